import { z } from 'zod';

/** One datum of an act, by its path: `hitos[].fecha`. */
export interface Campo {
  readonly ruta: string;
  readonly obligatorio: boolean;
}

interface Esquema {
  readonly properties?: Readonly<Record<string, Esquema>>;
  readonly required?: readonly string[];
  readonly items?: Esquema;
  readonly anyOf?: readonly Esquema[];
}

function hojas(esquema: Esquema, ruta: string, obligatorio: boolean): Campo[] {
  const [unica, otra] = (esquema.anyOf ?? []).filter(
    (e) => e.properties !== undefined || e.items !== undefined,
  );
  if (unica && !otra) return hojas(unica, ruta, obligatorio);
  if (esquema.properties) return interior(esquema, `${ruta}.`, obligatorio);
  if (esquema.items?.properties) return interior(esquema.items, `${ruta}[].`, obligatorio);
  return [{ ruta: esquema.items ? `${ruta}[]` : ruta, obligatorio }];
}

function interior(esquema: Esquema, base: string, obligatorio: boolean): Campo[] {
  return Object.entries(esquema.properties ?? {}).flatMap(([nombre, e]) =>
    hojas(
      e,
      base === '.' ? nombre : `${base}${nombre}`,
      obligatorio && (esquema.required ?? []).includes(nombre),
    ),
  );
}

/** The data an act is sent with. One is required if it and everything that holds it are. */
export function camposDe(esquema: z.ZodType): Campo[] {
  return interior(z.toJSONSchema(esquema, { io: 'input', unrepresentable: 'any' }) as Esquema, '.', true);
}
