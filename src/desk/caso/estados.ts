import { useQuery } from '@tanstack/react-query';
import { pedir } from '../api/client';
import type { Caso, FilaDeHistorial, ValorDeEstado } from '../api/tipos';

/** A state of a machine, as the API describes it. */
export interface Nodo {
  readonly clave: string;
  readonly tipo: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly descripcion: string | null;
  readonly norma: string | null;
  readonly regla: string | null;
  readonly estados: readonly Nodo[];
}

interface Maquina {
  readonly raiz: Nodo;
  readonly item?: Nodo;
}

/** A state a case is in: its path, what it means and its article. */
export interface EstadoActivo {
  readonly ruta: string;
  readonly descripcion: string;
  readonly norma: string | null;
  readonly regla: string | null;
  readonly final: boolean;
}

/** The definition of the machine of a case. */
export function useMaquina({ maquina, version }: Pick<Caso, 'maquina' | 'version'>) {
  return useQuery({
    queryKey: ['maquina', maquina, version],
    queryFn: () => pedir<Maquina>(`/api/maquinas/${maquina}/${version}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function hojas(nodo: Nodo, valor: ValorDeEstado | undefined, base: string): EstadoActivo[] {
  const partes =
    typeof valor === 'string'
      ? [[valor, undefined] as const]
      : valor === undefined
        ? []
        : Object.entries(valor);
  const dentro = partes.flatMap(([clave, interior]) => {
    const hijo = nodo.estados.find((n) => n.clave === clave);
    return hijo ? hojas(hijo, interior, base === '' ? clave : `${base}.${clave}`) : [];
  });
  if (dentro.length > 0) return dentro;
  const { descripcion, clave, norma, regla, tipo } = nodo;
  return [{ ruta: base, descripcion: descripcion ?? clave, norma, regla, final: tipo === 'final' }];
}

/** The state value of a case without items, of its process, or of one of its items. */
function valorDe(estado: ValorDeEstado | null, item: string | null): ValorDeEstado | undefined {
  if (estado === null) return undefined;
  const compuesto = typeof estado === 'object' && 'proceso' in estado && 'items' in estado;
  const items = compuesto ? (estado['items'] as { [n: string]: ValorDeEstado }) : {};
  return item === null ? (compuesto ? estado['proceso'] : estado) : items[item];
}

/**
 * The innermost states a case, or one of its items, is in, the latest entered first: those still alive or, when none is,
 * how it ended.
 */
export function estadosActivos(
  maquina: Maquina,
  estado: ValorDeEstado,
  item: string | null,
  historia: readonly FilaDeHistorial[],
): EstadoActivo[] {
  const nodo = item === null ? maquina.raiz : maquina.item;
  const valor = valorDe(estado, item);
  if (nodo === undefined || valor === undefined) return [];
  const antes = historia.map(
    (f) => new Set(hojas(nodo, valorDe(f.estadoAntes, item), '').map((h) => h.ruta)),
  );
  const desdeCuando = (ruta: string) => antes.findLastIndex((rutas) => !rutas.has(ruta));
  const activos = hojas(nodo, valor, '');
  const vivos = activos.filter((a) => !a.final);
  return (vivos.length > 0 ? vivos : activos)
    .map((a) => ({ a, entro: desdeCuando(a.ruta) }))
    .sort((x, y) => y.entro - x.entro)
    .map(({ a }) => a);
}
