import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as procesos from '../../../src/demo/procesos.js';
import * as solicitudes from '../../../src/demo/solicitudes.js';
import { verificarTodo } from '../../../src/engine/verificar.js';
import { ALMACENES, type Almacen } from '../../apoyo/bases.js';
import { Servidor } from '../../apoyo/servidor.js';

const ESCENAS = { solicitudes, procesos };
type Coleccion = keyof typeof ESCENAS;

/** What chance decides, and so differs in every run: salts, digests, commitments, codes; and cursors, which hold ids. */
const AL_AZAR = [
  /(?<="(sal|siguiente)":")[^"]+/g,
  /[0-9a-f]{64}/g,
  /(?<=")[0-9A-Z]{4}(-[0-9A-Z]{4}){2,3}(?=")/g,
];
const IDENTIFICADORES = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A text whose identifiers are their order of appearance: the same in every kind, if the rest is. */
class Anonimo {
  readonly #vistos = new Map<string, string>();

  de(valor: unknown): unknown {
    const texto = AL_AZAR.reduce((t, patron) => t.replace(patron, '*'), JSON.stringify(valor));
    const sinIds = texto.replace(IDENTIFICADORES, (id) => {
      const suyo = this.#vistos.get(id) ?? `id-${this.#vistos.size}`;
      this.#vistos.set(id, suyo);
      return suyo;
    });
    return JSON.parse(sinIds);
  }
}

/** Everything that can be told of a system, through its API and its store, in one order. */
async function relatoDe(s: Servidor, coleccion: Coleccion): Promise<Record<string, unknown>> {
  const anonimo = new Anonimo();
  const relato: Record<string, unknown> = {};
  const pedir = async (camino: string, nombre = camino) => {
    const cuerpo = await s.bien(200, s.get(camino));
    relato[nombre] = anonimo.de(cuerpo);
    return cuerpo;
  };
  const { elementos } = await pedir(`/api/${coleccion}?limite=200&orden=creado`);
  for (const { id, numero } of elementos as { id: string; numero: string }[]) {
    const base = `/api/${coleccion}/${id}`;
    for (const parte of ['', '/historial', '/actos', '/notificaciones'])
      await pedir(`${base}${parte}`, `${numero}${parte}`);
    // What the office issues by itself comes when it has the time; what was uploaded was there at once.
    const documentos = await s.elementos(`${base}/documentos`);
    relato[`${numero}, sus documentos`] = anonimo.de(documentos.filter((d) => d.origen === 'subido'));
    const historia = await s.sistema.store.historia(id);
    relato[`${numero} en la base`] = anonimo.de(historia);
    relato[`${numero}, sus avisos`] = anonimo.de(await s.sistema.store.avisos(id));
  }
  for (const camino of [
    ...[
      '/api/hoy',
      '/api/novedades?desde=0',
      '/api/plazos?limite=500',
      '/api/plazos?pendiente=true&limite=500',
    ],
    ...['/api/notificaciones?limite=200', `/api/indicadores?coleccion=${coleccion}`, '/api/gestion/carga'],
    ...[`/api/gestion/por-asignar?coleccion=${coleccion}`, '/api/correo', '/api/incidencias', '/api/reglas'],
    ...[
      `/api/${coleccion}?texto=municipalidad`,
      `/api/${coleccion}?orden=vence&limite=7`,
      '/api/usuarios?limite=100',
    ],
    ...['/api/calendario/2026', '/api/plantillas', '/api/reloj'],
  ])
    await pedir(camino);
  const corriente = await s.sistema.store.corriente(0, 5000);
  relato['la corriente'] = anonimo.de(corriente.map(({ posicion: _, ...acto }) => acto));
  return relato;
}

describe.each(['solicitudes', 'procesos'] as const)(
  'La misma escena de %s en las tres bases',
  (coleccion) => {
    const relatos: Record<string, Record<string, unknown>> = {};
    const abiertos: { s: Servidor; almacen: Almacen | null }[] = [];
    beforeAll(async () => {
      const { INICIO, sembrar } = ESCENAS[coleccion];
      await Promise.all(
        ALMACENES.map(async (clase) => {
          // The system opens its own: of the place of each kind only the address is taken.
          const almacen = clase.perdura ? await clase.abrir() : null;
          await almacen?.store.cerrar();
          const s = await Servidor.abrir({
            RELOJ_INICIO: INICIO,
            DATABASE_URL: almacen?.url ?? 'sqlite::memory:',
          });
          abiertos.push({ s, almacen });
          await sembrar(s.sistema);
          relatos[clase.nombre] = await relatoDe(s, coleccion);
        }),
      );
    });
    afterAll(async () => {
      for (const { s, almacen } of abiertos) {
        await s.cerrar();
        await almacen?.cerrar();
      }
    });

    test('La historia, los plazos, los avisos y todas las respuestas son las mismas.', () => {
      const { 'SQLite en memoria': esperado = {}, ...otros } = relatos;
      expect(Object.keys(esperado).length).toBeGreaterThan(100);
      for (const [nombre, relato] of Object.entries(otros)) {
        expect([nombre, Object.keys(relato)]).toEqual([nombre, Object.keys(esperado)]);
        for (const [que, contado] of Object.entries(esperado))
          expect([nombre, que, relato[que]]).toEqual([nombre, que, contado]);
      }
    });

    test('D6: en cada base, cada expediente verifica su cadena y su repetición.', async () => {
      for (const { s } of abiertos) {
        const hallados: unknown[] = [];
        const { casos } = await verificarTodo(s.sistema.door, (caso, d) => hallados.push([caso, d]));
        expect([casos > 10, hallados]).toEqual([true, []]);
      }
    });
  },
);
