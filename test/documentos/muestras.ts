import { deflateRawSync } from 'node:zlib';

/** A PDF a reader opens: one blank page. */
export function pdf(marca = 'Bases de prueba'): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n% ${marca}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
}

/** A zip with some files. */
export function zip(archivos: Readonly<Record<string, string>>): Buffer {
  const locales: Buffer[] = [];
  const central: Buffer[] = [];
  let en = 0;
  for (const [nombre, texto] of Object.entries(archivos)) {
    const crudo = Buffer.from(texto);
    const bytes = deflateRawSync(crudo);
    const comun = Buffer.alloc(26);
    comun.writeUInt16LE(20, 0);
    comun.writeUInt16LE(8, 4);
    comun.writeUInt32LE(crc(crudo), 10);
    comun.writeUInt32LE(bytes.length, 14);
    comun.writeUInt32LE(crudo.length, 18);
    comun.writeUInt16LE(Buffer.byteLength(nombre), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), comun, Buffer.from(nombre), bytes]);
    const resto = Buffer.alloc(14);
    resto.writeUInt32LE(en, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), comun, resto, Buffer.from(nombre)]),
    );
    locales.push(local);
    en += local.length;
  }
  const indice = Buffer.concat(central);
  const fin = Buffer.alloc(18);
  fin.writeUInt16LE(central.length, 4);
  fin.writeUInt16LE(central.length, 6);
  fin.writeUInt32LE(indice.length, 8);
  fin.writeUInt32LE(en, 12);
  return Buffer.concat([...locales, indice, Buffer.from('PK\u0005\u0006'), fin]);
}

const TABLA = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const b of bytes) c = (TABLA[(c ^ b) & 255] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

const parteDeOffice = (tipo: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x.xml" ContentType="${tipo}"/></Types>`;

/** A file of Word, without macros. */
export const docx = () =>
  zip({
    '[Content_Types].xml': parteDeOffice(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    ),
    'word/document.xml': '<w:document/>',
  });

/** The same with macros. */
export const docm = () =>
  zip({
    '[Content_Types].xml': parteDeOffice('application/vnd.ms-word.document.macroEnabled.main+xml'),
    'word/document.xml': '<w:document/>',
  });

/** A text of OpenDocument. */
export const odt = () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' });

/** The smallest PNG there is. */
export const png = () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
