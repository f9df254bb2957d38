import type { DatosDeSolicitud } from './datos-solicitud';

/** How far a letter of the norm is. */
export interface Letra {
  readonly letra: 'a' | 'b' | 'c' | 'd' | 'e';
  readonly titulo: string;
  readonly estado: 'completa' | 'falta' | 'no_aplica';
  /** Its missing data, by path. */
  readonly faltan: readonly string[];
  /** Whether its omission has the solicitud rejected. */
  readonly obligatoria: boolean;
}

/** Data of the letters whose omission rejects. */
const OBLIGATORIAS = [
  { letra: 'a', titulo: 'Entidad y objeto', datos: ['entidad.nombre', 'objeto'] },
  {
    letra: 'b',
    titulo: 'Punto de contacto',
    datos: ['contacto.nombre', 'contacto.cargo', 'contacto.correo', 'contacto.telefono'],
  },
  { letra: 'c', titulo: 'Sustento estratégico', datos: ['sustentoEstrategico'] },
] as const;

/** Which letters are complete in what is written, said at each key; the API has the last word (AT-8.1.1, AT-8.1.2). */
export function letrasDe({ textos, acompanamiento, materias, documentos }: DatosDeSolicitud): Letra[] {
  const enBlanco = (ruta: string) => (textos[ruta] ?? '').trim() === '';
  const obligatorias = OBLIGATORIAS.map(({ letra, titulo, datos }): Letra => {
    const faltan = datos.filter(enBlanco);
    return { letra, titulo, faltan, estado: faltan.length === 0 ? 'completa' : 'falta', obligatoria: true };
  });
  const opcional = (
    letra: 'd' | 'e',
    titulo: string,
    pedida: boolean,
    dato: string,
    falta: boolean,
  ): Letra => ({
    letra,
    titulo,
    estado: pedida ? (falta ? 'falta' : 'completa') : 'no_aplica',
    faltan: pedida && falta ? [dato] : [],
    obligatoria: false,
  });
  const revisa = materias.includes('revision_documental') || documentos.length > 0;
  return [
    ...obligatorias,
    opcional(
      'd',
      'Sustento del acompañamiento',
      acompanamiento,
      'sustentoAcompanamiento',
      enBlanco('sustentoAcompanamiento'),
    ),
    opcional('e', 'Documentos a revisar', revisa, 'documentosARevisar', documentos.length === 0),
  ];
}
