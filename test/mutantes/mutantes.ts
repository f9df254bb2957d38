import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGLAS } from '../../machines/reglas/index.js';
import { RAIZ } from '../../src/raiz.js';

/** One small lie told to the code: the same file with one number or one comparison changed. */
export interface Mutante {
  readonly archivo: string;
  readonly linea: number;
  readonly cambio: string;
  readonly texto: string;
}

const REGLAS_DIR = 'machines/reglas';
const COMPARADOS = [
  ...['solicitud', 'informe-anual'].flatMap((maquina) =>
    readdirSync(join(RAIZ, 'machines', maquina))
      .filter((nombre) => /^condiciones.*\.ts$/.test(nombre))
      .map((nombre) => `machines/${maquina}/${nombre}`),
  ),
  'src/engine/plazos.ts',
  'src/engine/vencer.ts',
  'machines/calendario/vencimiento.ts',
];
const ESTRICTEZ: Readonly<Record<string, string>> = { '<=': '<', '<': '<=', '>=': '>', '>': '>=' };

// The formatter puts a space or a line end on both sides of a comparison and on neither side of a type parameter.
const COMPARACION = /(?<=\s)(<=|>=|<|>)(?=\s)/g;
const DIAS = /(?<=\bdias: |\binterno\()\d+(?=,)/g;

/** The text without its comments, every other character in its place. */
function sinComentarios(texto: string): string {
  return texto.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (c) => c.replace(/[^\n]/g, ' '));
}

function mutar(archivo: string, patron: RegExp, cambiar: (hallado: string) => readonly string[]): Mutante[] {
  const texto = readFileSync(join(RAIZ, archivo), 'utf8');
  return [...sinComentarios(texto).matchAll(patron)].flatMap(({ index, 0: hallado }) => {
    const linea = texto.slice(0, index).split('\n').length;
    const inicio = texto.lastIndexOf('\n', index) + 1;
    const fin = texto.indexOf('\n', index);
    return cambiar(hallado).map((nuevo) => ({
      archivo,
      linea,
      cambio:
        `${texto.slice(inicio, index)}⟦${hallado} → ${nuevo}⟧${texto.slice(index + hallado.length, fin)}`.trim(),
      texto: texto.slice(0, index) + nuevo + texto.slice(index + hallado.length),
    }));
  });
}

/** Every mutant of the rules' days and of the comparisons that decide terms. @throws Error when a rule row escapes. */
export function mutantes(): Mutante[] {
  const dias = readdirSync(join(RAIZ, REGLAS_DIR)).flatMap((nombre) =>
    mutar(`${REGLAS_DIR}/${nombre}`, DIAS, (d) => [`${Number(d) + 1}`, `${Number(d) - 1}`]),
  );
  const conDias = REGLAS.filter((r) => r.plazo !== null && r.plazo.dias !== null).length;
  if (dias.length !== conDias * 2)
    throw new Error(`Hay ${conDias} reglas con días y se hallaron ${dias.length / 2} en ${REGLAS_DIR}.`);
  const comparaciones = COMPARADOS.flatMap((archivo) =>
    mutar(archivo, COMPARACION, (c) => [ESTRICTEZ[c] as string]),
  );
  return [...dias, ...comparaciones];
}
