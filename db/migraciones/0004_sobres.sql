-- Amounts nobody may read yet (D17). What is here is unreadable without a key that is never in the database.
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
CREATE INDEX sobre_caso ON sobre (caso, secuencia);

-- Only the wrapping of its key may change, when the key of the house is changed; never what it holds or is bound to.
CREATE TRIGGER sobre_no_cambia BEFORE UPDATE OF id, caso, secuencia, postor, item, cifrado, compromiso ON sobre
BEGIN SELECT RAISE(ABORT, 'Un sobre no se modifica.'); END;
CREATE TRIGGER sobre_no_se_borra BEFORE DELETE ON sobre
BEGIN SELECT RAISE(ABORT, 'Un sobre no se borra.'); END;

-- The key of the digests of requests now derives from that of the envelopes: here, any backup gave amounts away by trial.
DELETE FROM ajuste WHERE nombre = 'clave_peticiones';
