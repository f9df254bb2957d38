import { palabrasPlegadas } from '../../src/store/sql/dialecto.js';

/** Runs one statement over a migrated and empty PostgreSQL. */
type Mandar = (sql: string) => Promise<unknown>;

const texto = (valor: string) => `'${valor.replaceAll("'", "''")}'`;
const lista = (valores: readonly string[]) => `(ARRAY[${valores.map(texto).join(', ')}])`;

const enTramite = (atencion: unknown) =>
  JSON.stringify({ enTramite: { atencion, convocatoria: 'porConvocar', derivacion: 'sinDerivar' } });
/** From the commonest to the rarest: each is half as common as the one before. */
const ESTADOS = [
  enTramite({ actividades: { consultas: 'absueltas', revision: 'enAnalisis' } }),
  enTramite({ reunion: 'programada' }),
  enTramite({ reunion: 'porProgramar' }),
  enTramite({ actividades: { consultas: 'absueltas', revision: { esperaDocumentos: 'plazoOtorgado' } } }),
  enTramite({ actividades: { consultas: 'absueltas', revision: { informado: 'enVerificacion' } } }),
  enTramite({ actividades: { consultas: 'porAbsolver', revision: 'noSolicitada' } }),
];
const FINALES = ['culminada', 'archivada', 'atendida', 'desistida', 'no_procede'];
const REGLAS = ['AMB-A4', 'AT-8.2.1.A-1', 'AT-8.2.1.A-2', 'AMB-A6-informe', 'AMB-A17'];
const TIPOS = ['REGISTRAR_REUNION', 'REGISTRAR_CONTACTO', 'REGISTRAR_CONTACTO', 'EMITIR_INFORME', 'DERIVAR'];
const ETAPAS = ['reunion.porProgramar', 'reunion.programada', 'revision.enAnalisis'];
const OBJETOS = ['Adquisición de equipos', 'Servicio de limpieza', 'Obra vial', 'Consultoría de supervisión'];
const DATOS = {
  EMITIR_INFORME: { deficiencias: [{ tipo: 'error', tratamiento: 'criterio' }, { tipo: 'omision' }] },
  otro: { notas: 'x'.repeat(200) },
};
export const HOY_SEMBRADO = '2026-11-20';
const TABLAS = ['caso', 'caso_datos', 'caso_texto', 'evento', 'etapa', 'plazo', 'aviso'];
const ANCHO = 1200;
const DIAS = 1000;

/** One of a list, each half as common as the one before. */
const mitad = (valores: readonly string[], sal: number) =>
  `${lista(valores)}[1 + least(${valores.length - 1}, floor(-log(2, (1 + azar(i, ${sal})::numeric) / 1001)))::int]`;
/** The civil day so many before today, and an instant of it. */
const dia = (hace: string) => `to_char(date '${HOY_SEMBRADO}' - (${hace})::int, 'YYYY-MM-DD')`;
const instante = (hace: string) => `${dia(hace)} || 'T' || lpad((i % 24)::text, 2, '0') || ':00:00.000Z'`;

/**
 * A PostgreSQL for measuring readings: cases of every situation, state, age, person and entity, written straight to the
 * tables, in seconds. As in an office, those still running are a tenth and the newest, one entity has a tenth of all, and
 * a few persons have most. They are no valid histories: only their shape and size matter. Each case has five terms, five
 * events, up to three stages and two notices.
 */
export async function sembrarEnPostgres(mandar: Mandar, casos: number): Promise<void> {
  // A row is known to be seen by all once its commit is on disk: it must be so before the tables are tidied up.
  await mandar('SET synchronous_commit = on');
  // Nobody else looks at the tables meanwhile: what is inserted is seen by all when they are tidied up at the end.
  for (const tabla of TABLAS) await mandar(`ALTER TABLE ${tabla} SET (autovacuum_enabled = off)`);
  const serie = `generate_series(0, ${casos - 1}) i`;
  await mandar(
    `CREATE FUNCTION azar(n int, sal int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT (abs(hashint4(n * 31 + sal)::bigint) % 1000)::int $$`,
  );
  // What each case is: its age in days, whether it still runs, and the day of its latest act.
  await mandar(`CREATE TEMP TABLE semilla AS SELECT i, vivo, edad, greatest(0, edad - azar(i, 2) / 10) AS acto,
      lpad(i::text, 8, '0') || '-0000-7000-8000-000000000000' AS id,
      '20' || lpad(floor(power(azar(i, 3) / 1000.0, 3) * 1000)::int::text, 9, '0') AS ruc,
      CASE WHEN azar(i, 4) < 300 THEN NULL ELSE 'persona-' || floor(power(azar(i, 5) / 1000.0, 2) * 40)::int END AS responsable,
      ${lista(OBJETOS)}[1 + i % 4] || ' paquete ' || i AS objeto
    FROM (SELECT i, ${DIAS} - (i * ${DIAS}::bigint / ${casos})::int AS edad, azar(i, 1) < 100 + 800 * (i >= ${casos} * 0.95)::int AND i > ${casos} * 0.8 AS vivo FROM ${serie}) q`);
  await mandar(`INSERT INTO caso (id, coleccion, numero, maquina, regimen, situacion, estado, secuencia, snapshot, huella, huella_estado, creado, actualizado, ocurrido, proximo, responsable, ruc, asignado)
    SELECT id, CASE WHEN i % 50 = 7 THEN 'procesos' ELSE 'solicitudes' END, 'AT-2026-' || lpad(i::text, 8, '0'), 'solicitud@1.0.0', 'LEY32069', situacion,
      CASE WHEN vivo THEN ${mitad(ESTADOS, 6)} ELSE '"' || situacion || '"' END, 5, repeat('x', ${ANCHO}), '', '',
      ${instante('edad')}, ${instante('acto')}, ${instante('acto')}, CASE WHEN vivo THEN ${dia('azar(i, 7) / 20 - 30')} END,
      responsable, ruc, CASE WHEN azar(i, 8) < 100 THEN 'u-' || i % 40 END
    FROM (SELECT s.*, CASE WHEN vivo THEN 'en_tramite' ELSE ${mitad(FINALES, 9)} END AS situacion FROM semilla s) q ORDER BY i`);
  await mandar(`INSERT INTO caso_datos (caso, datos, entidad, ruc, objeto)
    SELECT id, '{"objeto":"bienes","ejercicio":2026,"r":"' || repeat('y', ${ANCHO}) || '"}', 'Municipalidad de Prueba ' || ruc, ruc, objeto FROM semilla ORDER BY i`);
  const plegados = lista(OBJETOS.map((o) => palabrasPlegadas(o).join(' ')));
  await mandar(`INSERT INTO caso_texto (caso, palabras) SELECT c.pk, array_to_tsvector(string_to_array(
      'at 2026 ' || lpad(i::text, 8, '0') || ' municipalidad de prueba paquete ' || i || ' ' || s.ruc || ' ' || ${plegados}[1 + i % 4], ' '))
    FROM semilla s JOIN caso c ON c.id = s.id`);
  await mandar(`INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla)
    SELECT id, n, tipo, CASE tipo WHEN 'EMITIR_INFORME' THEN ${texto(JSON.stringify(DATOS.EMITIR_INFORME))} ELSE ${texto(JSON.stringify(DATOS.otro))} END, '', '',
      CASE WHEN n = 2 THEN 'sistema' ELSE 'u-' || floor(power(azar(i, 5) / 1000.0, 2) * 40)::int END, ${instante('acto')}, ${instante('acto')}, 'solicitud@1.0.0', 1, 1, '"x"', '', '', '[]', 'AT-8.2.1.A-0'
    FROM semilla, LATERAL (SELECT n, ${lista(TIPOS)}[n] AS tipo FROM generate_series(1, 5) n) t ORDER BY acto DESC, i, n`);
  await mandar(`INSERT INTO etapa (caso, etapa, desde, coleccion, entro, salio, situacion)
    SELECT c.pk, CASE WHEN t.n = 4 THEN 'fin' ELSE ${lista(ETAPAS)}[t.n] END, t.n, c.coleccion, ${dia('acto + 8 - 2 * t.n')},
      CASE WHEN t.n < 3 OR (t.n = 3 AND NOT vivo) THEN ${dia('acto + 7 - 2 * t.n')} END, CASE WHEN t.n = 4 THEN c.situacion END
    FROM semilla s JOIN caso c ON c.id = s.id, LATERAL generate_series(1, CASE WHEN vivo THEN 3 ELSE 4 END) t(n)`);
  await mandar(`INSERT INTO plazo (caso, n, regla, item, desde, dias, computo, ambitos, vence, instante, estado, abierto, debe)
    SELECT id, t.n, ${lista(REGLAS)}[t.n], '', ${dia('hace + 20')}, 10, 'habiles', 'nacional', ${dia('hace')}, ${instante('hace - 1')},
      CASE WHEN corre THEN 'corriendo' WHEN azar(i * 5 + t.n, 10) < 800 THEN 'cumplido' ELSE 'vencido' END, 1, (corre AND t.n % 2 = 1)::int
    FROM semilla s, LATERAL (SELECT n, vivo AND n > 2 AS corre, CASE WHEN vivo AND n > 2 THEN azar(i * 5 + n, 11) / 20 - 45 ELSE acto + n END AS hace FROM generate_series(1, 5) n) t`);
  await mandar(`INSERT INTO aviso (id, caso, secuencia, orden, plantilla, canal, asunto, destinatarios, regla, creado, desde, estado, al_salir)
    SELECT id || '.' || t.n || '.1', id, t.n, 1, 'p', 'correo', 'x', '[]', 'AT', ${instante('acto')}, ${instante('acto')},
      CASE WHEN vivo AND azar(i, 12) < 20 THEN 'pendiente' ELSE 'enviada' END, CASE WHEN t.n = 1 THEN 'SALIO' END
    FROM semilla s, LATERAL generate_series(1, 2) t(n)`);
  await mandar('DROP TABLE semilla');
  // Without the map of what everybody sees, which the server keeps by itself in an office, no index answers alone.
  for (const tabla of TABLAS) {
    await mandar(`VACUUM (ANALYZE) ${tabla}`);
    await mandar(`ALTER TABLE ${tabla} RESET (autovacuum_enabled)`);
  }
}
