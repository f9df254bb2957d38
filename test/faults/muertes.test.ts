import { setTimeout as esperar } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { INICIO, type Json } from '../apoyo/cliente.js';
import { Oyente } from '../apoyo/oyente.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { cargar } from './carga.js';
import { comprobar } from './comprobar.js';
import { leer } from './cruda.js';
import { aclarar, Diario } from './diario.js';

/** How many times the server is killed. */
const MUERTES = Number(process.env['MUERTES'] ?? 30);

describe('El servidor muere sin aviso', () => {
  test(`${MUERTES} veces bajo carga: nada reconocido se pierde, nada ocurre dos veces y cada plazo vence en su día.`, async () => {
    const { archivo, borrar } = carpetaTemporal();
    const d = new Diario();
    let p = await Proceso.abrir(archivo);
    try {
      for (let muerte = 0; muerte < MUERTES; muerte++) {
        d.tocados.clear();
        let parado = false;
        const carga = cargar(p, d, () => parado);
        await esperar(200 + Math.random() * 300);
        await p.matar();
        parado = true;
        await carga;

        p = await Proceso.abrir(archivo);
        // Nobody knows what became of these: asked again, twice and at once, each must have exactly one effect.
        await aclarar(d, p);
        // What fell due while it was down fires now.
        const { ahora } = await p.bien(200, p.get('/api/reloj'));
        await p.reloj(ahora);
        comprobar(d, leer(archivo));
        for (const id of d.tocados) {
          const v = await p.verificacion(id);
          expect([id, v.integra, v.diferencias]).toEqual([id, true, []]);
        }
      }
      const { filas, plazos } = leer(archivo);
      expect(d.reconocidos.length).toBeGreaterThan(MUERTES * 3);
      expect(filas.filter((f) => f.tipo.startsWith('VENCIO_')).length).toBeGreaterThan(MUERTES);
      expect(filas.some((f) => f.tipo === 'VENCIO_CONTINUIDAD') || MUERTES < 20).toBe(true);

      // The due days themselves, counted again by the calendar.
      const contados = new Map<string, string>();
      for (const z of plazos as Json[]) {
        if (z.computo !== 'habiles') continue;
        const cuenta = `desde=${z.desde}&dias=${z.dias}`;
        if (!contados.has(cuenta))
          contados.set(cuenta, (await p.bien(200, p.get(`/api/calendario/computo?${cuenta}`))).vence);
        expect([z.regla, z.desde, z.dias, z.vence]).toEqual([z.regla, z.desde, z.dias, contados.get(cuenta)]);
      }
      expect((await p.terminar()).codigo).toBe(0);
      const fin = await correr('cli', ['verificar'], { DATABASE_URL: `sqlite:${archivo}` });
      expect([fin.codigo, fin.errores]).toEqual([0, '']);
      expect(fin.salida).toMatch(
        new RegExp(`^${new Set(filas.map((f) => f.caso)).size} expedientes, ${filas.length} eventos, 0 con`),
      );
      console.log(
        `${MUERTES} muertes: ${d.reconocidos.length} actos reconocidos, ${d.rechazados.size} rechazados, ${filas.length} filas.`,
      );
    } finally {
      p.hijo.kill('SIGKILL');
      await p.fin;
      borrar();
    }
  }, 300_000);
});

describe('Morir mientras se declara un día', () => {
  test('Se mueven todos los plazos o ninguno, y declararlo otra vez los mueve una sola vez.', async () => {
    const { archivo, borrar } = carpetaTemporal();
    let p = await Proceso.abrir(archivo);
    const CASOS = 600;
    try {
      // More than one chunk of the change: between chunks the server attends to others, and can die.
      for (let i = 0; i < CASOS; i += 100)
        await Promise.all(
          Array.from({ length: 100 }, () => p.presentar({}, { cabeceras: { prefer: 'return=minimal' } })),
        );
      const dia = (fecha: string) => ({
        fecha,
        norma: `DS de ${fecha}`,
        publicada: '2027-01-30',
        ambito: 'nacional',
        motivo: 'M',
      });
      const FECHAS = ['2027-02-02', '2027-02-03', '2027-02-04'];
      for (const [i, fecha] of FECHAS.entries()) {
        const pedida = p.post('/api/calendario/inhabiles', dia(fecha)).catch(() => null);
        await esperar(60 + i * 120);
        await p.matar();
        const respondida = (await pedida)?.estado === 201;
        const db = new Sqlite(archivo, { readonly: true });
        const movidos = db
          .prepare(
            `SELECT count(*) FROM evento WHERE tipo = 'CALENDARIO_CAMBIADO' AND json_extract(datos, '$.fecha') = ?`,
          )
          .pluck();
        const declarado = db.prepare('SELECT count(*) FROM inhabil WHERE fecha = ?').pluck();
        const tras = [declarado.get(fecha), movidos.get(fecha)];
        expect([
          [0, 0],
          [1, CASOS],
        ]).toContainEqual(tras);
        if (respondida) expect(tras).toEqual([1, CASOS]);
        p = await Proceso.abrir(archivo);
        const otra = await p.post('/api/calendario/inhabiles', dia(fecha));
        expect(otra.estado).toBe(tras[0] === 1 ? 409 : 201);
        expect([declarado.get(fecha), movidos.get(fecha)]).toEqual([1, CASOS]);
        db.close();
      }
      await p.terminar();
      const fin = await correr('cli', ['verificar'], { DATABASE_URL: `sqlite:${archivo}` });
      expect([fin.codigo, fin.salida]).toEqual([
        0,
        `${CASOS} expedientes, ${CASOS * (1 + FECHAS.length)} eventos, 0 con diferencias.\n`,
      ]);
    } finally {
      p.hijo.kill('SIGKILL');
      await p.fin;
      borrar();
    }
  });
});

describe('SIGTERM', () => {
  test('Lo que estaba en curso se responde y queda registrado; nada nuevo entra y el proceso termina con 0.', async () => {
    const { archivo, borrar } = carpetaTemporal();
    const p = await Proceso.abrir(archivo);
    const otra = new Sqlite(archivo);
    try {
      const { id } = await p.presentar();
      const oyente = await Oyente.abrir(p);
      // While another connection holds the database, these are accepted and wait.
      otra.exec('BEGIN IMMEDIATE');
      const enCurso = Array.from({ length: 60 }, (_, i) =>
        p.enviar(
          id,
          'DERIVAR',
          { organo: `O${i}`, materia: 'M' },
          { cabeceras: { connection: 'keep-alive' } },
        ),
      );
      await esperar(600);
      p.hijo.kill('SIGTERM');
      await oyente.fin;
      await expect(p.get('/api/salud')).rejects.toThrow();
      otra.exec('COMMIT');
      const respuestas = await Promise.all(enCurso);
      expect(respuestas.map((r) => r.estado)).toEqual(Array(60).fill(200));
      const fin = await p.fin;
      expect([fin.codigo, fin.senal, fin.errores]).toEqual([0, null, '']);
      expect(otra.prepare('SELECT count(*) FROM evento').pluck().get()).toBe(61);
      const verificada = await correr('cli', ['verificar'], { DATABASE_URL: `sqlite:${archivo}` });
      expect(verificada.codigo).toBe(0);
    } finally {
      otra.close();
      p.hijo.kill('SIGKILL');
      await p.fin;
      borrar();
    }
  });

  test('Con clientes que no paran y oyentes de la corriente, termina igual, pronto y sin errores.', async () => {
    const { archivo, borrar } = carpetaTemporal();
    const p = await Proceso.abrir(archivo);
    const d = new Diario();
    try {
      await p.presentar();
      const oyentes = await Promise.all([1, 2, 3].map(() => Oyente.abrir(p)));
      let parado = false;
      const carga = cargar(p, d, () => parado);
      await esperar(700);
      const antes = performance.now();
      p.hijo.kill('SIGTERM');
      const fin = await Promise.race([p.fin, esperar(15_000).then(() => null)]);
      parado = true;
      expect(fin).not.toBeNull();
      expect([fin?.codigo, fin?.errores]).toEqual([0, '']);
      expect(performance.now() - antes).toBeLessThan(10_000);
      await carga;
      await Promise.all(oyentes.map((o) => o.fin));
      expect(d.reconocidos.length).toBeGreaterThan(10);
      const db = new Sqlite(archivo, { readonly: true });
      const hay = db.prepare('SELECT tipo FROM evento WHERE caso = ? AND secuencia = ?').pluck();
      expect(d.reconocidos.filter((r) => hay.get(r.caso, r.secuencia) !== r.tipo)).toEqual([]);
      db.close();
    } finally {
      p.hijo.kill('SIGKILL');
      await p.fin;
      borrar();
    }
  });

  test('El reloj simulado sigue donde estaba después de apagar y encender.', async () => {
    const { archivo, borrar } = carpetaTemporal();
    let p = await Proceso.abrir(archivo);
    try {
      await p.reloj('2027-02-10T15:00:00.000Z');
      expect((await p.terminar()).codigo).toBe(0);
      p = await Proceso.abrir(archivo, { RELOJ_INICIO: INICIO });
      expect((await p.get('/api/reloj')).cuerpo.ahora).toBe('2027-02-10T15:00:00.000Z');
    } finally {
      p.hijo.kill('SIGKILL');
      await p.fin;
      borrar();
    }
  });
});
