import { z } from 'zod';
import type { DefinicionDeEvento } from '../../machines/base/evento.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { type Calendario, fechaCivilDe, type Instante, restantes } from '../../machines/calendario/index.js';
import { citar, plazoDe, regla } from '../../machines/reglas/index.js';
import { permitidos } from '../engine/explain.js';
import { hechosDe } from '../engine/hechos.js';
import { esRectificable } from '../engine/rectificar.js';
import { ACTOS_DEL_MOTOR } from '../engine/sucesos.js';
import type { Entorno, EventoGuardado } from '../engine/tipos.js';
import type { Caso } from '../store/puerto.js';

// Answers are built from texts made once: serialising the whole object costs more than deciding the event.
const fichas = new WeakMap<DefinicionDeEvento, string>();
const deRegla = new Map<string, string>();

/** An act as the desk shows it: title, article, roles and the JSON Schema of its form. */
export function fichaDeEvento(tipo: string, definicion: DefinicionDeEvento): string {
  const conocida = fichas.get(definicion);
  if (conocida) return conocida;
  const esquema = z.toJSONSchema(definicion.esquema, { io: 'input', unrepresentable: 'any' });
  const ficha = JSON.stringify({
    tipo,
    titulo: definicion.titulo,
    norma: citar(definicion.regla),
    regla: definicion.regla,
    roles: definicion.roles,
    esquema,
  });
  fichas.set(definicion, ficha);
  return ficha;
}

function textoDeRegla(id: string): string {
  const conocido = deRegla.get(id);
  if (conocido) return conocido;
  const { clase, carga } = plazoDe(id);
  const glosa = clase === 'interno' ? `Plazo interno: ${regla(id).glosa}` : regla(id).glosa;
  const texto = `"regla":${JSON.stringify(id)},"descripcion":${JSON.stringify(glosa)},"norma":${JSON.stringify(citar(id))},"clase":"${clase}","carga":"${carga}"`;
  deRegla.set(id, texto);
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
  calendario: (ambitos: string) => Calendario,
): string {
  const motivo = p.motivo === null ? '' : `,"motivo":${JSON.stringify(p.motivo)}`;
  const item = p.item === '' ? '' : `,"item":${JSON.stringify(p.item)}`;
  // The expiry writes it; until it comes the day itself says so (D2).
  const estado = p.estado === 'corriendo' && p.vence < hoy ? 'vencido' : p.estado;
  const reemplaza = p.reemplaza === null ? '' : `,"reemplaza":"${caso}.${p.reemplaza}"`;
  return `{"id":"${caso}.${p.n}",${textoDeRegla(p.regla)},"desde":"${p.desde}","dias":${p.dias},"computo":"${p.computo}","ambito":${JSON.stringify(p.ambitos)},"vence":"${p.vence}","restantes":${restantesDe(p, hoy, calendario)},"estado":"${estado}"${item}${motivo}${reemplaza}}`;
}

/** The acts a case admits now, as JSON texts. */
export function fichasPermitidas(
  def: DefinicionDeMaquina,
  caso: Pick<Caso, 'estado'>,
  ahora: Instante,
  entorno: Pick<Entorno, 'catalogo' | 'calendario'>,
): string[] {
  const { estado } = caso;
  const fichasDeActos = permitidos(def, estado.snapshot, hechosDe(estado, ahora, entorno)).map((tipo) =>
    fichaDeEvento(tipo, def.eventos[tipo] as DefinicionDeEvento),
  );
  if (estado.snapshot.status === 'active')
    fichasDeActos.push(fichaDeEvento('ASIGNADO', ACTOS_DEL_MOTOR.ASIGNADO));
  if (esRectificable(estado.plazos))
    fichasDeActos.push(fichaDeEvento('RECTIFICAR_VENCIMIENTO', ACTOS_DEL_MOTOR.RECTIFICAR_VENCIMIENTO));
  return fichasDeActos;
}

/** A case, as JSON text. `pasado`: a view of the past, which admits no acts. */
export function textoDeCaso(
  def: DefinicionDeMaquina,
  caso: Caso,
  ahora: Instante,
  entorno: Pick<Entorno, 'catalogo' | 'calendario'>,
  pasado = false,
): string {
  const hoy = fechaCivilDe(ahora);
  const { estado } = caso;
  const plazos = estado.plazos.map((p) => textoDePlazo(caso.id, p, hoy, entorno.calendario)).join(',');
  const actos = pasado ? '' : fichasPermitidas(def, caso, ahora, entorno).join(',');
  const vinculos = caso.vinculos.length === 0 ? '[]' : JSON.stringify(caso.vinculos);
  const responsable = caso.responsable === null ? '' : `,"responsable":${JSON.stringify(caso.responsable)}`;
  return `{"id":"${caso.id}","numero":"${caso.numero}","maquina":"${def.id}","version":"${def.version}","regimen":"${caso.regimen}","situacion":"${caso.situacion}","estado":${JSON.stringify(estado.snapshot.value)},"secuencia":${estado.secuencia},"creado":"${caso.creado}","actualizado":"${caso.actualizado}"${responsable},"datos":${caso.datosTexto},"plazos":[${plazos}],"eventosPermitidos":[${actos}],"vinculos":${vinculos},"advertencias":${JSON.stringify(def.advertir(caso.datos))}}`;
}

/** A row of history, as JSON text. */
export function textoDeFila(fila: EventoGuardado, estadoAntes: string): string {
  return `{"secuencia":${fila.secuencia},"tipo":"${fila.tipo}","datos":${fila.datos},"actor":${JSON.stringify(fila.actor)},"ocurrido":"${fila.ocurrido}","registrado":"${fila.registrado}","estadoAntes":${estadoAntes},"estadoDespues":${fila.estado},"regla":"${fila.regla}","norma":${JSON.stringify(citar(fila.regla))},"calendario":${fila.calendario},"huella":"${fila.huella}"}`;
}

/** What some events did: where the case stands, notices ordered, terms opened and closed. */
export function textoDeEfectos(
  caso: Caso,
  filas: readonly EventoGuardado[],
  asunto: (plantilla: string, numero: string) => string,
  hoy: string,
  calendario: (ambitos: string) => Calendario,
): string {
  const hechos = filas.map(
    (f) =>
      JSON.parse(f.efectos) as {
        avisos: { plantilla: string; canal: string; a: string[]; regla: string }[];
        abiertos: number[];
        cerrados: [number, string][];
      },
  );
  const texto = (n: number) => textoDePlazo(caso.id, caso.estado.plazos[n - 1] as Plazo, hoy, calendario);
  const avisos = hechos.flatMap((h) =>
    h.avisos.map((a) => ({
      plantilla: a.plantilla,
      canal: a.canal,
      asunto: asunto(a.plantilla, caso.numero),
      destinatarios: a.a,
      norma: citar(a.regla),
    })),
  );
  const armados = [...new Set(hechos.flatMap((h) => h.abiertos))];
  const cerrados = [...new Set(hechos.flatMap((h) => h.cerrados.map(([n]) => n)))];
  return `{"situacion":"${caso.situacion}","estado":${JSON.stringify(caso.estado.snapshot.value)},"notificaciones":${JSON.stringify(avisos)},"plazosArmados":[${armados.map(texto).join(',')}],"plazosCerrados":[${cerrados.map(texto).join(',')}]}`;
}
