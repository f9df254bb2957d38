import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hojaDeLista } from '../../src/reports/lista-xlsx.js';
import { casoEnEspera, type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';
import { desempacar } from '../apoyo/zip.js';

const FORMULA = '=HYPERLINK("http://mal.example","Ver") & <b>';
const TIPO = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TITULOS = [
  'Número',
  'Situación',
  'Entidad',
  'RUC',
  'Objeto',
  'Creado',
  'Actualizado',
  'Próximo vencimiento',
  'Responsable',
];

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
  // 9:30 at night of Monday 1 February in Lima: already Tuesday in UTC.
  await s.reloj('2027-02-02T02:30:00.000Z');
  const { id } = await s.presentar({ objeto: FORMULA });
  await s.acto(id, 'ASIGNADO', { responsable: '+51 Ana' });
  await s.presentar({ sustentoEstrategico: '', entidad: { nombre: 'Otra', ruc: RUC_B } });
  await casoEnEspera(s);
});
afterAll(() => s.cerrar());

const sinEscapes = (xml: string) =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

interface Leida {
  readonly filas: (string | number)[][];
  readonly xml: string;
  readonly estilos: string;
}

/** A sheet read back as a program of spreadsheets would: texts by their table, numbers as numbers, holes as ''. */
async function leer(camino: string, ficha = s.admin, url = s.url): Promise<Leida> {
  const r = await fetch(url + camino, { headers: { authorization: `Bearer ${ficha}` } });
  expect([camino, r.status, r.headers.get('content-type')]).toEqual([camino, 200, TIPO]);
  expect(r.headers.get('content-disposition')).toMatch(
    /^attachment; filename="(solicitudes|procesos)-[\d-]{10}\.xlsx"$/,
  );
  const archivos = desempacar(Buffer.from(await r.arrayBuffer()));
  const xml = [...archivos].find(([nombre]) => /worksheets\/sheet1\.xml$/.test(nombre))?.[1] ?? '';
  const textos = [...(archivos.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, si]) => sinEscapes((si as string).replace(/<[^>]+>/g, '')),
  );
  const filas = [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, fila]) => {
    const celdas: (string | number)[] = [];
    for (const [, columna, atributos, dentro = ''] of (fila as string).matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const valor = /<v>(.*?)<\/v>/.exec(dentro)?.[1];
      const donde = (columna as string).charCodeAt(0) - 65;
      while (celdas.length < donde) celdas.push('');
      celdas.push(
        valor === undefined
          ? ''
          : /t="s"/.test(atributos as string)
            ? (textos[Number(valor)] ?? '')
            : Number(valor),
      );
    }
    return celdas;
  });
  return { filas, xml, estilos: archivos.get('xl/styles.xml') ?? '' };
}

/** Serial number of a civil day in a spreadsheet. */
const serie = (dia: string) => Date.parse(`${dia}T00:00:00Z`) / 86_400_000 + 25_569;

describe('La lista como hoja de cálculo', () => {
  test('Lleva una fila por expediente, con la situación en palabras y las fechas civiles de Lima como fechas.', async () => {
    const { filas, estilos } = await leer('/api/solicitudes.xlsx?orden=creado');
    const { elementos } = await s.bien(200, s.get('/api/solicitudes?orden=creado'));
    expect(filas[0]).toEqual(TITULOS);
    expect(filas.slice(1).map(([numero]) => numero)).toEqual(elementos.map((e: Json) => e.numero));
    const dia = serie('2027-02-01');
    expect(filas[1]).toEqual([
      elementos[0].numero,
      'En trámite',
      'Entidad de Prueba',
      RUC_A,
      FORMULA,
      dia,
      dia,
      serie(elementos[0].proximoVencimiento),
      '+51 Ana',
    ]);
    expect(filas[2]?.slice(1, 8)).toEqual(['Rechazada', 'Otra', RUC_B, elementos[1].datos.objeto, dia, dia]);
    expect(estilos).toContain('dd/mm/yyyy');
  });

  test('Lo que alguien escribió como fórmula es un texto: la hoja no tiene fórmulas.', async () => {
    const { xml } = await leer('/api/solicitudes.xlsx');
    expect(xml).not.toMatch(/<f[ >/]/);
    expect(xml).not.toContain('HYPERLINK');
    expect(xml).not.toMatch(/t="(str|e)"/);
  });

  test.each([
    'situacion=rechazada',
    'texto=hyperlink',
    'responsable=%2B51%20Ana',
    'estado=esperaDocumentos',
    'vence_hasta=2027-02-05&orden=vence',
    'orden=-actualizado',
    'situacion=no_existe',
  ])('Obedece los mismos filtros que la lista: %s.', async (consulta) => {
    const { filas } = await leer(`/api/solicitudes.xlsx?${consulta}`);
    const { elementos } = await s.bien(200, s.get(`/api/solicitudes?${consulta}`));
    expect(filas.slice(1).map(([numero]) => numero)).toEqual(elementos.map((e: Json) => e.numero));
  });

  test('Quien está confinado a su RUC exporta solo lo suyo; quien no lee la colección, nada.', async () => {
    const { filas } = await leer('/api/solicitudes.xlsx', await s.ficha(['entidad'], RUC_B));
    expect(filas.slice(1).map((f) => f[3])).toEqual([RUC_B]);
    const comite = await s.ficha(['comite'], RUC_A);
    expect((await s.get('/api/solicitudes.xlsx', { ficha: comite })).estado).toBe(403);
    expect((await s.get('/api/solicitudes.xlsx', { ficha: null })).estado).toBe(401);
    expect((await s.get('/api/solicitudes.xlsx?limite=3')).estado).toBe(422);
    expect((await s.get('/api/solicitudes.xlsx?orden=precio')).estado).toBe(422);
  });

  test('Si hay más de lo que cabe, la última fila lo dice.', async () => {
    const filas = await s.sistema.store.casos({ coleccion: 'solicitudes', orden: 'creado', limite: 2 });
    const textos = async (hayMas: boolean) => {
      const archivos = desempacar(Buffer.from(await hojaDeLista('Solicitudes', filas, hayMas)));
      return sinEscapes(archivos.get('xl/sharedStrings.xml') ?? '');
    };
    expect(await textos(true)).toMatch(/La lista tiene más expedientes; aquí están los primeros 2\./);
    expect(await textos(false)).not.toMatch(/tiene más/);
  });

  test('Los procesos también se exportan.', async () => {
    const m = await Mesa.abrir();
    try {
      await m.convocado();
      const { filas } = await leer('/api/procesos.xlsx', m.s.admin, m.s.url);
      expect(filas).toHaveLength(2);
      expect(filas[1]?.[1]).toBe('Convocado');
      expect(filas[1]?.[5]).toBe(serie('2011-03-14'));
    } finally {
      await m.cerrar();
    }
  });

  test('Pasa de una página a otra sin faltar ni repetir.', async () => {
    const t = await Servidor.abrir();
    try {
      await Promise.all(Array.from({ length: 510 }, () => t.presentar()));
      const { filas } = await leer('/api/solicitudes.xlsx?orden=creado', t.admin, t.url);
      const numeros = filas.slice(1).map(([numero]) => numero);
      expect(numeros).toHaveLength(510);
      expect(new Set(numeros).size).toBe(510);
    } finally {
      await t.cerrar();
    }
  });
});
