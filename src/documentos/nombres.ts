import { tipoAdmitido } from './tipos.js';

const MAXIMO = 200;

/** What makes a name of file unfit, as a sentence; null when it is fit. */
export function defectoDeNombre(nombre: string): string | null {
  if (nombre === '' || /^\.+$/.test(nombre)) return 'Escriba el nombre del archivo.';
  if (nombre.length > MAXIMO) return `Use como máximo ${MAXIMO} caracteres.`;
  if (/[/\\]/.test(nombre)) return 'Escriba solo el nombre del archivo, sin carpetas.';
  // Marks of direction turn «fdp.exe» into what reads as «exe.pdf».
  if (/[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/u.test(nombre))
    return 'El nombre contiene caracteres que no se ven; escríbalo de nuevo.';
  return null;
}

/** Two ways of writing the same accents are one name. */
export function normalizarNombre(nombre: string): string {
  return nombre.normalize('NFC').trim();
}

/** The name a document is downloaded with: it ends as what it is, whatever it was called. */
export function nombreDeDescarga(nombre: string, tipo: string): string {
  const [extension = 'bin', ...otras] = tipoAdmitido(tipo)?.extensiones ?? [];
  const tiene = [extension, ...otras].some((e) => nombre.toLowerCase().endsWith(`.${e}`));
  return tiene ? nombre : `${nombre}.${extension}`;
}
