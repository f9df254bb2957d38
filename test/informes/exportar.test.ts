import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abrirElDelEjercicio } from '../../src/informe-anual/abrir-solo.js';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { desempacar } from '../apoyo/zip.js';

const ENERO = '2027-01-04T14:00:00.000Z';
let s: Servidor;
let id: string;
beforeAll(async () => {
  s = await Servidor.abrir({ RELOJ_INICIO: '2026-11-02T14:00:00.000Z' });
  await s.presentar();
  await s.presentar({ sustentoEstrategico: '' });
  await s.reloj(ENERO);
  id = (await s.bien(201, s.post('/api/informes', { ejercicio: 2026 }))).id;
});
afterAll(() => s.cerrar());

const acto = (tipo: string, datos: Json = {}) =>
  s.bien(200, s.post(`/api/informes/${id}/eventos`, { tipo, datos }));

async function bajar(extension: string): Promise<{ bytes: Buffer; cabeceras: Headers }> {
  const r = await fetch(`${s.url}/api/informes/${id}/informe.${extension}`, {
    headers: { authorization: `Bearer ${s.admin}` },
  });
  expect(r.status).toBe(200);
  return { bytes: Buffer.from(await r.arrayBuffer()), cabeceras: r.headers };
}

async function textoDelPdf(bytes: Buffer): Promise<{ texto: string; titulo: string; paginas: number }> {
  const doc = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = (await doc.getMetadata()) as Json;
  const trozos: string[] = [];
  for (let n = 1; n <= doc.numPages; n++) {
    const { items } = await (await doc.getPage(n)).getTextContent();
    trozos.push(...items.map((i) => ('str' in i ? i.str : '')));
  }
  const paginas = doc.numPages;
  await doc.destroy();
  return { texto: trozos.join(' ').replace(/\s+/g, ' '), titulo: info.Title, paginas };
}

describe('AT-8.3: the report as a document', () => {
  test('without figures there is nothing to print, and the answer says what makes it possible', async () => {
    for (const extension of ['pdf', 'xlsx']) {
      const r = await s.get(`/api/informes/${id}/informe.${extension}`);
      expect([r.estado, r.cuerpo.codigo, r.cuerpo.seHabilita]).toEqual([
        409,
        'SIN_CIFRAS',
        { acto: 'CONSOLIDAR' },
      ]);
    }
    expect((await s.get('/api/informes/no-existe/informe.pdf')).estado).toBe(404);
    const oec = await s.ficha(['oec']);
    expect((await s.get(`/api/informes/${id}/informe.pdf`, { ficha: oec })).estado).toBe(403);
  });

  test('the PDF tells the recorded figures with their accents, in numbered pages, and not what came later', async () => {
    await acto('CONSOLIDAR', { analisis: 'Más años de atención.', recomendaciones: 'Capacitar en enero.' });
    await s.presentar();
    const { bytes, cabeceras } = await bajar('pdf');
    expect(cabeceras.get('content-type')).toBe('application/pdf');
    expect(cabeceras.get('content-disposition')).toBe('attachment; filename="informe-anual-2026.pdf"');
    const { texto, titulo, paginas } = await textoDelPdf(bytes);
    expect(titulo).toBe('Informe anual de resultados de la asistencia técnica Ejercicio 2026');
    for (const dicho of [
      'Expediente IA-2026',
      'Lima, 4 de enero de 2027',
      'Recibidas 2',
      'Rechazadas 1',
      'noviembre 2 1 1',
      'Más años de atención.',
      'Capacitar en enero.',
      'num. 9.3 (proyecto: 8.3)',
      `Página 1 de ${paginas}`,
    ])
      expect(texto).toContain(dicho);
    expect(texto).not.toContain('Entidad de Prueba');
  });

  test('the spreadsheet holds a sheet for each table, with numbers that are numbers', async () => {
    const { bytes, cabeceras } = await bajar('xlsx');
    expect(cabeceras.get('content-disposition')).toBe('attachment; filename="informe-anual-2026.xlsx"');
    const archivos = desempacar(bytes);
    const nombres = [...(archivos.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
    expect(nombres.map(([, n]) => n)).toEqual([
      'Informe',
      'Solicitudes',
      'Asistencia',
      'Deficiencias',
      'Mes a mes',
      'Tiempos',
      'Plazos',
    ]);
    expect(archivos.get('xl/worksheets/sheet2.xml')).toMatch(/<c r="B2"[^>]*><v>2<\/v><\/c>/);
  });

  test('with the conformity it is issued once, with a code that anybody checks', async () => {
    const camino = `/api/informes/${id}/papeles`;
    const emitir = () => s.post(camino, { clase: 'informe_anual' });
    const antes = await emitir();
    expect([antes.estado, antes.cuerpo.detail]).toEqual([
      409,
      'El informe anual se emite con la conformidad de la coordinación.',
    ]);
    await acto('DAR_CONFORMIDAD');
    const uno = await s.bien(201, emitir());
    expect((await s.bien(200, emitir())).id).toBe(uno.id);
    const r = await fetch(`${s.url}/api/documentos/${uno.id}/contenido`, {
      headers: { authorization: `Bearer ${s.admin}` },
    });
    const { texto } = await textoDelPdf(Buffer.from(await r.arrayBuffer()));
    expect(texto).toContain(uno.codigo);
    expect(texto).toContain('Recibidas 2');
    const publico = await s.get(`/api/verificacion-de-documentos/${uno.codigo}`, { ficha: null });
    expect([publico.estado, publico.texto.includes('IA-2026')]).toEqual([200, false]);
    expect((await s.get(camino, { ficha: await s.ficha(['entidad'], '20131312955') })).estado).toBe(403);
  });

  test('once presented it bears the day, the addressee and the document of its presentation', async () => {
    await s.reloj('2027-01-15T15:00:00.000Z');
    await acto('PRESENTAR_INFORME', {
      destinatario: 'gerencia_general',
      fecha: '2027-01-15',
      documento: 'Informe D-3-2027',
    });
    const { texto } = await textoDelPdf((await bajar('pdf')).bytes);
    for (const dicho of ['Lima, 15 de enero de 2027', 'Gerencia General', 'Informe D-3-2027', 'Presentado'])
      expect(texto).toContain(dicho);
  });
});

describe('AT-8.3: it opens by itself in January', () => {
  test('only in January, only for a year with solicitudes, and only once', async () => {
    const otro = await Servidor.abrir({ RELOJ_INICIO: '2026-11-02T14:00:00.000Z' });
    const { sistema } = otro;
    await otro.presentar();
    expect(await abrirElDelEjercicio(sistema)).toBe(false);
    // 11:59 at night of 31 December in Lima is already January in UTC.
    await otro.reloj('2027-01-01T04:59:00.000Z');
    expect(await abrirElDelEjercicio(sistema)).toBe(false);
    await otro.reloj('2027-01-01T05:00:00.000Z');
    const veces = await Promise.all([1, 2, 3].map(() => abrirElDelEjercicio(sistema)));
    expect(veces.filter(Boolean)).toHaveLength(1);
    expect(await abrirElDelEjercicio(sistema)).toBe(false);
    const [informe] = await otro.elementos('/api/informes');
    expect(informe.numero).toBe('IA-2026');
    const [nacimiento] = await otro.elementos(`/api/informes/${informe.id}/historial`);
    expect([nacimiento.tipo, nacimiento.actor]).toEqual(['ABRIR_INFORME', 'sistema']);
    await otro.reloj('2028-01-03T15:00:00.000Z');
    expect(await abrirElDelEjercicio(sistema)).toBe(false);
    await otro.cerrar();
  });
});
