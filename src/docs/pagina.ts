import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { clave } from '../../machines/base/maquina.js';
import { type Carga, citar, plazoDe } from '../../machines/reglas/index.js';
import { camposDe } from './campos.js';
import { claseDe, eventosDe, type Grafo, grafoDe, type Nodo, recorrer } from './grafo.js';
import { type ConPagina, deItems } from './items.js';
import { terminosDe } from './reglas.js';
import { condicionesBajo } from './salidas.js';

const COMPUTO = { habiles: 'días hábiles', calendario: 'días calendario', fecha: 'fecha fijada' } as const;
const CARGA: Readonly<Record<Carga, string>> = {
  oece: 'OECE',
  entidad: 'entidad',
  participante: 'participante',
  comite: 'Comité Especial',
  oec: 'órgano de contrataciones',
  titular: 'Titular',
  osce: 'OSCE',
  aprobador: 'quien aprobó el expediente',
};
const TIPO: Record<Nodo['tipo'], string> = {
  atomic: '',
  compound: 'grupo',
  parallel: 'regiones a la par',
  final: 'final',
  history: 'historia',
};

/** A table of Markdown; a bar within a cell stays a bar. */
export function tabla(titulos: readonly string[], filas: readonly (readonly string[])[]): string {
  const fila = (celdas: readonly string[]) =>
    `| ${celdas.map((c) => c.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [fila(titulos), fila(titulos.map(() => '---')), ...filas.map(fila)].join('\n');
}

function estados(grafo: Grafo): string {
  const filas = recorrer(grafo.raiz)
    .filter((n) => n.id !== '')
    .map((n) => [
      `\`${n.id}\``,
      TIPO[n.tipo],
      n.descripcion ?? '',
      n.articulo === null ? '' : `${n.articulo}: ${citar(n.articulo)}`,
    ]);
  return tabla(['Estado', 'Clase', 'Descripción', 'Artículo'], filas);
}

/** The acts a table of events is of: those that the statecharts of the case take. */
function actosDe(def: DefinicionDeMaquina, tomados: ReadonlySet<string>) {
  return Object.entries(def.eventos).filter(([tipo]) => tomados.has(tipo));
}

function eventos(def: DefinicionDeMaquina, tomados: ReadonlySet<string>): string {
  const filas = actosDe(def, tomados).map(([tipo, e]) => {
    const campos = camposDe(e.esquema).map((c) => `\`${c.ruta}\`${c.obligatorio ? '\\*' : ''}`);
    const roles = e.roles.length === 0 ? 'otro expediente' : e.roles.join(', ');
    return [`\`${tipo}\``, e.titulo, roles, `${e.regla}: ${citar(e.regla)}`, campos.join(', ')];
  });
  return `El asterisco señala los datos obligatorios. El rol \`admin\` puede enviar todos.

${tabla(['Evento', 'Título', 'Roles', 'Regla y artículo', 'Datos'], filas)}`;
}

function eventosDelItem(def: DefinicionDeMaquina, tomados: ReadonlySet<string>): string {
  const filas = actosDe(def, tomados).map(([tipo, e]) => [
    `\`${tipo}\``,
    e.titulo,
    `${e.regla}: ${citar(e.regla)}`,
  ]);
  return `Los recibe el expediente del proceso, que los hace llegar a sus ítems; sus roles y datos están en la página de cada proceso.

${tabla(['Evento', 'Título', 'Regla y artículo'], filas)}`;
}

function plazos(def: DefinicionDeMaquina, tomados: ReadonlySet<string>): string {
  const filas = terminosDe(def)
    .filter((id) => tomados.has(plazoDe(id).evento))
    .map((id) => {
      const { dias, computo, carga, clase, corre, evento } = plazoDe(id);
      const cuanto = computo === 'fecha' ? '—' : dias === null ? 'los otorgados' : String(dias);
      return [`${id}: ${citar(id)}`, cuanto, COMPUTO[computo], corre, CARGA[carga], clase, `\`${evento}\``];
    });
  return tabla(
    ['Regla y artículo', 'Días', 'Cómputo', 'Corre desde', 'A cargo de', 'Clase', 'Evento al vencer'],
    filas,
  );
}

function condiciones(def: DefinicionDeMaquina): string {
  const lee = { estado: 'el expediente', datos: 'el acto', rama: 'elige el camino' } as const;
  const usadas = condicionesBajo(def.maquina.root);
  const filas = Object.entries(def.condiciones)
    .filter(([nombre]) => usadas.has(nombre))
    .map(([nombre, c]) => [`\`${nombre}\``, c.descripcion, lee[c.lee]]);
  return tabla(['Condición', 'Qué comprueba', 'Lee'], filas);
}

const enlace = ({ id, version, titulo }: DefinicionDeMaquina) => `[${titulo}](${id}-${version}.md)`;

function preambulo(
  { def, madres }: ConPagina,
  descripcion: string,
  items: DefinicionDeMaquina | null,
): string {
  if (madres.length > 0)
    return `${descripcion} Régimen: ${def.regimen}. Uno por cada ítem de estos procesos, movido con el suyo en un solo paso: ${madres.map(enlace).join('; ')}.`;
  const suyos = items
    ? ` Cada ítem tiene además su propio diagrama de estados, con los actos que le tocan: ${enlace(items)}.`
    : '';
  return `${descripcion} Régimen: ${def.regimen}. El expediente nace con \`${def.nacimiento}\`.${suyos}`;
}

/** How the articles of a page are to be read, when they need it said. */
function notasDeCitas(tablas: string): string {
  const notas = [
    ['(proyecto: ', 'La numeración del proyecto de directiva se cita junto a la vigente.'],
    ['(por contrastar)', '«Por contrastar»: regla escrita de memoria, que nadie leyó aún en su norma.'],
  ] as const;
  return notas.flatMap(([marca, nota]) => (tablas.includes(marca) ? [` ${nota}`] : [])).join('');
}

/**
 * The page of a machine: its picture and the tables of its states, acts, terms and conditions. Acts and terms of a case
 * with items are those of its items too.
 * @throws Error when a state or act names a rule the catalogue does not hold.
 */
export function pagina(una: ConPagina, grafo: Grafo): string {
  const { def, madres } = una;
  const items = deItems(def);
  const propios = eventosDe(grafo);
  const todos = items ? new Set([...propios, ...eventosDe(grafoDe(items))]) : propios;
  const internos = [...todos].filter((e) => !['acto', 'fin'].includes(claseDe(e))).sort();
  const tablas = `## Estados

${estados(grafo)}

## Eventos

${madres.length > 0 ? eventosDelItem(def, todos) : eventos(def, todos)}

Eventos internos, que nadie envía desde fuera: ${internos.map((e) => `\`${e}\``).join(', ')}.

## Plazos

${plazos(def, todos)}

## Condiciones

${condiciones(def)}
`;
  return `<!-- Generado por "npm run docs". No lo edite. -->
# ${def.titulo} (${clave(def)})

${preambulo(una, grafo.raiz.descripcion ?? '', items)}

[![Estados y transiciones de ${def.titulo}](${def.id}-${def.version}.svg)](${def.id}-${def.version}.svg)

En la figura, «→ estado» remite a un estado dibujado aparte; «admite» enumera lo que un estado recibe sin cambiar. Entre corchetes va el nombre de la condición. d.h.: días hábiles; d.c.: días calendario.${notasDeCitas(tablas)}

${tablas}`;
}
