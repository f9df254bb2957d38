import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citar, REGLAS, regla } from '../../machines/reglas/index.js';
import { tabla } from './pagina.js';
import { SIN_CODIGO } from './sin-codigo.js';

/** Where a rule lives: the files that apply it, the tests that exercise it, and why there are none. */
export interface Rastro {
  readonly implementada: readonly string[];
  readonly probada: readonly string[];
  readonly nota: string | null;
}

/** A source file: its path from the root of the project and its text. */
export interface Fuente {
  readonly ruta: string;
  readonly texto: string;
}

/** Whether a rule's id is written in a text, and not merely the beginning of a longer one. */
export function nombra(texto: string, id: string): boolean {
  for (let i = texto.indexOf(id); i !== -1; i = texto.indexOf(id, i + 1)) {
    const antes = texto.slice(Math.max(0, i - 2), i);
    const despues = texto.slice(i + id.length, i + id.length + 2);
    if (
      !/[\p{L}\p{N}_]$|[\p{L}\p{N}_][.-]$/u.test(antes) &&
      !/^[\p{L}\p{N}_(]|^[.-][\p{L}\p{N}_]/u.test(despues)
    )
      return true;
  }
  return false;
}

/**
 * The sources that may apply or test a rule: machines/ without the catalogue, src/ and test/ without this generator.
 * @throws Error when the folders cannot be read.
 */
export function fuentes(raiz: string): Fuente[] {
  const rutas = ['machines', 'src', 'test'].flatMap((carpeta) =>
    readdirSync(join(raiz, carpeta), { recursive: true, encoding: 'utf8' }).map(
      (f) => `${carpeta}/${f.replaceAll('\\', '/')}`,
    ),
  );
  return rutas
    .filter((r) => /\.tsx?$/.test(r) && !/^machines\/reglas\/|^(src|test)\/docs\//.test(r))
    .sort()
    .map((ruta) => ({ ruta, texto: readFileSync(join(raiz, ruta), 'utf8') }));
}

/** The trace of every rule of the catalogue, by id. */
export function rastrear(archivos: readonly Fuente[]): Record<string, Rastro> {
  const ids = [...new Set(REGLAS.map((r) => r.id))];
  return Object.fromEntries(
    ids.map((id) => {
      const rutas = archivos.filter((f) => nombra(f.texto, id)).map((f) => f.ruta);
      const implementada = rutas.filter((r) => !r.startsWith('test/'));
      const nota = implementada.length === 0 ? (SIN_CODIGO[id] ?? null) : null;
      return [id, { implementada, probada: rutas.filter((r) => r.startsWith('test/')), nota }];
    }),
  );
}

/** The traces as a page for people. */
export function paginaDeTrazabilidad(rastros: Readonly<Record<string, Rastro>>): string {
  const todos = Object.values(rastros);
  const aplicadas = todos.filter((r) => r.implementada.length > 0);
  const archivos = (rutas: readonly string[]) => rutas.map((r) => `[\`${r}\`](../${r})`).join('<br>');
  const filas = Object.entries(rastros).map(([id, r]) => {
    const { glosa, fuente } = regla(id);
    return [
      id,
      citar(id),
      glosa,
      fuente,
      archivos(r.implementada) || `*${r.nota ?? 'Sin implementar.'}*`,
      archivos(r.probada) || '—',
    ];
  });
  return `<!-- Generado por "npm run docs". No lo edite. -->
# Trazabilidad de las reglas

Cada regla del catálogo con los archivos que la aplican y las pruebas que la nombran. Fuente: *texto*, leída en la norma; *memoria*, por cotejar con ella; *casa*, decisión propia ante un silencio de la norma.

Reglas: ${todos.length}. Aplicadas en código: ${aplicadas.length}, de ellas nombradas en pruebas: ${aplicadas.filter((r) => r.probada.length > 0).length}. Sin código, con razón escrita: ${todos.filter((r) => r.nota !== null).length}.

${tabla(['Regla', 'Artículo', 'Qué manda', 'Fuente', 'Aplicada en', 'Probada en'], filas)}
`;
}
