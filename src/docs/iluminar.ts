import type { StateValue } from 'xstate';

/** Every state an XState value is in, groups and regions included, as dot paths. */
export function rutasDe(value: StateValue, base = ''): string[] {
  const bajo = (clave: string) => (base === '' ? clave : `${base}.${clave}`);
  if (typeof value === 'string') return [bajo(value)];
  return Object.entries(value).flatMap(([clave, interior]) => [
    bajo(clave),
    ...(interior === undefined ? [] : rutasDe(interior, bajo(clave))),
  ]);
}

/** The picture of a machine with the given states lit. States the picture does not hold are ignored. */
export function iluminar(svg: string, estados: readonly string[]): string {
  const activos = new Set(estados);
  return svg.replace(/<g class="([^"]*)" data-estado="([^"]*)">/g, (grupo, clases: string, estado: string) =>
    activos.has(estado) ? `<g class="${clases} activo" data-estado="${estado}">` : grupo,
  );
}
