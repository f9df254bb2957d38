-- Passwords, sessions, attempts to enter and identities of the institution. Instants are of the clock of the machine.

ALTER TABLE usuario ADD COLUMN cuenta TEXT;

-- The account of who left is given to nobody else: the history of entries names it.
CREATE UNIQUE INDEX usuario_cuenta ON usuario (cuenta) WHERE cuenta IS NOT NULL;

CREATE TABLE clave (
  usuario TEXT PRIMARY KEY REFERENCES usuario (id),
  resumen TEXT NOT NULL,
  cambiada TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitacion (
  huella TEXT PRIMARY KEY,
  usuario TEXT NOT NULL UNIQUE REFERENCES usuario (id),
  creada TEXT NOT NULL,
  caduca TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sesion_nueva (
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

INSERT INTO sesion_nueva (id, usuario, medio, huella, huella_ficha, navegador, creada, renovada, vista, caduca)
SELECT lower(hex(randomblob(16))), usuario, 'ficha', huella, huella_ficha, 'Navegador', creada, creada, creada, caduca
FROM sesion;
DROP TABLE sesion;
ALTER TABLE sesion_nueva RENAME TO sesion;
CREATE INDEX sesion_usuario ON sesion (usuario);
CREATE INDEX sesion_caduca ON sesion (caduca);

-- Failures to enter, by account and by address. Whose they are is kept as a digest: in the box of the account somebody
-- types a password by mistake.
CREATE TABLE freno (
  de TEXT PRIMARY KEY,
  fallos INTEGER NOT NULL,
  ultimo TEXT NOT NULL,
  hasta TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE identidad_externa (
  emisor TEXT NOT NULL,
  sujeto TEXT NOT NULL,
  usuario TEXT NOT NULL REFERENCES usuario (id),
  creada TEXT NOT NULL,
  PRIMARY KEY (emisor, sujeto)
) STRICT, WITHOUT ROWID;
CREATE INDEX identidad_externa_usuario ON identidad_externa (usuario);

-- Somebody sent to the identity provider who has not come back yet.
CREATE TABLE ida (
  huella TEXT PRIMARY KEY,
  estado TEXT NOT NULL,
  unica TEXT NOT NULL,
  verificador TEXT NOT NULL,
  caduca TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened to identities: who entered, who could not, what the administration changed. `actor` null: nobody known.
CREATE TABLE ingreso (
  id INTEGER PRIMARY KEY,
  cuando TEXT NOT NULL,
  usuario TEXT,
  actor TEXT,
  que TEXT NOT NULL,
  detalle TEXT NOT NULL,
  ip TEXT NOT NULL
) STRICT;
CREATE INDEX ingreso_usuario ON ingreso (usuario, id);
CREATE INDEX ingreso_cuando ON ingreso (cuando);
CREATE TRIGGER ingreso_no_cambia BEFORE UPDATE ON ingreso
BEGIN SELECT RAISE(ABORT, 'Lo que consta de los ingresos no se modifica.'); END;
