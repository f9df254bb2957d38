import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cartero } from '../../src/notify/cartero.js';
import type { SistemaDePrueba } from '../apoyo/sistema.js';
import { avisosDe, carteroDe, negativa, oficinaConCorreo, ServidorSmtp } from './apoyo.js';

const REUNION = { fecha: '2027-02-03T15:00:00.000Z', modalidad: 'virtual', lugar: 'Sala «Ñandú»' };

let smtp: ServidorSmtp;
let s: SistemaDePrueba;
let cartero: Cartero;
beforeEach(async () => {
  smtp = await ServidorSmtp.abrir();
  ({ s, cartero } = await oficinaConCorreo(smtp));
});
afterEach(async () => {
  await s.cerrar();
  await smtp.cerrar();
});

async function citado(): Promise<string> {
  const { id } = await s.presentar({ objeto: 'Adquisición de cañerías y señalización' });
  await s.actuar(id, 'PROGRAMAR_REUNION', REUNION);
  return id;
}

describe('lo que espera mientras no hay servidor', () => {
  test('si el expediente termina antes de que salga, no se cita ni se requiere; lo que da cuenta de su fin sí sale', async () => {
    const id = await citado();
    await s.actuar(id, 'DESISTIR', { motivo: 'Ya no.' });
    await cartero.despachar();
    expect(smtp.llegadas.map((l) => l.leida.subject)).toEqual([
      expect.stringContaining('Constancia de desistimiento'),
    ]);
    const { CITACION: cita, DESISTIMIENTO: fin } = await avisosDe(s, id);
    expect(cita).toMatchObject({ estado: 'fallida', codigo: 'YA_NO_CORRESPONDE', enviado: null });
    expect(fin?.estado).toBe('enviada');
    expect((await s.store.incidencias(9)).some((i) => i.detalle.includes('el expediente ya terminó'))).toBe(
      true,
    );
  });
});

describe('AMB-A11: lo que llega al buzón', () => {
  test('la citación llega con su asunto, sus dos partes, su cita y su pie, y consta cómo salió', async () => {
    const id = await citado();
    expect(await cartero.ronda()).toBe(true);
    const [{ leida, para }] = smtp.llegadas as [(typeof smtp.llegadas)[number]];
    const caso = await s.leer(id);
    expect(leida.subject).toBe(`[${caso.numero}] Citación a la reunión de asistencia técnica`);
    expect(para).toEqual(['dec@entidad.gob.pe', 'contacto@entidad.gob.pe']);
    expect(leida.to?.[0]?.address).toBe('dec@entidad.gob.pe');
    expect(leida.cc?.[0]?.address).toBe('contacto@entidad.gob.pe');
    expect(leida.text).toContain('sobre «Adquisición de cañerías y señalización», fue aceptada a trámite');
    expect(leida.text).toContain('- Día: 3 de febrero de 2027');
    expect(leida.text).toContain('- Hora: 10:00, hora de Lima');
    expect(leida.text).toContain('(proyecto: 8.2.1.A)');
    expect(leida.text).toContain(`con el número ${caso.numero} y el código AAAA-BBBB-CCCC`);
    expect(leida.html).toContain('<html lang="es-PE">');
    expect(leida.html).toContain('<li>Lugar o enlace: Sala «Ñandú»</li>');
    const cita = leida.attachments.find((a) => a.method === 'REQUEST');
    const ics = new TextDecoder().decode(cita?.content as ArrayBuffer);
    expect(ics).toContain('METHOD:REQUEST');
    expect(ics).toContain(`UID:${id}.reunion@expediente-vivo`);
    expect(ics).toContain('DTSTART:20270203T150000Z');
    const { CITACION: aviso } = await avisosDe(s, id);
    expect(aviso).toMatchObject({ estado: 'enviada', enviado: s.reloj.ahora() });
    const [envio, ...otros] = await s.store.enviosDe(aviso?.id as string);
    expect(otros).toEqual([]);
    expect(envio).toMatchObject({ intento: 1, resultado: 'enviada', mensajeId: leida.messageId });
    expect(envio?.texto.trimEnd()).toBe(leida.text?.replaceAll('\r\n', '\n').trimEnd());
  });

  test('que un correo salga no mueve la secuencia del expediente si la ley no cuelga nada de ello', async () => {
    const id = await citado();
    const antes = (await s.leer(id)).estado.secuencia;
    await cartero.ronda();
    expect((await s.leer(id)).estado.secuencia).toBe(antes);
  });

  test('la reprogramación lleva la misma cita, más nueva', async () => {
    const id = await citado();
    await s.actuar(id, 'REPROGRAMAR_REUNION', {
      ...REUNION,
      fecha: '2027-02-04T16:00:00.000Z',
      motivo: 'Cruce de agenda.',
      aPedidoDeLaEntidad: false,
    });
    await cartero.ronda();
    const citas = smtp.llegadas.map(({ leida }) =>
      new TextDecoder().decode(leida.attachments.find((a) => a.method)?.content as ArrayBuffer),
    );
    const dato = (ics: string, nombre: string) => new RegExp(`^${nombre}:(.*?)\r?$`, 'm').exec(ics)?.[1];
    expect(citas.map((c) => dato(c, 'UID'))).toEqual(Array(2).fill(`${id}.reunion@expediente-vivo`));
    expect(Number(dato(citas[1] ?? '', 'SEQUENCE'))).toBeGreaterThan(
      Number(dato(citas[0] ?? '', 'SEQUENCE')),
    );
  });

  test('AMB-A20: dejar constancia de que se avisó la nueva fecha no da por realizada la reunión', async () => {
    const id = await citado();
    await s.actuar(id, 'REPROGRAMAR_REUNION', {
      ...REUNION,
      fecha: '2027-03-04T16:00:00.000Z',
      motivo: 'Viaje de la titular.',
      aPedidoDeLaEntidad: true,
    });
    const { REPROGRAMACION: aviso } = await avisosDe(s, id);
    const registro = { caso: id, aviso: aviso?.id ?? '', actor: 'mesa', codigo: null } as const;
    await s.door.registrarAviso({ ...registro, fecha: '2027-02-01', resultado: 'enviada' });
    const plazo = (await s.leer(id)).estado.plazos.findLast((p) => p.regla === 'AMB-A20');
    expect(plazo).toMatchObject({ vence: '2027-03-04', estado: 'corriendo' });
  });

  test('si rechazan solo la copia, la notificación salió y queda una incidencia', async () => {
    smtp.alDirigir = (a) => (a.startsWith('contacto') ? negativa(550, 'No existe') : null);
    const id = await citado();
    await cartero.ronda();
    expect((await avisosDe(s, id))['CITACION']?.estado).toBe('enviada');
    const [incidencia] = await s.store.incidencias(5);
    expect(incidencia?.detalle).toContain('no su copia (contacto)');
    expect(incidencia?.detalle).not.toContain('@');
  });

  test('si rechazan al solicitante es un rebote, aunque la copia llegue, y consta en la historia', async () => {
    smtp.alDirigir = (a) => (a.startsWith('dec') ? negativa(550, 'No existe') : null);
    const id = await citado();
    await cartero.ronda();
    expect((await avisosDe(s, id))['CITACION']?.estado).toBe('rebotada');
    expect((await s.store.historia(id)).at(-1)).toMatchObject({
      tipo: 'NOTIFICACION_REGISTRADA',
      actor: 'sistema',
    });
    await cartero.ronda();
    expect(smtp.llegadas).toHaveLength(1);
  });

  test('si aplazan al solicitante y toman la copia, se insiste solo con él', async () => {
    let veces = 0;
    smtp.alDirigir = (a) => (a.startsWith('dec') && ++veces === 1 ? negativa(450, 'Más tarde') : null);
    const id = await citado();
    await cartero.ronda(1);
    expect((await avisosDe(s, id))['CITACION']?.estado).toBe('pendiente');
    await cartero.ronda();
    expect(smtp.llegadas.map((l) => l.para)).toEqual([['contacto@entidad.gob.pe'], ['dec@entidad.gob.pe']]);
    expect((await avisosDe(s, id))['CITACION']?.estado).toBe('enviada');
  });
});

describe('lo que no sale a la primera', () => {
  test('con un 4xx se intenta de nuevo con el mismo Message-ID', async () => {
    let veces = 0;
    smtp.alDirigir = () => (++veces <= 2 ? negativa(451, 'Más tarde') : null);
    const id = await citado();
    await cartero.ronda();
    const { CITACION: aviso } = await avisosDe(s, id);
    const envios = await s.store.enviosDe(aviso?.id as string);
    expect(envios.map((e) => e.resultado)).toEqual(['diferida', 'enviada']);
    expect(new Set(envios.map((e) => e.mensajeId)).size).toBe(1);
    expect(smtp.llegadas).toHaveLength(1);
  });

  test('después del último intento queda fallida, con una incidencia; una persona puede reintentar', async () => {
    smtp.alDirigir = () => negativa(452, 'Buzón lleno');
    const id = await citado();
    await cartero.ronda();
    const { CITACION: aviso } = await avisosDe(s, id);
    expect(aviso).toMatchObject({ estado: 'fallida', codigo: 'SMTP_AGOTADO' });
    expect(await s.store.enviosDe(aviso?.id as string)).toHaveLength(4);
    expect((await s.store.incidencias(5)).some((i) => i.detalle.includes('después de 4 intentos'))).toBe(
      true,
    );
    expect(await s.store.estadoDelCorreo()).toMatchObject({ pendientes: 0, fallidos: 1 });
    smtp.alDirigir = () => null;
    expect(await s.store.reponerEnvio(aviso?.id as string, '2000-01-01T00:00:00.000Z')).toBe(true);
    await cartero.ronda();
    expect((await avisosDe(s, id))['CITACION']?.estado).toBe('enviada');
  });

  test('un servidor que calla se corta, y el correo sale cuando vuelve a hablar', async () => {
    smtp.alRecibir = () => smtp.silencio();
    const id = await citado();
    const breve = carteroDe(s, smtp, { opciones: '?socketTimeout=150' });
    expect(await breve.ronda(1)).toBe(false);
    smtp.alRecibir = () => null;
    await cartero.ronda();
    const { CITACION: aviso } = await avisosDe(s, id);
    expect(aviso?.estado).toBe('enviada');
    // It had taken the first copy: whoever got both knows them for one by their id.
    expect(new Set(smtp.llegadas.map((l) => l.leida.messageId)).size).toBe(1);
  });

  test('si el servidor no está, nada se pierde ni se gasta en cada correo, y al volver sale todo', async () => {
    await smtp.cerrar();
    const ids = [await citado(), await citado(), await citado()];
    expect(await cartero.ronda()).toBe(false);
    const intentos = async () =>
      (await Promise.all(ids.map(async (id) => (await s.store.enviosDelCaso(id)).envios.length))).reduce(
        (a, b) => a + b,
      );
    expect(await intentos()).toBe(1);
    smtp = await ServidorSmtp.abrir(smtp.puerto);
    expect(await cartero.ronda()).toBe(true);
    expect(smtp.llegadas).toHaveLength(3);
  });

  test('si el servidor nos niega a nosotros, se espera y se avisa a una persona', async () => {
    smtp.alEntrar = () => negativa(553, 'Remitente no autorizado');
    const id = await citado();
    expect(await cartero.ronda()).toBe(false);
    expect((await avisosDe(s, id))['CITACION']?.estado).toBe('pendiente');
    expect((await s.store.incidencias(5))[0]?.detalle).toContain('revise SMTP_URL');
  });
});

describe('un solo envío efectivo', () => {
  test('si el servidor lo tomó y el proceso murió sin anotarlo, otro lo lleva con el mismo Message-ID y consta lo que se sabe', async () => {
    const id = await citado();
    const muere = carteroDe(s, smtp, { quien: 'muerto', tomaMs: 0 });
    smtp.alRecibir = async () => {
      smtp.alRecibir = () => null;
      await s.store.cerrar();
      return null;
    };
    await expect(muere.ronda()).rejects.toThrow();
    await s.reabrir();
    const { CITACION: aviso } = await avisosDe(s, id);
    expect(aviso?.estado).toBe('pendiente');
    await carteroDe(s, smtp, { quien: 'vivo' }).ronda();
    const envios = await s.store.enviosDe(aviso?.id as string);
    expect(envios.map((e) => e.resultado)).toEqual([null, 'enviada']);
    expect(smtp.llegadas).toHaveLength(2);
    expect(new Set(smtp.llegadas.map((l) => l.leida.messageId)).size).toBe(1);
    expect((await avisosDe(s, id))['CITACION']?.estado).toBe('enviada');
  });

  test('dos procesos a la vez no envían el mismo', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, citado));
    const otro = carteroDe(s, smtp, { quien: 'prueba 2' });
    await Promise.all([cartero.ronda(), otro.ronda()]);
    await Promise.all([cartero.ronda(), otro.ronda()]);
    expect(smtp.llegadas).toHaveLength(ids.length);
    expect(new Set(smtp.llegadas.map((l) => l.leida.messageId)).size).toBe(ids.length);
  });

  test('lo que otro tiene tomado se respeta hasta que vence su toma', async () => {
    await citado();
    const tomar = (quien: string, maquina: string) =>
      s.store.tomarEnvio({
        ahora: s.reloj.ahora(),
        maquina,
        quien,
        hasta: `${maquina.slice(0, 10)}T00:10:00.000Z`,
      });
    expect(await tomar('a', '2030-01-01T00:00:00.000Z')).not.toBeNull();
    expect(await tomar('b', '2030-01-01T00:09:00.000Z')).toBeNull();
    expect(await tomar('b', '2030-01-01T00:10:00.000Z')).not.toBeNull();
  });

  test('un intento terminado no se reescribe ni se borra', async () => {
    const id = await citado();
    await cartero.ronda();
    const { CITACION: aviso } = await avisosDe(s, id);
    const fin = {
      terminado: '2030',
      resultado: 'fallida',
      respuesta: '',
      entregas: [],
      salio: null,
    } as const;
    const nada = { proximo: null, estado: null, codigo: null, incidencias: [] };
    await expect(
      s.store.terminarEnvio({ id: aviso?.id as string, caso: id }, 1, fin, nada),
    ).rejects.toThrow();
  });
});
