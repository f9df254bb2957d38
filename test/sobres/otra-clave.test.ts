import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { valorEnCrudo } from '../apoyo/en-crudo.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { CasaDeSubastas, dondeSeLee, MONTOS, OTRA_CLAVE } from './apoyo.js';

const [UNO, , RESERVADO] = MONTOS;
let lugar: ReturnType<typeof carpetaTemporal>;
let casa: CasaDeSubastas;
beforeEach(async () => {
  lugar = carpetaTemporal();
  casa = await CasaDeSubastas.abrir(lugar.archivo);
});
afterEach(async () => {
  await casa.cerrar();
  lugar.borrar();
});

describe('D17: an office alone that starts with another key opens nothing and writes nothing', () => {
  test('the opening is refused with its reason, whole; with the right key again it is done', async () => {
    const id = await casa.cerrada();
    await casa.cerrar();
    casa = await CasaDeSubastas.abrir(lugar.archivo, { CLAVE_SOBRES: OTRA_CLAVE });
    const antes = await casa.historial(id);
    const abrir = await casa.enviar(id, 'ABRIR');
    expect([abrir.estado, abrir.cuerpo.codigo]).toEqual([503, 'SOBRES_NO_ABREN']);
    expect(abrir.cuerpo.detail).toMatch(/no se registró nada/);
    const otra = await casa.nacer();
    const ofrecer = await casa.ofrecer(otra, 'Uno', UNO);
    expect([ofrecer.estado, ofrecer.cuerpo.codigo]).toEqual([503, 'SOBRES_NO_ABREN']);
    expect((await casa.post('/api/subastas', { nombre: 'S', valorReferencial: RESERVADO })).estado).toBe(503);
    expect(await casa.historial(id)).toEqual(antes);
    expect(await valorEnCrudo(lugar.archivo, 'SELECT count(*) FROM sobre')).toBe(2);
    // What needs no envelope goes on.
    await casa.bien(200, casa.enviar(otra, 'CERRAR'));
    expect(dondeSeLee(await casa.rastros(), UNO)).toEqual([]);
    await casa.cerrar();
    casa = await CasaDeSubastas.abrir(lugar.archivo);
    await casa.bien(200, casa.enviar(id, 'ABRIR'));
  });
});
