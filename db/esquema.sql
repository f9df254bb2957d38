CREATE INDEX ausencia_sustituto ON ausencia (sustituto, hasta) WHERE anulada IS NULL;

CREATE INDEX ausencia_usuario ON ausencia (usuario, hasta) WHERE anulada IS NULL;

CREATE INDEX aviso_fallido ON aviso (creado, id) WHERE estado = 'fallida' AND codigo = 'SMTP_AGOTADO';

CREATE INDEX aviso_oficio_por_salir ON aviso (creado, id) WHERE canal = 'oficio' AND estado = 'por_registrar';

CREATE INDEX aviso_pendiente ON aviso (desde, id) WHERE estado = 'pendiente';

CREATE INDEX aviso_por_registrar ON aviso (creado, id) WHERE estado = 'por_registrar';

CREATE INDEX aviso_por_registrar_de ON aviso (caso) WHERE estado = 'por_registrar';

CREATE INDEX aviso_por_salir ON aviso (desde, id) WHERE estado = 'pendiente' AND al_salir IS NOT NULL;

CREATE INDEX caso_actualizado ON caso (coleccion, actualizado, id);

CREATE INDEX caso_asignado ON caso (asignado) WHERE asignado IS NOT NULL;

CREATE INDEX caso_creado ON caso (coleccion, creado, id);

CREATE INDEX caso_datos_ruc ON caso_datos (ruc) WHERE ruc IS NOT NULL;

CREATE INDEX caso_filtro ON caso (coleccion, situacion, creado, id, actualizado, proximo, responsable, estado);

CREATE INDEX caso_proximo ON caso (coleccion, proximo, id) WHERE proximo IS NOT NULL;

CREATE INDEX caso_responsable ON caso (responsable, coleccion, id) WHERE responsable IS NOT NULL;

CREATE INDEX caso_ruc ON caso (coleccion, ruc, creado, id) WHERE ruc IS NOT NULL;

CREATE INDEX documento_caso ON documento (caso, raiz, version);

CREATE UNIQUE INDEX documento_de_aviso ON documento (aviso) WHERE aviso IS NOT NULL AND anterior IS NULL;

CREATE UNIQUE INDEX documento_emitido ON documento (caso, clase, secuencia, coalesce(aviso, ''))
  WHERE origen = 'emitido' AND anterior IS NULL;

CREATE INDEX documento_huella ON documento (huella);

CREATE INDEX envio_mensaje ON envio (mensaje_id);

CREATE INDEX etapa_abierta ON etapa (coleccion, etapa, entro, situacion) WHERE salio IS NULL;

CREATE INDEX etapa_salida ON etapa (coleccion, salio, etapa, entro) WHERE salio IS NOT NULL;

CREATE INDEX evento_actor ON evento (actor, caso) WHERE actor <> 'sistema';

CREATE INDEX evento_informado ON evento (tipo, ocurrido, caso) WHERE tipo IN (
  'REGISTRAR_REUNION', 'REMITIR_RESPUESTA', 'REQUERIR_DOCUMENTACION', 'EMITIR_INFORME', 'REALIZAR_EXPOSICION',
  'EMITIR_INFORME_SEGUIMIENTO', 'REGISTRAR_SEGUIMIENTO', 'CONCLUIR_ACOMPANAMIENTO', 'REGISTRAR_VISITA', 'DERIVAR',
  'DECLARAR_IMPROCEDENTE');

CREATE INDEX idempotencia_creado ON idempotencia (creado);

CREATE INDEX idempotencia_inconclusa ON idempotencia (creado) WHERE estado = 0;

CREATE INDEX identidad_externa_usuario ON identidad_externa (usuario);

CREATE INDEX ingreso_cuando ON ingreso (cuando);

CREATE INDEX ingreso_usuario ON ingreso (usuario, id);

CREATE INDEX inhabil_fecha ON inhabil (fecha);

CREATE INDEX lectura_caso ON lectura (caso, posicion) WHERE caso IS NOT NULL;

CREATE INDEX lectura_cuando ON lectura (cuando, posicion);

CREATE INDEX lectura_documento ON lectura (documento, posicion) WHERE documento IS NOT NULL;

CREATE INDEX lectura_usuario ON lectura (usuario, posicion);

CREATE INDEX mensaje_pendiente ON mensaje (id) WHERE estado = 'pendiente';

CREATE INDEX plazo_debido ON plazo (vence, caso, n, regla) WHERE debe = 1;

CREATE INDEX plazo_indicadores ON plazo (vence, regla, estado, atendido);

CREATE INDEX plazo_por_vencer ON plazo (instante, caso, n) WHERE estado = 'corriendo' AND detenido = 0;

CREATE UNIQUE INDEX plazo_unico ON plazo (caso, regla, item) WHERE estado = 'corriendo';

CREATE INDEX plazo_vence ON plazo (vence, caso, n, regla, estado);

CREATE INDEX sesion_caduca ON sesion (caduca);

CREATE INDEX sesion_usuario ON sesion (usuario);

CREATE INDEX sobre_caso ON sobre (caso, secuencia);

CREATE UNIQUE INDEX usuario_cuenta ON usuario (cuenta) WHERE cuenta IS NOT NULL;

CREATE INDEX vinculo_otro ON vinculo (otro, tipo, caso);

CREATE TABLE ajuste (
  nombre TEXT PRIMARY KEY,
  valor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
, ruc TEXT, asignado TEXT) STRICT;

CREATE TABLE caso_datos (
  caso TEXT PRIMARY KEY REFERENCES caso (id),
  datos TEXT NOT NULL,
  entidad TEXT,
  ruc TEXT,
  objeto TEXT
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE caso_texto USING fts5 (texto, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE clave (
  usuario TEXT PRIMARY KEY REFERENCES usuario (id),
  resumen TEXT NOT NULL,
  cambiada TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE cuota (
  de TEXT NOT NULL,
  minuto TEXT NOT NULL,
  veces INTEGER NOT NULL,
  PRIMARY KEY (de, minuto)
) STRICT, WITHOUT ROWID;

CREATE TABLE despacho (
  aviso TEXT PRIMARY KEY REFERENCES aviso (id),
  proximo TEXT NOT NULL,
  lo_tiene TEXT,
  hasta TEXT
) STRICT, WITHOUT ROWID;

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
  salio TEXT, supresion INTEGER,
  PRIMARY KEY (aviso, intento)
) STRICT, WITHOUT ROWID;

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
  regla TEXT NOT NULL, supresion INTEGER,
  UNIQUE (caso, secuencia)
) STRICT;

CREATE TABLE freno (
  de TEXT PRIMARY KEY,
  fallos INTEGER NOT NULL,
  ultimo TEXT NOT NULL,
  hasta TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE ida (
  huella TEXT PRIMARY KEY,
  estado TEXT NOT NULL,
  unica TEXT NOT NULL,
  verificador TEXT NOT NULL,
  caduca TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE identidad_externa (
  emisor TEXT NOT NULL,
  sujeto TEXT NOT NULL,
  usuario TEXT NOT NULL REFERENCES usuario (id),
  creada TEXT NOT NULL,
  PRIMARY KEY (emisor, sujeto)
) STRICT, WITHOUT ROWID;

CREATE TABLE incidencia (
  id INTEGER PRIMARY KEY,
  caso TEXT,
  clave TEXT NOT NULL UNIQUE,
  detalle TEXT NOT NULL,
  creada TEXT NOT NULL
) STRICT;

CREATE TABLE ingreso (
  id INTEGER PRIMARY KEY,
  cuando TEXT NOT NULL,
  usuario TEXT,
  actor TEXT,
  que TEXT NOT NULL,
  detalle TEXT NOT NULL,
  ip TEXT NOT NULL
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

CREATE TABLE invitacion (
  huella TEXT PRIMARY KEY,
  usuario TEXT NOT NULL UNIQUE REFERENCES usuario (id),
  creada TEXT NOT NULL,
  caduca TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lectura (
  posicion INTEGER PRIMARY KEY,
  usuario TEXT NOT NULL,
  que TEXT NOT NULL,
  caso TEXT,
  documento TEXT,
  cuando TEXT NOT NULL,
  ip TEXT
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

CREATE TABLE oficio (
  serie TEXT NOT NULL,
  anio INTEGER NOT NULL,
  numero INTEGER NOT NULL CHECK (numero >= 1),
  documento TEXT NOT NULL UNIQUE REFERENCES documento (id),
  PRIMARY KEY (serie, anio, numero)
) STRICT, WITHOUT ROWID;

CREATE TABLE plantilla (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  texto TEXT,
  usuario TEXT NOT NULL,
  creada TEXT NOT NULL,
  PRIMARY KEY (id, version)
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

CREATE TABLE sello (
  dia TEXT PRIMARY KEY,
  creado TEXT NOT NULL,
  posicion INTEGER NOT NULL,
  huella TEXT NOT NULL,
  texto TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sello_publicado (
  dia TEXT NOT NULL REFERENCES sello (dia),
  donde TEXT NOT NULL CHECK (donde IN ('archivo', 'correo')),
  cuando TEXT NOT NULL,
  PRIMARY KEY (dia, donde)
) STRICT, WITHOUT ROWID;

CREATE TABLE "sesion" (
  id TEXT PRIMARY KEY,
  usuario TEXT NOT NULL REFERENCES usuario (id),
  medio TEXT NOT NULL CHECK (medio IN ('ficha', 'clave', 'institucion')),
  huella TEXT NOT NULL UNIQUE,
  huella_anterior TEXT UNIQUE,
  anterior_hasta TEXT,
  huella_ficha TEXT,
  navegador TEXT NOT NULL,
  creada TEXT NOT NULL,
  renovada TEXT NOT NULL,
  vista TEXT NOT NULL,
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

CREATE TABLE supresion (
  caso TEXT NOT NULL REFERENCES caso (id),
  secuencia INTEGER NOT NULL,
  eventos TEXT NOT NULL,
  avisos TEXT NOT NULL,
  creada TEXT NOT NULL,
  PRIMARY KEY (caso, secuencia)
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
, cuenta TEXT) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER documento_no_cambia BEFORE UPDATE OF
  id, caso, origen, clase, codigo, secuencia, aviso, raiz, anterior, version, lado, tipo, bytes, huella, usuario, creado
ON documento BEGIN SELECT RAISE(ABORT, 'Un documento no se modifica: se sube otra versión.'); END;

CREATE TRIGGER documento_no_se_borra BEFORE DELETE ON documento
BEGIN SELECT RAISE(ABORT, 'Un documento no se borra.'); END;

CREATE TRIGGER documento_se_suprime_una_vez BEFORE UPDATE OF nombre, suprimido, supresion ON documento
WHEN OLD.suprimido IS NOT NULL OR NEW.suprimido IS NULL
BEGIN SELECT RAISE(ABORT, 'Un documento solo cambia cuando se suprime, una vez.'); END;

CREATE TRIGGER envio_no_cambia BEFORE UPDATE OF aviso, intento, mensaje_id, plantilla, empezado ON envio
BEGIN SELECT RAISE(ABORT, 'Un intento de envío no se modifica.'); END;

CREATE TRIGGER envio_no_se_borra BEFORE DELETE ON envio
BEGIN SELECT RAISE(ABORT, 'Un intento de envío no se borra.'); END;

CREATE TRIGGER envio_termina_una_vez BEFORE UPDATE OF terminado, resultado, respuesta, entregas, salio ON envio
WHEN OLD.terminado IS NOT NULL AND NOT (
  NEW.terminado = OLD.terminado AND NEW.resultado IS OLD.resultado AND NEW.salio IS OLD.salio
  AND NEW.supresion IS NOT NULL AND NEW.supresion > coalesce(OLD.supresion, 0))
BEGIN SELECT RAISE(ABORT, 'Un intento de envío terminado no se modifica.'); END;

CREATE TRIGGER envio_texto_no_cambia BEFORE UPDATE OF asunto, destinatarios, texto, adjuntos, supresion ON envio
WHEN NOT (
  NEW.supresion IS NOT NULL AND NEW.supresion > coalesce(OLD.supresion, 0)
  AND EXISTS (
    SELECT 1 FROM aviso a JOIN supresion s ON s.caso = a.caso AND s.secuencia = NEW.supresion
    WHERE a.id = OLD.aviso AND OLD.aviso IN (SELECT value FROM json_each(s.avisos))))
BEGIN SELECT RAISE(ABORT, 'Lo enviado no se modifica.'); END;

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

CREATE TRIGGER evento_no_se_borra BEFORE DELETE ON evento
BEGIN SELECT RAISE(ABORT, 'La historia no se borra.'); END;

CREATE TRIGGER ingreso_no_cambia BEFORE UPDATE ON ingreso
BEGIN SELECT RAISE(ABORT, 'Lo que consta de los ingresos no se modifica.'); END;

CREATE TRIGGER inhabil_no_cambia BEFORE UPDATE ON inhabil
BEGIN SELECT RAISE(ABORT, 'Un día declarado no se modifica: se revoca con otro hecho.'); END;

CREATE TRIGGER inhabil_no_se_borra BEFORE DELETE ON inhabil
BEGIN SELECT RAISE(ABORT, 'Un día declarado no se borra: se revoca con otro hecho.'); END;

CREATE TRIGGER lectura_no_cambia BEFORE UPDATE ON lectura
BEGIN SELECT RAISE(ABORT, 'El registro de lecturas no se modifica.'); END;

CREATE TRIGGER lectura_no_se_borra BEFORE DELETE ON lectura
BEGIN SELECT RAISE(ABORT, 'El registro de lecturas no se borra.'); END;

CREATE TRIGGER oficio_no_cambia BEFORE UPDATE ON oficio
BEGIN SELECT RAISE(ABORT, 'El número de un oficio no cambia.'); END;

CREATE TRIGGER oficio_no_se_borra BEFORE DELETE ON oficio
BEGIN SELECT RAISE(ABORT, 'Un oficio no se borra.'); END;

CREATE TRIGGER plantilla_no_cambia BEFORE UPDATE ON plantilla
BEGIN SELECT RAISE(ABORT, 'Una versión de plantilla no se modifica: se escribe otra.'); END;

CREATE TRIGGER plantilla_no_se_borra BEFORE DELETE ON plantilla
BEGIN SELECT RAISE(ABORT, 'Una versión de plantilla no se borra: se escribe otra.'); END;

CREATE TRIGGER sello_no_cambia BEFORE UPDATE ON sello
BEGIN SELECT RAISE(ABORT, 'Un sello no se modifica.'); END;

CREATE TRIGGER sello_no_se_borra BEFORE DELETE ON sello
BEGIN SELECT RAISE(ABORT, 'Un sello no se borra.'); END;

CREATE TRIGGER sobre_no_cambia BEFORE UPDATE OF id, caso, secuencia, postor, item, cifrado, compromiso ON sobre
BEGIN SELECT RAISE(ABORT, 'Un sobre no se modifica.'); END;

CREATE TRIGGER sobre_no_se_borra BEFORE DELETE ON sobre
BEGIN SELECT RAISE(ABORT, 'Un sobre no se borra.'); END;

CREATE TRIGGER supresion_no_cambia BEFORE UPDATE ON supresion
BEGIN SELECT RAISE(ABORT, 'Una supresión no se modifica.'); END;

CREATE TRIGGER supresion_no_se_borra BEFORE DELETE ON supresion
BEGIN SELECT RAISE(ABORT, 'Una supresión no se borra.'); END;
