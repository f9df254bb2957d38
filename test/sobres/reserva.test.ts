import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enCrudo } from '../apoyo/en-crudo.js';
import { EN_POSTGRES } from '../apoyo/en-postgres.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { CasaDeSubastas, dondeSeLee, MONTOS } from './apoyo.js';

const [UNO, DOS, RESERVADO] = MONTOS;
let lugar: ReturnType<typeof carpetaTemporal>;
let casa: CasaDeSubastas;
beforeEach(async () => {
  lugar = carpetaTemporal();
  casa = await CasaDeSubastas.abrir(lugar.archivo);
});
afterEach(async () => {
  await casa.cerrar();
  lugar.borrar();
});

const SOBRE = {
  sobre: expect.stringMatching(/^[0-9a-f-]{36}$/),
  compromiso: expect.stringMatching(/^[0-9a-f]{64}$/),
};
const enBase = (sql: string) => enCrudo(lugar.archivo, (db) => db.filas(sql));
const conDanio = (sql: string) =>
  enCrudo(lugar.archivo, async (db) => {
    await db.desproteger();
    await db.filas(sql);
  });

describe('D17: a sealed amount is nowhere in the clear until its act', () => {
  test('neither in the file, its log, the messages of the process nor its answers; afterwards, in all that tell it', async () => {
    const id = await casa.nacer({ valorReferencial: RESERVADO });
    const clave = { cabeceras: { 'idempotency-key': 'una' } };
    await casa.bien(200, casa.ofrecer(id, 'Uno', UNO, clave));
    await casa.bien(200, casa.ofrecer(id, 'Uno', UNO, clave));
    await casa.bien(200, casa.ofrecer(id, 'Dos', DOS));
    await casa.bien(200, casa.enviar(id, 'CERRAR'));
    expect((await casa.ofrecer(id, 'Tres', '731904826153.48')).estado).toBe(409);
    expect((await casa.ofrecer(id, 'Tres', '731904826153.481')).estado).toBe(422);
    for (const camino of ['', '/historial', '/verificacion', '/plazos', '/notificaciones'])
      await casa.bien(200, casa.get(`/api/subastas/${id}${camino}`));
    const { elementos } = await casa.bien(200, casa.get('/api/subastas'));
    expect(elementos).toHaveLength(1);
    casa.respuestas.push(JSON.stringify(await casa.oficina.store.corriente(0, 100)));
    for (const monto of [...MONTOS, '731904826153.48'])
      expect(dondeSeLee(await casa.rastros(), monto)).toEqual([]);
    const [nacer, oferta] = await casa.historial(id);
    expect(nacer.datos.valorReferencial).toEqual(SOBRE);
    expect(oferta.datos).toEqual({ postor: 'Uno', ofertas: [{ item: '1', monto: SOBRE }] });
    const sobres = await enBase('SELECT * FROM sobre ORDER BY secuencia');
    expect(sobres.map((s) => [s['caso'], s['secuencia'], s['postor'], s['item']])).toEqual([
      [id, 1, '', ''],
      [id, 2, 'Uno', '1'],
      [id, 3, 'Dos', '1'],
    ]);
    expect(sobres[1]).toMatchObject({
      id: oferta.datos.ofertas[0].monto.sobre,
      compromiso: oferta.datos.ofertas[0].monto.compromiso,
    });

    await casa.bien(200, casa.enviar(id, 'ABRIR'));
    const abrir = (await casa.historial(id)).at(-1);
    expect(abrir.datos).toEqual({
      aperturas: { [sobres[1]?.['id'] as string]: UNO, [sobres[2]?.['id'] as string]: DOS },
    });
    for (const monto of [UNO, DOS])
      expect(dondeSeLee(await casa.rastros(), monto)).toEqual(['archivo', 'respuestas']);
    // What the entity reserved was not opened: it is still shut, in the file of a system that stopped too.
    await casa.cerrar();
    expect(dondeSeLee(await casa.rastros(), RESERVADO)).toEqual([]);
    casa = await CasaDeSubastas.abrir(lugar.archivo);
    expect((await casa.bien(200, casa.get(`/api/subastas/${id}/verificacion`))).integra).toBe(true);
  });

  test('an envelope is never changed or erased', async () => {
    await casa.cerrada();
    for (const sql of [
      'DELETE FROM sobre',
      "UPDATE sobre SET cifrado = ''",
      "UPDATE sobre SET postor = 'Otro'",
      "UPDATE sobre SET compromiso = ''",
      EN_POSTGRES ? 'TRUNCATE sobre' : 'INSERT OR REPLACE INTO sobre SELECT * FROM sobre',
    ])
      await expect(enBase(sql), sql).rejects.toThrow(/Un sobre no se/);
  });

  test('the digest of a request cannot be tried against amounts with what the database holds', async () => {
    await casa.ofrecer(await casa.nacer(), 'Uno', UNO, { cabeceras: { 'idempotency-key': 'k' } });
    expect(await enBase("SELECT * FROM ajuste WHERE nombre = 'clave_peticiones'")).toEqual([]);
    const [{ cuerpo }] = (await enBase('SELECT cuerpo FROM idempotencia')) as [{ cuerpo: string }];
    const ajustes = (await enBase('SELECT valor FROM ajuste')).map((a) => a.valor);
    expect(ajustes.join()).not.toContain(casa.oficina.custodio.clavePeticiones);
    expect(cuerpo).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('D17: the same key and body is the first answer again, sealed as it was', () => {
  test('one envelope, one event; another amount with the same key is another body', async () => {
    const id = await casa.nacer();
    const p = { cabeceras: { 'idempotency-key': 'k' } };
    const primera = await casa.ofrecer(id, 'Uno', UNO, p);
    const segunda = await casa.ofrecer(id, 'Uno', UNO, p);
    expect(segunda.cabeceras.get('idempotent-replayed')).toBe('true');
    expect(segunda.cuerpo.evento.datos).toEqual(primera.cuerpo.evento.datos);
    expect((await casa.ofrecer(id, 'Uno', DOS, p)).cuerpo.codigo).toBe('CLAVE_USADA');
    expect(await enBase('SELECT id FROM sobre')).toHaveLength(1);
    // The key of requests comes from that of the envelopes: a restart keeps it.
    await casa.cerrar();
    casa = await CasaDeSubastas.abrir(lugar.archivo);
    expect((await casa.ofrecer(id, 'Uno', UNO, p)).cabeceras.get('idempotent-replayed')).toBe('true');
  });
});

describe('D17: nothing of an opening or a draw is known before its act', () => {
  test('neither is simulated; a sealed offer is, and leaves nothing', async () => {
    const id = await casa.nacer();
    const camino = `/api/subastas/${id}/eventos?simular=true`;
    const datos = { postor: 'Uno', ofertas: [{ item: '1', monto: UNO }] };
    const simulada = await casa.bien(200, casa.post(camino, { tipo: 'OFRECER', datos }));
    expect(simulada.evento.datos.ofertas[0].monto).toEqual(SOBRE);
    await casa.bien(
      200,
      casa.post('/api/subastas?simular=true', { nombre: 'S', valorReferencial: RESERVADO }),
    );
    expect(await enBase('SELECT id FROM sobre')).toEqual([]);
    await casa.bien(200, casa.ofrecer(id, 'Uno', UNO));
    await casa.bien(200, casa.enviar(id, 'CERRAR'));
    const abrir = await casa.post(camino, { tipo: 'ABRIR', datos: {} });
    expect([abrir.estado, abrir.cuerpo.codigo]).toEqual([409, 'EVENTO_NO_PERMITIDO']);
    expect(abrir.cuerpo.detail).toBe(
      '«Abrir» abre sobres y no se puede simular: mostraría los montos antes del acto.',
    );
    expect(dondeSeLee(await casa.rastros(), UNO)).toEqual([]);
    await casa.bien(200, casa.enviar(id, 'ABRIR'));
    const sortear = await casa.post(camino, { tipo: 'SORTEAR', datos: {} });
    expect([sortear.estado, sortear.cuerpo.codigo]).toEqual([409, 'EVENTO_NO_PERMITIDO']);
    expect(sortear.cuerpo.detail).toMatch(/es un sorteo y no se puede simular/);
  });

  test('an opening before its time says when it fits and reads nothing, not even of a shut envelope that is damaged', async () => {
    const id = await casa.nacer();
    await casa.bien(200, casa.ofrecer(id, 'Uno', UNO));
    await conDanio("UPDATE sobre SET cifrado = '00'");
    const r = await casa.enviar(id, 'ABRIR');
    expect([r.estado, r.cuerpo.codigo]).toEqual([409, 'EVENTO_NO_PERMITIDO']);
    expect(r.cuerpo.detail).toContain('Cerrada.');
  });

  test.each([
    ['negar', 409, 'Falta el acta.'],
    ['contar', 409, 'El acto no procede; el motivo menciona montos que aún están en sobre cerrado.'],
    ['reventar', 500, 'Ocurrió un error que no estaba previsto; quedó registrado.'],
  ])('a machine that would %s does not give them away', async (truco, estado, detail) => {
    const id = await casa.cerrada();
    const r = await casa.enviar(id, 'ABRIR', { truco });
    expect([r.estado, r.cuerpo.detail]).toEqual([estado, detail]);
    for (const monto of [UNO, DOS]) expect(dondeSeLee(await casa.rastros(), monto)).toEqual([]);
    expect(await casa.historial(id)).toHaveLength(4);
    await casa.bien(200, casa.enviar(id, 'ABRIR'));
  });

  test('the seed of a draw is taken at its commit: 32 bytes, each its own', async () => {
    const id = await casa.cerrada();
    await casa.bien(200, casa.enviar(id, 'ABRIR'));
    for (let i = 0; i < 2; i++) await casa.bien(200, casa.enviar(id, 'SORTEAR'));
    const semillas = (await casa.historial(id)).slice(-2).map((f) => f.datos.semilla);
    expect(semillas[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(semillas[0]).not.toBe(semillas[1]);
    expect((await casa.bien(200, casa.get(`/api/subastas/${id}/verificacion`))).integra).toBe(true);
  });
});

describe('D17: there is no other way in', () => {
  test.each([
    ['OFRECER', { postor: 'Uno', ofertas: [{ item: '1', monto: UNO }] }],
    ['ABRIR', {}],
    ['SORTEAR', {}],
  ])('RECTIFICAR_VENCIMIENTO does not carry %s', async (tipo, datos) => {
    const id = await casa.cerrada();
    const r = await casa.enviar(id, 'RECTIFICAR_VENCIMIENTO', { acto: { tipo, datos }, cargo: 'C-1' });
    expect([r.estado, r.cuerpo.regla]).toEqual([409, 'D-RECTIFICAR']);
    expect(dondeSeLee(await casa.rastros(), UNO)).toEqual([]);
  });

  test('a message between cases does not carry an amount', async () => {
    const id = await casa.nacer();
    const { door, store } = casa.oficina;
    const datos = JSON.stringify({ postor: 'Uno', ofertas: [{ item: '1', monto: '5.00' }] });
    await door.entregar([{ id: 'm', a: id, de: id, tipo: 'OFRECER', datos }]);
    expect(await casa.historial(id)).toHaveLength(1);
    expect((await store.incidencias(1))[0]?.detalle).toMatch(/no llega por mensaje/);
  });

  test.each(['aperturas', 'semilla'])('nobody but the door writes %s', async (dato) => {
    const id = await casa.cerrada();
    const respuesta = await casa.oficina.door.actuar({
      caso: id,
      tipo: 'ABRIR',
      datos: { [dato]: {} },
      actor: 'a',
    });
    expect(respuesta.tipo === 'rechazada' && respuesta.rechazo).toMatchObject({
      codigo: 'DATOS_INVALIDOS',
      errores: [{ ruta: `datos.${dato}`, mensaje: expect.stringContaining('lo pone el sistema') }],
    });
  });
});

describe('D17: with another envelope, nothing opens and nothing is written', () => {
  test.each([
    [
      'the content of another bidder',
      'UPDATE sobre SET cifrado = (SELECT cifrado FROM sobre o WHERE o.id <> sobre.id)',
    ],
    [
      'all of another bidder but the id',
      'UPDATE sobre SET (postor, llave, cifrado, compromiso) = (SELECT postor, llave, cifrado, compromiso FROM sobre o WHERE o.id <> sobre.id)',
    ],
    [
      'another commitment than its event holds',
      'UPDATE evento SET datos = replace(datos, \'"compromiso":"\', \'"compromiso":"0\') WHERE tipo = \'OFRECER\'',
    ],
    ['no row', "DELETE FROM sobre WHERE postor = 'Uno'"],
  ])('%s', async (_que, sql) => {
    const id = await casa.cerrada();
    await conDanio(sql);
    const r = await casa.enviar(id, 'ABRIR');
    expect([r.estado, r.cuerpo.codigo]).toEqual([503, 'SOBRES_NO_ABREN']);
    expect(await casa.historial(id)).toHaveLength(4);
    for (const monto of [UNO, DOS]) expect(dondeSeLee(await casa.rastros(), monto)).toEqual([]);
  });
});
