-- Files of the cases: their content is on disk under its SHA-256 (`huella`), here is what is known of each. A new version
-- is a new row that names the one before (`anterior`) and the first of its chain (`raiz`). `origen`: uploaded by a person,
-- or issued by the system, and then of some `clase`, with the code that proves it and the event or notice it came from.
-- `lado`: in a process, who may read it before the bids are opened. `suprimido`: when its content was taken away by
-- law, and in `supresion` by whom, why and under which norm.
CREATE TABLE documento (
  id TEXT PRIMARY KEY,
  caso TEXT NOT NULL REFERENCES caso (id),
  origen TEXT NOT NULL CHECK (origen IN ('subido', 'emitido')),
  clase TEXT,
  codigo TEXT UNIQUE,
  secuencia INTEGER,
  aviso TEXT REFERENCES aviso (id),
  raiz TEXT NOT NULL REFERENCES documento (id),
  anterior TEXT UNIQUE REFERENCES documento (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  lado TEXT NOT NULL CHECK (lado IN ('oficina', 'entidad')),
  nombre TEXT NOT NULL,
  tipo TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  huella TEXT NOT NULL CHECK (length(huella) = 64),
  usuario TEXT NOT NULL,
  creado TEXT NOT NULL,
  suprimido TEXT,
  supresion TEXT,
  UNIQUE (raiz, version),
  CHECK ((anterior IS NULL) = (version = 1)),
  CHECK ((clase IS NULL) = (origen = 'subido')),
  CHECK ((suprimido IS NULL) = (supresion IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX documento_caso ON documento (caso, raiz, version);
CREATE INDEX documento_huella ON documento (huella);

-- Only what the law orders to take away may change, once: the name and the mark, never what the document was.
CREATE TRIGGER documento_no_cambia BEFORE UPDATE OF
  id, caso, origen, clase, codigo, secuencia, aviso, raiz, anterior, version, lado, tipo, bytes, huella, usuario, creado
ON documento BEGIN SELECT RAISE(ABORT, 'Un documento no se modifica: se sube otra versión.'); END;
CREATE TRIGGER documento_se_suprime_una_vez BEFORE UPDATE OF nombre, suprimido, supresion ON documento
WHEN OLD.suprimido IS NOT NULL OR NEW.suprimido IS NULL
BEGIN SELECT RAISE(ABORT, 'Un documento solo cambia cuando se suprime, una vez.'); END;
CREATE TRIGGER documento_no_se_borra BEFORE DELETE ON documento
BEGIN SELECT RAISE(ABORT, 'Un documento no se borra.'); END;

-- Papers issued: of each event or notice, each kind once.
CREATE UNIQUE INDEX documento_emitido ON documento (caso, clase, secuencia, coalesce(aviso, ''))
  WHERE origen = 'emitido' AND anterior IS NULL;
CREATE UNIQUE INDEX documento_de_aviso ON documento (aviso) WHERE aviso IS NOT NULL AND anterior IS NULL;
CREATE INDEX aviso_oficio_por_salir ON aviso (creado, id) WHERE canal = 'oficio' AND estado = 'por_registrar';

-- Numbers of oficios, by office and year, without a gap: a number exists only with the paper that bears it.
CREATE TABLE oficio (
  serie TEXT NOT NULL,
  anio INTEGER NOT NULL,
  numero INTEGER NOT NULL CHECK (numero >= 1),
  documento TEXT NOT NULL UNIQUE REFERENCES documento (id),
  PRIMARY KEY (serie, anio, numero)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER oficio_no_cambia BEFORE UPDATE ON oficio
BEGIN SELECT RAISE(ABORT, 'El número de un oficio no cambia.'); END;
CREATE TRIGGER oficio_no_se_borra BEFORE DELETE ON oficio
BEGIN SELECT RAISE(ABORT, 'Un oficio no se borra.'); END;
