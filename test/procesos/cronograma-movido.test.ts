import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { avisos, consulta, dias, negado, observacion, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const mover = (actividad: string, fin: string, mas: Json = {}) => ({
  actividad,
  fin,
  motivo: 'Cambio de sede.',
  ...mas,
});

describe('RS-26: prórroga and postergación write a new version of the calendar', () => {
  test('RS-26-1, RS-26-2, RS-26-3: a prórroga of the consultas moves what follows, tells everybody, informs the Titular', async () => {
    p = await tvC2();
    const antes = await p.plazo('RS-55-LP');
    await p.hasta('2011-03-21');
    await p.acto('PRORROGAR', mover('consultas', '2011-03-23'));
    expect((await p.caso()).datos.versionCronograma).toBe(2);
    expect(await dias(p)).toMatchObject({
      consultas: '2011-03-15/2011-03-23',
      absolucion_consultas: '2011-03-24/2011-03-30',
      observaciones: '2011-03-31/2011-04-06',
      absolucion_observaciones: '2011-04-07/2011-04-13',
      integracion_bases: '2011-04-19/2011-04-19',
      registro_participantes: '2011-03-15/2011-04-20',
      presentacion_propuestas: '2011-04-28/2011-04-28',
    });
    const { plazos } = await p.caso();
    expect(plazos.find((t: Json) => t.id === antes.id).estado).toBe('reemplazado');
    expect(await p.plazo('RS-55-LP')).toMatchObject({ vence: '2011-03-23', estado: 'corriendo' });
    expect((await p.plazo('RS-57-LP')).vence).toBe('2011-04-06');
    const suyos = await avisos(p, 'RS-26-3');
    expect(suyos.map((n: Json) => n.canal).sort()).toEqual(['correo', 'seace']);
    expect(suyos.find((n: Json) => n.canal === 'correo').destinatarios).toHaveLength(3);
    expect(await avisos(p, 'RS-26-2')).toMatchObject([{ canal: 'oficio' }]);
    await p.hasta('2011-03-22');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.verificar();
  });

  test('RS-26-1: a postergación of the presentation moves the evaluation and the award with it', async () => {
    p = await tvC2();
    await p.hastaIntegrar();
    await p.acto('POSTERGAR', mover('presentacion_propuestas', '2011-04-28', { inicio: '2011-04-28' }));
    expect(await dias(p)).toMatchObject({
      presentacion_propuestas: '2011-04-28/2011-04-28',
      calificacion_evaluacion: '2011-04-29/2011-05-03',
      buena_pro: '2011-05-04/2011-05-04',
      integracion_bases: '2011-04-15/2011-04-15',
    });
    await p.hasta('2011-04-26');
    await negado(p, 'RS-63-1', 'PRESENTAR_PROPUESTA', { postor: 'A', ofertas: [{ monto: '480000.00' }] });
    await p.hasta('2011-04-28');
    await p.acto('PRESENTAR_PROPUESTA', { postor: 'A', ofertas: [{ monto: '480000.00' }] });
    await p.verificar();
  });

  test('RS-26-1: of the award, on the eve and once its day has passed', async () => {
    p = await tvC2();
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00', B: '490000.00' });
    await p.evaluar({ A: ['50', '30'], B: ['58', '37'] });
    await p.abrir();
    await p.acto('POSTERGAR', mover('buena_pro', '2011-05-03', { inicio: '2011-05-03' }));
    await p.hasta('2011-05-04');
    expect((await p.plazo('AMB-C-buenaPro')).estado).toBe('vencido');
    await p.acto('POSTERGAR', mover('buena_pro', '2011-05-05', { inicio: '2011-05-05' }));
    await negado(p, 'RS-72-1', 'OTORGAR_BUENA_PRO');
    await p.hasta('2011-05-05');
    await p.acto('OTORGAR_BUENA_PRO');
    await p.verificar();
  });

  test('AMB-C35, RS-26-1: refused once the stage is over, backwards, to the past, or for what has no life of its own', async () => {
    p = await tvC2();
    await p.hasta('2011-03-22');
    await negado(p, 'RS-26-1', 'PRORROGAR', mover('consultas', '2011-03-24'));
    await negado(p, 'RS-26-1', 'POSTERGAR', mover('consultas', '2011-03-24'));
    await negado(p, 'RS-26-1', 'PRORROGAR', mover('convocatoria', '2011-03-24'));
    await negado(p, 'RS-53-gral', 'PRORROGAR', mover('registro_participantes', '2011-04-20'));
    await negado(p, 'RS-26-1', 'PRORROGAR', mover('observaciones', '2011-04-04'));
    await negado(p, 'RS-26-1', 'PRORROGAR', mover('observaciones', '2011-04-01'));
    await negado(p, 'RS-26-1', 'PRORROGAR', mover('absolucion_consultas', '2011-03-21'), 422);
    await negado(p, 'RS-26-1', 'PRORROGAR', mover('observaciones', '2011-04-06', { inicio: '2011-03-30' }));
    await negado(p, 'RS-26-1', 'POSTERGAR', mover('observaciones', '2011-04-08', { inicio: '2011-03-28' }));
    await negado(p, 'RS-26-1', 'POSTERGAR', mover('observaciones', '2011-04-06', { inicio: '2011-04-08' }));
    const sabado = await p.rechazo('PRORROGAR', mover('observaciones', '2011-04-09'));
    expect(sabado.incumplimientos?.length).toBeGreaterThan(0);
    expect((await p.caso()).datos.versionCronograma).toBe(1);
    await p.verificar();
  });

  test('RS-57-LP: a postergación may not leave the observaciones fewer than five days', async () => {
    p = await tvC2();
    await p.hasta('2011-03-22');
    await negado(p, 'RS-57-LP', 'POSTERGAR', mover('observaciones', '2011-04-05', { inicio: '2011-04-01' }));
    await p.acto('POSTERGAR', mover('observaciones', '2011-04-07', { inicio: '2011-04-01' }));
    await p.hasta('2011-04-07');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.verificar();
  });

  test('RS-26-1: nothing moves in a process that has ended', async () => {
    p = await tvC2();
    await p.acto('CANCELAR', {
      causal: 'fuerza_mayor',
      resolucion: 'R-1',
      emisor: { cargo: 'Gerencia', nivel: 'aprobador' },
      comunicada: '2011-03-15',
    });
    await negado(p, 'RS-22-fin', 'PRORROGAR', mover('consultas', '2011-03-24'));
    await p.verificar();
  });
});
