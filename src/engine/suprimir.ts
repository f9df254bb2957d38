import type { Datos, DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Aviso, Caso, SupresionEscrita, Trabajo, Vista } from '../store/puerto.js';
import { huellaDeDatos, huellaDeEstado } from './cadena.js';
import { decidir } from './decide.js';
import type { Door } from './door.js';
import { maximo } from './instantes.js';
import { datosTras, plegar } from './replay.js';
import { nuevaSal } from './sal.js';
import type { Entorno, EventoGuardado } from './tipos.js';

/** How much of a person is taken out: what was decided may stand on the name, and then the rest still goes. */
export type Alcance = 'todo' | 'salvo_el_nombre';

/** What is asked to be taken out of a case, and by whom. */
export interface PedidoDeSupresion {
  readonly caso: string;
  readonly actor: string;
  readonly norma: string;
  readonly motivo: string;
  /** Some data of a history without what names the person; the same value when they do not. */
  limpiar(datos: unknown, historia: readonly EventoGuardado[], alcance: Alcance): unknown;
}

/** What a suppression did or would do to a case; or why it keeps what it has. */
export type ResultadoDeSupresion =
  | {
      readonly tipo: 'suprimido';
      readonly eventos: readonly number[];
      readonly avisos: number;
      /** Event whose decision stands on the name, which then stays; null when nothing stays. */
      readonly apoyado: number | null;
    }
  | { readonly tipo: 'conservado'; readonly regla: string; readonly detalle: string }
  | { readonly tipo: 'nada' };

const conservar = (regla: string, detalle: string): ResultadoDeSupresion => ({
  tipo: 'conservado',
  regla,
  detalle,
});

interface Limpio {
  readonly historia: readonly EventoGuardado[];
  readonly eventos: readonly { readonly secuencia: number; readonly datos: string; readonly sal: string }[];
  readonly avisos: SupresionEscrita['avisos'];
}

function avisosDe(vista: Vista, caso: string, historia: readonly EventoGuardado[]): Aviso[] {
  return historia.flatMap(({ secuencia, efectos }) => {
    const { avisos } = JSON.parse(efectos) as { avisos: unknown[] };
    return avisos.flatMap((_, i) => vista.aviso(`${caso}.${secuencia}.${i}`) ?? []);
  });
}

function limpiarCaso(vista: Vista, caso: string, pedido: PedidoDeSupresion, alcance: Alcance): Limpio {
  const historia = vista.historia();
  const limpiar = (datos: unknown) => pedido.limpiar(datos, historia, alcance);
  const eventos: Limpio['eventos'][number][] = [];
  const limpia = historia.map((fila) => {
    if (fila.tipo === 'DATOS_SUPRIMIDOS') return fila;
    const datos = JSON.parse(fila.datos) as unknown;
    const nuevos = limpiar(datos);
    if (nuevos === datos) return fila;
    const cambio = { secuencia: fila.secuencia, datos: JSON.stringify(nuevos), sal: nuevaSal() };
    eventos.push(cambio);
    return { ...fila, ...cambio };
  });
  const avisos = avisosDe(vista, caso, historia).flatMap(({ id, asunto, destinatarios }) => {
    const leidos = JSON.parse(destinatarios) as unknown;
    const nuevos = limpiar(leidos);
    const nuevoAsunto = limpiar(asunto) as string;
    return nuevos === leidos && nuevoAsunto === asunto
      ? []
      : [{ id, asunto: nuevoAsunto, destinatarios: JSON.stringify(nuevos) }];
  });
  return { historia: limpia, eventos, avisos };
}

/** The first event that would be decided otherwise without the data taken out; null when all stay as they were. */
function loQueSeCaeria(
  def: DefinicionDeMaquina,
  historia: readonly EventoGuardado[],
  entorno: Entorno,
): number | null {
  let caido: number | null = null;
  try {
    plegar(def, historia, entorno, (fila, { estado, regla }, efectos) => {
      const igual =
        huellaDeEstado(estado.snapshot, estado.plazos) === fila.huellaEstado &&
        efectos === fila.efectos &&
        regla === fila.regla;
      if (!igual) caido ??= fila.secuencia;
    });
  } catch {
    caido ??= historia.length;
  }
  return caido;
}

/** Why a case keeps all it has; null when it does not. */
function porQueSeConserva(caso: Caso, avisos: readonly Aviso[]): ResultadoDeSupresion | null {
  if (caso.estado.snapshot.status === 'active')
    return conservar(
      'LPD-14',
      'El expediente sigue en trámite: sus datos se conservan mientras el OECE los necesita para atenderlo. Pídalo de nuevo cuando termine.',
    );
  const porSalir = avisos.find((a) => a.estado === 'pendiente');
  return porSalir
    ? conservar(
        'LPD-14',
        `La notificación «${porSalir.asunto}» aún no sale; sus destinatarios se conservan hasta que salga.`,
      )
    : null;
}

/**
 * Decides what a suppression does to one case: its data give way only if every event, without them, still leads where it
 * led. The chain then names each event touched with the digest of what it says now (D6), and the replay stays whole.
 */
function decidirSupresion(door: Door, vista: Vista, caso: Caso, pedido: PedidoDeSupresion, ahora: string) {
  const entorno = door.entorno(vista);
  const sin = (respuesta: ResultadoDeSupresion) => ({ respuesta, escritura: null });
  const def = door.registro.porClave(caso.maquina);
  const entero = limpiarCaso(vista, caso.id, pedido, 'todo');
  if (entero.eventos.length === 0 && entero.avisos.length === 0) return sin({ tipo: 'nada' });
  const conserva = porQueSeConserva(caso, avisosDe(vista, caso.id, entero.historia));
  if (conserva) return sin(conserva);
  const apoyado = loQueSeCaeria(def, entero.historia, entorno);
  const alcance: Alcance = apoyado === null ? 'todo' : 'salvo_el_nombre';
  const limpio = apoyado === null ? entero : limpiarCaso(vista, caso.id, pedido, alcance);
  const { historia, eventos, avisos } = limpio;
  const nadaQueda = eventos.length === 0 && avisos.length === 0;
  if (apoyado !== null && (nadaQueda || loQueSeCaeria(def, historia, entorno) !== null))
    return sin(
      conservar(
        'LPD-14',
        `Lo decidido en el evento ${apoyado} se apoya en esos datos; sin ellos el expediente ya no se podría repetir, y se conservan.`,
      ),
    );
  const instante = maximo(caso.ocurrido, ahora);
  const borrador = door.borrador(caso, caso, maximo(caso.actualizado, ahora), entorno);
  const evento = {
    tipo: 'DATOS_SUPRIMIDOS',
    datos: {
      norma: pedido.norma,
      motivo: pedido.motivo,
      eventos: eventos.map(({ secuencia, datos, sal }) => ({ secuencia, huella: huellaDeDatos(sal, datos) })),
      avisos: avisos.map((a) => a.id),
    },
    actor: pedido.actor,
    ocurrido: instante,
  };
  const decision = decidir(def, caso.estado, evento, entorno);
  if (!decision.ok) return sin(conservar(decision.regla, decision.detalle));
  borrador.anotar(evento, decision);
  const datos = datosTras(def, historia);
  const limpiar = (texto: unknown) => pedido.limpiar(texto, historia, alcance);
  const responsable = limpiar(caso.responsable) as string | null;
  borrador.caso = { ...borrador.caso, datos, datosTexto: JSON.stringify(datos), responsable };
  const escritura = borrador.escritura();
  const { entidad, objeto } = def.resumir(datos as Datos);
  const supresion = {
    eventos,
    avisos,
    entidad,
    objeto,
    limpiar: (texto: string) => limpiar(texto) as string,
  };
  const hechos = eventos.map((e) => e.secuencia);
  return {
    respuesta: { tipo: 'suprimido', eventos: hechos, avisos: avisos.length, apoyado } as ResultadoDeSupresion,
    escritura: escritura && { ...escritura, supresion },
  };
}

/**
 * Takes what names a person out of one case, in one transaction with the event that says so.
 * @param simular decide and write nothing
 */
export async function suprimir(
  door: Door,
  pedido: PedidoDeSupresion,
  simular: boolean,
): Promise<ResultadoDeSupresion> {
  const trabajo: Trabajo<ResultadoDeSupresion> = {
    caso: pedido.caso,
    reclamo: null,
    decidir: (vista) =>
      vista.caso
        ? decidirSupresion(door, vista, vista.caso, pedido, door.reloj.ahora())
        : { respuesta: { tipo: 'nada' }, escritura: null },
  };
  if (simular) return door.store.ensayar(trabajo);
  const [resultado] = await door.store.escribir([trabajo]);
  if (!resultado?.ok) throw resultado?.error ?? new Error('La supresión no se registró.');
  return resultado.respuesta;
}
