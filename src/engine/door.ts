import { randomBytes } from 'node:crypto';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Instante } from '../../machines/calendario/index.js';
import type { Registro } from '../../machines/registro.js';
import { plazoDe, versionCon } from '../../machines/reglas/index.js';
import type { Clock } from '../clock.js';
import { asunto } from '../notify/asuntos.js';
import type { Caso, Escritura, Store, Trabajo, Vista } from '../store/puerto.js';
import { decidirActo } from './acto.js';
import { Cola } from './cola.js';
import { type Asiento, Borrador } from './commit.js';
import type { Sobres } from './custodia.js';
import { Entornos } from './entornos.js';
import { entregar, type Pendiente } from './entrega.js';
import { maximo } from './instantes.js';
import { casoPorNacer, esFutura, instanteDeNacimiento, numerar, RECEPCION_FUTURA } from './nacimiento.js';
import { MaquinaMasNueva } from './paso.js';
import { type RegistroDeAviso, registrarAviso } from './registrar-aviso.js';
import { type Acto, type Confirmado, confirmadosDe, type Opciones, type Respuesta } from './respuesta.js';
import { nuevaSal } from './sal.js';
import type { Aceptado, Entorno, EventoGuardado, Rechazo } from './tipos.js';
import { vencerHasta } from './vencer.js';

export type { Acto, Confirmado, Opciones, Respuesta } from './respuesta.js';

interface Vencidos {
  readonly vencidos: number;
  readonly borrador: Borrador | null;
}

/**
 * The one write path (D5): desk, API, clock, outbox and other cases all come through here. A request is decided with
 * the instant it arrived, after the case's own due terms up to that instant, and answered after its commit.
 */
export class Door {
  readonly #entornos: Entornos;
  readonly #cola: Cola;
  /** Cases with something due that only a later program can decide: they are left to the replicas that run it. */
  readonly ajenos = new Set<string>();
  // Cases born in the same millisecond keep the order of their birth; the start is any, for several processes share it.
  #nacidos = randomBytes(3).readUIntBE(0, 3);

  constructor(
    readonly store: Store,
    readonly registro: Registro,
    readonly reloj: Clock,
    /** Simulated clock without a mail server: mail counts as sent when it may leave. */
    readonly envioSimulado: boolean,
    /** Hears of every commit: which acts it held. */
    alConfirmar: (hechos: readonly Confirmado[]) => void = () => {},
    /** Requests that share a commit. */
    porLote?: number,
    /** Who seals and opens; null in a process that takes no acts. */
    readonly sobres: Sobres | null = null,
  ) {
    this.#entornos = new Entornos((clave) => registro.porClave(clave));
    this.#cola = new Cola(store, (resultados) => alConfirmar(resultados.flatMap(confirmadosDe)), porLote);
  }

  /** Waits until everything accepted is committed and answered. */
  vaciar(): Promise<void> {
    return this.#cola.vaciar();
  }

  /** The environment of a decision over what the store shows. */
  entorno(vista: Parameters<Entornos['de']>[0]): Entorno {
    return this.#entornos.de(vista);
  }

  #entornoActual: Entorno | null = null;

  /** The environment of the calendar and the catalogue as committed now, for rendering what is already decided. */
  async entornoActual(): Promise<Entorno> {
    const { version, ...normas } = await this.store.normas();
    const actual = this.#entornoActual;
    if (actual?.versionCalendario === version && actual.catalogo.version === versionCon(normas.correcciones))
      return actual;
    this.#entornoActual = this.entorno({ ...normas, versionCalendario: version, historia: () => [] });
    return this.#entornoActual;
  }

  #asiento(ahora: Instante, { versionCalendario, catalogo }: Entorno): Asiento {
    return {
      registrado: ahora,
      versionCalendario,
      catalogo: catalogo.version,
      envioSimulado: this.envioSimulado,
      sal: nuevaSal,
      asunto,
    };
  }

  /** Opens the draft of a change to a case. */
  borrador(caso: Caso, antes: Caso | null, ahora: Instante, entorno: Entorno): Borrador {
    return new Borrador(this.registro.porClave(caso.maquina), antes, caso, this.#asiento(ahora, entorno));
  }

  #vencer(borrador: Borrador, hasta: Instante, entorno: Entorno): number {
    return vencerHasta(borrador, hasta, entorno, (regla) => plazoDe(regla, entorno.catalogo).evento);
  }

  /** Gives birth to a case. `datos` were read with the schema of the birth event. */
  async presentar(
    def: DefinicionDeMaquina,
    datos: Record<string, unknown>,
    actor: string,
    opciones: Opciones = {},
  ): Promise<Respuesta> {
    const ahora = this.reloj.ahora();
    return this.#pedir(opciones, {
      caso: null,
      reclamo: opciones.reclamo ?? null,
      decidir: (vista) =>
        this.#repetido(opciones, vista) ??
        this.#yaEntregado({ mensaje: opciones.mensaje, caso: '' }, vista) ??
        this.#nacer(def, datos, actor, ahora, vista, opciones),
    });
  }

  #nacer(
    def: DefinicionDeMaquina,
    datos: Record<string, unknown>,
    actor: string,
    ahora: Instante,
    vista: Vista,
    opciones: Opciones,
  ) {
    const entorno = this.entorno(vista);
    const recibida = def.recibida(datos);
    const ocurrido = instanteDeNacimiento(recibida, ahora);
    const { numero, repetido } = numerar(def, datos, ocurrido, (serie) => vista.siguiente(serie));
    const vacio = casoPorNacer(def, datos, numero, ocurrido, ahora, this.#nacidos++);
    const negar = (rechazo: Rechazo) => ({
      respuesta: { tipo: 'rechazada', rechazo, caso: vacio, entorno } as Respuesta,
      escritura: null,
    });
    if (repetido) return negar(repetido);
    if (esFutura(recibida, ahora)) return negar(RECEPCION_FUTURA);
    const borrador = this.borrador(vacio, null, ahora, entorno);
    const evento = { tipo: def.nacimiento, datos, actor, ocurrido };
    const decidido = decidirActo(borrador, evento, entorno, vista, this.sobres, opciones.simular);
    if ('ok' in decidido) return negar(decidido);
    const { fila, decision } = decidido;
    this.#vencer(borrador, ahora, entorno);
    return this.#hecho(borrador, fila, decision, entorno, opciones, 201, opciones.mensaje ?? null);
  }

  /** Decides an act on a case. */
  async actuar(acto: Acto, opciones: Opciones = {}): Promise<Respuesta> {
    const ahora = this.reloj.ahora();
    return this.#pedir(opciones, {
      caso: acto.caso,
      reclamo: opciones.reclamo ?? null,
      decidir: (vista) =>
        this.#repetido(opciones, vista) ??
        this.#yaEntregado(acto, vista) ??
        this.#sobre(vista, ahora, opciones, (borrador, entorno, instante) => {
          const evento = { tipo: acto.tipo, datos: acto.datos, actor: acto.actor, ocurrido: instante };
          const decidido = decidirActo(borrador, evento, entorno, vista, this.sobres, opciones.simular);
          return 'ok' in decidido ? decidido : { ...decidido, entregado: acto.mensaje ?? null };
        }),
    });
  }

  /** Puts a notice on record: sent outside the system, bounced, or published with its code. */
  async registrarAviso(registro: RegistroDeAviso, opciones: Opciones = {}): Promise<Respuesta> {
    const ahora = this.reloj.ahora();
    return this.#pedir(opciones, {
      caso: registro.caso,
      reclamo: opciones.reclamo ?? null,
      decidir: (vista) =>
        this.#repetido(opciones, vista) ??
        this.#sobre(vista, ahora, opciones, (borrador, entorno, instante) =>
          registrarAviso(borrador, vista.aviso(registro.aviso), registro, instante, entorno),
        ),
    });
  }

  #yaEntregado(
    { mensaje, caso }: { mensaje?: string | undefined; caso: string },
    vista: Vista,
  ): { respuesta: Respuesta; escritura: null } | null {
    if (mensaje === undefined || vista.mensajePendiente(mensaje)) return null;
    const secuencia = vista.caso?.estado.secuencia ?? 0;
    return {
      respuesta: { tipo: 'repetida', caso, desde: secuencia, secuencia, estado: 200 },
      escritura: null,
    };
  }

  #repetido(opciones: Opciones, { reclamado }: Vista): { respuesta: Respuesta; escritura: null } | null {
    if (!reclamado || !opciones.reclamo) return null;
    if (reclamado.cuerpo !== opciones.reclamo.cuerpo)
      return { respuesta: { tipo: 'otro_cuerpo' }, escritura: null };
    return {
      respuesta: {
        tipo: 'repetida',
        desde: reclamado.desde,
        caso: reclamado.caso,
        secuencia: reclamado.secuencia,
        estado: reclamado.estado,
      },
      escritura: null,
    };
  }

  #sobre(
    vista: Vista,
    ahora: Instante,
    opciones: Opciones,
    aplicar: (
      borrador: Borrador,
      entorno: Entorno,
      instante: Instante,
    ) => Rechazo | { fila: EventoGuardado; decision: Aceptado; entregado?: string | null } | null,
  ): { respuesta: Respuesta; escritura: Escritura | null } {
    const { caso } = vista;
    if (!caso) return { respuesta: { tipo: 'no_existe' }, escritura: null };
    // A rectification must also see the expiries this very request writes.
    const historia = () => [...vista.historia(), ...borrador.eventos];
    const entorno = this.entorno({ ...vista, historia });
    const instante = caso.ocurrido > ahora ? caso.ocurrido : ahora;
    const borrador = this.borrador(caso, caso, maximo(caso.actualizado, ahora), entorno);
    this.#vencer(borrador, instante, entorno);
    const { siSecuencia } = opciones;
    if (siSecuencia !== undefined && siSecuencia !== null && siSecuencia !== borrador.caso.estado.secuencia) {
      return {
        respuesta: { tipo: 'desactualizada', secuencia: borrador.caso.estado.secuencia, borrador },
        escritura: borrador.escritura(),
      };
    }
    const hecho = aplicar(borrador, entorno, instante);
    if (hecho === null) return { respuesta: { tipo: 'no_existe' }, escritura: borrador.escritura() };
    if ('ok' in hecho)
      return {
        respuesta: { tipo: 'rechazada', rechazo: hecho, caso: borrador.caso, entorno, borrador },
        escritura: borrador.escritura(),
      };
    this.#vencer(borrador, instante, entorno);
    return this.#hecho(borrador, hecho.fila, hecho.decision, entorno, opciones, 200, hecho.entregado ?? null);
  }

  #hecho(
    borrador: Borrador,
    fila: EventoGuardado,
    decision: Aceptado,
    entorno: Entorno,
    opciones: Opciones,
    estado: number,
    entregado: string | null = null,
  ) {
    const reclamo = opciones.reclamo
      ? {
          ...opciones.reclamo,
          desde: borrador.eventos[0]?.secuencia ?? fila.secuencia,
          secuencia: borrador.caso.estado.secuencia,
          estado,
          creado: borrador.asiento.registrado,
        }
      : null;
    const respuesta: Respuesta = {
      tipo: 'hecho',
      antes: borrador.antes,
      caso: borrador.caso,
      fila,
      decision,
      borrador,
      entorno,
    };
    return { respuesta, escritura: borrador.escritura({ reclamo, entregado }) };
  }

  async #pedir(opciones: Opciones, trabajo: Trabajo<Respuesta>): Promise<Respuesta> {
    if (opciones.simular) return this.store.ensayar(trabajo);
    const respuesta = await this.#cola.pedir(trabajo);
    if (respuesta.tipo === 'hecho' && respuesta.borrador.mensajes.length > 0) {
      // The act is on disk whatever happens to its messages now: the next beat delivers what is left.
      await this.store
        .mensajesDe(respuesta.caso.id, respuesta.fila.secuencia)
        .then((m) => this.entregar(m))
        .catch(() => undefined);
    }
    return respuesta;
  }

  /** Delivers messages between cases through this same door. */
  entregar(mensajes: readonly Pendiente[]): Promise<void> {
    return entregar(this, mensajes);
  }

  /**
   * Fires what is due on some cases up to an instant; cases nobody touches depend on it. A case that cannot be loaded is
   * set apart with an incident, so that it never holds up the others; one of a later program is left to it. Returns terms
   * expired.
   */
  async vencer(casos: readonly string[], hasta: Instante): Promise<number> {
    const ahora = this.reloj.ahora();
    const registrado = maximo(ahora, hasta);
    const trabajos = casos.map((id) => ({
      caso: id,
      reclamo: null,
      decidir: (vista: Vista): { respuesta: Vencidos; escritura: Escritura | null } => {
        const { caso } = vista;
        if (!caso) return { respuesta: { vencidos: 0, borrador: null }, escritura: null };
        const entorno = this.entorno(vista);
        const borrador = this.borrador(caso, caso, maximo(caso.actualizado, registrado), entorno);
        const vencidos = this.#vencer(borrador, hasta, entorno);
        return { respuesta: { vencidos, borrador }, escritura: borrador.escritura() };
      },
    }));
    const resultados = await this.#cola.pedirJuntos(trabajos);
    let vencidos = 0;
    for (const [i, resultado] of resultados.entries()) {
      if (resultado.ok) vencidos += resultado.respuesta.vencidos;
      else if (resultado.error instanceof MaquinaMasNueva) this.ajenos.add(casos[i] as string);
      else
        await this.store.apartar(
          casos[i] as string,
          `No se pudo vencer: ${resultado.error.message}`,
          registrado,
        );
    }
    return vencidos;
  }
}
