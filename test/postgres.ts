import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RAIZ = new URL('..', import.meta.url).pathname;

/** The tests that open the whole system, or its door, over a file that the run may put in PostgreSQL instead. */
const CARPETAS = [
  'api',
  'auth',
  'consulta',
  'documentos',
  'engine',
  'escenarios',
  'gestion',
  'informes',
  'notify',
  'papeles',
  'personales',
  'procesos',
  'seguridad',
  'sellos',
  'sobres',
];

/** What a test does that only a SQLite file allows, and why it stays out of a run over PostgreSQL. */
const SOLO_EN_SQLITE: readonly [RegExp, string][] = [
  [/['"]better-sqlite3['"]/, 'abre el archivo de la base con su controlador'],
  [/src\/store\/sqlite\//, 'prueba el almacén de SQLite por sí mismo'],
  [
    /CLAVE_SOBRES: OTRA_CLAVE/,
    'arranca con otra clave de los sobres, y en PostgreSQL una réplica con otra no arranca',
  ],
];

/** The tests of those folders that only speak of SQLite, each with its reason. */
export function fueraDePostgres(): { prueba: string; razon: string }[] {
  return CARPETAS.flatMap((carpeta) =>
    readdirSync(join(RAIZ, 'test', carpeta))
      .filter((nombre) => nombre.endsWith('.test.ts'))
      .flatMap((nombre) => {
        const texto = readFileSync(join(RAIZ, 'test', carpeta, nombre), 'utf8');
        const hallado = SOLO_EN_SQLITE.find(([patron]) => patron.test(texto));
        return hallado ? [{ prueba: `test/${carpeta}/${nombre}`, razon: hallado[1] }] : [];
      }),
  );
}

/** How a run puts in PostgreSQL what its tests ask to be kept in a SQLite file. */
export const enPostgres = {
  env: { PRUEBAS_BASE: 'postgres' },
  setupFiles: ['test/apoyo/en-postgres-al-final.ts'],
};

/** All of them. */
export const TODAS = {
  include: CARPETAS.map((carpeta) => `test/${carpeta}/*.test.ts`),
  exclude: fueraDePostgres().map(({ prueba }) => prueba),
};

/** The few that every run of the tests also passes over PostgreSQL: one of each kind, and short. */
export const MUESTRA = [
  'test/api/documentos.test.ts',
  'test/api/mala-entrada-campos.test.ts',
  'test/api/mesa-novedades.test.ts',
  'test/api/presentar.test.ts',
  'test/api/procesos-reserva.test.ts',
  'test/api/simular.test.ts',
  'test/auth/ingreso.test.ts',
  'test/procesos/lp-une-2010.test.ts',
];
