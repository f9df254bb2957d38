import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EnvioEmpezado, FinDeEnvio, Seguimiento } from '../../../src/store/envios.js';
import type { Store } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO, RUC_A, RUC_B } from '../../apoyo/cliente.js';
import { Taller } from './taller.js';

const minuto = (n: number) => `2027-02-01T15:${String(n).padStart(2, '0')}:00.000Z`;
const empezado = (aviso: string, intento = 1): EnvioEmpezado => ({
  aviso,
  intento,
  mensajeId: `<${aviso}.${intento}@x>`,
  asunto: 'Citación «ñ»',
  destinatarios: [{ rol: 'solicitante', correo: 'dec@entidad.gob.pe' }],
  texto: 'Se le cita. 👋',
  plantilla: 0,
  adjuntos: ['agenda.ics'],
  empezado: minuto(1),
});
const fin = (mas: Partial<FinDeEnvio> = {}): FinDeEnvio => ({
  terminado: minuto(2),
  resultado: 'enviada',
  respuesta: '250 OK',
  entregas: [{ rol: 'solicitante', correo: 'dec@entidad.gob.pe', estado: 'aceptada', respuesta: null }],
  salio: minuto(2),
  ...mas,
});
const sigue = (mas: Partial<Seguimiento> = {}): Seguimiento => ({
  proximo: null,
  estado: 'enviada',
  codigo: null,
  incidencias: [],
  ...mas,
});

/** The mail that leaves, what leaves by hand, and the texts it is written with. */
export function contratoDeEnvios(clase: ClaseDeAlmacen): void {
  describe('Envíos', () => {
    let t: Taller;
    let store: Store;
    beforeEach(async () => {
      t = await Taller.abrir(clase, { envioSimulado: false });
      store = t.store;
    });
    afterEach(() => t.cerrar());
    const citado = async () => {
      const { id } = await t.presentar();
      await t.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(INICIO));
      return id;
    };
    const tomar = (quien: string, maquina = minuto(1)) =>
      store.tomarEnvio({ ahora: INICIO, maquina, quien, hasta: minuto(9) });

    test('Cada correo lo toma uno solo; un intento consta antes de hacerse, y termina una vez.', async () => {
      expect(await tomar('p1')).toBeNull();
      const ids = [await citado(), await citado(), await citado()];
      expect(await store.estadoDelCorreo()).toMatchObject({
        pendientes: 3,
        desde: INICIO,
        fallidos: 0,
        porRegistrar: 0,
      });
      const tomados = await Promise.all(['p1', 'p2', 'p3', 'p4'].map((p) => tomar(p)));
      expect(tomados.map((a) => a?.caso ?? '').sort()).toEqual(['', ...ids].sort());
      const suyo = tomados.findIndex((a) => a !== null);
      const aviso = tomados[suyo]?.id ?? '';
      const caso = tomados[suyo]?.caso ?? '';
      expect(await store.empezarEnvio(empezado(aviso), 'otro')).toBe(false);
      expect(await store.empezarEnvio(empezado(aviso), `p${suyo + 1}`)).toBe(true);
      const abierto = { terminado: null, resultado: null, respuesta: null, entregas: null, salio: null };
      expect(await store.enviosDe(aviso)).toEqual([{ ...empezado(aviso), ...abierto }]);
      await store.terminarEnvio({ id: aviso, caso }, 1, fin(), sigue());
      expect(await store.enviosDe(aviso)).toEqual([{ ...empezado(aviso), ...fin() }]);
      expect(await store.aviso(aviso)).toMatchObject({ estado: 'enviada', enviado: minuto(2) });
      expect((await store.avisoDeMensaje(`<${aviso}.1@x>`))?.id).toBe(aviso);
      expect(await store.avisoDeMensaje('<no-hay@x>')).toBeNull();
      expect((await store.estadoDelCorreo()).pendientes).toBe(2);
    });

    test('Lo diferido vuelve a su hora; lo que se tomó y se dejó, cuando caduca; lo agotado, cuando se repone.', async () => {
      const caso = await citado();
      const id = `${caso}.2.0`;
      await tomar('p1');
      await store.empezarEnvio(empezado(id), 'p1');
      const queja = { clave: `diferido ${id}`, detalle: 'No contesta.', creada: INICIO };
      const diferida = fin({ resultado: 'diferida', salio: null, respuesta: '421' });
      const luego = sigue({ proximo: minuto(5), estado: null, incidencias: [queja, queja] });
      await store.terminarEnvio({ id, caso }, 1, diferida, luego);
      expect(await store.incidencias(9)).toMatchObject([{ caso, detalle: 'No contesta.' }]);
      expect(await tomar('p2', minuto(4))).toBeNull();
      expect((await tomar('p2', minuto(5)))?.id).toBe(id);
      expect(await tomar('p3', minuto(8))).toBeNull();
      expect((await tomar('p3', minuto(9)))?.id).toBe(id);
      await store.soltarEnvio(id, minuto(20));
      expect(await tomar('p4', minuto(19))).toBeNull();
      const { envios, proximos } = await store.enviosDelCaso(caso);
      expect([envios.map((e) => e.resultado), proximos]).toEqual([['diferida'], new Map([[id, minuto(20)]])]);
      await store.abandonarEnvio({ id, caso }, 'SMTP_AGOTADO', { ...queja, clave: 'agotado' });
      expect(await store.aviso(id)).toMatchObject({ estado: 'fallida', codigo: 'SMTP_AGOTADO' });
      expect(await store.estadoDelCorreo()).toMatchObject({ pendientes: 0, desde: null, fallidos: 1 });
      expect(await store.reponerEnvio(id, minuto(30))).toBe(true);
      expect(await store.reponerEnvio(id, minuto(30))).toBe(false);
      expect((await tomar('p5', minuto(30)))?.id).toBe(id);
      expect(await store.proximoCorreo('2027')).toBe(INICIO);
      expect(await store.proximoCorreo(INICIO)).toBeNull();
    });

    test('Lo enviado no se reescribe ni se borra, ni en la base misma.', async () => {
      const caso = await citado();
      const id = `${caso}.2.0`;
      await tomar('p1');
      await store.empezarEnvio(empezado(id), 'p1');
      await store.terminarEnvio({ id, caso }, 1, fin(), sigue());
      const antes = await store.enviosDe(id);
      for (const sql of [
        `UPDATE envio SET texto = 'X'`,
        `UPDATE envio SET empezado = 'X'`,
        `UPDATE envio SET resultado = 'fallida'`,
        'DELETE FROM envio',
      ])
        await expect(t.enCrudo(sql)).rejects.toThrow(/no se (modifica|borra)/);
      expect(await store.enviosDe(id)).toEqual(antes);
    });

    test('Lo que sale por otra vía espera en orden, con su expediente, de cada entidad lo suyo, por páginas.', async () => {
      const ids: string[] = [];
      for (const ruc of [RUC_A, RUC_B, RUC_A]) {
        const { id } = await t.presentar({ entidad: { nombre: `Entidad ${ruc}`, ruc } });
        await t.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(t.reloj.ahora()));
        await t.actuar(id, 'REGISTRAR_REUNION', DATOS.reunion(t.reloj.ahora().slice(0, 10)));
        await t.actuar(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(3));
        ids.push(id);
      }
      await t.avanzar('2027-02-08T15:00:00.000Z');
      for (const id of ids) {
        const [pendiente] = (await store.avisos(id)).filter((a) => a.alSalir !== null);
        const registro = { caso: id, aviso: pendiente?.id ?? '', actor: 'u', fecha: t.reloj.ahora() };
        await t.door.registrarAviso({ ...registro, resultado: 'enviada', codigo: null });
      }
      await t.avanzar('2027-06-01T15:00:00.000Z');
      const todos = await store.porRegistrar({ limite: 9 });
      expect(todos.map((a) => [a.caso, a.canal, a.entidad])).toEqual(
        ids
          .map((id, i) => [id, 'oficio', `Entidad ${i === 1 ? RUC_B : RUC_A}`])
          .sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1)),
      );
      const [primero] = todos;
      const tras = { limite: 9, despues: [primero?.creado ?? '', primero?.id ?? ''] as const };
      expect(await store.porRegistrar(tras)).toEqual(todos.slice(1));
      expect(await store.porRegistrar({ limite: 9, canal: 'seace' })).toEqual([]);
      expect((await store.porRegistrar({ limite: 9, ruc: RUC_B })).map((a) => a.caso)).toEqual([ids[1]]);
      const deUna = [{ coleccion: 'solicitudes', ruc: RUC_A }];
      expect((await store.porRegistrar({ limite: 9, colecciones: deUna })).map((a) => a.caso)).toEqual([
        ids[0],
        ids[2],
      ]);
      expect(await store.porRegistrar({ limite: 9, colecciones: [] })).toEqual([]);
      expect((await store.oficiosPorEmitir(9)).map((o) => o.caso)).toEqual(todos.map((a) => a.caso));
      expect((await store.estadoDelCorreo()).porRegistrar).toBe(3);
    });

    test('Una plantilla se escribe por versiones, una tras otra; de dos a la vez, una.', async () => {
      const version = (v: number, texto: string | null) => ({
        id: 'CITACION',
        version: v,
        texto,
        usuario: 'u',
        creada: INICIO,
      });
      expect(await store.escribirPlantilla(version(2, 'X'))).toBe(false);
      const fines = await Promise.all(
        ['uno', 'dos'].map((texto) => store.escribirPlantilla(version(1, texto))),
      );
      expect([...fines].sort()).toEqual([false, true]);
      expect(await store.escribirPlantilla(version(2, null))).toBe(true);
      await store.escribirPlantilla({ ...version(1, 'Otra «ñ»'), id: 'ARCHIVO' });
      const versiones = await store.versionesDePlantilla('CITACION');
      expect(versiones).toEqual([version(1, ['uno', 'dos'][fines.indexOf(true)] ?? null), version(2, null)]);
      const escritas = await store.plantillasEscritas();
      expect(escritas.map((p) => [p.id, p.version]).sort()).toEqual([
        ['ARCHIVO', 1],
        ['CITACION', 2],
      ]);
      expect(await store.versionesDePlantilla('no-hay')).toEqual([]);
      await expect(t.enCrudo(`UPDATE plantilla SET texto = 'X'`)).rejects.toThrow(/no se modifica/);
    });
  });
}
