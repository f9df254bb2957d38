import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as procesos from '../../src/demo/procesos.js';
import * as solicitudes from '../../src/demo/solicitudes.js';
import type { Json } from '../apoyo/cliente.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

const ESCRITORIO = { width: 1280, height: 900 };
/** The same screen at 200 % of zoom. */
const MAS_DE_CERCA = { width: 640, height: 450 };
const TELEFONO = { width: 360, height: 740 };

/** Every page of the desk and the inspector over the data of a demonstration, by name. */
type Paginas = (oficina: Oficina) => Promise<Readonly<Record<string, string>>>;

const primero = async ({ servidor }: Oficina, ruta: string): Promise<Json> =>
  (await servidor.bien(200, servidor.get(ruta))).elementos[0];

const DE_SOLICITUDES: Paginas = async (oficina) => {
  const caso = await primero(oficina, '/api/solicitudes?situacion=en_tramite&orden=creado');
  const ida = await primero(oficina, '/api/solicitudes?situacion=culminada');
  const rechazada = await primero(oficina, '/api/solicitudes?situacion=rechazada');
  return {
    hoy: '/',
    solicitudes: '/solicitudes',
    'lista sin resultados': '/solicitudes?texto=zzzz',
    expediente: `/solicitudes/${caso.id}`,
    acto: `/solicitudes/${caso.id}?acto=DECLARAR_IMPROCEDENTE`,
    pasado: `/solicitudes/${ida.id}?secuencia=2`,
    terminada: `/solicitudes/${ida.id}`,
    'nueva solicitud': '/solicitudes/nueva',
    resubmision: `/solicitudes/nueva?anterior=${rechazada.id}`,
    calendario: '/calendario',
    indicadores: '/indicadores',
    normas: '/normas',
    norma: '/normas/AT-8.2.1.A-2',
    'no hallada': '/no-existe',
  };
};

const DE_PROCESOS: Paginas = async (oficina) => {
  const caso = await primero(oficina, '/api/procesos?situacion=en_evaluacion&orden=creado');
  const convocado = await primero(oficina, '/api/procesos?situacion=convocado');
  const preparado = await primero(oficina, '/api/procesos?situacion=preparacion');
  return {
    hoy: '/',
    procesos: '/procesos',
    expediente: `/procesos/${caso.id}`,
    convocar: `/procesos/${preparado.id}?acto=CONVOCAR`,
    cronograma: `/procesos/${convocado.id}/cronograma`,
    'cronograma libre': '/cronograma',
    'nuevo proceso': '/procesos/nuevo',
    inspector: '/inspector',
    maquina: '/inspector/maquina/licitacion-publica?version=1.0.0',
    'en vivo': '/inspector/vivo',
    'caso inspeccionado': `/inspector/caso/${caso.id}`,
  };
};

describe.each([
  ['solicitudes', solicitudes, DE_SOLICITUDES],
  ['procesos', procesos, DE_PROCESOS],
] as const)('every page of the %s is for everybody', (_nombre, demo, paginasDe) => {
  let oficina: Oficina;
  let paginas: Readonly<Record<string, string>>;
  beforeAll(async () => {
    oficina = await Oficina.abrir(demo.INICIO);
    await demo.sembrar(oficina.servidor.sistema);
    paginas = await paginasDe(oficina);
  });
  afterAll(() => oficina.cerrar());

  /** Stands on every page in turn and asks something of each: what it answers, by page. */
  async function recorrer<T>(
    opciones: Parameters<Oficina['persona']>[2],
    preguntar: (persona: Persona) => Promise<T>,
  ): Promise<Record<string, T>> {
    const persona = await oficina.persona(oficina.servidor.admin, '/', opciones);
    const respuestas: Record<string, T> = {};
    for (const [nombre, camino] of Object.entries(paginas)) {
      await persona.ir(camino);
      await persona.quieta();
      respuestas[nombre] = await preguntar(persona);
    }
    sinErrores(persona);
    await persona.cerrar();
    return respuestas;
  }

  const nadaEn = (vacio: unknown) => Object.fromEntries(Object.keys(paginas).map((p) => [p, vacio]));

  it('axe finds nothing serious or critical at any size, no page overflows its width, and each says what it is', async () => {
    const vistas = await recorrer({}, async (p) => {
      const { pagina } = p;
      const vista = {
        titulo: await pagina.title(),
        encabezados: await pagina.getByRole('heading', { level: 1 }).count(),
        lengua: await pagina.getAttribute('html', 'lang'),
        hallazgos: await p.hallazgos(),
      };
      await pagina.setViewportSize(MAS_DE_CERCA);
      const deCerca = await p.sobrante();
      await pagina.setViewportSize(TELEFONO);
      const deTelefono = { sobrante: await p.sobrante(), hallazgos: await p.hallazgos() };
      await pagina.setViewportSize(ESCRITORIO);
      return { ...vista, deCerca, deTelefono };
    });
    for (const [nombre, { titulo, ...vista }] of Object.entries(vistas)) {
      expect([nombre, vista]).toEqual([
        nombre,
        {
          encabezados: 1,
          lengua: 'es-PE',
          hallazgos: [],
          deCerca: 0,
          deTelefono: { sobrante: 0, hallazgos: [] },
        },
      ]);
      expect(titulo).toMatch(/^.{3,} · Expediente Vivo$/);
    }
    expect(new Set(Object.values(vistas).map((v) => v.titulo)).size).toBeGreaterThan(8);
  });

  it('nor by night', async () => {
    expect(await recorrer({ colorScheme: 'dark' }, (p) => p.hallazgos())).toEqual(nadaEn([]));
  });
});
