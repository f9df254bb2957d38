-- What the desk asks every morning must not be looked for in every case. `debe` is 1 while a duty is owed: in a living case,
-- the latest of its rule and item, by whoever a late act still obliges, running or expired and undone. `atendido` is the
-- sequence of the event by which an expired one was done, late, or stopped being owed. Projections: no digest covers them.
ALTER TABLE plazo ADD COLUMN atendido INTEGER;
ALTER TABLE plazo ADD COLUMN debe INTEGER NOT NULL DEFAULT 0;

-- A term that an act, and not its own expiry, closed as expired was done late by that act.
UPDATE plazo SET atendido = cerrado
WHERE estado = 'vencido'
  AND (SELECT e.tipo FROM evento e WHERE e.caso = plazo.caso AND e.secuencia = plazo.cerrado) NOT LIKE 'VENCIO%';

-- The terms of these rules preclude: once expired there is nothing left to do.
UPDATE plazo SET debe = 1
WHERE estado IN ('corriendo', 'vencido')
  AND atendido IS NULL
  AND regla NOT IN (
    'AT-8.2.1.B-3', 'AT-8.2.1.B-5', 'RS-55-LP', 'RS-55-CP', 'RS-55-AD', 'RS-55-AMCOC', 'RS-57-LP', 'RS-57-CP', 'RS-57-AD',
    'RS-57-AMCOC', 'RS-58-plazo', 'RS-58-remoto', 'RS-53-gral', 'RS-53-AMCBS', 'RS-68-T', 'RS-77-LP', 'RS-77-AD', 'RS-107',
    'RS-107-AD', 'RS-24-LP', 'RS-24-LP-integracion', 'RS-24-CP', 'RS-24-CP-integracion', 'RS-24-AD',
    'RS-24-AD-integracion', 'RS-24-AMCBS', 'RS-24-AMCOC', 'RS-24-AMCOC-integracion', 'AMB-C-propuestas')
  AND NOT EXISTS (
    SELECT 1 FROM plazo q
    WHERE q.caso = plazo.caso AND q.regla = plazo.regla AND q.item = plazo.item AND q.n > plazo.n)
  AND (SELECT json_extract(c.snapshot, '$.status') FROM caso c WHERE c.id = plazo.caso) = 'active';

-- With the rule and the state in it, lists of terms and their counts are read from the index alone.
DROP INDEX plazo_vence;
CREATE INDEX plazo_vence ON plazo (vence, caso, n, regla, estado);
CREATE INDEX plazo_debido ON plazo (vence, caso, n, regla) WHERE debe = 1;

-- The cases a person acted on.
CREATE INDEX evento_actor ON evento (actor, caso) WHERE actor <> 'sistema';

-- What each person set for themselves: saved views, last novelty seen. `valor` is JSON.
CREATE TABLE preferencia (
  usuario TEXT NOT NULL REFERENCES usuario (id),
  clave TEXT NOT NULL,
  valor TEXT NOT NULL,
  PRIMARY KEY (usuario, clave)
) STRICT, WITHOUT ROWID;
