import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/puerto.js';
import type { Sesion } from '../../../src/store/sesiones.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { INICIO } from '../../apoyo/cliente.js';
import { Taller } from './taller.js';

const hora = (n: number) => `2027-02-01T${String(n).padStart(2, '0')}:00:00.000Z`;
const FIN = '2027-03-01T15:00:00.000Z';
const sesion = (id: string, mas: Partial<Sesion> = {}): Sesion => ({
  id,
  usuario: 'a',
  medio: 'clave',
  huella: `h ${id}`,
  huellaAnterior: null,
  anteriorHasta: null,
  ficha: null,
  navegador: 'Firefox en Linux «ñ»',
  creada: INICIO,
  renovada: INICIO,
  vista: INICIO,
  caduca: FIN,
  ...mas,
});

/** Sessions of people at the desk. */
export function contratoDeSesiones(clase: ClaseDeAlmacen): void {
  describe('Sesiones', () => {
    let t: Taller;
    let store: Store;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
      store = t.store;
      for (const id of ['a', 'b'])
        await store.crearUsuario(
          { id, nombre: id, correo: null, roles: ['admin'], entidad: null },
          `f${id}`,
          INICIO,
        );
    });
    afterEach(() => t.cerrar());
    const ids = async (usuario: string) => (await store.sesionesDe(usuario)).map((s) => s.id);

    test('Se hallan por su secreto y el anterior, con su usuario; solo quedan las últimas usadas.', async () => {
      for (const n of [1, 2, 3]) await store.abrirSesion(sesion(`s${n}`, { vista: hora(n) }), 3);
      await store.abrirSesion(sesion('ajena', { usuario: 'b' }), 3);
      expect(await store.sesionPorHuella('h s1')).toEqual({
        sesion: sesion('s1', { vista: hora(1) }),
        usuario: { id: 'a', nombre: 'a', correo: null, roles: ['admin'], entidad: null },
      });
      expect(await store.sesionPorHuella('no-hay')).toBeNull();
      await store.abrirSesion(sesion('s4', { vista: hora(4) }), 3);
      expect([await ids('a'), await ids('b')]).toEqual([['s4', 's3', 's2'], ['ajena']]);
      await store.verSesion('s2', hora(9));
      await store.verSesion('s4', hora(1));
      expect(await ids('a')).toEqual(['s2', 's4', 's3']);
      expect((await store.sesionesDe('a'))[1]).toEqual(sesion('s4', { vista: hora(4) }));
    });

    test('El secreto se renueva una vez desde el que era; el anterior sirve hasta su hora.', async () => {
      await store.abrirSesion(sesion('s'), 5);
      const renovar = (nueva: string) => store.renovarSesion('s', 'h s', nueva, 'h s', hora(16));
      const fines = await Promise.all(['n1', 'n2', 'n3'].map(renovar));
      expect(fines.filter(Boolean)).toHaveLength(1);
      const nueva = `n${fines.indexOf(true) + 1}`;
      const renovada = sesion('s', {
        huella: nueva,
        huellaAnterior: 'h s',
        renovada: hora(16),
        vista: hora(16),
      });
      expect((await store.sesionPorHuella('h s'))?.sesion).toEqual(renovada);
      await store.despedirAnterior('s', hora(17));
      await store.despedirAnterior('s', hora(18));
      expect((await store.sesionPorHuella(nueva))?.sesion).toEqual({ ...renovada, anteriorHasta: hora(17) });
      expect(await store.renovarSesion('s', nueva, 'último', null, hora(19))).toBe(true);
      expect(await store.sesionPorHuella('h s')).toBeNull();
    });

    test('Terminan cuando se cierran, con su ficha, con la contraseña y con el usuario.', async () => {
      for (const id of ['1', '2', '3']) await store.abrirSesion(sesion(id), 9);
      await store.abrirSesion(sesion('con ficha', { medio: 'ficha', ficha: 'fb', usuario: 'b' }), 9);
      expect(await store.cerrarSesion('b', '1')).toBe(false);
      expect(await store.cerrarSesion('a', '1')).toBe(true);
      expect(await store.cerrarSesion('a', '1')).toBe(false);
      await store.ponerClave('a', 'resumen', INICIO, '2');
      expect(await ids('a')).toEqual(['2']);
      await store.renovarFicha('b', 'otra');
      expect([await store.sesionPorHuella('h con ficha'), await ids('b')]).toEqual([null, []]);
      await store.abrirSesion(sesion('4'), 9);
      expect(await store.cerrarSesiones('a', '2')).toBe(1);
      expect(await store.cerrarSesiones('a', null)).toBe(1);
      await store.abrirSesion(sesion('5'), 9);
      await store.cambiarUsuario('a', (antes) => ({ ...antes, roles: ['lectura'] }));
      expect((await store.sesionesDe('a')).map((s) => s.renovada)).toEqual(['']);
      await store.cambiarUsuario('a', (antes) => ({ ...antes, revocado: FIN }));
      expect([await store.sesionPorHuella('h 5'), await ids('a')]).toEqual([null, []]);
    });
  });
}
