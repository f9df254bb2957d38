import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ausencia } from '../../../src/store/gestion.js';
import type { Store } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { INICIO } from '../../apoyo/cliente.js';
import { hecho } from '../../apoyo/sistema.js';
import { Taller } from './taller.js';

const HOY = '2027-02-01';
const ausencia = (
  usuario: string,
  desde: string,
  hasta: string,
  sustituto: string,
): Omit<Ausencia, 'id'> => ({
  usuario,
  desde,
  hasta,
  sustituto,
  motivo: 'Vacaciones «ñ»',
  creada: INICIO,
  creador: 'jefa',
});

/** Workload, absences and who stands in. */
export function contratoDeGestion(clase: ClaseDeAlmacen): void {
  describe('Carga y ausencias', () => {
    let t: Taller;
    let store: Store;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
      store = t.store;
      const roles = ['especialista'] as const;
      for (const [id, nombre] of [
        ['ana', 'Ana'],
        ['beto', 'Beto'],
        ['ñusta', 'Ñusta'],
      ] as const)
        await store.crearUsuario({ id, nombre, correo: null, roles, entidad: null }, null, INICIO);
    });
    afterEach(() => t.cerrar());

    test('La carga cuenta lo vivo de cada quien, por su identificador o por el nombre con que se asignó.', async () => {
      const ids = await Promise.all(Array.from({ length: 5 }, async () => (await t.presentar()).id));
      const [a, b, c, d, e] = ids as [string, string, string, string, string];
      // Whose account it is comes from whoever asks in the person's name, and not from the data of the act.
      const datos = { responsable: 'Ana', usuario: 'ana' };
      for (const caso of [a, b, d])
        hecho(await t.door.actuar({ caso, tipo: 'ASIGNADO', datos, actor: 'jefa' }));
      await t.actuar(c, 'ASIGNADO', { responsable: 'Alguien «ñ»' });
      await t.actuar(d, 'DESISTIR', { motivo: 'Ya no.' });
      const enOrden = async (hoy: string) =>
        [...(await store.cargas(hoy))].sort((x, y) => (x.quien < y.quien ? -1 : 1));
      const antes = await enOrden(HOY);
      expect(antes.map((x) => [x.quien, x.vivos])).toEqual([
        ['Alguien «ñ»', 1],
        ['ana', 2],
      ]);
      expect(antes.every((x) => x.porHacer >= x.vivos && x.vencidos === 0)).toBe(true);
      expect((await enOrden('2028-01-01')).map((x) => x.vencidos)).toEqual(antes.map((x) => x.porHacer));
      const sinNadie = await store.casosPorAsignar({ coleccion: 'solicitudes' }, HOY, 9);
      expect(sinNadie.map((x) => x.caso)).toEqual([e]);
      expect(sinNadie[0]).toMatchObject({ responsable: null, secuencia: 1, vencidos: 0 });
      const nombrados = { coleccion: 'solicitudes', casos: [c, d, a, 'no-hay'] };
      expect((await store.casosPorAsignar(nombrados, HOY, 9)).map((x) => x.caso)).toEqual([a, c].sort());
      expect(await store.casosPorAsignar({ coleccion: 'procesos' }, HOY, 9)).toEqual([]);
    });

    test('Lo más apremiante va primero: lo vencido, lo que vence antes y lo más antiguo.', async () => {
      const ids: string[] = [];
      for (const dia of ['01', '02', '03', '04']) {
        ids.push((await t.presentar()).id);
        await t.avanzar(`2027-02-${dia}T20:00:00.000Z`);
      }
      await t.avanzar('2027-02-05T15:00:00.000Z');
      const filas = await store.casosPorAsignar({ coleccion: 'solicitudes' }, '2027-02-05', 9);
      expect(filas.map((f) => f.vencidos)).toEqual(filas.map((f) => f.vencidos).sort((x, y) => y - x));
      expect(filas.map((f) => f.caso)).toEqual(ids);
      expect(await store.casosPorAsignar({ coleccion: 'solicitudes' }, '2027-02-05', 2)).toEqual(
        filas.slice(0, 2),
      );
    });

    test('Una ausencia no se cruza con otra ni deja a quien suple sin estar; de dos a la vez, una.', async () => {
      const unas = ausencia('ana', '2027-02-01', '2027-02-10', 'beto');
      const primera = (await store.registrarAusencia(unas)) as Ausencia;
      expect(primera).toEqual({ id: expect.any(Number), ...unas });
      const choque = async (otra: Omit<Ausencia, 'id'>) => {
        const r = await store.registrarAusencia(otra);
        return 'choca' in r ? [r.choca, r.con.id] : r;
      };
      expect(await choque(ausencia('ana', '2027-02-10', '2027-02-12', 'ñusta'))).toEqual([
        'ya_ausente',
        primera.id,
      ]);
      expect(await choque(ausencia('ñusta', '2027-02-05', '2027-02-05', 'ana'))).toEqual([
        'sustituto_ausente',
        primera.id,
      ]);
      expect(await choque(ausencia('beto', '2027-02-08', '2027-02-20', 'ñusta'))).toEqual([
        'es_sustituto',
        primera.id,
      ]);
      const cruzadas = await Promise.all([
        store.registrarAusencia(ausencia('beto', '2027-03-01', '2027-03-10', 'ñusta')),
        store.registrarAusencia(ausencia('ñusta', '2027-03-05', '2027-03-12', 'beto')),
      ]);
      expect(cruzadas.filter((r) => 'choca' in r)).toHaveLength(1);
      expect((await store.ausencias('2027-02-10')).map((x) => x.desde)).toEqual([
        '2027-02-01',
        cruzadas.flatMap((r) => ('choca' in r ? [] : [r.desde]))[0],
      ]);
      expect((await store.ausencias('2027-02-11')).map((x) => x.usuario)).not.toContain('ana');
      expect(await store.sustituidosPor('beto', '2027-02-01')).toEqual([{ id: 'ana', nombre: 'Ana' }]);
      expect(await store.sustituidosPor('Beto', '2027-02-10')).toEqual([{ id: 'ana', nombre: 'Ana' }]);
      expect(await store.sustituidosPor('beto', '2027-02-11')).toEqual([]);
      expect(await store.anularAusencia(primera.id, INICIO)).toBe(true);
      expect(await store.anularAusencia(primera.id, INICIO)).toBe(false);
      expect(await store.anularAusencia(999_999, INICIO)).toBe(false);
      expect(await store.sustituidosPor('beto', '2027-02-01')).toEqual([]);
    });
  });
}
