-- The RUC beside the head of its case: lists and counts of one entity follow an index instead of joining its data.
ALTER TABLE caso ADD COLUMN ruc TEXT;
UPDATE caso SET ruc = (SELECT ruc FROM caso_datos WHERE caso = id);
CREATE INDEX caso_ruc ON caso (coleccion, ruc, creado, id) WHERE ruc IS NOT NULL;

-- Everything the lists filter and order by, in one narrow index: a rare combination reads this and never the wide rows.
CREATE INDEX caso_filtro ON caso (coleccion, situacion, creado, id, actualizado, proximo, responsable, estado);

-- How long a case stayed in each stage its machine declares, in civil days of Lima. `fin`: it ended, and in which situation.
-- The case by its number inside the database: the indexes are read whole, and an id is ten times as long.
CREATE TABLE etapa (
  caso INTEGER NOT NULL REFERENCES caso (pk),
  etapa TEXT NOT NULL,
  desde INTEGER NOT NULL,
  coleccion TEXT NOT NULL,
  entro TEXT NOT NULL,
  salio TEXT,
  situacion TEXT,
  PRIMARY KEY (caso, etapa, desde)
) STRICT, WITHOUT ROWID;

INSERT INTO etapa (caso, etapa, desde, coleccion, entro, salio, situacion)
WITH definida (maquina, estado, etapa) AS (VALUES
  ('solicitud@*', '$.enTramite.atencion.reunion.porProgramar', 'reunion.porProgramar'),
  ('solicitud@*', '$.enTramite.atencion.reunion.programada', 'reunion.programada'),
  ('solicitud@*', '$.enTramite.atencion.actividades.consultas.respuestaPendiente', 'consultas'),
  ('solicitud@*', '$.enTramite.atencion.actividades.asesoramiento.enCurso', 'asesoramiento'),
  ('solicitud@*', '$.enTramite.atencion.actividades.revision.enAnalisis', 'revision.enAnalisis'),
  ('solicitud@*', '$.enTramite.atencion.actividades.revision.esperaDocumentos', 'revision.esperaDocumentos'),
  ('solicitud@*', '$.enTramite.atencion.actividades.revision.informado.seguimiento.esperaConvocatoria', 'seguimiento.esperaConvocatoria'),
  ('solicitud@*', '$.enTramite.atencion.actividades.revision.informado.seguimiento.enVerificacion', 'seguimiento.enVerificacion'),
  ('solicitud@*', '$.enTramite.atencion.actividades.acompanamiento.esperaProgramacion', 'acompanamiento'),
  ('solicitud@*', '$.enTramite.atencion.actividades.acompanamiento.enCurso', 'acompanamiento'),
  ('*', '$.proceso.expediente', 'preparacion'),
  ('*', '$.proceso.preparacion', 'preparacion'),
  ('*', '$.proceso.seleccion.etapas.consultas', 'convocado'),
  ('*', '$.proceso.seleccion.etapas.observaciones', 'convocado'),
  ('*', '$.proceso.seleccion.etapas.consultasYObservaciones', 'convocado'),
  ('*', '$.proceso.seleccion.etapas.elevacion', 'convocado'),
  ('*', '$.proceso.seleccion.etapas.integracion', 'convocado'),
  ('menor-cuantia-bienes-servicios@*', '$.proceso.seleccion.etapas.presentacion', 'convocado'),
  ('menor-cuantia-obras@*', '$.proceso.seleccion.etapas.presentacion', 'bases_integradas'),
  ('[^m]*', '$.proceso.seleccion.etapas.presentacion', 'bases_integradas'),
  ('*', '$.items.*.tecnica', 'en_evaluacion'),
  ('*', '$.items.*.porAbrir', 'en_evaluacion'),
  ('*', '$.items.*.resultado', 'en_evaluacion'),
  ('*', '$.items.*.empate', 'en_evaluacion'),
  ('*', '$.items.*.exceso', 'en_evaluacion'),
  ('*', '$.items.*.trasReducir', 'en_evaluacion'),
  ('*', '$.items.*.distribucion', 'en_evaluacion'),
  ('*', '$.items.*.porOtorgar', 'en_evaluacion'),
  ('*', '$.items.*.sinValidas', 'en_evaluacion'),
  ('*', '$.items.*.buenaPro', 'buena_pro'),
  ('*', '$.items.*.apelado', 'apelado'),
  ('*', '$.items.*.consentida', 'consentido'),
  ('*', '$.proceso.terminado', 'fin'),
  ('solicitud@*', '$.rechazada', 'fin'),
  ('solicitud@*', '$.noProcede', 'fin'),
  ('solicitud@*', '$.desistida', 'fin'),
  ('solicitud@*', '$.archivadaPorSilencio', 'fin'),
  ('solicitud@*', '$.archivadaSinConvocatoria', 'fin'),
  ('solicitud@*', '$.atendida', 'fin'),
  ('solicitud@*', '$.culminada', 'fin')
),
-- States repeat from case to case: each text is taken apart once.
texto AS MATERIALIZED (SELECT DISTINCT maquina, estado FROM evento),
de AS MATERIALIZED (
  SELECT DISTINCT x.maquina, x.estado, d.etapa FROM texto x, json_tree(x.estado) t
  JOIN definida d ON x.maquina GLOB d.maquina AND t.fullkey || '.' || t.atom || '.' GLOB d.estado || '.*'
  WHERE t.atom IS NOT NULL
),
isla AS (
  SELECT e.caso, d.etapa, e.secuencia,
    e.secuencia - row_number() OVER (PARTITION BY e.caso, d.etapa ORDER BY e.secuencia) AS n
  FROM evento e JOIN de d ON d.estado = e.estado AND d.maquina = e.maquina
),
estancia AS (
  SELECT caso, etapa, min(secuencia) AS desde, max(secuencia) AS ultima FROM isla GROUP BY caso, etapa, n
)
SELECT c.pk, s.etapa, s.desde, c.coleccion, date(a.ocurrido, '-5 hours'), date(b.ocurrido, '-5 hours'),
  iif(s.etapa = 'fin', c.situacion, NULL)
FROM estancia s JOIN caso c ON c.id = s.caso
JOIN evento a ON a.caso = s.caso AND a.secuencia = s.desde
LEFT JOIN evento b ON b.caso = s.caso AND b.secuencia = s.ultima + 1;

CREATE INDEX etapa_salida ON etapa (coleccion, salio, etapa, entro) WHERE salio IS NOT NULL;
CREATE INDEX etapa_abierta ON etapa (coleccion, etapa, entro, situacion) WHERE salio IS NULL;

-- What the indicators count of the terms and of the acts, without reading the rows.
CREATE INDEX plazo_indicadores ON plazo (vence, regla, estado, atendido);
CREATE INDEX evento_informado ON evento (tipo, ocurrido, caso) WHERE tipo IN (
  'REGISTRAR_REUNION', 'REMITIR_RESPUESTA', 'REQUERIR_DOCUMENTACION', 'EMITIR_INFORME', 'REALIZAR_EXPOSICION',
  'EMITIR_INFORME_SEGUIMIENTO', 'REGISTRAR_SEGUIMIENTO', 'CONCLUIR_ACOMPANAMIENTO', 'REGISTRAR_VISITA', 'DERIVAR',
  'DECLARAR_IMPROCEDENTE');
