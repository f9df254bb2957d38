import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CARPETA = new URL('ingenuo/', import.meta.url);

describe('the naive model of the law', () => {
  it.each(readdirSync(CARPETA))(
    '%s shares no code with the product: it imports its own folder only',
    (archivo) => {
      const texto = readFileSync(new URL(archivo, CARPETA), 'utf8');
      const importa = [...texto.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1]);
      expect(importa.filter((ruta) => !/^\.\/[a-z-]+\.js$/.test(ruta ?? ''))).toEqual([]);
    },
  );
});
