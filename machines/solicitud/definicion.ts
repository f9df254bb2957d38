import { diaDe } from '../base/campos.js';
import type { Destinatario } from '../base/efectos.js';
import type { Datos, DefinicionDeMaquina, Direccion } from '../base/maquina.js';
import { TERMINOS as DEL_INFORME_ANUAL } from '../informe-anual/definicion.js';
import { REGLAS } from '../reglas/index.js';
import { CONDICIONES, reglaDeImprocedencia } from './condiciones.js';
import { ETAPAS } from './etapas.js';
import { EVENTOS } from './eventos.js';
import { advertenciasDe, omisiones, type Presentacion } from './presentacion.js';
import { solicitud } from './solicitud.js';

function presentar(acto: Datos): Datos {
  const faltan = omisiones(acto as unknown as Presentacion);
  return faltan.length === 0 ? acto : { ...acto, omisiones: faltan };
}

function informe({ numero, deficiencias }: Datos): Datos {
  return { numero, deficiencias: (deficiencias as Datos[]).map((d, i) => ({ deficiencia: i + 1, ...d })) };
}

/** What each act adds to the data of the case. Acts not named here are read in the history. */
const PROYECCION: Readonly<Record<string, (datos: Datos, acto: Datos) => Datos>> = {
  PRESENTAR: (_datos, acto) => presentar(acto),
  RECHAZAR: (datos, { omisiones: faltan, motivo }) => ({
    ...datos,
    omisiones: faltan,
    motivoDeRechazo: motivo,
  }),
  // Programming the meeting is what accepts the solicitud (AT-S4, AMB-A15).
  PROGRAMAR_REUNION: (datos, acto) => ({ ...datos, aceptada: true, reunion: acto }),
  REPROGRAMAR_REUNION: (datos, acto) => ({ ...datos, reunion: acto }),
  REGISTRAR_REUNION: (datos, acto) => ({ ...datos, resultadoDeReunion: acto }),
  DECLARAR_IMPROCEDENTE: (datos, acto) => ({
    ...datos,
    improcedencias: [...((datos['improcedencias'] as Datos[]) ?? []), acto],
  }),
  EMITIR_INFORME: (datos, acto) => ({ ...datos, informe: informe(acto) }),
  REGISTRAR_CONVOCATORIA: (datos, acto) => ({ ...datos, convocatoria: acto }),
  EMITIR_INFORME_SEGUIMIENTO: (datos, acto) => ({ ...datos, seguimiento: acto }),
  RECIBIR_PROGRAMACION: (datos, acto) => ({ ...datos, programacion: acto['hitos'] }),
};

function dirigir(datos: Datos, rol: Destinatario, acto: Datos): Direccion {
  const d = datos as unknown as Presentacion;
  if (rol === 'solicitante') return { rol, nombre: d.responsableDec.nombre, correo: d.responsableDec.correo };
  if (rol === 'contacto') return { rol, nombre: d.contacto.nombre, correo: d.contacto.correo };
  if (rol === 'titular') return { rol, nombre: d.titular?.nombre ?? null, correo: d.titular?.correo ?? null };
  const organo = (acto['organo'] ?? (acto['derivacion'] as Datos | undefined)?.['organo'] ?? null) as
    | string
    | null;
  return { rol, nombre: organo, correo: null };
}

/** A solicitud follows the law of today; the process it names may follow one that is no longer in force. */
function deOtroRegimen(datos: Datos): string[] {
  if (datos['regimenDelProceso'] !== 'DL1017') return [];
  return [
    'El proceso vinculado se rige por el Decreto Legislativo 1017, ya derogado; la asistencia técnica es la de la Ley 32069 y no cambia las reglas de ese proceso (num. 8.1, AT-7.1).',
  ];
}

/** Rules whose terms a solicitud runs: those of its regime, but for the ones of the annual report. */
const TERMINOS: readonly string[] = REGLAS.filter(
  (r) => r.regimen === 'LEY32069' && r.plazo !== null && !DEL_INFORME_ANUAL.includes(r.id),
).map((r) => r.id);

/** The solicitud de asistencia técnica, ready for the engine. */
export const SOLICITUD: DefinicionDeMaquina = {
  id: 'solicitud',
  version: '1.0.0',
  coleccion: 'solicitudes',
  prefijo: 'AT',
  regimen: 'LEY32069',
  titulo: 'Solicitud de asistencia técnica',
  maquina: solicitud,
  nacimiento: 'PRESENTAR',
  eventos: EVENTOS,
  condiciones: CONDICIONES,
  terminos: TERMINOS,
  etapas: ETAPAS,
  proyectar: (datos, tipo, acto) => PROYECCION[tipo]?.(datos, acto) ?? datos,
  reglaDe: (tipo, acto) =>
    tipo === 'DECLARAR_IMPROCEDENTE' ? reglaDeImprocedencia(String(acto['causal'])) : null,
  resumir: (datos) => {
    const { entidad, objeto } = datos as unknown as Presentacion;
    return { entidad: entidad.nombre, ruc: entidad.ruc, objeto };
  },
  advertir: (datos) => {
    const pedidas = [...advertenciasDe(datos as unknown as Presentacion), ...deOtroRegimen(datos)];
    const acordado = (datos['resultadoDeReunion'] as Datos | undefined)?.['acompanamiento'];
    if (acordado !== 'necesario' || datos['acompanamiento'] === true) return pedidas;
    return [...pedidas, 'Se acordó un acompañamiento que la solicitud no pidió (num. 8.6, AT-7.6).'];
  },
  vincular: (datos) => {
    const { procesoVinculado, solicitudAnterior } = datos as unknown as Presentacion;
    return [
      ...(procesoVinculado ? [{ tipo: 'procesoVinculado', caso: procesoVinculado }] : []),
      ...(solicitudAnterior ? [{ tipo: 'solicitudAnterior', caso: solicitudAnterior }] : []),
    ];
  },
  dirigir,
  avisoDePlazoMovido: {
    plantilla: 'PLAZO_MOVIDO',
    canal: 'correo',
    a: ['solicitante', 'contacto'],
    regla: 'D-CALENDARIO',
  },
  recibida: (acto) => (acto['recibida'] as string | undefined) ?? null,
  fechaDelActo: (acto) => {
    const cuando = (acto['recibida'] ?? acto['fecha']) as string | undefined;
    return cuando === undefined ? null : diaDe(cuando);
  },
};
