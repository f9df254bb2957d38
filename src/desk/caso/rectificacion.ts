import type { ActoDelCaso, Esquema } from '../api/tipos.js';
import type { Sugerencias } from '../formularios/preparar.js';

type Nodo = Record<string, unknown> & { properties?: Record<string, Nodo> };

export const RECTIFICAR = 'RECTIFICAR_VENCIMIENTO';

// The rectification asks when the act was received: an act that says no date cannot be put back in its term.
const diceFecha = ({ esquema }: ActoDelCaso) =>
  ['recibida', 'fecha'].some((c) => c in ((esquema as Nodo).properties ?? {}));

const rectificables = (actos: readonly ActoDelCaso[]) =>
  actos.filter((a) => a.tipo !== RECTIFICAR && a.tipo !== 'ASIGNADO' && diceFecha(a));

/** The act a rectification is about, once chosen. */
export const tipoElegido = (datos: unknown): string | undefined =>
  (datos as { acto?: { tipo?: string } } | undefined)?.acto?.tipo;

/** The acts a rectification may put back in their term, by title. */
export const actosQueSeRectifican = (actos: readonly ActoDelCaso[]): Sugerencias => ({
  tipo: rectificables(actos).map(({ tipo, titulo }) => ({ valor: tipo, nombre: titulo })),
});

/** The form of a rectification: the act is chosen by its title and then written with its own form. */
export function esquemaDeRectificacion(
  esquema: Esquema,
  actos: readonly ActoDelCaso[],
  datos: unknown,
): Esquema {
  const elegido = rectificables(actos).find((a) => a.tipo === tipoElegido(datos));
  const { acto, ...otros } = (esquema as Nodo).properties ?? {};
  const { tipo } = acto?.properties ?? {};
  const suyos = elegido === undefined ? {} : { datos: elegido.esquema as Nodo };
  const required = ['tipo', ...Object.keys(suyos)];
  return {
    ...esquema,
    properties: { acto: { ...acto, properties: { tipo, ...suyos }, required }, ...otros },
  };
}

/** What is written, without the data of an act that is no longer the one chosen. */
export function alCambiarDeActo(antes: unknown, ahora: unknown): unknown {
  const tipo = tipoElegido(ahora);
  if (tipoElegido(antes) === tipo) return ahora;
  return { ...(ahora as object), acto: tipo === undefined ? {} : { tipo } };
}
