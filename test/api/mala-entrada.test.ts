import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verificarTodo } from '../../src/engine/verificar.js';
import { DATOS, type Json, type Peticion, type Respuesta, Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

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

/** A refusal of this status, with a problem a clerk can read. */
function esProblema(r: Respuesta, ...estados: number[]): void {
  if (!estados.includes(r.estado))
    throw new Error(`Se esperaba ${estados.join(' o ')}: ${r.estado} ${r.texto.slice(0, 500)}`);
  expect(r.cabeceras.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(r.cuerpo).toEqual(
    expect.objectContaining({
      type: expect.any(String),
      title: expect.any(String),
      status: r.estado,
      codigo: expect.stringMatching(/^[A-Z_]+$/),
      detail: expect.stringMatching(/\p{L}{2,} .*[.]$/u),
    }),
  );
  expect(r.cuerpo.detail).not.toMatch(/undefined|\[object|Error:|SQLITE|at .*\.[jt]s/);
}

const acto = (tipo: unknown, datos: unknown, p: Peticion = {}) =>
  s.post(`/api/solicitudes/${id}/eventos`, { tipo, datos }, p);
const derivar = (cambios: Record<string, unknown> = {}, p: Peticion = {}) =>
  acto('DERIVAR', { organo: 'O', materia: 'M', ...cambios }, p);
const crudo = (cuerpo: string | Uint8Array, cabeceras: Record<string, string> = {}) =>
  s.pedir('POST', '/api/solicitudes', { crudo: cuerpo, cabeceras });

async function intacto(): Promise<void> {
  expect((await s.caso(id)).secuencia).toBe(1);
}

describe('Cuerpos que no se pueden leer', () => {
  test.each([
    ['cortado', '{"canal":'],
    ['vacío de sentido', 'hola'],
    ['con coma de más', '{"a":1,}'],
    ['con comillas simples', "{'a':1}"],
    ['con NaN', '{"a":NaN}'],
    ['con dos objetos', '{}{}'],
    ['un texto', '"hola"'],
    ['un número', '5'],
    ['nulo', 'null'],
    ['un byte nulo', '\u0000'],
  ])('Un JSON %s responde 400.', async (_que, cuerpo) => {
    esProblema(await crudo(cuerpo), 400);
  });

  test('Bytes que no son UTF-8 responden 400: no se cambian en silencio por otros.', async () => {
    const latin1 = Buffer.from(JSON.stringify(solicitudCompleta({ objeto: 'Señalización' })), 'latin1');
    esProblema(await crudo(latin1), 400);
  });

  test('Un cuerpo de 10 MB responde 413.', async () => {
    esProblema(await crudo(JSON.stringify({ a: 'x'.repeat(10_000_000) })), 413);
  });

  test('Uno de 10 MB sin anunciar su tamaño también.', async () => {
    const trozo = new TextEncoder().encode('x'.repeat(1_000_000));
    let enviados = 0;
    const cuerpo = new ReadableStream({
      pull(c) {
        if (enviados++ < 10) c.enqueue(trozo);
        else c.close();
      },
    });
    const r = await fetch(`${s.url}/api/solicitudes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${s.admin}`, 'content-type': 'application/json' },
      body: cuerpo,
      duplex: 'half',
    } as RequestInit).catch((e: Error) => e);
    // The server may close before the client has finished sending; what it may not do is take it in.
    if (r instanceof Response) expect(r.status).toBe(413);
    expect((await s.get('/api/salud')).estado).toBe(200);
  });

  test('Una bomba gzip responde 413; un gzip legítimo se lee; uno roto responde 400.', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    esProblema(await crudo(gzipSync(Buffer.alloc(300_000_000, 0x20)), gzip), 413);
    const bien = await crudo(gzipSync(JSON.stringify(solicitudCompleta())), gzip);
    expect(bien.estado).toBe(201);
    esProblema(await crudo(Buffer.from('no es gzip'), gzip), 400);
    esProblema(await crudo('{}', { 'content-encoding': 'rarisimo' }), 415);
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=rarisimo',
  ])('El tipo %s responde 415.', async (tipo) => {
    esProblema(await crudo(JSON.stringify(solicitudCompleta()), { 'content-type': tipo }), 415);
  });

  test('Sin cuerpo responde 400, 415 o 422 y no crea nada.', async () => {
    esProblema(await s.pedir('POST', '/api/solicitudes'), 400, 415, 422);
    esProblema(await s.pedir('POST', `/api/solicitudes/${id}/eventos`), 400, 415, 422);
  });

  test.each([
    ['listas', '[', ']'],
    ['objetos', '{"a":', '}'],
  ])('Cien mil %s anidadas se rechazan sin tumbar el servidor.', async (_que, abre, cierra) => {
    const hondo = abre.repeat(100_000) + (abre === '[' ? '' : '1') + cierra.repeat(100_000);
    const cuerpos = [
      `{"canal":"digital","x":${hondo}}`,
      `{"tipo":"DERIVAR","datos":${hondo}}`,
      `{"tipo":"DERIVAR","datos":{"organo":${hondo},"materia":"M"}}`,
      `{"tipo":"RECTIFICAR_VENCIMIENTO","datos":{"cargo":"C","acto":{"tipo":"DERIVAR","datos":{"organo":${hondo}}}}}`,
      hondo,
    ];
    for (const cuerpo of cuerpos) {
      for (const camino of ['/api/solicitudes', `/api/solicitudes/${id}/eventos`]) {
        const r = await s.pedir('POST', camino, { crudo: cuerpo, cabeceras: { 'idempotency-key': 'hondo' } });
        esProblema(r, 400, 422);
      }
    }
    await intacto();
  });
});

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

describe('Direcciones', () => {
  test.each([
    '/api/solicitudes/no-existe',
    '/api/solicitudes/00000000-0000-0000-0000-000000000000',
    '/api/solicitudes/__proto__',
    '/api/solicitudes/%00',
    '/api/solicitudes/..%2f..%2fetc%2fpasswd',
    `/api/solicitudes/${'x'.repeat(3000)}`,
    '/api/solicitudes/%F0%9F%98%80',
    "/api/solicitudes/' OR 1=1 --",
    '/api/nada',
    '/api',
    '/nada',
    '/docs/recursos/../../package.json',
    '/docs/recursos/%2e%2e/%2e%2e/package.json',
    '/docs/recursos/..%5c..%5cpackage.json',
  ])('%s no existe: 404.', async (camino) => {
    esProblema(await s.get(camino), 404);
  });

  test('Lo que cuelga de un expediente que no existe tampoco existe.', async () => {
    for (const resto of ['historial', 'plazos', 'notificaciones', 'documentos', 'verificacion'])
      esProblema(await s.get(`/api/solicitudes/nada/${resto}`), 404);
    esProblema(await s.enviar('nada', 'DERIVAR', { organo: 'O', materia: 'M' }), 404);
    esProblema(
      await s.post('/api/solicitudes/nada/notificaciones/x/registro', {
        fecha: '2027-02-01',
        resultado: 'enviada',
      }),
      404,
    );
  });

  test.each([
    '/api/solicitudes/%',
    '/api/solicitudes/%E0%A4%A',
    '/api/reglas/%ff',
    '/docs/recursos/%E0%A4%A',
  ])('La dirección mal codificada %s responde 400.', async (camino) => {
    esProblema(await s.get(camino), 400, 404);
  });

  test('Una consulta mal codificada no tumba nada.', async () => {
    const r = await s.get('/api/solicitudes?texto=%E0%A4%A');
    expect([200, 400, 422]).toContain(r.estado);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY'])(
    'El método %s sobre un expediente no se admite.',
    async (metodo) => {
      for (const camino of ['/api/solicitudes', `/api/solicitudes/${id}`, `/api/solicitudes/${id}/historial`])
        esProblema(await s.pedir(metodo, camino), 404, 405);
      await intacto();
    },
  );

  test('HEAD responde como GET, sin cuerpo.', async () => {
    const r = await s.pedir('HEAD', `/api/solicitudes/${id}`);
    expect(r.estado).toBe(200);
    expect(r.texto).toBe('');
    expect(r.cabeceras.get('etag')).toBe('"1"');
  });
});

describe('Cabeceras raras', () => {
  test.each(['x', '"x"', '1.5', '-1', '""', '"1", "2"', '1e3', '"99999999999999999999"', '\u00f1'])(
    'If-Match: %s responde 400 o 412 y no actúa.',
    async (valor) => {
      esProblema(await derivar({}, { cabeceras: { 'if-match': valor } }), 400, 412);
      await intacto();
    },
  );

  test.each(['', 'x'.repeat(256), 'clave\twith', 'ñ'])(
    'Idempotency-Key: «%s» responde 400 o 422.',
    async (clave) => {
      esProblema(await derivar({}, { cabeceras: { 'idempotency-key': clave } }), 400, 422);
      await intacto();
    },
  );

  test('Una clave de 255 caracteres sirve.', async () => {
    const { id: otro } = await s.presentar();
    const p = { cabeceras: { 'idempotency-key': 'k'.repeat(255) } };
    expect((await s.enviar(otro, 'DERIVAR', { organo: 'O', materia: 'M' }, p)).estado).toBe(200);
    const r = await s.enviar(otro, 'DERIVAR', { organo: 'O', materia: 'M' }, p);
    expect(r.cabeceras.get('idempotent-replayed')).toBe('true');
  });

  /** Sends bytes as they are: fetch would not let these headers through. */
  function bytes(texto: string): Promise<string> {
    return new Promise((seguir, fallar) => {
      const { hostname, port } = new URL(s.url);
      const enchufe = connect(Number(port), hostname);
      let recibido = '';
      enchufe.setTimeout(5000, () => enchufe.destroy(new Error('Sin respuesta.')));
      enchufe.on('data', (t) => {
        recibido += t.toString('utf8');
      });
      enchufe.on('close', () => seguir(recibido));
      enchufe.on('error', fallar);
      enchufe.write(texto);
    });
  }

  const envio = (cabeceras: string[]) => {
    const cuerpo = JSON.stringify({ tipo: 'DERIVAR', datos: { organo: 'O', materia: 'M' } });
    return bytes(
      [
        `POST /api/solicitudes/${id}/eventos HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${s.admin}`,
        'Content-Type: application/json',
        `Content-Length: ${cuerpo.length}`,
        'Connection: close',
        ...cabeceras,
        '',
        cuerpo,
      ].join('\r\n'),
    );
  };

  test.each([
    ['dos If-Match distintas', ['If-Match: "1"', 'If-Match: "2"']],
    ['un If-Match de otra secuencia', ['If-Match: "7"']],
    ['una clave con bytes altos', ['Idempotency-Key: \u00f1\u0080']],
    ['dos tipos de contenido', ['Content-Type: text/plain', 'If-Match: "9"']],
    ['dos tamaños de cuerpo', ['Content-Length: 3']],
    ['dos maneras de medir el cuerpo', ['Transfer-Encoding: chunked']],
    ['una cabecera de 100 kB', [`X-Larga: ${'x'.repeat(100_000)}`]],
    ['una cabecera sin nombre', [': vacío']],
  ])('Con %s responde 4xx y no actúa.', async (_que, cabeceras) => {
    expect(await envio(cabeceras as string[])).toMatch(/^HTTP\/1\.1 4\d\d /);
    await intacto();
  });

  test('Un pedido que no es HTTP no tumba el servidor.', async () => {
    expect(await bytes('\u0016\u0003\u0001 hola\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await s.get('/api/salud')).estado).toBe(200);
  });

  test('Un cuerpo cortado a la mitad no registra nada.', async () => {
    const { hostname, port } = new URL(s.url);
    const enchufe = connect(Number(port), hostname);
    enchufe.on('error', () => undefined);
    enchufe.write(
      `POST /api/solicitudes/${id}/eventos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${s.admin}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"tipo":"DERIVAR","datos":{"organo":"O","materia":"M"}}`,
    );
    await s.get('/api/salud');
    enchufe.destroy();
    await intacto();
  });
});

describe('Después de todo lo anterior', () => {
  test('La base entera verifica.', async () => {
    const hallados: Json[] = [];
    const resumen = await verificarTodo(s.sistema.door, (caso, diferencias) =>
      hallados.push({ caso, diferencias }),
    );
    expect(hallados).toEqual([]);
    expect(resumen.conDiferencias).toBe(0);
    expect(resumen.casos).toBeGreaterThan(8);
  });
});
