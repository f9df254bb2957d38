-- Requests of one minute, counted to whoever makes many: what the processes that share the database tell each other.
-- Whose they are is kept as a keyed digest, and for a few minutes.
CREATE TABLE cuota (
  de TEXT NOT NULL,
  minuto TEXT NOT NULL,
  veces INTEGER NOT NULL,
  PRIMARY KEY (de, minuto)
) STRICT, WITHOUT ROWID;
