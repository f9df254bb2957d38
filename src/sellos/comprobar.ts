import type { Store } from '../store/puerto.js';
import { acopiar } from './sellar.js';
import { huellaDeSello, Sello } from './sello.js';

/** What a database was found to be against a seal published before. */
export interface Comprobacion {
  readonly sello: Pick<Sello, 'dia' | 'casos' | 'documentos' | 'posicion'> | null;
  /** Sentences on what differs; empty when today's database still holds all the seal covered. */
  readonly diferencias: readonly string[];
}

function leer(texto: string): Sello | null {
  try {
    return Sello.parse(JSON.parse(texto));
  } catch {
    return null;
  }
}

function compararPartes(antes: Sello['partes'], hoy: Sello['partes']): string[] {
  return antes.flatMap(([casos, huella], i) => {
    const [ahora = 0, suya = ''] = hoy[i] ?? [];
    if (ahora === casos && suya === huella) return [];
    const donde = `Parte ${i.toString(16).padStart(2, '0')}`;
    if (ahora < casos)
      return [`${donde}: se sellaron ${casos} expedientes y hoy hay ${ahora}; se borró alguno.`];
    if (ahora > casos)
      return [
        `${donde}: se sellaron ${casos} expedientes y hoy hay ${ahora}; se añadió alguno antes del sello.`,
      ];
    return [
      `${donde}: algún expediente de sus ${casos} no tiene hoy la historia que tenía; se cortó o se cambió.`,
    ];
  });
}

/**
 * Proves today's database against a seal: every case it covered is there with the history it had then, and every document
 * on record. What came after is not its concern.
 * @param texto the published file
 */
export async function comprobarSello(store: Store, texto: string): Promise<Comprobacion> {
  const sello = leer(texto);
  if (sello === null) return { sello: null, diferencias: ['El archivo no es un sello de este sistema.'] };
  const { dia, casos, documentos, posicion } = sello;
  const cabeza = { dia, casos, documentos, posicion };
  if (huellaDeSello(sello) !== sello.huella)
    return {
      sello: cabeza,
      diferencias: ['El archivo del sello no es el que se publicó: su huella no es la de su texto.'],
    };
  const guardado = await store.sello(dia);
  const diferencias: string[] = [];
  if (guardado === null) diferencias.push(`La base de datos no guarda el sello del ${dia}.`);
  else if (guardado.huella !== sello.huella)
    diferencias.push(`El sello del ${dia} que guarda la base de datos no es el publicado.`);
  const hoy = await acopiar(store, posicion, sello.hastaDocumento);
  diferencias.push(...compararPartes(sello.partes, hoy.partes));
  if (hoy.documentos !== documentos || hoy.huellaDeDocumentos !== sello.huellaDeDocumentos)
    diferencias.push(
      `Se sellaron ${documentos} documentos y los que hoy constan no son los mismos (${hoy.documentos}).`,
    );
  return { sello: cabeza, diferencias };
}

/** Whether the seals kept follow one another, each over the one before. Returns sentences on what differs. */
export async function comprobarCadena(store: Store): Promise<string[]> {
  const diferencias: string[] = [];
  const dias: string[] = [];
  for (let antesDe: string | undefined; ; ) {
    const pagina = await store.sellos(200, antesDe);
    dias.unshift(...pagina.map((s) => s.dia).reverse());
    antesDe = pagina.at(-1)?.dia;
    if (antesDe === undefined) break;
  }
  let previo = '';
  for (const dia of dias) {
    const guardado = await store.sello(dia);
    const sello = guardado && leer(guardado.texto);
    if (!guardado || !sello || huellaDeSello(sello) !== sello.huella || guardado.huella !== sello.huella)
      diferencias.push(`El sello del ${dia} no es el que se hizo.`);
    else if (sello.previo !== previo) diferencias.push(`El sello del ${dia} no sigue al anterior.`);
    previo = guardado?.huella ?? '';
  }
  return diferencias;
}
