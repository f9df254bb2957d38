import { diaDe } from '../base/campos.js';
import type { Datos, DefinicionDeMaquina, Direccion } from '../base/maquina.js';
import { REGLAS } from '../reglas/index.js';
import { CONDICIONES } from './condiciones.js';
import { EVENTOS } from './eventos.js';
import { informeAnual } from './informe-anual.js';

/** Rules whose terms a report runs; those of its regime that no other case does. */
export const TERMINOS: readonly string[] = REGLAS.filter((r) =>
  ['VENCIO_INFORME_ANUAL', 'VENCIO_ETAPA_DE_INFORME'].includes(r.plazo?.evento ?? ''),
).map((r) => r.id);

/** What each act adds to the data of the report. The figures come in the act, taken from the data by whoever receives it. */
const PROYECCION: Readonly<Record<string, (datos: Datos, acto: Datos) => Datos>> = {
  ABRIR_INFORME: (_datos, acto) => acto,
  CONSOLIDAR: ({ observaciones: _corregidas, ...datos }, acto) => ({ ...datos, ...acto }),
  OBSERVAR_INFORME: (datos, { observaciones }) => ({ ...datos, observaciones, conformidad: false }),
  DAR_CONFORMIDAD: (datos) => ({ ...datos, conformidad: true }),
  PRESENTAR_INFORME: (datos, acto) => ({ ...datos, presentacion: acto }),
};

interface DeCoordinacion {
  readonly nombre: string | null;
  readonly correo: string | null;
}

/** The coordination, as it was when the report was opened: a reminder goes where the history says. */
function dirigir(datos: Datos): Direccion[] {
  const quienes = (datos['coordinacion'] ?? []) as readonly DeCoordinacion[];
  const nadie = { rol: 'coordinacion', nombre: 'Coordinación de asistencia técnica', correo: null } as const;
  return quienes.length === 0 ? [nadie] : quienes.map((q) => ({ rol: 'coordinacion', ...q }));
}

/** The annual report, ready for the engine. */
export const INFORME_ANUAL: DefinicionDeMaquina = {
  id: 'informe-anual',
  version: '1.0.0',
  coleccion: 'informes',
  prefijo: 'IA',
  regimen: 'LEY32069',
  titulo: 'Informe anual de resultados',
  maquina: informeAnual,
  nacimiento: 'ABRIR_INFORME',
  eventos: EVENTOS,
  condiciones: CONDICIONES,
  terminos: TERMINOS,
  situacion: ({ situaciones }) => situaciones.at(-1) ?? 'pendiente',
  proyectar: (datos, tipo, acto) => PROYECCION[tipo]?.(datos, acto) ?? datos,
  resumir: ({ ejercicio }) => ({
    entidad: null,
    ruc: null,
    objeto: `Informe anual de resultados del ejercicio ${ejercicio}`,
  }),
  advertir: () => [],
  vincular: () => [],
  dirigir,
  avisoDePlazoMovido: {
    plantilla: 'PLAZO_MOVIDO',
    canal: 'correo',
    a: ['coordinacion'],
    regla: 'D-CALENDARIO',
  },
  unico: ({ ejercicio }) => ({
    numero: `IA-${ejercicio}`,
    regla: 'AT-8.3',
    detalle: `El informe anual del ejercicio ${ejercicio} ya está abierto; hay uno por ejercicio.`,
  }),
  recibida: () => null,
  fechaDelActo: ({ fecha }) => (typeof fecha === 'string' ? diaDe(fecha) : null),
};
