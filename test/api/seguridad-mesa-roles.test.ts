import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { desempacar } from '../apoyo/zip.js';
import { expediente } from '../seleccion/muestras.js';

const [ALFA, BETA] = ['Entidad Alfa', 'Entidad Beta'] as const;
const OFICINA = ['lectura', 'mesa_partes', 'especialista', 'coordinador', 'admin'] as const;
const DE_LA_ENTIDAD = ['oec', 'comite', 'aprobador', 'titular'] as const;
const DE_TODAS = ['participante', 'notario', 'osce', 'tribunal'] as const;
const ROLES = [...OFICINA, 'entidad', ...DE_LA_ENTIDAD, ...DE_TODAS] as const;
type Rol = (typeof ROLES)[number];

let m: Mesa;
let fichas: Record<Rol, string>;
const ids = { sA: '', sB: '', pA: '', pB: '' };

beforeAll(async () => {
  m = await Mesa.abrir();
  const deEntidad: readonly string[] = ['entidad', ...DE_LA_ENTIDAD];
  fichas = Object.fromEntries(
    await Promise.all(
      ROLES.map(async (rol) => [rol, await m.s.ficha([rol], deEntidad.includes(rol) ? RUC_A : undefined)]),
    ),
  );
  ids.sA = (await m.s.presentar({ entidad: { nombre: ALFA, ruc: RUC_A } })).id;
  ids.sB = (await m.s.presentar({ entidad: { nombre: BETA, ruc: RUC_B } })).id;
  const { entidad } = expediente();
  ids.pA = await m.convocado({ entidad: { ...entidad, nombre: ALFA } });
  ids.pB = await m.convocado({ entidad: { ...entidad, nombre: BETA, ruc: RUC_B } });
}, 60_000);
afterAll(() => m.cerrar());

const es = (rol: Rol, grupo: readonly string[]) => grupo.includes(rol);
const lee = (rol: Rol, coleccion: 's' | 'p') =>
  es(rol, [...OFICINA, 'entidad']) || (coleccion === 'p' && es(rol, [...DE_LA_ENTIDAD, ...DE_TODAS]));
const ve = (rol: Rol, caso: keyof typeof ids) => {
  if (!lee(rol, caso[0] as 's' | 'p')) return false;
  return es(rol, [...OFICINA, ...DE_TODAS]) || caso.endsWith('A');
};

/** Each new route, and what each role must get: 200, 403 (not a reader of this), or 404 (not for it to know that it is). */
const RUTAS: readonly [string, (rol: Rol) => number][] = [
  ...(['sA', 'sB', 'pA', 'pB'] as const).flatMap((caso): [string, (rol: Rol) => number][] => {
    const base = `/api/${caso.startsWith('s') ? 'solicitudes' : 'procesos'}/{${caso}}`;
    const lector = (rol: Rol) => (!lee(rol, caso[0] as 's' | 'p') ? 403 : ve(rol, caso) ? 200 : 404);
    return [
      ...['', '?secuencia=1', '/actos', '/agenda.ics', '/historial?secuencia=1', '/plazos?secuencia=1'].map(
        (resto): [string, typeof lector] => [base + resto, lector],
      ),
      [`${base}/pasos`, (rol) => (es(rol, ['lectura', 'admin']) ? 200 : 403)],
      [`/api/inspeccion?caso={${caso}}`, (rol) => (es(rol, ['lectura', 'admin']) ? 200 : 403)],
      [`/api/corriente?caso={${caso}}`, (rol) => (ve(rol, caso) ? 200 : 404)],
    ];
  }),
  ['/api/corriente', (rol) => (es(rol, OFICINA) ? 200 : 403)],
  ['/api/inspeccion', (rol) => (es(rol, ['lectura', 'admin']) ? 200 : 403)],
  ['/api/solicitudes.xlsx', (rol) => (lee(rol, 's') ? 200 : 403)],
  ['/api/procesos.xlsx', () => 200],
  ['/api/indicadores?coleccion=solicitudes', (rol) => (lee(rol, 's') ? 200 : 403)],
  ['/api/indicadores?coleccion=procesos', () => 200],
  [`/api/indicadores?coleccion=procesos&entidad=${RUC_B}`, () => 200],
  ...[
    '/api/hoy',
    '/api/hoy?mio=true',
    '/api/novedades',
    '/api/plazos',
    '/api/preferencias',
    '/api/sesion',
  ].map((camino): [string, () => number] => [camino, () => 200]),
];

const conIds = (camino: string) =>
  camino.replace(/\{(\w+)\}/, (_, caso: string) => ids[caso as keyof typeof ids]);

test('Cada ruta nueva contesta a cada rol lo suyo: 200, 403 o 404; sin credencial, 401.', async () => {
  const errados: unknown[] = [];
  for (const [camino, esperado] of RUTAS) {
    const pedir = (ficha: string | null) =>
      m.s.pedir(camino.startsWith('/api/corriente') ? 'HEAD' : 'GET', conIds(camino), { ficha });
    for (const rol of ROLES) {
      const { estado } = await pedir(fichas[rol]);
      if (estado !== esperado(rol)) errados.push([camino, rol, estado, esperado(rol)]);
    }
    const { estado } = await pedir(null);
    if (estado !== 401) errados.push([camino, 'nadie', estado, 401]);
  }
  expect(errados).toEqual([]);
  expect(RUTAS.length * ROLES.length).toBeGreaterThan(500);
});

/** What a reading says, files unpacked. */
async function texto(camino: string, ficha: string): Promise<string> {
  const r = await fetch(m.s.url + conIds(camino), { headers: { authorization: `Bearer ${ficha}` } });
  const bytes = Buffer.from(await r.arrayBuffer());
  return bytes.subarray(0, 2).toString() === 'PK'
    ? [...desempacar(bytes).values()].join('\n')
    : bytes.toString();
}

describe('Lo que junta expedientes no nombra los que no se ven', () => {
  const JUNTAN = [
    '/api/solicitudes',
    '/api/procesos',
    '/api/solicitudes.xlsx',
    '/api/procesos.xlsx',
    '/api/hoy',
    '/api/hoy?mio=true',
    '/api/novedades?limite=500',
    '/api/plazos?limite=500',
    '/api/plazos?limite=500&carga=oece',
    '/api/plazos?limite=500&pendiente=true',
    '/api/plazos?limite=500&responsable=Prueba%20oec',
    '/api/solicitudes.xlsx?texto=Beta',
    '/api/procesos.xlsx?texto=Beta',
    '/api/indicadores?coleccion=solicitudes',
    '/api/indicadores?coleccion=procesos',
    `/api/indicadores?coleccion=solicitudes&entidad=${RUC_B}`,
    `/api/indicadores?coleccion=procesos&entidad=${RUC_B}`,
  ];

  test('A ningún rol, por ninguna consulta; y lo que se ve sí está.', async () => {
    // Past the terms of both, so that there is something owed to be seen.
    await m.hasta('2011-04-20');
    for (const id of [ids.sB, ids.pB])
      await m.s.bien(
        200,
        m.s.post(`/api/${id === ids.sB ? 'solicitudes' : 'procesos'}/${id}/eventos`, {
          tipo: 'ASIGNADO',
          datos: { responsable: 'Prueba oec' },
        }),
      );
    const numeros: Record<string, string> = {};
    for (const [caso, id] of Object.entries(ids)) {
      const coleccion = caso.startsWith('s') ? 'solicitudes' : 'procesos';
      numeros[caso] = (await m.s.bien(200, m.s.get(`/api/${coleccion}/${id}`))).numero;
    }
    const errados: unknown[] = [];
    for (const rol of ROLES) {
      let todo = '';
      for (const camino of JUNTAN) {
        const dicho = await texto(camino, fichas[rol]);
        todo += dicho;
        for (const caso of Object.keys(ids) as (keyof typeof ids)[])
          if (!ve(rol, caso) && (dicho.includes(ids[caso]) || dicho.includes(numeros[caso] as string)))
            errados.push([rol, camino, caso]);
        const algunB = ve(rol, 'sB') || ve(rol, 'pB');
        if (!algunB && dicho.includes(BETA)) errados.push([rol, camino, BETA]);
      }
      for (const caso of Object.keys(ids) as (keyof typeof ids)[])
        if (ve(rol, caso) && !todo.includes(ids[caso])) errados.push([rol, 'no ve', caso]);
    }
    expect(errados).toEqual([]);
    const suyos = await m.s.bien(
      200,
      m.s.get(`/api/indicadores?coleccion=procesos&entidad=${RUC_B}`, { ficha: fichas.oec }),
    );
    expect([suyos.volumen.vivos, suyos.plazos.porEntidad]).toEqual([0, []]);
  });

  test('La página siguiente de otro, o de otra lista, no enseña más que la propia.', async () => {
    const deTodos = await m.s.bien(200, m.s.get('/api/plazos?limite=1'));
    const deLista = await m.s.bien(200, m.s.get('/api/procesos?limite=1'));
    for (const rol of ['entidad', 'oec'] as const) {
      const p = { ficha: fichas[rol] };
      for (const camino of [
        `/api/plazos?limite=500&cursor=${deTodos.siguiente}`,
        `/api/procesos?limite=500&cursor=${deLista.siguiente}`,
        `/api/procesos?limite=500&orden=vence&cursor=${deLista.siguiente}`,
      ]) {
        const r = await m.s.get(camino, p);
        expect([rol, camino, r.estado]).toEqual([rol, camino, 200]);
        expect(r.texto).not.toMatch(new RegExp(`${ids.pB}|${ids.sB}|${BETA}`));
      }
      expect((await m.s.get(`/api/plazos?cursor=${deLista.siguiente}`, p)).estado).toBe(422);
    }
  });
});

test('Quien solo lee no envía ningún acto, ni de ensayo, y se le dice a quién corresponde.', async () => {
  const p = { ficha: fichas.lectura };
  for (const [coleccion, id] of [
    ['solicitudes', ids.sA],
    ['procesos', ids.pA],
  ] as const) {
    const { elementos } = await m.s.bien(200, m.s.get(`/api/${coleccion}/${id}/actos`, p));
    const { secuencia } = await m.s.bien(200, m.s.get(`/api/${coleccion}/${id}`));
    expect(elementos.length).toBeGreaterThan(15);
    for (const { tipo, disponible } of elementos as Json[]) {
      expect([tipo, disponible]).toEqual([tipo, false]);
      for (const simular of ['', '?simular=true']) {
        const r = await m.s.post(`/api/${coleccion}/${id}/eventos${simular}`, { tipo, datos: {} }, p);
        expect([tipo, r.estado, r.cuerpo.codigo]).toEqual([tipo, 403, 'ROL_NO_AUTORIZADO']);
        expect(r.cuerpo.seHabilita.roles).not.toContain('lectura');
      }
    }
    const [aviso] = await m.s.elementos(`/api/${coleccion}/${id}/notificaciones`);
    const registro = { fecha: '2011-04-20', resultado: 'registrada' };
    const r = await m.s.post(
      `/api/${coleccion}/${id}/notificaciones/${aviso?.id ?? 'x'}/registro`,
      registro,
      p,
    );
    expect([coleccion, r.estado]).toEqual([coleccion, 403]);
    expect((await m.s.bien(200, m.s.get(`/api/${coleccion}/${id}`))).secuencia).toBe(secuencia);
  }
});
