import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { convocatoria, expediente } from '../seleccion/muestras.js';
import { ProcesoDePrueba } from './apoyo.js';
import { abiertas } from './items-apoyo.js';
import { BIENES_ADP, BIENES_ADS, LUNES, masDias, OBRAS_AMC, porPresentar } from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const INFORME = { causas: 'Nadie ofertó.', causaValorOCaracteristicas: false };
const desierto = () => p.acto('DECLARAR_DESIERTO', { motivo: 'No queda ninguna propuesta.' });

/** A process nobody presented a proposal to, deserted the day after. */
async function desierta(suyo: Json, mas: Json = {}): Promise<string> {
  p = await porPresentar(suyo, { convocatoria: mas });
  await p.hasta(masDias(await p.diaDe('presentacion_propuestas'), 1), '09:00');
  await desierto();
  return p.id;
}

/** Opens the process that follows, and drives that one from here on. */
async function hijo(padre: string, suyo: Json): Promise<Json> {
  const caso = await p.http.bien(
    201,
    p.http.post('/api/procesos', expediente({ ...suyo, origen: { desierto: padre } })),
  );
  p.id = caso.id;
  return caso;
}

const conPadre = async <T>(padre: string, hacer: () => Promise<T>): Promise<T> => {
  const suyo = p.id;
  p.id = padre;
  const hecho = await hacer();
  await p.verificar();
  p.id = suyo;
  return hecho;
};

describe('RS-78-2: nobody registered', () => {
  test('deserted once the registration closed, not before', async () => {
    p = await porPresentar(BIENES_ADS, { postores: [] });
    expect((await p.rechazo('DECLARAR_DESIERTO', { motivo: 'x' })).regla).toMatch(/RS-78|RS-22/);
    await p.hasta(await p.diaDe('registro_participantes', 'fin'), '23:59');
    await p.rechazo('DECLARAR_DESIERTO', { motivo: 'x' });
    await p.hasta(masDias(await p.diaDe('registro_participantes', 'fin'), 1), '00:00');
    await desierto();
    expect(await p.situacion()).toBe('desierto');
  });

  test('with somebody registered, it waits for the proposals', async () => {
    p = await porPresentar(BIENES_ADS, { postores: ['A'] });
    await p.hasta(masDias(await p.diaDe('registro_participantes', 'fin'), 1), '00:00');
    await p.rechazo('DECLARAR_DESIERTO', { motivo: 'x' });
  });
});

describe('RS-78-5: the process that follows', () => {
  test('RS-78-4: it is an AMC, convoked only after the report of the causes; one bid is enough (RS-77-1)', async () => {
    const padre = await desierta(BIENES_ADP);
    const nuevo = await hijo(padre, BIENES_ADP);
    expect(nuevo).toMatchObject({ maquina: 'menor-cuantia-bienes-servicios', datos: { tipo: 'AMC' } });
    const dia = '2011-04-04';
    const cronograma = await p.proponer('AMC', 'bienes', dia);
    await p.hasta(dia, '11:00');
    const datos = convocatoria({ cronograma: cronograma as never, costoParticipacion: '0.00' });
    const antes = await p.rechazo('CONVOCAR', datos);
    expect(antes.regla).toBe('RS-78-4');
    await conPadre(padre, () => p.acto('EMITIR_INFORME_CAUSAS', INFORME));
    await p.convocar(dia);
    await p.hasta('2011-04-05');
    await p.registrar('A');
    await p.presentar({ A: '300000.00' });
    await p.evaluar({ A: ['60', '40'] });
    await p.abrir();
    await p.otorgar();
    expect(await p.situacion()).toBe('consentido');
  });

  test.each([
    ['an ADP, in public acts too', BIENES_ADP, true],
    ['an ADS, as it likes', BIENES_ADS, false],
    ['an AMC of works, as it likes', OBRAS_AMC, false],
  ])('RS-64-des, RS-51-2: after %s, and with its resumen ejecutivo', async (_, suyo, publicos) => {
    const padre = await desierta(suyo);
    await p.acto('EMITIR_INFORME_CAUSAS', INFORME);
    const nuevo = await hijo(padre, suyo);
    expect(nuevo.datos.antecedente).toMatchObject({ actosPublicos: publicos, informeDeCausas: true });
    await p.hasta('2011-04-04', '11:00');
    const obra = nuevo.datos.objeto === 'obras';
    const con = async (mas: Json) => ({
      ...convocatoria({
        cronograma: (await p.proponer('AMC', nuevo.datos.objeto, '2011-04-04')) as never,
        costoParticipacion: '0.00',
      }),
      ...(obra
        ? {
            bases: {},
            preparatorios: {
              incluidoEnPac: true,
              expedienteAprobado: '2011-04-01',
              certificacionPresupuestal: true,
              terrenoDisponible: true,
              expedienteTecnico: '2011-04-01',
            },
          }
        : {}),
      ...mas,
    });
    const reglas = (x: { incumplimientos?: readonly { regla: string }[] }) =>
      x.incumplimientos?.map((i) => i.regla) ?? [];
    expect(reglas(await p.rechazo('CONVOCAR', await con({ resumenEjecutivo: false })))).toEqual(['RS-51-2']);
    if (publicos)
      expect(reglas(await p.rechazo('CONVOCAR', await con({ acto: 'privado' })))).toEqual(['RS-64-des']);
    await p.acto('CONVOCAR', await con({ acto: publicos ? 'publico' : 'privado' }));
    expect(await p.situacion()).toBe('convocado');
  });

  test('RS-64-desP: after a partial desierto, public only if what is left is still of LP, CP or ADP', async () => {
    p = await abiertas(
      { A: { 1: '150000.00' }, B: { 1: '149000.00' } },
      {
        valorReferencial: '390000.00',
        items: [
          { numero: 1, descripcion: 'Uno', valorReferencial: '150000.00' },
          { numero: 2, descripcion: 'Dos', valorReferencial: '229000.00' },
          { numero: 3, descripcion: 'Tres', valorReferencial: '11000.00' },
        ],
      },
    );
    for (const item of [2, 3]) await p.acto('DECLARAR_DESIERTO', { item, motivo: 'Nadie ofertó.' });
    await p.acto('EMITIR_INFORME_CAUSAS', INFORME);
    const padre = p.id;
    expect(await p.situacion()).toBe('en_evaluacion');
    const grande = await hijo(padre, { valorReferencial: '229000.00', descripcion: 'Dos' });
    expect(grande.datos.antecedente.actosPublicos).toBe(true);
    const chico = await hijo(padre, { valorReferencial: '11000.00', descripcion: 'Tres' });
    expect(chico.datos.antecedente.actosPublicos).toBe(false);
  });

  test('RS-78-5: only after what was deserted', async () => {
    p = await porPresentar(BIENES_ADS);
    const r = await p.http.post('/api/procesos', expediente({ ...BIENES_ADS, origen: { desierto: p.id } }));
    expect(r.estado).toBe(422);
    expect(r.cuerpo.errores[0].ruta).toBe('origen.desierto');
  });

  test('RS-78-4: an appeal upheld after the report leaves nothing to follow', async () => {
    const padre = await desierta(BIENES_ADS);
    await p.acto('EMITIR_INFORME_CAUSAS', INFORME);
    await p.acto('INTERPONER_APELACION', { acto: 'desierto', apelante: 'A', garantia: '3000.00' });
    await p.acto('RESOLVER_APELACION', {
      resultado: 'fundada',
      retrotraeA: 'presentacion_propuestas',
      cronograma: [
        { actividad: 'presentacion_propuestas', inicio: '2011-04-14', fin: '2011-04-14' },
        { actividad: 'calificacion_evaluacion', inicio: '2011-04-15', fin: '2011-04-15' },
        { actividad: 'buena_pro', inicio: '2011-04-18', fin: '2011-04-18' },
      ],
    });
    const r = await p.http.post('/api/procesos', expediente({ ...BIENES_ADS, origen: { desierto: padre } }));
    expect(r.estado).toBe(422);
    // Deserted once more, it owes another report.
    await p.hasta('2011-04-15', '00:00');
    await desierto();
    await p.acto('EMITIR_INFORME_CAUSAS', INFORME);
  });
});

describe('AT-8.2.1.C-1: the solicitud linked to a process', () => {
  test('hears of its convocation by itself', async () => {
    p = await ProcesoDePrueba.crear(LUNES, BIENES_ADS);
    const solicitud = await p.http.bien(
      201,
      p.http.post('/api/solicitudes', solicitudCompleta({ procesoVinculado: p.id })),
    );
    expect(solicitud.advertencias.join(' ')).toContain('Decreto Legislativo 1017');
    await p.convocar(LUNES);
    await p.reiniciar();
    const { elementos } = await p.http.bien(200, p.http.get(`/api/solicitudes/${solicitud.id}/historial`));
    expect(elementos.at(-1)).toMatchObject({
      tipo: 'REGISTRAR_CONVOCATORIA',
      actor: 'sistema',
      datos: { fecha: LUNES },
    });
  });
});
