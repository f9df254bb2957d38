import { describe, expect, test } from 'vitest';
import { fechaCivilDe } from '../../machines/calendario/index.js';
import { type Horario, ventana } from '../../machines/seleccion/cronograma/index.js';
import type { FilaDeCronograma } from '../../machines/seleccion/tipos.js';

const consultas: FilaDeCronograma = { actividad: 'consultas', inicio: '2010-07-27', fin: '2010-08-05' };
const propuestas: FilaDeCronograma = {
  actividad: 'presentacion_propuestas',
  inicio: '2010-09-01T15:00:00.000Z',
  fin: '2010-09-01T15:00:00.000Z',
};
const registro: FilaDeCronograma = {
  actividad: 'registro_participantes',
  inicio: '2011-03-15',
  fin: '2011-03-16T14:59:00.000Z',
};
const HORARIO: Horario = { desde: '08:00', hasta: '16:30' };

const en = (fila: FilaDeCronograma, ahora: string, horario?: Horario | null) =>
  ventana(fila, { hoy: fechaCivilDe(ahora), ahora }, horario);

describe('Una ventana de días', () => {
  test.each([
    ['2010-07-27T04:59:59.999Z', 'antes'],
    ['2010-07-27T05:00:00.000Z', 'dentro'],
    ['2010-08-04T15:00:00.000Z', 'dentro'],
    ['2010-08-06T04:59:59.999Z', 'dentro'],
    ['2010-08-06T05:00:00.000Z', 'despues'],
  ])('A las %s se está %s: el último día vale entero en Lima.', (ahora, donde) => {
    expect(en(consultas, ahora)).toBe(donde);
    expect(en(consultas, ahora, null)).toBe(donde);
  });

  test.each([
    ['2010-08-05T21:30:00.000Z', 'dentro'],
    ['2010-08-05T21:31:00.000Z', 'despues'],
    ['2010-08-06T03:00:00.000Z', 'despues'],
    ['2010-08-04T23:00:00.000Z', 'dentro'],
    ['2010-08-06T15:00:00.000Z', 'despues'],
    ['2010-07-26T15:00:00.000Z', 'antes'],
  ])('En persona, a las %s se está %s: el último día cierra con la atención.', (ahora, donde) => {
    expect(en(consultas, ahora, HORARIO)).toBe(donde);
  });

  test('Un acto del último día anotado después no tiene hora: vale el día.', () => {
    expect(ventana(consultas, { hoy: '2010-08-05', ahora: '2010-08-09T22:00:00.000Z' }, HORARIO)).toBe(
      'dentro',
    );
  });
});

describe('Una ventana con hora', () => {
  const conFin = { ...propuestas, fin: '2010-09-01T17:00:00.000Z' };

  test.each([
    ['2010-09-01T14:59:59.999Z', 'antes'],
    ['2010-09-01T15:00:00.000Z', 'dentro'],
    ['2010-09-01T17:00:59.999Z', 'dentro'],
    ['2010-09-01T17:01:00.000Z', 'despues'],
  ])('A las %s se está %s: cierra con su minuto.', (ahora, donde) => {
    expect(en(conFin, ahora)).toBe(donde);
    expect(en(conFin, ahora, HORARIO)).toBe(donde);
  });

  test.each([
    ['2010-09-01T14:59:59.999Z', 'antes'],
    ['2010-09-01T15:00:00.000Z', 'dentro'],
    ['2010-09-01T15:00:59.999Z', 'dentro'],
    ['2010-09-01T15:01:00.000Z', 'despues'],
    ['2010-09-02T05:00:00.000Z', 'despues'],
  ])('Convocada a una hora sola, a las %s se está %s: dura ese minuto.', (ahora, donde) => {
    expect(en(propuestas, ahora)).toBe(donde);
    expect(en(propuestas, ahora, HORARIO)).toBe(donde);
  });

  test('El registro de la menor cuantía de bienes abre con el día y cierra al minuto (RS-53-AMCBS).', () => {
    expect(en(registro, '2011-03-15T04:59:59.999Z')).toBe('antes');
    expect(en(registro, '2011-03-15T05:00:00.000Z')).toBe('dentro');
    expect(en(registro, '2011-03-16T14:59:59.999Z')).toBe('dentro');
    expect(en(registro, '2011-03-16T15:00:00.000Z')).toBe('despues');
  });
});
