import type { AnyMachineSnapshot } from 'xstate';
import type { DefinicionDeEvento } from '../../machines/base/evento.js';
import type { Hechos } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import {
  enPalabrasDeLaSituacion,
  enPalabrasDelFin,
  type Fallo,
  falloDe,
  nodosQueAdmiten,
  type Parte,
  partesVivas,
  pruebasDe,
} from './explain.js';
import { candidatas, type Nodo, type Transicion } from './nodos.js';
import { conHechos } from './paso.js';
import type { Rechazo } from './tipos.js';

/** Why an act is not to be had now, for whoever has not filled its form. */
export type Motivo = Pick<Rechazo, 'regla' | 'detalle' | 'seHabilita'>;

function fallosDeEstado({ snapshot, condiciones, hechos }: Parte, transiciones: readonly Transicion[]) {
  const { context } = conHechos(snapshot, hechos);
  return transiciones
    .flatMap((t) => pruebasDe(condiciones, t).filter(({ condicion }) => condicion.lee === 'estado'))
    .flatMap((prueba) => falloDe(prueba, context, undefined));
}

/** What the dates alone say of an act that no active state handles. */
function fechaDe(def: DefinicionDeMaquina, tipo: string, partes: readonly Parte[]): Fallo | undefined {
  return partes
    .flatMap((parte) => {
      const maquina = parte.item === null ? def.maquina : def.partes?.maquina;
      const nodos = nodosQueAdmiten(maquina?.root as unknown as Nodo, tipo);
      return fallosDeEstado(
        parte,
        nodos.flatMap((n) => n.transitions.get(tipo) ?? []),
      );
    })
    .find((f) => f.seHabilita?.desde !== undefined || f.seHabilita?.hasta !== undefined);
}

/**
 * Why a case does not admit an act now, whatever its data might say: only the conditions that read the case are asked, so
 * that it can be told of an act nobody is sending (D15).
 * @param tipo an act `permitidos` does not name
 */
export function porQueNoCabe(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  tipo: string,
  { titulo, regla }: Pick<DefinicionDeEvento, 'titulo' | 'regla'>,
  hechos: Hechos,
): Motivo {
  if (snapshot.status !== 'active') return { regla, detalle: enPalabrasDelFin(snapshot, titulo) };
  const partes = partesVivas(def, snapshot, hechos);
  const [fallo] = partes.flatMap((parte) => fallosDeEstado(parte, candidatas(parte.snapshot, tipo)));
  if (fallo) {
    const { detalle, seHabilita } = fallo;
    return { regla: fallo.regla, detalle, ...(seHabilita ? { seHabilita } : {}) };
  }
  return { regla, ...enPalabrasDeLaSituacion(def, tipo, titulo, fechaDe(def, tipo, partes)) };
}
