import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, DATOS, type Json } from '../apoyo/cliente.js';
import { Oyente } from '../apoyo/oyente.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

const { archivo, borrar } = carpetaTemporal();
let a: Proceso;
let b: Proceso;
beforeAll(async () => {
  a = await Proceso.abrir(archivo);
  b = await Proceso.abrir(archivo);
});
afterAll(async () => {
  await Promise.all([a.matar(), b.matar()]);
  borrar();
});

const derivar = (organo: string) => ({ organo, materia: 'M' });
const cuantos = (n: number) => Array.from({ length: n }, (_, i) => i);

/** One row of the database, read past both servers. */
function contar(sql: string, ...valores: unknown[]): unknown {
  const db = new Sqlite(archivo, { readonly: true });
  try {
    return db
      .prepare(sql)
      .pluck()
      .get(...valores);
  } finally {
    db.close();
  }
}

describe('Dos procesos sobre una misma base', () => {
  test('Lo que uno registra el otro lo lee al instante.', async () => {
    const nacido = await a.presentar();
    expect(await b.caso(nacido.id)).toEqual(nacido);
    for (const i of cuantos(20)) {
      const [uno, otro] = i % 2 ? [a, b] : [b, a];
      const { caso } = await uno.acto(nacido.id, 'DERIVAR', derivar(`O${i}`));
      expect(await otro.caso(nacido.id)).toEqual(caso);
    }
    expect(await a.historial(nacido.id)).toEqual(await b.historial(nacido.id));
  });

  test('Con el mismo If-Match enviado a los dos a la vez gana exactamente uno, siempre.', async () => {
    const { id } = await a.presentar();
    for (const i of cuantos(40)) {
      const p = { cabeceras: { 'if-match': `"${i + 1}"` } };
      const dos = await Promise.all([
        a.enviar(id, 'DERIVAR', derivar('A'), p),
        b.enviar(id, 'DERIVAR', derivar('B'), p),
      ]);
      expect(dos.map((r) => r.estado).sort()).toEqual([200, 412]);
    }
    const filas = await a.historial(id);
    expect(filas).toHaveLength(41);
    expect((await b.verificacion(id)).integra).toBe(true);
  });

  test('Actos entrelazados sobre los mismos casos quedan todos, en una sola cadena por caso.', async () => {
    const casos: string[] = [];
    for (const i of cuantos(5)) casos.push((await (i % 2 ? a : b).presentar()).id);
    const respuestas = await Promise.all(
      cuantos(200).map((i) => (i % 2 ? a : b).enviar(casos[i % 5] as string, 'DERIVAR', derivar(`N${i}`))),
    );
    expect(respuestas.map((r) => r.estado)).toEqual(Array(200).fill(200));
    for (const [n, id] of casos.entries()) {
      const filas = await a.historial(id);
      expect(filas.map((f) => f.secuencia)).toEqual(cuantos(41).map((i) => i + 1));
      expect(new Set(filas.slice(1).map((f) => f.datos.organo)).size).toBe(40);
      const propias = respuestas.filter((_, i) => i % 5 === n);
      for (const r of propias)
        expect(filas[r.cuerpo.evento.secuencia - 1].huella).toBe(r.cuerpo.evento.huella);
      expect(await b.verificacion(id)).toEqual({ integra: true, eventos: 41, diferencias: [] });
    }
  });

  test('Los números de expediente no se repiten ni se saltan aunque nazcan en los dos a la vez.', async () => {
    const antes = Number(contar(`SELECT ultimo FROM contador WHERE serie = 'AT-2027'`));
    const nacidos = await Promise.all(cuantos(60).map((i) => (i % 2 ? a : b).presentar()));
    expect(nacidos.map((c) => Number(c.numero.slice(8))).sort((x, y) => x - y)).toEqual(
      cuantos(60).map((i) => antes + 1 + i),
    );
  });

  test('Duplicados con la misma clave enviados a los dos a la vez tienen un solo efecto.', async () => {
    for (const ronda of cuantos(10)) {
      const p = { cabeceras: { 'idempotency-key': `doble-${ronda}` } };
      const nacen = await Promise.all(
        cuantos(20).map((i) =>
          (i % 2 ? a : b).post('/api/solicitudes', solicitudCompleta({ objeto: `Doble ${ronda}` }), p),
        ),
      );
      expect(new Set(nacen.map((r) => r.estado))).toEqual(new Set([201]));
      expect(new Set(nacen.map((r) => r.texto)).size).toBe(1);
      expect(nacen.filter((r) => r.cabeceras.get('idempotent-replayed') === null)).toHaveLength(1);
      const [primero] = nacen;
      const id: string = primero?.cuerpo.id;
      const actos = await Promise.all(
        cuantos(20).map((i) => (i % 2 ? a : b).enviar(id, 'DERIVAR', derivar('Una vez'), p)),
      );
      expect(new Set(actos.map((r) => r.cuerpo.evento?.huella)).size).toBe(1);
      expect(await a.historial(id)).toHaveLength(2);
      expect(contar('SELECT count(*) FROM caso_datos WHERE objeto = ?', `Doble ${ronda}`)).toBe(1);
    }
  });

  test('Un usuario creado, renovado o revocado en uno lo es en el otro al instante.', async () => {
    const { id, token } = await a.usuario(['lectura']);
    expect((await b.get('/api/solicitudes', { ficha: token })).estado).toBe(200);
    const nueva = await a.bien(201, a.pedir('POST', `/api/usuarios/${id}/ficha`));
    expect((await b.get('/api/solicitudes', { ficha: token })).estado).toBe(401);
    expect((await b.get('/api/solicitudes', { ficha: nueva.token })).estado).toBe(200);
    expect((await a.pedir('DELETE', `/api/usuarios/${id}`)).estado).toBe(204);
    expect((await b.get('/api/solicitudes', { ficha: nueva.token })).estado).toBe(401);
  });

  test('La corriente de uno trae lo que registra el otro, una vez y en orden.', async () => {
    const o = await Oyente.abrir(b);
    const { id } = await a.presentar();
    for (const i of cuantos(10)) await (i % 2 ? a : b).acto(id, 'DERIVAR', derivar(`C${i}`));
    const mios = () => o.mensajes.filter((m) => m.datos.caso === id).map((m) => m.datos.secuencia);
    await expect.poll(mios, { timeout: 8000 }).toEqual(cuantos(11).map((i) => i + 1));
    await o.irse();
  });

  test('Un día declarado en uno lo cuenta el otro al instante, también en plazos que se arman mientras tanto.', async () => {
    const dia = {
      fecha: '2027-02-03',
      norma: 'DS 020-2027-PCM',
      publicada: '2027-01-30',
      ambito: 'nacional',
      motivo: 'M',
    };
    const nacen = cuantos(40).map((i) => (i % 2 ? a : b).presentar({ objeto: `Mientras ${i}` }));
    const declarada = await a.post('/api/calendario/inhabiles', dia);
    expect(declarada.estado).toBe(201);
    const computo = await b.bien(200, b.get('/api/calendario/computo?desde=2027-02-02&dias=1'));
    expect(computo.vence).toBe('2027-02-04');
    const despues = await b.presentar();
    for (const { id } of [...(await Promise.all(nacen)), despues]) {
      const corriendo = (await b.caso(id)).plazos.filter((p: Json) => p.estado === 'corriendo');
      expect(corriendo.map((p: Json) => [p.regla, p.vence])).toEqual([
        ['AMB-A4', '2027-02-05'],
        ['AT-8.2.1.A-1', '2027-02-09'],
        ['AT-8.2.1.A-2', '2027-02-16'],
      ]);
      expect((await a.verificacion(id)).integra).toBe(true);
    }
  });

  test('El mismo día declarado en los dos a la vez queda declarado una vez.', async () => {
    const dia = {
      fecha: '2027-02-10',
      norma: 'DS 021-2027-PCM',
      publicada: '2027-01-30',
      ambito: 'nacional',
      motivo: 'M',
    };
    const dos = await Promise.all(
      cuantos(6).map((i) => (i % 2 ? a : b).post('/api/calendario/inhabiles', dia)),
    );
    expect(dos.filter((r) => r.estado === 201)).toHaveLength(1);
    expect(dos.filter((r) => r.estado === 409)).toHaveLength(5);
    expect(contar('SELECT count(*) FROM inhabil WHERE fecha = ? AND norma = ?', dia.fecha, dia.norma)).toBe(
      1,
    );
  });

  test('Con los relojes de ambos avanzando a la vez cada plazo vence una vez, en su día.', async () => {
    for (const i of cuantos(6)) await casoEnEspera(i % 2 ? a : b, 2);
    for (const dia of ['2027-02-05', '2027-02-09', '2027-02-12', '2027-02-26', '2027-03-15']) {
      const ahora = `${dia}T15:00:00.000Z`;
      const dos = await Promise.all([a.post('/api/reloj', { ahora }), b.post('/api/reloj', { ahora })]);
      expect(dos.map((r) => r.estado)).toEqual([200, 200]);
    }
    expect(contar(`SELECT count(*) FROM evento WHERE tipo LIKE 'VENCIO_%'`)).toBeGreaterThan(100);
    expect(
      contar(
        `SELECT count(*) FROM (SELECT 1 FROM evento WHERE tipo LIKE 'VENCIO_%' GROUP BY caso, json_extract(datos, '$.plazo') HAVING count(*) > 1)`,
      ),
    ).toBe(0);
    expect(
      contar(
        `SELECT count(*) FROM evento WHERE tipo LIKE 'VENCIO_%' AND ocurrido <> date(json_extract(datos, '$.vencio'), '+1 day') || 'T05:00:00.000Z'`,
      ),
    ).toBe(0);
    expect(
      contar(
        `SELECT count(*) FROM plazo WHERE estado = 'corriendo' AND instante <= '2027-03-15T15:00:00.000Z'`,
      ),
    ).toBe(0);
    expect(contar('SELECT count(*) FROM incidencia')).toBe(0);
  });

  test('Al encender los dos después de una caída larga, lo que venció mientras tanto vence una vez.', async () => {
    const otra = carpetaTemporal();
    const antes = await Proceso.abrir(otra.archivo);
    const ids: string[] = [];
    for (const _ of cuantos(30)) ids.push((await antes.presentar()).id);
    await antes.matar();
    const entorno = { RELOJ_INICIO: '2027-03-01T15:00:00.000Z' };
    const [c, d] = await Promise.all([
      Proceso.abrir(otra.archivo, entorno),
      Proceso.abrir(otra.archivo, entorno),
    ]);
    try {
      // Nobody asks: the beat of each finds the same terms.
      await expect
        .poll(
          async () => (await Promise.all(ids.map((id) => c.historial(id)))).every((h) => h.length === 4),
          {
            timeout: 15_000,
          },
        )
        .toBe(true);
      for (const id of ids) {
        const filas = await d.historial(id);
        expect(filas.slice(1).map((f) => [f.tipo, f.datos.vencio, f.ocurrido, f.registrado])).toEqual([
          ['VENCIO_PLAZO', '2027-02-04', '2027-02-05T05:00:00.000Z', '2027-03-01T15:00:00.000Z'],
          ['VENCIO_PLAZO', '2027-02-08', '2027-02-09T05:00:00.000Z', '2027-03-01T15:00:00.000Z'],
          ['VENCIO_PLAZO', '2027-02-15', '2027-02-16T05:00:00.000Z', '2027-03-01T15:00:00.000Z'],
        ]);
      }
      const fin = await correr('cli', ['verificar'], { DATABASE_URL: `sqlite:${otra.archivo}` });
      expect([fin.codigo, fin.salida]).toEqual([0, '30 expedientes, 120 eventos, 0 con diferencias.\n']);
    } finally {
      await Promise.all([c.matar(), d.matar()]);
      otra.borrar();
    }
  });

  test('Si uno muere bajo carga el otro sigue, y el que vuelve ve todo.', async () => {
    const { id } = await b.presentar();
    const carga = cuantos(60).map((i) =>
      (i % 2 ? a : b)
        .enviar(id, 'DERIVAR', derivar(`M${i}`), { cabeceras: { 'idempotency-key': `m-${i}` } })
        .catch(() => null),
    );
    await a.matar();
    const respuestas = await Promise.all(carga);
    respuestas.forEach((r, i) => {
      if (i % 2 === 0) expect(r?.estado).toBe(200);
    });
    // What nobody answered is asked of the other.
    for (const [i, r] of respuestas.entries())
      if (r === null)
        expect(
          (await b.enviar(id, 'DERIVAR', derivar(`M${i}`), { cabeceras: { 'idempotency-key': `m-${i}` } }))
            .estado,
        ).toBe(200);
    a = await Proceso.abrir(archivo);
    const filas = await a.historial(id);
    expect(
      filas
        .filter((f) => f.tipo === 'DERIVAR')
        .map((f) => f.datos.organo)
        .sort(),
    ).toEqual(
      cuantos(60)
        .map((i) => `M${i}`)
        .sort(),
    );
    await b.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-03-20T10:00:00-05:00'));
    expect((await a.caso(id)).datos.reunion.lugar).toBe('Sala virtual');
  });

  test('Al final la base entera verifica, con los dos procesos en marcha.', async () => {
    const fin = await correr('cli', ['verificar'], { DATABASE_URL: `sqlite:${archivo}` });
    expect([fin.codigo, fin.errores]).toEqual([0, '']);
    // The documents are the oficios of what was archived: how many are printed by now depends on the machine.
    expect(fin.salida).toMatch(
      /^\d{2,} expedientes, \d{3,} eventos, 0 con diferencias\.\n([1-9]\d* documentos, 0 con diferencias\.\n)?$/,
    );
    expect(contar('PRAGMA integrity_check')).toBe('ok');
  });
});
