CREATE INDEX aviso_pendiente ON aviso (desde, id) WHERE estado = 'pendiente';

CREATE INDEX aviso_por_salir ON aviso (desde, id) WHERE estado = 'pendiente' AND al_salir IS NOT NULL;

CREATE INDEX caso_actualizado ON caso (coleccion, actualizado, id);

CREATE INDEX caso_creado ON caso (coleccion, creado, id);

CREATE INDEX caso_datos_ruc ON caso_datos (ruc) WHERE ruc IS NOT NULL;

CREATE INDEX caso_filtro ON caso (coleccion, situacion, creado, id, actualizado, proximo, responsable, estado);

CREATE INDEX caso_proximo ON caso (coleccion, proximo, id) WHERE proximo IS NOT NULL;

CREATE INDEX caso_responsable ON caso (responsable, coleccion, id) WHERE responsable IS NOT NULL;

CREATE INDEX caso_ruc ON caso (coleccion, ruc, creado, id) WHERE ruc IS NOT NULL;

CREATE INDEX etapa_abierta ON etapa (coleccion, etapa, entro, situacion) WHERE salio IS NULL;

CREATE INDEX etapa_salida ON etapa (coleccion, salio, etapa, entro) WHERE salio IS NOT NULL;

CREATE INDEX evento_actor ON evento (actor, caso) WHERE actor <> 'sistema';

CREATE INDEX evento_informado ON evento (tipo, ocurrido, caso) WHERE tipo IN (
  'REGISTRAR_REUNION', 'REMITIR_RESPUESTA', 'REQUERIR_DOCUMENTACION', 'EMITIR_INFORME', 'REALIZAR_EXPOSICION',
  'EMITIR_INFORME_SEGUIMIENTO', 'REGISTRAR_SEGUIMIENTO', 'CONCLUIR_ACOMPANAMIENTO', 'REGISTRAR_VISITA', 'DERIVAR',
  'DECLARAR_IMPROCEDENTE');

CREATE INDEX idempotencia_creado ON idempotencia (creado);

CREATE INDEX idempotencia_inconclusa ON idempotencia (creado) WHERE estado = 0;

CREATE INDEX inhabil_fecha ON inhabil (fecha);

CREATE INDEX mensaje_pendiente ON mensaje (id) WHERE estado = 'pendiente';

CREATE INDEX plazo_debido ON plazo (vence, caso, n, regla) WHERE debe = 1;

CREATE INDEX plazo_indicadores ON plazo (vence, regla, estado, atendido);

CREATE INDEX plazo_por_vencer ON plazo (instante, caso, n) WHERE estado = 'corriendo' AND detenido = 0;

CREATE UNIQUE INDEX plazo_unico ON plazo (caso, regla, item) WHERE estado = 'corriendo';

CREATE INDEX plazo_vence ON plazo (vence, caso, n, regla, estado);

CREATE INDEX sesion_caduca ON sesion (caduca);

CREATE INDEX sobre_caso ON sobre (caso, secuencia);

CREATE INDEX vinculo_otro ON vinculo (otro, tipo, caso);

CREATE TABLE ajuste (
  nombre TEXT PRIMARY KEY,
  valor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE aviso (
  id TEXT PRIMARY KEY CHECK (id = caso || '.' || secuencia || '.' || orden),
  caso TEXT NOT NULL REFERENCES caso (id),
  secuencia INTEGER NOT NULL,
  orden INTEGER NOT NULL,
  plantilla TEXT NOT NULL,
  canal TEXT NOT NULL,
  asunto TEXT NOT NULL,
  destinatarios TEXT NOT NULL,
  regla TEXT NOT NULL,
  creado TEXT NOT NULL,
  desde TEXT NOT NULL,
  estado TEXT NOT NULL,
  al_salir TEXT,
  al_rebotar TEXT,
  enviado TEXT,
  codigo TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE caso (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  coleccion TEXT NOT NULL,
  numero TEXT NOT NULL UNIQUE,
  maquina TEXT NOT NULL,
  regimen TEXT NOT NULL,
  situacion TEXT NOT NULL,
  estado TEXT NOT NULL,
  secuencia INTEGER NOT NULL,
  snapshot TEXT NOT NULL,
  huella TEXT NOT NULL,
  huella_estado TEXT NOT NULL,
  creado TEXT NOT NULL,
  actualizado TEXT NOT NULL,
  ocurrido TEXT NOT NULL,
  proximo TEXT,
  salidas TEXT NOT NULL DEFAULT '[]',
  responsable TEXT
, ruc TEXT) STRICT;

CREATE TABLE caso_datos (
  caso TEXT PRIMARY KEY REFERENCES caso (id),
  datos TEXT NOT NULL,
  entidad TEXT,
  ruc TEXT,
  objeto TEXT
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE caso_texto USING fts5 (texto, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE contador (
  serie TEXT PRIMARY KEY,
  ultimo INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE correccion (
  version INTEGER PRIMARY KEY,
  regla TEXT NOT NULL,
  dias INTEGER NOT NULL CHECK (dias > 0),
  norma TEXT NOT NULL,
  motivo TEXT NOT NULL,
  conocida TEXT NOT NULL,
  usuario TEXT NOT NULL
) STRICT;

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

CREATE TABLE evento (
  posicion INTEGER PRIMARY KEY,
  caso TEXT NOT NULL REFERENCES caso (id),
  secuencia INTEGER NOT NULL,
  tipo TEXT NOT NULL,
  datos TEXT NOT NULL,
  sal TEXT NOT NULL,
  huella_datos TEXT NOT NULL,
  actor TEXT NOT NULL,
  ocurrido TEXT NOT NULL,
  registrado TEXT NOT NULL,
  maquina TEXT NOT NULL,
  calendario INTEGER NOT NULL,
  catalogo INTEGER NOT NULL,
  estado TEXT NOT NULL,
  huella_estado TEXT NOT NULL,
  huella TEXT NOT NULL,
  efectos TEXT NOT NULL,
  regla TEXT NOT NULL,
  UNIQUE (caso, secuencia)
) STRICT;

CREATE TABLE idempotencia (
  usuario TEXT NOT NULL,
  ruta TEXT NOT NULL,
  clave TEXT NOT NULL,
  cuerpo TEXT NOT NULL,
  caso TEXT NOT NULL,
  secuencia INTEGER NOT NULL,
  desde INTEGER NOT NULL,
  estado INTEGER NOT NULL,
  respuesta TEXT,
  creado TEXT NOT NULL,
  PRIMARY KEY (usuario, ruta, clave)
) STRICT, WITHOUT ROWID;

CREATE TABLE incidencia (
  id INTEGER PRIMARY KEY,
  caso TEXT,
  clave TEXT NOT NULL UNIQUE,
  detalle TEXT NOT NULL,
  creada TEXT NOT NULL
) STRICT;

CREATE TABLE inhabil (
  version INTEGER PRIMARY KEY,
  tipo TEXT NOT NULL CHECK (tipo IN ('declara', 'revoca', 'habilita')),
  fecha TEXT NOT NULL,
  norma TEXT NOT NULL,
  publicada TEXT,
  ambito TEXT NOT NULL,
  motivo TEXT NOT NULL,
  fuente TEXT NOT NULL,
  conocida TEXT NOT NULL,
  usuario TEXT NOT NULL
) STRICT;

CREATE TABLE mensaje (
  id TEXT PRIMARY KEY,
  de TEXT NOT NULL REFERENCES caso (id),
  secuencia INTEGER NOT NULL,
  a TEXT NOT NULL,
  tipo TEXT NOT NULL,
  datos TEXT NOT NULL,
  ocurrido TEXT NOT NULL,
  estado TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plazo (
  caso TEXT NOT NULL REFERENCES caso (id),
  n INTEGER NOT NULL,
  regla TEXT NOT NULL,
  item TEXT NOT NULL,
  desde TEXT NOT NULL,
  dias INTEGER NOT NULL,
  computo TEXT NOT NULL,
  ambitos TEXT NOT NULL,
  vence TEXT NOT NULL,
  instante TEXT NOT NULL,
  estado TEXT NOT NULL,
  abierto INTEGER NOT NULL,
  cerrado INTEGER,
  reemplaza INTEGER,
  motivo TEXT,
  detenido INTEGER NOT NULL DEFAULT 0, atendido INTEGER, debe INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (caso, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE preferencia (
  usuario TEXT NOT NULL REFERENCES usuario (id),
  clave TEXT NOT NULL,
  valor TEXT NOT NULL,
  PRIMARY KEY (usuario, clave)
) STRICT, WITHOUT ROWID;

CREATE TABLE sesion (
  huella TEXT PRIMARY KEY,
  usuario TEXT NOT NULL REFERENCES usuario (id),
  huella_ficha TEXT NOT NULL,
  creada TEXT NOT NULL,
  caduca TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sobre (
  id TEXT PRIMARY KEY,
  caso TEXT NOT NULL REFERENCES caso (id),
  secuencia INTEGER NOT NULL,
  postor TEXT NOT NULL,
  item TEXT NOT NULL,
  llave TEXT NOT NULL,
  cifrado TEXT NOT NULL,
  compromiso TEXT NOT NULL,
  FOREIGN KEY (caso, secuencia) REFERENCES evento (caso, secuencia)
) STRICT, WITHOUT ROWID;

CREATE TABLE usuario (
  id TEXT PRIMARY KEY,
  nombre TEXT NOT NULL,
  correo TEXT,
  roles TEXT NOT NULL,
  entidad TEXT,
  huella_ficha TEXT UNIQUE,
  creado TEXT NOT NULL,
  revocado TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE vinculo (
  caso TEXT NOT NULL REFERENCES caso (id),
  tipo TEXT NOT NULL,
  otro TEXT NOT NULL,
  PRIMARY KEY (caso, tipo, otro)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER correccion_no_cambia BEFORE UPDATE ON correccion
BEGIN SELECT RAISE(ABORT, 'Una corrección no se modifica: se corrige con otra.'); END;

CREATE TRIGGER correccion_no_se_borra BEFORE DELETE ON correccion
BEGIN SELECT RAISE(ABORT, 'Una corrección no se borra: se corrige con otra.'); END;

CREATE TRIGGER evento_no_cambia BEFORE UPDATE ON evento
BEGIN SELECT RAISE(ABORT, 'La historia no se modifica.'); END;

CREATE TRIGGER evento_no_se_borra BEFORE DELETE ON evento
BEGIN SELECT RAISE(ABORT, 'La historia no se borra.'); END;

CREATE TRIGGER inhabil_no_cambia BEFORE UPDATE ON inhabil
BEGIN SELECT RAISE(ABORT, 'Un día declarado no se modifica: se revoca con otro hecho.'); END;

CREATE TRIGGER inhabil_no_se_borra BEFORE DELETE ON inhabil
BEGIN SELECT RAISE(ABORT, 'Un día declarado no se borra: se revoca con otro hecho.'); END;

CREATE TRIGGER sobre_no_cambia BEFORE UPDATE OF id, caso, secuencia, postor, item, cifrado, compromiso ON sobre
BEGIN SELECT RAISE(ABORT, 'Un sobre no se modifica.'); END;

CREATE TRIGGER sobre_no_se_borra BEFORE DELETE ON sobre
BEGIN SELECT RAISE(ABORT, 'Un sobre no se borra.'); END;
