import type { Datos } from '../../../machines/base/maquina.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { citar } from '../../../machines/reglas/index.js';
import { antecedenteDe } from '../../../machines/seleccion/antecedente.js';
import { avisoDeFraccionamiento, type OtraCompra } from '../../../machines/seleccion/fraccionamiento.js';
import type { PresentacionDeProceso } from '../../../machines/seleccion/nacimiento.js';
import { estadoDe } from '../../engine/situacion.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { coordinacionDe } from '../../informe-anual/coordinacion.js';
import { puedeVer } from '../acceso.js';
import { Problema } from '../problema.js';
import type { Peticion } from '../ruta.js';

const COMPRAS_QUE_SE_MIRAN = 500;
const SIN_COMPRA: ReadonlySet<string> = new Set(['nulo', 'cancelado', 'desierto']);
const MONTO = /^\d+\.\d{2}$/;

/** What a process inherits of the deserted one it says it follows (RS-78-5). @throws DatosInvalidos */
async function antecedente(p: Peticion, datos: PresentacionDeProceso): Promise<Datos> {
  if (datos.origen === undefined) return {};
  const negar = (mensaje: string) => new DatosInvalidos([{ ruta: 'origen.desierto', mensaje }]);
  const padre = await p.sistema.store.caso(datos.origen.desierto);
  if (padre?.coleccion !== 'procesos' || !puedeVer(p.usuario, padre))
    throw negar('No existe el proceso de origen que se indica.');
  if (padre.ruc !== datos.entidad.ruc) throw negar('El proceso de origen es de otra entidad.');
  const heredado = antecedenteDe(estadoDe(padre.estado.snapshot), datos);
  if (heredado === null)
    throw negar(`El proceso ${padre.numero} no se declaró desierto, ni ninguno de sus ítems.`);
  return { antecedente: heredado };
}

/** Whether it may be one purchase divided, which only the other processes of the entity tell (RS-20-1). */
async function fraccionamiento(p: Peticion, datos: PresentacionDeProceso): Promise<Datos> {
  const { objeto, ejercicio, entidad } = datos;
  const compras = await p.sistema.store.casosDeEntidad({
    ruc: entidad.ruc,
    coleccion: 'procesos',
    iguales: { objeto, ejercicio },
    campos: ['descripcion', 'valorReferencial', 'nulidadDeItem'],
    limite: COMPRAS_QUE_SE_MIRAN,
  });
  const otras = compras.flatMap(({ numero, situacion, campos }): OtraCompra[] => {
    const { descripcion, valorReferencial, nulidadDeItem } = campos;
    // A reserved amount is an envelope; an item convoked again is part of the process it comes from.
    const abierto = typeof valorReferencial === 'string' && MONTO.test(valorReferencial);
    return abierto && nulidadDeItem === null && !SIN_COMPRA.has(situacion)
      ? [{ numero, descripcion: String(descripcion), valorReferencial }]
      : [];
  });
  const aviso = avisoDeFraccionamiento(datos, otras);
  return aviso === null ? {} : { avisos: [aviso] };
}

async function deProceso(p: Peticion, datos: Datos): Promise<Datos> {
  const presentacion = datos as unknown as PresentacionDeProceso;
  return {
    ...datos,
    ...(await antecedente(p, presentacion)),
    ...(await fraccionamiento(p, presentacion)),
  };
}

/** A solicitud about a process of another regime says so, for whoever attends it to look at. */
async function deSolicitud(p: Peticion, datos: Datos): Promise<Datos> {
  const id = datos['procesoVinculado'];
  const proceso = typeof id === 'string' ? await p.sistema.store.identidad(id) : null;
  if (proceso?.coleccion !== 'procesos') return datos;
  return { ...datos, regimenDelProceso: p.sistema.registro.porClave(proceso.maquina).regimen };
}

/** The annual report reminds whoever coordinates when it is opened: its history says where each reminder went. */
async function deInforme({ sistema }: Peticion, datos: Datos): Promise<Datos> {
  return { ...datos, coordinacion: await coordinacionDe(sistema) };
}

const COMPLETAR: Readonly<Record<string, (p: Peticion, datos: Datos) => Promise<Datos>>> = {
  procesos: deProceso,
  solicitudes: deSolicitud,
  informes: deInforme,
};

/**
 * Tells a newborn process what its parent told its children while this one was being born: the report of causes goes only
 * to the children there are (RS-78-4).
 */
export async function ponerAlDia(p: Peticion, datos: Datos, hijo: string): Promise<void> {
  const { origen, antecedente: heredado } = datos as unknown as PresentacionDeProceso & {
    antecedente?: { informeDeCausas: boolean };
  };
  if (origen === undefined || heredado?.informeDeCausas !== false) return;
  const padre = await p.sistema.store.caso(origen.desierto);
  const ahora = padre && antecedenteDe(estadoDe(padre.estado.snapshot), datos as never);
  if (ahora?.informeDeCausas !== true) return;
  await p.sistema.door.actuar({ caso: hijo, tipo: 'INFORME_DE_CAUSAS_EMITIDO', datos: {}, actor: 'sistema' });
}

/**
 * The machine a birth goes to, and its data completed with what only other cases and the amounts tell.
 * @param datos read with the schema of the birth
 * @throws DatosInvalidos, Problema 422 when no machine takes it
 */
export async function nacimientoDe(
  p: Peticion,
  coleccion: string,
  datos: Datos,
): Promise<{ def: DefinicionDeMaquina; datos: Datos }> {
  const completos = (await COMPLETAR[coleccion]?.(p, datos)) ?? datos;
  const elegida = p.sistema.registro.elegir(coleccion, completos);
  if (elegida.ok) return elegida;
  const { codigo, detalle, regla, errores } = elegida;
  const { catalogo } = await p.sistema.door.entornoActual();
  throw new Problema(422, codigo, detalle, {
    regla,
    norma: citar(regla, catalogo),
    ...(errores ? { errores } : {}),
  });
}
