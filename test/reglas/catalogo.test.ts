import { describe, expect, test } from 'vitest';
import {
  CARGAS,
  CATALOGO,
  type Correccion,
  citar,
  crearCatalogo,
  diasHabidos,
  plazoDe,
  REGLAS,
  regla,
} from '../../machines/reglas/index.js';

const correccion = (cambios: Partial<Correccion> = {}): Correccion => ({
  version: 2,
  regla: 'RS-24-LP',
  dias: 22,
  norma: 'Reglamento DS 184-2008-EF, art. 24, modificado por DS 138-2012-EF',
  motivo: 'Leído en el texto.',
  conocida: '2027-02-02T03:00:00.000Z',
  usuario: 'u',
  ...cambios,
});

describe('The rows of the code', () => {
  test('each id is written once, in the first version, with a sentence and a citation', () => {
    expect(new Set(REGLAS.map((r) => r.id)).size).toBe(REGLAS.length);
    for (const r of REGLAS) {
      expect([r.id, r.catalogo, r.glosa]).toEqual([r.id, 1, expect.stringMatching(/^[\p{Lu}«].*\.$/u)]);
      expect([r.id, citar(r.id)]).toEqual([r.id, expect.stringContaining(r.norma)]);
      if (r.plazo) expect(CARGAS).toContain(r.plazo.carga);
    }
  });

  test('the regime of 2009-2012 is cited by norm and article', () => {
    expect(citar('RS-55-LP')).toBe('Reglamento DS 184-2008-EF, art. 55');
    expect(citar('RS-24ley-1')).toBe('Ley DL 1017, art. 24');
    expect(citar('RS-14lpag')).toBe('Ley 27444, art. 14');
    expect(citar('RS-fases')).toBe('OSCE, Proceso de selección, sección Introducción');
    expect(citar('RS-24-LP')).toBe('Reglamento DS 184-2008-EF, art. 24 (por contrastar)');
    expect(citar('AMB-C12')).toBe(
      'Decisión interna AMB-C12, a propósito de: Reglamento DS 184-2008-EF, art. 77',
    );
  });

  test('what nobody found in its text is memory, and only that', () => {
    const deMemoria = REGLAS.filter((r) => r.fuente === 'memoria').map((r) => r.id);
    expect(deMemoria.sort()).toEqual(
      [
        ...['RS-19-AD', 'RS-22-orden', 'RS-54-2', 'RS-58-Tit', 'RS-66-1', 'RS-66-2', 'RS-66-3', 'RS-39-red'],
        ...['RS-70-E', 'RS-71-tot', 'RS-71-c', 'RS-73-p', 'RS-76-1', 'RS-107', 'RS-107-AD', 'RS-79-3'],
        ...['RS-148', 'RS-148-suscribir', 'RS-24-AMCBS', 'LPD-14', 'LPD-19', 'LPD-20'],
        ...['LP', 'CP', 'AD', 'AMCOC'].flatMap((t) => [`RS-24-${t}`, `RS-24-${t}-integracion`]),
      ].sort(),
    );
  });
});

// Written here by hand from the norm, not read from the rows: [rule, days, who bears it, event of the expiry].
const TERMINOS: readonly (readonly [string, number | null, string, string])[] = [
  ...(['LP', 'CP'] as const).flatMap((t) => [
    [`RS-55-${t}`, 5, 'participante', 'VENCIO_CONSULTAS'] as const,
    [`RS-55-${t}-abs`, 5, 'comite', 'VENCIO_ABSOLUCION_CONSULTAS'] as const,
    [`RS-57-${t}`, 5, 'participante', 'VENCIO_OBSERVACIONES'] as const,
    [`RS-57-${t}-abs`, 5, 'comite', 'VENCIO_ABSOLUCION_OBSERVACIONES'] as const,
    [`RS-24-${t}`, 20, 'participante', 'VENCIO_PLAZO'] as const,
    [`RS-24-${t}-integracion`, 5, 'participante', 'VENCIO_PLAZO'] as const,
  ]),
  ['RS-55-AD', 3, 'participante', 'VENCIO_CONSULTAS'],
  ['RS-55-AD-abs', 3, 'comite', 'VENCIO_ABSOLUCION_CONSULTAS'],
  ['RS-57-AD', 3, 'participante', 'VENCIO_OBSERVACIONES'],
  ['RS-57-AD-abs', 3, 'comite', 'VENCIO_ABSOLUCION_OBSERVACIONES'],
  ['RS-24-AD', 10, 'participante', 'VENCIO_PLAZO'],
  ['RS-24-AD-integracion', 3, 'participante', 'VENCIO_PLAZO'],
  ['RS-55-AMCOC', 2, 'participante', 'VENCIO_CONSULTAS'],
  ['RS-55-AMCOC-abs', 2, 'comite', 'VENCIO_ABSOLUCION_CONSULTAS'],
  ['RS-57-AMCOC', 2, 'participante', 'VENCIO_OBSERVACIONES'],
  ['RS-57-AMCOC-abs', 2, 'comite', 'VENCIO_ABSOLUCION_OBSERVACIONES'],
  ['RS-24-AMCOC', 6, 'participante', 'VENCIO_PLAZO'],
  ['RS-24-AMCOC-integracion', 2, 'participante', 'VENCIO_PLAZO'],
  ['RS-24-AMCBS', 2, 'participante', 'VENCIO_PLAZO'],
  ['RS-58-plazo', 3, 'participante', 'VENCIO_ELEVACION'],
  ['RS-58-remoto', 3, 'participante', 'VENCIO_FORMALIZACION'],
  ['RS-58-remite', 1, 'comite', 'VENCIO_PLAZO'],
  ['RS-58-OSCE', 10, 'osce', 'VENCIO_PRONUNCIAMIENTO'],
  ['RS-58-Tit', 8, 'titular', 'VENCIO_PRONUNCIAMIENTO'],
  ['RS-59-sinobs', 1, 'comite', 'VENCIO_PLAZO'],
  ['RS-59-conobs', 1, 'comite', 'VENCIO_PLAZO'],
  ['RS-59-elev', 2, 'comite', 'VENCIO_PLAZO'],
  ['RS-53-gral', 1, 'participante', 'VENCIO_REGISTRO'],
  ['RS-68-T', null, 'participante', 'VENCIO_SUBSANACION'],
  ['RS-72-3', 1, 'comite', 'VENCIO_PLAZO'],
  ['RS-76-1', 10, 'titular', 'VENCIO_PLAZO'],
  ['RS-77-LP', 8, 'participante', 'VENCIO_CONSENTIMIENTO'],
  ['RS-77-AD', 5, 'participante', 'VENCIO_CONSENTIMIENTO'],
  ['RS-77-pub', 1, 'comite', 'VENCIO_PLAZO'],
  ['RS-107', 8, 'participante', 'VENCIO_IMPUGNACION'],
  ['RS-107-AD', 5, 'participante', 'VENCIO_IMPUGNACION'],
  ['RS-105-exp', 3, 'oec', 'VENCIO_PLAZO'],
  ['RS-148', 2, 'oec', 'VENCIO_PLAZO'],
  ['RS-148-suscribir', 10, 'oec', 'VENCIO_PLAZO'],
  ['RS-78-3', 1, 'comite', 'VENCIO_PLAZO'],
  ['RS-79-3', 1, 'oec', 'VENCIO_PLAZO'],
  ['RS-79-5', 5, 'oec', 'VENCIO_PLAZO'],
];
const DE_FECHA = [
  ['RS-53-AMCBS', 'participante', 'VENCIO_REGISTRO'],
  ['AMB-C-propuestas', 'participante', 'VENCIO_PRESENTACION'],
  ['AMB-C-calificacion', 'comite', 'VENCIO_PLAZO'],
  ['AMB-C-buenaPro', 'comite', 'VENCIO_PLAZO'],
] as const;

describe('The terms of a selection process', () => {
  test.each(TERMINOS)('%s: %j business days for %s, then %s', (id, dias, carga, evento) => {
    expect(plazoDe(id)).toMatchObject({ dias, carga, evento, computo: 'habiles', clase: 'legal' });
  });

  test.each(DE_FECHA)('%s: a date of the calendar, for %s, then %s', (id, carga, evento) => {
    expect(plazoDe(id)).toMatchObject({ dias: 0, computo: 'fecha', carga, evento });
  });

  test('no other rule of that regime grants one', () => {
    const conPlazo = REGLAS.filter((r) => r.regimen === 'DL1017' && r.plazo).map((r) => r.id);
    expect(conPlazo.sort()).toEqual([...TERMINOS, ...DE_FECHA].map(([id]) => id).sort());
  });
});

describe('A correction is a row that follows', () => {
  const corregido = crearCatalogo([correccion(), correccion({ version: 3, dias: 21 })]);

  test('the newest row is in force, cited by what was read and no longer to be checked', () => {
    expect(plazoDe('RS-24-LP', corregido).dias).toBe(21);
    expect(citar('RS-24-LP', corregido)).toBe(
      'Reglamento DS 184-2008-EF, art. 24, modificado por DS 138-2012-EF',
    );
    expect(regla('RS-24-LP', corregido)).toMatchObject({
      fuente: 'texto',
      catalogo: 3,
      conocidaDesde: '2027-02-01',
    });
    expect(diasHabidos('RS-24-LP', corregido)).toEqual([20, 22, 21]);
  });

  test('each version keeps saying what it said, and other rules do not change', () => {
    const dias = [1, 2, 3].map(
      (v) => plazoDe('RS-24-LP', crearCatalogo([correccion(), correccion({ version: 3, dias: 21 })], v)).dias,
    );
    expect(dias).toEqual([20, 22, 21]);
    expect(regla('RS-24-CP', corregido)).toBe(regla('RS-24-CP', CATALOGO));
    expect(corregido.version).toBe(3);
    expect(CATALOGO.version).toBe(1);
  });

  test('a decision of ours becomes law when a norm says the days', () => {
    const catalogo = crearCatalogo([correccion({ regla: 'AMB-A4', dias: 2, norma: 'Directiva 1, num. 3' })]);
    expect(plazoDe('AMB-A4', catalogo)).toMatchObject({ dias: 2, clase: 'legal' });
    expect(citar('AMB-A4', catalogo)).toBe('Directiva 1, num. 3');
  });
});
