import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SOLICITUD } from '../../../machines/solicitud/definicion.js';
import { abrirStore } from '../../../src/store/abrir.js';
import type { Store } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { INICIO } from '../../apoyo/cliente.js';
import { hecho, puerta } from '../../apoyo/sistema.js';
import { Taller } from './taller.js';

/** D5: another process writes on the same database, and what this one remembers never lies. */
export function contratoDeOtros(clase: ClaseDeAlmacen): void {
  describe('D5: otro proceso sobre la misma base', () => {
    let t: Taller;
    let otro: Store;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
      otro = clase.perdura ? await abrirStore(t.url, t.registro) : t.store;
    });
    afterEach(async () => {
      if (otro !== t.store) await otro.cerrar();
      await t.cerrar();
    });
    const puertaDelOtro = () => puerta({ store: otro, registro: t.registro, envioSimulado: true }, t.reloj);
    const asignar = (caso: string, responsable: string) => ({
      ...{ caso, tipo: 'ASIGNADO', datos: { responsable }, actor: 'coordinador' },
    });

    test('Lo que el otro confirma se ve aquí al instante: expediente, historia, usuarios, normas y ajustes.', async () => {
      const { id } = await t.presentar();
      expect((await otro.caso(id))?.responsable).toBeNull();
      await t.leer(id);
      hecho(await puertaDelOtro().actuar(asignar(id, 'Ñusta')));
      expect((await t.leer(id)).responsable).toBe('Ñusta');
      await t.actuar(id, 'ASIGNADO', { responsable: 'Beto' });
      expect((await otro.historia(id)).map((e) => e.secuencia)).toEqual([1, 2, 3]);
      const persona = { id: 'u', nombre: 'Ana', correo: null, roles: ['admin'] as const, entidad: null };
      await otro.crearUsuario(persona, 'ficha', INICIO);
      expect((await t.store.usuarioPorFicha('ficha'))?.nombre).toBe('Ana');
      await otro.renovarFicha('u', 'otra');
      expect(await t.store.usuarioPorFicha('ficha')).toBeNull();
      const { version } = await t.store.normas();
      const dia = { tipo: 'declara', fecha: '2027-02-03', norma: 'DS 1', publicada: null } as const;
      const hechoNuevo = { ...dia, ambito: 'nacional', motivo: 'M', conocida: INICIO, usuario: 'u' };
      await otro.cambiarCalendario(hechoNuevo, () => () => null);
      expect((await t.store.normas()).version).toBe(version + 1);
      const nuevo = await t.presentar();
      expect((await otro.historia(nuevo.id))[0]?.calendario).toBe(version + 1);
    });

    test('Los dos a la vez sobre los mismos expedientes: nada se pierde, nada se numera dos veces.', async () => {
      const ids = await Promise.all(Array.from({ length: 6 }, async () => (await t.presentar()).id));
      const suya = puertaDelOtro();
      const presentacion = (await t.store.historia(ids[0] ?? ''))[0]?.datos ?? '{}';
      const nacer = (puertaDe: typeof suya) =>
        puertaDe.presentar(SOLICITUD, JSON.parse(presentacion) as Record<string, unknown>, 'mesa');
      const fines = await Promise.all(
        Array.from({ length: 60 }, (_, i) => {
          const de = i % 2 === 0 ? t.door : suya;
          return i % 10 === 0 ? nacer(de) : de.actuar(asignar(ids[i % 6] ?? '', `R${i}`));
        }),
      );
      expect(new Set(fines.map((r) => r.tipo))).toEqual(new Set(['hecho']));
      const todos = await t.store.idsDeCasos('', 100);
      const historias = await Promise.all(todos.map((id) => t.store.historia(id)));
      expect(historias.map((h) => h.every((e, i) => e.secuencia === i + 1))).toEqual(todos.map(() => true));
      expect(historias.flat()).toHaveLength(6 + 60);
      const numeros = [...(await t.store.numeros(todos)).values()].map((n) => Number(n.slice(-6)));
      expect(numeros.sort((a, b) => a - b)).toEqual(todos.map((_, i) => i + 1));
      expect((await t.store.corriente(0, 1000)).map((e) => e.posicion).length).toBe(66);
    });

    test('Un trabajo con turno lo hace uno a la vez, aunque falle el anterior; con otro nombre no espera.', async () => {
      // An embedded database is one server's: turns are among those of its process.
      const vecino = clase.nombre === 'PostgreSQL' ? otro : t.store;
      let dentro = 0;
      let hechos = 0;
      const trabajo = async () => {
        dentro += 1;
        expect(dentro).toBe(1);
        await new Promise((seguir) => setImmediate(seguir));
        dentro -= 1;
        hechos += 1;
        if (hechos === 2) throw new RangeError('No se pudo.');
        return hechos;
      };
      const fines = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? t.store : vecino).enTurno('sello', trabajo)),
      );
      expect(fines.filter((f) => f.status === 'rejected').map((f) => String(f.reason))).toEqual([
        'RangeError: No se pudo.',
      ]);
      expect(hechos).toBe(8);
      let deOtroNombre = false;
      const conUno = await t.store.enTurno('uno', async () => {
        const ocupado = await vecino.siNadie('uno', async () => {
          throw new Error('Hay alguien.');
        });
        const libre = await vecino.siNadie('dos', async () => {
          deOtroNombre = true;
        });
        return [ocupado, libre];
      });
      expect([conUno, deOtroNombre]).toEqual([[false, true], true]);
      for (const store of [vecino, t.store])
        expect(await store.siNadie('uno', async () => undefined)).toBe(true);
    });

    test('Quien lo pide se entera de que otro escribió, donde la base lo dice.', async () => {
      let enterado: () => void = () => undefined;
      const aviso = new Promise<void>((seguir) => {
        enterado = seguir;
      });
      t.store.alEscribirOtros(enterado);
      const { id } = await t.presentar();
      hecho(await puertaDelOtro().actuar(asignar(id, 'Ana')));
      // An embedded database says nothing: whoever listens there looks by itself.
      if (clase.nombre === 'PostgreSQL') await aviso;
      expect((await t.leer(id)).responsable).toBe('Ana');
    });
  });
}
