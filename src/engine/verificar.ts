import type { OrdenarAviso } from '../../machines/base/efectos.js';
import type { Datos } from '../../machines/base/maquina.js';
import type { Aviso, Caso } from '../store/puerto.js';
import { huellaDeEstado } from './cadena.js';
import { direccionesDe } from './direcciones.js';
import type { Door } from './door.js';
import {
  actoDe,
  type Diferencia,
  datosConActo,
  datosTras,
  huellasSuprimidas,
  type NormasPorVersion,
  plegar,
  verificarCaso,
} from './replay.js';
import { situacionDe } from './situacion.js';
import type { Estado, EventoGuardado } from './tipos.js';

/** Calendars and catalogues of every version the store knows. */
export async function normasDe(door: Door): Promise<NormasPorVersion> {
  return door.entornoActual();
}

/** What the verification of one case found. */
export interface Verificacion {
  readonly integra: boolean;
  readonly eventos: number;
  readonly diferencias: Diferencia[];
  /** Events personal data were taken out of: proved against the chain by what they say now, not by what they said. */
  readonly suprimidos?: readonly number[];
}

/** Verifies one case against its history: chain, replay and stored head (promise 4). */
export async function verificar(door: Door, caso: Caso): Promise<Verificacion> {
  const historia = await door.store.historia(caso.id);
  const def = door.registro.porClave(caso.maquina);
  const cabeza = {
    secuencia: caso.estado.secuencia,
    huella: caso.huella,
    huellaEstado: huellaDeEstado(caso.estado.snapshot, caso.estado.plazos),
    motivos: caso.estado.plazos.map((p) => p.motivo),
  };
  const diferencias = verificarCaso(def, caso.id, historia, cabeza, await normasDe(door));
  const ultimo = historia.at(-1);
  const propia =
    caso.huellaEstado === cabeza.huellaEstado &&
    caso.situacion === situacionDe(def, caso.estado.snapshot) &&
    caso.ocurrido === ultimo?.ocurrido &&
    caso.actualizado === ultimo.registrado;
  if (diferencias.length === 0 && !propia) {
    const detalle = 'La cabeza del expediente dice otra situación o fecha que su historia.';
    diferencias.push({ secuencia: caso.estado.secuencia, que: 'cabeza', detalle });
  }
  if (diferencias.length === 0 && caso.datosTexto !== JSON.stringify(datosTras(def, historia))) {
    const detalle = 'Los datos que muestra el expediente no son los de sus actos.';
    diferencias.push({ secuencia: caso.estado.secuencia, que: 'datos', detalle });
  }
  if (avisosOrdenados(door, caso.id, historia) !== avisosGuardados(await door.store.avisos(caso.id))) {
    const detalle = 'Los avisos guardados no son los que ordenaron sus eventos.';
    diferencias.push({ secuencia: caso.estado.secuencia, que: 'avisos', detalle });
  }
  const suprimidos = [...huellasSuprimidas(historia).keys()].sort((a, b) => a - b);
  return {
    integra: diferencias.length === 0,
    eventos: historia.length,
    diferencias,
    ...(suprimidos.length === 0 ? {} : { suprimidos }),
  };
}

// What became of each notice (sent, bounced) is another story: here only that each order stands, and nothing else.
function avisosOrdenados(
  { registro }: Pick<Door, 'registro'>,
  caso: string,
  historia: readonly EventoGuardado[],
): string {
  let datos: Datos = {};
  const ordenados = historia.flatMap((fila, i) => {
    const def = registro.porClave(fila.maquina);
    const acto = actoDe(fila);
    datos =
      fila.tipo === 'MAQUINA_CAMBIADA'
        ? datosTras(def, historia.slice(0, i))
        : datosConActo(def, datos, acto);
    const { avisos } = JSON.parse(fila.efectos) as { avisos: OrdenarAviso[] };
    return avisos.flatMap((a, orden) =>
      direccionesDe(def, a, datos, acto.datos) === null
        ? []
        : [[`${caso}.${fila.secuencia}.${orden}`, a.plantilla, a.canal, a.regla]],
    );
  });
  return JSON.stringify(ordenados);
}

function avisosGuardados(avisos: readonly Aviso[]): string {
  return JSON.stringify(avisos.map((a) => [a.id, a.plantilla, a.canal, a.regla]));
}

/** The state of a case after some of its events, by replay. */
export async function estadoTras(
  door: Door,
  caso: Caso,
  historia: readonly EventoGuardado[],
): Promise<Estado> {
  return plegar(door.registro.porClave(caso.maquina), historia, await normasDe(door));
}

/**
 * Verifies every case; `alHallar` hears of each that differs, `alLeer` of how many were read so far, after each.
 * @returns how many cases and events were read and, when there are any, from how many events personal data were taken out
 */
export async function verificarTodo(
  door: Door,
  alHallar: (caso: string, diferencias: readonly Diferencia[]) => void,
  alLeer: (casos: number) => void = () => undefined,
): Promise<{ casos: number; eventos: number; conDiferencias: number; suprimidos?: number }> {
  let suprimidos = 0;
  let casos = 0;
  let eventos = 0;
  let conDiferencias = 0;
  let despues = '';
  for (;;) {
    const ids = await door.store.idsDeCasos(despues, 500);
    for (const id of ids) {
      casos++;
      const hallado = await examinar(door, id);
      eventos += hallado.eventos;
      suprimidos += hallado.suprimidos?.length ?? 0;
      alLeer(casos);
      if (hallado.diferencias.length === 0) continue;
      conDiferencias++;
      alHallar(id, hallado.diferencias);
    }
    const ultimo = ids.at(-1);
    if (ultimo === undefined)
      return { casos, eventos, conDiferencias, ...(suprimidos === 0 ? {} : { suprimidos }) };
    despues = ultimo;
  }
}

async function examinar(
  door: Door,
  id: string,
): Promise<Pick<Verificacion, 'eventos' | 'diferencias' | 'suprimidos'>> {
  try {
    const caso = await door.store.caso(id);
    if (!caso)
      return {
        eventos: 0,
        diferencias: [{ secuencia: 0, que: 'cabeza', detalle: 'El expediente no se encuentra.' }],
      };
    return await verificar(door, caso);
  } catch (error) {
    return { eventos: 0, diferencias: [{ secuencia: 0, que: 'cabeza', detalle: (error as Error).message }] };
  }
}
