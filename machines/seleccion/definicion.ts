import type { AnyStateMachine } from 'xstate';
import type { Datos, DefinicionDeMaquina, Partes } from '../base/maquina.js';
import { advertir } from './advertencias.js';
import { CUSTODIA } from './custodia.js';
import { derivar } from './derivacion.js';
import { destino } from './destino.js';
import { dirigir } from './direcciones.js';
import { elegir, MAQUINA_DE } from './eleccion.js';
import { etapasDe } from './etapas-medidas.js';
import { EVENTOS_DE, reglaDelActo } from './eventos/index.js';
import { CONDICIONES_DE_ITEM } from './item/condiciones.js';
import { item } from './item/item.js';
import { itemsDe } from './nacimiento.js';
import { adjudicacionDirectaPublica } from './procedimientos/adjudicacion-directa-publica.js';
import { adjudicacionDirectaSelectiva } from './procedimientos/adjudicacion-directa-selectiva.js';
import { concursoPublico } from './procedimientos/concurso-publico.js';
import { licitacionPublica } from './procedimientos/licitacion-publica.js';
import { menorCuantiaBienesServicios } from './procedimientos/menor-cuantia-bienes-servicios.js';
import { menorCuantiaObras } from './procedimientos/menor-cuantia-obras.js';
import { CONDICIONES } from './proceso/condiciones.js';
import type { ContextoDeProceso } from './proceso/contexto.js';
import type { NacimientoDeProceso } from './proceso/nacimiento.js';
import { proyectar } from './proyeccion.js';
import { situacion } from './situacion.js';
import { terminosDe } from './terminos.js';
import type { Procedimiento } from './tipos.js';
import { mostrar } from './vista.js';

const PARTES: Partes = {
  maquina: item,
  condiciones: CONDICIONES_DE_ITEM,
  nacen: (nacimiento) =>
    Object.fromEntries(
      itemsDe(nacimiento as unknown as NacimientoDeProceso).map(({ numero }) => [numero, { numero }]),
    ),
  destino,
};

/** The acts that only one of two authorities may do, by the amount (RS-58-comp, RS-105-comp). */
const COMPETENTES: DefinicionDeMaquina['competentes'] = {
  EMITIR_PRONUNCIAMIENTO: (context) => [(context as ContextoDeProceso).competencia.elevacion],
  RESOLVER_APELACION: (context) => [(context as ContextoDeProceso).competencia.apelacion],
};

function vincular(datos: Datos): { tipo: string; caso: string }[] {
  const { origen } = datos as unknown as NacimientoDeProceso;
  const nulidad = datos['nulidadDeItem'] as { proceso: string } | undefined;
  return [
    ...(origen ? [{ tipo: 'desierto', caso: origen.desierto }] : []),
    ...(nulidad ? [{ tipo: 'nulidadDeItem', caso: nulidad.proceso }] : []),
  ];
}

/** What all procedures have in common. */
const COMUN: Omit<DefinicionDeMaquina, 'id' | 'titulo' | 'maquina' | 'eventos' | 'terminos' | 'etapas'> = {
  version: '1.0.0',
  coleccion: 'procesos',
  prefijo: 'PS',
  regimen: 'DL1017',
  nacimiento: 'CREAR_PROCESO',
  condiciones: CONDICIONES,
  partes: PARTES,
  situacion,
  mostrar,
  elegir,
  derivar,
  competentes: COMPETENTES,
  proyectar,
  reglaDe: reglaDelActo,
  resumir: (datos) => {
    const { entidad, descripcion } = datos as unknown as NacimientoDeProceso;
    return { entidad: entidad.nombre, ruc: entidad.ruc, objeto: descripcion };
  },
  advertir,
  vincular,
  dirigir,
  avisoDePlazoMovido: {
    plantilla: 'PLAZO_MOVIDO',
    canal: 'seace',
    a: ['participantes'],
    regla: 'D-CALENDARIO',
  },
  recibida: () => null,
  custodia: CUSTODIA,
  fechaDelActo: () => null,
};

const de = (procedimiento: Procedimiento, nombre: string, maquina: AnyStateMachine): DefinicionDeMaquina => ({
  ...COMUN,
  id: MAQUINA_DE[procedimiento],
  titulo: `Proceso de selección: ${nombre}`,
  maquina,
  eventos: EVENTOS_DE[procedimiento],
  terminos: terminosDe(procedimiento),
  etapas: etapasDe(procedimiento),
});

/** The selection processes of DL 1017, one machine for each procedure (RS-19, RS-22-orden). */
export const PROCESOS: readonly DefinicionDeMaquina[] = [
  de('LP', 'licitación pública', licitacionPublica),
  de('CP', 'concurso público', concursoPublico),
  de('ADP', 'adjudicación directa pública', adjudicacionDirectaPublica),
  de('ADS', 'adjudicación directa selectiva', adjudicacionDirectaSelectiva),
  de('AMC-BS', 'menor cuantía de bienes y servicios', menorCuantiaBienesServicios),
  de('AMC-OC', 'menor cuantía de obras', menorCuantiaObras),
];
