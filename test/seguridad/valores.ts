import { RUC_A, RUC_B } from '../apoyo/cliente.js';
import type { Azar } from './azar.js';

/** A JSON Schema, as the OpenAPI document writes them. */
// biome-ignore lint/suspicious/noExplicitAny: schemas are read as the document gives them
export type Esquema = any;

/** Texts that have broken programs: of time, money, paths, injections, alphabets and lengths. */
export const TEXTOS_RAROS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u200b\ufeff',
  'ñandú Ñ áéíóú Ü',
  'e\u0301\u0301\u0301\u0301',
  '😀👩‍👩‍👧‍👦',
  '\uffff\ufffe',
  '__proto__',
  'constructor',
  'toString',
  '../../../../etc/passwd',
  '..%2f..%2fcustodia%2fclave-sobres',
  '\\\\servidor\\c$',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  "' OR '1'='1' --",
  '"; DROP TABLE evento; --',
  '%00',
  '%s%s%n',
  '#{7*7}{{7*7}}<%=7*7%>',
  '<script>alert(1)</script>',
  'a@b.pe\r\nBcc: otro@mal.example',
  '=HYPERLINK("http://mal.example")',
  'BEGIN:VEVENT\r\nEND:VEVENT',
  '9999-12-31',
  '0000-00-00',
  '2027-02-30',
  '-000001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  '2027-02-03T25:00:00Z',
  '1e400',
  '-0',
  '0x1f',
  '99999999999999999999999999',
  '0.1e-999999999',
  'NaN',
  'true',
  'null',
  'x'.repeat(300),
  'ñ'.repeat(30_000),
];

const NUMEROS_RAROS: readonly number[] = [
  0,
  -0,
  -1,
  1,
  1.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 63),
  0.1 + 0.2,
];

/** Anything JSON can say. */
export function cualquiera(azar: Azar, hondura = 3): unknown {
  switch (azar.entero(0, hondura > 0 ? 7 : 4)) {
    case 0:
    case 1:
    case 2:
      return azar.de(TEXTOS_RAROS);
    case 3:
      return azar.de(NUMEROS_RAROS);
    case 4:
      return azar.de([true, false, null]);
    case 5:
      return azar.lista(4, () => cualquiera(azar, hondura - 1));
    default:
      return Object.fromEntries(
        azar.lista(4, () => [azar.de(TEXTOS_RAROS).slice(0, 60), cualquiera(azar, hondura - 1)]),
      );
  }
}

const DIAS = [
  '2011-03-14',
  '2011-03-15',
  '2011-03-21',
  '2011-04-15',
  '2011-04-27',
  '2010-12-31',
  '2012-02-29',
];
const INSTANTES = [
  '2011-03-14T14:00:00Z',
  '2011-03-15T10:00:00-05:00',
  '2011-04-05T10:00:00.123-05:00',
  '2027-02-01T15:00:00Z',
  '2027-02-05T10:00:00-05:00',
];

/** Values that fit data of a name, where chance alone would never find them. */
const POR_NOMBRE: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/ruc$|^entidad$/i, [RUC_A, RUC_B]],
  [/correo|para$/i, ['persona@entidad.gob.pe', 'otra@example.pe']],
  [/^(valor|monto|costo|importe|garantia)/i, ['10.00', '500000.00', '30000']],
  [/^(fecha|desde|hasta|dia|inicio|fin|publicada|recibida|vence)/i, [...DIAS, ...INSTANTES]],
  [/^(ahora|en|instante)$/i, INSTANTES],
  [/^(anio|ejercicio)$/i, [2011, 2026, 2027]],
  [/^cuenta$/i, ['fuzz', 'otra.persona', 'ÑANDÚ']],
  [/^clave/i, ['Una clave larga y rara 7391', 'corta']],
  [/^norma$/, ['DS 1-2011', 'RS-51-1']],
  [/^(dias|plazoDias)$/, [1, 3, 10]],
  [/ambito/i, ['nacional', 'region:Lima', 'provincia:Cusco']],
  [/^(limite)$/i, [1, 2, 500]],
  [/^(secuencia|item|numero)$/i, [1, 2, 3]],
];

/** A value that mostly fits a schema, with something out of place here and there. */
export function queCabe(esquema: Esquema, azar: Azar, nombre = '', hondura = 6): unknown {
  if (azar.unaDe(18) || hondura < 0) return cualquiera(azar, 2);
  if (esquema?.const !== undefined) return esquema.const;
  if (esquema?.enum) return azar.de(esquema.enum);
  const formas = esquema?.anyOf ?? esquema?.oneOf;
  if (formas) return queCabe(azar.de(formas), azar, nombre, hondura - 1);
  if (esquema?.allOf)
    return Object.assign({}, ...esquema.allOf.map((e: Esquema) => queCabe(e, azar, nombre, hondura - 1)));
  const conocidos = POR_NOMBRE.find(([patron]) => patron.test(nombre))?.[1];
  switch ([esquema?.type].flat()[0]) {
    case 'string':
      if (conocidos && !azar.unaDe(5)) return String(azar.de(conocidos));
      if (esquema.format === 'date') return azar.de(DIAS);
      if (esquema.format === 'date-time') return azar.de(INSTANTES);
      if (esquema.format === 'email') return 'persona@entidad.gob.pe';
      return azar.unaDe(6)
        ? azar.de(TEXTOS_RAROS)
        : azar.de(['Texto.', 'Otro texto, más largo.', '3', 'abc']);
    case 'integer':
    case 'number':
      if (conocidos && !azar.unaDe(5)) return Number(azar.de(conocidos)) || 1;
      return azar.entero(esquema.minimum ?? -2, Math.min(esquema.maximum ?? 60, 1_000_000));
    case 'boolean':
      return azar.unaDe(2);
    case 'null':
      return null;
    case 'array':
      return azar.lista(3, () => queCabe(esquema.items ?? {}, azar, nombre, hondura - 1));
    case 'object':
      return objeto(esquema, azar, hondura);
    default:
      return conocidos ? azar.de(conocidos) : cualquiera(azar, 2);
  }
}

function objeto(esquema: Esquema, azar: Azar, hondura: number): Record<string, unknown> {
  const pares = Object.entries<Esquema>(esquema.properties ?? {})
    .filter(([k]) => (esquema.required?.includes(k) ? !azar.unaDe(30) : azar.unaDe(2)))
    .map(([k, v]): [string, unknown] => [k, queCabe(v, azar, k, hondura - 1)]);
  if (azar.unaDe(20))
    pares.push([azar.de(['imprevisto', '__proto__', 'constructor', '']), cualquiera(azar, 2)]);
  return Object.fromEntries(pares);
}

/** The same JSON with one of its values changed for another, taken away, or joined by one nobody foresaw. */
export function trastocar(valor: unknown, azar: Azar): unknown {
  if (typeof valor !== 'object' || valor === null || azar.unaDe(8)) return cualquiera(azar);
  const claves = Object.keys(valor);
  if (claves.length === 0) return cualquiera(azar);
  const clave = azar.de(claves);
  const copia = (Array.isArray(valor) ? [...valor] : { ...valor }) as Record<string, unknown>;
  switch (azar.entero(0, 5)) {
    case 0:
      delete copia[clave];
      break;
    case 1:
      copia[azar.de(TEXTOS_RAROS).slice(0, 40)] = cualquiera(azar, 1);
      break;
    default:
      copia[clave] = trastocar(copia[clave], azar);
  }
  return copia;
}
