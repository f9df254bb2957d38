import { setTimeout as esperar } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  carpetaTemporal,
  correr,
  INICIO,
  type Json,
  Oyente,
  Proceso,
  type Respuesta,
} from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

/** How many times the server is killed. */
const MUERTES = Number(process.env['MUERTES'] ?? 30);
const CLIENTES = 8;

/** A request as the client wrote it down before sending it. */
interface Pedido {
  /** Idempotency key, and the mark its event carries in its data. */
  readonly clave: string;
  readonly camino: string;
  readonly cuerpo: Json;
}

/** An answer the client heard. */
interface Reconocido {
  readonly clave: string;
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly huella: string | null;
}

interface Fila {
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly datos: string;
  readonly ocurrido: string;
  readonly huella: string;
}

/** The client's own journal: what was acknowledged, what was refused, what nobody knows. */
class Diario {
  readonly reconocidos: Reconocido[] = [];
  readonly rechazados = new Set<string>();
  readonly sinRespuesta: Pedido[] = [];
  readonly casos: string[] = [];
  readonly tocados = new Set<string>();
  #n = 0;

  clave(): string {
    this.#n++;
    return `k-${this.#n}`;
  }

  anotar(p: Pedido, r: Respuesta): void {
    if (r.estado >= 500) throw new Error(`${p.camino}: ${r.estado} ${r.texto}`);
    if (r.estado >= 400) {
      this.rechazados.add(p.clave);
      return;
    }
    const nacio = p.camino === '/api/solicitudes';
    const caso = nacio ? r.cuerpo : r.cuerpo.caso;
    const evento = nacio ? { secuencia: 1, tipo: 'PRESENTAR', huella: null } : r.cuerpo.evento;
    if (nacio) this.casos.push(caso.id);
    this.tocados.add(caso.id);
    this.reconocidos.push({ clave: p.clave, caso: caso.id, ...evento });
  }
}

const azar = <T>(lista: readonly T[]): T => lista[Math.floor(Math.random() * lista.length)] as T;

/** An act or a presentation, marked with its key. Some will be refused: that is part of the load. */
function siguiente(d: Diario, ahora: string): Pedido {
  const clave = d.clave();
  const caso = azar(d.casos.slice(-40));
  if (caso === undefined || Math.random() < 0.15)
    return { clave, camino: '/api/solicitudes', cuerpo: solicitudCompleta({ objeto: clave }) };
  const [tipo, datos] = azar<[string, Json]>([
    ['DERIVAR', { organo: clave, materia: 'M' }],
    ['REGISTRAR_VISITA', { fecha: ahora.slice(0, 10), lugar: clave, notas: 'N' }],
    [
      'PROGRAMAR_REUNION',
      { fecha: new Date(Date.parse(ahora) + 86_400_000).toISOString(), modalidad: 'virtual', lugar: clave },
    ],
    [
      'REGISTRAR_REUNION',
      {
        fecha: ahora,
        consultas: 'no_hubo',
        acompanamiento: 'no_solicitado',
        revisionDocumental: true,
        acuerdos: clave,
      },
    ],
    ['REQUERIR_DOCUMENTACION', { detalle: clave, plazoDias: 1 + Math.floor(Math.random() * 4) }],
    ['RECIBIR_DOCUMENTACION', { detalle: clave, completa: Math.random() < 0.3 }],
  ]);
  return { clave, camino: `/api/solicitudes/${caso}/eventos`, cuerpo: { tipo, datos } };
}

const enviar = (p: Proceso, pedido: Pedido) =>
  p.post(pedido.camino, pedido.cuerpo, { cabeceras: { 'idempotency-key': pedido.clave } });

/** Clients that act as fast as they are answered, and a clock that jumps ten hours at a time, until the server dies. */
async function cargar(p: Proceso, d: Diario, parado: () => boolean): Promise<void> {
  let ahora = ((await p.get('/api/reloj')).cuerpo as Json).ahora as string;
  const reloj = async () => {
    while (!parado()) {
      await esperar(20);
      const a = new Date(Date.parse(ahora) + 36_000_000).toISOString();
      try {
        ahora = (await p.post('/api/reloj', { ahora: a })).cuerpo.ahora;
      } catch {
        return;
      }
    }
  };
  const cliente = async () => {
    while (!parado()) {
      const pedido = siguiente(d, ahora);
      let r: Respuesta;
      try {
        r = await enviar(p, pedido);
      } catch {
        d.sinRespuesta.push(pedido);
        return;
      }
      d.anotar(pedido, r);
    }
  };
  await Promise.all([reloj(), ...Array.from({ length: CLIENTES }, cliente)]);
}

function leer(archivo: string): { filas: Fila[]; pendientes: number; incidencias: Json[]; plazos: Json[] } {
  const db = new Sqlite(archivo, { readonly: true });
  try {
    const reloj = db.prepare(`SELECT valor FROM ajuste WHERE nombre = 'reloj'`).pluck().get() as string;
    return {
      filas: db
        .prepare('SELECT caso, secuencia, tipo, datos, ocurrido, huella FROM evento ORDER BY posicion')
        .all() as Fila[],
      pendientes: db
        .prepare(`SELECT count(*) FROM plazo WHERE estado = 'corriendo' AND instante <= ?`)
        .pluck()
        .get(reloj) as number,
      incidencias: db.prepare('SELECT * FROM incidencia').all(),
      plazos: db.prepare('SELECT * FROM plazo').all(),
    };
  } finally {
    db.close();
  }
}

const MARCA = /"(k-\d+)"/;

/** Every acknowledged event is there once, as it was; nothing is there twice; every deadline fired once, on its day. */
function comprobar(d: Diario, archivo: string): void {
  const { filas, pendientes, incidencias } = leer(archivo);
  const porMarca = new Map<string, Fila[]>();
  const porLugar = new Map<string, Fila>();
  for (const f of filas) {
    porLugar.set(`${f.caso} ${f.secuencia}`, f);
    const marca = MARCA.exec(f.datos)?.[1];
    if (marca) porMarca.set(marca, [...(porMarca.get(marca) ?? []), f]);
  }
  const faltan = d.reconocidos.filter((r) => {
    const fila = porLugar.get(`${r.caso} ${r.secuencia}`);
    return (
      fila?.tipo !== r.tipo ||
      (r.huella !== null && fila.huella !== r.huella) ||
      porMarca.get(r.clave)?.length !== 1 ||
      porMarca.get(r.clave)?.[0] !== fila
    );
  });
  expect(faltan).toEqual([]);
  expect([...porMarca].filter(([, suyas]) => suyas.length > 1)).toEqual([]);
  expect([...d.rechazados].filter((clave) => porMarca.has(clave))).toEqual([]);

  const vencidos = filas.filter((f) => f.tipo.startsWith('VENCIO_'));
  const claves = vencidos.map((f) => `${f.caso} ${JSON.parse(f.datos).plazo}`);
  expect(claves.length - new Set(claves).size).toBe(0);
  const fueraDeDia = vencidos.filter((f) => {
    const vencio = JSON.parse(f.datos).vencio as string;
    return f.ocurrido !== new Date(Date.parse(`${vencio}T05:00:00.000Z`) + 86_400_000).toISOString();
  });
  expect(fueraDeDia).toEqual([]);
  expect(pendientes).toBe(0);
  expect(incidencias).toEqual([]);
}

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
        for (const pedido of d.sinRespuesta.splice(0)) {
          const [una, otra] = await Promise.all([enviar(p, pedido), enviar(p, pedido)]);
          expect(una.estado).toBe(otra.estado);
          if (una.estado < 300) {
            const id = (r: Respuesta) =>
              `${(r.cuerpo.caso ?? r.cuerpo).id} ${r.cuerpo.evento?.secuencia ?? 1}`;
            expect(id(una)).toBe(id(otra));
          }
          d.anotar(pedido, una);
        }
        // What fell due while it was down fires now.
        const { ahora } = await p.bien(200, p.get('/api/reloj'));
        await p.reloj(ahora);
        comprobar(d, archivo);
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
