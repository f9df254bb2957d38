import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mesa } from '../apoyo/mesa.js';
import { desempacar } from '../apoyo/zip.js';
import { participante } from '../seleccion/muestras.js';

let m: Mesa;
let id: string;
const MALO = '<script>alert("1")</script>';
beforeAll(async () => {
  m = await Mesa.abrir();
  id = await m.convocado({ descripcion: `Compra de ${MALO}` });
  await m.hasta('2011-03-15');
  await m.acto(id, 'REGISTRAR_PARTICIPANTE', participante('=1+1', { nombre: `Empresa ${MALO}` }));
  await m.conPropuestas(id, { P1: '480000.01', P2: '450000.00' });
});
afterAll(() => m.cerrar());

async function hoja(): Promise<{ hoja: string; textos: string }> {
  const r = await fetch(`${m.s.url}/api/procesos/${id}/cuadro-comparativo.xlsx`, {
    headers: { authorization: `Bearer ${m.s.admin}` },
  });
  expect(r.status).toBe(200);
  expect(r.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  expect(r.headers.get('content-disposition')).toMatch(
    /^attachment; filename="cuadro-comparativo-PS-2011-\d{6}\.xlsx"$/,
  );
  const archivos = desempacar(Buffer.from(await r.arrayBuffer()));
  const [suya] = [...archivos].filter(([nombre]) => /worksheets\/sheet1\.xml$/.test(nombre));
  return { hoja: suya?.[1] ?? '', textos: archivos.get('xl/sharedStrings.xml') ?? '' };
}

describe('El cuadro comparativo (RS-72-2)', () => {
  test('Antes de la apertura, la página y la hoja no dicen montos ni puntajes.', async () => {
    const pagina = await m.s.get(`/api/procesos/${id}/cuadro-comparativo.html`);
    expect(pagina.estado).toBe(200);
    expect(pagina.cabeceras.get('content-type')).toBe('text/html; charset=utf-8');
    expect(pagina.cabeceras.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(pagina.texto).toMatch(/^<!doctype html>\n<html lang="es">/);
    const { hoja: xml, textos } = await hoja();
    for (const texto of [pagina.texto, xml, textos])
      for (const monto of ['480000', '480,000', '450000', '450,000'])
        expect(texto.includes(monto)).toBe(false);
  });

  test('Después, los tres dicen lo mismo; la página no deja pasar nada de lo escrito y la hoja lleva números.', async () => {
    await m.admitidos(id, { P1: '40', P2: '10' });
    await m.abrirSobres(id);
    await m.hasta('2011-04-29');
    await m.acto(id, 'OTORGAR_BUENA_PRO');
    const { items } = await m.s.bien(
      200,
      m.s.get(`/api/procesos/${id}/cuadro-comparativo`, m.como('participante')),
    );
    expect(items).toEqual([
      {
        item: 1,
        valorReferencial: '500000.00',
        filas: [
          {
            postor: 'P1',
            monto: '480000.01',
            puntajeTecnico: '100.00',
            puntajeEconomico: '93.75',
            bonificacion: null,
            puntajeTotal: '98.12',
            orden: 1,
            estado: 'ganadora',
          },
          {
            postor: 'P2',
            monto: '450000.00',
            puntajeTecnico: '70.00',
            puntajeEconomico: '100.00',
            bonificacion: null,
            puntajeTotal: '79.00',
            orden: 2,
            estado: 'calificada',
          },
        ],
      },
    ]);
    const { texto } = await m.s.get(`/api/procesos/${id}/cuadro-comparativo.html`);
    expect(texto).not.toContain('<script');
    expect(texto).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(texto).toContain('S/ 480,000.01');
    expect(texto).toMatch(/Empresa P1 \(P1\).*Ganadora/);
    expect(texto).toContain('art. 72');
    const { hoja: xml, textos } = await hoja();
    expect(xml).toMatch(/<v>480000\.01<\/v>/);
    expect(xml).toMatch(/<v>98\.12<\/v>/);
    expect(xml).not.toMatch(/<f>/);
    expect(xml + textos).toContain('Ganadora');
  });

  test('El de otro proceso que no se ve, o de algo que no es un proceso, no existe.', async () => {
    const solicitud = await m.s.presentar();
    const ajeno = { ficha: await m.s.ficha(['comite'], '20500000008') };
    for (const fin of ['', '.html', '.xlsx']) {
      expect((await m.s.get(`/api/procesos/${id}/cuadro-comparativo${fin}`, ajeno)).estado).toBe(404);
      expect((await m.s.get(`/api/procesos/${solicitud.id}/cuadro-comparativo${fin}`)).estado).toBe(404);
      expect((await m.s.get(`/api/procesos/nada/cuadro-comparativo${fin}`)).estado).toBe(404);
    }
  });
});
