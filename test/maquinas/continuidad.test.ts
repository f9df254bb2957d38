import { describe, expect, test } from 'vitest';
import type { Plazo } from '../../machines/base/plazo.js';
import { crearCatalogo } from '../../machines/reglas/index.js';
import { diasDeContinuidad } from '../../machines/solicitud/continuidad.js';

const catalogo = (...corregidos: readonly number[]) =>
  crearCatalogo(
    corregidos.map((dias, i) => ({
      version: 2 + i,
      regla: 'AT-8.2.1.B-5',
      dias,
      norma: 'Norma leída',
      motivo: 'Prueba.',
      conocida: '2027-02-01T15:00:00.000Z',
      usuario: 'coordinador',
    })),
  );

const plazos = (...dias: readonly (number | 'requerimiento')[]) =>
  dias.map((d) =>
    d === 'requerimiento' ? { regla: 'AT-8.2.1.B-3', dias: 3 } : { regla: 'AT-8.2.1.B-5', dias: d },
  ) as Plazo[];

describe('AT-8.2.1.B-5, AMB-A8, AMB-A9: the days of the continuity term that starts when its mail leaves', () => {
  test.each<[string, number[], (number | 'requerimiento')[], number]>([
    ['the first time, those of the rule', [], ['requerimiento'], 10],
    ['the first time, those of the corrected rule', [4], ['requerimiento'], 4],
    ['after a bounce, the same', [], ['requerimiento', 10], 10],
    [
      'after a bounce and a correction while the mail waited, those of the rule by then',
      [4],
      ['requerimiento', 10],
      4,
    ],
    ['extended and bounced, what was added stays added', [], ['requerimiento', 10, 14], 14],
    ['extended, bounced and corrected while the mail waited', [4], ['requerimiento', 10, 14], 8],
    ['extended, corrected and bounced', [4], ['requerimiento', 10, 14, 8], 8],
    ['corrected, extended and bounced', [4], ['requerimiento', 10, 4, 8], 8],
    [
      'corrected twice while the mail waited, started, and bounced again',
      [4, 6],
      ['requerimiento', 10, 14, 10],
      10,
    ],
    [
      'corrected before it was born, extended up to what the rule once granted',
      [12, 10],
      ['requerimiento', 10, 12],
      12,
    ],
    ['recounted by a calendar, with the days it had', [4], ['requerimiento', 10, 10, 14, 14], 8],
    ['corrected and put back while the mail waited', [4, 10], ['requerimiento', 10, 4], 10],
    ['extended in an earlier consultation', [], ['requerimiento', 10, 14, 'requerimiento'], 10],
  ])('%s', (_, corregidos, dias, esperados) => {
    const prorrogada = dias.some((d, i) => typeof d === 'number' && d > Number(dias[i - 1]));
    expect(diasDeContinuidad(plazos(...dias), catalogo(...corregidos), prorrogada)).toBe(esperados);
  });
});
