import { writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { Escritura } from '../../src/store/puerto.js';
import { actosSinFin, leido } from './actos.js';
import { Generador } from './carga.js';
import type { Cargado } from './cargar.js';
import { copiarBase, enCarpeta } from './carpeta.js';
import { Crudo, espiar, grabar } from './crudo.js';
import { afirmar, alternar, type Medida, mediana, porSegundo, razon } from './medir.js';
import { haceUnaHora, idsDe, sembrar, verificarMuestra } from './sembrar.js';
import { Conexion, Servidor } from './servidor.js';
import { abrirCasa } from './vidas.js';

const CASOS = 1000;
const CRUDOS = 6000;
const SEGUNDOS = 4;
const banco = 'http';

function eventosEn(ruta: string): number {
  const db = new Sqlite(ruta, { readonly: true });
  const n = db.prepare('SELECT max(posicion) FROM evento').pluck().get() as number;
  db.close();
  return n;
}

/** The same acts decided once, for the rows they write. */
async function grabarActos(semilla: string, actos: readonly { tipo: string; datos: unknown }[]) {
  const escrituras: Escritura[] = [];
  const casa = abrirCasa(copiarBase(semilla, 'http-crudo.db'), new Date().toISOString(), (s) =>
    espiar(s, escrituras),
  );
  const ids = await idsDe(casa.store);
  const leidos = actos.map((a) => leido(a.tipo, a.datos));
  for (let vuelta = 0; vuelta * CASOS < CRUDOS; vuelta++) {
    const lote = ids.map((caso, i) =>
      casa.door.actuar({
        caso,
        ...(leidos[(i + vuelta) % leidos.length] as (typeof leidos)[number]),
        actor: 'admin',
      }),
    );
    afirmar(
      (await Promise.all(lote)).every((r) => r.tipo === 'hecho'),
      'Un acto de la carga no prosperó.',
    );
  }
  await casa.store.cerrar();
  return { grabacion: grabar(escrituras.slice(0, CRUDOS)), ids };
}

/** Writes a real answer of typical length for the constant server to give. */
async function respuestaTipica(
  url: string,
  ids: readonly string[],
  actos: readonly unknown[],
): Promise<string> {
  const conexion = new Conexion(url);
  const textos: string[] = [];
  for (const [i, acto] of actos.entries()) {
    const { estado, texto } = await conexion.pedir('POST', `/api/solicitudes/${ids[i]}/eventos`, acto);
    afirmar(estado === 200, `La prueba de la carga recibió ${estado}: ${texto.slice(0, 300)}`);
    textos.push(texto);
  }
  conexion.cerrar();
  const media = textos.reduce((s, t) => s + t.length, 0) / textos.length;
  textos.sort((a, b) => Math.abs(a.length - media) - Math.abs(b.length - media));
  const archivo = enCarpeta('respuesta.json');
  writeFileSync(archivo, textos[0] ?? '');
  return archivo;
}

/** Durable events per second through HTTP, beside Express with nothing to do and SQLite with nothing above it. */
export async function http(): Promise<Medida[]> {
  const actos = actosSinFin(fechaCivilDe(haceUnaHora()));
  const semilla = await sembrar({ casos: CASOS, ahora: haceUnaHora(), programada: true });
  const { grabacion, ids } = await grabarActos(semilla, actos);
  const base = copiarBase(semilla, 'http.db');
  const sistema = await Servidor.sistema(base);
  const archivo = await respuestaTipica(sistema.url, ids, actos);
  const constante = await Servidor.constante(archivo, 'texto');
  const objeto = await Servidor.constante(archivo, 'objeto');
  const generador = new Generador();
  const usos = new Map<string, number[]>();
  let ultima: Cargado | null = null;

  const carga =
    (nombre: string, servidor: Servidor, conexiones: number, minima = false, segundos = SEGUNDOS) =>
    async () => {
      const antes = servidor === sistema ? eventosEn(base) : 0;
      const cpu = servidor.procesador();
      const hecha = await generador.cargar({ url: servidor.url, ids, actos, conexiones, segundos, minima });
      usos.set(nombre, [
        ...(usos.get(nombre) ?? []),
        (servidor.procesador() - cpu) / hecha.segundos,
        hecha.procesador,
      ]);
      if (servidor === sistema) {
        await new Promise((seguir) => setTimeout(seguir, 200));
        const nuevos = eventosEn(base) - antes - hecha.aceptadas;
        // What was in flight when the load stopped is on disk, but nobody counted its answer.
        afirmar(nuevos >= 0 && nuevos <= conexiones, `Hay ${nuevos} eventos más que respuestas.`);
        ultima = hecha;
      }
      return hecha.porSegundo;
    };
  const crudo = async () => {
    const contendiente = new Crudo(copiarBase(semilla, 'http-crudo.db'), grabacion);
    const ritmo = await porSegundo(CRUDOS, () => contendiente.escribir(0, CRUDOS, 1));
    contendiente.cerrar();
    return ritmo;
  };
  const uso = (nombre: string) => {
    const pares = usos.get(nombre) ?? [];
    const [servidor, suyo] = [0, 1].map((k) => mediana(pares.filter((_, i) => i % 2 === k)));
    return `procesador: servidor ${Math.round((servidor ?? 0) * 100)} %, generador ${Math.round((suyo ?? 0) * 100)} %`;
  };

  try {
    for (const servidor of [sistema, constante, objeto]) await carga('calienta', servidor, 100, false, 3)();
    const cien = await alternar(3, {
      sistema: carga('sistema 100', sistema, 100),
      constante: carga('constante 100', constante, 100),
      crudo,
      objeto: carga('objeto 100', objeto, 100),
      minima: carga('minima 100', sistema, 100, true),
    });
    const veinte = await alternar(3, {
      sistema: carga('sistema 20', sistema, 20),
      constante: carga('constante 20', constante, 20),
      minima: carga('minima 20', sistema, 20, true),
    });
    const una = await alternar(3, {
      sistema: carga('sistema 1', sistema, 1),
      constante: carga('constante 1', constante, 1),
      minima: carga('minima 1', sistema, 1, true),
    });
    await comprobar(base);
    const unidad = 'eventos/s';
    const respuesta = `respuestas de ${Math.round((ultima as Cargado | null)?.bytesPorRespuesta ?? 0)} bytes con cabeceras (mínimas)`;
    return [
      { banco, que: '100 conexiones', valor: mediana(cien.sistema), unidad, nota: uso('sistema 100') },
      {
        banco,
        que: '100 conexiones, respuesta mínima',
        valor: mediana(cien.minima),
        unidad,
        nota: `${uso('minima 100')}; ${respuesta}`,
      },
      {
        banco,
        que: 'Express constante, 100',
        valor: mediana(cien.constante),
        unidad: 'respuestas/s',
        nota: uso('constante 100'),
      },
      {
        banco,
        que: 'Express con res.json, 100',
        valor: mediana(cien.objeto),
        unidad: 'respuestas/s',
        nota: uso('objeto 100'),
      },
      { banco, que: 'SQLite, una transacción por evento', valor: mediana(cien.crudo), unidad },
      { banco, que: '20 conexiones', valor: mediana(veinte.sistema), unidad, nota: uso('sistema 20') },
      { banco, que: '20 conexiones, respuesta mínima', valor: mediana(veinte.minima), unidad },
      { banco, que: 'Express constante, 20', valor: mediana(veinte.constante), unidad: 'respuestas/s' },
      { banco, que: '1 conexión, respuesta mínima', valor: mediana(una.minima), unidad },
      { banco, que: 'Express constante, 1', valor: mediana(una.constante), unidad: 'respuestas/s' },
      {
        banco,
        que: 'frente a Express constante, 20',
        valor: razon(veinte.sistema, veinte.constante),
        unidad: '×',
      },
      {
        banco,
        que: 'frente a Express con res.json, 100',
        valor: razon(cien.sistema, cien.objeto),
        unidad: '×',
      },
      {
        banco,
        que: 'mínima frente a Express constante, 100',
        valor: razon(cien.minima, cien.constante),
        unidad: '×',
      },
      {
        banco,
        que: 'frente a Express constante, 100',
        valor: razon(cien.sistema, cien.constante),
        unidad: '×',
        meta: ['≥', 0.6],
      },
      {
        banco,
        que: 'frente a SQLite por evento, 100',
        valor: razon(cien.sistema, cien.crudo),
        unidad: '×',
        meta: ['≥', 1],
      },
      {
        banco,
        que: '1 conexión',
        valor: mediana(una.sistema),
        unidad,
        meta: ['≥', 1000],
        nota: uso('sistema 1'),
      },
    ];
  } finally {
    generador.cerrar();
    await Promise.all([sistema, constante, objeto].map((s) => s.parar()));
  }
}

/** What the load left is a true history. */
async function comprobar(base: string): Promise<void> {
  const casa = abrirCasa(base);
  await verificarMuestra(casa.store, casa.door, (await idsDe(casa.store)).slice(0, 20));
  await casa.store.cerrar();
}
