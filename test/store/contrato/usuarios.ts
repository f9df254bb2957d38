import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CambioDeUsuario, Freno } from '../../../src/store/identidades.js';
import type { Store } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { INICIO } from '../../apoyo/cliente.js';
import { Taller } from './taller.js';

type Nuevo = Parameters<Store['crearUsuario']>[0];
const usuario = (id: string, mas: Partial<Nuevo> = {}): Nuevo => ({
  id,
  nombre: `Nombre de ${id}`,
  correo: null,
  roles: ['especialista'],
  entidad: null,
  ...mas,
});
/** By code point, as both databases must: not as Spanish, nor as UTF-16, would. */
const porPunto = (textos: readonly string[]) =>
  [...textos].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const DESPUES = '2027-02-02T15:00:00.000Z';
const FIN = '2027-03-01T15:00:00.000Z';

/** Users, passwords, invitations, brakes and identities of the institution. */
export function contratoDeUsuarios(clase: ClaseDeAlmacen): void {
  describe('Usuarios e ingresos', () => {
    let t: Taller;
    let store: Store;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
      store = t.store;
    });
    afterEach(() => t.cerrar());
    const crear = (u: Nuevo, ficha: string | null = null) => store.crearUsuario(u, ficha, INICIO);
    const cambiar = (id: string, cambio: Partial<CambioDeUsuario>) =>
      store.cambiarUsuario(id, (antes) => ({ ...antes, ...cambio }));

    test('Se crean, se hallan por ficha, cuenta, correo y papel, y se listan por nombre con su código de letras.', async () => {
      expect(await store.hayUsuarios()).toBe(false);
      const nombres = [
        'zoila',
        'Ángel',
        'ana',
        'Ñusta',
        'Zulma',
        'ñato',
        'Beto',
        'ábaco',
        '_x',
        '10',
        '9',
        'ａ',
        '𐐷',
      ];
      for (const [i, nombre] of nombres.entries()) await crear(usuario(`u${i}`, { nombre }), `f${i}`);
      await crear(
        usuario('adm', {
          nombre: 'Admin',
          roles: ['admin', 'coordinador'],
          correo: 'ADM@Oece.gob.pe',
          cuenta: 'adm',
        }),
      );
      expect(await store.hayUsuarios()).toBe(true);
      const orden = porPunto([...nombres, 'Admin']);
      expect((await store.usuarios({ limite: 100 })).map((u) => u.nombre)).toEqual(orden);
      const paginas: string[] = [];
      for (let p = await store.usuarios({ limite: 5 }); p.length > 0; ) {
        paginas.push(...p.map((u) => u.nombre));
        const { nombre, id } = p.at(-1) ?? usuario('');
        p = await store.usuarios({ limite: 5, despues: [nombre, id] });
      }
      expect(paginas).toEqual(orden);
      const hallar = async (texto: string) =>
        (await store.usuarios({ texto, limite: 9 })).map((u) => u.nombre);
      expect(await hallar('angel')).toEqual(['Ángel']);
      expect(await hallar('N')).toEqual(['Admin', 'ana', 'Ángel', 'Ñusta', 'ñato']);
      expect(await hallar('oece')).toEqual(['Admin']);
      expect(await hallar('%')).toEqual([]);
      expect((await store.usuarios({ rol: 'admin', limite: 9 })).map((u) => u.id)).toEqual(['adm']);
      expect(await store.conRol('coordinador')).toEqual([
        {
          id: 'adm',
          nombre: 'Admin',
          correo: 'ADM@Oece.gob.pe',
          roles: ['admin', 'coordinador'],
          entidad: null,
        },
      ]);
      expect((await store.personal(['especialista'])).map((p) => p.nombre)).toEqual(porPunto(nombres));
      expect((await store.porCorreo('adm@oece.GOB.pe')).map((u) => u.id)).toEqual(['adm']);
      expect(await store.porCorreo('otro@oece.gob.pe')).toEqual([]);
      expect(await store.usuarioPorFicha('f1')).toMatchObject({ id: 'u1', nombre: 'Ángel' });
      expect(await store.usuarioPorFicha('no-hay')).toBeNull();
      expect(await store.usuario('u3')).toEqual(usuario('u3', { nombre: 'Ñusta' }));
      expect(await store.usuario('no-hay')).toBeNull();
      expect(await store.nombresDe(['u1', 'no-hay'])).toEqual(new Map([['u1', 'Ángel']]));
      expect((await store.usuariosNombrados()).map((u) => u.nombre)).toEqual(orden);
      await expect(crear(usuario('u1'))).rejects.toThrow();
      await expect(crear(usuario('otro', { cuenta: 'adm' }))).rejects.toThrow();
      await expect(crear(usuario('otro'), 'f1')).rejects.toThrow();
      expect(await store.usuario('otro')).toBeNull();
    });

    test('Cambian con lo que eran a la vista; siempre queda quien administre, y cada cuenta es de uno.', async () => {
      await crear(usuario('a', { roles: ['admin'], cuenta: 'uno' }), 'fa');
      await crear(usuario('b', { cuenta: 'dos' }), 'fb');
      expect(await cambiar('nadie', {})).toBe(false);
      expect(await cambiar('a', { roles: ['especialista'] })).toBe('ultimo');
      expect(await cambiar('b', { cuenta: 'uno' })).toBe('cuenta');
      expect(
        await cambiar('b', { nombre: 'Ñ', correo: 'b@x.pe', roles: ['admin'], entidad: '20131312955' }),
      ).toBe(true);
      expect(await store.usuarioPorFicha('fb')).toEqual(
        usuario('b', { nombre: 'Ñ', correo: 'b@x.pe', roles: ['admin'], entidad: '20131312955' }),
      );
      expect(await store.revocarSalvoUltimo('a', DESPUES)).toBe(true);
      expect(await store.revocarSalvoUltimo('a', DESPUES)).toBe(false);
      expect(await store.revocarSalvoUltimo('b', DESPUES)).toBe('ultimo');
      expect(await store.usuarioPorFicha('fa')).toBeNull();
      expect(await store.usuarioConCuenta('a')).toMatchObject({
        cuenta: 'uno',
        revocado: DESPUES,
        conFicha: false,
      });
      expect(await store.usuarioConCuenta('nadie')).toBeNull();
      expect((await store.usuarios({ activos: false, limite: 9 })).map((u) => u.id)).toEqual(['a']);
      expect((await store.usuarios({ activos: true, limite: 9 })).map((u) => u.id)).toEqual(['b']);
      expect(await store.renovarFicha('b', 'fb2')).toBe(true);
      expect(await store.renovarFicha('a', 'fa2')).toBe(false);
      expect([await store.usuarioPorFicha('fb'), (await store.usuarioPorFicha('fb2'))?.id]).toEqual([
        null,
        'b',
      ]);
      expect(await store.suprimirUsuario('b', '[suprimido]')).toBe(false);
      expect(await store.suprimirUsuario('nadie', '[suprimido]')).toBe(false);
      expect(await store.suprimirUsuario('a', '[suprimido]')).toBe(true);
      expect(await store.usuariosNombrados()).toContainEqual({
        id: 'a',
        nombre: '[suprimido]',
        correo: null,
        revocado: true,
      });
      expect(await store.porCuenta('uno')).toBeNull();
    });

    test('Dos que se quitan a la vez lo de administrar: uno queda.', async () => {
      await crear(usuario('a', { roles: ['admin'] }));
      await crear(usuario('b', { roles: ['admin'] }));
      const fines = await Promise.all([
        cambiar('a', { roles: ['lectura'] }),
        store.revocarSalvoUltimo('b', DESPUES),
        cambiar('b', { roles: ['lectura'] }),
      ]);
      const quedan = await store.usuarios({ rol: 'admin', activos: true, limite: 9 });
      expect([quedan.length, fines.includes('ultimo')]).toEqual([1, true]);
    });

    test('Contraseñas e invitaciones: una por usuario, que sirve una vez y hasta su hora.', async () => {
      await crear(usuario('a', { cuenta: 'ana' }));
      expect(await store.porCuenta('ana')).toEqual({ usuario: usuario('a'), activo: true, resumen: null });
      expect([await store.porCuenta('otra'), await store.claveDe('a')]).toEqual([null, null]);
      await store.invitar('i1', 'a', INICIO, FIN);
      await store.invitar('i2', 'a', INICIO, FIN);
      expect(await store.invitado('i1', DESPUES)).toBeNull();
      expect(await store.invitado('i2', FIN)).toBeNull();
      expect(await store.invitado('i2', DESPUES)).toEqual({ ...usuario('a'), cuenta: 'ana' });
      expect((await store.usuarioConCuenta('a'))?.invitadoHasta).toBe(FIN);
      expect(await store.usarInvitacion('i2', 'resumen 1', FIN)).toBeNull();
      const usos = await Promise.all(
        [1, 2, 3].map((i) => store.usarInvitacion('i2', `resumen ${i}`, DESPUES)),
      );
      expect(usos.filter((u) => u !== null)).toEqual([usuario('a')]);
      const resumen = (await store.claveDe('a')) ?? '';
      expect(resumen).toBe(`resumen ${usos.findIndex((u) => u !== null) + 1}`);
      await store.reescribirClave('a', 'no es esa', 'X');
      expect(await store.claveDe('a')).toBe(resumen);
      await store.reescribirClave('a', resumen, 'más fuerte');
      await store.invitar('i3', 'a', INICIO, FIN);
      await store.ponerClave('a', 'otra', FIN, null);
      expect(await store.invitado('i3', DESPUES)).toBeNull();
      expect(await store.porCuenta('ana')).toEqual({ usuario: usuario('a'), activo: true, resumen: 'otra' });
      expect((await store.usuarioConCuenta('a'))?.claveDesde).toBe(FIN);
    });

    test('Cien intentos a la vez son cien; el primero de más espera; acertar olvida uno y resta de los otros.', async () => {
      const crecer = (antes: Freno | null): Freno => {
        const fallos = (antes?.fallos ?? 0) + 1;
        return { fallos, ultimo: INICIO, hasta: fallos >= 100 ? FIN : null };
      };
      const intentos = ['cuenta', 'ip'].map((de) => ({ de, crecer }));
      const fines = await Promise.all(Array.from({ length: 101 }, () => store.intentar(intentos, INICIO)));
      expect(fines.filter((f) => f === null)).toHaveLength(100);
      expect(fines.filter((f) => f === FIN)).toHaveLength(1);
      expect(await store.frenoDe('ip')).toEqual({ fallos: 100, ultimo: INICIO, hasta: FIN });
      await store.acertar('cuenta', ['ip', 'no-hay']);
      expect(await store.frenoDe('cuenta')).toBeNull();
      expect(await store.frenoDe('ip')).toEqual({ fallos: 99, ultimo: INICIO, hasta: null });
      expect(await store.soltarFreno('ip')).toBe(true);
      expect(await store.soltarFreno('ip')).toBe(false);
      expect(await store.intentar(intentos, INICIO)).toBeNull();
    });

    test('La institución: identidades, idas que sirven una vez, sucesos en orden y limpieza de lo que terminó.', async () => {
      await crear(usuario('a'));
      await crear(usuario('b'));
      await store.vincular('https://emisor', 'sujeto «ñ»', 'a', INICIO);
      await store.vincular('https://emisor', 'sujeto «ñ»', 'b', INICIO);
      expect((await store.porIdentidad('https://emisor', 'sujeto «ñ»'))?.id).toBe('b');
      expect(await store.porIdentidad('https://otro', 'sujeto «ñ»')).toBeNull();
      const ida = (huella: string, caduca = FIN) => ({
        huella,
        estado: 'e',
        unica: 'u',
        verificador: 'v',
        caduca,
      });
      for (const i of [ida('1'), ida('2', INICIO), ida('3')]) await store.guardarIda(i);
      const tomadas = await Promise.all([1, 2, 3].map(() => store.tomarIda('1', DESPUES)));
      expect(tomadas.filter((x) => x !== null)).toMatchObject([
        { estado: 'e', unica: 'u', verificador: 'v' },
      ]);
      expect(await store.tomarIda('2', DESPUES)).toBeNull();
      const suceso = { cuando: INICIO, usuario: 'a', actor: null, detalle: 'd', ip: '::1' };
      for (const que of ['entro', 'fallo', 'salio']) await store.anotarSuceso({ ...suceso, que });
      await store.anotarSuceso({ ...suceso, que: 'entro', cuando: FIN });
      expect((await store.sucesosDe('a', 3)).map((s) => [s.que, s.cuando])).toEqual([
        ['entro', FIN],
        ['salio', INICIO],
        ['fallo', INICIO],
      ]);
      expect((await store.usuarioConCuenta('a'))?.ultimoIngreso).toBe(FIN);
      await store.intentar([{ de: 'x', crecer: () => ({ fallos: 1, ultimo: INICIO, hasta: null }) }], INICIO);
      await store.invitar('i', 'a', INICIO, DESPUES);
      const hasta = { ahora: DESPUES, quietasDesde: INICIO, frenosAntesDe: INICIO, sucesosAntesDe: FIN };
      expect(await store.limpiarIdentidades(hasta)).toBe(5);
      expect(await store.limpiarIdentidades(hasta)).toBe(0);
      expect((await store.sucesosDe('a', 9)).map((s) => s.que)).toEqual(['entro']);
      expect(await store.tomarIda('3', DESPUES)).not.toBeNull();
    });
  });
}
