import { z } from 'zod';
import { ruc, texto } from '../base/campos.js';
import { cantidad, exigirSuma, fechaDeDocumento, item, sinRepetir } from './eventos/campos.js';
import { OBJETOS } from './tipos.js';
import { monto } from './valores/dinero.js';

const itemDelProceso = z.strictObject({
  numero: item(),
  descripcion: texto(2000),
  valorReferencial: monto(),
  cantidad: cantidad().optional(),
  divisible: z.boolean().optional(),
});

/** Ways of buying in parts that are not fraccionamiento, by their number (RS-20-ex). */
export const EXCEPCIONES_DE_FRACCIONAMIENTO: Readonly<Record<number, string>> = {
  1: 'se contrata por etapas, tramos, paquetes o lotes, o para dar lugar a la MYPE',
  2: 'llegó un crédito presupuestario que no estaba previsto',
  3: 'surgió una necesidad adicional e imprevisible, que se atiende íntegra',
  4: 'es el mismo proveedor con objeto distinto o complementario, por exoneración o por régimen especial',
  5: 'se contrata por convenio marco',
  6: 'se promueve a la MYPE con oferta competitiva y calidad',
};

/**
 * The file a process is born with (AP-10-2). Amounts in soles. The items, when there are several, add up to the amount of
 * the process (AP-13-3); what each must exceed, the type and the thresholds of the year are for `determinarTipo`.
 */
export const presentacionDeProceso = z
  .strictObject({
    regimen: z.literal('DL1017'),
    entidad: z.strictObject({
      nombre: texto(300),
      ruc: ruc(),
      domicilio: texto(500),
      provincia: texto(100).optional(),
    }),
    objeto: z.enum(OBJETOS),
    descripcion: texto(4000),
    valorReferencial: monto(),
    valorReferencialReservado: z.boolean().optional(),
    fechaValorReferencial: fechaDeDocumento(),
    ejercicio: z.int().min(1900).max(9999),
    nomenclatura: texto(200).optional(),
    modalidad: texto(200).optional(),
    programable: z.boolean().optional(),
    origen: z.strictObject({ desierto: texto(64) }).optional(),
    items: sinRepetir(itemDelProceso, {
      campo: 'numero',
      claveDe: (fila) => fila.numero,
      mensaje: 'Ya hay un ítem con este número.',
      minimo: 1,
      maximo: 500,
    }).optional(),
    paquete: z.strictObject({ sustento: texto(20_000) }).optional(),
    excepcionFraccionamiento: z.int().min(1).max(6).optional(),
    provinciaEjecucion: texto(100).optional(),
    provinciasColindantes: z.array(texto(100)).max(50).optional(),
    mercadoInsuficiente: z.boolean().optional(),
  })
  .superRefine(exigirSuma);
export type PresentacionDeProceso = z.output<typeof presentacionDeProceso>;

/** An item as the process keeps it; `valorReferencial` in soles. */
export type ItemDeProceso = z.output<typeof itemDelProceso>;

/** The items of a process by their number; one without items has the one item "1", with all its amount. */
export function itemsDe(datos: PresentacionDeProceso): ItemDeProceso[] {
  const { items, descripcion, valorReferencial } = datos;
  return items ?? [{ numero: '1', descripcion, valorReferencial }];
}

/** Warnings that do not stop a process: what staff should look at, each with its article. */
export function advertenciasDePresentacion(datos: PresentacionDeProceso): string[] {
  const avisos: string[] = [];
  if (datos.valorReferencialReservado) {
    avisos.push(
      'El valor referencial es reservado: el expediente debe tener el informe del OEC y la aprobación del Titular (art. 17, AP-17-1).',
    );
  }
  if (datos.excepcionFraccionamiento !== undefined) {
    const motivo = EXCEPCIONES_DE_FRACCIONAMIENTO[datos.excepcionFraccionamiento];
    avisos.push(`Se declara que no es fraccionamiento porque ${motivo} (art. 20, RS-20-ex); debe constar.`);
  }
  if (datos.provinciasColindantes !== undefined && datos.provinciaEjecucion === undefined) {
    avisos.push(
      'Hay provincias colindantes sin provincia de ejecución: la bonificación no podrá aplicarse (art. 71, RS-71-bon).',
    );
  }
  return avisos;
}
