import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cambiarCalendario, HechoRepetido, verCambio } from '../../../src/engine/calendario-cambio.js';
import { corregirRegla, verCorreccion } from '../../../src/engine/correccion.js';
import { verificarTodo } from '../../../src/engine/verificar.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { Taller } from './taller.js';

const DIA = {
  tipo: 'declara' as const,
  fecha: '2027-02-03',
  norma: 'DS 001-2027-PCM',
  publicada: '2027-01-30',
  ambito: 'nacional',
  motivo: 'Día de prueba «ñ»',
};
// More than a chunk of a change, which walks the cases by pages.
const MUCHOS = 300;

/** D9: the law changes in one transaction over every case it touches. */
export function contratoDeLeyes(clase: ClaseDeAlmacen): void {
  describe('D9: cambios del calendario y de las reglas', () => {
    let t: Taller;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
    });
    afterEach(() => t.cerrar());

    const vencen = async (ids: readonly string[]) => {
      const filas = await t.store.plazos({ estado: 'corriendo', limite: 10_000 });
      return ids.map((id) => filas.filter((p) => p.caso === id).map((p) => p.vence));
    };
    const verifica = async () => {
      const hallados: unknown[] = [];
      await verificarTodo(t.door, (caso, diferencias) => hallados.push({ caso, diferencias }));
      expect(hallados).toEqual([]);
    };

    test('Declarar un día mueve los plazos de todos los expedientes a la vez, con su constancia; revocarlo los devuelve.', async () => {
      const ids = await Promise.all(Array.from({ length: MUCHOS }, async () => (await t.presentar()).id));
      const antes = await vencen(ids);
      const visto = await verCambio(t.door, DIA);
      expect(visto.total).toBe(antes.flat().length);
      const version = (await t.store.normas()).version;
      const hecho = await cambiarCalendario(t.door, DIA, 'coordinador');
      expect(hecho.version).toBe(version + 1);
      const { inhabiles } = await t.store.normas();
      expect(inhabiles.at(-1)).toEqual({ ...DIA, version: version + 1 });
      const despues = await vencen(ids);
      expect(despues.flat().every((v, i) => v > (antes.flat()[i] as string))).toBe(true);
      for (const id of [ids[0], ids.at(-1)] as string[])
        expect((await t.store.historia(id)).map((e) => [e.tipo, e.calendario]).at(-1)).toEqual([
          'CALENDARIO_CAMBIADO',
          version + 1,
        ]);
      await t.releer();
      expect((await t.store.normas()).inhabiles).toEqual(inhabiles);
      await cambiarCalendario(t.door, { ...DIA, tipo: 'revoca' }, 'coordinador');
      expect(await vencen(ids)).toEqual(antes);
      const nuevo = await t.presentar();
      expect((await t.store.historia(nuevo.id))[0]?.calendario).toBe(version + 2);
      await verifica();
    });

    test('Un cambio que se niega a mitad no deja nada, y los actos siguen.', async () => {
      const ids = await Promise.all(Array.from({ length: 5 }, async () => (await t.presentar()).id));
      await cambiarCalendario(t.door, DIA, 'coordinador');
      const foto = async () => [await t.store.normas(), await vencen(ids), await t.store.ultimaPosicion()];
      const antes = await foto();
      await expect(cambiarCalendario(t.door, DIA, 'coordinador')).rejects.toThrow(HechoRepetido);
      let vistos = 0;
      const fallida = t.store.cambiarCalendario(
        { ...DIA, fecha: '2027-02-04', conocida: t.reloj.ahora(), usuario: 'u' },
        () => () => {
          vistos += 1;
          if (vistos === 3) throw new RangeError('El tercero no se puede.');
          return null;
        },
      );
      await expect(fallida).rejects.toThrow('El tercero no se puede.');
      expect(await foto()).toEqual(antes);
      await t.actuar(ids[0] as string, 'ASIGNADO', { responsable: 'Ana' });
      await verifica();
    });

    test('D7: corregir los días de una regla mueve sus plazos vivos; los afectados se ven por páginas, en orden.', async () => {
      const ids = (await Promise.all(Array.from({ length: 7 }, async () => (await t.presentar()).id))).sort();
      const [unPlazo] = await t.store.plazos({ estado: 'corriendo', limite: 1 });
      const regla = unPlazo?.regla ?? '';
      const lectura = {
        regla,
        dias: (unPlazo?.dias ?? 0) + 2,
        norma: 'Directiva',
        motivo: 'Se leyó otra cosa.',
      };
      const paginas: string[][] = [];
      for (let despues = ''; ; ) {
        const pagina = await t.store.afectadosPorRegla(regla, 'corriendo', despues, 3);
        if (pagina.length === 0) break;
        paginas.push(pagina.map((p) => p.caso));
        expect(pagina.every((p) => p.plazos.length > 0 && p.plazos.every((x) => x.regla === regla))).toBe(
          true,
        );
        despues = pagina.at(-1)?.caso ?? '';
      }
      expect(paginas.flat()).toEqual(ids);
      const deDia = await t.store.afectados('2027-02-02', '', 10_000);
      expect(deDia.map((a) => a.caso)).toEqual(ids);
      expect((await t.store.afectados('2027-02-02', ids[3] ?? '', 10_000)).map((a) => a.caso)).toEqual(
        ids.slice(4),
      );
      expect((await t.store.afectados('2027-02-02', '', 3)).length).toBeGreaterThan(0);
      expect(await t.store.afectados('2035-01-02', '', 10)).toEqual([]);
      const ensayo = await verCorreccion(t.door, lectura);
      const hecha = await corregirRegla(t.door, lectura, 'coordinador');
      expect([hecha.total, ensayo.total]).toEqual([7, 7]);
      const { correcciones } = await t.store.normas();
      expect(correcciones).toEqual([
        { ...lectura, version: hecha.catalogo.version, conocida: t.reloj.ahora(), usuario: 'coordinador' },
      ]);
      await t.releer();
      expect((await t.store.normas()).correcciones).toEqual(correcciones);
      const nuevo = await t.presentar();
      expect(nuevo.estado.plazos.find((p) => p.regla === regla)?.dias).toBe(lectura.dias);
      await verifica();
    });
  });
}
