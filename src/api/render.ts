import { z } from 'zod';
import type { OrdenarAviso } from '../../machines/base/efectos.js';
import type { DefinicionDeEvento } from '../../machines/base/evento.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import type { Claros, DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { type Calendario, fechaCivilDe, type Instante, restantes } from '../../machines/calendario/index.js';
import { type Catalogo, citar, plazoDe, regla } from '../../machines/reglas/index.js';
import { direccionesDe } from '../engine/direcciones.js';
import { permitidos } from '../engine/explain.js';
import { hechosDe } from '../engine/hechos.js';
import { esRectificable } from '../engine/rectificar.js';
import { actoDe } from '../engine/replay.js';
import { estadoDe } from '../engine/situacion.js';
import { ACTOS_DEL_MOTOR } from '../engine/sucesos.js';
import type { Entorno, EventoGuardado } from '../engine/tipos.js';
import type { Caso } from '../store/puerto.js';
import { definicionEn } from './competencia.js';
import type { Relato } from './relato.js';

// Answers are built from texts made once: serialising the whole object costs more than deciding the event.
// What they say of a rule is what one catalogue says, and is forgotten with it.
const fichas = new WeakMap<Catalogo, Map<DefinicionDeEvento, string>>();
const deRegla = new WeakMap<Catalogo, Map<string, string>>();

function guardados<K>(memoria: WeakMap<Catalogo, Map<K, string>>, catalogo: Catalogo): Map<K, string> {
  const conocidos = memoria.get(catalogo) ?? new Map<K, string>();
  memoria.set(catalogo, conocidos);
  return conocidos;
}

/** An act as the desk shows it: title, article, roles and the JSON Schema of its form. */
export function fichaDeEvento(tipo: string, definicion: DefinicionDeEvento, catalogo: Catalogo): string {
  const hechas = guardados(fichas, catalogo);
  const conocida = hechas.get(definicion);
  if (conocida) return conocida;
  const esquema = z.toJSONSchema(definicion.esquema, { io: 'input', unrepresentable: 'any' });
  const ficha = JSON.stringify({
    tipo,
    titulo: definicion.titulo,
    norma: citar(definicion.regla, catalogo),
    regla: definicion.regla,
    roles: definicion.roles,
    esquema,
  });
  hechas.set(definicion, ficha);
  return ficha;
}

function textoDeRegla(id: string, catalogo: Catalogo): string {
  const hechos = guardados(deRegla, catalogo);
  const conocido = hechos.get(id);
  if (conocido) return conocido;
  const { clase, carga } = plazoDe(id, catalogo);
  const { glosa: manda } = regla(id, catalogo);
  const glosa = clase === 'interno' ? `Plazo interno: ${manda}` : manda;
  const texto = `"regla":${JSON.stringify(id)},"descripcion":${JSON.stringify(glosa)},"norma":${JSON.stringify(citar(id, catalogo))},"clase":"${clase}","carga":"${carga}"`;
  hechos.set(id, texto);
  return texto;
}

function restantesDe(p: Plazo, hoy: string, calendario: (ambitos: string) => Calendario): number | null {
  try {
    return restantes(hoy, p.vence, calendario(p.ambitos));
  } catch {
    // A year nobody has reviewed: the page must still open; arming a term there is what is refused.
    return null;
  }
}

/** A term, as JSON text. `restantes`: business days left, negative when late. */
export function textoDePlazo(
  caso: string,
  p: Plazo,
  hoy: string,
  { calendario, catalogo }: Pick<Entorno, 'catalogo' | 'calendario'>,
): string {
  const motivo = p.motivo === null ? '' : `,"motivo":${JSON.stringify(p.motivo)}`;
  const item = p.item === '' ? '' : `,"item":${JSON.stringify(p.item)}`;
  // The expiry writes it; until it comes the day itself says so (D2).
  const estado = p.estado === 'corriendo' && p.vence < hoy ? 'vencido' : p.estado;
  const reemplaza = p.reemplaza === null ? '' : `,"reemplaza":"${caso}.${p.reemplaza}"`;
  return `{"id":"${caso}.${p.n}",${textoDeRegla(p.regla, catalogo)},"desde":"${p.desde}","dias":${p.dias},"computo":"${p.computo}","ambito":${JSON.stringify(p.ambitos)},"vence":"${p.vence}","restantes":${restantesDe(p, hoy, calendario)},"estado":"${estado}"${item}${motivo}${reemplaza}}`;
}

/** The acts a case admits now, as JSON texts. */
export function fichasPermitidas(
  def: DefinicionDeMaquina,
  caso: Pick<Caso, 'estado'>,
  ahora: Instante,
  entorno: Pick<Entorno, 'catalogo' | 'calendario'>,
): string[] {
  const { estado } = caso;
  const { catalogo } = entorno;
  const context = estado.snapshot.context as ContextoBase;
  const fichasDeActos = permitidos(def, estado.snapshot, hechosDe(estado, ahora, entorno)).flatMap((tipo) => {
    const definicion = definicionEn(def, tipo, def.eventos[tipo] as DefinicionDeEvento, context);
    // What no role may do is no act of people.
    return definicion.roles.length === 0 ? [] : [fichaDeEvento(tipo, definicion, catalogo)];
  });
  if (estado.snapshot.status === 'active')
    fichasDeActos.push(fichaDeEvento('ASIGNADO', ACTOS_DEL_MOTOR.ASIGNADO, catalogo));
  if (esRectificable(estado.plazos))
    fichasDeActos.push(
      fichaDeEvento('RECTIFICAR_VENCIMIENTO', ACTOS_DEL_MOTOR.RECTIFICAR_VENCIMIENTO, catalogo),
    );
  return fichasDeActos;
}

// A part of the data that does not change keeps its text: a long list is not written again at every answer.
const textos = new WeakMap<object, string>();

const esDeObjetos = (valor: object) =>
  Array.isArray(valor) && typeof valor[0] === 'object' && valor[0] !== null;

function textoDeParte(valor: unknown): string {
  if (typeof valor !== 'object' || valor === null) return JSON.stringify(valor);
  const conocido = textos.get(valor);
  if (conocido !== undefined) return conocido;
  const texto = esDeObjetos(valor)
    ? `[${(valor as readonly unknown[]).map(textoDeParte).join(',')}]`
    : JSON.stringify(valor);
  textos.set(valor, texto);
  return texto;
}

/** The data a case shows, as JSON text: those of its acts, and what its definition reads from its state. */
function textoDeDatos(def: DefinicionDeMaquina, { datos, datosTexto, estado }: Caso, claros: Claros): string {
  if (!def.mostrar) return datosTexto;
  const mostrados = { ...datos, ...def.mostrar(estadoDe(estado.snapshot), datos, claros) };
  const partes = Object.entries(mostrados).flatMap(([nombre, valor]) =>
    valor === undefined ? [] : [`${JSON.stringify(nombre)}:${textoDeParte(valor)}`],
  );
  return `{${partes.join(',')}}`;
}

/** How a case is to be seen. */
interface Vista {
  /** Amounts of the entity's own envelopes this reader may know. */
  readonly claros?: Claros;
  /** Cases that name this one, as its own links. */
  readonly nombrado?: readonly { readonly tipo: string; readonly caso: string }[];
  /** How whoever has its code follows it without an account. */
  readonly seguimiento?: { readonly codigo: string; readonly direccion: string } | undefined;
  /** A view of the past, which admits no acts. */
  readonly pasado?: boolean;
}

/** A case, as JSON text. */
export function textoDeCaso(
  def: DefinicionDeMaquina,
  caso: Caso,
  ahora: Instante,
  entorno: Pick<Entorno, 'catalogo' | 'calendario'>,
  { claros = {}, nombrado = [], seguimiento, pasado = false }: Vista = {},
): string {
  const hoy = fechaCivilDe(ahora);
  const { estado } = caso;
  const plazos = estado.plazos.map((p) => textoDePlazo(caso.id, p, hoy, entorno)).join(',');
  const actos = pasado ? '' : fichasPermitidas(def, caso, ahora, entorno).join(',');
  const enlaces = [...caso.vinculos, ...nombrado];
  const vinculos = enlaces.length === 0 ? '[]' : JSON.stringify(enlaces);
  const responsable = caso.responsable === null ? '' : `,"responsable":${JSON.stringify(caso.responsable)}`;
  const seguible = seguimiento === undefined ? '' : `,"seguimiento":${JSON.stringify(seguimiento)}`;
  return `{"id":"${caso.id}","numero":"${caso.numero}","maquina":"${def.id}","version":"${def.version}","regimen":"${caso.regimen}","situacion":"${caso.situacion}","estado":${JSON.stringify(estado.snapshot.value)},"secuencia":${estado.secuencia},"creado":"${caso.creado}","actualizado":"${caso.actualizado}"${responsable}${seguible},"datos":${textoDeDatos(def, caso, claros)},"plazos":[${plazos}],"eventosPermitidos":[${actos}],"vinculos":${vinculos},"advertencias":${JSON.stringify(def.advertir(caso.datos))}}`;
}

/** A row of history, as JSON text; its rule is cited as it was when the event was decided. */
export function textoDeFila(
  fila: EventoGuardado,
  estadoAntes: string,
  { catalogoDe }: Pick<Entorno, 'catalogoDe'>,
  { titulo, relato, actorNombre }: Relato & { readonly actorNombre: string },
): string {
  const contado = JSON.stringify({ titulo, relato, actorNombre }).slice(1, -1);
  return `{"secuencia":${fila.secuencia},"tipo":"${fila.tipo}",${contado},"datos":${fila.datos},"actor":${JSON.stringify(fila.actor)},"ocurrido":"${fila.ocurrido}","registrado":"${fila.registrado}","estadoAntes":${estadoAntes},"estadoDespues":${fila.estado},"regla":"${fila.regla}","norma":${JSON.stringify(citar(fila.regla, catalogoDe(fila.catalogo)))},"calendario":${fila.calendario},"huella":"${fila.huella}"}`;
}

/** What some events did: where the case stands, notices ordered, terms opened and closed. */
export function textoDeEfectos(
  def: DefinicionDeMaquina,
  caso: Caso,
  filas: readonly EventoGuardado[],
  asunto: (plantilla: string, numero: string) => string,
  hoy: string,
  entorno: Pick<Entorno, 'catalogo' | 'calendario'>,
): string {
  const hechos = filas.map(
    (f) =>
      JSON.parse(f.efectos) as {
        avisos: OrdenarAviso[];
        abiertos: number[];
        cerrados: [number, string][];
      },
  );
  const texto = (n: number) => textoDePlazo(caso.id, caso.estado.plazos[n - 1] as Plazo, hoy, entorno);
  const avisos = hechos.flatMap((h, i) => {
    const sale = (a: OrdenarAviso) =>
      !a.a.includes('participantes') ||
      direccionesDe(def, a, caso.datos, actoDe(filas[i] as EventoGuardado).datos) !== null;
    return h.avisos.filter(sale).map((a) => ({
      plantilla: a.plantilla,
      canal: a.canal,
      asunto: asunto(a.plantilla, caso.numero),
      destinatarios: a.a,
      norma: citar(a.regla, entorno.catalogo),
    }));
  });
  const armados = [...new Set(hechos.flatMap((h) => h.abiertos))];
  const cerrados = [...new Set(hechos.flatMap((h) => h.cerrados.map(([n]) => n)))];
  return `{"situacion":"${caso.situacion}","estado":${JSON.stringify(caso.estado.snapshot.value)},"notificaciones":${JSON.stringify(avisos)},"plazosArmados":[${armados.map(texto).join(',')}],"plazosCerrados":[${cerrados.map(texto).join(',')}]}`;
}
