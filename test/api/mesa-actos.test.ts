import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { casoEnAnalisis, casoEnEspera, DATOS, type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';

// A sentence: it starts as one, ends as one, and is no placeholder.
const FRASE = /^[«A-ZÁÉÍÓÚÑ][\s\S]{15,}\.$/u;

/** Asks for the acts of a case and compares them with what the case admits; returns how many it refused. */
async function revisar(s: Servidor, coleccion: string, id: string): Promise<number> {
  const caso = await s.bien(200, s.get(`/api/${coleccion}/${id}`));
  const actos = await s.elementos(`/api/${coleccion}/${id}/actos`);
  const def = REGISTRO.todas.find((d) => d.id === caso.maquina && d.version === caso.version);
  const propios = Object.entries(def?.eventos ?? {})
    .filter(([tipo, e]) => tipo !== def?.nacimiento && e.roles.length > 0)
    .map(([tipo]) => tipo);
  const rectificable = actos.some((a) => a.tipo === 'RECTIFICAR_VENCIMIENTO');
  expect(actos.map((a) => a.tipo)).toEqual([
    ...propios,
    'ASIGNADO',
    ...(rectificable ? ['RECTIFICAR_VENCIMIENTO'] : []),
  ]);
  const disponibles = actos.filter((a) => a.disponible).map((a) => a.tipo);
  expect(disponibles).toEqual(caso.eventosPermitidos.map((a: Json) => a.tipo));
  const negados = actos.filter((a) => !a.disponible);
  for (const { tipo, titulo, motivo, norma, esquema, roles } of actos) {
    expect([tipo, typeof titulo, typeof norma, typeof esquema]).toEqual([tipo, 'string', 'string', 'object']);
    expect(roles.length).toBeGreaterThan(0);
    if (motivo === undefined) continue;
    expect(`${tipo}: ${motivo.detalle}`).toMatch(new RegExp(`^${tipo}: ${FRASE.source.slice(1)}`, 'u'));
    expect(motivo.detalle).not.toMatch(/undefined|null|\[object|NaN/);
    expect((await s.get(`/api/reglas/${encodeURIComponent(motivo.regla)}`)).estado).toBe(200);
    expect(motivo.norma.length).toBeGreaterThan(3);
  }
  expect(negados.every((a) => a.motivo !== undefined)).toBe(true);
  return negados.length;
}

const DEFICIENCIA = { tipo: 'error', descripcion: 'Plazo mal contado.', tratamiento: 'criterio' };
const INFORME = { numero: 'I-1', deficiencias: [DEFICIENCIA] };

/** How to bring a solicitud to each situation, from the start of a system of its own. */
const SITUACIONES: Readonly<Record<string, (s: Servidor) => Promise<string>>> = {
  'recién presentada': async (s) => (await s.presentar()).id,
  'por rechazar, sin sustento': async (s) => (await s.presentar({ sustentoEstrategico: '' })).id,
  improcedente: async (s) => {
    const { id } = await s.presentar();
    const datos = { causal: 'consulta_general', alcance: 'total', motivo: 'Es una consulta general.' };
    await s.acto(id, 'DECLARAR_IMPROCEDENTE', datos);
    return id;
  },
  desistida: async (s) => {
    const { id } = await s.presentar();
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no se necesita.' });
    return id;
  },
  'con reunión programada': async (s) => {
    const { id } = await s.presentar();
    await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-05T11:00:00-05:00'));
    return id;
  },
  'en análisis': (s) => casoEnAnalisis(s),
  'en espera de documentos': (s) => casoEnEspera(s, 3),
  'con la entrega vencida y el correo de continuidad': async (s) => {
    const id = await casoEnEspera(s, 3);
    await s.reloj('2027-02-08T15:00:00.000Z');
    return id;
  },
  archivada: async (s) => {
    const id = await casoEnEspera(s, 3);
    await s.reloj('2027-03-15T15:00:00.000Z');
    return id;
  },
  'con informe emitido': async (s) => {
    const id = await casoEnAnalisis(s);
    await s.acto(id, 'EMITIR_INFORME', INFORME);
    return id;
  },
  'convocada antes del informe': async (s) => {
    const id = await casoEnAnalisis(s);
    await s.acto(id, 'REGISTRAR_CONVOCATORIA', { fecha: '2027-02-01', nomenclatura: 'LP 1-2027' });
    return id;
  },
  'convocada tras el informe, por hacer seguimiento': async (s) => {
    const id = await casoEnAnalisis(s);
    await s.acto(id, 'EMITIR_INFORME', INFORME);
    await s.acto(id, 'REGISTRAR_CONVOCATORIA', { fecha: '2027-02-01', nomenclatura: 'LP 1-2027' });
    return id;
  },
  'con acompañamiento': async (s) => {
    const { id } = await s.presentar({
      acompanamiento: true,
      sustentoAcompanamiento: 'Es compleja.',
    });
    await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-01T10:00:00-05:00'));
    const cambios = { acompanamiento: 'necesario', revisionDocumental: false };
    await s.acto(id, 'REGISTRAR_REUNION', DATOS.reunion('2027-02-01', cambios));
    return id;
  },
  'con todo lo que vence de la casa ya vencido': async (s) => {
    const { id } = await s.presentar();
    await s.reloj('2027-03-15T15:00:00.000Z');
    return id;
  },
};

describe('Los actos de una solicitud', () => {
  test.each(Object.keys(SITUACIONES))(
    'Cada acto se puede o se niega con una frase y su norma: %s.',
    async (cual) => {
      const s = await Servidor.abrir();
      try {
        const id = await (SITUACIONES[cual] as (s: Servidor) => Promise<string>)(s);
        expect(await revisar(s, 'solicitudes', id)).toBeGreaterThan(5);
      } finally {
        await s.cerrar();
      }
    },
  );

  test('Lo que el estado no admite dice dónde cabe; lo terminado, que terminó.', async () => {
    const s = await Servidor.abrir();
    try {
      const { id } = await s.presentar();
      const deTipo = async (tipo: string) =>
        (await s.elementos(`/api/solicitudes/${id}/actos`)).find((a) => a.tipo === tipo);
      expect((await deTipo('EMITIR_INFORME')).motivo).toMatchObject({
        detalle: expect.stringContaining('«Emitir el informe de asistencia técnica» no corresponde'),
        seHabilita: { estados: expect.arrayContaining([expect.any(String)]) },
      });
      await s.acto(id, 'DESISTIR', { motivo: 'Ya no.' });
      expect((await deTipo('ASIGNADO')).motivo.detalle).toMatch(
        /^El expediente ya terminó y no admite «Asignar un responsable»\./,
      );
    } finally {
      await s.cerrar();
    }
  });
});

describe('A quién corresponde un acto', () => {
  let s: Servidor;
  let id: string;
  beforeAll(async () => {
    s = await Servidor.abrir();
    id = (await s.presentar()).id;
  });
  afterAll(() => s.cerrar());
  const ver = async (ficha: string, tipo: string) => {
    const { elementos } = await s.bien(200, s.get(`/api/solicitudes/${id}/actos`, { ficha }));
    return elementos.find((a: Json) => a.tipo === tipo);
  };

  test('A quien su rol no alcanza se le dice a quién corresponde.', async () => {
    const mesa = await s.ficha(['mesa_partes']);
    expect(await ver(mesa, 'PROGRAMAR_REUNION')).toMatchObject({
      disponible: false,
      motivo: {
        detalle: '«Programar la reunión» corresponde a: especialista, coordinador.',
        seHabilita: { roles: ['especialista', 'coordinador'] },
      },
    });
    expect(await ver(await s.ficha(['especialista']), 'PROGRAMAR_REUNION')).toMatchObject({
      disponible: true,
    });
  });

  test('La entidad puede lo suyo en lo suyo, y lo ajeno no existe para ella.', async () => {
    const suya = await s.ficha(['entidad'], RUC_A);
    expect(await ver(suya, 'DESISTIR')).toMatchObject({ disponible: true });
    expect(await ver(suya, 'RECHAZAR')).toMatchObject({ disponible: false });
    const otra = await s.ficha(['entidad'], RUC_B);
    expect((await s.get(`/api/solicitudes/${id}/actos`, { ficha: otra })).estado).toBe(404);
    expect((await s.get('/api/solicitudes/nadie/actos')).estado).toBe(404);
  });
});

describe('Los actos de un proceso', () => {
  let m: Mesa;
  beforeAll(async () => {
    m = await Mesa.abrir();
  });
  afterAll(() => m.cerrar());

  test('Cada acto se puede o se niega con una frase, desde que nace hasta que se otorga la buena pro.', async () => {
    const { id } = await m.creado();
    expect(await revisar(m.s, 'procesos', id)).toBeGreaterThan(20);
    const suyo = await m.convocado();
    expect(await revisar(m.s, 'procesos', suyo)).toBeGreaterThan(20);
    await m.registrados(suyo, ['P1', 'P2']);
    expect(await revisar(m.s, 'procesos', suyo)).toBeGreaterThan(20);
    for (const dia of ['2011-03-23', '2011-03-30', '2011-04-06']) {
      await m.hasta(dia);
      await revisar(m.s, 'procesos', suyo);
    }
    await m.hasta('2011-04-15');
    await m.acto(suyo, 'INTEGRAR_BASES', { cambios: [] });
    await revisar(m.s, 'procesos', suyo);
    await m.hasta('2011-04-26');
    for (const [postor, monto] of Object.entries({ P1: '490000.00', P2: '480000.00' }))
      await m.acto(suyo, 'PRESENTAR_PROPUESTA', { postor, ofertas: [{ monto }] });
    await m.hasta('2011-04-27');
    await revisar(m.s, 'procesos', suyo);
    await m.admitidos(suyo, { P1: '40', P2: '40' });
    await revisar(m.s, 'procesos', suyo);
    await m.abrirSobres(suyo);
    await revisar(m.s, 'procesos', suyo);
    await m.hasta('2011-04-29');
    await m.acto(suyo, 'OTORGAR_BUENA_PRO', {});
    expect(await revisar(m.s, 'procesos', suyo)).toBeGreaterThan(10);
    await m.hasta('2011-06-29');
    await revisar(m.s, 'procesos', suyo);
  });

  test('En AMC los actos del comité son también del órgano encargado.', async () => {
    const { id } = await m.creado({ valorReferencial: '20000.00' });
    expect(await revisar(m.s, 'procesos', id)).toBeGreaterThan(20);
    const { elementos } = await m.s.bien(200, m.s.get(`/api/procesos/${id}/actos`, m.como('oec')));
    expect(elementos.find((a: Json) => a.tipo === 'INTEGRAR_BASES').roles).toContain('oec');
  });
});
