/** What of a sending may name somebody. */
const TEXTOS_DE_ENVIO = ['asunto', 'destinatarios', 'texto', 'adjuntos', 'respuesta', 'entregas'] as const;

/** A sending with all of it that may name somebody. */
export type EnvioNombrado = { readonly aviso: string; readonly intento: number } & Readonly<
  Record<(typeof TEXTOS_DE_ENVIO)[number], string | null>
>;

/** What the lists show and find of a case. */
export interface Cabeza {
  readonly pk: number;
  readonly numero: string;
  readonly entidad: string | null;
  readonly ruc: string | null;
  readonly objeto: string | null;
}

/** The statements of a suppression, in the order they are run. */
export const SUPRIMIR = {
  /** Opens it: nothing that is kept may change but what one of these names. */
  anota: 'INSERT INTO supresion (caso, secuencia, eventos, avisos, creada) VALUES (?, ?, ?, ?, ?)',
  envios: `SELECT e.aviso, e.intento, ${TEXTOS_DE_ENVIO.map((c) => `e.${c}`).join(', ')} FROM aviso a JOIN envio e ON e.aviso = a.id
    WHERE a.id > ? || '.' AND a.id < ? || '/'`,
  envio: `UPDATE envio SET ${TEXTOS_DE_ENVIO.map((c) => `${c} = ?`).join(', ')}, supresion = ? WHERE aviso = ? AND intento = ?`,
  evento: 'UPDATE evento SET datos = ?, sal = ?, supresion = ? WHERE caso = ? AND secuencia = ?',
  aviso: 'UPDATE aviso SET asunto = ?, destinatarios = ? WHERE id = ? AND caso = ?',
  cabeza:
    'SELECT c.pk, c.numero, d.entidad, d.ruc, d.objeto FROM caso c JOIN caso_datos d ON d.caso = c.id WHERE c.id = ?',
  resumen: 'UPDATE caso_datos SET entidad = ?, objeto = ? WHERE caso = ?',
} as const;

/** The text a case is found by. */
export const buscable = ({ numero, entidad, ruc, objeto }: Omit<Cabeza, 'pk'>): string =>
  [numero, entidad, ruc, objeto].filter(Boolean).join('\n');

/** The sendings that name somebody, each with its texts as they are to be kept. */
export function enviosLimpios(envios: readonly EnvioNombrado[], limpiar: (texto: string) => string) {
  return envios.flatMap((envio) => {
    const textos = TEXTOS_DE_ENVIO.map((c) => envio[c]);
    const limpios = textos.map((t) => (t === null ? null : limpiar(t)));
    return limpios.every((t, i) => t === textos[i]) ? [] : [{ ...envio, limpios }];
  });
}

/** What is about to change of a case, as the row of its suppression names it: its events and its notices, as JSON lists. */
export function alcanceDeSupresion(
  eventos: readonly { readonly secuencia: number }[],
  avisos: readonly { readonly id: string }[],
  envios: readonly { readonly aviso: string }[],
): readonly [eventos: string, avisos: string] {
  const tocados = new Set([...avisos.map((a) => a.id), ...envios.map((e) => e.aviso)]);
  return [JSON.stringify(eventos.map((e) => e.secuencia)), JSON.stringify([...tocados])];
}
