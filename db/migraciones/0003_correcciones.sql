-- Days of rules as somebody read them in the norm, each a row after those of the code. Never edited: another row corrects it.
CREATE TABLE correccion (
  version INTEGER PRIMARY KEY,
  regla TEXT NOT NULL,
  dias INTEGER NOT NULL CHECK (dias > 0),
  norma TEXT NOT NULL,
  motivo TEXT NOT NULL,
  conocida TEXT NOT NULL,
  usuario TEXT NOT NULL
) STRICT;
CREATE TRIGGER correccion_no_cambia BEFORE UPDATE ON correccion
BEGIN SELECT RAISE(ABORT, 'Una corrección no se modifica: se corrige con otra.'); END;
CREATE TRIGGER correccion_no_se_borra BEFORE DELETE ON correccion
BEGIN SELECT RAISE(ABORT, 'Una corrección no se borra: se corrige con otra.'); END;
