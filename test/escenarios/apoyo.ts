import { expect, test as prueba } from 'vitest';
import type { Plazo } from '../../machines/base/plazo.js';
import { normalizarInstante } from '../../machines/calendario/index.js';
import { REGISTRO, type Registro } from '../../machines/registro.js';
import type { Door, Respuesta } from '../../src/engine/door.js';
import { tick } from '../../src/engine/tick.js';
import type { EventoGuardado, Rechazo } from '../../src/engine/tipos.js';
import { DatosInvalidos } from '../../src/engine/validar.js';
import { verificar } from '../../src/engine/verificar.js';
import type { Aviso, Caso } from '../../src/store/puerto.js';
import { hecho, puerta, SistemaDePrueba } from '../apoyo/sistema.js';

/** Monday on which most scenarios begin; no holiday falls between it and Maundy Thursday, 25 March 2027. */
export const LUNES = '2027-02-01';

/** The instant it is in Lima on a civil day at an hour. */
export function lima(dia: string, hora = '10:00:00.000'): string {
  const instante = normalizarInstante(`${dia}T${hora}-05:00`);
  if (instante === null) throw new Error(`No existe ${dia} ${hora}.`);
  return instante;
}

export const MEDIANOCHE = '00:00:00.000';
export const ULTIMO_MILISEGUNDO = '23:59:59.999';

const AMBOS = ['solicitante', 'contacto'];
/** What the norm orders for each notice: channel, recipients and rule. Written here by hand, not read from the machine. */
const AVISOS: Record<string, [canal: string, a: string[], regla: string]> = {
  RECHAZO: ['correo', AMBOS, 'AT-8.1.2-2'],
  CITACION: ['correo', AMBOS, 'AT-8.2.1.A-1'],
  REPROGRAMACION: ['correo', AMBOS, 'AT-8.2.1.A-2'],
  RESULTADO_REUNION: ['correo', AMBOS, 'AT-8.1.3-3'],
  CONSTANCIA_ABSOLUCION: ['correo', AMBOS, 'AT-8.2.1.A-4'],
  RESPUESTA: ['correo', AMBOS, 'AT-8.2.1.A-5'],
  ASESORAMIENTO: ['correo', AMBOS, 'AT-8.2.1.A-5'],
  DERIVACION: ['correo', ['organo', 'solicitante'], 'AT-8.2.1.A-6'],
  IMPROCEDENCIA: ['correo', AMBOS, 'AT-7.1'],
  IMPROCEDENCIA_PARCIAL: ['correo', AMBOS, 'AT-7.1'],
  REQUERIMIENTO: ['correo', AMBOS, 'AT-8.2.1.B-3'],
  PRORROGA: ['correo', AMBOS, 'AMB-A9'],
  CONTINUIDAD: ['correo', AMBOS, 'AT-8.2.1.B-4'],
  ARCHIVO_POR_SILENCIO: ['oficio', ['titular'], 'AT-8.2.1.B-5'],
  ARCHIVO_SIN_CONVOCATORIA: ['correo', AMBOS, 'AMB-A17'],
  DESISTIMIENTO: ['correo', AMBOS, 'AMB-D8'],
  INFORME: ['correo', AMBOS, 'AT-8.2.1.B-7'],
  INVITACION_EXPOSICION: ['correo', AMBOS, 'AT-8.2.1.B-8'],
  REVISION_CERRADA: ['correo', AMBOS, 'AT-8.2.1.B-1'],
  SEGUIMIENTO_FAVORABLE: ['correo', AMBOS, 'AT-8.2.1.C-3'],
  SEGUIMIENTO_CON_DISPOSICIONES: ['seace', ['solicitante'], 'AT-8.2.1.C-2'],
  ACOMPANAMIENTO_CONCLUIDO: ['correo', AMBOS, 'AT-7.6'],
  PLAZO_MOVIDO: ['correo', AMBOS, 'D-CALENDARIO'],
  RECTIFICACION_POR_CORREO: ['correo', AMBOS, 'D-RECTIFICAR'],
  RECTIFICACION: ['oficio', ['titular'], 'D-RECTIFICAR'],
};

/** `PLANTILLA[ regla][:estado]` spelt out; without them, the usual rule and the state of a simulated outbox. */
function desplegar(abreviado: string): string {
  const [resto = '', estado] = abreviado.split(':');
  const [plantilla = '', regla] = resto.split(' ');
  const [canal, a, suya] = AVISOS[plantilla] ?? ['?', [], '?'];
  return [
    plantilla,
    canal,
    a.join('+'),
    regla ?? suya,
    estado ?? (canal === 'correo' ? 'enviada' : 'por_registrar'),
  ].join(' ');
}

function resumir(aviso: Aviso): string {
  const roles = (JSON.parse(aviso.destinatarios) as { rol: string }[]).map((d) => d.rol).join('+');
  return [aviso.plantilla, aviso.canal, roles, aviso.regla, aviso.estado].join(' ');
}

export interface Ajustes {
  readonly registro?: Registro;
  /** False: mail waits in the outbox until somebody puts its sending on record. */
  readonly envioSimulado?: boolean;
  /** The clock of a machine that can be down: it jumps without firing anything, and `latir` beats the tick. */
  readonly relojDeMaquina?: boolean;
}

/** One case told step by step over a real file; after every step the system is closed and opened again. */
export class Escenario {
  id = '';
  readonly #ajustes: Ajustes;

  private constructor(
    readonly sistema: SistemaDePrueba,
    ajustes: Ajustes,
  ) {
    this.#ajustes = ajustes;
    this.#encender();
  }

  static async abrir(inicio: string, ajustes: Ajustes = {}): Promise<Escenario> {
    const { registro = REGISTRO, envioSimulado = true } = ajustes;
    return new Escenario(await SistemaDePrueba.abrir(inicio, registro, envioSimulado), ajustes);
  }

  #encender(): void {
    if (!this.#ajustes.relojDeMaquina) return;
    const { sistema } = this;
    const reloj = { simulado: false, ahora: () => sistema.reloj.ahora() };
    sistema.door = puerta(sistema, reloj);
  }

  get door(): Door {
    return this.sistema.door;
  }

  async reiniciar(): Promise<void> {
    await this.sistema.reiniciar();
    this.#encender();
  }

  async presentar(cambios: Record<string, unknown> = {}): Promise<Caso> {
    const caso = await this.sistema.presentar(cambios);
    this.id = caso.id;
    await this.reiniciar();
    return this.caso();
  }

  caso(): Promise<Caso> {
    return this.sistema.leer(this.id);
  }

  historia(): Promise<EventoGuardado[]> {
    return this.sistema.store.historia(this.id);
  }

  async tipos(): Promise<string[]> {
    return (await this.historia()).map((e) => e.tipo);
  }

  /** The only event of a type in the history. */
  async evento(tipo: string): Promise<EventoGuardado> {
    const hallados = (await this.historia()).filter((e) => e.tipo === tipo);
    expect(hallados).toHaveLength(1);
    return hallados[0] as EventoGuardado;
  }

  /** An act that must be accepted. */
  async acto(tipo: string, datos: unknown): Promise<Caso> {
    await this.sistema.actuar(this.id, tipo, datos);
    await this.reiniciar();
    return this.caso();
  }

  /** An act that must be refused by the law. */
  async niega(tipo: string, datos: unknown): Promise<Rechazo> {
    const antes = await this.caso();
    const respuesta = await this.sistema.enviar(this.id, tipo, datos);
    await this.reiniciar();
    if (respuesta.tipo !== 'rechazada') throw new Error(`Se esperaba el rechazo de ${tipo}.`);
    expect(
      (await this.tipos()).slice(antes.estado.secuencia).filter((t) => !/^(VENCIO|CORREO)_/.test(t)),
    ).toEqual([]);
    return respuesta.rechazo;
  }

  /** An act whose data must be refused for their shape: the paths at fault. */
  async invalido(tipo: string, datos: unknown): Promise<string[]> {
    return rutasInvalidas(() => this.sistema.enviar(this.id, tipo, datos));
  }

  /** Moves the clock, stopping and restarting at every instant at which something falls due. Returns terms expired. */
  async hasta(instante: string): Promise<number> {
    let disparados = 0;
    for (;;) {
      const { plazo, salida } = await this.sistema.store.proximoVencimiento(this.sistema.envioSimulado);
      const proximo = [plazo, salida].filter((i) => i !== null).sort()[0];
      if (proximo === undefined || proximo > instante) break;
      disparados += (await this.sistema.avanzar(proximo)).disparados;
      await this.reiniciar();
    }
    disparados += (await this.sistema.avanzar(instante)).disparados;
    await this.reiniciar();
    return disparados;
  }

  /** Moves the clock of a machine that is down: nothing fires. */
  async saltar(instante: string): Promise<void> {
    this.sistema.reloj.mover(instante);
    await this.reiniciar();
  }

  async latir(): Promise<{ vencidos: number; mensajes: number }> {
    const latido = await tick(this.door);
    await this.reiniciar();
    return latido;
  }

  avisos(): Promise<Aviso[]> {
    return this.sistema.store.avisos(this.id);
  }

  /** The last notice made from a template. */
  async aviso(plantilla: string): Promise<Aviso> {
    const aviso = (await this.avisos()).findLast((a) => a.plantilla === plantilla);
    if (!aviso) throw new Error(`No hay aviso ${plantilla}.`);
    return aviso;
  }

  /** Puts the last notice of a template on record. */
  async registrar(
    plantilla: string,
    resultado: 'registrada' | 'enviada' | 'rebotada',
    fecha: string,
    codigo: string | null = null,
  ): Promise<Respuesta> {
    const { id } = await this.aviso(plantilla);
    const respuesta = await this.door.registrarAviso({
      caso: this.id,
      aviso: id,
      actor: 'especialista',
      fecha,
      resultado,
      codigo,
    });
    await this.reiniciar();
    return respuesta;
  }

  async registrado(
    plantilla: string,
    resultado: 'registrada' | 'enviada' | 'rebotada',
    fecha: string,
    codigo: string | null = null,
  ): Promise<Caso> {
    return hecho(await this.registrar(plantilla, resultado, fecha, codigo));
  }

  /** The last term of a rule. */
  async plazo(regla: string, item = ''): Promise<Plazo> {
    const plazo = (await this.caso()).estado.plazos.findLast((p) => p.regla === regla && p.item === item);
    if (!plazo) throw new Error(`No hay plazo ${regla}.`);
    return plazo;
  }

  /** Every term as `regla[/item] vence estado`, in order. */
  async plazos(): Promise<string[]> {
    return (await this.caso()).estado.plazos.map(
      (p) => `${p.regla}${p.item && `/${p.item}`} ${p.vence} ${p.estado}`,
    );
  }

  async corriendo(): Promise<string[]> {
    return (await this.caso()).estado.plazos.filter((p) => p.estado === 'corriendo').map((p) => p.regla);
  }

  /** The state of one region, by its path. */
  async region(...ruta: string[]): Promise<unknown> {
    const { snapshot } = (await this.caso()).estado;
    return ruta.reduce<unknown>((v, clave) => (v as Record<string, unknown>)?.[clave], snapshot.value);
  }

  actividad(nombre: string): Promise<unknown> {
    return this.region('enTramite', 'atencion', 'actividades', nombre);
  }

  /** Chain and replay hold, and the notices are exactly these, in order. */
  async cuadra(avisos: readonly string[]): Promise<void> {
    const { integra, diferencias } = await verificar(this.door, await this.caso());
    expect(diferencias).toEqual([]);
    expect(integra).toBe(true);
    expect((await this.avisos()).map(resumir)).toEqual(avisos.map(desplegar));
  }
}

/** Paths at fault in data refused for their shape. */
export async function rutasInvalidas(intento: () => Promise<unknown>): Promise<string[]> {
  try {
    await intento();
  } catch (error) {
    if (error instanceof DatosInvalidos) return error.errores.map((e) => e.ruta);
    throw error;
  }
  throw new Error('Se esperaban datos inválidos.');
}

/** A scenario: its body tells the case and answers with the exact notices it must have made. */
export function escenario(
  titulo: string,
  cuerpo: (e: Escenario) => Promise<readonly string[]>,
  ajustes: Ajustes & { inicio?: string } = {},
): void {
  prueba(titulo, async () => {
    const e = await Escenario.abrir(ajustes.inicio ?? lima(LUNES), ajustes);
    try {
      await e.cuadra(await cuerpo(e));
    } finally {
      await e.sistema.cerrar();
    }
  });
}

export const REUNION = {
  fecha: lima('2027-02-10', '15:00:00.000'),
  modalidad: 'virtual',
  lugar: 'Sala de videoconferencia',
};
export const NADA = {
  fecha: lima('2027-02-10', '15:00:00.000'),
  consultas: 'no_hubo',
  acompanamiento: 'no_solicitado',
  revisionDocumental: false,
  acuerdos: 'Los de la reunión.',
};
export const DEFICIENCIA = {
  tipo: 'error',
  descripcion: 'Deficiencia de prueba.',
  tratamiento: 'recomendacion',
} as const;
export const CRITERIO = { ...DEFICIENCIA, tratamiento: 'criterio' } as const;

/** A case born on the Monday, with its meeting programmed on Wednesday the 3rd for Wednesday the 10th. */
export async function programada(e: Escenario, cambios: Record<string, unknown> = {}): Promise<void> {
  await e.presentar(cambios);
  await e.hasta(lima('2027-02-03'));
  await e.acto('PROGRAMAR_REUNION', REUNION);
}

/** The same, with the meeting held on the 10th and recorded an hour later. */
export async function reunida(
  e: Escenario,
  resultado: Record<string, unknown> = {},
  cambios: Record<string, unknown> = {},
): Promise<void> {
  await programada(e, cambios);
  await e.hasta(lima('2027-02-10', '16:00:00.000'));
  await e.acto('REGISTRAR_REUNION', { ...NADA, ...resultado });
}

/** The same, with a review agreed and documents required on Thursday the 11th: B-3 runs to Thursday the 18th. */
export async function requerida(
  e: Escenario,
  plazoDias = 5,
  resultado: Record<string, unknown> = {},
  cambios: Record<string, unknown> = {},
): Promise<void> {
  await reunida(e, { revisionDocumental: true, ...resultado }, cambios);
  await e.hasta(lima('2027-02-11'));
  await e.acto('REQUERIR_DOCUMENTACION', { detalle: 'Documentos de prueba.', plazoDias });
}

/** The same, reported on Friday the 12th: A17 runs to 11 August. */
export async function informada(
  e: Escenario,
  deficiencias: readonly unknown[] = [DEFICIENCIA],
  resultado: Record<string, unknown> = {},
): Promise<void> {
  await reunida(e, { revisionDocumental: true, ...resultado });
  await e.hasta(lima('2027-02-12'));
  await e.acto('EMITIR_INFORME', { numero: '001-2027', deficiencias });
}

/** The same, convoked on Monday the 15th: the follow-up report is due on Wednesday the 24th. */
export async function convocada(
  e: Escenario,
  deficiencias: readonly unknown[] = [DEFICIENCIA],
  resultado: Record<string, unknown> = {},
): Promise<void> {
  await informada(e, deficiencias, resultado);
  await e.hasta(lima('2027-02-15'));
  await e.acto('REGISTRAR_CONVOCATORIA', CONVOCATORIA);
}

export const CONVOCATORIA = { fecha: '2027-02-15', nomenclatura: 'LP-1-2027-ENTIDAD' };
export const ENTREGA = { detalle: 'Documentos de prueba.', completa: true };
/** Notices of the paths above. */
export const HASTA_REUNION = ['CITACION', 'RESULTADO_REUNION'];
