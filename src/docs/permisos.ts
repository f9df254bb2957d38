import { type DefinicionDeEvento, ROLES, type Rol } from '../../machines/base/evento.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { ACTOS_DEL_MOTOR } from '../engine/sucesos.js';
import { tabla } from './pagina.js';

/** A call of the API, as far as permissions go. */
export interface LlamadaConPermiso {
  readonly metodo: string;
  readonly ruta: string;
  readonly titulo: string;
  readonly roles: readonly Rol[] | 'publico' | 'todos';
}

/** An act of some machines of a collection, and who may send it in them. */
export interface ActoConPermiso {
  readonly tipo: string;
  readonly titulo: string;
  readonly roles: readonly Rol[];
  /** Only one of its roles is competent in each case, by what the case is. */
  readonly segunElCaso: boolean;
  readonly maquinas: readonly string[];
}

const COLUMNAS = ROLES.filter((rol) => rol !== 'admin');
const [SI, SEGUN, TODOS, NO] = ['●', '◐', '○', ''];

/** Whether a row lets a role in; `admin` goes in everywhere. */
export function admite(roles: LlamadaConPermiso['roles'], rol: Rol): boolean {
  return typeof roles === 'string' || rol === 'admin' || roles.includes(rol);
}

const actosDe = (def: DefinicionDeMaquina): [string, DefinicionDeEvento][] =>
  Object.entries({ ...def.eventos, ...ACTOS_DEL_MOTOR });

/** The acts people may send to the cases of a collection: those of its machines, its birth and those of the engine. */
function actosConPermiso(maquinas: readonly DefinicionDeMaquina[]): ActoConPermiso[] {
  const hallados = new Map<string, ActoConPermiso>();
  for (const def of maquinas)
    for (const [tipo, { titulo, roles }] of actosDe(def)) {
      // What no role may do is said by other cases.
      if (roles.length === 0) continue;
      const segunElCaso = def.competentes !== undefined && Object.hasOwn(def.competentes, tipo);
      const clave = [tipo, segunElCaso, ...roles].join(' ');
      const previas = hallados.get(clave)?.maquinas ?? [];
      hallados.set(clave, { tipo, titulo, roles, segunElCaso, maquinas: [...previas, def.id] });
    }
  return [...hallados.values()];
}

const marcas = (roles: LlamadaConPermiso['roles'], si = SI) =>
  COLUMNAS.map((rol) => (admite(roles, rol) ? si : NO) as string);

function deLlamadas(filas: readonly LlamadaConPermiso[]): string {
  const publicas = filas.filter((f) => f.roles === 'publico');
  const otras = filas.filter((f) => f.roles !== 'publico');
  const clave = ({ metodo, ruta }: LlamadaConPermiso) => `${ruta} ${metodo}`;
  const orden = (a: LlamadaConPermiso, b: LlamadaConPermiso) => (clave(a) < clave(b) ? -1 : 1);
  const nombre = ({ metodo, ruta }: LlamadaConPermiso) => `\`${metodo.toUpperCase()} ${ruta}\``;
  return `## Llamadas sin identificarse

${tabla(
  ['Llamada', 'Qué hace'],
  [...publicas].sort(orden).map((f) => [nombre(f), f.titulo]),
)}

## Llamadas con identidad

${tabla(
  ['Llamada', ...COLUMNAS],
  [...otras].sort(orden).map((f) => [nombre(f), ...marcas(f.roles, f.roles === 'todos' ? TODOS : SI)]),
)}`;
}

function deActos(coleccion: string, maquinas: readonly DefinicionDeMaquina[]): string {
  const filas = actosConPermiso(maquinas).map((a) => [
    `\`${a.tipo}\`${a.maquinas.length < maquinas.length ? ` (${a.maquinas.join(', ')})` : ''}`,
    ...marcas(a.roles, a.segunElCaso ? SEGUN : SI),
  ]);
  return `## Actos de la colección \`${coleccion}\`\n\n${tabla(['Acto', ...COLUMNAS], filas)}`;
}

/**
 * The page that says who may do what: every call and every act by every role.
 * @param llamadas the table of routes
 * @param maquinas those of the registry
 */
export function paginaDePermisos(
  llamadas: readonly LlamadaConPermiso[],
  maquinas: readonly DefinicionDeMaquina[],
): string {
  const colecciones = [...new Set(maquinas.map((d) => d.coleccion))];
  return `# Quién puede qué

Página generada con \`npm run docs\` desde la tabla de llamadas y las máquinas; no se edita. La prueba
\`test/seguridad/permisos.test.ts\` exige que esté al día, y envía cada llamada y cada acto con cada rol para comprobar que
el servidor hace lo que aquí dice.

El rol \`admin\` puede todo y lo que hace por serlo consta así; ni él lee un monto sellado. ${SI}: puede. ${TODOS}: cualquiera que se
identifique llama, y adentro cada acto dice de quién es, o cada quien ve lo suyo. ${SEGUN}: puede quien es competente en ese
expediente (según el monto). Una marca no basta para ver un expediente: la entidad y quienes actúan por ella ven los
suyos, y para los demás ese expediente no existe (404).

${deLlamadas(llamadas)}

${colecciones
  .map((c) =>
    deActos(
      c,
      maquinas.filter((d) => d.coleccion === c),
    ),
  )
  .join('\n\n')}
`;
}
