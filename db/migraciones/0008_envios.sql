-- Mail that leaves by SMTP: its attempts, when it is tried next, and the texts it is written with.

-- Each attempt, as it was made. It is written before the server is spoken to and closed once, with what it answered: one
-- without an end is one whose process died, and nobody knows whether the server took it.
CREATE TABLE envio (
  aviso TEXT NOT NULL REFERENCES aviso (id),
  intento INTEGER NOT NULL,
  mensaje_id TEXT NOT NULL,
  asunto TEXT NOT NULL,
  destinatarios TEXT NOT NULL,
  texto TEXT NOT NULL,
  plantilla INTEGER NOT NULL,
  adjuntos TEXT NOT NULL,
  empezado TEXT NOT NULL,
  terminado TEXT,
  resultado TEXT CHECK (resultado IN ('enviada', 'diferida', 'rebotada', 'fallida')),
  respuesta TEXT,
  entregas TEXT,
  salio TEXT,
  PRIMARY KEY (aviso, intento)
) STRICT, WITHOUT ROWID;
CREATE INDEX envio_mensaje ON envio (mensaje_id);
CREATE TRIGGER envio_no_cambia BEFORE UPDATE OF aviso, intento, mensaje_id, plantilla, empezado ON envio
BEGIN SELECT RAISE(ABORT, 'Un intento de envío no se modifica.'); END;
-- Apart from the one above: only a suppression of personal data may take its place.
CREATE TRIGGER envio_texto_no_cambia BEFORE UPDATE OF asunto, destinatarios, texto, adjuntos ON envio
BEGIN SELECT RAISE(ABORT, 'Lo enviado no se modifica.'); END;
CREATE TRIGGER envio_termina_una_vez BEFORE UPDATE OF terminado, resultado, respuesta, entregas, salio ON envio
WHEN OLD.terminado IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'Un intento de envío terminado no se modifica.'); END;
CREATE TRIGGER envio_no_se_borra BEFORE DELETE ON envio
BEGIN SELECT RAISE(ABORT, 'Un intento de envío no se borra.'); END;

-- What is to be tried next and who is at it, by the clock of the machine.
CREATE TABLE despacho (
  aviso TEXT PRIMARY KEY REFERENCES aviso (id),
  proximo TEXT NOT NULL,
  lo_tiene TEXT,
  hasta TEXT
) STRICT, WITHOUT ROWID;

-- Texts somebody wrote in the place of those of the program; one without text gives that one back.
CREATE TABLE plantilla (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  texto TEXT,
  usuario TEXT NOT NULL,
  creada TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER plantilla_no_cambia BEFORE UPDATE ON plantilla
BEGIN SELECT RAISE(ABORT, 'Una versión de plantilla no se modifica: se escribe otra.'); END;
CREATE TRIGGER plantilla_no_se_borra BEFORE DELETE ON plantilla
BEGIN SELECT RAISE(ABORT, 'Una versión de plantilla no se borra: se escribe otra.'); END;

-- In the order they were ordered, and of one case, for those who see only some.
CREATE INDEX aviso_por_registrar ON aviso (creado, id) WHERE estado = 'por_registrar';
CREATE INDEX aviso_por_registrar_de ON aviso (caso) WHERE estado = 'por_registrar';
CREATE INDEX aviso_fallido ON aviso (creado, id) WHERE estado = 'fallida' AND codigo = 'SMTP_AGOTADO';
