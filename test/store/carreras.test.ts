import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rol } from '../../machines/base/evento.js';
import { REGISTRO } from '../../machines/registro.js';
import { abrirStore } from '../../src/store/abrir.js';
import type { Freno, Intento } from '../../src/store/identidades.js';
import type { Store } from '../../src/store/puerto.js';
import { ALMACENES, type Almacen } from '../apoyo/bases.js';

const VECES = 20;
const AHORA = '2026-03-02T15:00:00.000Z';
const DESPUES = '2026-03-03T15:00:00.000Z';
const COMPARTIDAS = ALMACENES.filter((clase) => clase.perdura);

describe.each(COMPARTIDAS)('Dos réplicas a la vez en $nombre', (clase) => {
  let almacen: Almacen;
  let ambas: readonly [Store, Store];
  let serie = 0;

  beforeAll(async () => {
    almacen = await clase.abrir();
    ambas = [almacen.store, await abrirStore(almacen.url, REGISTRO)];
  });

  afterAll(async () => {
    await ambas[1].cerrar();
    await almacen.cerrar();
  });

  /** The same many times, half of them in each replica, all at once. */
  const aLaVez = <T>(veces: number, hacer: (store: Store, i: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: veces }, (_, i) => hacer(ambas[i % 2] as Store, i)));

  async function usuario(roles: readonly Rol[] = ['especialista']): Promise<string> {
    serie += 1;
    const id = `u${serie}`;
    const datos = { id, nombre: id, correo: null, roles, entidad: null, cuenta: `cuenta${serie}` };
    await ambas[0].crearUsuario(datos, null, AHORA);
    return id;
  }

  it('de dos administradores que se quitan el uno al otro queda siempre uno', async () => {
    let queda = await usuario(['admin']);
    for (let vez = 0; vez < VECES; vez += 1) {
      const otro = await usuario(['admin']);
      const hechos = await aLaVez(2, (store, i) =>
        vez % 2 === 0
          ? store.revocarSalvoUltimo(i === 0 ? queda : otro, AHORA)
          : store.cambiarUsuario(i === 0 ? queda : otro, (u) => ({ ...u, roles: ['especialista'] })),
      );
      expect([...hechos].sort()).toEqual([true, 'ultimo'].sort());
      queda = hechos[0] === 'ultimo' ? queda : otro;
      expect((await ambas[1].conRol('admin')).map((u) => u.id)).toEqual([queda]);
    }
  });

  it('una cuenta que piden dos usuarios es de uno solo', async () => {
    for (let vez = 0; vez < VECES; vez += 1) {
      const ids = [await usuario(), await usuario()];
      const hechos = await aLaVez(2, (store, i) =>
        store.cambiarUsuario(ids[i] as string, (u) => ({ ...u, cuenta: `disputada${vez}` })),
      );
      expect([...hechos].sort()).toEqual([true, 'cuenta'].sort());
    }
  });

  it('de muchos intentos de entrar pasan los que el freno deja, y ninguno se pierde ni falla', async () => {
    const libres = 5;
    const crecer = (antes: Freno | null): Freno => {
      const fallos = (antes?.fallos ?? 0) + 1;
      return { fallos, ultimo: AHORA, hasta: fallos >= libres ? DESPUES : null };
    };
    const intentos: Intento[] = [
      { de: 'cuenta', crecer },
      { de: 'direccion', crecer },
    ];
    const hechos = await aLaVez(100, (store) => store.intentar(intentos, AHORA));
    expect(hechos.filter((hasta) => hasta === null)).toHaveLength(libres);
    expect(await ambas[0].frenoDe('cuenta')).toEqual({
      fallos: libres,
      ultimo: AHORA,
      hasta: DESPUES,
    });
    await aLaVez(libres, (store) => store.acertar('cuenta', ['direccion']));
    expect(await ambas[1].frenoDe('cuenta')).toBeNull();
    expect((await ambas[1].frenoDe('direccion'))?.fallos).toBe(0);
  });

  it('una invitación la usa uno solo, y queda su clave', async () => {
    const id = await usuario();
    for (let vez = 0; vez < VECES; vez += 1) {
      await ambas[0].invitar(`invitacion${vez}`, id, AHORA, DESPUES);
      const hechos = await aLaVez(6, async (store, i) => ({
        resumen: `resumen${vez}-${i}`,
        quien: await store.usarInvitacion(`invitacion${vez}`, `resumen${vez}-${i}`, AHORA),
      }));
      const usos = hechos.filter(({ quien }) => quien !== null);
      expect(usos.map(({ quien }) => quien?.id)).toEqual([id]);
      expect(await ambas[1].claveDe(id)).toBe(usos[0]?.resumen);
    }
  });

  it('una ida al proveedor de la institución sirve una sola vez', async () => {
    for (let vez = 0; vez < VECES; vez += 1) {
      const huella = `ida${vez}`;
      await ambas[0].guardarIda({
        huella,
        estado: 'e',
        unica: 'u',
        verificador: 'v',
        caduca: DESPUES,
      });
      const hechos = await aLaVez(6, (store) => store.tomarIda(huella, AHORA));
      expect(hechos.filter((ida) => ida !== null)).toHaveLength(1);
    }
  });

  it('una Idempotency-Key que reclaman muchos es de uno, y los demás ven quién la tiene', async () => {
    for (let vez = 0; vez < VECES; vez += 1) {
      const reclamo = { usuario: 'u', ruta: 'POST /api/x', clave: `clave${vez}`, cuerpo: 'huella' };
      const hechos = await aLaVez(8, (store) => store.reclamar(reclamo, AHORA));
      expect(hechos.filter((previo) => previo === null)).toHaveLength(1);
      expect(hechos.filter((previo) => previo?.cuerpo === 'huella')).toHaveLength(7);
    }
  });

  it('una Idempotency-Key que se suelta y se vuelve a reclamar nunca la tienen dos', async () => {
    const reclamo = { usuario: 'u', ruta: 'POST /api/x', clave: 'disputada', cuerpo: 'huella' };
    let duenios = 0;
    let tomas = 0;
    await aLaVez(8, async (store) => {
      for (let vez = 0; vez < VECES; vez += 1) {
        if ((await store.reclamar(reclamo, AHORA)) !== null) continue;
        duenios += 1;
        tomas += 1;
        expect(duenios).toBe(1);
        await Promise.resolve();
        duenios -= 1;
        await store.soltarReclamo(reclamo);
      }
    });
    expect(tomas).toBeGreaterThan(1);
  });

  it('las sesiones de una persona que entra muchas veces son las que caben', async () => {
    const id = await usuario();
    const maximo = 5;
    await aLaVez(40, (store, i) =>
      store.abrirSesion(
        {
          id: `sesion${i}`,
          usuario: id,
          medio: 'clave',
          huella: `secreto${i}`,
          huellaAnterior: null,
          anteriorHasta: null,
          ficha: null,
          navegador: 'Firefox en Linux',
          creada: AHORA,
          renovada: AHORA,
          vista: AHORA,
          caduca: DESPUES,
        },
        maximo,
      ),
    );
    const abiertas = await ambas[1].sesionesDe(id);
    expect(abiertas).toHaveLength(maximo);
    const renovadas = await aLaVez(6, (store, i) =>
      store.renovarSesion(abiertas[0]?.id ?? '', abiertas[0]?.huella ?? '', `nuevo${i}`, null, AHORA),
    );
    expect(renovadas.filter(Boolean)).toHaveLength(1);
  });

  it('un día se sella una vez, y nunca después de sellado otro posterior', async () => {
    for (let vez = 0; vez < VECES; vez += 1) {
      const dias = [`2026-03-${10 + vez}a`, `2026-03-${10 + vez}b`] as const;
      const sellar = (store: Store, dia: string) =>
        store.guardarSello({ dia, creado: AHORA, posicion: 1, huella: 'h', texto: 't' });
      const hechos = await aLaVez(8, async (store, i) => {
        const dia = dias[i < 4 ? 1 : 0];
        return (await sellar(store, dia)) ? dia : null;
      });
      expect(hechos.filter((dia) => dia === dias[1])).toHaveLength(1);
      expect(hechos.filter((dia) => dia === dias[0]).length).toBeLessThanOrEqual(1);
      expect(await sellar(ambas[0], dias[0])).toBe(false);
    }
  });

  it('de dos ausencias que se cruzan queda una', async () => {
    const [a, b] = [await usuario(), await usuario()];
    for (let vez = 10; vez < 10 + VECES; vez += 1) {
      const dias = {
        desde: `2026-03-${vez}`,
        hasta: `2026-03-${vez}`,
        motivo: 'licencia',
        creada: AHORA,
        creador: a,
      };
      const hechos = await aLaVez(2, (store, i) =>
        store.registrarAusencia({ ...dias, usuario: i === 0 ? a : b, sustituto: i === 0 ? b : a }),
      );
      expect(hechos.filter((h) => 'choca' in h)).toHaveLength(1);
    }
    expect(await ambas[0].ausencias('2026-03-10')).toHaveLength(VECES);
  });

  it('el valor inicial de un ajuste lo pone uno, y todos leen ese', async () => {
    for (let vez = 0; vez < VECES; vez += 1) {
      const vistos = await aLaVez(6, (store, i) => store.ajusteInicial(`ajuste${vez}`, `valor${i}`));
      expect(new Set(vistos).size).toBe(1);
    }
  });
});
