import type { Azar } from '../seguridad/azar.js';
import { diaEnLima, masDias } from './ingenuo/calendario.js';
import type { Ley } from './ingenuo/ley.js';
import { cronogramaDe, type ProcesoIngenuo } from './ingenuo/proceso.js';
import { ACTOS_DE_PROCESO } from './ingenuo/proceso-actos.js';
import { puedeEnProceso } from './ingenuo/roles.js';
import { USUARIOS } from './mundo.js';
import { convocatoriaDe, datosDelProceso } from './papeles-de-proceso.js';
import type { EnvioAProceso } from './pasos.js';
import type { ProcesoSeguido } from './procesos.js';

/** Acts that fit each stage, the likely ones more than once. */
const OPORTUNOS: Readonly<Record<string, readonly string[]>> = {
  preparacion: ['CONVOCAR'],
  consultas: ['REGISTRAR_PARTICIPANTE', 'REGISTRAR_PARTICIPANTE', 'FORMULAR_CONSULTA'],
  absolucion_consultas: ['ABSOLVER_CONSULTAS', 'REGISTRAR_PARTICIPANTE'],
  observaciones: [
    'FORMULAR_OBSERVACION',
    'FORMULAR_OBSERVACION',
    'REGISTRAR_PARTICIPANTE',
    'ABSOLVER_CONSULTAS',
  ],
  absolucion_observaciones: ['ABSOLVER_OBSERVACIONES', 'REGISTRAR_PARTICIPANTE'],
  elevacion: ['SOLICITAR_ELEVACION', 'INTEGRAR_BASES', 'REGISTRAR_PARTICIPANTE'],
  por_remitir: ['REMITIR_ELEVACION', 'SOLICITAR_ELEVACION'],
  por_pronunciar: ['EMITIR_PRONUNCIAMIENTO', 'SOLICITAR_ELEVACION'],
  integracion: ['INTEGRAR_BASES', 'INTEGRAR_BASES', 'ABSOLVER_CONSULTAS', 'REGISTRAR_PARTICIPANTE'],
  presentacion: ['PRESENTAR_PROPUESTA', 'PRESENTAR_PROPUESTA', 'REGISTRAR_PARTICIPANTE', 'ADMITIR_PROPUESTA'],
  calificacion: ['ADMITIR_PROPUESTA', 'ADMITIR_PROPUESTA', 'EVALUAR_TECNICA', 'EVALUAR_ECONOMICA'],
  por_otorgar: ['OTORGAR_BUENA_PRO'],
};
/** The evaluation of a licitación, in public acts, is beyond this model. */
const SOLO_MENOR_CUANTIA = ['ADMITIR_PROPUESTA', 'EVALUAR_TECNICA', 'EVALUAR_ECONOMICA', 'OTORGAR_BUENA_PRO'];

function quien(azar: Azar, tipo: string, proceso: 'LP' | 'AMC'): string {
  if (azar.unaDe(14)) return azar.de(USUARIOS);
  return azar.de(
    ['comite', 'oec', 'titular', 'participante', 'admin'].filter((r) => puedeEnProceso(r, tipo, proceso)),
  );
}

// One stage a day too early: less than the law gives.
function quebrar(p: ProcesoIngenuo, hoy: string, ley: Ley) {
  const lawful = cronogramaDe(p.tipo, hoy, ley);
  const fila = lawful['presentacion_propuestas'];
  if (!fila) return lawful;
  const antes = (cuando: string) => `${masDias(cuando.slice(0, 10), -1)}${cuando.slice(10)}`;
  return { ...lawful, presentacion_propuestas: { inicio: antes(fila.inicio), fin: antes(fila.fin) } };
}

/** An act on a process, lawful more often than not; null when none fits. */
export function elegirActoDeProceso(
  azar: Azar,
  { orden, modelo: p }: ProcesoSeguido,
  ahora: string,
  ley: Ley,
): EnvioAProceso | null {
  const hoy = diaEnLima(ahora);
  const tipo = azar.unaDe(7)
    ? azar.de(ACTOS_DE_PROCESO)
    : azar.de(OPORTUNOS[p.etapa] ?? ['REGISTRAR_PARTICIPANTE']);
  if (p.tipo === 'LP' && SOLO_MENOR_CUANTIA.includes(tipo)) return null;
  if (tipo === 'CONVOCAR' && !ley.almanaque.esHabil(hoy)) return null;
  const nuevos = ['A', 'B', 'C', 'D'].filter((x) => !p.participantes.includes(x));
  const idoneos = tipo === 'REGISTRAR_PARTICIPANTE' ? nuevos : p.participantes;
  const participa = azar.de(idoneos.length === 0 || azar.unaDe(8) ? ['A', 'B', 'C'] : idoneos);
  const id = `${tipo.startsWith('FORMULAR_C') ? 'C' : tipo.startsWith('FORMULAR') ? 'O' : 'E'}${azar.entero(1, 5)}`;
  const convoca = () =>
    convocatoriaDe(p.tipo, ahora, azar.unaDe(8) ? quebrar(p, hoy, ley) : cronogramaDe(p.tipo, hoy, ley));
  const datos = tipo === 'CONVOCAR' ? convoca() : datosDelProceso(tipo, p, ahora, participa, id);
  return {
    proceso: orden,
    tipo,
    datos,
    usuario: quien(azar, tipo, p.tipo),
    clave: `p${azar.entero(0, 1e9)}`,
  };
}
