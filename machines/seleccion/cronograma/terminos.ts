import { diaDe } from '../../base/campos.js';
import type { Actividad } from '../tipos.js';
import { fusiona, reglaDe } from './etapas.js';
import { habilesEntre } from './momentos.js';
import { minimosDePropuestas } from './propuestas.js';
import { leerDia, leerDias, type Revision } from './revision.js';

/** Consultas: at least the days of RS-55, which run from the day after the convocation and in the window itself. */
export function revisarConsultas(r: Revision): void {
  const [convocatoria, consultas] = [r.fila('convocatoria'), r.fila('consultas')];
  if (consultas === null) return;
  const primero = convocatoria === null ? consultas.inicio : r.calendario.sumar(convocatoria.fin, 1);
  revisarMinimo(r, 'consultas', primero);
  if (convocatoria !== null && consultas.inicio > primero)
    r.advertencias.push(
      `Las consultas empiezan el ${leerDia(consultas.inicio)}; el plazo corre desde el día siguiente de la convocatoria, ${leerDia(primero)}.`,
    );
}

function revisarMinimo(r: Revision, actividad: Actividad, primero: string): boolean {
  const fila = r.fila(actividad);
  if (fila === null) return true;
  const regla = reglaDe(r.procedimiento, actividad);
  const minimo = r.dias(regla);
  const desde = r.calendario.siguienteHabil(fila.inicio > primero ? fila.inicio : primero);
  const tiene = Math.max(0, habilesEntre(desde, fila.fin, r.calendario));
  if (tiene >= minimo) return true;
  const hasta = leerDia(r.calendario.sumar(desde, minimo - 1));
  r.incumple(
    regla,
    actividad,
    `el plazo tiene ${leerDias(tiene)} y el mínimo es ${minimo}; si corre desde el ${leerDia(desde)}, no puede terminar antes del ${hasta}.`,
  );
  return false;
}

/** Observaciones: in LP and CP exactly the days of RS-57 (AMB-C6), unless moved; elsewhere, with the consultas. */
export function revisarObservaciones(r: Revision): void {
  if (fusiona(r.procedimiento)) {
    revisarGemelas(r, 'consultas', 'observaciones');
    revisarGemelas(r, 'absolucion_consultas', 'absolucion_observaciones');
    return;
  }
  const [pliego, fila] = [r.fila('absolucion_consultas'), r.fila('observaciones')];
  if (pliego === null || fila === null) return;
  const regla = reglaDe(r.procedimiento, 'observaciones');
  const primero = r.calendario.sumar(pliego.fin, 1);
  if (!revisarMinimo(r, 'observaciones', primero) || r.movida('observaciones')) return;
  const ultimo = r.calendario.sumar(pliego.fin, r.dias(regla));
  if (fila.fin > ultimo)
    r.incumple(
      regla,
      'observaciones',
      `el plazo es de ${leerDias(r.dias(regla))} desde que vence el de absolver consultas: del ${leerDia(primero)} al ${leerDia(ultimo)}. Solo una prórroga o postergación lo lleva hasta el ${leerDia(fila.fin)}.`,
    );
}

function revisarGemelas(r: Revision, una: Actividad, otra: Actividad): void {
  const [a, b] = [r.fila(una), r.fila(otra)];
  if (a === null || b === null || (a.inicio === b.inicio && a.fin === b.fin)) return;
  r.incumple(
    reglaDe(r.procedimiento, otra),
    otra,
    `en este proceso es simultánea con la de consultas: debe ir del ${leerDia(a.inicio)} al ${leerDia(a.fin)}.`,
  );
}

/** A committee's pliego: at most the days of its rule from the expiry of the window before, unless moved. */
export function revisarAbsoluciones(r: Revision): void {
  revisarMaximo(r, 'consultas', 'absolucion_consultas');
  if (!fusiona(r.procedimiento)) revisarMaximo(r, 'observaciones', 'absolucion_observaciones');
}

function revisarMaximo(r: Revision, ventana: Actividad, actividad: Actividad): void {
  const [previa, fila] = [r.fila(ventana), r.fila(actividad)];
  if (previa === null || fila === null || r.movida(actividad)) return;
  const regla = reglaDe(r.procedimiento, actividad);
  const ultimo = r.calendario.sumar(previa.fin, r.dias(regla));
  if (fila.fin > ultimo)
    r.incumple(
      regla,
      actividad,
      `termina el ${leerDia(fila.fin)} y el máximo es de ${leerDias(r.dias(regla))} desde que vence el plazo para recibirlas: hasta el ${leerDia(ultimo)}.`,
    );
}

/** Integration, never before the day after the term to absolve (RS-59-sinobs, AMB-C10); with or without the days to ask for elevation (RS-59-cal). */
export function revisarIntegracion(r: Revision): void {
  const pliego = r.fila(fusiona(r.procedimiento) ? 'absolucion_consultas' : 'absolucion_observaciones');
  const fila = r.fila('integracion_bases');
  if (pliego === null || fila === null) return;
  const primero = r.calendario.sumar(pliego.fin, r.dias('RS-59-sinobs'));
  if (fila.inicio < primero)
    r.incumple(
      'RS-59-sinobs',
      'integracion_bases',
      `se integra al día siguiente de vencer el plazo para absolver: no antes del ${leerDia(primero)}.`,
    );
  const reservado = r.calendario.sumar(pliego.fin, r.dias('RS-58-plazo') + r.dias('RS-59-conobs'));
  if (fila.inicio < reservado)
    r.advertencias.push(
      `El calendario no reserva los ${r.dias('RS-58-plazo')} días hábiles para solicitar la elevación: si hay observaciones, la integración pasará al ${leerDia(reservado)} (RS-59-cal).`,
    );
  else if (fila.fin > reservado && !r.movida('integracion_bases'))
    r.advertencias.push(
      `La integración está prevista hasta el ${leerDia(fila.fin)}; sin elevación, corresponde a más tardar el ${leerDia(reservado)} (RS-59-conobs).`,
    );
}

/** Proposals: the minimums of art. 24 from the convocation and from the integration, each on its own. */
export function revisarPropuestas(r: Revision): void {
  const [convocatoria, integracion] = [r.fila('convocatoria'), r.fila('integracion_bases')];
  const fila = r.fila('presentacion_propuestas');
  if (convocatoria === null || fila === null) return;
  const minimos = minimosDePropuestas(
    r.procedimiento,
    diaDe(convocatoria.fin),
    integracion === null ? null : diaDe(integracion.fin),
    r.calendario,
    r.dias,
  );
  const dia = diaDe(fila.inicio);
  for (const { regla, hecho, dias, desde } of minimos)
    if (dia < desde)
      r.incumple(
        regla,
        'presentacion_propuestas',
        `es el ${leerDia(dia)} y desde ${hecho} deben mediar ${leerDias(dias)}: no antes del ${leerDia(desde)}.`,
      );
}
