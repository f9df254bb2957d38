import type {
  Aviso,
  Caso,
  Escritura,
  Normas,
  Reclamado,
  Reclamo,
  SobreGuardado,
  Trabajo,
  Vista,
} from '../puerto.js';
import { type Cargado, Faltas } from './cargado.js';
import type { Leido } from './lector.js';

/** A decision asked for something that is not loaded: it is decided again once it is. To decide is pure. */
class Falta extends Error {}

export const claveDe = ({ usuario, ruta, clave }: Reclamo) => JSON.stringify([usuario, ruta, clave]);

/** What a batch found when it began. */
export interface Principio {
  readonly normas: Normas;
  readonly casos: ReadonlyMap<string, Leido>;
  readonly reclamados: ReadonlyMap<string, Reclamado>;
}

/** A decision and the numbers it took, or the error that spoiled it. */
export type Decidido<R> =
  | { readonly respuesta: R; readonly escritura: Escritura | null; readonly series: readonly string[] }
  | { readonly error: Error };

/** Decisions of one batch in their order, each over what the ones before it leave, with nothing written yet. */
export class Pasada {
  readonly faltas = new Faltas();
  readonly escrituras: Escritura[] = [];
  readonly contadores = new Map<string, number>();
  readonly tocados = new Map<string, Caso>();
  #pendiente = false;
  readonly #reclamos = new Map<string, Reclamado>();
  readonly #entregados = new Set<string>();
  readonly #avisos = new Map<string, Aviso>();
  readonly #sobres = new Map<string, SobreGuardado>();
  readonly #eventos = new Map<string, Escritura['eventos'][number][]>();

  constructor(
    readonly principio: Principio,
    readonly cargado: Cargado,
  ) {}

  #falta(anotar: () => void): never {
    anotar();
    this.#pendiente = true;
    throw new Falta();
  }

  #caso(id: string | null): Caso | null {
    if (id === null) return null;
    const leido = this.tocados.get(id) ?? this.principio.casos.get(id)?.caso ?? null;
    if (leido instanceof Error) throw leido;
    return leido;
  }

  #vista(trabajo: Trabajo<unknown>, caso: Caso | null, series: string[]): Vista {
    const { normas, reclamados } = this.principio;
    const { cargado, faltas } = this;
    const clave = trabajo.reclamo ? claveDe(trabajo.reclamo) : null;
    return {
      caso,
      reclamado: clave === null ? null : (this.#reclamos.get(clave) ?? reclamados.get(clave) ?? null),
      versionCalendario: normas.version,
      inhabiles: normas.inhabiles,
      correcciones: normas.correcciones,
      historia: () => {
        if (!caso) return [];
        const leida = cargado.historias.get(caso.id) ?? this.#falta(() => faltas.historias.add(caso.id));
        return [...leida, ...(this.#eventos.get(caso.id) ?? [])];
      },
      aviso: (id) => {
        const nuevo = this.#avisos.get(id);
        if (nuevo) return nuevo;
        const leido = cargado.avisos.get(id);
        return leido === undefined ? this.#falta(() => faltas.avisos.add(id)) : leido;
      },
      mensajePendiente: (id) => {
        const pendiente = cargado.mensajes.get(id) ?? this.#falta(() => faltas.mensajes.add(id));
        return pendiente && !this.#entregados.has(id);
      },
      sobres: (ids) => {
        if (!caso || ids.length === 0) return [];
        const leidos = cargado.sobres.get(caso.id) ?? this.#falta(() => faltas.sobres.add(caso.id));
        return ids.flatMap((id) => {
          const nuevo = this.#sobres.get(id);
          return (nuevo?.caso === caso.id ? nuevo : leidos.get(id)) ?? [];
        });
      },
      testigo: () => {
        if (cargado.testigo !== undefined) return cargado.testigo;
        return this.#falta(() => {
          faltas.testigo = true;
        });
      },
      siguiente: (serie) => {
        const ultimo = this.contadores.get(serie) ?? cargado.contadores.get(serie);
        if (ultimo === undefined) return this.#falta(() => faltas.series.add(serie));
        series.push(serie);
        return ultimo + 1;
      },
    };
  }

  /** Decides one unit of work; null when something it asked for is still to be loaded. */
  decidir<R>(trabajo: Trabajo<R>): Decidido<R> | null {
    this.#pendiente = false;
    const series: string[] = [];
    try {
      const hecho = trabajo.decidir(this.#vista(trabajo, this.#caso(trabajo.caso), series));
      // A decision may have caught the signal and gone on without what it asked for.
      return this.#pendiente ? null : { ...hecho, series };
    } catch (error) {
      return this.#pendiente ? null : { error: error as Error };
    }
  }

  /** What a decision writes is what the next ones see. */
  anotar(escritura: Escritura, series: readonly string[]): void {
    const { caso, eventos, avisos, avisosCambiados, avisosAplazados, sobres, entregado, reclamo } = escritura;
    this.escrituras.push(escritura);
    this.tocados.set(caso.id, caso);
    for (const serie of series)
      this.contadores.set(serie, (this.contadores.get(serie) ?? this.cargado.contadores.get(serie) ?? 0) + 1);
    this.#eventos.set(caso.id, [...(this.#eventos.get(caso.id) ?? []), ...eventos]);
    for (const aviso of avisos) this.#avisos.set(aviso.id, aviso);
    for (const cambio of [...avisosCambiados, ...avisosAplazados]) {
      const aviso = this.#avisos.get(cambio.id) ?? this.cargado.avisos.get(cambio.id);
      if (aviso) this.#avisos.set(cambio.id, { ...aviso, ...cambio });
    }
    for (const sobre of sobres) this.#sobres.set(sobre.id, sobre);
    if (entregado !== null) this.#entregados.add(entregado);
    if (reclamo) {
      const { cuerpo, secuencia, desde, estado } = reclamo;
      this.#reclamos.set(claveDe(reclamo), { cuerpo, caso: caso.id, secuencia, desde, estado });
    }
  }
}
