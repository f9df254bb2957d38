import { fechaCivilDe, inicioDelDia } from '../../machines/calendario/index.js';
import type { Faena } from '../faenas/faena.js';
import type { Sistema } from '../sistema.js';
import { coordinacionDe } from './coordinacion.js';

const COLECCION = 'informes';
const CADA_MS = 10 * 60_000;

/**
 * Opens the annual report of the year that has just closed, in January, when that year had solicitudes and nobody opened
 * it (AT-8.3). Two processes at once open one: the other is refused.
 * @returns whether it opened it
 */
export async function abrirElDelEjercicio(
  sistema: Pick<Sistema, 'store' | 'door' | 'registro' | 'reloj' | 'config'>,
): Promise<boolean> {
  const { store, door, registro, reloj } = sistema;
  const hoy = fechaCivilDe(reloj.ahora());
  const def = registro.deColeccion(COLECCION);
  if (hoy.slice(5, 7) !== '01' || def === null) return false;
  const ejercicio = Number(hoy.slice(0, 4)) - 1;
  const [desde, hasta] = [`${ejercicio}-01-01`, `${ejercicio + 1}-01-01`].map(inicioDelDia) as [
    string,
    string,
  ];
  if ((await store.porNumero(def.unico?.({ ejercicio }).numero ?? '')) !== null) return false;
  if (!(await store.hayCasosEntre('solicitudes', desde, hasta))) return false;
  const datos = { ejercicio, coordinacion: await coordinacionDe(sistema) };
  return (await door.presentar(def, datos, 'sistema')).tipo === 'hecho';
}

/**
 * The same, as work of the office. Only with the clock of the machine: one that people move would give birth to cases
 * nobody asked for in the middle of a rehearsal.
 */
export function aperturaDelInformeAnual(sistema: Sistema): readonly Faena[] {
  if (sistema.reloj.simulado) return [];
  return [
    {
      nombre: 'apertura del informe anual',
      cadaMs: CADA_MS,
      correr: async () => {
        if (await abrirElDelEjercicio(sistema)) sistema.avisar();
      },
    },
  ];
}
