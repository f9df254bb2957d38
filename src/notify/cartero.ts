import type { Direccion } from '../../machines/base/maquina.js';
import type { Instante } from '../../machines/calendario/index.js';
import { relojReal, sumarMilisegundos } from '../clock.js';
import { MaquinaMasNueva, permisoDeSalida } from '../engine/salida.js';
import type { Envio } from '../store/envios.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import type { Aviso } from '../store/puerto.js';
import { asentar } from './asiento.js';
import { aceptado, type Contestado, fallado, losQueCuentan } from './contestacion.js';
import { conocidas, type Destino, destinosDe } from './destinos.js';
import { ESPERA } from './espera.js';
import { mensajeDe, mensajeIdDe } from './mensaje.js';
import { Pausa } from './pausa.js';
import { esperaTrasRebote, MUCHOS_REBOTES, VECES } from './rebotes-seguidos.js';
import { redactar } from './redactar.js';
import type { Reparto } from './reparto.js';
import { seguir } from './seguimiento.js';

const POR_RONDA = 20;
// Longer than a server may take over one message: only the claim of a dead process lapses.
const TOMA_MS = 600_000;
const ASIENTO_MS = 60_000;
const NO_CABE_MS = 6 * 3_600_000;
const SIN_PREPARAR_MS = 3_600_000;
// Of a later program: long enough for a replica that runs it to take it.
const DE_OTRA_MS = 60_000;

/** Notices that ask or promise something only while their case goes on. */
const SOLO_EN_TRAMITE: ReadonlySet<string> = new Set([
  'CITACION',
  'REPROGRAMACION',
  'REQUERIMIENTO',
  'PRORROGA',
  'PLAZO_MOVIDO',
  'INFORME_ANUAL_ABIERTO',
  'INFORME_ANUAL_RECORDATORIO',
  'INFORME_ANUAL_VENCIDO',
]);

type Paso = 'nada' | 'hecho' | 'sin_servidor';

/**
 * Takes the mail the machines ordered to the server, one at a time. Each is claimed
 * and put on record before it is handed over, and always carries the same Message-ID, so that one whose process died in
 * between is one effective message however many copies left.
 */
export class Cartero {
  #turno: Promise<unknown> = Promise.resolve();
  readonly #pausa: Pausa;

  constructor(readonly reparto: Reparto) {
    this.#pausa = new Pausa(reparto.espera ?? ESPERA);
  }

  /** Sends what may leave now, up to some mails. @returns false when the server cannot be used */
  ronda(maximo = POR_RONDA): Promise<boolean> {
    const turno = this.#turno.catch(() => undefined).then(() => this.#repartir(maximo));
    this.#turno = turno;
    return turno;
  }

  /** Sends everything that may leave now. @returns false when the server cannot be used */
  despachar(): Promise<boolean> {
    return this.ronda(Number.POSITIVE_INFINITY);
  }

  /** Earliest instant after now at which mail that waits may leave. */
  proxima(): Promise<Instante | null> {
    return this.reparto.store.proximoCorreo(this.reparto.door.reloj.ahora());
  }

  async #repartir(maximo: number): Promise<boolean> {
    if (this.#pausa.dura(relojReal.ahora())) return false;
    for (let i = 0; i < maximo; i++) {
      const paso = await this.#uno();
      if (paso === 'nada') return true;
      if (paso === 'sin_servidor') {
        this.#pausa.alargar(relojReal.ahora());
        return false;
      }
      this.#pausa.terminar();
    }
    return true;
  }

  async #uno(): Promise<Paso> {
    const { store, door, quien, tomaMs = TOMA_MS } = this.reparto;
    const maquina = relojReal.ahora();
    const aviso = await store.tomarEnvio({
      ahora: door.reloj.ahora(),
      maquina,
      quien,
      hasta: sumarMilisegundos(maquina, tomaMs),
    });
    if (aviso === null) return 'nada';
    try {
      return await this.#atender(aviso);
    } catch (error) {
      if (error instanceof AlmacenNoDisponible) throw error;
      if (error instanceof MaquinaMasNueva) {
        await store.soltarEnvio(aviso.id, sumarMilisegundos(relojReal.ahora(), DE_OTRA_MS));
        return 'hecho';
      }
      // One that cannot be written does not hold up the others: a person looks at it.
      this.reparto.log.error({ err: error, aviso: aviso.id }, 'no se pudo preparar un correo');
      const cuando = relojReal.ahora();
      const detalle = `«${aviso.asunto}» no se pudo preparar; se intenta de nuevo cada hora. Avise a la administración del sistema.`;
      await store.anotarIncidencia(
        `correo por preparar ${aviso.id}`,
        aviso.caso,
        detalle,
        door.reloj.ahora(),
      );
      await store.soltarEnvio(aviso.id, sumarMilisegundos(cuando, SIN_PREPARAR_MS));
      return 'hecho';
    }
  }

  async #atender(aviso: Aviso): Promise<Paso> {
    const previos = await this.reparto.store.enviosDe(aviso.id);
    const terminado = previos.find((e) => e.resultado === 'enviada' || e.resultado === 'rebotada');
    // It was sent, or refused, and its process died before its case knew: nothing is handed over again.
    if (terminado) await this.#asentar(aviso, terminado.resultado as 'enviada' | 'rebotada', terminado.salio);
    else if (await this.#cabe(aviso)) return this.#llevar(aviso, previos);
    return 'hecho';
  }

  /** Whether a notice may leave now; when not, it is let go or given up. */
  async #cabe(aviso: Aviso): Promise<boolean> {
    const { store, door, espera = ESPERA } = this.reparto;
    if (await this.#yaNoCorresponde(aviso)) return false;
    if (aviso.alRebotar !== null) {
      const maquina = relojReal.ahora();
      const tras = await esperaTrasRebote(store, aviso, espera);
      if (tras === MUCHOS_REBOTES) {
        await store.abandonarEnvio(aviso, 'SMTP_AGOTADO', {
          clave: `rebotes ${aviso.id}`,
          detalle: `La dirección del solicitante rechazó ${VECES} veces «${aviso.asunto}»; comuníquelo por otro medio y deje constancia de su envío: el plazo corre desde entonces.`,
          creada: door.reloj.ahora(),
        });
        return false;
      }
      if (tras !== null && tras > maquina) {
        await store.soltarEnvio(aviso.id, tras);
        return false;
      }
    }
    if (aviso.alSalir === null) return true;
    const permiso = await permisoDeSalida(door, aviso.caso, aviso.id);
    if (permiso === 'sale') return true;
    const maquina = relojReal.ahora();
    await store.soltarEnvio(
      aviso.id,
      permiso === 'aplazada' ? maquina : sumarMilisegundos(maquina, NO_CABE_MS),
    );
    return false;
  }

  // With the server down a case may end before its mail leaves: nobody is summoned to it, or asked for what is not due.
  async #yaNoCorresponde(aviso: Aviso): Promise<boolean> {
    if (!SOLO_EN_TRAMITE.has(aviso.plantilla)) return false;
    const { store, door } = this.reparto;
    const caso = await store.caso(aviso.caso);
    if (caso === null || caso.estado.snapshot.status === 'active') return false;
    await store.abandonarEnvio(aviso, 'YA_NO_CORRESPONDE', {
      clave: `ya no corresponde ${aviso.id}`,
      detalle: `«${aviso.asunto}» no llegó a salir y el expediente ya terminó: no se envía.`,
      creada: door.reloj.ahora(),
    });
    return true;
  }

  async #llevar(aviso: Aviso, previos: readonly Envio[]): Promise<Paso> {
    const { store, door, correo, quien, espera = ESPERA, log } = this.reparto;
    const direcciones = JSON.parse(aviso.destinatarios) as Direccion[];
    const sabidas = conocidas(previos);
    const destinos = destinosDe(direcciones).filter(
      (d) => !sabidas.some((e) => e.estado !== 'diferida' && e.correo === d.correo),
    );
    if (losQueCuentan(destinosDe(direcciones)).length === 0) {
      await store.abandonarEnvio(aviso, 'SIN_DIRECCION', {
        clave: `sin dirección ${aviso.id}`,
        detalle: `«${aviso.asunto}» no tiene a quién enviarse por correo; comuníquelo por otro medio y deje constancia.`,
        creada: door.reloj.ahora(),
      });
      return 'hecho';
    }
    const caso = await store.caso(aviso.caso);
    if (caso === null) throw new Error(`El aviso ${aviso.id} no tiene expediente.`);
    const carta = await redactar(this.reparto, caso, aviso);
    const adjuntos = await this.reparto.adjuntosDe(caso, aviso);
    const mensajeId = previos[0]?.mensajeId ?? mensajeIdDe(aviso.id, correo.remitente);
    const intento = previos.length + 1;
    const empezado = await store.empezarEnvio(
      {
        aviso: aviso.id,
        intento,
        mensajeId,
        asunto: aviso.asunto,
        destinatarios: destinos.map(({ rol, correo: a }) => ({ rol, correo: a })),
        texto: carta.texto,
        plantilla: carta.version,
        adjuntos: adjuntos.map((a) => a.nombre),
        empezado: relojReal.ahora(),
      },
      quien,
    );
    if (!empezado) return 'hecho';
    const mensaje = mensajeDe({
      aviso,
      carta,
      adjuntos,
      direcciones,
      mensajeId,
      remitente: correo.remitente,
    });
    const contestado = await this.#entregar(destinos, mensaje);
    const { fin, sigue } = seguir({
      aviso,
      direcciones,
      intento,
      previas: sabidas,
      contestado,
      espera,
      asientoMs: ASIENTO_MS,
      ahora: door.reloj.ahora(),
      maquina: relojReal.ahora(),
    });
    await store.terminarEnvio(aviso, intento, fin, sigue);
    log.info({ aviso: aviso.id, intento, resultado: fin.resultado }, 'correo');
    if (fin.resultado === 'rebotada' || (fin.resultado === 'enviada' && aviso.alSalir !== null))
      await this.#asentar(aviso, fin.resultado, fin.salio);
    return contestado.caido ? 'sin_servidor' : 'hecho';
  }

  async #entregar(destinos: readonly Destino[], mensaje: ReturnType<typeof mensajeDe>): Promise<Contestado> {
    const { transporte, remitente } = this.reparto.correo;
    const envelope = { from: remitente, to: destinos.map((d) => d.correo) };
    try {
      return aceptado(destinos, await transporte.sendMail({ ...mensaje, envelope }));
    } catch (error) {
      return fallado(destinos, error);
    }
  }

  async #asentar(aviso: Aviso, resultado: 'enviada' | 'rebotada', salio: string | null): Promise<void> {
    const { store } = this.reparto;
    const asentado = await asentar(this.reparto.door, store, aviso, resultado, salio);
    if (!asentado) await store.soltarEnvio(aviso.id, sumarMilisegundos(relojReal.ahora(), NO_CABE_MS));
  }
}
