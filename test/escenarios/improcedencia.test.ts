import { expect, test } from 'vitest';
import { reglaDeImprocedencia } from '../../machines/solicitud/condiciones.js';
import { escenario, informada, lima, programada } from './apoyo.js';

const CAUSALES = [
  ['fuera_de_ambito', 'AT-7.1'],
  ['pliego_o_elevacion', 'AT-7.4.a'],
  ['evaluacion_de_ofertas', 'AT-7.4.b'],
  ['controversia', 'AT-7.4.c'],
  ['consulta_general', 'AT-S6'],
] as const;

for (const [causal, regla] of CAUSALES) {
  escenario(`${regla}: ${causal} for everything asked ends as no_procede`, async (e) => {
    await e.presentar();
    await e.hasta(lima('2027-02-02'));
    const caso = await e.acto('DECLARAR_IMPROCEDENTE', {
      causal,
      alcance: 'total',
      motivo: 'No corresponde.',
    });
    expect(caso.situacion).toBe('no_procede');
    expect(caso.datos['improcedencias']).toEqual([{ causal, alcance: 'total', motivo: 'No corresponde.' }]);
    expect(caso.estado.plazos.map((p) => p.estado)).toEqual(['anulado', 'anulado', 'anulado']);
    expect(await e.hasta(lima('2027-03-01'))).toBe(0);
    return [`IMPROCEDENCIA ${regla}`];
  });

  test(`${regla}: it is the rule that ${causal} applies`, () => {
    expect(reglaDeImprocedencia(causal)).toBe(regla);
  });
}

test('AT-7.1: a cause nobody foresaw is judged by the scope of the assistance', () => {
  expect(reglaDeImprocedencia('otra')).toBe('AT-7.1');
});

escenario('AT-7.1: a partial declaration leaves the case in trámite and can be repeated', async (e) => {
  await programada(e);
  await e.acto('DECLARAR_IMPROCEDENTE', { causal: 'controversia', alcance: 'parcial', motivo: 'Una parte.' });
  const caso = await e.acto('DECLARAR_IMPROCEDENTE', {
    causal: 'consulta_general',
    alcance: 'parcial',
    motivo: 'Otra parte.',
  });
  expect(caso.situacion).toBe('en_tramite');
  expect(caso.datos['improcedencias']).toHaveLength(2);
  expect(await e.corriendo()).toEqual(['AT-8.2.1.A-2', 'AMB-A6-resultado']);
  return ['CITACION', 'IMPROCEDENCIA_PARCIAL AT-7.4.c', 'IMPROCEDENCIA_PARCIAL AT-S6'];
});

escenario(
  'AT-7.4.a: a total declaration also ends a case whose report was issued, and annuls its terms',
  async (e) => {
    await informada(e);
    const caso = await e.acto('DECLARAR_IMPROCEDENTE', {
      causal: 'pliego_o_elevacion',
      alcance: 'total',
      motivo: 'No corresponde.',
    });
    expect(caso.situacion).toBe('no_procede');
    expect((await e.plazo('AMB-A17')).estado).toBe('anulado');
    return ['CITACION', 'RESULTADO_REUNION', 'INFORME', 'INVITACION_EXPOSICION', 'IMPROCEDENCIA AT-7.4.a'];
  },
);
