import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DATOS, type Json, type Peticion } from '../apoyo/cliente.js';
import { esProblema } from '../apoyo/problema.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { alFinalVerifica } from '../apoyo/verifica.js';

let s: Servidor;
/** A case the test may not move. */
let id: string;
beforeAll(async () => {
  s = await Servidor.abrir();
});
beforeEach(async () => {
  id = (await s.presentar()).id;
});
afterAll(async () => {
  await s.cerrar();
});

const acto = (tipo: unknown, datos: unknown, p: Peticion = {}) =>
  s.post(`/api/solicitudes/${id}/eventos`, { tipo, datos }, p);
const derivar = (cambios: Record<string, unknown> = {}, p: Peticion = {}) =>
  acto('DERIVAR', { organo: 'O', materia: 'M', ...cambios }, p);

async function intacto(): Promise<void> {
  expect((await s.caso(id)).secuencia).toBe(1);
}

describe('Campos y valores', () => {
  test.each([
    ['en la solicitud', (c: object) => ({ ...c, imprevisto: 1 })],
    ['dentro de la entidad', (c: Json) => ({ ...c, entidad: { ...c.entidad, ubigeo: '150101' } })],
    [
      'dentro de un documento',
      (c: object) => ({ ...c, documentosARevisar: [{ nombre: 'a', url: 'http://x' }] }),
    ],
  ])('Un campo imprevisto %s responde 422.', async (_donde, cambiar) => {
    const r = await s.post('/api/solicitudes', cambiar(solicitudCompleta()));
    esProblema(r, 422);
    expect(r.cuerpo.errores[0].mensaje).toMatch(/no está previsto/);
  });

  test('Un campo imprevisto en el acto, en sus datos o en una llamada sin cuerpo responde 422.', async () => {
    esProblema(
      await s.post(`/api/solicitudes/${id}/eventos`, { tipo: 'DERIVAR', datos: {}, actor: 'x' }),
      422,
    );
    esProblema(await derivar({ imprevisto: 1 }), 422);
    const { id: usuario } = await s.usuario(['lectura']);
    esProblema(await s.post(`/api/usuarios/${usuario}/ficha`, { imprevisto: 1 }), 422);
    await intacto();
  });

  test.each([null, 1, true, [], {}, ['a'], { a: 1 }, 1e308, '', '   ', 'x'.repeat(301)])(
    'Un órgano que es %j responde 422.',
    async (organo) => {
      esProblema(await derivar({ organo }), 422);
      await intacto();
    },
  );

  test.each(['nulo', null, 5, 'texto', [], [1]])('Datos que son %j responden 422.', async (datos) => {
    esProblema(await acto('DERIVAR', datos), 422);
  });

  test.each([
    'xstate.init',
    'xstate.stop',
    'xstate.done.state.solicitud',
    'xstate.after.1000.x',
    'VENCIO_PLAZO',
    'VENCIO_ENTREGA',
    'VENCIO_CONTINUIDAD',
    'VENCIO_ESPERA_DE_CONVOCATORIA',
    'CORREO_CONTINUIDAD_ENVIADO',
    'CORREO_CONTINUIDAD_REBOTADO',
    'senal.convocada',
    'senal.reunion',
    'CALENDARIO_CAMBIADO',
    'REGLA_CORREGIDA',
    'NOTIFICACION_REGISTRADA',
    'MAQUINA_CAMBIADA',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '*',
    '',
    'derivar',
    'DERIVAR ',
    'x'.repeat(5000),
    null,
    5,
    ['DERIVAR'],
    { $ne: null },
  ])('Nadie puede enviar desde fuera un acto de tipo %j.', async (tipo) => {
    const datos = {
      plazo: 1,
      regla: 'AMB-A4',
      item: '',
      vencio: '2027-02-04',
      aviso: 'x',
      fecha: '2027-02-01',
    };
    esProblema(await acto(tipo, datos), 422, 409);
    esProblema(await acto(tipo, {}), 422, 409);
    esProblema(await acto('RECTIFICAR_VENCIMIENTO', { acto: { tipo, datos }, cargo: 'C' }), 422);
    await intacto();
  });

  test('PRESENTAR otra vez sobre el mismo caso no se puede, ni dentro de una rectificación.', async () => {
    esProblema(await acto('PRESENTAR', solicitudCompleta()), 409, 422);
    esProblema(
      await acto('RECTIFICAR_VENCIMIENTO', {
        acto: { tipo: 'PRESENTAR', datos: solicitudCompleta() },
        cargo: 'C',
      }),
      409,
      422,
    );
    esProblema(
      await acto('RECTIFICAR_VENCIMIENTO', {
        acto: { tipo: 'RECTIFICAR_VENCIMIENTO', datos: {} },
        cargo: 'C',
      }),
      409,
      422,
    );
    await intacto();
  });

  test.each([
    '1900-01-01T10:00:00Z',
    '9999-12-31T23:59:59Z',
    '2027-02-30T10:00:00-05:00',
    '2027-02-03T25:00:00-05:00',
    '2027-02-03T10:60:00-05:00',
    '2027-02-03T10:00:60-05:00',
    '2027-02-03T24:00:00-05:00',
    '2027-13-01T10:00:00-05:00',
    '2027-02-03T10:00:00',
    '2027-02-03',
    '2027-02-03T10:00:00+25:00',
    '+002027-02-03T10:00:00Z',
    '-000001-01-01T00:00:00Z',
    '02/03/2027 10:00',
    '1706950800000',
    1706950800000,
    '2027-W05-1T10:00:00Z',
    '２０２７-02-03T10:00:00Z',
    '2027-02-03T10:00:00Z\n',
    ' 2027-02-03T10:00:00Z',
  ])('Una reunión con fecha %j responde 422.', async (fecha) => {
    esProblema(await acto('PROGRAMAR_REUNION', DATOS.programar(fecha as string)), 422);
    await intacto();
  });

  test.each(['2027-02-29', '2027-04-31', '2027-2-3', '1900-02-28', '9999-12-31', '0000-01-01', '', 'hoy'])(
    'Una visita en la fecha %j responde 422.',
    async (fecha) => {
      esProblema(await acto('REGISTRAR_VISITA', { fecha, lugar: 'L', notas: 'N' }), 422);
      await intacto();
    },
  );

  test.each([-1, 0, 1.5, 1e3, 121, 1e9, 1e308, 2 ** 53, -0.1, '3', null, true, [3]])(
    'Un plazo de %j días responde 422.',
    async (plazoDias) => {
      esProblema(await acto('REQUERIR_DOCUMENTACION', { detalle: 'D', plazoDias }), 422);
      await intacto();
    },
  );

  test('Un número que no cabe en un número (1e400) responde 400 o 422.', async () => {
    const cuerpo = '{"tipo":"REQUERIR_DOCUMENTACION","datos":{"detalle":"D","plazoDias":1e400}}';
    esProblema(await s.pedir('POST', `/api/solicitudes/${id}/eventos`, { crudo: cuerpo }), 400, 422);
  });

  test.each([
    ['documentosARevisar', Array(1000).fill('a.pdf')],
    ['materias', Array(1000).fill('consultas')],
    ['criterios', Array(1000).fill('otro')],
  ])('Mil elementos en %s responden 422.', async (campo, valor) => {
    esProblema(await s.post('/api/solicitudes', solicitudCompleta({ [campo]: valor })), 422);
  });

  test.each([
    ['un byte nulo', 'a\u0000b'],
    ['un retroceso', 'a\u0008b'],
    ['un escape', 'a\u001b[31mb'],
    ['un borrado', 'a\u007fb'],
    ['un control C1', 'a\u0085b'],
    ['media letra alta', 'a\ud83d'],
    ['media letra baja', '\ude00b'],
    ['medias letras al revés', '\ude00\ud83d'],
  ])('Un texto con %s responde 422 en cualquier campo de texto.', async (_que, texto) => {
    esProblema(await derivar({ organo: texto }), 422);
    esProblema(await s.post('/api/solicitudes', solicitudCompleta({ objeto: texto })), 422);
    esProblema(
      await s.post('/api/solicitudes', solicitudCompleta({ entidad: { nombre: 'E', provincia: texto } })),
      422,
    );
    esProblema(await s.post('/api/solicitudes', solicitudCompleta({ documentosARevisar: [texto] })), 422);
    esProblema(await s.post('/api/solicitudes', solicitudCompleta({ procesoVinculado: texto })), 422);
    esProblema(await s.post('/api/solicitudes', solicitudCompleta({ solicitudAnterior: texto })), 422);
    esProblema(await s.post('/api/usuarios', { nombre: texto, roles: ['lectura'] }), 422);
    await intacto();
  });

  test('Los emojis, las tildes, los escritos de otros alfabetos y los saltos de línea se guardan exactos.', async () => {
    const textos = [
      'Emoji 😀 familia 👨‍👩‍👧‍👦 bandera 🇵🇪 tono 👍🏽 corazón ❤️',
      'Ñandú, pingüino, «comillas», guion largo —, puntos…',
      'Quechua: ñuqañchik; aimara: jaqi; 中文; العربية; עברית',
      'cafe\u0301 y café no se normalizan',
      'línea uno\nlínea dos\tcon tabulador',
      'comillas " \' \\ / \u2028 y \u2029 </script><img src=x onerror=alert(1)>',
      "'; DROP TABLE evento; --",
      '\ufffd reemplazo legítimo',
      '𝒳'.repeat(100),
    ];
    for (const objeto of textos) {
      const { id: nuevo } = await s.presentar({ objeto });
      expect((await s.caso(nuevo)).datos.objeto).toBe(objeto);
      expect((await s.historial(nuevo))[0].datos.objeto).toBe(objeto);
      expect((await s.verificacion(nuevo)).integra).toBe(true);
    }
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'Una clave %s en cualquier objeto responde 422 y no contamina nada.',
    async (clave) => {
      const veneno = `"${clave}":{"organo":"P","materia":"P","admin":true}`;
      const enviar = (cuerpo: string, camino = `/api/solicitudes/${id}/eventos`) =>
        s.pedir('POST', camino, { crudo: cuerpo });
      esProblema(await enviar(`{"tipo":"DERIVAR",${veneno}}`), 422);
      esProblema(await enviar(`{"tipo":"DERIVAR","datos":{${veneno}}}`), 422);
      esProblema(await enviar(`{"tipo":"DERIVAR","datos":{"organo":"O","materia":"M",${veneno}}}`), 422);
      esProblema(
        await enviar(
          `{"tipo":"RECTIFICAR_VENCIMIENTO","datos":{"cargo":"C","acto":{"tipo":"DESISTIR","datos":{"motivo":"M",${veneno}}}}}`,
        ),
        422,
      );
      const sana = JSON.stringify(solicitudCompleta());
      esProblema(await enviar(`${sana.slice(0, -1)},${veneno}}`, '/api/solicitudes'), 422);
      esProblema(
        await enviar(
          sana.replace('"nombre":"Entidad de Prueba"', `"nombre":"E",${veneno}`),
          '/api/solicitudes',
        ),
        422,
      );
      esProblema(await enviar(`{"nombre":"X","roles":["lectura"],${veneno}}`, '/api/usuarios'), 422);
      expect(({} as Json).admin).toBeUndefined();
      await intacto();
    },
  );

  test('Una solicitud anterior con claves envenenadas no prellena nada.', async () => {
    const anterior = await s.presentar({ sustentoEstrategico: '' });
    const cuerpo = `{"solicitudAnterior":"${anterior.id}","__proto__":{"canal":"presencial"},"entidad":{"__proto__":{"nombre":"P"}}}`;
    esProblema(await s.pedir('POST', '/api/solicitudes', { crudo: cuerpo }), 422);
  });
});

alFinalVerifica(() => s);
