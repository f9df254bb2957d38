import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { clave } from '../../machines/base/maquina.js';
import { citar, plazoDe, REGLAS } from '../../machines/reglas/index.js';
import { camposDe } from './campos.js';
import { claseDe, eventosDe, type Grafo, type Nodo, recorrer } from './grafo.js';

const COMPUTO = { habiles: 'días hábiles', calendario: 'días calendario', fecha: 'fecha fijada' } as const;
const CARGA = { oece: 'OECE', entidad: 'entidad' } as const;
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

function eventos(def: DefinicionDeMaquina): string {
  const filas = Object.entries(def.eventos).map(([tipo, e]) => {
    const campos = camposDe(e.esquema).map((c) => `\`${c.ruta}\`${c.obligatorio ? '\\*' : ''}`);
    return [`\`${tipo}\``, e.titulo, e.roles.join(', '), `${e.regla}: ${citar(e.regla)}`, campos.join(', ')];
  });
  return tabla(['Evento', 'Título', 'Roles', 'Regla y artículo', 'Datos'], filas);
}

function plazos(def: DefinicionDeMaquina, grafo: Grafo): string {
  const usados = eventosDe(grafo);
  const ids = [
    ...new Set(
      REGLAS.filter((r) => r.regimen === def.regimen && r.plazo && usados.has(r.plazo.evento)).map(
        (r) => r.id,
      ),
    ),
  ];
  const filas = ids.map((id) => {
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
  return tabla(
    ['Condición', 'Qué comprueba', 'Lee'],
    Object.entries(def.condiciones).map(([nombre, c]) => [`\`${nombre}\``, c.descripcion, lee[c.lee]]),
  );
}

/**
 * The page of a machine: its picture and the tables of its states, acts, terms and conditions.
 * @throws Error when a state or act names a rule the catalogue does not hold.
 */
export function pagina(def: DefinicionDeMaquina, grafo: Grafo): string {
  const internos = [...eventosDe(grafo)].filter((e) => !['acto', 'fin'].includes(claseDe(e))).sort();
  return `<!-- Generado por "npm run docs". No lo edite. -->
# ${def.titulo} (${clave(def)})

${grafo.raiz.descripcion ?? ''} Régimen: ${def.regimen}. El expediente nace con \`${def.nacimiento}\`.

[![Estados y transiciones de ${def.titulo}](${def.id}-${def.version}.svg)](${def.id}-${def.version}.svg)

En la figura, «→ estado» remite a un estado dibujado aparte; «admite» enumera lo que un estado recibe sin cambiar. Entre corchetes va el nombre de la condición. d.h.: días hábiles; d.c.: días calendario. La numeración del proyecto de directiva se cita junto a la vigente.

## Estados

${estados(grafo)}

## Eventos

El asterisco señala los datos obligatorios. El rol \`admin\` puede enviar todos.

${eventos(def)}

Eventos internos, que nadie envía desde fuera: ${internos.map((e) => `\`${e}\``).join(', ')}.

## Plazos

${plazos(def, grafo)}

## Condiciones

${condiciones(def)}
`;
}
