import type { CasoDeOrigen, Claros, Datos } from '../base/maquina.js';
import type { ItemDeProceso, PresentacionDeProceso } from './nacimiento.js';
import type { ContextoDeProceso } from './proceso/contexto.js';
import type { NacimientoDeProceso } from './proceso/nacimiento.js';

/** What of the file of a process is also of the one that follows it for one of its items. */
const COMUNES = [
  'regimen',
  'entidad',
  'objeto',
  'fechaValorReferencial',
  'ejercicio',
  'modalidad',
  'programable',
  'provinciaEjecucion',
  'provinciasColindantes',
  'mercadoInsuficiente',
  'tipo',
  'procedimiento',
  'competencia',
  'antecedente',
] as const satisfies readonly (keyof NacimientoDeProceso)[];

/** What a nullity of one item says to whoever convokes it again. */
interface Mensaje {
  readonly item: string;
  readonly etapa: string;
  readonly resolucion: string;
}

/**
 * The file of the process that convokes one item again, after a nullity that goes back to a stage of all of them: that item
 * alone, by the same procedure although its amount were of another type (RS-56ley-1, RS-19-item2).
 * @param claros the reserved amounts that are still shut: they are sealed again in the new process
 */
export function derivar({ id, datos, estado }: CasoDeOrigen, mensaje: Datos, claros: Claros): Datos {
  const padre = datos as unknown as NacimientoDeProceso;
  const { item, etapa } = mensaje as unknown as Mensaje;
  const guardado = (estado.context as ContextoDeProceso).items[item]?.valorReferencial;
  const suyo = padre.items?.find((i) => i.numero === item);
  if (suyo === undefined || guardado === undefined)
    throw new Error(`El expediente ${id} no tiene el ítem ${item}.`);
  const sellado = typeof guardado !== 'string';
  const valorReferencial = sellado ? claros[guardado.sobre] : guardado;
  if (valorReferencial === undefined) throw new Error(`Falta el valor referencial del ítem ${item}.`);
  const heredado = Object.fromEntries(
    COMUNES.flatMap((nombre) => (padre[nombre] === undefined ? [] : [[nombre, padre[nombre]]])),
  ) as unknown as Pick<PresentacionDeProceso, 'regimen' | 'entidad' | 'objeto' | 'ejercicio'>;
  const items: ItemDeProceso[] = [{ ...suyo, valorReferencial }];
  return {
    ...heredado,
    descripcion: suyo.descripcion,
    valorReferencial,
    ...(sellado ? { valorReferencialReservado: true } : {}),
    items,
    tipoSustento: {
      ...padre.tipoSustento,
      regla: 'RS-19-item2',
      explicacion: `El ítem ${item} sigue las reglas del proceso del que viene, aunque su monto fuera de otro tipo: al ítem se aplican las del proceso principal (art. 19 del Reglamento, regla RS-19-item2).`,
    },
    nulidadDeItem: { proceso: id, item, etapa },
  };
}
