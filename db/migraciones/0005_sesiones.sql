-- People who entered the desk with their ficha. Only digests are kept; a session dies with the ficha it was opened with.
CREATE TABLE sesion (
  huella TEXT PRIMARY KEY,
  usuario TEXT NOT NULL REFERENCES usuario (id),
  huella_ficha TEXT NOT NULL,
  creada TEXT NOT NULL,
  caduca TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sesion_caduca ON sesion (caduca);
