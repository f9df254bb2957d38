import type { Caso, FilaDeHistorial } from '../api/tipos';
import type { Sugerencias } from '../formularios/preparar';
import { formuladas, itemsDe, participantesDe, postoresDe } from './partes-de-datos';

const conNombre = (ids: readonly { id: string; nombre: string }[]) =>
  ids.map(({ id, nombre }) => ({ valor: id, nombre: nombre === id ? id : `${id} · ${nombre}` }));

/** What this case offers to choose from, by the name of the field, for one of its acts. */
export function sugerenciasDe(caso: Caso, historia: readonly FilaDeHistorial[], tipo: string): Sugerencias {
  if (!('participantes' in caso.datos)) return {};
  const participantes = conNombre(participantesDe(caso));
  const postores = conNombre(postoresDe(caso));
  const items = itemsDe(caso);
  const observaciones = formuladas(historia, 'FORMULAR_OBSERVACION').map(({ id, texto }) => ({
    valor: id,
    nombre: `${id} · ${texto.slice(0, 60)}`,
  }));
  return {
    participante: participantes,
    apelante: participantes,
    postor: tipo === 'PRESENTAR_PROPUESTA' ? participantes : postores,
    observacion: observaciones,
    ...(items.length > 1
      ? { item: items.map((i) => ({ valor: i.numero, nombre: `${i.numero} · ${i.descripcion}` })) }
      : {}),
  };
}
