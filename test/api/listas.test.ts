import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, DATOS, type Json, RUC_B } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
const id: Record<string, string> = {};

/** Six cases of known shape, each created on its own day so that order means something. */
beforeAll(async () => {
  s = await Servidor.abrir();
  id['puente'] = (await s.presentar({ objeto: 'Construcción del puente Ñaupe' })).id;
  await s.reloj('2027-02-02T15:00:00.000Z');
  id['hospital'] = (
    await s.presentar({ objeto: 'Equipamiento del hospital', entidad: { nombre: 'Ministerio Único' } })
  ).id;
  await s.reloj('2027-02-03T15:00:00.000Z');
  id['rechazada'] = (await s.presentar({ objeto: 'Adquisición rechazada', sustentoEstrategico: '' })).id;
  await s.reloj('2027-02-04T15:00:00.000Z');
  id['ajena'] = (await s.presentar({ objeto: 'Servicio ajeno', entidad: { nombre: 'Otra', ruc: RUC_B } })).id;
  await s.reloj('2027-02-05T15:00:00.000Z');
  id['espera'] = await casoEnEspera(s, 4);
  await s.reloj('2027-02-08T15:00:00.000Z');
  await s.acto(id['puente'] as string, 'ASIGNADO', { responsable: 'Ana Pérez' });
});
afterAll(() => s.cerrar());

const buscar = async (consulta: string): Promise<string[]> => {
  const { elementos } = await s.bien(200, s.get(`/api/solicitudes?${consulta}`));
  const nombres = new Map(Object.entries(id).map(([nombre, valor]) => [valor, nombre]));
  return elementos.map((e: Json) => nombres.get(e.id) ?? e.id);
};

describe('La lista de solicitudes', () => {
  test('Sin filtros trae todas, la más nueva primero, con lo que hace falta para una bandeja.', async () => {
    expect(await buscar('')).toEqual(['espera', 'ajena', 'rechazada', 'hospital', 'puente']);
    const { elementos, siguiente } = await s.bien(200, s.get('/api/solicitudes'));
    expect(siguiente).toBeNull();
    for (const e of elementos) {
      const caso = await s.caso(e.id);
      for (const campo of [
        'numero',
        'situacion',
        'estado',
        'secuencia',
        'creado',
        'actualizado',
        'maquina',
        'version',
      ])
        expect([campo, e[campo]]).toEqual([campo, caso[campo]]);
    }
  });

  test.each([
    ['situacion=rechazada', ['rechazada']],
    ['situacion=en_tramite', ['espera', 'ajena', 'hospital', 'puente']],
    ['situacion=no_existe', []],
    ['responsable=Ana%20P%C3%A9rez', ['puente']],
    ['responsable=Ana', []],
    ['vence_hasta=2027-02-08&orden=creado', ['puente']],
    ['vence_hasta=2027-02-09&orden=creado', ['puente', 'hospital', 'ajena']],
    ['vence_hasta=2027-02-01', []],
    ['orden=creado', ['puente', 'hospital', 'rechazada', 'ajena', 'espera']],
    ['orden=-actualizado&limite=1', ['puente']],
    ['situacion=en_tramite&orden=-creado&limite=2', ['espera', 'ajena']],
    ['situacion=en_tramite&texto=hospital', ['hospital']],
  ])('Filtra y ordena: %s.', async (consulta, esperados) => {
    expect(await buscar(consulta)).toEqual(esperados);
  });

  test('Por estado halla los casos que están en él.', async () => {
    expect(await buscar('estado=esperaDocumentos')).toEqual(['espera']);
    expect(await buscar('estado=rechazada')).toEqual(['rechazada']);
    expect(await buscar('estado=espera')).toEqual([]);
  });

  test.each([
    ['construccion', ['puente']],
    ['CONSTRUCCIÓN', ['puente']],
    ['Construcción'.normalize('NFD'), ['puente']],
    ['Adquisición'.normalize('NFD'), ['espera', 'rechazada']],
    ['naupe', ['puente']],
    ['puente const', ['puente']],
    ['puente hospital', []],
    ['ministerio unico', ['hospital']],
    ['AT-2027-000002', ['hospital']],
    ['20500000008', ['ajena']],
    ['equip', ['hospital']],
    ['"equipamiento"', ['hospital']],
    ['equip* OR puente', []],
    ['NEAR(puente)', []],
    ['objeto:puente', []],
    ["'; DROP TABLE caso; --", []],
    ['%', []],
    ['🏥', []],
  ])(
    'Busca sin tildes ni mayúsculas y sin leer lo escrito como una orden: «%s».',
    async (texto, esperados) => {
      expect(await buscar(`texto=${encodeURIComponent(texto)}`)).toEqual(esperados);
    },
  );

  test('Ordenada por vencimiento trae primero lo que vence antes y omite lo que no vence.', async () => {
    const { elementos } = await s.bien(200, s.get('/api/solicitudes?orden=vence'));
    const fechas = elementos.map((e: Json) => e.proximoVencimiento);
    expect(fechas).toEqual([...fechas].sort());
    expect(fechas).not.toContain(null);
    expect(elementos.map((e: Json) => e.id)).not.toContain(id['rechazada']);
    expect(elementos).toHaveLength(4);
  });

  test.each([
    'limite=abc',
    'limite=0',
    'limite=-1',
    'limite=501',
    'limite=1.5',
    'limite=1e2',
    'limite=1&limite=2',
    'orden=precio',
    'cursor=%F0%9F%98%80',
    'cursor=e30',
    'cursor=bm8',
    'vence_hasta=2027-02-30',
    'vence_hasta=ayer',
    'situacion=',
    'imprevisto=1',
    '__proto__=1',
    'texto=a&texto=b',
    'texto=%00',
  ])('Rechaza con 422 la consulta %s.', async (consulta) => {
    const r = await s.get(`/api/solicitudes?${consulta}`);
    expect(r.estado).toBe(422);
    expect(r.cuerpo.codigo).toBe('DATOS_INVALIDOS');
    expect(r.cuerpo.errores).not.toEqual([]);
  });
});

async function paginar(
  t: Servidor,
  consulta: string,
  entre: (pagina: number) => Promise<unknown>,
): Promise<Json[]> {
  const todos: Json[] = [];
  let cursor = '';
  for (let pagina = 0; pagina < 200; pagina++) {
    const camino = `${consulta}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { elementos, siguiente } = await t.bien(200, t.get(camino));
    todos.push(...elementos);
    if (siguiente === null) return todos;
    cursor = siguiente;
    await entre(pagina);
  }
  throw new Error('Las páginas no terminan.');
}

describe('Las páginas', () => {
  test.each(['creado', '-creado', 'vence'])(
    'Con orden %s, mientras nacen otras, ninguna de las que había falta ni se repite.',
    async (orden) => {
      const t = await Servidor.abrir();
      try {
        const antes: string[] = [];
        for (let dia = 1; dia <= 5; dia++) {
          await t.reloj(`2027-02-0${dia}T16:00:00.000Z`);
          // Several at the very same instant: the order needs more than the date.
          for (let i = 0; i < 6; i++) antes.push((await t.presentar()).id);
        }
        const vistas = await paginar(t, `/api/solicitudes?orden=${orden}&limite=4`, async () => {
          await t.presentar();
          await t.presentar();
        });
        const ids = vistas.map((e) => e.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(antes.filter((a) => !ids.includes(a))).toEqual([]);
      } finally {
        await t.cerrar();
      }
    },
  );

  test('Los plazos también se recorren sin faltar ni repetir.', async () => {
    const t = await Servidor.abrir();
    try {
      for (let i = 0; i < 10; i++) await t.presentar();
      const antes = (await t.elementos('/api/plazos?limite=500')).map((p) => p.id);
      expect(antes).toHaveLength(30);
      const vistos = await paginar(t, '/api/plazos?limite=7', () => t.presentar());
      const ids = vistos.map((p) => p.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(antes.filter((a) => !ids.includes(a))).toEqual([]);
      expect(vistos.map((p) => p.vence)).toEqual(vistos.map((p) => p.vence).sort());
    } finally {
      await t.cerrar();
    }
  });
});

describe('Los plazos de todos los expedientes', () => {
  test('Filtra por rango de vencimiento y por estado, y cada uno nombra su expediente.', async () => {
    const todos = await s.elementos('/api/plazos?limite=500');
    const entre = await s.elementos('/api/plazos?vence_desde=2027-02-08&vence_hasta=2027-02-10&limite=500');
    expect(entre.map((p) => p.id)).toEqual(
      todos.filter((p) => p.vence >= '2027-02-08' && p.vence <= '2027-02-10').map((p) => p.id),
    );
    expect(entre.length).toBeGreaterThan(2);
    const vencidos = await s.elementos('/api/plazos?estado=vencido&limite=500');
    expect(vencidos.length).toBeGreaterThan(0);
    for (const p of vencidos) {
      expect(p.estado).toBe('vencido');
      expect(p.restantes).toBeLessThan(0);
      const caso = await s.caso(p.caso);
      expect(p.numero).toBe(caso.numero);
      expect(caso.plazos).toContainEqual(
        expect.objectContaining({ id: p.id, vence: p.vence, estado: 'vencido' }),
      );
    }
    expect((await s.get('/api/plazos?estado=perdido')).estado).toBe(422);
    expect((await s.get('/api/plazos?vence_desde=2027-13-01')).estado).toBe(422);
    expect((await s.get('/api/plazos?cursor=e30')).estado).toBe(422);
  });

  test('Los días restantes cambian al pasar los días, sin que nada se registre.', async () => {
    const t = await Servidor.abrir();
    try {
      const caso = await t.presentar();
      await t.acto(caso.id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-12T10:00:00-05:00'));
      const restantes = async () =>
        (await t.elementos('/api/plazos?estado=corriendo')).find((p) => p.regla === 'AT-8.2.1.A-2').restantes;
      expect(await restantes()).toBe(10);
      await t.reloj('2027-02-06T15:00:00.000Z');
      expect(await restantes()).toBe(6);
      await t.reloj('2027-02-15T15:00:00.000Z');
      expect(await restantes()).toBe(0);
      expect(await t.historial(caso.id)).toHaveLength(2);
    } finally {
      await t.cerrar();
    }
  });
});
