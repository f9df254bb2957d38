import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as procesos from '../../src/demo/procesos.js';
import * as solicitudes from '../../src/demo/solicitudes.js';
import { PERSONAS } from '../../src/demo/usuarios.js';
import type { Json } from '../apoyo/cliente.js';
import { Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { alFinalVerifica } from '../apoyo/verifica.js';
import { sinHuecos } from '../notify/cartas.js';

const sembrada = async ({ INICIO, sembrar }: typeof solicitudes | typeof procesos) => {
  const s = await Servidor.abrir({ RELOJ_INICIO: INICIO });
  await sembrar(s.sistema);
  return s;
};

/** Every case of a collection, whole. */
async function casosDe(s: Servidor, coleccion: string): Promise<Json[]> {
  const filas = await s.elementos(`/api/${coleccion}?limite=200`);
  return Promise.all(filas.map(({ id }) => s.bien(200, s.get(`/api/${coleccion}/${id}`))));
}

/** Names of those who acted on some cases, the system apart. */
async function actores(s: Servidor, coleccion: string, casos: readonly Json[]): Promise<Set<string>> {
  const historias = await Promise.all(
    casos.map(({ id }) => s.elementos(`/api/${coleccion}/${id}/historial`)),
  );
  const filas = historias.flat().filter(({ actor }) => actor !== 'sistema');
  return new Set(filas.map(({ actor, actorNombre }) => actorNombre ?? actor));
}

const NOMBRES: readonly string[] = Object.values(PERSONAS).map(({ nombre }) => nombre);

describe('La demostración de solicitudes', () => {
  let s: Servidor;
  let casos: Json[];
  beforeAll(async () => {
    s = await sembrada(solicitudes);
    casos = await casosDe(s, 'solicitudes');
  });
  afterAll(() => s.cerrar());

  test('Es lunes 10 de agosto de 2026, a las diez de la mañana, y hay más de veinticinco.', async () => {
    expect((await s.get('/api/reloj')).cuerpo.ahora).toBe('2026-08-10T15:00:00.000Z');
    expect(casos.length).toBeGreaterThan(25);
  });

  test('Están todas las situaciones, y los en trámite están en etapas distintas.', () => {
    expect([...new Set(casos.map((c) => c.situacion))].sort()).toEqual([
      'archivada',
      'atendida',
      'culminada',
      'desistida',
      'en_tramite',
      'no_procede',
      'rechazada',
    ]);
    const vivos = casos.filter((c) => c.situacion === 'en_tramite');
    expect(new Set(vivos.map((c) => JSON.stringify(c.estado))).size).toBeGreaterThan(8);
  });

  test('Algo vence hoy, algo mañana y algo venció sin hacerse.', async () => {
    const { vencidos, porDia } = await s.bien(200, s.get('/api/hoy'));
    expect(vencidos.total).toBeGreaterThan(0);
    expect(porDia.slice(0, 2).map((d: Json) => d.fecha)).toEqual(['2026-08-10', '2026-08-11']);
    for (const { total } of porDia.slice(0, 2)) expect(total).toBeGreaterThan(0);
  });

  test('La rechazada se presentó de nuevo, y el silencio de una entidad terminó en archivo.', () => {
    const rechazada = casos.find((c) => c.situacion === 'rechazada');
    const nueva = casos.find((c) => c.datos.solicitudAnterior === rechazada.id);
    expect(nueva).toMatchObject({ situacion: 'en_tramite', datos: { entidad: rechazada.datos.entidad } });
    const calladas = casos.filter((c) =>
      c.plazos.some((p: Json) => p.regla === 'AT-8.2.1.B-5' && p.estado === 'vencido'),
    );
    expect(calladas.map((c) => c.situacion)).toEqual(['archivada']);
  });

  test('Cada acto es de un usuario con su papel, y quien atiende tiene expedientes suyos.', async () => {
    const suyos = await actores(s, 'solicitudes', casos);
    expect([...suyos].filter((nombre) => !NOMBRES.includes(nombre))).toEqual([]);
    expect(suyos).toContain(PERSONAS.mesa.nombre);
    const { elementos } = await s.bien(
      200,
      s.get('/api/plazos?pendiente=true', { ficha: PERSONAS.especialista.ficha }),
    );
    expect(elementos.map((p: Json) => p.responsable)).toContain(PERSONAS.especialista.nombre);
  });

  test('Ninguna carta de sus notificaciones tiene huecos.', async () => {
    expect(await sinHuecos(s.sistema)).toBeGreaterThan(18);
  });

  test('Sembrar otra vez no agrega nada.', async () => {
    await solicitudes.sembrar(s.sistema);
    expect(await s.elementos('/api/solicitudes?limite=200')).toHaveLength(casos.length);
  });

  alFinalVerifica(() => s);
});

describe('La demostración de procesos', () => {
  let s: Servidor;
  let casos: Json[];
  beforeAll(async () => {
    s = await sembrada(procesos);
    casos = await casosDe(s, 'procesos');
  });
  afterAll(() => s.cerrar());

  test('Ninguna carta de sus notificaciones tiene huecos.', async () => {
    expect(await sinHuecos(s.sistema)).toBeGreaterThan(18);
  });

  test('Es lunes 16 de mayo de 2011, con procesos de todos los tipos.', async () => {
    expect((await s.get('/api/reloj')).cuerpo.ahora).toBe('2011-05-16T15:00:00.000Z');
    expect(new Set(casos.map((c) => c.maquina)).size).toBe(6);
    expect(new Set(casos.map((c) => c.datos.tipo))).toEqual(new Set(['LP', 'CP', 'ADP', 'ADS', 'AMC']));
  });

  test('Están todas las situaciones, de los procesos y de sus ítems.', () => {
    const suyas = casos.flatMap((c) => [c.situacion, ...c.datos.items.map((i: Json) => i.situacion)]);
    expect([...new Set(suyas)].sort()).toEqual([
      'apelado',
      'bases_integradas',
      'buena_pro',
      'buena_pro_sin_efecto',
      'cancelado',
      'consentido',
      'contrato',
      'contrato_no_suscrito',
      'convocado',
      'desierto',
      'en_evaluacion',
      'nulo',
      'preparacion',
    ]);
  });

  test('Hay consultas por absolver, una elevación en curso, sobres cerrados, un empate y una AMC derivada.', () => {
    const alguno = (prueba: (c: Json) => unknown) => expect(casos.filter(prueba)).toHaveLength(1);
    alguno((c) => c.plazos.some((p: Json) => p.regla === 'RS-55-CP-abs' && p.estado === 'corriendo'));
    alguno((c) => c.plazos.some((p: Json) => p.regla === 'RS-58-Tit' && p.estado === 'corriendo'));
    alguno((c) => c.datos.items.some((i: Json) => i.ofertas.some((o: Json) => o.estado === 'presentada')));
    alguno((c) => c.datos.items.some((i: Json) => i.empates?.length > 0));
    const desierto = casos.find((c) => c.situacion === 'desierto');
    alguno((c) => c.datos.origen?.desierto === desierto.id && c.datos.tipo === 'AMC');
  });

  test('Cada acto es de un usuario con su papel.', async () => {
    const suyos = await actores(s, 'procesos', casos);
    expect([...suyos].sort()).toEqual(
      [PERSONAS.comite.nombre, PERSONAS.titular.nombre, PERSONAS.oec.nombre].sort(),
    );
  });

  alFinalVerifica(() => s);
});

describe('Al arrancar', () => {
  test('DEMO=procesos abre la de 2011 y dice con qué fichas se entra.', async () => {
    const lugar = carpetaTemporal();
    const demo = await Proceso.abrir(lugar.archivo, { DEMO: 'procesos' }, 'demo');
    const suyos = await demo.bien(200, demo.get('/api/procesos', { ficha: PERSONAS.oec.ficha }));
    expect(suyos.elementos.length).toBeGreaterThan(0);
    const { salida, errores } = await demo.terminar();
    for (const quien of ['oec', 'comite', 'titular', 'lectura'] as const)
      expect(salida).toContain(PERSONAS[quien].ficha);
    expect(salida).toContain('Reloj simulado: 2011-05-16T15:00:00.000Z');
    expect(errores).toBe('');
    lugar.borrar();
  });

  test('Una demostración que no hay se dice en una línea.', async () => {
    const lugar = carpetaTemporal();
    await expect(Proceso.abrir(lugar.archivo, { DEMO: 'otra' }, 'demo')).rejects.toThrow(
      'No hay una demostración «otra»: elija solicitudes o procesos.',
    );
    lugar.borrar();
  });
});
