/** First and last instants the calendar allows: the terms of the last cases end within the years reviewed (2009-2030). */
const PRIMERO = 2009;
const ULTIMO = 2029;
/** Days on which laws of the calendar changed, or are about to. */
const MES_Y_DIA = ['02-02', '03-16', '06-01', '09-01', '11-20', '12-28'];

/** The instant a run starts at: a day somebody asked for, or one of the seed's own. */
export function inicioDe(semilla: number, anios: number, pedido?: string): string {
  const cabe = Math.max(1, ULTIMO - PRIMERO - anios);
  const anio = PRIMERO + ((semilla * 7) % cabe);
  const dia = pedido ?? `${anio}-${MES_Y_DIA[semilla % MES_Y_DIA.length]}`;
  return `${dia}T13:00:00.000Z`;
}
