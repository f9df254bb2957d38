import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { huellaDeDatos, huellaDeEstado, huellaDeEvento } from './cadena.js';
import { decidir, estadoInicial } from './decide.js';
import { efectosGuardados } from './efectos.js';
import { esDelMotor } from './sucesos.js';
import type { Aceptado, Entorno, Estado, EventoGuardado } from './tipos.js';

/** Calendars and catalogues of every version, for a replay that decides each event with those known then. */
export type NormasPorVersion = Pick<Entorno, 'calendarioDe' | 'catalogoDe' | 'maquinaDe'>;

/** The machine an event was decided with: that of its row, where versions are known, else the one given. */
export function maquinaDeFila(
  def: DefinicionDeMaquina,
  fila: Pick<EventoGuardado, 'maquina'> | undefined,
  { maquinaDe }: Pick<Entorno, 'maquinaDe'>,
): DefinicionDeMaquina {
  return fila && maquinaDe ? maquinaDe(fila.maquina) : def;
}

/** What the decision of a recorded event may look at, as it was then. */
export function entornoDe(
  fila: EventoGuardado,
  { calendarioDe, catalogoDe, maquinaDe }: NormasPorVersion,
  historia: readonly EventoGuardado[],
): Entorno {
  return {
    ...(maquinaDe ? { maquinaDe } : {}),
    catalogo: catalogoDe(fila.catalogo),
    versionCalendario: fila.calendario,
    calendario: (ambitos) => calendarioDe(fila.calendario, ambitos),
    calendarioDe,
    catalogoDe,
    historia: () => historia.slice(0, fila.secuencia - 1),
  };
}

/**
 * Folds a history from birth with the calendar and the catalogue each event was decided with.
 * @throws Error when the machine refuses a recorded event.
 */
export function plegar(
  def: DefinicionDeMaquina,
  historia: readonly EventoGuardado[],
  normas: NormasPorVersion,
  alPasar?: (fila: EventoGuardado, decision: Aceptado, efectos: string) => void,
): Estado {
  let estado = estadoInicial(maquinaDeFila(def, historia[0], normas));
  for (const fila of historia) {
    const datos = JSON.parse(fila.datos) as Record<string, unknown>;
    const decision = decidir(
      maquinaDeFila(def, fila, normas),
      estado,
      { tipo: fila.tipo, datos, actor: fila.actor, ocurrido: fila.ocurrido },
      entornoDe(fila, normas, historia),
    );
    if (!decision.ok)
      throw new Error(
        `La máquina ya no admite ${fila.tipo} en la secuencia ${fila.secuencia}: ${decision.detalle}`,
      );
    alPasar?.(fila, decision, efectosGuardados(estado, decision));
    estado = decision.estado;
  }
  return estado;
}

/** The fold a rectification needs: calendars and catalogues come from the environment of the decision. */
export function plegarHistoria(
  def: DefinicionDeMaquina,
  historia: readonly EventoGuardado[],
  entorno: Entorno,
): Estado {
  return plegar(def, historia, entorno);
}

/** An event as data see it: a rectification is the act it carries. */
export function actoDe({ tipo, datos }: Pick<EventoGuardado, 'tipo' | 'datos'>): {
  tipo: string;
  datos: Record<string, unknown>;
} {
  const leidos = JSON.parse(datos) as Record<string, unknown>;
  return tipo === 'RECTIFICAR_VENCIMIENTO'
    ? (leidos['acto'] as { tipo: string; datos: Record<string, unknown> })
    : { tipo, datos: leidos };
}

/** Data of a case after one more act; what only the engine folds adds nothing. */
export function datosConActo(
  def: DefinicionDeMaquina,
  datos: Record<string, unknown>,
  acto: ReturnType<typeof actoDe>,
): Record<string, unknown> {
  return esDelMotor(acto.tipo) ? datos : def.proyectar(datos, acto.tipo, acto.datos);
}

/** What a case shows besides its state: the fold of the data of its acts. */
export function datosTras(
  def: DefinicionDeMaquina,
  historia: readonly EventoGuardado[],
): Record<string, unknown> {
  return historia.reduce<Record<string, unknown>>(
    (datos, fila) => datosConActo(def, datos, actoDe(fila)),
    {},
  );
}

/** One thing a verification found wrong. */
export interface Diferencia {
  readonly secuencia: number;
  readonly que: 'cadena' | 'datos' | 'estado' | 'efectos' | 'secuencia' | 'cabeza' | 'avisos' | 'rechazo';
  readonly detalle: string;
}

/** What the head of a case claims, to be compared with its history. */
export interface Cabeza {
  readonly secuencia: number;
  readonly huella: string;
  readonly huellaEstado: string;
  /** Reasons of its terms, in order: they are told to people, and no digest covers them. */
  readonly motivos: readonly (string | null)[];
}

/** Digest of what each event says since personal data were taken out of it, as the latest suppression sealed it (D6). */
export function huellasSuprimidas(
  historia: readonly EventoGuardado[],
): ReadonlyMap<number, { readonly huella: string; readonly por: number }> {
  const suprimidas = historia.filter((f) => f.tipo === 'DATOS_SUPRIMIDOS');
  return new Map(
    suprimidas.flatMap((f) =>
      (JSON.parse(f.datos) as { eventos: { secuencia: number; huella: string }[] }).eventos.map(
        ({ secuencia, huella }) => [secuencia, { huella, por: f.secuencia }] as const,
      ),
    ),
  );
}

/** Verifies one case: data digests, chain, every resulting state and its effects, and the stored head (promise 4). */
export function verificarCaso(
  def: DefinicionDeMaquina,
  caso: string,
  historia: readonly EventoGuardado[],
  cabeza: Cabeza,
  normas: NormasPorVersion,
): Diferencia[] {
  const diferencias: Diferencia[] = [];
  let previa = '';
  const suprimidas = huellasSuprimidas(historia);
  historia.forEach((fila, i) => {
    const anotar = (que: Diferencia['que'], detalle: string) =>
      diferencias.push({ secuencia: fila.secuencia, que, detalle });
    if (fila.secuencia !== i + 1) anotar('secuencia', `Se esperaba la secuencia ${i + 1}.`);
    const suprimida = suprimidas.get(fila.secuencia);
    if ((fila.supresion ?? null) !== (suprimida?.por ?? null))
      anotar('datos', 'Dice que se le suprimieron datos y la cadena no lo dice, o al revés.');
    if (huellaDeDatos(fila.sal, fila.datos) !== (suprimida?.huella ?? fila.huellaDatos))
      anotar('datos', 'Los datos no son los que se registraron.');
    if (huellaDeEvento(previa, caso, fila) !== fila.huella)
      anotar('cadena', 'La huella no corresponde al evento y al anterior.');
    previa = fila.huella;
  });
  try {
    const final = plegar(def, historia, normas, (fila, { estado, regla }, efectos) => {
      const anotar = (que: Diferencia['que'], detalle: string) =>
        diferencias.push({ secuencia: fila.secuencia, que, detalle });
      const mismoEstado = JSON.stringify(estado.snapshot.value) === fila.estado;
      if (!mismoEstado || huellaDeEstado(estado.snapshot, estado.plazos) !== fila.huellaEstado)
        anotar('estado', 'El evento lleva hoy a otro estado.');
      if (efectos !== fila.efectos || regla !== fila.regla)
        anotar('efectos', 'El evento ordena hoy otros avisos o plazos, o por otra regla.');
    });
    if (cabeza.secuencia !== final.secuencia || cabeza.huella !== previa)
      diferencias.push({
        secuencia: cabeza.secuencia,
        que: 'cabeza',
        detalle: 'La cabeza del expediente no corresponde a su último evento.',
      });
    else if (cabeza.huellaEstado !== huellaDeEstado(final.snapshot, final.plazos))
      diferencias.push({
        secuencia: cabeza.secuencia,
        que: 'cabeza',
        detalle: 'El estado o los plazos guardados no son los de la historia.',
      });
    else if (JSON.stringify(cabeza.motivos) !== JSON.stringify(final.plazos.map((p) => p.motivo)))
      diferencias.push({
        secuencia: cabeza.secuencia,
        que: 'cabeza',
        detalle: 'El motivo guardado de algún plazo no es el de la historia.',
      });
  } catch (error) {
    diferencias.push({ secuencia: 0, que: 'rechazo', detalle: (error as Error).message });
  }
  return diferencias;
}
