import { inicioDelDia } from '../../../machines/calendario/index.js';
import type { Ambito, StoreDeIndicadores } from '../indicadores.js';
import type { Base } from './base.js';
import type { Dialecto } from './dialecto.js';

// The planner uses a partial index only when the question repeats its condition to the letter.
const INFORMADOS = `e.tipo IN (
  'REGISTRAR_REUNION', 'REMITIR_RESPUESTA', 'REQUERIR_DOCUMENTACION', 'EMITIR_INFORME', 'REALIZAR_EXPOSICION',
  'EMITIR_INFORME_SEGUIMIENTO', 'REGISTRAR_SEGUIMIENTO', 'CONCLUIR_ACOMPANAMIENTO', 'REGISTRAR_VISITA', 'DERIVAR',
  'DECLARAR_IMPROCEDENTE')`;
const SUERTE = `CASE WHEN p.estado = 'cumplido' THEN 'cumplido'
  WHEN p.estado = 'vencido' AND p.atendido IS NOT NULL THEN 'tardio'
  WHEN p.estado = 'vencido' OR p.vence < :hoy THEN 'vencido' ELSE 'corriendo' END`;
const CONTADOS = `p.estado IN ('corriendo', 'cumplido', 'vencido')`;

/** One question in its two shapes: over everything, by the index of its days; over one entity, from its cases. */
interface Pregunta {
  readonly deTodos: string;
  readonly deUno: string;
}

// The stages of an entity are found from its cases, one by one: the index of those still open would be read whole.
const suyos = (d: Dialecto) => `caso c ${d.indice('caso_ruc')}`;
const SUYO = 'c.coleccion = :coleccion AND c.ruc = :ruc';
// Acts are few beside events: those of some days are taken, and of them the entity's, whatever its size.
const actos = (d: Dialecto, columnas: string, de: string, cual: string, grupo: string): Pregunta => {
  const deTodos = (
    mas: string,
  ) => `SELECT ${columnas}, count(*) AS total FROM evento e ${d.indice('evento_informado')}${de}
    WHERE ${INFORMADOS} AND ${cual} AND e.ocurrido >= :desdeInstante AND e.ocurrido < :hastaInstante${mas} GROUP BY ${grupo}`;
  return {
    deTodos: deTodos(''),
    deUno: deTodos(` AND e.caso IN (SELECT c.id FROM ${suyos(d)} WHERE ${SUYO})`),
  };
};

/** Every question, by what it answers. */
export const preguntasDeIndicadores = (d: Dialecto): Record<keyof StoreDeIndicadores, Pregunta> => ({
  nacidos: {
    deTodos:
      'SELECT count(*) AS total FROM caso WHERE coleccion = :coleccion AND creado >= :desdeInstante AND creado < :hastaInstante',
    deUno: `SELECT count(*) AS total FROM ${suyos(d)} WHERE ${SUYO} AND c.creado >= :desdeInstante AND c.creado < :hastaInstante`,
  },
  terminados: {
    deTodos: `SELECT situacion, count(*) AS total FROM etapa
      WHERE coleccion = :coleccion AND etapa = 'fin' AND salio IS NULL AND entro >= :desde AND entro < :hasta GROUP BY situacion ORDER BY situacion`,
    deUno: `SELECT e.situacion, count(*) AS total FROM ${suyos(d)} ${d.enOrden} etapa e ON e.caso = c.pk AND e.etapa = 'fin'
      WHERE ${SUYO} AND ${d.sinIndice('e.salio')} IS NULL AND e.entro >= :desde AND e.entro < :hasta GROUP BY e.situacion ORDER BY e.situacion`,
  },
  cuantosTerminados: {
    deTodos: `SELECT count(*) AS total FROM etapa ${d.indice('etapa_abierta')}
      WHERE coleccion = :coleccion AND etapa = 'fin' AND salio IS NULL AND entro < :hasta`,
    deUno: `SELECT count(*) AS total FROM ${suyos(d)} ${d.enOrden} etapa e ON e.caso = c.pk AND e.etapa = 'fin'
      WHERE ${SUYO} AND ${d.sinIndice('e.salio')} IS NULL AND e.entro < :hasta`,
  },
  situaciones: {
    deTodos: `SELECT situacion, count(*) AS total FROM caso ${d.indice('caso_filtro')} WHERE coleccion = :coleccion GROUP BY situacion ORDER BY situacion`,
    deUno: `SELECT c.situacion, count(*) AS total FROM ${suyos(d)} WHERE ${SUYO} GROUP BY c.situacion ORDER BY c.situacion`,
  },
  estancias: {
    deTodos: `SELECT etapa, entro, salio, count(*) AS total FROM etapa ${d.indice('etapa_salida')}
      WHERE coleccion = :coleccion AND salio >= :desde AND salio < :hasta GROUP BY salio, etapa, entro`,
    deUno: `SELECT e.etapa, e.entro, e.salio, count(*) AS total FROM ${suyos(d)} ${d.enOrden} etapa e ON e.caso = c.pk
      WHERE ${SUYO} AND e.salio >= :desde AND e.salio < :hasta GROUP BY e.etapa, e.entro, e.salio`,
  },
  // Those that ended are most, and nobody asks: the two sides of them are counted apart, each by its range.
  enEtapas: {
    deTodos: ['<', '>']
      .map(
        (lado) => `SELECT etapa, count(*) AS total FROM etapa ${d.indice('etapa_abierta')}
          WHERE coleccion = :coleccion AND etapa ${lado} 'fin' AND salio IS NULL GROUP BY etapa`,
      )
      .join(' UNION ALL '),
    deUno: `SELECT e.etapa, count(*) AS total FROM ${suyos(d)} ${d.enOrden} etapa e ON e.caso = c.pk
      WHERE ${SUYO} AND ${d.sinIndice('e.salio')} IS NULL GROUP BY e.etapa`,
  },
  suertes: {
    deTodos: `SELECT p.regla, ${SUERTE} AS suerte, count(*) AS total FROM plazo p ${d.indice('plazo_indicadores')}
      WHERE p.vence >= :desde AND p.vence < :hasta AND ${CONTADOS} GROUP BY p.regla, suerte`,
    deUno: `SELECT p.regla, ${SUERTE} AS suerte, count(*) AS total FROM ${suyos(d)} ${d.enOrden} plazo p ON p.caso = c.id
      WHERE ${SUYO} AND p.vence >= :desde AND p.vence < :hasta AND ${CONTADOS} GROUP BY p.regla, suerte`,
  },
  entidadesConMasCasos: {
    deTodos: `SELECT u.ruc, u.casos, (SELECT d.entidad FROM caso_datos d WHERE d.ruc = u.ruc ORDER BY d.caso LIMIT 1) AS entidad FROM (
      SELECT ruc, count(*) AS casos FROM caso ${d.indice('caso_ruc')} WHERE coleccion = :coleccion AND ruc IS NOT NULL
      AND creado >= :desdeInstante AND creado < :hastaInstante GROUP BY ruc ORDER BY casos DESC, ruc LIMIT :limite) u`,
    deUno: `SELECT c.ruc, count(*) AS casos, (SELECT d.entidad FROM caso_datos d WHERE d.ruc = :ruc ORDER BY d.caso LIMIT 1) AS entidad
      FROM ${suyos(d)} WHERE ${SUYO} AND c.creado >= :desdeInstante AND c.creado < :hastaInstante GROUP BY c.ruc LIMIT :limite`,
  },
  cuantasEntidades: {
    deTodos: `SELECT count(DISTINCT ruc) AS total FROM caso ${d.indice('caso_ruc')} WHERE coleccion = :coleccion AND ruc IS NOT NULL
      AND creado >= :desdeInstante AND creado < :hastaInstante`,
    deUno: `SELECT count(DISTINCT c.ruc) AS total FROM ${suyos(d)}
      WHERE ${SUYO} AND c.creado >= :desdeInstante AND c.creado < :hastaInstante`,
  },
  actosInformados: actos(d, 'e.tipo', '', '1 = 1', 'e.tipo'),
  deficiencias: actos(
    d,
    `${d.campo('x.value', 'tipo')} AS tipo, ${d.campo('x.value', 'tratamiento')} AS tratamiento`,
    `, ${d.objetos('e.datos', 'deficiencias', 'x')}`,
    `e.tipo = 'EMITIR_INFORME'`,
    '1, 2',
  ),
  verificaciones: actos(
    d,
    `${d.campo('x.value', 'resultado')} AS resultado`,
    `, ${d.objetos('e.datos', 'verificaciones', 'x')}`,
    `e.tipo = 'EMITIR_INFORME_SEGUIMIENTO'`,
    '1',
  ),
});

const ceder = () => new Promise<void>((seguir) => setImmediate(seguir));

/** The counts. Each question follows an index and reads no wide row, but those of acts with data. */
export function indicadoresDe(base: Base): StoreDeIndicadores {
  const preguntas = preguntasDeIndicadores(base.dialecto);
  const preguntar = async <T>(
    cual: keyof StoreDeIndicadores,
    { coleccion, ruc }: Ambito,
    valores: {
      readonly desde?: string;
      readonly hasta?: string;
      readonly hoy?: string;
      readonly limite?: number;
    } = {},
  ): Promise<T[]> => {
    const { desde = '0001-01-01', hasta = '9999-12-30', ...otros } = valores;
    const instantes = { desdeInstante: inicioDelDia(desde), hastaInstante: inicioDelDia(hasta) };
    // Each question is short, all those of a report together are not: others are served between one and the next.
    await ceder();
    const sql = ruc === null ? preguntas[cual].deTodos : preguntas[cual].deUno;
    return base.todas<T>(base.dialecto.aMedida + sql, {
      coleccion,
      ruc,
      desde,
      hasta,
      ...instantes,
      ...otros,
    });
  };
  const total = async (respuesta: Promise<{ total: number }[]>) => (await respuesta)[0]?.total ?? 0;
  return {
    nacidos: (ambito, tramo) => total(preguntar('nacidos', ambito, tramo)),
    terminados: (ambito, tramo) => preguntar('terminados', ambito, tramo),
    cuantosTerminados: (ambito, hasta) => total(preguntar('cuantosTerminados', ambito, { hasta })),
    situaciones: (ambito) => preguntar('situaciones', ambito),
    estancias: (ambito, tramo) => preguntar('estancias', ambito, tramo),
    enEtapas: (ambito) => preguntar('enEtapas', ambito),
    suertes: (ambito, tramo, hoy) => preguntar('suertes', ambito, { ...tramo, hoy }),
    entidadesConMasCasos: (ambito, tramo, limite) =>
      preguntar('entidadesConMasCasos', ambito, { ...tramo, limite }),
    cuantasEntidades: (ambito, tramo) => total(preguntar('cuantasEntidades', ambito, tramo)),
    actosInformados: (ambito, tramo) => preguntar('actosInformados', ambito, tramo),
    deficiencias: (ambito, tramo) => preguntar('deficiencias', ambito, tramo),
    verificaciones: (ambito, tramo) => preguntar('verificaciones', ambito, tramo),
  };
}
