import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Oyente } from '../apoyo/oyente.js';
import { Servidor } from '../apoyo/servidor.js';
import { expediente } from '../seleccion/muestras.js';

let s: Servidor;
const id: Record<string, string> = {};
beforeAll(async () => {
  s = await Servidor.abrir({ RELOJ_INICIO: '2011-03-14T14:00:00.000Z' });
  id['propia'] = (await s.presentar({ objeto: 'Puente' })).id;
  id['ajena'] = (await s.presentar({ objeto: 'Hospital', entidad: { nombre: 'Otra', ruc: RUC_B } })).id;
  id['proceso'] = (await s.bien(201, s.post('/api/procesos', expediente()))).id;
  await s.acto(id['propia'] as string, 'DERIVAR', { organo: 'O', materia: 'M' });
});
afterAll(() => s.cerrar());
const pedir = (ficha: string, consulta = '') => s.bien(200, s.get(`/api/novedades?${consulta}`, { ficha }));
const casos = ({ elementos }: Json) => elementos.map((e: Json) => e.caso);

describe('Las novedades', () => {
  test('Lo más nuevo primero, contado, con su expediente; y desde una posición, solo lo que siguió.', async () => {
    const todo = await pedir(s.admin);
    expect(casos(todo)).toEqual([id['propia'], id['proceso'], id['ajena'], id['propia']]);
    const [ultima] = todo.elementos;
    expect(ultima).toMatchObject({
      coleccion: 'solicitudes',
      objeto: 'Puente',
      numero: (await s.caso(id['propia'] as string)).numero,
      titulo: 'Derivar una materia a otro órgano',
      relato: 'Se derivó una materia a otro órgano del OECE.',
      actorNombre: 'Administración del sistema (como administración)',
      norma: expect.stringContaining('Directiva'),
      registrado: '2011-03-14T14:00:00.000Z',
    });
    expect(todo.ultima).toBe(ultima.posicion);
    const [, , tercera] = todo.elementos;
    expect(casos(await pedir(s.admin, `desde=${tercera.posicion}`))).toEqual([id['propia'], id['proceso']]);
    expect(casos(await pedir(s.admin, 'limite=1'))).toEqual([id['propia']]);
    expect(await pedir(s.admin, `desde=${todo.ultima}`)).toEqual({ elementos: [], ultima: todo.ultima });
  });

  test('Cada quien ve lo que se movió en los expedientes que ve.', async () => {
    const entidad = await s.ficha(['entidad'], RUC_A);
    expect(casos(await pedir(entidad))).toEqual([id['propia'], id['proceso'], id['propia']]);
    expect(casos(await pedir(await s.ficha(['entidad'], RUC_B)))).toEqual([id['ajena']]);
    expect(casos(await pedir(await s.ficha(['tribunal'])))).toEqual([id['proceso']]);
    expect(casos(await pedir(await s.ficha(['oec'], RUC_B)))).toEqual([]);
    expect((await s.get('/api/novedades', { ficha: null })).estado).toBe(401);
    expect((await s.get('/api/novedades?desde=-1')).estado).toBe(422);
  });
});

describe('La corriente de un expediente', () => {
  test('Trae solo sus eventos, también a la entidad, que no lee la de todos.', async () => {
    const ficha = await s.ficha(['entidad'], RUC_A);
    const o = await Oyente.abrir(s, {}, `?caso=${id['propia']}`, ficha);
    await s.acto(id['ajena'] as string, 'DERIVAR', { organo: 'O', materia: 'Otra' });
    await s.acto(id['propia'] as string, 'DERIVAR', { organo: 'O', materia: 'Nueva' });
    await o.hasta(1);
    await s.acto(id['propia'] as string, 'DERIVAR', { organo: 'O', materia: 'Más' });
    await o.hasta(2);
    expect(o.mensajes.map((m) => [m.datos.caso, m.datos.tipo])).toEqual([
      [id['propia'], 'DERIVAR'],
      [id['propia'], 'DERIVAR'],
    ]);
    await o.irse();
    const desde = await Oyente.abrir(s, {}, `?caso=${id['propia']}&desde=0`, ficha);
    await desde.hasta(4);
    expect(desde.mensajes.map((m) => m.datos.secuencia)).toEqual([1, 2, 3, 4]);
    await desde.irse();
    expect((await s.get('/api/corriente', { ficha })).estado).toBe(403);
  });

  test('Lo que no existe o no es para quien pide es 404.', async () => {
    const ficha = await s.ficha(['entidad'], RUC_A);
    const ver = async (caso: string) => (await s.get(`/api/corriente?caso=${caso}`, { ficha })).estado;
    expect(await ver(id['ajena'] as string)).toBe(404);
    expect(await ver('nadie')).toBe(404);
    const tribunal = await s.ficha(['tribunal']);
    const suya = await s.get(`/api/corriente?caso=${id['propia']}`, { ficha: tribunal });
    expect([suya.estado, suya.cuerpo.codigo]).toEqual([404, 'NO_EXISTE']);
  });

  test('Se corta en cuanto quien la lee ya no puede.', async () => {
    const { id: quien, token } = await s.usuario(['entidad'], RUC_A);
    const o = await Oyente.abrir(s, {}, `?caso=${id['propia']}`, token);
    expect((await s.pedir('DELETE', `/api/usuarios/${quien}`)).estado).toBe(204);
    await s.acto(id['propia'] as string, 'DERIVAR', { organo: 'O', materia: 'Final' });
    await o.fin;
    expect(o.mensajes).toEqual([]);
  });

  test('Una lectura de página se niega cuando el expediente dejó de estar a la vista.', async () => {
    const { token } = await s.usuario(['entidad'], RUC_B);
    expect(await s.sistema.eventos(token, 0, id['propia'] as string)).toBeNull();
    expect(await s.sistema.eventos(token, 0, id['ajena'] as string)).toHaveLength(2);
  });
});
