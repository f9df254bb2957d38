import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SistemaDePrueba } from '../apoyo/sistema.js';
import { masDias, medianoche } from '../simulacion/ingenuo/calendario.js';
import type { Fallo } from '../simulacion/ingenuo/caso.js';
import { ACTOS } from '../simulacion/ingenuo/datos.js';
import { Careo } from './careo.js';
import { resolver, type Tirada } from './historias.js';

const SEMILLA = Number(process.env['SEMILLA'] ?? 8213);
const HISTORIAS = Number(process.env['HISTORIAS'] ?? 300);
/** Refusals still tried on a case that has ended. */
const PASOS_TRAS_EL_FINAL = 4;

const FINALES = [
  'rechazada al presentar',
  'rechazada por la dependencia',
  'improcedente',
  'desistida',
  'desistida al no continuar',
  'archivada por silencio',
  'archivada sin convocatoria',
  'atendida',
  'culminada con seguimiento',
  'culminada con acompañamiento',
];

/** How often each ending was reached and each act accepted or refused, over all histories. */
const cuenta = new Map<string, number>();
const contar = (que: string) => {
  cuenta.set(que, (cuenta.get(que) ?? 0) + 1);
};

const numero = fc.nat(9999);
const tirada: fc.Arbitrary<Tirada> = fc.record({
  clase: fc.oneof(
    { weight: 12, arbitrary: fc.constant('avanza' as const) },
    { weight: 2, arbitrary: fc.constant('cualquiera' as const) },
    { weight: 2, arbitrary: fc.constant('torcido' as const) },
    { weight: 7, arbitrary: fc.constant('tiempo' as const) },
    { weight: 1, arbitrary: fc.constant('silencio' as const) },
    { weight: 1, arbitrary: fc.constant('reiniciar' as const) },
    { weight: 2, arbitrary: fc.constant('rebote' as const) },
    { weight: 2, arbitrary: fc.constant('rectificar' as const) },
  ),
  a: numero,
  b: numero,
  c: numero,
});

const historia = fc.record({
  fecha: fc.nat(1094).map((n) => masDias('2025-01-01', n)),
  /** Of an entity with a day of its own: how long before that day it presents. */
  vispera: fc.option(fc.nat(30)),
  // Minutes from 00:00 in Lima: any, or those around midnight.
  minuto: fc.oneof(fc.nat(1439), fc.constantFrom(-1, 0, 1, 1438, 1439, 1440)),
  milisegundo: fc.constantFrom(0, 1, 999),
  /** Days between the reception and its record; 0 is recorded on arrival, -1 claims a reception to come. */
  demora: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.nat(12) },
    { weight: 1, arbitrary: fc.constant(-1) },
  ),
  conHora: fc.boolean(),
  fase: fc.oneof(
    { weight: 4, arbitrary: fc.constant('actuaciones_preparatorias') },
    { weight: 1, arbitrary: fc.constantFrom('seleccion', 'ejecucion') },
  ),
  provincia: fc.constantFrom(null, 'Lima', 'Cusco', 'Ilo'),
  completa: fc.oneof(
    { weight: 15, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  pasos: fc.array(tirada, { minLength: 15, maxLength: 40 }),
});
type Historia = typeof historia extends fc.Arbitrary<infer T> ? T : never;

const DIA_LOCAL: Record<string, string> = { Cusco: '06-24', Ilo: '05-26' };

function diaDe({ fecha, vispera, provincia }: Historia): string {
  const local = DIA_LOCAL[provincia ?? ''];
  return local === undefined || vispera === null ? fecha : masDias(`${fecha.slice(0, 4)}-${local}`, -vispera);
}

function presentacion(
  { demora, conHora, fase, provincia, completa }: Historia,
  dia: string,
  recibida: string,
) {
  return {
    fase,
    ...(provincia ? { entidad: { nombre: 'Entidad de Prueba', ruc: '20131312955', provincia } } : {}),
    ...(completa ? {} : { sustentoEstrategico: ' ' }),
    ...(demora !== 0 ? { recibida: conHora ? recibida : dia } : {}),
  };
}

async function vivir(h: Historia): Promise<void> {
  const dia = diaDe(h);
  const recibida = new Date(Date.parse(medianoche(dia)) + h.minuto * 60_000 + h.milisegundo).toISOString();
  const sistema = await SistemaDePrueba.abrir(
    new Date(Date.parse(recibida) + h.demora * 86_400_000).toISOString(),
  );
  try {
    const careo = new Careo(sistema, contar);
    if (!(await careo.presentar(presentacion(h, dia, recibida)))) return contar('no nacida');
    let despues = 0;
    for (const tirada of h.pasos) {
      if (careo.modelo.situacion !== 'en_tramite' && ++despues > PASOS_TRAS_EL_FINAL) break;
      await careo.dar(resolver(careo.modelo, careo.ahora, tirada));
    }
    await careo.esperar(careo.ahora, true);
    await careo.comparar();
    if (careo.modelo.final !== '') contar(careo.modelo.final);
  } finally {
    await sistema.cerrar();
  }
}

describe('random histories: the system agrees with the naive model of the law', () => {
  it(`${HISTORIAS} histories of seed ${SEMILLA}`, { timeout: 60_000 + HISTORIAS * 1000 }, async () => {
    const salida = await fc.check(fc.asyncProperty(historia, vivir), { seed: SEMILLA, numRuns: HISTORIAS });
    if (!salida.failed) return;
    const { message } = salida.errorInstance as Error;
    throw new Error(
      `SEMILLA=${SEMILLA}, history ${salida.numRuns}, shrunk ${salida.numShrinks} times.\n${message}`,
    );
  });

  it.runIf(HISTORIAS >= 300).each(FINALES)('some history ended: %s', (final) => {
    expect(cuenta.get(final) ?? 0).toBeGreaterThan(0);
  });

  it.runIf(HISTORIAS >= 300).each(ACTOS)(
    '%s was accepted in some history, and refused in another',
    (tipo) => {
      const veces = (fallo: Fallo) => cuenta.get(`${tipo} ${fallo}`) ?? 0;
      expect(veces('aceptado')).toBeGreaterThan(0);
      expect(veces('estado') + veces('condicion') + veces('datos')).toBeGreaterThan(0);
    },
  );

  it.runIf(HISTORIAS >= 300).each(['rebote', 'no nacida'])('some history had: %s', (que) => {
    expect(cuenta.get(que) ?? 0).toBeGreaterThan(0);
  });
});
