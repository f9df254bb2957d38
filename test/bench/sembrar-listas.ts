import type { Database } from 'better-sqlite3';
import { fechaCivilDe, finDelPlazo, sumarDias } from '../../machines/calendario/index.js';
import { sumarMilisegundos } from '../../src/clock.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';

/** A number from 0 to 1 that depends only on where it is asked: the same seed, the same database. */
function azar(n: number, sal: number): number {
  const x = Math.sin(n * 12.9898 + sal * 78.233) * 43_758.5453;
  return x - Math.floor(x);
}
const elegir = <T>(de: readonly T[], n: number, sal: number): T =>
  de[Math.floor(azar(n, sal) * de.length)] as T;

const estado = (atencion: unknown) =>
  JSON.stringify({
    enTramite: {
      atencion,
      convocatoria: 'porConvocar',
      derivacion: 'sinDerivar',
      visitas: 'sinVisitas',
    },
  });
const enActividades = (revision: unknown) =>
  estado({
    actividades: {
      consultas: 'absueltas',
      asesoramiento: 'sinAsesoramiento',
      revision,
      acompanamiento: 'noAbierto',
    },
  });

/** The lives of the crowd: states one after another, and how each ends; the last states are where many still stand. */
const CAMINO = [
  ['reunion.porProgramar', estado({ reunion: 'porProgramar' }), 'PRESENTAR'],
  ['reunion.programada', estado({ reunion: 'programada' }), 'PROGRAMAR_REUNION'],
  ['revision.enAnalisis', enActividades('enAnalisis'), 'REGISTRAR_REUNION'],
  [
    'revision.esperaDocumentos',
    enActividades({ esperaDocumentos: 'plazoOtorgado' }),
    'REQUERIR_DOCUMENTACION',
  ],
  ['revision.enAnalisis', enActividades('enAnalisis'), 'RECIBIR_DOCUMENTACION'],
  [
    'seguimiento.esperaConvocatoria',
    enActividades({ informado: { exposicion: 'invitada', seguimiento: 'esperaConvocatoria' } }),
    'EMITIR_INFORME',
  ],
  [
    'seguimiento.enVerificacion',
    enActividades({ informado: { exposicion: 'realizada', seguimiento: 'enVerificacion' } }),
    'REGISTRAR_CONVOCATORIA',
  ],
] as const;
const FINALES = ['archivada', 'atendida', 'culminada', 'culminada', 'culminada', 'desistida'] as const;
const REGLAS = ['AMB-A4', 'AT-8.2.1.A-1', 'AT-8.2.1.A-2', 'AMB-A6-informe', 'AMB-A17'] as const;
const PERSONAS = 40;
const OBJETOS = ['Adquisición de equipos', 'Servicio de limpieza', 'Obra vial', 'Consultoría de supervisión'];
const RELLENO = 'x'.repeat(1500);

interface Sentencias {
  readonly [nombre: string]: (...valores: unknown[]) => { lastInsertRowid: number | bigint };
}

function preparar(db: Database): Sentencias {
  const p = (sql: string) => {
    const sentencia = db.prepare(sql);
    return (...valores: unknown[]) => sentencia.run(...valores);
  };
  return {
    caso: p(
      `INSERT INTO caso (id, coleccion, numero, maquina, regimen, situacion, estado, secuencia, snapshot, huella, huella_estado, creado, actualizado, ocurrido, proximo, responsable, ruc)
       VALUES (?, 'solicitudes', ?, 'solicitud@1.0.0', 'LEY32069', ?, ?, ?, ?, '', '', ?, ?, ?, ?, ?, ?)`,
    ),
    datos: p('INSERT INTO caso_datos (caso, datos, entidad, ruc, objeto) VALUES (?, ?, ?, ?, ?)'),
    texto: p('INSERT INTO caso_texto (rowid, texto) VALUES (?, ?)'),
    evento: p(
      `INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla)
       VALUES (?, ?, ?, ?, '', '', ?, ?, ?, 'solicitud@1.0.0', 1, 1, ?, '', '', '{}', 'AT-8.2.1.A-0')`,
    ),
    etapa: p(
      `INSERT INTO etapa (caso, etapa, desde, coleccion, entro, salio, situacion) VALUES (?, ?, ?, 'solicitudes', ?, ?, ?)`,
    ),
    plazo: p(
      `INSERT INTO plazo (caso, n, regla, item, desde, dias, computo, ambitos, vence, instante, estado, abierto, cerrado, detenido)
       VALUES (?, ?, ?, '', ?, 10, 'habiles', 'nacional', ?, ?, ?, 1, ?, 1)`,
    ),
  };
}

const DEFICIENCIAS = JSON.stringify({
  deficiencias: [1, 2, 3].map((n) => ({
    tipo: elegir(['error', 'omision'], n, 1),
    tratamiento: 'criterio',
    descripcion: RELLENO.slice(0, 300),
  })),
});

function sembrarUno(
  s: Sentencias,
  i: number,
  casos: number,
  inicio: string,
  dias: number,
  eventos: number,
): void {
  const id = `${String(i).padStart(8, '0')}-0000-7000-8000-000000000000`;
  const creado = sumarMilisegundos(inicio, Math.floor((i * dias * 86_400_000) / casos));
  const etapas = 1 + Math.floor(azar(i, 1) * CAMINO.length);
  // Old cases have mostly ended; the newest are alive.
  const termina = azar(i, 2) < 0.85 && i < casos * 0.95;
  const situacion = termina ? (azar(i, 3) < 0.002 ? 'no_procede' : elegir(FINALES, i, 4)) : 'en_tramite';
  let cuando = creado;
  let secuencia = 0;
  const anotar = (tipo: string, estadoTras: string, datos = `{"notas":"${RELLENO.slice(0, 200)}"}`) => {
    secuencia += 1;
    s['evento']?.(id, secuencia, tipo, datos, `persona-${i % PERSONAS}`, cuando, cuando, estadoTras);
  };
  let entro = fechaCivilDe(creado);
  let ultimo: string = CAMINO[0][1];
  const hechas: [string, number, string, string | null][] = [];
  for (let e = 0; e < etapas; e++) {
    const [etapa, texto, tipo] = CAMINO[e] as (typeof CAMINO)[number];
    ultimo = texto;
    anotar(tipo, texto, tipo === 'EMITIR_INFORME' ? DEFICIENCIAS : undefined);
    const desde = secuencia;
    const salto = 1 + Math.floor(azar(i * 7 + e, 5) * 12);
    while (secuencia < ((e + 1) * eventos) / etapas) anotar('REGISTRAR_CONTACTO', texto);
    cuando = sumarMilisegundos(cuando, salto * 86_400_000);
    const sale = e < etapas - 1 || termina;
    hechas.push([etapa, desde, entro, sale ? fechaCivilDe(cuando) : null]);
    entro = fechaCivilDe(cuando);
  }
  if (termina) {
    ultimo = JSON.stringify(situacion);
    anotar('DESISTIR', ultimo);
  }
  const proximo = termina ? null : sumarDias(fechaCivilDe(cuando), Math.floor(azar(i, 6) * 30));
  // Entities of very different sizes: the first has a tenth of everything.
  const e = Math.floor(azar(i, 7) ** 3 * 2000);
  const ruc = `20${String(e).padStart(9, '0')}`;
  const entidad = `Municipalidad Distrital de Prueba ${e}`;
  const objeto = `${elegir(OBJETOS, i, 8)} paquete ${i}`;
  const responsable = azar(i, 9) < 0.3 ? null : `persona-${i % PERSONAS}`;
  const numero = `AT-2027-${String(i + 1).padStart(6, '0')}`;
  const hecho = s['caso']?.(
    id,
    numero,
    situacion,
    ultimo,
    secuencia,
    RELLENO,
    creado,
    cuando,
    cuando,
    proximo,
    responsable,
    ruc,
  );
  s['datos']?.(id, `{"r":"${RELLENO}"}`, entidad, ruc, objeto);
  s['texto']?.(hecho?.lastInsertRowid, [numero, entidad, ruc, objeto].join('\n'));
  for (const [etapa, desde, dia, salio] of hechas) s['etapa']?.(i + 1, etapa, desde, dia, salio, null);
  if (termina) s['etapa']?.(i + 1, 'fin', secuencia, entro, null, situacion);
  for (const [n, regla] of REGLAS.slice(0, 3 + Math.floor(azar(i, 10) * 3)).entries()) {
    const vence = sumarDias(fechaCivilDe(creado), 7 + n * 7);
    const suerte = !termina && n > 1 ? 'corriendo' : azar(i * 5 + n, 11) < 0.8 ? 'cumplido' : 'vencido';
    s['plazo']?.(
      id,
      n + 1,
      regla,
      fechaCivilDe(creado),
      vence,
      finDelPlazo(vence),
      suerte,
      suerte === 'corriendo' ? null : 2,
    );
  }
}

/**
 * A database for measuring readings: cases of every situation, stage, age, person and entity, written straight to the
 * tables. They are no valid histories, and nobody may decide on them (their terms are set apart): only
 * their shape and size matter here.
 * @param eventos about how many each case has
 */
export function sembrarLecturas(
  ruta: string,
  { casos, eventos, inicio, dias }: { casos: number; eventos: number; inicio: string; dias: number },
): void {
  const { escritor, lector } = abrirSqlite(ruta);
  lector.close();
  escritor.pragma('synchronous = OFF');
  escritor.pragma('foreign_keys = OFF');
  const sentencias = preparar(escritor);
  const tramo = escritor.transaction((desde: number, hasta: number) => {
    for (let i = desde; i < hasta; i++) sembrarUno(sentencias, i, casos, inicio, dias, eventos);
  });
  for (let i = 0; i < casos; i += 5000) tramo(i, Math.min(casos, i + 5000));
  escritor.pragma('wal_checkpoint(TRUNCATE)');
  escritor.close();
}
