import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { datosInvalidos, guardas, noCumple } from '../../machines/base/condicion.js';
import { enPalabras } from '../../machines/base/fechas.js';
import { hechos } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { citar, regla } from '../../machines/reglas/index.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import {
  admite,
  enPalabrasDelEstado,
  estadosQueAdmiten,
  explicarRechazo,
  permitidos,
} from '../../src/engine/explain.js';
import { hechosDe } from '../../src/engine/hechos.js';
import { situacionDe } from '../../src/engine/situacion.js';
import type { Rechazo } from '../../src/engine/tipos.js';
import { lima } from '../escenarios/apoyo.js';
import { ENTORNO } from '../maquinas/explorar.js';
import { EnMemoria } from './puro.js';

const SIEMPRE = [
  'DECLARAR_IMPROCEDENTE',
  'DERIVAR',
  'DESISTIR',
  'REGISTRAR_CONVOCATORIA',
  'REGISTRAR_VISITA',
];
const posibles = (c: EnMemoria) => permitidos(c.def, c.estado.snapshot, hechosDe(c.estado, c.ahora, ENTORNO));
const rechazo = (c: EnMemoria, tipo: string, datos: Record<string, unknown>): Rechazo => {
  const decision = c.decidir(tipo, datos);
  if (decision.ok) throw new Error('Se aceptó.');
  return decision;
};

describe('permitted acts (D15)', () => {
  test('before birth only PRESENTAR is permitted', () => {
    expect(posibles(new EnMemoria())).toEqual(['PRESENTAR']);
  });

  test('AT-8.1.3-1: with the meeting to be programmed, rejecting and programming are permitted', () => {
    expect(posibles(new EnMemoria().presentar()).sort()).toEqual(
      [...SIEMPRE, 'PROGRAMAR_REUNION', 'RECHAZAR', 'REGISTRAR_CONTACTO'].sort(),
    );
  });

  test('AT-8.2.1.A-2: with the meeting programmed, reprogramming and recording it are permitted', () => {
    expect(posibles(new EnMemoria().presentar().programar()).sort()).toEqual(
      [...SIEMPRE, 'REPROGRAMAR_REUNION', 'REGISTRAR_REUNION', 'REGISTRAR_CONTACTO'].sort(),
    );
  });

  test('AMB-A9: extending is permitted only while a term of delivery runs and was never extended', () => {
    const c = new EnMemoria().presentar().programar().reunir();
    expect(posibles(c)).not.toContain('PRORROGAR_ENTREGA');
    c.requerir();
    expect(posibles(c)).toContain('PRORROGAR_ENTREGA');
    expect(posibles(c)).toContain('RECIBIR_DOCUMENTACION');
    expect(posibles(c)).not.toContain('RESPONDER_CONTINUIDAD');
    c.hacer('PRORROGAR_ENTREGA', { dias: 1, motivo: 'x' });
    expect(posibles(c)).not.toContain('PRORROGAR_ENTREGA');
    c.vencer('AT-8.2.1.B-3');
    expect(posibles(c)).toContain('RESPONDER_CONTINUIDAD');
  });

  test('AMB-A9: while the mail waits to leave nothing can be extended', () => {
    const c = new EnMemoria().presentar().programar().reunir().requerir();
    c.vencer('AT-8.2.1.B-3');
    expect(posibles(c)).not.toContain('PRORROGAR_ENTREGA');
    c.hacer('CORREO_CONTINUIDAD_ENVIADO', { aviso: 'a', fecha: '2027-02-18' });
    expect(posibles(c)).toContain('PRORROGAR_ENTREGA');
  });

  test('an ended case permits nothing', () => {
    const c = new EnMemoria().presentar();
    c.hacer('DESISTIR', { motivo: 'x' });
    expect(posibles(c)).toEqual([]);
  });

  test('the clock and the outbox are never among them', () => {
    const c = new EnMemoria().presentar().programar().reunir().requerir();
    expect(posibles(c).filter((t) => /^(VENCIO|CORREO|senal|xstate)/.test(t))).toEqual([]);
  });
});

describe('refusals (promise 2)', () => {
  test('AT-8.2.1.A-2: a condition says its rule, a sentence, and until when and by which act', () => {
    const c = new EnMemoria().presentar();
    const r = rechazo(c, 'PROGRAMAR_REUNION', {
      fecha: lima('2027-02-16'),
      modalidad: 'virtual',
      lugar: 'Sala',
    });
    expect(r).toEqual({
      ok: false,
      codigo: 'CONDICION_NO_CUMPLIDA',
      regla: 'AT-8.2.1.A-2',
      detalle:
        'La reunión se realiza a más tardar el 15 de febrero de 2027; el 16 de febrero de 2027 ya está fuera de plazo. Solo a pedido de la entidad cabe una fecha posterior.',
      seHabilita: { hasta: '2027-02-15', acto: 'REPROGRAMAR_REUNION' },
    });
    expect(citar(r.regla)).toBe('Directiva N.º 005-2025-OECE-CD, num. 9.2.1.A (proyecto: 8.2.1.A)');
  });

  test('an act of another situation names the situations that admit it', () => {
    const r = rechazo(new EnMemoria().presentar(), 'REMITIR_RESPUESTA', { contenido: 'x' });
    expect(r.codigo).toBe('EVENTO_NO_PERMITIDO');
    expect(r.regla).toBe('AT-8.2.1.A-5');
    expect(r.seHabilita?.estados).toEqual([
      'Las consultas requieren más análisis; la respuesta se remite por correo.',
      'El asesoramiento continúa después de la reunión y concluye por correo.',
    ]);
    expect(r.detalle).toBe(
      `«Remitir la respuesta pendiente» no corresponde en la situación actual del expediente. Se admite en esta situación: ${r.seHabilita?.estados?.join(' ')}`,
    );
  });

  test('an event no state admits is refused without naming any', () => {
    const c = new EnMemoria().presentar();
    const r = explicarRechazo(
      c.def,
      c.estado.snapshot,
      { tipo: 'NADIE', datos: {} },
      hechosDe(c.estado, c.ahora, ENTORNO),
    );
    expect(r).toEqual({
      ok: false,
      codigo: 'EVENTO_NO_PERMITIDO',
      regla: 'AMB-D1',
      detalle: '«NADIE» no corresponde en la situación actual del expediente.',
      seHabilita: { estados: [] },
    });
  });

  test('an ended case says how it ended', () => {
    const c = new EnMemoria().presentar();
    c.hacer('DESISTIR', { motivo: 'x' });
    const r = rechazo(c, 'DERIVAR', { organo: 'O', materia: 'M' });
    expect(r).toEqual({
      ok: false,
      codigo: 'EVENTO_NO_PERMITIDO',
      regla: 'AT-8.2.1.A-6',
      detalle:
        'El expediente ya terminó y no admite «Derivar una materia a otro órgano». La entidad desistió.',
    });
  });

  test('D2: a premature expiry is refused with the day it is due, a stale one because it does not run', () => {
    const c = new EnMemoria().presentar();
    const datos = { plazo: 1, regla: 'AMB-A4', item: '', vencio: '2027-02-04' };
    expect(rechazo(c, 'VENCIO_PLAZO', datos)).toMatchObject({
      codigo: 'CONDICION_NO_CUMPLIDA',
      regla: 'AMB-A4',
      detalle: 'El plazo vence recién el 4 de febrero de 2027.',
      seHabilita: { desde: '2027-02-04' },
    });
    c.vencer('AMB-A4');
    expect(rechazo(c, 'VENCIO_PLAZO', datos)).toMatchObject({
      regla: 'AMB-D1',
      detalle: 'Ese plazo no está corriendo.',
    });
    expect(rechazo(c, 'VENCIO_PLAZO', { ...datos, plazo: 99 })).toMatchObject({
      detalle: 'Ese plazo no está corriendo.',
    });
  });

  test('D2: on its last day, to the last millisecond, an expiry is still premature', () => {
    const c = new EnMemoria().presentar();
    const datos = { plazo: 1, regla: 'AMB-A4', item: '', vencio: '2027-02-04' };
    c.ahora = lima('2027-02-04', '23:59:59.999');
    expect(rechazo(c, 'VENCIO_PLAZO', datos).seHabilita).toEqual({ desde: '2027-02-04' });
    c.ahora = lima('2027-02-05', '00:00:00.000');
    expect(c.decidir('VENCIO_PLAZO', datos).ok).toBe(true);
  });

  test('D2: an expiry of one rule does not pass for that of another', () => {
    const c = new EnMemoria().presentar().programar().reunir().requerir();
    const b3 = c.estado.plazos.findLast((p) => p.regla === 'AT-8.2.1.B-3');
    c.ahora = lima('2027-12-01');
    const ajeno = { plazo: 1, regla: 'AMB-A4', item: '', vencio: '2027-02-04' };
    expect(b3?.estado).toBe('corriendo');
    expect(rechazo(c, 'VENCIO_ENTREGA', ajeno)).toMatchObject({
      regla: 'AT-8.2.1.B-3',
      detalle: 'Ese plazo no está corriendo.',
    });
    expect(rechazo(c, 'VENCIO_ENTREGA', { ...ajeno, plazo: 3 })).toMatchObject({
      detalle: 'Ese plazo no está corriendo.',
    });
  });

  test('every refusal that reads only a branch still says why', () => {
    const def: DefinicionDeMaquina = { ...SOLICITUD, ...deRamas() };
    const c = new EnMemoria(def);
    const r = rechazo(c, 'ELEGIR', {});
    expect(r).toMatchObject({
      codigo: 'CONDICION_NO_CUMPLIDA',
      regla: 'AT-7.1',
      detalle: 'Ninguna rama cabe.',
    });
    expect(estadosQueAdmiten(def, 'ELEGIR')).toEqual(['solo']);
    expect(enPalabrasDelEstado(c.estado.snapshot)).toEqual(['solo']);
    expect(situacionDe(def, c.estado.snapshot)).toBe('en_tramite');
  });

  test('a condition missing from the table is a defect, not a refusal', () => {
    const c = new EnMemoria({ ...SOLICITUD, ...deRamas(), condiciones: {} });
    expect(() => c.decidir('ELEGIR', {})).toThrow('La condición nunca no está en la tabla');
  });
});

/** A machine whose only transition asks for a branch that never opens, in a state without description. */
function deRamas(): Pick<DefinicionDeMaquina, 'maquina' | 'condiciones' | 'id'> {
  const condiciones = {
    nunca: { lee: 'rama', descripcion: 'Nunca.', veredicto: () => noCumple('AT-7.1', 'Ninguna rama cabe.') },
  } as const;
  const maquina = setup({ guards: guardas(condiciones) as never }).createMachine({
    id: 'ramas',
    context: { paso: null },
    initial: 'solo',
    states: {
      solo: { on: { ELEGIR: { guard: { type: 'nunca' } as never, target: 'fin' } } },
      fin: { type: 'final' },
    },
  });
  return { maquina, condiciones, id: 'ramas' };
}

describe('words and rules', () => {
  test('admite tells handled events from unknown ones', () => {
    const { estado } = new EnMemoria().presentar();
    expect(admite(estado.snapshot, 'RECHAZAR')).toBe(true);
    expect(admite(estado.snapshot, 'REGISTRAR_REUNION')).toBe(false);
  });

  test('the situation of a case is said by its innermost states', () => {
    const { estado } = new EnMemoria().presentar();
    expect(enPalabrasDelEstado(estado.snapshot)).toEqual([
      'Por programar la reunión: cinco días hábiles desde la recepción.',
      'No consta la convocatoria.',
      'Nada se ha derivado.',
      'No se ha visitado a la entidad.',
    ]);
  });

  test('a date is written as Peruvian documents do', () => {
    expect(enPalabras('2026-09-01')).toBe('1 de setiembre de 2026');
    expect(enPalabras('2026-12-31')).toBe('31 de diciembre de 2026');
    expect(enPalabras('2026-01-10')).toBe('10 de enero de 2026');
  });

  test('a citation names norm and numeral, and the numeral of the draft when there was one', () => {
    expect(citar('AT-8.2.3')).toBe('Directiva N.º 005-2025-OECE-CD, num. 9.2.3 (proyecto: 8.2.3)');
    expect(citar('AT-9.2.4(F)')).toBe('Directiva N.º 005-2025-OECE-CD, num. 9.2.4');
    expect(citar('AT-S6')).toBe('Reglamento, art. 11');
    expect(citar('AT-III-1')).toBe('Directiva N.º 005-2025-OECE-CD, num. III');
  });

  test('a rule that does not exist is a defect', () => {
    expect(() => regla('AT-0')).toThrow('La regla AT-0 no está en el catálogo 1.');
  });

  test('facts exist only within a step', () => {
    expect(() => hechos({ paso: null })).toThrow('solo existen dentro de un paso');
  });

  test('data that contradict the case say every error in one sentence after another', () => {
    const errores = [
      { ruta: 'a', mensaje: 'Uno.' },
      { ruta: 'b', mensaje: 'Dos.' },
    ];
    expect(datosInvalidos('AMB-D3', errores)).toEqual({
      ok: false,
      regla: 'AMB-D3',
      detalle: 'Uno. Dos.',
      errores,
    });
    expect(noCumple('AT-7.1', 'No.')).toEqual({ ok: false, regla: 'AT-7.1', detalle: 'No.' });
  });
});
