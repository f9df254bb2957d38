import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peso, repartir } from '../../src/gestion/reparto.js';
import type { CasoPorAsignar } from '../../src/store/gestion.js';
import { DATOS, type Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
let coordina: string;
const gente: Record<string, { id: string; token: string }> = {};

async function alta(nombre: string, roles: readonly string[]): Promise<void> {
  gente[nombre] = await s.bien(201, s.post('/api/usuarios', { nombre, roles }));
}
const id = (nombre: string) => gente[nombre]?.id ?? '';
const ficha = (nombre: string) => ({ ficha: gente[nombre]?.token ?? '' });
const ausentar = (datos: Record<string, unknown>, quien = coordina) =>
  s.post('/api/gestion/ausencias', { motivo: 'Vacaciones', ...datos }, { ficha: quien });

beforeAll(async () => {
  s = await Servidor.abrir();
  await alta('Rosa Ayala', ['especialista']);
  await alta('Íñigo Béjar', ['especialista']);
  await alta('Coordinación', ['coordinador']);
  await alta('Mesa', ['mesa_partes']);
  coordina = gente['Coordinación']?.token ?? '';
});
afterAll(() => s.cerrar());

const caso = (n: number, porHacer = 0, vencidos = 0): CasoPorAsignar => ({
  caso: `c${n}`,
  numero: `AT-2027-${n}`,
  coleccion: 'solicitudes',
  objeto: null,
  entidad: null,
  responsable: null,
  proximo: null,
  secuencia: 1,
  porHacer,
  vencidos,
});

describe('AT-8.1.4.B-2: el reparto por carga de trabajo', () => {
  test('cada expediente va a quien menos tiene en ese momento; entre iguales, por nombre', () => {
    const candidatos = [
      { id: 'b', nombre: 'Íñigo', peso: 0 },
      { id: 'a', nombre: 'Zoila', peso: 0 },
      { id: 'c', nombre: 'Ana', peso: 3 },
    ];
    const dados = repartir([caso(1, 2), caso(2), caso(3), caso(4)], candidatos);
    expect(dados.map((d) => [d.caso.caso, d.usuario.nombre, d.pesoAntes, d.pesoDespues])).toEqual([
      ['c1', 'Íñigo', 0, 3],
      ['c2', 'Zoila', 0, 1],
      ['c3', 'Zoila', 1, 2],
      ['c4', 'Zoila', 2, 3],
    ]);
    expect(candidatos.map((c) => c.peso)).toEqual([0, 0, 3]);
  });

  test('lo vencido pesa dos veces, y sin nadie no hay reparto', () => {
    expect(peso({ vivos: 2, porHacer: 3, vencidos: 1 })).toBe(6);
    expect(repartir([caso(1)], [])).toEqual([]);
  });
});

describe('AT-8.1.4.B-2: asignar expedientes a especialistas', () => {
  let casos: Json[];

  test('sugerir reparte lo que nadie tiene y no asigna nada; aplicar lo asigna, con su constancia', async () => {
    casos = [await s.presentar(), await s.presentar(), await s.presentar()];
    const { sugerencias } = await s.bien(
      200,
      s.post('/api/gestion/asignar', { modo: 'sugerir' }, { ficha: coordina }),
    );
    expect(sugerencias.map((x: Json) => x.usuario.nombre)).toEqual([
      'Íñigo Béjar',
      'Rosa Ayala',
      'Íñigo Béjar',
    ]);
    expect((await s.caso(casos[0].id)).responsable).toBeUndefined();
    const asignaciones = sugerencias.map((x: Json) => ({
      caso: x.caso.caso,
      usuario: x.usuario.id,
      secuencia: x.caso.secuencia,
    }));
    const { resultados } = await s.bien(
      200,
      s.post('/api/gestion/asignar', { modo: 'aplicar', asignaciones }, { ficha: coordina }),
    );
    expect(resultados.map((r: Json) => r.hecho)).toEqual([true, true, true]);
    const [ultimo] = (await s.historial(sugerencias[0].caso.caso)).slice(-1);
    expect(ultimo).toMatchObject({
      tipo: 'ASIGNADO',
      datos: { responsable: 'Íñigo Béjar', usuario: id('Íñigo Béjar') },
      actor: id('Coordinación'),
    });
    const { elementos } = await s.bien(200, s.get('/api/gestion/por-asignar', { ficha: coordina }));
    expect(elementos).toEqual([]);
  });

  test('la carga cuenta expedientes vivos y deberes de cada quien, y lo que termina deja de pesar', async () => {
    const deRosa = async () =>
      (await s.bien(200, s.get('/api/gestion/carga', { ficha: coordina }))).personas.find(
        (p: Json) => p.nombre === 'Rosa Ayala',
      );
    const antes = await deRosa();
    expect(antes).toMatchObject({ vivos: 1, vencidos: 0, ausencia: null });
    expect(antes.porHacer).toBeGreaterThan(0);
    expect(antes.peso).toBe(antes.vivos + antes.porHacer);
    const suyo = (await s.elementos('/api/solicitudes?responsable=Rosa%20Ayala'))[0];
    await s.acto(suyo.id, 'DESISTIR', { motivo: 'Ya no.' });
    expect(await deRosa()).toMatchObject({ vivos: 0, porHacer: 0, peso: 0 });
  });

  test('asignar por la ficha o el nombre de un usuario guarda a quién se refiere; otro texto vale igual', async () => {
    const { id: nuevo } = await s.presentar();
    const porId = await s.acto(nuevo, 'ASIGNADO', { responsable: id('Rosa Ayala') }, { ficha: coordina });
    expect(porId.evento.datos).toEqual({ responsable: 'Rosa Ayala', usuario: id('Rosa Ayala') });
    const aOtro = await s.acto(nuevo, 'ASIGNADO', { responsable: 'Equipo externo' }, { ficha: coordina });
    expect(aOtro.evento.datos).toEqual({ responsable: 'Equipo externo' });
  });

  test('lo que no se puede asignar lo dice caso por caso, sin detener a los demás', async () => {
    const { id: uno, secuencia } = await s.presentar();
    const asignaciones = [
      { caso: 'no-existe', usuario: id('Rosa Ayala') },
      { caso: uno, usuario: id('Rosa Ayala'), secuencia: secuencia + 7 },
      { caso: uno, usuario: 'nadie' },
      { caso: uno, usuario: id('Rosa Ayala'), secuencia },
    ];
    const { resultados } = await s.bien(
      200,
      s.post('/api/gestion/asignar', { modo: 'aplicar', asignaciones }, { ficha: coordina }),
    );
    expect(resultados.map((r: Json) => [r.hecho, r.detalle ?? ''])).toEqual([
      [false, 'El expediente no existe.'],
      [false, expect.stringMatching(/cambió mientras tanto/)],
      [false, expect.stringMatching(/no está entre el personal/)],
      [true, ''],
    ]);
  });

  test('quien no coordina no asigna', async () => {
    const r = await s.post('/api/gestion/asignar', { modo: 'sugerir' }, ficha('Rosa Ayala'));
    expect([r.estado, r.cuerpo.codigo]).toEqual([403, 'ROL_NO_AUTORIZADO']);
  });
});

describe('Ausencias y sustituciones', () => {
  // The clock says 1 February 2027.
  const deRosa = () => ({ usuario: id('Rosa Ayala'), sustituto: id('Íñigo Béjar') });
  let ausencia: Json;

  test('mientras dura, lo de quien falta es también de quien la sustituye: en lo de hoy y en las listas', async () => {
    const { id: suyo } = await s.presentar();
    await s.acto(suyo, 'ASIGNADO', { responsable: 'Rosa Ayala' }, { ficha: coordina });
    const plazosDe = async () => {
      const hoy = await s.bien(200, s.get('/api/hoy?mio=true', ficha('Íñigo Béjar')));
      return hoy.porDia.flatMap((d: Json) => d.elementos).map((p: Json) => p.caso);
    };
    const enLista = async (camino: string) =>
      (await s.elementos(`${camino}?responsable=${encodeURIComponent('Íñigo Béjar')}`)).map(
        (e) => e.caso ?? e.id,
      );
    expect(await plazosDe()).not.toContain(suyo);
    ausencia = await s.bien(201, ausentar({ ...deRosa(), desde: '2027-02-01', hasta: '2027-02-03' }));
    expect(ausencia).toMatchObject({
      nombre: 'Rosa Ayala',
      nombreDelSustituto: 'Íñigo Béjar',
      vigente: true,
    });
    expect(await plazosDe()).toContain(suyo);
    expect(await enLista('/api/solicitudes')).toContain(suyo);
    expect(await enLista('/api/plazos')).toContain(suyo);
    const { personas } = await s.bien(200, s.get('/api/gestion/carga', { ficha: coordina }));
    const de = (nombre: string) => personas.find((p: Json) => p.nombre === nombre);
    expect(de('Rosa Ayala').ausencia.id).toBe(ausencia.id);
    expect(de('Íñigo Béjar').sustituyeA).toEqual([{ id: id('Rosa Ayala'), nombre: 'Rosa Ayala' }]);
  });

  test('lo que hace quien sustituye consta como suyo', async () => {
    const suyo = (await s.elementos('/api/solicitudes?responsable=Rosa%20Ayala'))[0];
    await s.acto(
      suyo.id,
      'PROGRAMAR_REUNION',
      DATOS.programar('2027-02-02T15:00:00.000Z'),
      ficha('Íñigo Béjar'),
    );
    const [ultimo] = (await s.historial(suyo.id)).slice(-1);
    expect([ultimo.actor, ultimo.actorNombre]).toEqual([id('Íñigo Béjar'), 'Íñigo Béjar']);
  });

  test('a quien falta hoy no se le sugiere nada', async () => {
    await s.presentar();
    const { sugerencias } = await s.bien(
      200,
      s.post('/api/gestion/asignar', { modo: 'sugerir' }, { ficha: coordina }),
    );
    expect(new Set(sugerencias.map((x: Json) => x.usuario.nombre))).toEqual(new Set(['Íñigo Béjar']));
  });

  test('no se cruzan: ni otra de la misma persona, ni con un sustituto ausente, ni de quien está sustituyendo', async () => {
    const cruzadas = [
      { usuario: id('Rosa Ayala'), sustituto: id('Coordinación'), desde: '2027-02-03', hasta: '2027-02-10' },
      { usuario: id('Coordinación'), sustituto: id('Rosa Ayala'), desde: '2027-01-20', hasta: '2027-02-01' },
      { usuario: id('Íñigo Béjar'), sustituto: id('Coordinación'), desde: '2027-02-02', hasta: '2027-02-02' },
    ];
    for (const [i, datos] of cruzadas.entries()) {
      const r = await ausentar(datos);
      expect([i, r.estado, r.cuerpo.codigo, r.cuerpo.ausencia]).toEqual([
        i,
        409,
        'AUSENCIA_CRUZADA',
        ausencia.id,
      ]);
    }
  });

  test('las dos a la vez que se cruzan: solo una queda', async () => {
    const datos = {
      usuario: id('Coordinación'),
      sustituto: id('Rosa Ayala'),
      desde: '2027-03-01',
      hasta: '2027-03-05',
    };
    const cruzada = {
      usuario: id('Rosa Ayala'),
      sustituto: id('Coordinación'),
      desde: '2027-03-05',
      hasta: '2027-03-06',
    };
    const [a, b] = await Promise.all([ausentar(datos), ausentar(cruzada)]);
    expect([a.estado, b.estado].sort()).toEqual([201, 409]);
  });

  test('los datos sin sentido se niegan, cada uno en su campo', async () => {
    const malas: [Record<string, unknown>, string][] = [
      [{ ...deRosa(), desde: '2027-05-02', hasta: '2027-05-01' }, 'hasta'],
      [{ ...deRosa(), sustituto: id('Rosa Ayala'), desde: '2027-05-01', hasta: '2027-05-01' }, 'sustituto'],
      [{ ...deRosa(), sustituto: id('Mesa'), desde: '2027-05-01', hasta: '2027-05-01' }, 'sustituto'],
      [{ ...deRosa(), usuario: 'nadie', desde: '2027-05-01', hasta: '2027-05-01' }, 'usuario'],
      [{ ...deRosa(), desde: '2027-01-01', hasta: '2027-01-31' }, 'hasta'],
      [{ ...deRosa(), desde: '2027-02-30', hasta: '2027-03-01' }, 'desde'],
    ];
    for (const [datos, ruta] of malas) {
      const r = await ausentar(datos);
      expect([r.estado, r.cuerpo.errores?.map((e: Json) => e.ruta)]).toEqual([422, [ruta]]);
    }
  });

  test('una especialista registra y anula solo lo suyo, y los demás no leen el motivo', async () => {
    const dias = { desde: '2027-06-01', hasta: '2027-06-02', motivo: 'Descanso médico' };
    const ajena = await ausentar(
      { ...dias, usuario: id('Íñigo Béjar'), sustituto: id('Coordinación') },
      ficha('Rosa Ayala').ficha,
    );
    expect(ajena.estado).toBe(403);
    const propia = await s.bien(
      201,
      ausentar(
        { ...dias, usuario: id('Rosa Ayala'), sustituto: id('Coordinación') },
        ficha('Rosa Ayala').ficha,
      ),
    );
    expect(propia.motivo).toBe('Descanso médico');
    const vistas = await s.bien(200, s.get('/api/gestion/ausencias', ficha('Mesa')));
    expect(vistas.elementos.find((a: Json) => a.id === propia.id).motivo).toBeNull();
    expect(
      (await s.pedir('DELETE', `/api/gestion/ausencias/${propia.id}`, ficha('Íñigo Béjar'))).estado,
    ).toBe(403);
    expect((await s.pedir('DELETE', `/api/gestion/ausencias/${propia.id}`, ficha('Rosa Ayala'))).estado).toBe(
      204,
    );
    expect((await s.pedir('DELETE', `/api/gestion/ausencias/${propia.id}`, { ficha: coordina })).estado).toBe(
      404,
    );
    expect((await s.pedir('DELETE', '/api/gestion/ausencias/uno', { ficha: coordina })).estado).toBe(404);
  });

  test('termina sola: a las 00:00 de Lima del día siguiente al último ya no sustituye', async () => {
    const lista = async () =>
      (await s.elementos(`/api/solicitudes?responsable=${encodeURIComponent('Íñigo Béjar')}`)).map(
        (e) => e.responsable,
      );
    await s.reloj('2027-02-04T04:59:59.000Z');
    expect(await lista()).toContain('Rosa Ayala');
    await s.reloj('2027-02-04T05:00:00.000Z');
    expect(await lista()).not.toContain('Rosa Ayala');
  });
});
