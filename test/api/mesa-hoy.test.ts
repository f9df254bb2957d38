import { describe, expect, test } from 'vitest';
import { casoEnAnalisis, casoEnEspera, DATOS, type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';

async function con(inicio: string | undefined, hacer: (s: Servidor) => Promise<void>): Promise<void> {
  const s = await Servidor.abrir(inicio === undefined ? {} : { RELOJ_INICIO: inicio });
  try {
    await hacer(s);
  } finally {
    await s.cerrar();
  }
}

/** The rules of what is owed in a case, as the morning and the list of terms say it: both must say the same. */
async function debidos(s: Servidor, caso: string, ficha = s.admin): Promise<string[]> {
  const { vencidos } = await s.bien(200, s.get('/api/hoy', { ficha }));
  const { elementos } = await s.bien(200, s.get('/api/plazos?pendiente=true&limite=500', { ficha }));
  expect(vencidos.elementos).toEqual(elementos.slice(0, 50));
  expect(vencidos.total).toBe(elementos.length);
  for (const p of elementos) expect([p.pendiente, p.estado]).toEqual([true, 'vencido']);
  const otros = await s.bien(200, s.get('/api/plazos?pendiente=false&limite=500', { ficha }));
  for (const p of otros.elementos) expect(p.pendiente).toBe(false);
  return elementos.filter((p: Json) => p.caso === caso).map((p: Json) => p.regla);
}

const LA_PRIMERA_SEMANA = '2027-02-05T15:00:00.000Z';
const PASADAS_DOS = '2027-02-20T15:00:00.000Z';

describe('Lo vencido y aún sin hacer', () => {
  test('Un deber vencido está; hecho tarde, deja de estar, aunque su plazo siga vencido.', () =>
    con(undefined, async (s) => {
      const { id } = await s.presentar();
      expect(await debidos(s, id)).toEqual([]);
      await s.reloj(LA_PRIMERA_SEMANA);
      expect(await debidos(s, id)).toEqual(['AMB-A4']);
      await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-10T10:00:00-05:00'));
      expect(await debidos(s, id)).toEqual([]);
      const { plazos } = await s.caso(id);
      expect(plazos.find((p: Json) => p.regla === 'AMB-A4').estado).toBe('vencido');
      expect(await s.verificacion(id)).toMatchObject({ integra: true, diferencias: [] });
    }));

  test('Vencido y sin que el sistema lo haya registrado aún, ya está.', async () => {
    const antes = await Servidor.abrir();
    const { id } = await antes.presentar();
    await antes.parar();
    const despues = await Servidor.abrir({ RELOJ_INICIO: LA_PRIMERA_SEMANA }, antes.archivo);
    try {
      expect(await debidos(despues, id)).toEqual(['AMB-A4']);
    } finally {
      await despues.parar();
      await antes.cerrar();
    }
  });

  test('Lo que no se hizo en un expediente que terminó ya no está, ni lo que precluye.', () =>
    con(undefined, async (s) => {
      const { id } = await s.presentar();
      await s.reloj(LA_PRIMERA_SEMANA);
      await s.acto(id, 'DESISTIR', { motivo: 'Ya no se necesita.' });
      expect(await debidos(s, id)).toEqual([]);
      const espera = await casoEnEspera(s, 2);
      await s.reloj('2027-02-10T15:00:00.000Z');
      const { plazos } = await s.caso(espera);
      expect(plazos.find((p: Json) => p.regla === 'AT-8.2.1.B-3').estado).toBe('vencido');
      expect(await debidos(s, espera)).not.toContain('AT-8.2.1.B-3');
    }));

  test('Otro plazo de la misma regla ocupa el lugar del vencido: en espera no se debe; corriendo, tampoco; vencido, sí, una vez.', () =>
    con(undefined, async (s) => {
      const id = await casoEnAnalisis(s);
      await s.reloj('2027-02-15T15:00:00.000Z');
      expect(await debidos(s, id)).toEqual(['AMB-A6-informe']);
      // The machine suspends the report while the entity is waited for.
      await s.acto(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(5));
      expect(await debidos(s, id)).toEqual([]);
      const entrega = { detalle: 'Llegó.', completa: true, recibida: '2027-02-15' };
      await s.acto(id, 'RECIBIR_DOCUMENTACION', entrega);
      expect(await debidos(s, id)).toEqual([]);
      await s.reloj('2027-03-15T15:00:00.000Z');
      expect(await debidos(s, id)).toEqual(['AMB-A6-informe']);
      const { plazos } = await s.caso(id);
      const suyos = plazos.filter((p: Json) => p.regla === 'AMB-A6-informe');
      expect(suyos.map((p: Json) => p.estado)).toEqual(['vencido', 'vencido']);
      const [debido] = (await s.bien(200, s.get('/api/hoy'))).vencidos.elementos;
      expect(debido.id).toBe(suyos[1].id);
      await s.acto(id, 'EMITIR_INFORME', {
        numero: 'I-1',
        deficiencias: [{ tipo: 'error', descripcion: 'D.', tratamiento: 'criterio' }],
      });
      expect(await debidos(s, id)).toEqual([]);
      expect((await s.verificacion(id)).integra).toBe(true);
    }));

  test('Al rectificar un vencimiento, lo debido y lo hecho tarde antes quedan como estaban.', () =>
    con(undefined, async (s) => {
      // The meeting was set late (done) and held late (done); its minutes are owed when the case is archived.
      const { id } = await s.presentar();
      await s.reloj(PASADAS_DOS);
      expect(await debidos(s, id)).toEqual(['AMB-A4', 'AT-8.2.1.A-1', 'AT-8.2.1.A-2']);
      await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar(PASADAS_DOS));
      expect(await debidos(s, id)).toEqual(['AT-8.2.1.A-2']);
      await s.acto(id, 'REGISTRAR_REUNION', DATOS.reunion(PASADAS_DOS, { consultas: 'requieren_analisis' }));
      expect(await debidos(s, id)).toEqual([]);
      await s.acto(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(3));
      await s.reloj('2027-04-20T15:00:00.000Z');
      expect((await s.caso(id)).situacion).toBe('archivada');
      expect(await debidos(s, id)).toEqual([]);
      const datos = { detalle: 'Llegó.', completa: true, recibida: '2027-02-23' };
      await s.acto(id, 'RECTIFICAR_VENCIMIENTO', {
        acto: { tipo: 'RECIBIR_DOCUMENTACION', datos },
        cargo: 'Cargo 1',
      });
      const { situacion, plazos } = await s.caso(id);
      expect(situacion).toBe('en_tramite');
      // The answer to the consultations expired while the case was archived; what was done late stays done.
      const vencidos = plazos.filter((p: Json) => p.estado === 'vencido').map((p: Json) => p.regla);
      expect(vencidos).toEqual(expect.arrayContaining(['AMB-A4', 'AT-8.2.1.A-1', 'AT-8.2.1.A-2']));
      const ahora = await debidos(s, id);
      expect(ahora).not.toEqual(expect.arrayContaining(['AMB-A4']));
      expect(ahora.filter((r) => r.startsWith('AT-8.2.1.A'))).toEqual([]);
      expect(ahora).toContain('AMB-A6-respuesta');
      expect(await s.verificacion(id)).toMatchObject({ integra: true, diferencias: [] });
    }));

  test('En un proceso, la constancia tardía de lo que se debía publicar lo quita, y lo demás sigue.', async () => {
    const m = await Mesa.abrir();
    try {
      const id = await m.convocado();
      await m.conPropuestas(id, { P1: '490000.00', P2: '480000.00' });
      await m.admitidos(id, { P1: '40', P2: '40' });
      await m.abrirSobres(id);
      await m.hasta('2011-04-29');
      await m.acto(id, 'OTORGAR_BUENA_PRO', {});
      expect(await debidos(m.s, id)).toEqual([]);
      await m.hasta('2011-06-01');
      const antes = await debidos(m.s, id);
      expect(antes).toContain('RS-77-pub');
      const avisos = await m.s.elementos(`/api/procesos/${id}/notificaciones`);
      const { id: aviso } = avisos.find((a) => a.regla === 'RS-77-pub');
      const registro = { fecha: '2011-06-01', resultado: 'registrada', codigo: 'SEACE 1' };
      await m.s.bien(200, m.s.post(`/api/procesos/${id}/notificaciones/${aviso}/registro`, registro));
      expect(await debidos(m.s, id)).toEqual(antes.filter((r) => r !== 'RS-77-pub'));
      const verificado = await m.s.bien(200, m.s.get(`/api/procesos/${id}/verificacion`));
      expect(verificado).toMatchObject({ integra: true, diferencias: [] });
    } finally {
      await m.cerrar();
    }
  });
});

describe('Lo que vence día por día', () => {
  test('Trae hoy y hasta el décimo día hábil, con los días que no lo son y por qué; cada plazo en el suyo.', () =>
    con('2027-03-19T15:00:00.000Z', async (s) => {
      const { id } = await s.presentar();
      const { hoy, porDia } = await s.bien(200, s.get('/api/hoy'));
      expect(hoy).toBe('2027-03-19');
      expect([porDia[0].fecha, porDia.at(-1).fecha]).toEqual(['2027-03-19', '2027-04-06']);
      expect(porDia.filter((d: Json) => d.habil)).toHaveLength(11);
      const santo = porDia.find((d: Json) => d.fecha === '2027-03-25');
      expect([santo.habil, santo.motivo]).toEqual([false, 'Jueves Santo']);
      for (const d of porDia) expect([d.fecha, d.habil]).toEqual([d.fecha, d.motivo === null]);
      const plazos = await s.elementos(`/api/solicitudes/${id}/plazos`);
      for (const p of plazos) {
        const dia = porDia.find((d: Json) => d.fecha === p.vence);
        expect([dia.total, dia.elementos[0]]).toEqual([
          1,
          expect.objectContaining({
            ...p,
            caso: id,
            coleccion: 'solicitudes',
            situacion: 'en_tramite',
            entidad: 'Entidad de Prueba',
            objeto: 'Adquisición de bienes de prueba',
            responsable: null,
            pendiente: false,
          }),
        ]);
      }
      expect(porDia.reduce((n: number, d: Json) => n + d.total, 0)).toBe(plazos.length);
    }));

  test('De un día con muchos plazos trae el total y los veinte primeros; de lo vencido, cincuenta.', () =>
    con(undefined, async (s) => {
      for (let i = 0; i < 55; i++) await s.presentar();
      const { porDia, porCarga, vencidos } = await s.bien(200, s.get('/api/hoy'));
      const dia = porDia.find((d: Json) => d.fecha === '2027-02-04');
      expect([dia.total, dia.elementos.length]).toEqual([55, 20]);
      expect(vencidos).toEqual({ total: 0, elementos: [] });
      expect(porCarga).toEqual([{ carga: 'oece', corriendo: 165, vencidos: 0 }]);
      await s.reloj(LA_PRIMERA_SEMANA);
      const luego = await s.bien(200, s.get('/api/hoy'));
      expect([luego.vencidos.total, luego.vencidos.elementos.length]).toEqual([55, 50]);
      expect(luego.porCarga).toEqual([{ carga: 'oece', corriendo: 110, vencidos: 55 }]);
    }));

  test('Abre también cuando el calendario no llega a tanto.', () =>
    con('2030-12-27T15:00:00.000Z', async (s) => {
      const { hoy, porDia } = await s.bien(200, s.get('/api/hoy'));
      expect([hoy, porDia[0].fecha]).toEqual(['2030-12-27', '2030-12-27']);
    }));
});

describe('Lo mío y lo que veo', () => {
  test('Lo mío es lo que tengo asignado, por mi identificador o mi nombre, y aquello en que actué.', () =>
    con(undefined, async (s) => {
      const { id: quien, token } = await s.usuario(['especialista', 'coordinador']);
      const ids = [];
      for (let i = 0; i < 5; i++) ids.push((await s.presentar()).id);
      const [porId, porNombre, actuado, ajeno] = ids;
      await s.acto(porId, 'ASIGNADO', { responsable: quien });
      await s.acto(porNombre, 'ASIGNADO', { responsable: 'Prueba especialista coordinador' });
      await s.acto(actuado, 'DERIVAR', { organo: 'O', materia: 'M' }, { ficha: token });
      await s.acto(ajeno, 'ASIGNADO', { responsable: 'Otra persona' });
      await s.reloj(LA_PRIMERA_SEMANA);
      const casos = async (mio: string) => {
        const { vencidos, porDia } = await s.bien(200, s.get(`/api/hoy${mio}`, { ficha: token }));
        const deLosDias = porDia.flatMap((d: Json) => d.elementos);
        expect(new Set(deLosDias.map((p: Json) => p.caso))).toEqual(
          new Set(vencidos.elementos.map((p: Json) => p.caso)),
        );
        return vencidos.elementos.map((p: Json) => p.caso).sort();
      };
      expect(await casos('?mio=true')).toEqual([porId, porNombre, actuado].sort());
      expect(await casos('?mio=false')).toEqual([...ids].sort());
      // The administrator presented them all.
      expect((await s.bien(200, s.get('/api/hoy?mio=true'))).vencidos.total).toBe(5);
    }));

  test('Cada quien ve los plazos de los expedientes que ve.', () =>
    con('2011-03-14T14:00:00.000Z', async (s) => {
      const m = { RUC_A, RUC_B };
      const { id: propia } = await s.presentar();
      const { id: ajena } = await s.presentar({ entidad: { nombre: 'Otra', ruc: m.RUC_B } });
      await s.reloj('2011-03-20T15:00:00.000Z');
      const entidad = await s.ficha(['entidad'], m.RUC_A);
      expect(await debidos(s, propia, entidad)).toEqual(['AMB-A4']);
      expect(await debidos(s, ajena, entidad)).toEqual([]);
      expect((await s.bien(200, s.get('/api/hoy', { ficha: entidad }))).porCarga).toEqual([
        { carga: 'oece', corriendo: 2, vencidos: 1 },
      ]);
      const tribunal = await s.ficha(['tribunal']);
      expect((await s.bien(200, s.get('/api/hoy', { ficha: tribunal }))).porCarga).toEqual([]);
      expect((await s.get('/api/hoy', { ficha: null })).estado).toBe(401);
      expect((await s.get('/api/hoy?mio=quizas')).estado).toBe(422);
    }));
});

describe('Los filtros de los plazos', () => {
  test('Por carga y por responsable, juntos con los demás.', () =>
    con(undefined, async (s) => {
      const espera = await casoEnEspera(s, 5);
      const { id } = await s.presentar();
      await s.acto(id, 'ASIGNADO', { responsable: 'Ana Pérez' });
      const reglas = async (consulta: string) =>
        (await s.elementos(`/api/plazos?limite=500&${consulta}`)).map((p) => [p.caso, p.regla]);
      expect(await reglas('carga=entidad')).toEqual([[espera, 'AT-8.2.1.B-3']]);
      const deAna = await s.elementos('/api/plazos?responsable=Ana%20P%C3%A9rez');
      expect(deAna.map((p) => [p.caso, p.responsable])).toEqual(Array(3).fill([id, 'Ana Pérez']));
      expect(deAna.map((p) => p.vence)).toEqual(deAna.map((p) => p.vence).sort());
      expect(await reglas('responsable=Ana%20P%C3%A9rez&carga=entidad')).toEqual([]);
      expect(await reglas('responsable=Ana')).toEqual([]);
      await s.reloj(LA_PRIMERA_SEMANA);
      expect(await reglas('pendiente=true&carga=oece')).toEqual([[id, 'AMB-A4']]);
      expect(await reglas('pendiente=true&responsable=Ana%20P%C3%A9rez')).toEqual([[id, 'AMB-A4']]);
      expect(await reglas('pendiente=true&carga=comite')).toEqual([]);
      for (const mala of ['carga=nadie', 'pendiente=si', 'responsable='])
        expect([mala, (await s.get(`/api/plazos?${mala}`)).estado]).toEqual([mala, 422]);
    }));
});
