import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tick } from '../../../src/engine/tick.js';
import { A_NADIE_AUN, type Escritura } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO } from '../../apoyo/cliente.js';
import { Taller, tercoCon } from './taller.js';

/** A case that waits for documents until the third business day. */
async function enEspera(t: Taller): Promise<string> {
  const { id } = await t.presentar();
  await t.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(t.reloj.ahora()));
  await t.actuar(id, 'REGISTRAR_REUNION', DATOS.reunion(t.reloj.ahora().slice(0, 10)));
  await t.actuar(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(3));
  return id;
}

/** What falls due, what is set apart, and what one case tells another. */
export function contratoDeVencimientos(clase: ClaseDeAlmacen): void {
  describe('Lo que vence', () => {
    let t: Taller;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
    });
    afterEach(() => t.cerrar());
    const situacion = async (id: string) => (await t.leer(id)).situacion;

    test('AT-8.2.1.B-3: cada plazo vence una vez, del más antiguo al más nuevo, y su aviso sale después.', async () => {
      const ids = [await enEspera(t), await enEspera(t)];
      const { plazo } = await t.store.proximoVencimiento(true);
      const debidos = await t.store.vencidos('9999', true, 100);
      expect(debidos[0]?.instante).toBe(plazo);
      const luego = debidos.find((v) => v.instante > (plazo ?? ''))?.instante ?? null;
      expect((await t.store.proximoVencimiento(true, plazo)).plazo).toBe(luego);
      expect(debidos.map((v) => v.instante)).toEqual(debidos.map((v) => v.instante).sort());
      expect(new Set(debidos.map((v) => v.caso))).toEqual(new Set(ids));
      expect(await t.store.vencidos('9999', true, 1)).toEqual(debidos.slice(0, 1));
      expect(await t.store.vencidos(INICIO, true, 100)).toEqual([]);
      await t.releer();
      await t.avanzar('2027-02-05T15:00:00.000Z');
      for (const id of ids)
        expect(
          (await t.store.historia(id)).map((e) => e.tipo).filter((x) => x.startsWith('VENCIO')),
        ).toHaveLength(1);
      await t.avanzar('2027-06-01T15:00:00.000Z');
      expect(await Promise.all(ids.map(situacion))).toEqual(['archivada', 'archivada']);
      expect(await t.store.vencidos('9999', true, 100)).toEqual([]);
      expect(await t.store.proximoVencimiento(true)).toEqual({ plazo: null, salida: null });
    });

    test('Un expediente apartado no vence más, deja una incidencia y una sola; reintentado, vuelve a vencer.', async () => {
      const [id, otro] = [await enEspera(t), await enEspera(t)];
      await t.store.apartar(id, 'No se pudo leer.', INICIO);
      await t.store.apartar(id, 'No se pudo leer, otra vez.', INICIO);
      expect(await t.store.incidencias(10)).toEqual([
        { id: expect.any(Number), caso: id, detalle: 'No se pudo leer.', creada: INICIO },
      ]);
      expect(new Set((await t.store.vencidos('9999', true, 100)).map((v) => v.caso))).toEqual(
        new Set([otro]),
      );
      await t.releer();
      await t.store.reintentarApartados();
      expect(new Set((await t.store.vencidos('9999', true, 100)).map((v) => v.caso))).toEqual(
        new Set([id, otro]),
      );
    });

    test('Lo que iba a salir de un expediente apartado no sale, y sale cuando se reintenta.', async () => {
      const t2 = await Taller.abrir(clase, { envioSimulado: false });
      try {
        const id = await enEspera(t2);
        await t2.avanzar('2027-02-08T15:00:00.000Z');
        const pendientes = async () =>
          (await t2.store.avisos(id)).filter((a) => a.alSalir !== null).map((a) => [a.estado, a.codigo]);
        expect(await pendientes()).toEqual([['pendiente', null]]);
        expect((await t2.store.proximoVencimiento(true)).salida).not.toBeNull();
        expect((await t2.store.proximoVencimiento(false)).salida).toBeNull();
        await t2.store.apartar(id, 'No se pudo.', INICIO);
        expect(await pendientes()).toEqual([['fallida', 'APARTADO']]);
        expect(await t2.store.proximoVencimiento(true)).toEqual({ plazo: null, salida: null });
        await t2.store.reintentarApartados();
        expect(await pendientes()).toEqual([['pendiente', null]]);
      } finally {
        await t2.cerrar();
      }
    });

    test('D5: un mensaje espera, se entrega una vez y, si se rechaza, deja constancia a quien iba.', async () => {
      const [de, a] = [await t.presentar(), await t.presentar()];
      const hijos = [
        await t.presentar({ solicitudAnterior: de.id }),
        await t.presentar({ solicitudAnterior: de.id }),
      ];
      const acto = { caso: de.id, tipo: 'ASIGNADO', datos: { responsable: 'Ana' }, actor: 'coordinador' };
      const escritura = await t.escrituraDe(await t.trabajoDe((d) => d.actuar(acto)));
      const mensaje = (id: string, destino: string, datos = {}): Escritura['mensajes'][number] => ({
        ...{ id, a: destino, tipo: 'DESISTIR', datos, secuencia: 2, ocurrido: INICIO },
      });
      const mensajes = [
        mensaje('m1', a.id, { motivo: 'Ñusta' }),
        mensaje('m2', a.id, { nada: true }),
        mensaje('m3', `@${hijos[0]?.vinculos[0]?.tipo}`, { motivo: 'Beto' }),
        mensaje('m4', A_NADIE_AUN),
        mensaje('m5', '@ningunVinculo'),
      ];
      expect(await t.store.escribir([tercoCon({ ...escritura, mensajes }, de.id)])).toMatchObject([
        { ok: true },
      ]);
      const esperan = await t.store.mensajesPendientes(100);
      const vinculados = hijos.map((h) => h.id).sort();
      expect(esperan.map((m) => [m.id, m.a])).toEqual([
        ['m1', a.id],
        ['m2', a.id],
        ['m3.0', vinculados[0]],
        ['m3.1', vinculados[1]],
        ['m4', A_NADIE_AUN],
      ]);
      expect(JSON.parse(esperan[0]?.datos ?? '')).toEqual({ motivo: 'Ñusta' });
      expect(await t.store.mensajesPendientes(2)).toEqual(esperan.slice(0, 2));
      expect(await t.store.mensajesDe(de.id, 2)).toEqual(esperan);
      expect(await t.store.mensajesDe(de.id, 3)).toEqual([]);
      await t.releer();
      expect(await tick(t.door)).toEqual({ vencidos: 0, mensajes: 5 });
      expect(await tick(t.door)).toEqual({ vencidos: 0, mensajes: 0 });
      for (const { id } of [a, ...hijos]) expect(await situacion(id)).toBe('desistida');
      const quejas = await t.store.incidencias(10);
      expect(quejas.map((i) => i.caso).sort()).toEqual([a.id, de.id].sort());
      await t.store.rechazarMensaje('m2', a.id, 'Otra vez.', INICIO);
      expect(await t.store.incidencias(10)).toEqual(quejas);
    });

    test('Una incidencia de una decisión detiene solo su plazo.', async () => {
      const id = await enEspera(t);
      const caso = await t.leer(id);
      const n = caso.estado.plazos.find((p) => p.estado === 'corriendo')?.n ?? 0;
      const acto = { caso: id, tipo: 'ASIGNADO', datos: { responsable: 'Ana' }, actor: 'coordinador' };
      const escritura = await t.escrituraDe(await t.trabajoDe((d) => d.actuar(acto)));
      const antes = await t.store.vencidos('9999', true, 100);
      const incidencias = [{ caso: id, clave: 'k', detalle: 'No vence.', plazo: n, creada: INICIO }];
      await t.store.escribir([tercoCon({ ...escritura, incidencias }, id)]);
      const corren = caso.estado.plazos.filter((p) => p.estado === 'corriendo').length;
      expect(antes.length).toBe(corren);
      expect(await t.store.vencidos('9999', true, 100)).toHaveLength(corren - 1);
      expect(await t.store.incidencias(1)).toMatchObject([{ caso: id, detalle: 'No vence.' }]);
    });
  });
}
