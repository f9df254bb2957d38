import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { entregar } from '../../src/engine/entrega.js';
import { CasoIlegible, MaquinaMasNueva } from '../../src/engine/paso.js';
import { tick } from '../../src/engine/tick.js';
import { leerActo } from '../../src/engine/validar.js';
import type { Caso } from '../../src/store/puerto.js';
import { INICIO } from '../apoyo/cliente.js';
import { enCrudo } from '../apoyo/en-crudo.js';
import { hecho, SistemaDePrueba, solicitudCompleta } from '../apoyo/sistema.js';
import { conDias, Programa, version } from './versiones.js';

const NUEVA = version(SOLICITUD, '1.10.0', conDias('AT-8.2.1.B-3', 9));
const DE_EN_MEDIO = version(SOLICITUD, '1.9.0');

const programa = new Programa([]);
let s: SistemaDePrueba;
let viejo: Caso;
let nuevo: Caso;
/** The same database, opened by a program that has these machines. */
async function conMaquinas(...defs: (typeof SOLICITUD)[]): Promise<void> {
  programa.actualizar(defs);
  await s.reiniciar();
}

beforeEach(async () => {
  programa.actualizar([SOLICITUD, DE_EN_MEDIO, NUEVA]);
  s = await SistemaDePrueba.abrir(INICIO, programa);
  viejo = await s.presentar();
  const definicion = NUEVA.eventos['PRESENTAR'];
  if (!definicion) throw new Error('Falta PRESENTAR.');
  const datos = leerActo(NUEVA, 'PRESENTAR', definicion, solicitudCompleta());
  nuevo = hecho(await s.door.presentar(NUEVA, datos as Record<string, unknown>, 'mesa'));
  await conMaquinas(SOLICITUD, DE_EN_MEDIO);
});
afterEach(() => s.cerrar());

const corren = async (id: string) =>
  (await s.store.plazos({ estado: 'corriendo', limite: 100 })).filter((p) => p.caso === id).length;

describe('D7: a case of a later program is left to whoever runs it', () => {
  test('it cannot be read nor acted on here, and says why; one of an earlier machine that is gone is damaged', async () => {
    await expect(s.leer(nuevo.id)).rejects.toThrow(MaquinaMasNueva);
    await expect(s.enviar(nuevo.id, 'DERIVAR', { organo: 'O', materia: 'M' })).rejects.toThrow(
      /solicitud@1\.10\.0/,
    );
    await conMaquinas(NUEVA);
    const gone = await s.leer(viejo.id).catch((error: unknown) => error);
    expect(gone).toBeInstanceOf(CasoIlegible);
    expect(gone).not.toBeInstanceOf(MaquinaMasNueva);
  });

  test('a clock goes past what it owes, which is neither set apart nor fired; whoever knows it fires it on its day', async () => {
    const antes = await corren(nuevo.id);
    expect(antes).toBeGreaterThan(0);
    const { ahora, disparados } = await s.avanzar('2027-03-01T15:00:00.000Z');
    expect([ahora, disparados]).toEqual(['2027-03-01T15:00:00.000Z', 3]);
    expect([await corren(viejo.id), await corren(nuevo.id)]).toEqual([0, antes]);
    expect(await tick(s.door)).toEqual({ vencidos: 0, mensajes: 0 });
    expect(await s.store.incidencias(10)).toEqual([]);

    await conMaquinas(SOLICITUD, NUEVA);
    expect((await tick(s.door)).vencidos).toBe(antes);
    const historia = await s.store.historia(nuevo.id);
    expect(historia.filter((f) => f.tipo === 'VENCIO_PLAZO').map((f) => f.ocurrido)).toEqual([
      '2027-02-05T05:00:00.000Z',
      '2027-02-09T05:00:00.000Z',
      '2027-02-16T05:00:00.000Z',
    ]);
    expect(await s.store.incidencias(10)).toEqual([]);
  });

  test('however much it owes, what others owe after it is fired', async () => {
    // As many as fill the share of a beat, each due at an instant of its own before those of the others.
    await enCrudo(s.archivo, (db) =>
      db.filas(
        `INSERT INTO plazo (caso, n, regla, item, desde, dias, computo, ambitos, vence, instante, estado, abierto)
         WITH RECURSIVE muchos (n) AS (SELECT 1000 UNION ALL SELECT n + 1 FROM muchos WHERE n < 1250)
         SELECT ?, n, 'AT-8.2.1.B-3', 'prueba ' || n, '2026-01-01', 1, 'habiles', '', '2026-01-02',
           '2026-01-02T05:00:00.' || (n - 1000 + 100) || 'Z', 'corriendo', 1 FROM muchos`,
        nuevo.id,
      ),
    );
    expect((await s.avanzar('2027-03-01T15:00:00.000Z')).disparados).toBe(3);
    expect(await corren(viejo.id)).toBe(0);
  });

  test('a message to it waits, and is no incident', async () => {
    const mensaje = { id: 'm', a: nuevo.id, de: viejo.id, tipo: 'DERIVAR', datos: '{}' };
    await entregar(s.door, [mensaje]);
    expect(await s.store.incidencias(10)).toEqual([]);
  });
});
