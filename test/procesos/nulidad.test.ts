import { afterEach, describe, expect, test } from 'vitest';
import { ACTIVIDADES, type Actividad } from '../../machines/seleccion/tipos.js';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { absolucion, avisos, consulta, decision, negado, observacion, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const cambios = [
  { origen: 'C1', cambio: 'Se precisa.' },
  { origen: 'O1', cambio: 'Se retira la marca.' },
];

/** An LP with a consulta, an observación and two proposals, awarded on 29 April 2011. */
async function otorgada(): Promise<void> {
  p = await tvC2();
  await p.acto('FORMULAR_CONSULTA', consulta('C1'));
  await p.hasta('2011-03-28');
  await p.acto('ABSOLVER_CONSULTAS', { pliego: [absolucion('C1', true)] });
  await p.hasta('2011-04-04');
  await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
  await p.hasta('2011-04-11');
  await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge', true)] });
  await p.hasta('2011-04-15');
  await p.acto('INTEGRAR_BASES', { cambios });
  await p.presentar({ A: '480000.00', B: '490000.00' });
  await p.evaluar({ A: ['50', '30'], B: ['58', '37'] });
  await p.abrir();
  await p.otorgar();
  await p.hasta('2011-05-03');
}

/** The rows of a new lawful calendar from a stage on, none before 3 May. */
async function desde(etapa: Actividad): Promise<Json[]> {
  const todas = await p.proponer('LP', 'bienes', '2011-05-03');
  return todas.filter((f) => ACTIVIDADES.indexOf(f.actividad) >= ACTIVIDADES.indexOf(etapa));
}

const nulidad = (etapa: Actividad, cronograma?: Json) => ({
  causal: 'contra_ley',
  etapa,
  resolucion: 'Resolución 40-2011',
  ...(cronograma === undefined ? {} : { cronograma }),
});

/** What each stage leaves of what followed, and the act that can be done there again on its day. */
const ETAPAS: readonly [Actividad, string, Json, string, Json][] = [
  [
    'registro_participantes',
    'convocado',
    { consultas: 0, observaciones: 0 },
    'FORMULAR_CONSULTA',
    consulta('C7'),
  ],
  ['consultas', 'convocado', { consultas: 0, observaciones: 0 }, 'FORMULAR_CONSULTA', consulta('C7')],
  [
    'absolucion_consultas',
    'convocado',
    { consultas: 1, observaciones: 0, pendientes: ['C1'] },
    'ABSOLVER_CONSULTAS',
    { pliego: [absolucion('C1')] },
  ],
  [
    'observaciones',
    'convocado',
    { consultas: 1, observaciones: 0 },
    'FORMULAR_OBSERVACION',
    observacion('O7'),
  ],
  [
    'absolucion_observaciones',
    'convocado',
    { consultas: 1, observaciones: 1, observadas: ['O1'] },
    'ABSOLVER_OBSERVACIONES',
    { pliego: [decision('O1', 'no_acoge')] },
  ],
  ['integracion_bases', 'convocado', { consultas: 1, observaciones: 1 }, 'INTEGRAR_BASES', { cambios }],
  [
    'presentacion_propuestas',
    'bases_integradas',
    { consultas: 1, observaciones: 1, integrada: '2011-04-15' },
    'PRESENTAR_PROPUESTA',
    { postor: 'C', ofertas: [{ monto: '470000.00' }] },
  ],
  [
    'calificacion_evaluacion',
    'en_evaluacion',
    { consultas: 1, observaciones: 1, integrada: '2011-04-15', propuestas: 2 },
    'ADMITIR_PROPUESTA',
    { postor: 'A' },
  ],
  [
    'buena_pro',
    'en_evaluacion',
    { consultas: 1, observaciones: 1, integrada: '2011-04-15', propuestas: 2 },
    'OTORGAR_BUENA_PRO',
    {},
  ],
];

describe('RS-56ley-1, RS-22-orden: nullity goes back to a stage and what followed is of the past', () => {
  test.each(ETAPAS)('RS-56ley-3: to %s, from the award', async (etapa, situacion, queda, tipo, datos) => {
    await otorgada();
    const antes = await p.tipos();
    const { versionCronograma } = (await p.caso()).datos;
    const cronograma = await desde(etapa);
    const caso = await p.acto('DECLARAR_NULIDAD', nulidad(etapa, cronograma));
    expect(caso.situacion).toBe(situacion);
    expect((await p.tipos()).slice(0, antes.length)).toEqual(antes);
    expect(caso.datos).toMatchObject({
      versionCronograma: versionCronograma + 1,
      retrotraidoA: etapa,
      integrada: queda.integrada ?? null,
      consultas: { total: queda.consultas, pendientes: queda.pendientes ?? [] },
      observaciones: { total: queda.observaciones, pendientes: queda.observadas ?? [] },
    });
    expect(caso.datos.propuestas).toHaveLength(queda.propuestas ?? 0);
    expect(caso.datos.items[0]).toMatchObject({ ganadores: [], buenaPro: null });
    expect((await p.plazo('RS-77-LP')).estado).toBe('anulado');
    expect(await avisos(p, 'RS-56ley-1')).toHaveLength(1);
    const fila = await p.fila(etapa === 'registro_participantes' ? 'consultas' : etapa);
    await p.hasta(fila.fin);
    await p.acto(tipo, datos);
    await p.verificar();
  });

  test('RS-56ley-3: to the convocatoria, which returns to preparacion and is convoked again', async () => {
    await otorgada();
    const caso = await p.acto('DECLARAR_NULIDAD', nulidad('convocatoria'));
    expect(caso.situacion).toBe('preparacion');
    expect(caso.plazos.filter((t: Json) => t.estado === 'corriendo')).toEqual([]);
    await p.rechazo('FORMULAR_CONSULTA', consulta('C2'));
    const otra = await p.convocar('2011-05-09', { nomenclatura: 'LP 1-2011/PRUEBA segunda' });
    expect(otra.situacion).toBe('convocado');
    expect(otra.datos.consultas.total).toBe(0);
    await p.hasta('2011-05-10');
    await p.registrar('A', 'B');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    const tipos = await p.tipos();
    expect(tipos.filter((t) => t === 'CONVOCAR')).toHaveLength(2);
    await p.verificar();
  });

  test('RS-53-gral: back in the consultas, the registry opens again until a day after the new integration', async () => {
    await otorgada();
    await p.acto('DECLARAR_NULIDAD', nulidad('consultas', await desde('consultas')));
    await p.registrar('D');
    const { fin } = await p.fila('registro_participantes');
    expect((await p.plazo('RS-53-gral')).vence).toBe(fin);
    await p.hasta(await p.diaDe('integracion_bases'));
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.hasta(fin, '16:00');
    await p.registrar('E');
    await p.hasta(fin, '23:59');
    await p.presentar({ D: '480000.00', E: '470000.00' });
    await p.verificar();
  });

  test('RS-56ley-3: a second nullity, to an earlier stage', async () => {
    await otorgada();
    await p.acto('DECLARAR_NULIDAD', nulidad('buena_pro', await desde('buena_pro')));
    await p.acto('DECLARAR_NULIDAD', nulidad('integracion_bases', await desde('integracion_bases')));
    await p.hasta((await p.fila('integracion_bases')).inicio);
    await p.acto('INTEGRAR_BASES', { cambios });
    await p.presentar({ A: '480000.00' });
    await p.verificar();
  });

  test('RS-56ley-3: to a stage not reached, without its calendar, with days already past or rows missing', async () => {
    p = await tvC2();
    await negado(p, 'RS-56ley-3', 'DECLARAR_NULIDAD', nulidad('observaciones', await desde('observaciones')));
    await negado(p, 'RS-56ley-3', 'DECLARAR_NULIDAD', nulidad('buena_pro', await desde('buena_pro')));
    await negado(p, 'RS-56ley-3', 'DECLARAR_NULIDAD', nulidad('consultas'), 422);
    const todas = await p.proponer('LP', 'bienes', '2011-03-14');
    await p.hasta('2011-03-18');
    await negado(p, 'RS-56ley-3', 'DECLARAR_NULIDAD', nulidad('consultas', todas.slice(2)));
    const nuevas = await desde('consultas');
    const faltan = await negado(
      p,
      'RS-56ley-3',
      'DECLARAR_NULIDAD',
      nulidad('consultas', nuevas.slice(0, 3)),
    );
    expect(faltan.incumplimientos.length).toBeGreaterThan(2);
    await p.acto('DECLARAR_NULIDAD', nulidad('consultas', nuevas));
    expect((await p.plazo('RS-55-LP')).vence).toBe('2011-05-10');
    await p.verificar();
  });

  test('RS-56ley-1: before the convocation, and after the contract, there is none', async () => {
    const { ProcesoDePrueba: P } = await import('./apoyo.js');
    p = await P.crear('2011-03-14');
    await p.rechazo('DECLARAR_NULIDAD', nulidad('convocatoria'));
    await p.cerrar();
    await otorgada();
    await p.hasta('2011-05-13');
    await p.acto('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: '2011-05-13' });
    await negado(p, 'RS-56ley-1', 'DECLARAR_NULIDAD', nulidad('buena_pro', await desde('buena_pro')));
    await p.verificar();
  });

  test('RS-14lpag, RS-26ley-estr: a vice that does not matter is mended, never the lack of a minimum', async () => {
    p = await tvC2();
    await p.acto('CONSERVAR_ACTO', {
      acto: 'CONVOCAR',
      vicio: 'Sin visar una página.',
      enmienda: 'Se visó.',
    });
    await negado(p, 'RS-26ley-estr', 'CONSERVAR_ACTO', {
      acto: 'CONVOCAR',
      vicio: 'Falta la proforma.',
      enmienda: 'Se añade.',
      requisitoMinimo: true,
    });
    expect(await p.situacion()).toBe('convocado');
    await p.verificar();
  });
});
