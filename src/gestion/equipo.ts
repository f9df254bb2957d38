import type { Ausencia, CargaDe } from '../store/gestion.js';
import type { Persona } from '../store/mesa.js';
import type { Store } from '../store/puerto.js';
import { ORDEN, peso } from './reparto.js';

/** Somebody of the team, with the work they have and whether they are here. */
export interface DelEquipo extends Persona {
  readonly vivos: number;
  readonly porHacer: number;
  readonly vencidos: number;
  readonly peso: number;
  /** The absence they are on that day; null when they are here. */
  readonly ausencia: Ausencia | null;
  /** Whom they stand in for that day. */
  readonly sustituyeA: readonly Persona[];
}

const NADA = { vivos: 0, porHacer: 0, vencidos: 0 };

const sumar = (cargas: readonly CargaDe[]) =>
  cargas.reduce(
    (suma, c) => ({
      vivos: suma.vivos + c.vivos,
      porHacer: suma.porHacer + c.porHacer,
      vencidos: suma.vencidos + c.vencidos,
    }),
    NADA,
  );

/** The specialists in force and their work, and the work of those who are none of them. @param hoy civil day of Lima */
export async function equipo(
  store: Store,
  hoy: string,
): Promise<{
  readonly personas: readonly DelEquipo[];
  readonly ajenas: readonly (CargaDe & { peso: number })[];
}> {
  const [especialistas, cargas, ausencias] = await Promise.all([
    store.personal(['especialista']),
    store.cargas(hoy),
    store.ausencias(hoy),
  ]);
  const deHoy = ausencias.filter((a) => a.desde <= hoy);
  const repetidos = new Set(
    especialistas.flatMap(({ id, nombre }) =>
      especialistas.some((o) => o.id !== id && o.nombre === nombre) ? [nombre] : [],
    ),
  );
  // A case assigned by a name that two people have is nobody's in particular.
  const esDe = (p: Persona, { quien }: CargaDe) =>
    quien === p.id || (quien === p.nombre && !repetidos.has(p.nombre));
  const personas = especialistas.map(({ id, nombre }) => {
    const suya = sumar(cargas.filter((c) => esDe({ id, nombre }, c)));
    const suplidos = deHoy.filter((a) => a.sustituto === id).map((a) => a.usuario);
    return {
      id,
      nombre,
      ...suya,
      peso: peso(suya),
      ausencia: deHoy.find((a) => a.usuario === id) ?? null,
      sustituyeA: especialistas
        .filter((e) => suplidos.includes(e.id))
        .map((e) => ({ id: e.id, nombre: e.nombre })),
    };
  });
  const ajenas = cargas.filter((c) => !personas.some((p) => esDe(p, c)));
  personas.sort((a, b) => ORDEN.compare(a.nombre, b.nombre));
  return { personas, ajenas: ajenas.map((c) => ({ ...c, peso: peso(c) })) };
}
