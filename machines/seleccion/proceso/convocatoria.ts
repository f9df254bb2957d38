import { diaDe } from '../../base/campos.js';
import type { Incumplimiento } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { filaDe } from '../cronograma/etapas.js';
import { normalizar, validar } from '../cronograma/index.js';
import { revisarFactores } from '../evaluacion/factores.js';
import type { DatosDe } from '../eventos/index.js';
import { determinarTipo } from '../tipo.js';
import { tipoDe } from '../tipos.js';
import { comparar } from '../valores/dinero.js';
import { antiguedadDelValor } from './antiguedad.js';
import type { ContextoDeProceso } from './contexto.js';
import { calendarioDe, diaPublicado, diasDe, hoy, montoAbierto } from './lecturas.js';

type C = ContextoDeProceso;
type Convocatoria = DatosDe<'CONVOCAR'>;

const ACTOS_PUBLICOS = new Set(['LP', 'CP', 'ADP']);
const HORAS_DE_ATENCION = 8;

const falta = (cumple: boolean, regla: string, detalle: string): Incumplimiento[] =>
  cumple ? [] : [{ regla, detalle }];

function minutos(hora: string): number {
  return Number(hora.slice(0, 2)) * 60 + Number(hora.slice(3, 5));
}

/** Acts that must come before: plan, approved file, certified money; in works also land and technical file. */
function preparatorios(c: C, datos: Convocatoria, dia: string): Incumplimiento[] {
  const p = datos.preparatorios;
  const noProgramable = tipoDe(c.procedimiento) === 'AMC' && !c.programable;
  const antiguo = antiguedadDelValor(c.objeto, dia, p, c.fechaValorReferencial);
  const obra = c.objeto === 'obras';
  return [
    ...falta(
      p.incluidoEnPac || noProgramable,
      'AP-L12',
      'El proceso debe estar incluido en el Plan Anual de Contrataciones; solo se exceptúa la menor cuantía no programable (art. 12 de la Ley).',
    ),
    ...falta(
      p.expedienteAprobado <= dia,
      'AP-L12',
      `El expediente de contratación se aprueba antes de convocar; consta aprobado el ${enPalabras(p.expedienteAprobado)} (art. 12 de la Ley).`,
    ),
    ...falta(
      p.certificacionPresupuestal,
      'AP-18-1',
      'Falta la certificación de crédito presupuestario (art. 18 del Reglamento).',
    ),
    ...falta(
      !obra || p.terrenoDisponible === true,
      'AP-L13',
      'En obras se requiere la disponibilidad física del terreno (art. 13 de la Ley).',
    ),
    ...falta(
      !obra || p.concursoOferta === true || p.expedienteTecnico !== undefined,
      'AP-L13',
      'En obras se requiere el expediente técnico aprobado (art. 13 de la Ley).',
    ),
    ...falta(
      !obra || p.expedienteTecnico === undefined || p.expedienteTecnico <= dia,
      'AP-L13',
      'El presupuesto del expediente técnico no puede ser posterior a la convocatoria (art. 13 de la Ley).',
    ),
    ...falta(
      p.concursoOferta !== true || p.viabilidadSnip === true,
      'AP-10-5',
      'El concurso oferta requiere el estudio de preinversión declarado viable (art. 10 del Reglamento).',
    ),
    ...falta(
      !obra || p.viabilidadSnip !== false,
      'AP-10-3',
      'La obra es de un proyecto de inversión cuya viabilidad no está declarada (art. 10 del Reglamento).',
    ),
    ...(antiguo ? [antiguo] : []),
  ];
}

/** What the notice itself must say and bring: the ten contents, the summary, who is invited, fee and hours. */
function contenido(c: C, datos: Convocatoria): Incumplimiento[] {
  const tipo = tipoDe(c.procedimiento);
  const deMenorCuantia = tipo === 'AMC';
  const { horario } = datos;
  return [
    ...falta(
      c.nomenclatura !== null || datos.nomenclatura !== undefined,
      'RS-50',
      'La convocatoria identifica el proceso: falta la nomenclatura (art. 50 del Reglamento).',
    ),
    ...falta(
      datos.resumenEjecutivo || (deMenorCuantia && c.antecedente === null),
      'RS-51-2',
      'La convocatoria lleva el resumen ejecutivo, bajo sanción de nulidad; solo es facultativo en la menor cuantía por monto (art. 51 del Reglamento).',
    ),
    ...falta(
      deMenorCuantia || (datos.invitados ?? []).length === 0,
      'RS-51-3',
      'Solo en la adjudicación de menor cuantía se puede invitar a proveedores; en este tipo la invitación acarrea nulidad (art. 51 del Reglamento).',
    ),
    ...falta(
      c.procedimiento !== 'AMC-BS' || comparar(datos.costoParticipacion, '0.00') === 0,
      'RS-52-3',
      'En la menor cuantía de bienes y servicios el registro es gratuito (art. 52 del Reglamento).',
    ),
    ...falta(
      horario === undefined || minutos(horario.hasta) - minutos(horario.desde) >= HORAS_DE_ATENCION * 60,
      'RS-53-hora',
      'El horario de atención no puede ser menor de ocho horas diarias consecutivas (art. 53 del Reglamento).',
    ),
    ...falta(
      datos.acto === 'publico' || !(ACTOS_PUBLICOS.has(tipo) || c.antecedente?.actosPublicos === true),
      ACTOS_PUBLICOS.has(tipo) ? 'RS-64-pub' : 'RS-64-des',
      'En este proceso la presentación de propuestas y la buena pro son en acto público (art. 64 del Reglamento).',
    ),
  ];
}

function calendario(c: C, datos: Convocatoria, dia: string): Incumplimiento[] {
  const filas = normalizar(c.procedimiento, datos.cronograma);
  const { incumplimientos } = validar(c.procedimiento, filas, calendarioDe(c), diasDe(c));
  const convocatoria = filaDe(filas, 'convocatoria');
  const otroDia =
    convocatoria !== null && diaDe(convocatoria.inicio) !== dia
      ? [
          {
            regla: 'RS-51-1',
            actividad: 'convocatoria',
            detalle: `El cronograma fija la convocatoria el ${enPalabras(diaDe(convocatoria.inicio))}, y se publica el ${enPalabras(dia)}; debe ser el mismo día (art. 51 del Reglamento).`,
          },
        ]
      : [];
  return [...incumplimientos, ...otroDia];
}

/** The type is that of the year of the convocation (AMB-C39). */
function tipoDelAnio(c: C, dia: string): Incumplimiento[] {
  const anio = Number(dia.slice(0, 4));
  const valor = montoAbierto(c.valorReferencial);
  if (anio === c.ejercicio || valor === null || c.tipoHeredado) return [];
  const suyo = determinarTipo({
    objeto: c.objeto,
    valorReferencial: valor,
    ejercicio: anio,
    porDesierto: c.antecedente !== null,
  });
  if (suyo.ok && suyo.procedimiento === c.procedimiento) return [];
  const detalle = suyo.ok
    ? `El expediente se preparó con los topes de ${c.ejercicio}, y con los de ${anio} corresponde otro tipo. ${suyo.sustento.explicacion}`
    : suyo.detalle;
  return [{ regla: suyo.ok ? 'RS-19-ejer' : suyo.regla, detalle }];
}

/** Everything a convocation would break, never only the first (RS-50, RS-51, AP-L12, AP-L13, AP-16, RS-43 to RS-74). */
export function incumplimientosDeConvocatoria(c: C, datos: Convocatoria): Incumplimiento[] {
  const dia = diaPublicado(c, datos);
  const { bases } = datos;
  return [
    ...preparatorios(c, datos, dia),
    ...contenido(c, datos),
    ...tipoDelAnio(c, dia),
    ...calendario(c, datos, dia),
    ...revisarFactores({
      objeto: c.objeto,
      tipo: tipoDe(c.procedimiento),
      factores: bases.factores?.map((f) => ({ ...f, clase: f.clase ?? null })) ?? null,
      minimoTecnico: bases.minimoTecnico ?? null,
      c1: bases.c1 ?? null,
      c2: bases.c2 ?? null,
      distribuible: bases.distribuible ?? null,
      mercadoInsuficiente: c.mercadoInsuficiente,
      conModalidad: c.conModalidad,
    }),
    ...falta(
      dia <= hoy(c),
      'RS-25-1',
      'La publicación en el SEACE no puede ser posterior a su registro (art. 25 del Reglamento).',
    ),
  ];
}
