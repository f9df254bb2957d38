import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { casoEnEspera, type Json, RUC_A } from '../apoyo/cliente.js';
import { CONVOCA, Mesa } from '../apoyo/mesa.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { negativa, REMITENTE, ServidorSmtp } from '../notify/apoyo.js';
import { convocatoria, expediente, participante } from '../seleccion/muestras.js';

let smtp: ServidorSmtp;
let s: Servidor;
beforeAll(async () => {
  smtp = await ServidorSmtp.abrir();
  s = await Servidor.abrir({
    SMTP_URL: smtp.url(),
    CORREO_REMITENTE: REMITENTE,
    DIRECCION_PUBLICA: 'https://asistencia.oece.example/',
  });
});
afterAll(async () => {
  await s.cerrar();
  await smtp.cerrar();
});

const notificaciones = (id: string) => s.elementos(`/api/solicitudes/${id}/notificaciones`);
const continuidad = async (id: string) =>
  (await notificaciones(id)).findLast((a) => a.plantilla === 'CONTINUIDAD');

/** A system with mail sends by itself: moving the clock makes it do so now. */
async function enContinuidad(): Promise<string> {
  const id = await casoEnEspera(s, 2);
  const { ahora } = await s.bien(200, s.get('/api/reloj'));
  await s.reloj(new Date(Date.parse(ahora) + 9 * 86_400_000).toISOString());
  return id;
}

describe('lo que consta de un envío', () => {
  test('cada notificación cuenta sus intentos, a quién, con qué identificador y qué contestó el servidor', async () => {
    const id = await enContinuidad();
    const aviso = await continuidad(id);
    expect(aviso).toMatchObject({ estado: 'enviada', proximoIntento: null });
    expect(aviso.envios).toEqual([
      expect.objectContaining({
        intento: 1,
        resultado: 'enviada',
        mensajeId: `<${aviso.id}@oece.gob.pe>`,
        respuesta: expect.stringMatching(/^250/),
        entregas: [
          expect.objectContaining({ correo: 'dec@entidad.gob.pe', estado: 'aceptada' }),
          expect.objectContaining({ correo: 'contacto@entidad.gob.pe', estado: 'aceptada' }),
        ],
      }),
    ]);
    const acta = smtp.llegadas.find((l) => l.leida.subject?.includes('Resultado de la reunión'));
    expect(acta?.leida.attachments.map((a) => a.mimeType)).toEqual(['application/pdf']);
    const leido = await s.bien(200, s.get(`/api/solicitudes/${id}/notificaciones/${aviso.id}/texto`));
    expect(leido).toMatchObject({ enviado: true, plantilla: 0 });
    const entidad = await s.ficha(['entidad'], RUC_A);
    const suyas = await s.bien(200, s.get(`/api/solicitudes/${id}/notificaciones`, { ficha: entidad }));
    // What servers answer names machines of the house.
    const [intento] = suyas.elementos.find((a: Json) => a.id === aviso.id).envios;
    expect([intento.resultado, intento.respuesta, intento.entregas[0].respuesta]).toEqual([
      'enviada',
      null,
      null,
    ]);
    expect(leido.texto).toContain('si su entidad desea continuar');
    expect(leido.texto).toContain('https://asistencia.oece.example/consulta');
    expect((await s.verificacion(id)).integra).toBe(true);
  });

  test('lo que aún no salió se lee como saldría ahora; lo de otro expediente no existe', async () => {
    const id = await enContinuidad();
    const { ahora } = await s.bien(200, s.get('/api/reloj'));
    await s.reloj(new Date(Date.parse(ahora) + 40 * 86_400_000).toISOString());
    const oficio = (await notificaciones(id)).find((a) => a.canal === 'oficio');
    const camino = `/api/solicitudes/${id}/notificaciones/${oficio.id}`;
    expect(await s.bien(200, s.get(`${camino}/texto`))).toMatchObject({ enviado: false, canal: 'oficio' });
    const otro = await s.presentar();
    expect((await s.get(`/api/solicitudes/${otro.id}/notificaciones/${oficio.id}/texto`)).estado).toBe(404);
    expect((await s.post(`${camino}/reintento`, {})).cuerpo.codigo).toBe('NO_SE_REINTENTA');
  });

  test('lo que espera constancia se lista con su expediente, y la entidad no entra', async () => {
    const { elementos } = await s.bien(200, s.get('/api/notificaciones?canal=oficio&limite=1'));
    expect(elementos[0]).toMatchObject({
      canal: 'oficio',
      estado: 'por_registrar',
      coleccion: 'solicitudes',
    });
    const entidad = await s.ficha(['entidad'], RUC_A);
    expect((await s.get('/api/notificaciones', { ficha: entidad })).estado).toBe(403);
    expect(await s.bien(200, s.get('/api/correo'))).toMatchObject({ configurado: true, simulado: false });
  });
});

const dsn = (mensajeId: string, correo: string, accion = 'failed') => `From: MAILER-DAEMON@mx.example
To: asistencia@oece.gob.pe
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"
MIME-Version: 1.0

--b1
Content-Type: text/plain; charset=utf-8

No se pudo entregar.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${correo}
Action: ${accion}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no existe
 ese buzon

--b1
Content-Type: message/rfc822

From: asistencia@oece.gob.pe
Message-ID: ${mensajeId}
Subject: consulta

hola
--b1--
`;

describe('AMB-A8, AMB-A11: rebotes que llegan después', () => {
  const rebotar = (cuerpo: unknown, ficha?: string) =>
    s.post('/api/correo/rebotes', cuerpo, ficha === undefined ? {} : { ficha });

  test('el del solicitante reinicia el plazo: se ordena y sale otro correo', async () => {
    const id = await enContinuidad();
    const aviso = await continuidad(id);
    const informe = { dsn: dsn(aviso.envios[0].mensajeId, 'dec@entidad.gob.pe') };
    expect(await s.bien(200, rebotar(informe))).toEqual({
      resultado: 'rebotada',
      caso: id,
      notificacion: aviso.id,
    });
    expect(await s.bien(200, rebotar(informe))).toMatchObject({ resultado: 'ya_constaba' });
    const { ahora } = await s.bien(200, s.get('/api/reloj'));
    await s.reloj(ahora);
    const todas = (await notificaciones(id)).filter((a) => a.plantilla === 'CONTINUIDAD');
    expect(todas.map((a) => a.estado)).toEqual(['rebotada', expect.stringMatching(/enviada|pendiente/)]);
    expect(todas[0].codigo).toBe('5.1.1 550 5.1.1 no existe ese buzon');
  });

  test('el de la copia y el aviso de demora no deshacen nada', async () => {
    const id = await enContinuidad();
    const { envios, id: nid } = await continuidad(id);
    const { mensajeId } = envios[0];
    expect(await s.bien(200, rebotar({ dsn: dsn(mensajeId, 'contacto@entidad.gob.pe') }))).toMatchObject({
      resultado: 'copia',
      notificacion: nid,
    });
    expect(
      await s.bien(200, rebotar({ dsn: dsn(mensajeId, 'dec@entidad.gob.pe', 'delayed') })),
    ).toMatchObject({ resultado: 'sin_efecto' });
    expect((await continuidad(id)).estado).toBe('enviada');
  });

  test('lo contado por una persona vale igual; lo que no es nuestro, no se lee o no le toca, se niega', async () => {
    const id = await enContinuidad();
    const { envios } = await continuidad(id);
    const dicho = { mensajeId: envios[0].mensajeId.slice(1, -1), detalle: 'Buzón cancelado' };
    const lectura = await s.ficha(['lectura']);
    expect((await rebotar(dicho, lectura)).estado).toBe(403);
    expect(await s.bien(200, rebotar(dicho))).toMatchObject({ resultado: 'rebotada' });
    expect((await rebotar({ mensajeId: '<otro@mundo>' })).estado).toBe(404);
    expect((await rebotar({ dsn: 'hola' })).cuerpo.errores[0].ruta).toBe('dsn');
    expect((await rebotar({ dsn: dsn('sin ángulos', 'a@b.pe') })).estado).toBe(422);
    expect((await rebotar({ mensajeId: 'x', fecha: '2090-01-01' })).estado).toBe(422);
  });
});

describe('plantillas', () => {
  const P = '/api/plantillas/CITACION';

  test('se leen, se escriben por versiones, se comparan y se vuelve al texto del programa', async () => {
    const leida = await s.bien(200, s.get(P));
    expect(leida).toMatchObject({ id: 'CITACION', version: 0, editada: false, versiones: [] });
    expect(leida.variables.map((v: { nombre: string }) => v.nombre)).toContain('reunionFecha');
    const texto = 'Venga el {{reunionFecha}} ({{norma}}).\r\nGracias.';
    const escrita = await s.bien(200, s.post(P, { texto, version: 0 }));
    expect(escrita).toMatchObject({ version: 1, editada: true, texto: texto.replace('\r', '') });
    const tarde = await s.post(P, { texto, version: 0 });
    expect(tarde.estado).toBe(409);
    expect(tarde.cuerpo).toMatchObject({ codigo: 'PLANTILLA_CAMBIADA', version: 1 });
    const { id } = await s.presentar();
    await s.acto(id, 'PROGRAMAR_REUNION', {
      fecha: new Date(Date.parse((await s.bien(200, s.get('/api/reloj'))).ahora) + 3_600_000).toISOString(),
      modalidad: 'virtual',
      lugar: 'Sala',
    });
    const vista = await s.bien(200, s.post(`${P}/vista-previa`, { caso: id }));
    expect(vista.deEjemplo).toBe(false);
    expect(vista.texto).toMatch(/^Venga el \d+ de /);
    const restituida = await s.bien(200, s.pedir('DELETE', P));
    expect(restituida).toMatchObject({ version: 2, editada: false, texto: leida.original });
    expect(restituida.versiones).toHaveLength(2);
  });

  test('lo que no existe se dice con su línea; sin expediente se ve con datos de ejemplo', async () => {
    const mala = await s.post(P, { texto: 'a\n{{nada}}', version: 2 });
    expect(mala.estado).toBe(422);
    expect(mala.cuerpo.errores[0].mensaje).toMatch(/^Línea 2: «nada» no es una variable/);
    expect((await s.get('/api/plantillas/__proto__')).estado).toBe(404);
    expect((await s.post(`${P}/vista-previa`, { caso: 'no-existe' })).estado).toBe(404);
    const vista = await s.bien(200, s.post('/api/plantillas/INFORME/vista-previa', {}));
    expect(vista).toMatchObject({ deEjemplo: true });
    const { id } = await s.presentar();
    const conCaso = await s.bien(200, s.post('/api/plantillas/INFORME/vista-previa', { caso: id }));
    expect(conCaso.texto).toContain('Adquisición de bienes de prueba');
  });

  test('las lee la oficina, las escribe la coordinación, y nadie más', async () => {
    const cuerpo = { texto: '{{norma}}', version: 2 };
    const mesa = await s.ficha(['mesa_partes']);
    expect((await s.get(P, { ficha: mesa })).estado).toBe(200);
    expect((await s.post(P, cuerpo, { ficha: mesa })).estado).toBe(403);
    const entidad = await s.ficha(['entidad'], RUC_A);
    expect((await s.get(P, { ficha: entidad })).estado).toBe(403);
  });
});

test('con el reloj de la máquina el correo sale por sí solo, y un servidor que se reinicia no lo repite', async () => {
  const entorno = {
    RELOJ: undefined,
    RELOJ_INICIO: undefined,
    SMTP_URL: smtp.url(),
    CORREO_REMITENTE: REMITENTE,
  };
  const { archivo, borrar } = carpetaTemporal();
  const primero = await Servidor.abrir(entorno, archivo);
  smtp.llegadas.length = 0;
  const { numero } = await primero.presentar({ sustentoEstrategico: ' ' });
  const suyas = () => smtp.llegadas.filter((l) => l.leida.subject?.includes(numero));
  await vi.waitFor(() => expect(suyas()).toHaveLength(1), { timeout: 20_000, interval: 50 });
  await primero.cerrar();
  const segundo = await Servidor.abrir(entorno, archivo);
  try {
    const { numero: otro } = await segundo.presentar({ sustentoEstrategico: ' ' });
    await vi.waitFor(() => expect(smtp.llegadas.some((l) => l.leida.subject?.includes(otro))).toBe(true), {
      timeout: 20_000,
      interval: 50,
    });
    expect(suyas()).toHaveLength(1);
  } finally {
    await segundo.cerrar();
    borrar();
  }
});

describe('sin servidor de correo', () => {
  test('con reloj simulado cuenta como enviado, y la mesa lo sabe', async () => {
    const sin = await Servidor.abrir();
    try {
      expect(await sin.bien(200, sin.get('/api/correo'))).toMatchObject({
        configurado: false,
        simulado: true,
      });
    } finally {
      await sin.cerrar();
    }
  });

  test('RS-25-2: quien participa en un proceso no ve a dónde se escribe a los demás', async () => {
    const m = await Mesa.abrir();
    try {
      const id = await m.convocado();
      await m.s.reloj('2011-03-15T12:00:00-05:00');
      await m.acto(id, 'REGISTRAR_PARTICIPANTE', {
        id: 'A',
        nombre: 'Postora A',
        ruc: RUC_A,
        rnpVigente: true,
        inhabilitado: false,
        correo: 'a@postora.example',
        pago: { monto: '10.00', comprobante: '1', fecha: '2011-03-15' },
      });
      const correos = async (rol: string) => {
        const { elementos } = await m.s.bien(200, m.s.get(`/api/procesos/${id}/notificaciones`, m.como(rol)));
        return elementos.flatMap((a: Json) =>
          a.destinatarios.map((d: { correo: string | null }) => d.correo),
        );
      };
      expect(await correos('comite')).toContain('a@postora.example');
      expect(await correos('participante')).not.toContain('a@postora.example');
    } finally {
      await m.cerrar();
    }
  });
});

test('RS-25-2, RS-25-4: a quienes participan se les escribe a todos y ninguno ve la dirección del otro', async () => {
  const t = await Servidor.abrir({
    RELOJ_INICIO: CONVOCA,
    SMTP_URL: smtp.url(),
    CORREO_REMITENTE: REMITENTE,
  });
  try {
    const { id } = await t.bien(201, t.post('/api/procesos', expediente()));
    const acto = (tipo: string, datos: unknown) =>
      t.bien(200, t.post(`/api/procesos/${id}/eventos`, { tipo, datos }));
    await acto('CONVOCAR', convocatoria());
    await t.reloj('2011-03-15T12:00:00-05:00');
    for (const p of ['uno', 'dos'])
      await acto('REGISTRAR_PARTICIPANTE', { ...participante(p), correo: `${p}@postora.example` });
    await t.reloj('2011-04-15T12:00:00-05:00');
    await acto('INTEGRAR_BASES', { cambios: [] });
    smtp.alDirigir = (a) => (a.startsWith('dos') ? negativa(550, 'No existe') : null);
    smtp.llegadas.length = 0;
    await t.reloj('2011-04-15T12:05:00-05:00');
    const carta = smtp.llegadas.find((l) => l.leida.subject?.includes('Bases integradas'));
    expect(carta?.para).toEqual(['uno@postora.example']);
    const cabeceras = JSON.stringify(carta?.leida.headers);
    expect(cabeceras).not.toContain('postora.example');
    const avisos = await t.elementos(`/api/procesos/${id}/notificaciones`);
    const porCorreo = avisos.find((a) => a.plantilla === 'BASES_INTEGRADAS' && a.canal === 'correo');
    expect(porCorreo.estado).toBe('enviada');
    expect(porCorreo.envios[0].entregas.map((e: Json) => e.estado)).toEqual(['aceptada', 'rechazada']);
    expect((await t.bien(200, t.get(`/api/procesos/${id}/verificacion`))).integra).toBe(true);
  } finally {
    smtp.alDirigir = () => null;
    await t.cerrar();
  }
});
