import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moverReloj } from '../../src/engine/tick.js';
import type { Cartero } from '../../src/notify/cartero.js';
import { redactar } from '../../src/notify/redactar.js';
import type { Aviso } from '../../src/store/puerto.js';
import type { SistemaDePrueba } from '../apoyo/sistema.js';
import { avisosDe, carteroDe, negativa, oficinaConCorreo, ServidorSmtp } from './apoyo.js';

let smtp: ServidorSmtp;
let s: SistemaDePrueba;
let cartero: Cartero;
beforeEach(async () => {
  smtp = await ServidorSmtp.abrir();
});
afterEach(async () => {
  await s.cerrar();
  await smtp.cerrar();
});

/** A case whose documents were required for some business days from now, with all its mail sent. */
async function enEspera(inicio: string, plazoDias: number): Promise<string> {
  ({ s, cartero } = await oficinaConCorreo(smtp, inicio));
  const { id } = await s.presentar();
  const fecha = s.reloj.ahora();
  await s.actuar(id, 'PROGRAMAR_REUNION', { fecha, modalidad: 'virtual', lugar: 'Sala' });
  await s.actuar(id, 'REGISTRAR_REUNION', {
    fecha,
    consultas: 'no_hubo',
    acompanamiento: 'no_solicitado',
    revisionDocumental: true,
    acuerdos: 'Revisar las bases.',
  });
  await s.actuar(id, 'REQUERIR_DOCUMENTACION', { detalle: 'El proyecto de bases.', plazoDias });
  await cartero.ronda();
  smtp.llegadas.length = 0;
  return id;
}

const mover = (ahora: string) => moverReloj(s.door, s.reloj, { ahora }, cartero);
const plazo = async (id: string) =>
  (await s.leer(id)).estado.plazos.findLast((p) => p.regla === 'AT-8.2.1.B-5');

describe('AT-8.2.1.B-5, AMB-D2: el plazo corre desde la salida efectiva del correo', () => {
  test('sale al vencer la entrega, a las 00:00 del día siguiente, y desde ese día se cuentan los diez', async () => {
    // Monday 1 February 2027; two days: the term ends on Wednesday 3.
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    await mover('2027-02-04T04:59:00.000Z');
    expect(smtp.llegadas).toHaveLength(0);
    await mover('2027-02-04T15:00:00.000Z');
    expect(smtp.llegadas).toHaveLength(1);
    const { CONTINUIDAD: aviso } = await avisosDe(s, id);
    expect(aviso).toMatchObject({ estado: 'enviada', enviado: '2027-02-04T05:00:00.000Z' });
    expect(await plazo(id)).toMatchObject({ desde: '2027-02-04', vence: '2027-02-18', estado: 'corriendo' });
    expect(smtp.llegadas[0]?.leida.text).toContain('a más tardar el 18 de febrero de 2027');
    expect(smtp.llegadas[0]?.leida.text).toContain('Lo que falta: El proyecto de bases.');
  });

  test('si el plazo vence un viernes, espera al primer día hábil: la víspera no sale, y el lunes sí', async () => {
    const id = await enEspera('2027-02-03T15:00:00.000Z', 2);
    await mover('2027-02-08T04:59:00.000Z');
    expect((await avisosDe(s, id))['CONTINUIDAD']?.estado).toBe('pendiente');
    expect(smtp.llegadas).toHaveLength(0);
    await mover('2027-02-08T05:00:00.000Z');
    expect(await plazo(id)).toMatchObject({ desde: '2027-02-08', vence: '2027-02-22' });
  });

  test('con el servidor caído al vencer, nada se antedata: corre desde el día en que de verdad salió', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    smtp.alEntrar = () => negativa(421, 'Fuera de servicio');
    await mover('2027-02-20T15:00:00.000Z');
    expect(s.reloj.ahora()).toBe('2027-02-20T15:00:00.000Z');
    expect(await plazo(id)).toBeUndefined();
    smtp.alEntrar = () => null;
    // Saturday: what OECE owes on a working day waits for Monday.
    await cartero.ronda();
    expect(smtp.llegadas).toHaveLength(0);
    await mover('2027-02-22T15:00:00.000Z');
    expect(await plazo(id)).toMatchObject({ desde: '2027-02-22', vence: '2027-03-08' });
  });

  test('si murió después de que el servidor lo tomó y antes de contarlo, la fecha es la de esa salida', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    const { registrarAviso } = s.door;
    s.door.registrarAviso = () => Promise.reject(new Error('muerte'));
    await mover('2027-02-04T15:00:00.000Z');
    s.door.registrarAviso = registrarAviso;
    const { CONTINUIDAD: aviso } = await avisosDe(s, id);
    expect(aviso?.estado).toBe('pendiente');
    s.reloj.mover('2027-02-05T15:00:00.000Z');
    await s.store.soltarEnvio(aviso?.id as string, '2000-01-01T00:00:00.000Z');
    await cartero.ronda();
    expect(smtp.llegadas).toHaveLength(1);
    expect(await plazo(id)).toMatchObject({ desde: '2027-02-04' });
    expect((await avisosDe(s, id))['CONTINUIDAD']?.enviado).toBe('2027-02-04T05:00:00.000Z');
  });

  test('si la entidad entrega antes de que salga, ya no se envía', async () => {
    const id = await enEspera('2027-02-03T15:00:00.000Z', 2);
    await mover('2027-02-06T15:00:00.000Z');
    await s.actuar(id, 'RECIBIR_DOCUMENTACION', { detalle: 'Las bases.', completa: true });
    await mover('2027-02-09T15:00:00.000Z');
    expect(smtp.llegadas).toHaveLength(0);
    expect((await avisosDe(s, id))['CONTINUIDAD']).toMatchObject({
      estado: 'fallida',
      codigo: 'YA_NO_CORRESPONDE',
    });
  });
});

describe('AMB-A8: un rebote lo reinicia', () => {
  test('si el servidor rechaza la dirección, se ordena otro y el plazo corre desde ese', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    let veces = 0;
    smtp.alDirigir = (a) => (a.startsWith('dec') && ++veces === 1 ? negativa(550, 'No existe') : null);
    await mover('2027-02-04T15:00:00.000Z');
    const avisos = (await s.store.avisos(id)).filter((a) => a.plantilla === 'CONTINUIDAD');
    expect(avisos.map((a) => a.estado)).toEqual(['rebotada', 'enviada']);
    expect(await plazo(id)).toMatchObject({ desde: '2027-02-04', estado: 'corriendo' });
    expect(new Set(smtp.llegadas.map((l) => l.leida.messageId)).size).toBe(smtp.llegadas.length);
  });

  test('una dirección que no existe no se intenta para siempre: a la tercera queda a una persona', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    smtp.alDirigir = (a) => (a.startsWith('dec') ? negativa(550, 'No existe') : null);
    await mover('2027-03-04T15:00:00.000Z');
    const avisos = (await s.store.avisos(id)).filter((a) => a.plantilla === 'CONTINUIDAD');
    expect(avisos.map((a) => a.estado)).toEqual(['rebotada', 'rebotada', 'rebotada', 'fallida']);
    const ultimo = avisos.at(-1);
    expect((await s.store.incidencias(9)).some((i) => i.detalle.includes('rechazó 3 veces'))).toBe(true);
    // By other means, and put on record: the term runs from then (AMB-D2).
    const registro = { caso: id, aviso: ultimo?.id ?? '', actor: 'mesa', codigo: null } as const;
    await s.door.registrarAviso({ ...registro, fecha: '2027-03-04', resultado: 'enviada' });
    expect(await plazo(id)).toMatchObject({ desde: '2027-03-04', vence: '2027-03-18' });
  });
});

describe('AMB-A8, AMB-A9, D-RECTIFICAR: lo que dicen sus cartas', () => {
  const texto = async (id: string, plantilla: string) => {
    const aviso = (await avisosDe(s, id))[plantilla] as Aviso;
    return (await redactar(cartero.reparto, await s.leer(id), aviso)).texto;
  };
  const registrar = async (
    id: string,
    plantilla: string,
    fecha: string,
    resultado: 'enviada' | 'rebotada',
  ) => {
    const aviso = (await avisosDe(s, id))[plantilla]?.id ?? '';
    await s.door.registrarAviso({ caso: id, aviso, actor: 'mesa', codigo: null, fecha, resultado });
  };

  test('reiniciado tras una prórroga, el correo y el oficio dicen los días que de verdad corren', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    await mover('2027-02-05T15:00:00.000Z');
    expect(smtp.llegadas.at(-1)?.leida.text).toContain('dentro de los diez días hábiles siguientes');
    await s.actuar(id, 'PRORROGAR_ENTREGA', { dias: 5, motivo: 'Lo pidió.' });
    await registrar(id, 'CONTINUIDAD', '2027-02-05', 'rebotada');
    await mover('2027-02-05T16:00:00.000Z');
    const reenviado = smtp.llegadas.at(-1)?.leida.text;
    expect(reenviado).toMatch(
      /dentro de los 15 días hábiles siguientes.*más tardar el 26 de febrero de 2027/,
    );
    expect(await plazo(id)).toMatchObject({ desde: '2027-02-05', dias: 15, vence: '2027-02-26' });
    // Read again later, it says what it said.
    await mover('2027-02-20T15:00:00.000Z');
    expect(await texto(id, 'CONTINUIDAD')).toContain('a más tardar el 26 de febrero de 2027');
    await mover('2027-03-10T15:00:00.000Z');
    expect(await texto(id, 'ARCHIVO_POR_SILENCIO')).toContain('pasaron 15 días hábiles sin que entregara');
  });

  test('si lo recibido en plazo fue un desistimiento, el oficio no dice que se entregó ni que el trámite sigue', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    await mover('2027-03-10T15:00:00.000Z');
    await registrar(id, 'ARCHIVO_POR_SILENCIO', '2027-03-10', 'enviada');
    const acto = { tipo: 'DESISTIR', datos: { motivo: 'Ya no.', recibida: '2027-02-12' } };
    await s.actuar(id, 'RECTIFICAR_VENCIMIENTO', { acto, cargo: 'Cargo 12' });
    const oficio = await texto(id, 'RECTIFICACION');
    expect(oficio).toContain('el desistimiento de la entidad se recibió dentro del plazo');
    expect(oficio).toContain('el archivo queda sin efecto (');
    expect(await texto(id, 'DESISTIMIENTO')).toContain('el 12 de febrero de 2027 (');
  });

  test('si después consta que el oficio del archivo ya había salido, se pide a una persona que lo corrija', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    await mover('2027-03-10T15:00:00.000Z');
    const datos = { detalle: 'Las bases.', completa: true, recibida: '2027-02-12' };
    const acto = { tipo: 'RECIBIR_DOCUMENTACION', datos };
    await s.actuar(id, 'RECTIFICAR_VENCIMIENTO', { acto, cargo: 'Cargo 12' });
    expect((await avisosDe(s, id))['RECTIFICACION']).toBeUndefined();
    await registrar(id, 'ARCHIVO_POR_SILENCIO', '2027-03-10', 'enviada');
    expect((await avisosDe(s, id))['ARCHIVO_POR_SILENCIO']?.estado).toBe('enviada');
    const incidencias = await s.store.incidencias(9);
    expect(incidencias.some((i) => i.detalle.includes('ya había quedado sin efecto'))).toBe(true);
  });

  test('si fue la documentación, dice que se recibió y que el expediente sigue', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    await mover('2027-03-10T15:00:00.000Z');
    await registrar(id, 'ARCHIVO_POR_SILENCIO', '2027-03-10', 'enviada');
    const datos = { detalle: 'Las bases.', completa: true, recibida: '2027-02-12' };
    await s.actuar(id, 'RECTIFICAR_VENCIMIENTO', {
      acto: { tipo: 'RECIBIR_DOCUMENTACION', datos },
      cargo: 'Cargo 12',
    });
    expect(await texto(id, 'RECTIFICACION')).toMatch(
      /la documentación que faltaba se recibió dentro del plazo.*sin efecto y el expediente sigue su trámite/,
    );
  });
});

describe('reloj simulado con servidor de correo', () => {
  test('al adelantarlo de golpe, todo ocurre en su instante: sale, vencen los diez días y se archiva', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    const { disparados } = await mover('2027-04-01T15:00:00.000Z');
    expect(disparados).toBe(2);
    expect((await s.leer(id)).situacion).toBe('archivada');
    expect((await plazo(id))?.vence).toBe('2027-02-18');
  });

  test('con un servidor que no está, el reloj avanza igual y no se queda dando vueltas', async () => {
    const id = await enEspera('2027-02-01T15:00:00.000Z', 2);
    await smtp.cerrar();
    await mover('2027-04-01T15:00:00.000Z');
    expect(s.reloj.ahora()).toBe('2027-04-01T15:00:00.000Z');
    expect((await s.leer(id)).situacion).toBe('en_tramite');
    smtp = await ServidorSmtp.abrir(smtp.puerto);
    await carteroDe(s, smtp).ronda();
    expect(await plazo(id)).toMatchObject({ desde: '2027-04-01' });
  });
});
