-- Requests of one minute, counted to whoever makes many: what the replicas tell each other. Whose they are is kept as a
-- keyed digest, and for a few minutes; after the server falls they begin again at nothing.
CREATE UNLOGGED TABLE cuota (
  de text COLLATE "C" NOT NULL,
  minuto text COLLATE "C" NOT NULL,
  veces bigint NOT NULL,
  PRIMARY KEY (de, minuto)
);
