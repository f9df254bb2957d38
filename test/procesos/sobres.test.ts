import { afterEach, describe, expect, test } from 'vitest';
import { todoLoGuardado } from '../apoyo/en-crudo.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { BIENES_ADS, cuadro, evaluarTodos, porEvaluar, porPresentar } from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

/** Whether a text can be read in what the database keeps: itself, its log, whatever there is. */
const seGuarda = async (texto: string) => (await todoLoGuardado(p.http.archivo)).includes(texto);

const LECTURAS = [
  '',
  '/historial',
  '/plazos',
  '/notificaciones',
  '/documentos',
  '/cuadro-comparativo',
  '/verificacion',
];

/** Every answer about the case in which somebody reads a text. */
async function respuestasCon(texto: string, fichas: readonly (string | undefined)[]): Promise<string[]> {
  const { ahora } = await p.http.bien(200, p.http.get('/api/reloj'));
  const caminos = [
    ...LECTURAS.map((l) => `/api/procesos/${p.id}${l}`),
    `/api/procesos/${p.id}?en=${encodeURIComponent(ahora)}`,
    '/api/procesos?limite=500',
    `/api/procesos?texto=${texto}`,
    '/api/plazos',
  ];
  const dichos: string[] = [];
  for (const ficha of fichas)
    for (const camino of caminos) {
      const r = await p.http.get(camino, ficha === undefined ? {} : { ficha });
      expect([camino, r.estado]).not.toEqual([camino, 500]);
      if (r.texto.includes(texto)) dichos.push(camino);
    }
  return dichos;
}

describe('RS-63-1, RS-70-1: the economic envelope is shut until the technical evaluation is over', () => {
  const MONTO = '87654.32';
  const CAIDO = '76543.21';

  test('nobody reads the amounts, admin included, in any answer or byte; then all of them do', async () => {
    p = await porPresentar(BIENES_ADS, { postores: ['A', 'B', 'C'] });
    const fichas = [
      undefined,
      await p.http.ficha(['comite']),
      await p.http.ficha(['titular']),
      await p.http.ficha(['lectura']),
    ];
    await p.presentar({ A: MONTO, B: '99999.00', C: CAIDO });
    expect(await respuestasCon(MONTO, fichas)).toEqual([]);
    expect(await seGuarda(MONTO)).toBe(false);
    await p.hasta(await p.diaDe('calificacion_evaluacion'));
    await p.acto('CUSTODIAR_SOBRES', { notario: 'Notaría de prueba', acta: 'Acta 1' });
    await p.acto('NO_ADMITIR_PROPUESTA', { postor: 'C', motivo: 'Falta la declaración jurada.' });
    for (const postor of ['A', 'B']) await p.acto('ADMITIR_PROPUESTA', { postor });
    const puntajes = ['A', 'B'].map((postor) => ({
      postor,
      factores: [
        { nombre: 'Plazo', puntaje: '60' },
        { nombre: 'Garantía', puntaje: '40' },
      ],
    }));
    const { datos } = await p.acto('EVALUAR_TECNICA', { puntajes });
    expect(JSON.stringify(datos)).not.toContain(MONTO);
    const ensayo = await p.http.post(`/api/procesos/${p.id}/eventos?simular=true`, {
      tipo: 'EVALUAR_ECONOMICA',
      datos: { actoPublico: { instante: (await p.caso()).actualizado, notario: 'N', acta: 'A' } },
    });
    expect(ensayo.estado).toBe(409);
    expect(await respuestasCon(MONTO, fichas)).toEqual([]);
    expect(await seGuarda(MONTO)).toBe(false);
    await p.abrir();
    expect(await cuadro(p)).toMatchObject({
      A: { monto: MONTO, estado: 'calificada' },
      C: { monto: null, estado: 'no_admitida' },
    });
    expect(await seGuarda(MONTO)).toBe(true);
    // Not admitted: its envelope goes back shut (RS-67-3).
    expect(await respuestasCon(CAIDO, fichas)).toEqual([]);
    expect(await seGuarda(CAIDO)).toBe(false);
  });

  test('the answer to the proposal itself, and its rehearsal, do not say the amount', async () => {
    p = await porPresentar(BIENES_ADS);
    await p.hasta(await p.diaDe('presentacion_propuestas'));
    const datos = { postor: 'A', ofertas: [{ monto: MONTO }] };
    for (const q of ['?simular=true', '']) {
      const r = await p.http.post(`/api/procesos/${p.id}/eventos${q}`, {
        tipo: 'PRESENTAR_PROPUESTA',
        datos,
      });
      expect(r.estado).toBe(200);
      expect(r.texto).not.toContain(MONTO);
    }
    const repetida = await p.rechazo('PRESENTAR_PROPUESTA', datos);
    expect(JSON.stringify(repetida)).not.toContain(MONTO);
    const mala = await p.rechazo(
      'PRESENTAR_PROPUESTA',
      { postor: 'B', ofertas: [{ monto: '87654.321' }] },
      422,
    );
    expect(JSON.stringify(mala)).not.toContain('87654.321');
  });

  test('RS-70-1: no envelope is opened while a bidder waits for its technical score', async () => {
    p = await porEvaluar(BIENES_ADS, { A: MONTO, B: '99999.00' });
    await p.evaluar({ A: ['60', '40'], B: [] });
    expect((await p.rechazo('EVALUAR_ECONOMICA', {})).regla).toBe('RS-70-1');
    expect(await seGuarda(MONTO)).toBe(false);
  });
});

describe('AP-17-1, AP-17-2, RS-33-res: a reserved valor referencial', () => {
  const VALOR = '123456.78';

  test('read by oec, comité and titular alone; no limits; revealed at the opening', async () => {
    p = await porPresentar({ valorReferencial: VALOR, valorReferencialReservado: true });
    expect((await p.caso()).datos).toMatchObject({ tipo: 'ADS', valorReferencial: null });
    for (const rol of ['oec', 'comite', 'titular'] as const) {
      const r = await p.http.get(`/api/procesos/${p.id}`, { ficha: await p.http.ficha([rol]) });
      expect([rol, r.cuerpo.datos.valorReferencial]).toEqual([rol, VALOR]);
    }
    const ajenos = [undefined, await p.http.ficha(['lectura']), await p.http.ficha(['participante'])];
    expect(await respuestasCon(VALOR, ajenos)).toEqual([]);
    expect(await seGuarda(VALOR)).toBe(false);
    await p.presentar({ A: '150000.00', B: '200000.00' });
    await evaluarTodos(p);
    expect(await respuestasCon(VALOR, ajenos)).toEqual([]);
    const { datos } = await p.abrir();
    expect(datos.valorReferencial).toBe(VALOR);
    expect(await cuadro(p)).toMatchObject({
      A: { estado: 'calificada', orden: 1 },
      B: { estado: 'calificada', puntajeEconomico: '75.00', orden: 2 },
    });
    expect((await p.otorgar()).datos.items[0]).toMatchObject({ situacion: 'buena_pro', ganadores: ['A'] });
  });

  test('RS-76-1: in works, an award over it needs the Titular, whatever the percentage', async () => {
    p = await porPresentar({
      objeto: 'obras',
      valorReferencial: '500000.00',
      valorReferencialReservado: true,
    });
    await p.presentar({ A: '600000.00', B: '700000.00' });
    await evaluarTodos(p);
    await p.abrir();
    await p.rechazo('OTORGAR_BUENA_PRO');
    await p.acto('APROBAR_EXCESO', { apruebaTitular: true, creditoPresupuestario: true });
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['A']);
  });
});
