import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defectoDeNombre, nombreDeDescarga, normalizarNombre } from '../../src/documentos/nombres.js';
import { tipoPorContenido } from '../../src/documentos/tipos.js';
import { escribirHoja } from '../../src/reports/hoja.js';
import { docm, docx, odt, pdf, png, zip } from './muestras.js';

const carpeta = mkdtempSync(join(tmpdir(), 'tipos-'));
afterAll(() => rmSync(carpeta, { recursive: true, force: true }));

async function tipoDe(contenido: string | Buffer, nombre = 'archivo.pdf'): Promise<string | null> {
  const ruta = join(carpeta, 'muestra');
  writeFileSync(ruta, contenido);
  return (await tipoPorContenido(ruta, nombre))?.tipo ?? null;
}

test('what a file is, is read in its content, whatever its name says', async () => {
  const hoja = await escribirHoja({
    nombre: 'Hoja',
    columnas: [{ titulo: 'Ítem', ancho: 9 }],
    filas: [['1']],
  });
  const ooxml = 'application/vnd.openxmlformats-officedocument';
  expect(await tipoDe(pdf(), 'virus.exe')).toBe('application/pdf');
  expect(await tipoDe(docx())).toBe(`${ooxml}.wordprocessingml.document`);
  expect(await tipoDe(Buffer.from(hoja))).toBe(`${ooxml}.spreadsheetml.sheet`);
  expect(await tipoDe(odt())).toBe('application/vnd.oasis.opendocument.text');
  expect(await tipoDe(png())).toBe('image/png');
  expect(await tipoDe(zip({ 'bases.txt': 'Bases' }))).toBe('application/zip');
  expect(await tipoDe(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]))).toBe('image/jpeg');
  expect(await tipoDe(Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe('image/tiff');
  expect(await tipoDe('Acta de la reunión: año, señal.\n')).toBe('text/plain');
  expect(await tipoDe('\uFEFFÍtem;Monto\n1;500\n', 'cuadro.CSV')).toBe('text/csv');
  expect(await tipoDe('From: a@b.gob.pe\nSubject: Bases\n\nAdjunto.\n')).toBe('message/rfc822');
});

test('old Spanish text, and a sample cut in the middle of a character, are text', async () => {
  expect(await tipoDe(Buffer.from('Resoluci\xf3n N\xba 5, a\xf1o 2011\r\n', 'latin1'))).toBe('text/plain');
  expect(await tipoDe(`x${'ñ'.repeat(70_000)}`)).toBe('text/plain');
});

test('programs, pages, drawings with scripts, macros and what nobody knows are not kept', async () => {
  const rechazados: Record<string, string | Buffer> = {
    elf: Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
    exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
    html: '\n <!DOCTYPE html><p>hola',
    'html without doctype': '<html><body onload=alert(1)>',
    'html after a comment': '<!-- x --><script>1</script>',
    'a script inside text': 'Bases\n<script>alert(1)</script>',
    svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    xml: '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>',
    php: '<?php system("x");',
    shell: '#!/bin/sh\nrm -rf /\n',
    macros: docm(),
    jar: zip({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n', 'A.class': 'x' }),
    apk: zip({ 'AndroidManifest.xml': 'x', 'classes.dex': 'x' }),
    'old Word': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)]),
    'bytes nobody knows': Buffer.from([1, 2, 3, 0, 255, 254]),
    'UTF-16': Buffer.from('\uFEFF<html>', 'utf16le'),
    gif: Buffer.from('GIF89a\x01\x00\x01\x00'),
  };
  for (const [que, contenido] of Object.entries(rechazados)) expect(await tipoDe(contenido), que).toBeNull();
  const programa = join(carpeta, 'programa');
  copyFileSync(process.execPath, programa);
  expect(await tipoPorContenido(programa, 'informe.pdf')).toBeNull();
});

test('a document is downloaded ending as what it is', () => {
  expect(nombreDeDescarga('Bases.PDF', 'application/pdf')).toBe('Bases.PDF');
  expect(nombreDeDescarga('factura.exe', 'application/pdf')).toBe('factura.exe.pdf');
  expect(nombreDeDescarga('instalar.bat', 'text/plain')).toBe('instalar.bat.txt');
  expect(nombreDeDescarga('foto.jpeg', 'image/jpeg')).toBe('foto.jpeg');
  expect(nombreDeDescarga('sin extensión', 'image/tiff')).toBe('sin extensión.tif');
});

test('a name that hides something, or leads elsewhere, is refused with its reason', () => {
  expect(normalizarNombre(' Resolucio\u0301n.pdf ')).toBe('Resolución.pdf');
  for (const bueno of ['Bases integradas (v2) — ñandú.pdf', 'a', '.oculto', '文書.pdf'])
    expect(defectoDeNombre(bueno), bueno).toBeNull();
  for (const malo of [
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'C:\\x.pdf',
    'a\u202Efdp.exe',
    'a\u0000',
    'a\nb',
    'x'.repeat(201),
    '\ud800',
  ])
    expect(defectoDeNombre(malo), JSON.stringify(malo)).toMatch(/\.$/);
});
