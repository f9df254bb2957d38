import { afterAll, beforeAll, expect, test } from 'vitest';
import { RUC_B } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { descargar, subido, subir } from '../documentos/apoyo.js';
import { pdf } from '../documentos/muestras.js';

const coleccion = 'procesos';
let m: Mesa;
beforeAll(async () => {
  m = await Mesa.abrir();
});
afterAll(() => m.cerrar());

const LECTORES = [
  'oec',
  'comite',
  'titular',
  'aprobador',
  'osce',
  'lectura',
  'mesa_partes',
  'participante',
  'notario',
];

/** Who of all reads a document: its content, its data and its place in the list must say the same. */
async function quienesLeen(proceso: string, id: string): Promise<string[]> {
  const leen: string[] = [];
  for (const rol of [...LECTORES, 'admin']) {
    const ficha = rol === 'admin' ? m.s.admin : (m.fichas[rol] as string);
    const { estado } = await descargar(m.s, id, ficha);
    const datos = await m.s.get(`/api/documentos/${id}`, { ficha });
    const { cuerpo } = await m.s.get(`/api/procesos/${proceso}/documentos`, { ficha });
    const enLista = cuerpo.elementos.some((d: { id?: string }) => d.id === id);
    expect([estado, datos.estado], rol).toEqual(enLista ? [200, 200] : [404, 404]);
    if (enLista) leen.push(rol);
  }
  return leen;
}

test('RS-66: bidders hand in no documents here, whose place is their sealed envelope', async () => {
  const id = await m.convocado();
  for (const rol of ['participante', 'notario', 'osce', 'lectura', 'aprobador']) {
    const r = await subir(m.s, id, 'oferta.pdf', pdf(), { coleccion, ficha: m.fichas[rol] as string });
    expect([r.estado, r.cuerpo.codigo], rol).toEqual([403, 'ROL_NO_AUTORIZADO']);
  }
  const deOtra = await m.s.ficha(['oec'], RUC_B);
  expect((await subir(m.s, id, 'x.pdf', pdf(), { coleccion, ficha: deOtra })).estado).toBe(404);
});

test('R 17: until the buena pro each side reads only what it handed in; afterwards, all but the bidders', async () => {
  const { id } = await m.creado();
  const deEntidad = await subido(m.s, id, 'valor.pdf', pdf('valor'), {
    coleccion,
    ficha: m.fichas['oec'] as string,
  });
  const deOficina = await subido(m.s, id, 'nota.pdf', pdf('nota'), {
    coleccion,
    ficha: m.fichas['mesa_partes'] as string,
  });
  expect(await quienesLeen(id, deEntidad.id)).toEqual(['oec', 'comite', 'titular']);
  expect(await quienesLeen(id, deOficina.id)).toEqual(['lectura', 'mesa_partes', 'admin']);
  const sobre = await subir(m.s, id, 'valor.pdf', pdf('otro'), {
    coleccion,
    ficha: m.fichas['mesa_partes'] as string,
    anterior: deEntidad.id,
  });
  expect(sobre.estado).toBe(422);

  const otro = await m.convocado();
  const acta = await subido(m.s, otro, 'acta.pdf', pdf('acta'), {
    coleccion,
    ficha: m.fichas['comite'] as string,
  });
  await m.conPropuestas(otro, { P1: '90000.00', P2: '95000.00' });
  expect(await quienesLeen(otro, acta.id)).toEqual(['oec', 'comite', 'titular']);
  await m.admitidos(otro, { P1: '40', P2: '40' });
  await m.abrirSobres(otro);
  expect(await quienesLeen(otro, acta.id)).toEqual(['oec', 'comite', 'titular']);
  await m.hasta('2011-04-29');
  await m.acto(otro, 'OTORGAR_BUENA_PRO');
  const { situacion } = await m.caso(otro);
  const abiertos = await quienesLeen(otro, acta.id);
  expect([situacion, abiertos]).toEqual(['buena_pro', [...LECTORES.slice(0, 7), 'admin']]);
});

test('RS-79-6, D17: a cancellation under appeal opens nothing, for the process may go on competing', async () => {
  // Another one, for its clock is already past the award of those above.
  const mesa = await Mesa.abrir();
  const id = await mesa.convocado();
  await mesa.registrados(id, ['P1', 'P2']);
  const valor = await subido(mesa.s, id, 'valor.pdf', pdf('valor'), {
    coleccion,
    ficha: mesa.fichas['oec'] as string,
  });
  await mesa.acto(id, 'CANCELAR', {
    causal: 'desaparicion_necesidad',
    resolucion: 'Resolución 1',
    emisor: { cargo: 'Gerencia', nivel: 'aprobador' },
    comunicada: '2011-03-15',
  });
  await mesa.acto(id, 'INTERPONER_APELACION', { acto: 'cancelacion', apelante: 'P1', garantia: '30000.00' });
  expect((await mesa.caso(id)).situacion).toBe('apelado');
  for (const rol of ['osce', 'tribunal', 'lectura', 'aprobador', 'mesa_partes'])
    expect((await descargar(mesa.s, valor.id, mesa.fichas[rol] as string)).estado, rol).toBe(404);
  expect((await descargar(mesa.s, valor.id, mesa.fichas['comite'] as string)).estado).toBe(200);
  await mesa.cerrar();
});
