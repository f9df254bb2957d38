import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { verificarDocumentos } from '../../src/documentos/verificar.js';
import { casoEnEspera, type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { archivosDe, depositoDe, descargar, subido, subir } from '../documentos/apoyo.js';
import { docx, pdf } from '../documentos/muestras.js';

let s: Servidor;
let caso: string;
const fichas: Record<string, string> = {};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  s = await Servidor.abrir({ DOCUMENTO_MAXIMO_MB: '2' });
  fichas['mesa'] = await s.ficha(['mesa_partes']);
  fichas['especialista'] = await s.ficha(['especialista']);
  fichas['coordinador'] = await s.ficha(['coordinador']);
  fichas['lectura'] = await s.ficha(['lectura']);
  fichas['entidad'] = await s.ficha(['entidad'], RUC_A);
  fichas['ajena'] = await s.ficha(['entidad'], RUC_B);
  caso = (await s.presentar()).id;
});
afterAll(() => s.cerrar());

const lista = async (id = caso, ficha?: string): Promise<Json[]> =>
  (await s.bien(200, s.get(`/api/solicitudes/${id}/documentos`, ficha ? { ficha } : {}))).elementos;

describe('keeping a document', () => {
  test('a file comes back byte by byte, with its name, its digest and its type by content', async () => {
    const bytes = pdf('Resolución');
    const d = await subido(s, caso, 'Resolucio\u0301n N.º 5 «final».pdf', bytes, {
      ficha: fichas['mesa'] as string,
    });
    expect(d).toMatchObject({
      caso,
      coleccion: 'solicitudes',
      nombre: 'Resolución N.º 5 «final».pdf',
      tipo: 'application/pdf',
      tipoNombre: 'PDF',
      bytes: bytes.length,
      huella: sha256(bytes),
      version: 1,
      vigente: true,
      origen: 'subido',
      subidoPorNombre: 'Prueba mesa_partes',
    });
    const r = await descargar(s, d.id);
    expect(r.estado).toBe(200);
    expect(r.bytes.equals(bytes)).toBe(true);
    expect(r.cabeceras.get('content-type')).toBe('application/pdf');
    expect(r.cabeceras.get('x-content-type-options')).toBe('nosniff');
    expect(r.cabeceras.get('content-security-policy')).toContain('sandbox');
    expect(r.cabeceras.get('cache-control')).toBe('no-store');
    expect(r.cabeceras.get('content-disposition')).toMatch(
      /^attachment; filename=".*"; filename\*=UTF-8''Resoluci%C3%B3n/,
    );
    const { subida } = await s.bien(200, s.get(`/api/solicitudes/${caso}/documentos`));
    expect(subida).toMatchObject({ maximo: 2 * 1024 * 1024, tipos: expect.arrayContaining(['PDF']) });
    const deLectura = await s.get(`/api/solicitudes/${caso}/documentos`, {
      ficha: fichas['lectura'] as string,
    });
    expect(deLectura.cuerpo.subida).toBeNull();
    expect((await lista())[0]).toMatchObject({ id: d.id, versiones: [{ version: 1 }] });
  });

  test('half of a file may be asked for, and a HEAD gives no content', async () => {
    const { id } = await subido(s, caso, 'acta.txt', 'Acta de la reunión');
    const parte = await descargar(s, id, undefined, { range: 'bytes=5-6' });
    expect([parte.estado, parte.bytes.toString()]).toEqual([206, 'de']);
    const imposible = await s.get(`/api/documentos/${id}/contenido`, { cabeceras: { range: 'bytes=900-' } });
    expect([imposible.estado, imposible.cuerpo.codigo]).toEqual([416, 'RANGO_IMPOSIBLE']);
    expect(imposible.cabeceras.get('content-disposition')).toBeNull();
    const cabeza = await s.pedir('HEAD', `/api/documentos/${id}/contenido`);
    expect([cabeza.estado, cabeza.texto]).toEqual([200, '']);
  });

  test('the same content twice is two documents and one file', async () => {
    const otro = (await s.presentar()).id;
    const antes = archivosDe(s).length;
    const contenido = pdf('idéntico');
    const [a, b] = await Promise.all([
      subido(s, caso, 'a.pdf', contenido),
      subido(s, otro, 'b.pdf', contenido),
    ]);
    expect(a.huella).toBe(b.huella);
    expect(a.id).not.toBe(b.id);
    expect(archivosDe(s)).toHaveLength(antes + 1);
  });

  test('a new version takes the place of the last one, which can still be read', async () => {
    const id = (await s.presentar()).id;
    const una = await subido(s, id, 'bases.pdf', pdf('uno'));
    const dos = await subido(s, id, 'bases v2.docx', docx(), { anterior: una.id });
    expect(dos).toMatchObject({ version: 2, vigente: true, versiones: [{ id: una.id }, { id: dos.id }] });
    const [unico, ...mas] = await lista(id);
    expect(mas).toEqual([]);
    expect(unico).toMatchObject({ id: dos.id, version: 2 });
    expect((await s.bien(200, s.get(`/api/documentos/${una.id}`))).vigente).toBe(false);
    expect((await descargar(s, una.id)).bytes.equals(pdf('uno'))).toBe(true);
    const igual = await subir(s, id, 'bases.docx', docx(), { anterior: dos.id });
    expect([igual.estado, igual.cuerpo.codigo]).toEqual([409, 'SIN_CAMBIOS']);
  });

  test('of two people who replace the same version, one is told that it is no longer the last', async () => {
    const id = (await s.presentar()).id;
    const { id: anterior } = await subido(s, id, 'bases.pdf', pdf('base'));
    const dos = await Promise.all(
      ['mesa', 'especialista'].map((quien) =>
        subir(s, id, 'bases.pdf', pdf(quien), { anterior, ficha: fichas[quien] as string }),
      ),
    );
    expect(dos.map((r) => r.estado).sort()).toEqual([201, 409]);
    expect(dos.find((r) => r.estado === 409)?.cuerpo.codigo).toBe('VERSION_REEMPLAZADA');
    expect((await lista(id))[0].versiones).toHaveLength(2);
  });

  test('an act that names a document by its digest leads to it', async () => {
    const id = await casoEnEspera(s);
    const d = await subido(s, id, 'proyecto.pdf', pdf('proyecto'));
    await s.acto(id, 'RECIBIR_DOCUMENTACION', {
      detalle: 'Bases',
      completa: true,
      documentos: ['Oficio 1', { nombre: 'Proyecto de bases', huella: d.huella.toUpperCase() }],
    });
    const [oficio, proyecto, guardado] = await lista(id);
    expect(oficio).toMatchObject({ nombre: 'Oficio 1', acto: 'RECIBIR_DOCUMENTACION' });
    expect(oficio.id).toBeUndefined();
    expect(proyecto).toMatchObject({ nombre: 'Proyecto de bases', acto: 'RECIBIR_DOCUMENTACION', id: d.id });
    expect(guardado).toMatchObject({ id: d.id, nombre: 'proyecto.pdf' });
  });

  test('a key of idempotency keeps it once, and refuses another file under it', async () => {
    const id = (await s.presentar()).id;
    const con = { cabeceras: { 'idempotency-key': 'subida-1' } };
    const una = await subir(s, id, 'a.pdf', pdf('clave'), con);
    const otra = await subir(s, id, 'a.pdf', pdf('clave'), con);
    expect([una.estado, otra.estado, otra.cabeceras.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
    expect(otra.cuerpo.id).toBe(una.cuerpo.id);
    const distinta = await subir(s, id, 'a.pdf', pdf('otra'), con);
    expect([distinta.estado, distinta.cuerpo.codigo]).toEqual([422, 'CLAVE_USADA']);
    expect(await lista(id)).toHaveLength(1);
  });
});

describe('LPD-14, Ley 29733', () => {
  test('the content of a document goes away when its case ended, and what it was stays on record', async () => {
    const { id } = await s.presentar();
    const coordinador = { ficha: fichas['coordinador'] as string };
    const d = await subido(s, id, 'Historia de Juan Pérez.pdf', pdf('reservado'));
    const gemelo = await subido(s, caso, 'otro.pdf', pdf('reservado'));
    const orden = { motivo: 'Pedido del titular de los datos.', norma: 'Ley 29733, art. 20' };
    const pedir = (de: string, p = coordinador) => s.post(`/api/documentos/${de}/supresion`, orden, p);
    const vivo = (await pedir(d.id)).cuerpo;
    expect([vivo.codigo, vivo.norma]).toEqual(['EXPEDIENTE_EN_TRAMITE', expect.stringMatching(/29733/)]);
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no.' });
    expect((await pedir(d.id, { ficha: fichas['mesa'] as string })).estado).toBe(403);
    const hecho = await s.bien(200, pedir(d.id));
    expect(hecho).toMatchObject({
      nombre: 'Documento suprimido',
      huella: d.huella,
      suprimido: expect.any(String),
    });
    const r = await s.get(`/api/documentos/${d.id}/contenido`);
    expect([r.estado, r.cuerpo.codigo]).toEqual([410, 'DOCUMENTO_SUPRIMIDO']);
    expect((await pedir(d.id)).cuerpo.codigo).toBe('DOCUMENTO_SUPRIMIDO');
    // Another case has the same file, and keeps it.
    expect((await descargar(s, gemelo.id)).estado).toBe(200);
    const solo = await subido(s, id, 'solo.pdf', pdf('solo'));
    await s.bien(200, pedir(solo.id));
    expect(archivosDe(s)).not.toContain(solo.huella);
  });
});

describe('somebody reads while another takes away', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await s.presentar());
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no.' });
  });
  afterEach(() => void vi.restoreAllMocks());

  const orden = { motivo: 'Pedido del titular de los datos.', norma: 'Ley 29733, art. 20' };
  const quitar = (d: Json) =>
    s.bien(
      200,
      s.post(`/api/documentos/${d.id}/supresion`, orden, { ficha: fichas['coordinador'] as string }),
    );
  /** Takes it away the moment somebody looks at its content, before the disk is read. */
  const quitarAlMirar = (d: Json) => {
    const { deposito } = s.sistema;
    const mirar = deposito.estado.bind(deposito);
    vi.spyOn(deposito, 'estado').mockImplementation(async (de) => {
      if (de.huella === d.huella) await quitar(d);
      return mirar(de);
    });
  };

  test('a content that goes before it is proven is told as suppressed, and no person hears of a damage', async () => {
    const d = await subido(s, id, 'antes de probarlo.pdf', pdf('antes de probarlo'));
    quitarAlMirar(d);
    const r = await s.get(`/api/documentos/${d.id}/contenido`);
    expect([r.estado, r.cuerpo.codigo]).toEqual([410, 'DOCUMENTO_SUPRIMIDO']);
    expect((await s.elementos('/api/incidencias')).filter((i) => JSON.stringify(i).includes(d.id))).toEqual(
      [],
    );
  });

  test('nor does who verifies count it as a fault', async () => {
    const d = await subido(s, id, 'al verificar.pdf', pdf('al verificar'));
    quitarAlMirar(d);
    const faltas: Json[] = [];
    const { store, deposito } = s.sistema;
    await verificarDocumentos(store, deposito, (falta) => faltas.push(falta));
    expect((await s.get(`/api/documentos/${d.id}`)).cuerpo.suprimido).toEqual(expect.any(String));
    expect(faltas.filter(({ documento }) => documento === d.id)).toEqual([]);
  });

  test('each gets the whole content or hears that it was suppressed; nobody is told that it was damaged', async () => {
    const vistos = new Set<string>();
    for (let vez = 0; vez < 25; vez++) {
      const bytes = pdf(`pasajero ${vez}`);
      const d = await subido(s, id, 'pasajero.pdf', bytes);
      const leer = async () => {
        const r = await descargar(s, d.id);
        vistos.add(
          r.estado === 200
            ? `200 ${r.bytes.equals(bytes)}`
            : `${r.estado} ${JSON.parse(`${r.bytes}`).codigo}`,
        );
      };
      const lecturas = [leer(), leer(), leer()];
      const quitado = quitar(d);
      for (let i = 0; i < 8; i++) lecturas.push(leer());
      await Promise.all([quitado, ...lecturas]);
    }
    expect([...vistos].sort()).toEqual(['200 true', '410 DOCUMENTO_SUPRIMIDO']);
  });
});

describe('who sees it', () => {
  test('an entity uploads to its own solicitud and to no other, and replaces only what it handed in', async () => {
    const entidad = fichas['entidad'] as string;
    const d = await subido(s, caso, 'anexo.pdf', pdf('anexo'), { ficha: entidad });
    expect((await descargar(s, d.id, entidad)).estado).toBe(200);
    const dela = await subido(s, caso, 'proveido.pdf', pdf('oficina'), { ficha: fichas['mesa'] as string });
    const encima = await subir(s, caso, 'x.pdf', pdf('x'), { ficha: entidad, anterior: dela.id });
    expect([encima.estado, encima.cuerpo.codigo]).toEqual([403, 'DOCUMENTO_AJENO']);
    await subido(s, caso, 'anexo.pdf', pdf('anexo 2'), { ficha: entidad, anterior: d.id });
    const ajena = fichas['ajena'] as string;
    expect((await subir(s, caso, 'x.pdf', pdf(), { ficha: ajena })).estado).toBe(404);
    for (const camino of ['', '/contenido'])
      expect((await s.get(`/api/documentos/${d.id}${camino}`, { ficha: ajena })).estado).toBe(404);
    expect((await s.get('/api/documentos/no-existe')).estado).toBe(404);
  });

  test('each download is on record, and the office sees who took it', async () => {
    const d = await subido(s, caso, 'visto.pdf', pdf('visto'));
    await descargar(s, d.id, fichas['lectura']);
    await descargar(s, d.id, fichas['entidad']);
    await s.get(`/api/documentos/${d.id}`, { ficha: fichas['mesa'] as string });
    const accesos = await s.bien(
      200,
      s.get(`/api/documentos/${d.id}/accesos`, { ficha: fichas['coordinador'] as string }),
    );
    expect(accesos.elementos.map((a: Json) => a.nombre)).toEqual(['Prueba entidad', 'Prueba lectura']);
    expect(
      (await s.get(`/api/documentos/${d.id}/accesos`, { ficha: fichas['entidad'] as string })).estado,
    ).toBe(403);
  });

  test('a file altered or lost on the disk is given to nobody, and a person hears of it', async () => {
    const d = await subido(s, caso, 'dañado.pdf', pdf('dañado'));
    const ruta = join(depositoDe(s), d.huella.slice(0, 2), d.huella.slice(2, 4), d.huella);
    rmSync(ruta);
    writeFileSync(ruta, pdf('DAÑADO'));
    for (const fin of [() => undefined, () => rmSync(ruta)]) {
      fin();
      const r = await s.get(`/api/documentos/${d.id}/contenido`);
      expect([r.estado, r.cuerpo.codigo]).toEqual([409, 'DOCUMENTO_DANADO']);
    }
    const incidencias = await s.sistema.store.incidencias(10);
    expect(incidencias.filter((i) => i.detalle.includes(d.id))).toHaveLength(1);
    await subido(s, caso, 'dañado.pdf', pdf('dañado'));
    expect((await descargar(s, d.id)).estado).toBe(200);
  });
});
