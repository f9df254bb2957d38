import { beforeAll, describe, expect, test } from 'vitest';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { citar } from '../../machines/reglas/index.js';
import { PROCESOS } from '../../machines/seleccion/definicion.js';
import { item } from '../../machines/seleccion/item/item.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { porQueNoCabe } from '../../src/engine/disponible.js';
import { permitidos } from '../../src/engine/explain.js';
import { hechosDe } from '../../src/engine/hechos.js';
import { ACTOS_DEL_MOTOR } from '../../src/engine/sucesos.js';
import type { Entorno, Estado } from '../../src/engine/tipos.js';
import { despues, ENTORNO, explorar } from './explorar.js';
import { MUESTRAS } from './muestras.js';
import { caminar, nuevo } from './procesos/caminar.js';

const FRASE = /^[«A-ZÁÉÍÓÚÑ].{10,}[.]$/su;
const CAMINATAS = 12;

/** Sentences told of acts nobody can have, by act, and how many were looked at. */
const dichas = new Map<string, Set<string>>();
let miradas = 0;

/** Every act of a machine that a case does not admit is refused with a sentence and a rule, without its data (D15). */
function revisar(
  def: DefinicionDeMaquina,
  { snapshot, plazos }: Estado,
  ahora: string,
  entorno: Entorno,
): void {
  const hechos = hechosDe({ plazos }, ahora, entorno);
  const caben = new Set(permitidos(def, snapshot, hechos));
  for (const [tipo, definicion] of Object.entries({ ...def.eventos, ...ACTOS_DEL_MOTOR })) {
    if (caben.has(tipo)) continue;
    const { detalle, regla } = porQueNoCabe(def, snapshot, tipo, definicion, hechos);
    miradas++;
    if (!FRASE.test(detalle) || /undefined|null|\[object|NaN/.test(detalle) || citar(regla) === '')
      throw new Error(`${def.id} ${tipo}: «${detalle}» (${regla})`);
    dichas.set(tipo, (dichas.get(tipo) ?? new Set()).add(detalle));
  }
}

describe('D15: an act that cannot be had says why, before anybody fills its form', () => {
  beforeAll(() => {
    miradas = 0;
    dichas.clear();
  });

  test('in every situation of a solicitud that the samples reach', () => {
    let situaciones = 0;
    const ver = (intento: Parameters<Parameters<typeof explorar>[3]>[0]) => {
      const nodo = despues(intento);
      if (nodo === null) return;
      situaciones++;
      revisar(SOLICITUD, nodo.estado, nodo.ahora, ENTORNO);
    };
    explorar(SOLICITUD, '2027-02-01T15:00:00.000Z', MUESTRAS, ver, () => situaciones > 3_000);
    expect(situaciones).toBeGreaterThan(1_000);
    expect([...dichas.keys()].sort()).toEqual(
      [...Object.keys(SOLICITUD.eventos), ...Object.keys(ACTOS_DEL_MOTOR)].sort(),
    );
  });

  test.each(PROCESOS.map((def) => [def.id, def] as const))('in the walks of %s', (_id, def) => {
    const antes = miradas;
    const testigo = {
      intento: () => undefined,
      paso: (caso: { estado: Estado; ahora: string; entorno: Entorno }) =>
        revisar(def, caso.estado, caso.ahora, caso.entorno),
      esNuevo: () => false,
      falta: () => false,
      afan: 0,
      fin: () => undefined,
    };
    for (let semilla = 1; semilla <= CAMINATAS; semilla++)
      caminar(nuevo(def, semilla, testigo), testigo, { pasos: 130, paciente: false, empeno: {} });
    expect(miradas - antes).toBeGreaterThan(5_000);
  });

  test('and what the items say is heard too: not all is told by the process', () => {
    expect(item.id).toBe('item');
    for (const tipo of ['OTORGAR_BUENA_PRO', 'SUSCRIBIR_CONTRATO', 'RESOLVER_EMPATE'])
      expect([tipo, (dichas.get(tipo)?.size ?? 0) > 1]).toEqual([tipo, true]);
  });
});
