import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Rol } from '../../machines/base/evento.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import { REGISTRO } from '../../machines/registro.js';
import type { Ruta } from '../../src/api/ruta.js';
import { rutasDe } from '../../src/api/rutas.js';
import { admite } from '../../src/docs/permisos.js';
import { SUCESOS_DEL_MOTOR } from '../../src/engine/sucesos.js';
import { PAGINA_DE_PERMISOS, permisosDeHoy } from '../../src/permisos.js';
import { RAIZ } from '../../src/raiz.js';
import type { Respuesta } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { deAVarios, fichasDeCadaRol } from './apoyo.js';
import { nacerUnoDeCadaMaquina } from './nacidos.js';

const RUTAS = rutasDe(REGISTRO);

let s: Servidor;
let fichas: Record<Rol, string>;
/** A case of each machine of the registry, all of the same entity: its id by that of the machine. */
let casos: Record<string, string>;
beforeAll(async () => {
  s = await Servidor.abrir();
  fichas = await fichasDeCadaRol(s);
  casos = await nacerUnoDeCadaMaquina(s);
});
afterAll(() => s.cerrar());

test('La página de permisos está al día (si no: npm run docs).', () => {
  expect(readFileSync(join(RAIZ, PAGINA_DE_PERMISOS), 'utf8')).toBe(permisosDeHoy());
});

/** A path of a route with something real in the place of each parameter that names a case, and `x` in the others. */
function caminoDe({ ruta }: Ruta): string {
  const [, , coleccion = ''] = ruta.split('/');
  const def = REGISTRO.todas.find((d) => d.coleccion === coleccion);
  return ruta.replace('{id}', (def && casos[def.id]) ?? 'x').replace(/\{\w+\}/g, 'x');
}

/** What a reading that gathers cases is asked of, for all its readers to have something to read in it. */
const AMPLIAS: Readonly<Record<string, () => string>> = {
  '/api/corriente': () => `?caso=${casos['licitacion-publica']}`,
  '/api/indicadores': () => '?coleccion=procesos',
};

/** Asks without doing: a reading is read; what would write carries a datum no call takes, refused after the role. */
function probar(fila: Ruta, ficha: string | null): Promise<Respuesta> {
  const camino = `${caminoDe(fila)}${AMPLIAS[fila.ruta]?.() ?? ''}`;
  // Files take long to make: of them it is enough that the call goes past the role.
  if (fila.metodo === 'get' && !/\.(xlsx|pdf|svg|html)$/.test(fila.ruta))
    return s.pedir(fila.ruta === '/api/corriente' ? 'HEAD' : 'GET', camino, { ficha });
  const imprevisto = fila.metodo !== 'post' || fila.cuerpo === undefined;
  return s.pedir(fila.metodo.toUpperCase(), imprevisto ? `${camino}?imprevisto=1` : camino, {
    ficha,
    ...(fila.metodo === 'post' ? { cuerpo: { imprevisto: true } } : {}),
  });
}

describe('Cada llamada con cada rol', () => {
  test('Obedece a su fila: 403 a quien no nombra, y a quien nombra nunca por su rol.', async () => {
    const errados: unknown[] = [];
    let negadas = 0;
    await deAVarios(
      RUTAS.flatMap((fila) => ROLES.map((rol) => ({ fila, rol }))),
      async ({ fila, rol }) => {
        const { estado, cuerpo } = await probar(fila, fichas[rol]);
        const porRol = estado === 401 || (estado === 403 && cuerpo?.codigo !== 'OTRA_ENTIDAD');
        const puede = admite(fila.roles, rol);
        // What any identified user may call is decided further in: by the act, or by what the case is to them.
        const adentro = fila.roles === 'todos' && estado === 403;
        if (!puede) negadas += 1;
        if (estado >= 500 || (porRol === puede && !adentro) || (!puede && estado !== 403))
          errados.push([fila.metodo, fila.ruta, rol, estado, cuerpo?.codigo]);
      },
    );
    expect(errados).toEqual([]);
    expect(negadas).toBeGreaterThan(300);
  });

  test('Sin identidad, o con una ficha que no es de nadie, todo es 401 salvo lo público.', async () => {
    const errados: unknown[] = [];
    await deAVarios(
      RUTAS.flatMap((fila) => [null, 'ficha-de-nadie'].map((ficha) => ({ fila, ficha }))),
      async ({ fila, ficha }) => {
        const { estado } = await probar(fila, ficha);
        if (fila.roles === 'publico' ? estado >= 500 : estado !== 401)
          errados.push([fila.metodo, fila.ruta, ficha, estado]);
      },
    );
    expect(errados).toEqual([]);
  });

  test('Lo que atiende a cualquiera que se identifique es lo que esta prueba nombra.', () => {
    const deTodos = RUTAS.filter((r) => r.roles === 'todos').map((r) => `${r.metodo} ${r.ruta}`);
    expect(deTodos.sort()).toEqual(DE_TODOS);
  });
});

describe('Cada acto con cada rol, en un expediente de cada máquina', () => {
  test('Hay un expediente de cada máquina del registro.', () => {
    expect(Object.keys(casos).sort()).toEqual(REGISTRO.todas.map((d) => d.id).sort());
  });

  test.each(REGISTRO.todas.map((def) => [def.id, def] as const))(
    '%s: 403 exactamente a quien el acto no nombra; a quien no ve el expediente, 404.',
    async (maquina, def) => {
      const id = casos[maquina] as string;
      const context = (await s.sistema.store.caso(id))?.estado.snapshot.context as ContextoBase;
      const uno = `/api/${def.coleccion}/${id}`;
      const ven = new Set<Rol>();
      for (const rol of ROLES) if ((await s.get(uno, { ficha: fichas[rol] })).estado === 200) ven.add(rol);
      expect(ven.has('admin') && ven.has('lectura')).toBe(true);
      const { actos, ajenos } = actosDe(def, context);
      const errados: unknown[] = [];
      await deAVarios(
        [
          ...actos.flatMap((acto) => ROLES.map((rol) => ({ ...acto, rol }))),
          ...ajenos.flatMap((acto) => QUE_MAS_PUEDEN.map((rol) => ({ ...acto, rol }))),
        ],
        async ({ tipo, roles, rol }) => {
          const r = await s.post(
            `${uno}/eventos`,
            { tipo, datos: { imprevisto: true } },
            { ficha: fichas[rol] },
          );
          const esperado = !ven.has(rol) ? 404 : roles === null || admite(roles, rol) ? 422 : 403;
          if (r.estado !== esperado) errados.push([tipo, rol, r.estado, esperado]);
          else if (esperado === 403) expect(r.cuerpo.seHabilita.roles).toEqual(roles);
        },
      );
      expect(errados).toEqual([]);
      expect(actos.length).toBeGreaterThan(3);
      expect((await s.bien(200, s.get(uno))).secuencia).toBe(1);
    },
  );
});

/** If these may not send what is nobody's, nobody may. */
const QUE_MAS_PUEDEN: readonly Rol[] = ['admin', 'coordinador', 'comite'];

interface ActoDeAlguien {
  readonly tipo: string;
  /** Null: nobody's, whoever sends it. */
  readonly roles: readonly Rol[] | null;
}

/** The acts of a machine with who may do them in this case; and what nobody may send from outside. */
function actosDe(
  def: (typeof REGISTRO.todas)[number],
  context: ContextoBase,
): { actos: ActoDeAlguien[]; ajenos: ActoDeAlguien[] } {
  const deMaquina = Object.entries(def.eventos).map(([tipo, { roles }]) => ({
    tipo,
    roles: roles.length === 0 ? null : (def.competentes?.[tipo]?.(context) ?? roles),
  }));
  const delMotor = ['ASIGNADO', 'RECTIFICAR_VENCIMIENTO'].map((tipo) => ({
    tipo,
    roles: ['coordinador'] as const,
  }));
  const deNadie = [
    ...SUCESOS_DEL_MOTOR,
    ...[...def.maquina.events].filter((tipo) => !Object.hasOwn(def.eventos, tipo)),
    'xstate.init',
    'xstate.stop',
    'MAQUINA_CAMBIADA',
    '__proto__',
    'constructor',
    'toString',
    '*',
  ];
  return {
    actos: [...deMaquina, ...delMotor],
    ajenos: [...new Set(deNadie)].map((tipo) => ({ tipo, roles: null })),
  };
}

/** Calls with no role of their own: each says further in who may, or gives each one what is theirs or everybody's. */
const DE_TODOS = [
  'delete /api/cuenta/sesiones',
  'delete /api/cuenta/sesiones/{sid}',
  'delete /api/sesion',
  'get /api/calendario/computo',
  'get /api/calendario/{anio}',
  'get /api/cuenta',
  'get /api/maquinas',
  'get /api/maquinas/{id}/{version}',
  'get /api/preferencias',
  'get /api/reglas',
  'get /api/reglas/{id}',
  'get /api/reloj',
  'get /api/sesion',
  'post /api/cronogramas/proponer',
  'post /api/cronogramas/validar',
  'post /api/cuenta/clave',
  'post /api/informes',
  'post /api/informes/{id}/eventos',
  'post /api/preferencias',
  'post /api/procesos',
  'post /api/procesos/{id}/eventos',
  'post /api/solicitudes',
  'post /api/solicitudes/{id}/eventos',
];
