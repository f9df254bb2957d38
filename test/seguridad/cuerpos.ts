import { gzipSync } from 'node:zlib';
import type { Azar } from './azar.js';
import type { Arsenal, Operacion } from './disparos.js';
import { cualquiera, queCabe, trastocar } from './valores.js';

interface Cuerpo {
  readonly cuerpo: Buffer;
  readonly tipo: string | null;
}

const TIPOS = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'x/y',
  '',
];
const TIPOS_DE_JSON = ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'];

const DE_ARCHIVOS: readonly (readonly [string, string])[] = [
  [
    'application/pdf',
    '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  ],
  ['image/png', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'],
  ['application/zip', 'PK\u0003\u0004\u0014\u0000'],
  ['text/plain', 'Texto con eñes y tildes: áéíóú.\n'],
  ['text/csv', 'a;b;c\n1;2;3\n'],
  ['text/html', '<!doctype html><script>alert(1)</script>'],
  ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['application/octet-stream', 'MZ\u0090\u0000\u0003'],
  ['application/pdf', '#!/bin/sh\nrm -rf /\n'],
  ['message/rfc822', 'From: a@b.pe\r\nSubject: x\r\n\r\nhola'],
];

/** The bytes of a file: of a kind, cut short, or nothing at all. */
function archivo(azar: Azar): Cuerpo {
  const [tipo, texto] = azar.de(DE_ARCHIVOS);
  const cabeza = Buffer.from(texto, azar.unaDe(2) ? 'latin1' : 'utf8');
  const cola = azar.unaDe(3) ? azar.bytes(azar.entero(0, 4000)) : Buffer.alloc(0);
  const cuerpo = azar.unaDe(20) ? Buffer.alloc(0) : Buffer.concat([cabeza, cola]);
  return { cuerpo, tipo: azar.unaDe(4) ? azar.de(TIPOS) : tipo };
}

function dato(o: Operacion, { azar, buenos, actos }: Arsenal): unknown {
  const [, , coleccion = ''] = o.ruta.split('/');
  const suyos = o.ruta.endsWith('/{id}/eventos') ? actos.get(coleccion) : undefined;
  if (suyos && azar.unaDe(2)) {
    const { tipo, esquema } = azar.de(suyos);
    return { tipo, datos: queCabe(esquema, azar) };
  }
  const conocidos = buenos.get(`${o.metodo} ${o.ruta}`);
  if (conocidos && !azar.unaDe(4))
    return azar.unaDe(3) ? azar.de(conocidos) : trastocar(azar.de(conocidos), azar);
  const contenido = o.op.requestBody?.content ?? {};
  const esquema = contenido['application/json']?.schema;
  return esquema && !azar.unaDe(10) ? queCabe(esquema, azar) : cualquiera(azar);
}

/** Spoils the writing of a JSON: cut, with bytes that are not text, too deep, too long, or with numbers nobody holds. */
function estropear(texto: string, azar: Azar): Buffer {
  const mitad = Math.floor(texto.length / 2);
  switch (azar.entero(0, 9)) {
    case 0:
      return Buffer.from(texto.slice(0, mitad));
    case 1:
      return Buffer.concat([
        Buffer.from(texto.slice(0, mitad)),
        azar.bytes(6),
        Buffer.from(texto.slice(mitad)),
      ]);
    case 2:
      return Buffer.from(`\ufeff${texto}`);
    case 3:
      return Buffer.from(texto.replace(/\d+/, '1e400'));
    case 4:
      return Buffer.from(`${'['.repeat(azar.de([65, 5000, 100_000]))}`);
    case 5:
      return Buffer.from(`${'{"a":'.repeat(70)}1${'}'.repeat(70)}`);
    case 6:
      return Buffer.from(
        texto.replace('{', `{"__proto__":{"admin":true},"x":"${'y'.repeat(azar.de([10, 1_100_000]))}",`),
      );
    case 7:
      return Buffer.from(texto.replace('{', '{"tipo":"A","tipo":"B",'));
    case 8:
      return Buffer.from(texto, 'utf16le');
    default:
      return Buffer.from(`${texto}${texto}`);
  }
}

/** A body for an operation, and what it says it is. */
export function cuerpoDe(o: Operacion, arsenal: Arsenal): Cuerpo {
  const { azar } = arsenal;
  const admite = Object.keys(o.op.requestBody?.content ?? {});
  if (admite.length > 0 && !admite.includes('application/json') && !azar.unaDe(20)) return archivo(azar);
  // What takes no body is mostly sent none.
  if (admite.length === 0 && !azar.unaDe(4)) return { cuerpo: Buffer.alloc(0), tipo: null };
  const texto = JSON.stringify(dato(o, arsenal)) ?? '';
  const cuerpo = azar.unaDe(25) ? estropear(texto, azar) : Buffer.from(texto);
  if (azar.unaDe(200)) return { cuerpo: gzipSync(cuerpo), tipo: 'application/json' };
  return { cuerpo, tipo: azar.unaDe(20) ? azar.de(TIPOS) : azar.de(TIPOS_DE_JSON) };
}
