-- Who attends what, who looked at what, what was taken out and what was sealed.

-- The user a case was assigned to, besides the name it was told with: names change and repeat. A projection of ASIGNADO.
ALTER TABLE caso ADD COLUMN asignado TEXT;
UPDATE caso SET asignado = (
  SELECT u.id FROM usuario u WHERE u.id = caso.responsable
  UNION
  SELECT u.id FROM usuario u WHERE u.nombre = caso.responsable
    AND (SELECT count(*) FROM usuario v WHERE v.nombre = caso.responsable) = 1)
WHERE responsable IS NOT NULL;
CREATE INDEX caso_asignado ON caso (asignado) WHERE asignado IS NOT NULL;

-- Civil days of Lima, both included. One that no longer holds is marked, never deleted.
CREATE TABLE ausencia (
  id INTEGER PRIMARY KEY,
  usuario TEXT NOT NULL REFERENCES usuario (id),
  desde TEXT NOT NULL,
  hasta TEXT NOT NULL CHECK (hasta >= desde),
  sustituto TEXT NOT NULL REFERENCES usuario (id) CHECK (sustituto <> usuario),
  motivo TEXT NOT NULL,
  creada TEXT NOT NULL,
  creador TEXT NOT NULL,
  anulada TEXT
) STRICT;
CREATE INDEX ausencia_usuario ON ausencia (usuario, hasta) WHERE anulada IS NULL;
CREATE INDEX ausencia_sustituto ON ausencia (sustituto, hasta) WHERE anulada IS NULL;

-- Who read personal data, of which case, and when by the clock of the machine. It names nobody but the reader, by id.
CREATE TABLE lectura (
  posicion INTEGER PRIMARY KEY,
  usuario TEXT NOT NULL,
  que TEXT NOT NULL,
  caso TEXT,
  documento TEXT,
  cuando TEXT NOT NULL,
  ip TEXT
) STRICT;
CREATE INDEX lectura_caso ON lectura (caso, posicion) WHERE caso IS NOT NULL;
CREATE INDEX lectura_usuario ON lectura (usuario, posicion);
CREATE INDEX lectura_cuando ON lectura (cuando, posicion);
CREATE INDEX lectura_documento ON lectura (documento, posicion) WHERE documento IS NOT NULL;
CREATE TRIGGER lectura_no_cambia BEFORE UPDATE ON lectura
BEGIN SELECT RAISE(ABORT, 'El registro de lecturas no se modifica.'); END;
CREATE TRIGGER lectura_no_se_borra BEFORE DELETE ON lectura
BEGIN SELECT RAISE(ABORT, 'El registro de lecturas no se borra.'); END;

-- Personal data taken out of a case (Ley 29733): the event of its history that says so, and the events and notices touched.
CREATE TABLE supresion (
  caso TEXT NOT NULL REFERENCES caso (id),
  secuencia INTEGER NOT NULL,
  eventos TEXT NOT NULL,
  avisos TEXT NOT NULL,
  creada TEXT NOT NULL,
  PRIMARY KEY (caso, secuencia)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER supresion_no_cambia BEFORE UPDATE ON supresion
BEGIN SELECT RAISE(ABORT, 'Una supresión no se modifica.'); END;
CREATE TRIGGER supresion_no_se_borra BEFORE DELETE ON supresion
BEGIN SELECT RAISE(ABORT, 'Una supresión no se borra.'); END;

-- The data and the salt of an event give way only to a suppression newer than any before, which the chain of the same case
-- holds as an event and which names this one. Nothing else of the history ever changes.
ALTER TABLE evento ADD COLUMN supresion INTEGER;
DROP TRIGGER evento_no_cambia;
CREATE TRIGGER evento_no_cambia BEFORE UPDATE ON evento
WHEN NOT (
  NEW.posicion = OLD.posicion AND NEW.caso = OLD.caso AND NEW.secuencia = OLD.secuencia AND NEW.tipo = OLD.tipo
  AND NEW.huella_datos = OLD.huella_datos AND NEW.actor = OLD.actor AND NEW.ocurrido = OLD.ocurrido
  AND NEW.registrado = OLD.registrado AND NEW.maquina = OLD.maquina AND NEW.calendario = OLD.calendario
  AND NEW.catalogo = OLD.catalogo AND NEW.estado = OLD.estado AND NEW.huella_estado = OLD.huella_estado
  AND NEW.huella = OLD.huella AND NEW.efectos = OLD.efectos AND NEW.regla = OLD.regla
  AND NEW.sal <> OLD.sal AND OLD.tipo <> 'DATOS_SUPRIMIDOS'
  AND NEW.supresion IS NOT NULL AND NEW.supresion > OLD.secuencia AND NEW.supresion > coalesce(OLD.supresion, 0)
  AND EXISTS (
    SELECT 1 FROM supresion s JOIN evento e ON e.caso = s.caso AND e.secuencia = s.secuencia AND e.tipo = 'DATOS_SUPRIMIDOS'
    WHERE s.caso = OLD.caso AND s.secuencia = NEW.supresion
      AND OLD.secuencia IN (SELECT value FROM json_each(s.eventos))))
BEGIN SELECT RAISE(ABORT, 'La historia no se modifica.'); END;

-- The same with what was sent: its text and its addresses give way to a suppression that names its notice, once for each.
ALTER TABLE envio ADD COLUMN supresion INTEGER;
DROP TRIGGER envio_texto_no_cambia;
CREATE TRIGGER envio_texto_no_cambia BEFORE UPDATE OF asunto, destinatarios, texto, adjuntos, supresion ON envio
WHEN NOT (
  NEW.supresion IS NOT NULL AND NEW.supresion > coalesce(OLD.supresion, 0)
  AND EXISTS (
    SELECT 1 FROM aviso a JOIN supresion s ON s.caso = a.caso AND s.secuencia = NEW.supresion
    WHERE a.id = OLD.aviso AND OLD.aviso IN (SELECT value FROM json_each(s.avisos))))
BEGIN SELECT RAISE(ABORT, 'Lo enviado no se modifica.'); END;
DROP TRIGGER envio_termina_una_vez;
CREATE TRIGGER envio_termina_una_vez BEFORE UPDATE OF terminado, resultado, respuesta, entregas, salio ON envio
WHEN OLD.terminado IS NOT NULL AND NOT (
  NEW.terminado = OLD.terminado AND NEW.resultado IS OLD.resultado AND NEW.salio IS OLD.salio
  AND NEW.supresion IS NOT NULL AND NEW.supresion > coalesce(OLD.supresion, 0))
BEGIN SELECT RAISE(ABORT, 'Un intento de envío terminado no se modifica.'); END;

-- The seal of a day: a digest over the head of every case and every document up to a position, chained to the seal before.
CREATE TABLE sello (
  dia TEXT PRIMARY KEY,
  creado TEXT NOT NULL,
  posicion INTEGER NOT NULL,
  huella TEXT NOT NULL,
  texto TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sello_no_cambia BEFORE UPDATE ON sello
BEGIN SELECT RAISE(ABORT, 'Un sello no se modifica.'); END;
CREATE TRIGGER sello_no_se_borra BEFORE DELETE ON sello
BEGIN SELECT RAISE(ABORT, 'Un sello no se borra.'); END;
CREATE TABLE sello_publicado (
  dia TEXT NOT NULL REFERENCES sello (dia),
  donde TEXT NOT NULL CHECK (donde IN ('archivo', 'correo')),
  cuando TEXT NOT NULL,
  PRIMARY KEY (dia, donde)
) STRICT, WITHOUT ROWID;
