import type { Caso, FilaDeHistorial } from '../api/tipos';

type Datos = Record<string, unknown>;

const lista = (datos: Datos, nombre: string) => (datos[nombre] as readonly Datos[] | undefined) ?? [];

/** Who registered in a process. */
export function participantesDe({ datos }: Caso): { id: string; nombre: string }[] {
  return lista(datos, 'participantes').map((p) => ({ id: String(p['id']), nombre: String(p['nombre']) }));
}

/** Who presented a proposal, with its name. */
export function postoresDe(caso: Caso): { id: string; nombre: string }[] {
  const nombres = new Map(participantesDe(caso).map((p) => [p.id, p.nombre]));
  return lista(caso.datos, 'propuestas').map((p) => {
    const id = String(p['postor']);
    return { id, nombre: nombres.get(id) ?? id };
  });
}

/** The items of a process, by number. */
export function itemsDe({ datos }: Caso): { numero: string; descripcion: string; situacion: string }[] {
  return lista(datos, 'items').map((i) => ({
    numero: String(i['numero']),
    descripcion: String(i['descripcion'] ?? ''),
    situacion: String(i['situacion'] ?? ''),
  }));
}

/** Ids that wait for an answer, of `consultas` or `observaciones`. */
export function pendientesDe({ datos }: Caso, cuales: 'consultas' | 'observaciones'): string[] {
  return ((datos[cuales] as { pendientes?: string[] } | undefined)?.pendientes ?? []).map(String);
}

/** The questions or observations made, with who made each, read in the history. */
export function formuladas(
  historia: readonly FilaDeHistorial[],
  tipo: 'FORMULAR_CONSULTA' | 'FORMULAR_OBSERVACION',
): { id: string; de: string; texto: string }[] {
  return historia
    .filter((f) => f.tipo === tipo)
    .map(({ datos }) => ({
      id: String(datos['id']),
      de: String(datos['participante']),
      texto: String(datos['texto']),
    }));
}

/** The deficiencies of the last report of a solicitud, read in the history. */
export function deficienciasDe(historia: readonly FilaDeHistorial[]): Datos[] {
  const informe = historia.findLast((f) => f.tipo === 'EMITIR_INFORME');
  return (informe?.datos['deficiencias'] as Datos[] | undefined) ?? [];
}

/** Names of the factors of the bases. */
export function factoresDe({ datos }: Caso): string[] {
  const { bases } =
    (datos['convocatoria'] as { bases?: { factores?: { nombre: string }[] } } | undefined) ?? {};
  return (bases?.factores ?? []).map((f) => f.nombre);
}
