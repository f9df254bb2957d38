import { EXCEPCIONES_DE_FRACCIONAMIENTO, type PresentacionDeProceso } from './nacimiento.js';
import { plegado } from './proceso/lecturas.js';
import { determinarTipo } from './tipo.js';
import { type Objeto, TIPOS } from './tipos.js';
import { enSoles, sumar } from './valores/dinero.js';

/** Another process of the same entity, object and year; its amount in soles. */
export interface OtraCompra {
  readonly numero: string;
  readonly descripcion: string;
  readonly valorReferencial: string;
}

const LETRAS_DE_UNA_PALABRA = 4;
const NUMEROS_QUE_SE_NOMBRAN = 10;

// What purchases of any kind say, and so tells nothing of what is bought.
const SIN_SENTIDO: ReadonlySet<string> = new Set(
  `adquisicion adquisiciones adquirir contratacion contrataciones contratar compra compras suministro suministros
  servicio servicios bien bienes obra obras consultoria ejecucion elaboracion provision entrega instalacion incluye
  incluido incluida item items lote lotes paquete etapa etapas proceso procesos primera segunda convocatoria entidad
  institucion sede sedes oficina oficinas area areas unidad unidades direccion gerencia general generales diversos
  diversas varios varias otros otras para desde hasta entre sobre segun bajo como donde este esta estos estas todo toda
  todos todas periodo anual ejercicio parte partes tipo tipos`.split(/\s+/),
);

function palabrasDe(descripcion: string): string[] {
  return plegado(descripcion)
    .split(/[^a-z0-9]+/)
    .filter((p) => p.length >= LETRAS_DE_UNA_PALABRA && !SIN_SENTIDO.has(p));
}

const MAYORES = new Set(['LP', 'CP']);

/** How high the type of an amount stands: nothing, menor cuantía, directa selectiva, directa pública, licitación or concurso. */
function altura(objeto: Objeto, ejercicio: number, valorReferencial: string): number {
  const tipo = determinarTipo({ objeto, ejercicio, valorReferencial });
  if (!tipo.ok) return 0;
  return MAYORES.has(tipo.tipo) ? TIPOS.length : TIPOS.length - TIPOS.indexOf(tipo.tipo);
}

function nombrar(otras: readonly OtraCompra[]): string {
  const nombrados = otras.slice(0, NUMEROS_QUE_SE_NOMBRAN).map((o) => o.numero);
  const resto = otras.length - nombrados.length;
  return resto > 0 ? `${nombrados.join(', ')} y ${resto} más` : nombrados.join(', ');
}

/**
 * Those that with this one add up to a type that none of them has alone, or null. A purchase that has it by itself was not
 * divided to escape it, and is left out of the sum.
 */
function queJuntasSuben(
  { objeto, ejercicio, valorReferencial }: PresentacionDeProceso,
  parecidas: readonly OtraCompra[],
): { otras: readonly OtraCompra[]; suma: string; tipo: string } | null {
  const alto = (monto: string) => altura(objeto, ejercicio, monto);
  let otras = parecidas;
  for (;;) {
    const suma = sumar([valorReferencial, ...otras.map((o) => o.valorReferencial)]);
    const menores = otras.filter((o) => alto(o.valorReferencial) < alto(suma));
    if (menores.length === otras.length) {
      const juntos = determinarTipo({ objeto, ejercicio, valorReferencial: suma });
      const suben = otras.length > 0 && juntos.ok && alto(valorReferencial) < alto(suma);
      return suben ? { otras, suma, tipo: juntos.tipo } : null;
    }
    otras = menores;
  }
}

/**
 * What to say when a purchase and others like it would together be of a higher type than each of them: it may be one
 * divided (RS-20-1), unless an exception is declared (RS-20-ex). Null when nothing calls for it. Reserved amounts are not
 * added up, nor those of a process whose type its amount does not decide.
 * @param otras of the same entity, object and fiscal year, with open amounts
 */
export function avisoDeFraccionamiento(
  datos: PresentacionDeProceso,
  otras: readonly OtraCompra[],
): string | null {
  const { descripcion, valorReferencialReservado, origen } = datos;
  if (valorReferencialReservado === true || origen !== undefined) return null;
  const palabras = new Set(palabrasDe(descripcion));
  const parecidas = otras.filter((o) => palabrasDe(o.descripcion).some((p) => palabras.has(p)));
  const divididas = queJuntasSuben(datos, parecidas);
  if (divididas === null) return null;
  const { otras: suyas, suma, tipo } = divididas;
  const hecho = `Con ${nombrar(suyas)}, del mismo objeto y ejercicio, suma ${enSoles(suma)}, monto de ${tipo}, un tipo mayor que el de cada uno por separado`;
  const motivo = EXCEPCIONES_DE_FRACCIONAMIENTO[datos.excepcionFraccionamiento ?? 0];
  return motivo === undefined
    ? `${hecho}: dividir una contratación para cambiar el tipo de proceso está prohibido y la anula (art. 19 de la Ley, RS-20-1).`
    : `${hecho}; se declara la excepción ${datos.excepcionFraccionamiento}: ${motivo} (art. 20 del Reglamento, RS-20-ex, RS-20-1).`;
}
