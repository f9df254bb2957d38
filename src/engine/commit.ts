import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Instante } from '../../machines/calendario/index.js';
import type { Aviso, Caso, Escritura, Salida, SobreGuardado } from '../store/puerto.js';
import { huellaDeDatos, huellaDeEstado, huellaDeEvento } from './cadena.js';
import { direccionesDe } from './direcciones.js';
import { efectosGuardados } from './efectos.js';
import { admite } from './explain.js';
import { congelar } from './paso.js';
import { situacionDe } from './situacion.js';
import { esDelMotor } from './sucesos.js';
import type { Aceptado, Evento, EventoGuardado } from './tipos.js';

/** What the commit of a decision needs to know of the world. */
export interface Asiento {
  readonly registrado: Instante;
  readonly versionCalendario: number;
  readonly catalogo: number;
  /** Simulated clock without a mail server: mail counts as sent when it may leave. */
  readonly envioSimulado: boolean;
  sal(): string;
  asunto(plantilla: string, numero: string): string;
}

/** A case being changed by one unit of work, and everything that must be written with it. */
export class Borrador {
  readonly eventos: EventoGuardado[] = [];
  readonly sobres: SobreGuardado[] = [];
  readonly avisos: Aviso[] = [];
  readonly avisosCambiados: {
    id: string;
    estado: Aviso['estado'];
    enviado: string | null;
    codigo: string | null;
  }[] = [];
  readonly avisosAplazados: { id: string; desde: Instante }[] = [];
  readonly mensajes: Escritura['mensajes'][number][] = [];
  readonly incidencias: Escritura['incidencias'][number][] = [];
  readonly atenciones: Escritura['atenciones'][number][] = [];
  #snapshotTexto = '';

  constructor(
    readonly def: DefinicionDeMaquina,
    readonly antes: Caso | null,
    public caso: Caso,
    readonly asiento: Asiento,
  ) {}

  /** Adds an accepted event: its row, its link of the chain, its notices and messages, and the case after it. */
  anotar(evento: Evento, decision: Aceptado): EventoGuardado {
    const { caso, asiento } = this;
    const { estado } = decision;
    const snapshotTexto = congelar(estado.snapshot);
    const huellaEstado = huellaDeEstado(snapshotTexto, estado.plazos);
    const datos = JSON.stringify(evento.datos);
    const sal = asiento.sal();
    const enlace = {
      secuencia: estado.secuencia,
      tipo: evento.tipo,
      huellaDatos: huellaDeDatos(sal, datos),
      actor: evento.actor,
      ocurrido: evento.ocurrido,
      registrado: asiento.registrado,
      maquina: caso.maquina,
      calendario: asiento.versionCalendario,
      catalogo: asiento.catalogo,
      huellaEstado,
    };
    const huella = huellaDeEvento(caso.huella, caso.id, enlace);
    const fila: EventoGuardado = {
      ...enlace,
      datos,
      sal,
      huella,
      estado: JSON.stringify(estado.snapshot.value),
      efectos: efectosGuardados(caso.estado, decision),
      regla: decision.regla,
    };
    this.eventos.push(fila);
    this.#snapshotTexto = snapshotTexto;
    this.#avanzar(evento, decision, fila);
    return fila;
  }

  #avanzar(evento: Evento, decision: Aceptado, fila: EventoGuardado): void {
    const { def, caso } = this;
    const acto =
      evento.tipo === 'RECTIFICAR_VENCIMIENTO'
        ? (evento.datos['acto'] as { tipo: string; datos: Record<string, unknown> })
        : evento;
    const datos = esDelMotor(acto.tipo) ? caso.datos : def.proyectar(caso.datos, acto.tipo, acto.datos);
    const avisos = decision.efectos.avisos.flatMap(
      (orden, i) => this.#aviso(orden, i, datos, acto.datos, fila) ?? [],
    );
    this.avisos.push(...avisos);
    for (const [i, m] of decision.efectos.mensajes.entries()) {
      this.mensajes.push({
        ...m,
        id: `${caso.id}.${String(fila.secuencia).padStart(8, '0')}.m${i}`,
        secuencia: fila.secuencia,
        ocurrido: fila.ocurrido,
      });
    }
    const { atendidos = [], desatiende = null } = decision.efectos;
    if (atendidos.length > 0 || desatiende !== null)
      this.atenciones.push({ secuencia: fila.secuencia, plazos: atendidos, desatiende });
    const nuevas = avisos.flatMap((a) =>
      a.alSalir !== null && a.estado === 'pendiente'
        ? [{ aviso: a.id, desde: a.desde, evento: a.alSalir, rebote: a.alRebotar, salio: false }]
        : [],
    );
    const { snapshot } = decision.estado;
    const sigue = (x: Salida) => admite(snapshot, x.salio ? (x.rebote ?? '') : x.evento);
    const salidas = [...caso.salidas, ...nuevas].filter((x) => snapshot.status === 'active' && sigue(x));
    for (const id of decision.efectos.anulados ?? [])
      this.#cambiarAviso(`${caso.id}.${id}`, 'fallida', null, 'YA_NO_CORRESPONDE');
    for (const x of caso.salidas) {
      if (!x.salio && !salidas.includes(x)) this.#cambiarAviso(x.aviso, 'fallida', null, 'YA_NO_CORRESPONDE');
    }
    this.caso = {
      ...caso,
      situacion: situacionDe(def, decision.estado.snapshot),
      estado: decision.estado,
      huella: fila.huella,
      huellaEstado: fila.huellaEstado,
      actualizado: fila.registrado,
      ocurrido: fila.ocurrido,
      datos,
      datosTexto: datos === caso.datos ? caso.datosTexto : JSON.stringify(datos),
      responsable: evento.tipo === 'ASIGNADO' ? String(evento.datos['responsable']) : caso.responsable,
      salidas,
    };
  }

  #aviso(
    orden: Aceptado['efectos']['avisos'][number],
    i: number,
    datos: Record<string, unknown>,
    acto: Record<string, unknown>,
    fila: EventoGuardado,
  ): Aviso | null {
    const { caso, def, asiento } = this;
    const direcciones = direccionesDe(def, orden, datos, acto);
    if (direcciones === null) return null;
    const desde = orden.desde ?? fila.ocurrido;
    // A bidder that gave no address is told by hand, and somebody puts it on record.
    const aMano = direcciones.every((d) => d.rol === 'postor' && d.correo === null);
    const porCorreo = orden.canal === 'correo' && !aMano;
    const sale = porCorreo && asiento.envioSimulado && orden.alSalir === undefined;
    return {
      id: `${caso.id}.${fila.secuencia}.${i}`,
      caso: caso.id,
      secuencia: fila.secuencia,
      orden: i,
      plantilla: orden.plantilla,
      canal: orden.canal,
      asunto: asiento.asunto(orden.plantilla, caso.numero),
      destinatarios: JSON.stringify(direcciones),
      regla: orden.regla,
      creado: fila.registrado,
      desde,
      estado: !porCorreo ? 'por_registrar' : sale ? 'enviada' : 'pendiente',
      alSalir: orden.alSalir ?? null,
      alRebotar: orden.alRebotar ?? null,
      enviado: sale ? desde : null,
      codigo: null,
    };
  }

  /** Puts a notice on record, before the event that tells the case: one that left may still bounce. */
  registrarAviso(id: string, estado: Aviso['estado'], enviado: string | null, codigo: string | null): void {
    this.#cambiarAviso(id, estado, enviado, codigo);
    const salio = estado === 'enviada' || estado === 'registrada';
    const salidas = this.caso.salidas.flatMap((x) => (x.aviso !== id ? [x] : salio ? [{ ...x, salio }] : []));
    this.caso = { ...this.caso, salidas };
  }

  /** Puts off the leaving of a notice. */
  aplazarAviso(id: string, desde: Instante): void {
    this.avisosAplazados.push({ id, desde });
    this.caso = {
      ...this.caso,
      salidas: this.caso.salidas.map((x) => (x.aviso === id ? { ...x, desde } : x)),
    };
  }

  #cambiarAviso(id: string, estado: Aviso['estado'], enviado: string | null, codigo: string | null): void {
    this.avisosCambiados.push({ id, estado, enviado, codigo });
  }

  /** Something a person must look at; `plazo` is a term that will not be tried again by itself. */
  incidir(clave: string, detalle: string, plazo: number | null = null): void {
    this.incidencias.push({ caso: this.caso.id, clave, detalle, plazo, creada: this.asiento.registrado });
  }

  /** Everything to write, or null when nothing happened. */
  escritura(extra: Partial<Pick<Escritura, 'reclamo' | 'entregado'>> = {}): Escritura | null {
    const { caso, antes, eventos, sobres, avisos, avisosCambiados, avisosAplazados, mensajes, incidencias } =
      this;
    if (
      eventos.length === 0 &&
      incidencias.length === 0 &&
      avisosCambiados.length + avisosAplazados.length === 0
    )
      return null;
    return {
      caso,
      antes,
      snapshotTexto: this.#snapshotTexto,
      eventos,
      sobres,
      avisos,
      avisosCambiados,
      avisosAplazados,
      mensajes,
      incidencias,
      atenciones: this.atenciones,
      reclamo: null,
      entregado: null,
      ...extra,
    };
  }
}
