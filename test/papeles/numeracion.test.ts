import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adjuntosDe } from '../../src/documentos/adjuntos.js';
import type { DocumentoNuevo } from '../../src/store/documentos.js';
import type { Json } from '../apoyo/cliente.js';
import { leerPdf } from '../apoyo/pdf.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { archivados, pedirPapel } from './apoyo.js';

const EN_MARZO = '2027-03-10T15:00:00.000Z';

async function oficiosDe(s: Servidor, ids: readonly string[]): Promise<Json[]> {
  const listas = await Promise.all(ids.map((id) => s.elementos(`/api/solicitudes/${id}/papeles`)));
  return listas.flat().filter((p) => p.clase === 'oficio');
}

const numeros = (oficios: readonly Json[]) => oficios.map((o) => o.documento.nombre).toSorted();
const esperados = (n: number, anio = 2027) =>
  Array.from({ length: n }, (_, i) => `Oficio ${String(i + 1).padStart(6, '0')}-${anio}-OECE.pdf`);

describe('La numeración de los oficios', () => {
  const lugar = carpetaTemporal();
  let s: Servidor;
  beforeAll(async () => {
    s = await Servidor.abrir({}, lugar.archivo);
  });
  afterAll(async () => {
    await s.cerrar();
    lugar.borrar();
  });

  test('Muchos a la vez, y cada uno pedido tres veces, toman números seguidos y uno solo cada uno.', async () => {
    const ids = await archivados(s, 5, EN_MARZO);
    const respuestas = await Promise.all(
      [...ids, ...ids, ...ids].map((id) => pedirPapel(s, `solicitudes/${id}`, { clase: 'oficio' })),
    );
    expect(respuestas.map((r) => r.estado).every((e) => e === 200 || e === 201)).toBe(true);
    expect(new Set(respuestas.map((r) => r.cuerpo.id)).size).toBe(5);
    expect(numeros(await oficiosDe(s, ids))).toEqual(esperados(5));
  });

  test('Al reiniciar sigue donde iba; el que ya no es del año empieza de uno.', async () => {
    await s.parar();
    s = await Servidor.abrir({}, lugar.archivo);
    const [sexto = ''] = await archivados(s, 1, '2027-05-10T15:00:00.000Z');
    const r = await pedirPapel(s, `solicitudes/${sexto}`, { clase: 'oficio' });
    expect(r.cuerpo.nombre).toBe('Oficio 000006-2027-OECE.pdf');
    const [otro = ''] = await archivados(s, 1, '2028-03-10T15:00:00.000Z');
    const nuevo = await pedirPapel(s, `solicitudes/${otro}`, { clase: 'oficio' });
    expect(nuevo.cuerpo.nombre).toBe('Oficio 000001-2028-OECE.pdf');
  });

  test('Si otro proceso tomó el número mientras se imprimía, no se registra nada con él y se vuelve a hacer.', async () => {
    const { store } = s.sistema;
    const [id = ''] = await archivados(s, 1, '2028-07-10T15:00:00.000Z');
    const [aviso] = (await store.avisos(id)).filter((a) => a.canal === 'oficio');
    const nuevo: DocumentoNuevo = {
      id: randomUUID(),
      caso: id,
      origen: 'emitido',
      clase: 'oficio',
      codigo: randomUUID(),
      secuencia: aviso?.secuencia ?? 0,
      aviso: aviso?.id ?? '',
      anterior: null,
      lado: 'oficina',
      nombre: 'Oficio.pdf',
      tipo: 'application/pdf',
      bytes: 1,
      huella: 'a'.repeat(64),
      usuario: 'sistema',
      creado: '2028-07-10T15:00:00.000Z',
    };
    const tomado = { serie: 'OECE', anio: 2028, numero: 1 };
    expect(await store.emitirPapel(nuevo, tomado)).toEqual({ tipo: 'otro_numero' });
    expect(await store.emitirPapel(nuevo, { ...tomado, numero: 3 })).toEqual({ tipo: 'otro_numero' });
    expect(
      await store.papelEmitido({ ...nuevo, clase: 'oficio', secuencia: nuevo.secuencia ?? 0 }),
    ).toBeNull();
    const r = await pedirPapel(s, `solicitudes/${id}`, { clase: 'oficio' });
    expect(r.cuerpo.nombre).toBe('Oficio 000002-2028-OECE.pdf');
    expect((await store.emitirPapel({ ...nuevo, id: randomUUID() }, { ...tomado, numero: 3 })).tipo).toBe(
      'ya_estaba',
    );
  });

  test('El correo del informe lleva su informe, y el oficio, su papel (AT-8.2.1.B-7).', async () => {
    const [id = ''] = await archivados(s, 1, '2028-09-10T15:00:00.000Z');
    const caso = await s.sistema.store.caso(id);
    if (!caso) throw new Error('Falta el expediente.');
    const sistema = { ...s.sistema, avisar: () => undefined };
    const avisos = await sistema.store.avisos(id);
    const nombres = await Promise.all(
      avisos.map(async (a) => [a.plantilla, (await adjuntosDe(sistema, caso, a)).map((d) => d.tipo)]),
    );
    expect(Object.fromEntries(nombres)).toMatchObject({
      REQUERIMIENTO: [],
      RESULTADO_REUNION: ['application/pdf'],
      CONTINUIDAD: [],
      ARCHIVO_POR_SILENCIO: ['application/pdf'],
    });
    const resultado = avisos.find((a) => a.plantilla === 'RESULTADO_REUNION');
    const [acta] = resultado ? await adjuntosDe(sistema, caso, resultado) : [];
    expect((await leerPdf(acta?.contenido ?? new Uint8Array())).titulo).toMatch(/^Acta de la reunión/);
  });

  test('Los que nadie pide se preparan solos.', async () => {
    const [id = ''] = await archivados(s, 1, '2028-11-10T15:00:00.000Z');
    await expect
      .poll(async () => (await oficiosDe(s, [id]))[0].documento?.subidoPor, {
        timeout: 20_000,
        interval: 250,
      })
      .toBe('sistema');
  });

  test('El que ya no corresponde antes de salir no se emite: la rectificación lo dejó sin efecto (D-RECTIFICAR).', async () => {
    const [id = ''] = await archivados(s, 1, '2029-03-12T15:00:00.000Z');
    const { plazos } = await s.caso(id);
    const vence = plazos.find((p: Json) => p.regla === 'AT-8.2.1.B-5').vence;
    await s.acto(id, 'RECTIFICAR_VENCIMIENTO', {
      acto: {
        tipo: 'RECIBIR_DOCUMENTACION',
        datos: { detalle: 'Llegó a tiempo.', completa: true, recibida: vence },
      },
      cargo: 'Cargo 1',
    });
    const avisado = (await s.sistema.store.avisos(id)).find((a) => a.plantilla === 'ARCHIVO_POR_SILENCIO');
    expect(avisado?.codigo).toBe('YA_NO_CORRESPONDE');
    const [papel] = await oficiosDe(s, [id]);
    expect(papel.puede).toBe(false);
    const r = await pedirPapel(s, `solicitudes/${id}`, { clase: 'oficio', aviso: avisado?.id });
    // The office may have prepared it by itself before: then it keeps its number, and is the same.
    expect(r.estado).toBe(papel.documento === null ? 409 : 200);
    if (papel.documento === null) expect(r.cuerpo.detail).toMatch(/ya no corresponde/);
  });
});
