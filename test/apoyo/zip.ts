import { inflateRawSync } from 'node:zlib';

/** The files of a zip, by name. */
export function desempacar(zip: Buffer): Map<string, string> {
  const archivos = new Map<string, string>();
  let en = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16);
  while (zip.readUInt32LE(en) === 0x02014b50) {
    const [metodo, largo] = [zip.readUInt16LE(en + 10), zip.readUInt32LE(en + 20)];
    const [deNombre, deExtra, deNota] = [28, 30, 32].map((x) => zip.readUInt16LE(en + x)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(en + 42);
    const desde = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(desde, desde + largo);
    archivos.set(
      zip.toString('utf8', en + 46, en + 46 + deNombre),
      (metodo === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'),
    );
    en += 46 + deNombre + deExtra + deNota;
  }
  return archivos;
}
