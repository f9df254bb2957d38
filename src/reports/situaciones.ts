/** Situations as people write them. */
const EN_PALABRAS: Readonly<Record<string, string>> = {
  en_tramite: 'En trámite',
  no_procede: 'No procede',
  preparacion: 'En preparación',
  bases_integradas: 'Bases integradas',
  en_evaluacion: 'En evaluación',
  buena_pro: 'Buena pro otorgada',
  contrato: 'Contrato suscrito',
  contrato_no_suscrito: 'Contrato no suscrito',
  buena_pro_sin_efecto: 'Buena pro sin efecto',
  pendiente: 'Por elaborar',
  en_elaboracion: 'En elaboración',
};

/** A situation in words: those not named apart read as they are written. */
export function enPalabras(situacion: string): string {
  const texto = EN_PALABRAS[situacion] ?? situacion.replaceAll('_', ' ');
  return texto.charAt(0).toUpperCase() + texto.slice(1);
}
