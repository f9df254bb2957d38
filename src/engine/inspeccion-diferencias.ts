/** A datum that changed; what was not there before, or is no longer, lacks that side. */
export interface Cambio {
  readonly ruta: string;
  readonly antes?: unknown;
  readonly despues?: unknown;
}

const esObjeto = (valor: unknown): valor is Readonly<Record<string, unknown>> =>
  typeof valor === 'object' && valor !== null;

/** Data in which two values of JSON differ, by their dot paths, each as deep as both still hold something there. */
export function diferenciasEntre(antes: unknown, despues: unknown, ruta = ''): Cambio[] {
  if (antes === despues) return [];
  if (!esObjeto(antes) || !esObjeto(despues) || Array.isArray(antes) !== Array.isArray(despues))
    return [
      {
        ruta,
        ...(antes === undefined ? {} : { antes }),
        ...(despues === undefined ? {} : { despues }),
      },
    ];
  const claves = new Set([...Object.keys(antes), ...Object.keys(despues)]);
  return [...claves].flatMap((clave) =>
    diferenciasEntre(antes[clave], despues[clave], ruta === '' ? clave : `${ruta}.${clave}`),
  );
}
