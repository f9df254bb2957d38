import { diaDe } from '../../base/campos.js';
import type { FilaDeCronograma } from '../tipos.js';
import { reglaDe } from './etapas.js';
import { horaDeLima, tieneHora, unMinutoAntes } from './momentos.js';
import { leerDia, leerDias, type Revision } from './revision.js';

/**
 * Registration: from the day after the convocation until the days of RS-53-gral after integration, or in AMC-BS until one
 * minute before proposals are received (RS-53-AMCBS).
 */
export function revisarRegistro(r: Revision): void {
  const fila = r.fila('registro_participantes');
  if (fila === null) return;
  const convocatoria = r.fila('convocatoria');
  if (convocatoria !== null) {
    const primero = r.calendario.sumar(diaDe(convocatoria.fin), 1);
    if (diaDe(fila.inicio) !== primero)
      r.incumple(
        reglaDe(r.procedimiento, 'registro_participantes'),
        'registro_participantes',
        `empieza el ${leerDia(fila.inicio)} y debe empezar el día hábil siguiente de la convocatoria, ${leerDia(primero)}.`,
      );
  }
  if (r.procedimiento === 'AMC-BS') revisarFinAntesDePropuestas(r, fila);
  else revisarFinTrasIntegrar(r, fila);
}

function revisarFinTrasIntegrar(r: Revision, { fin }: FilaDeCronograma): void {
  const integracion = r.fila('integracion_bases');
  if (integracion === null) return;
  const ultimo = r.calendario.sumar(diaDe(integracion.fin), r.dias('RS-53-gral'));
  if (diaDe(fin) !== ultimo)
    r.incumple(
      'RS-53-gral',
      'registro_participantes',
      `termina el ${leerDia(fin)} y debe terminar ${leerDias(r.dias('RS-53-gral'))} después de integradas las bases: el ${leerDia(ultimo)}.`,
    );
}

// With days and no hours one cannot say «one minute before»: the day of the proposals or the business day before it do.
function revisarFinAntesDePropuestas(r: Revision, { fin }: FilaDeCronograma): void {
  const propuestas = r.fila('presentacion_propuestas');
  if (propuestas === null) return;
  const acto = propuestas.inicio;
  const hastaElMinuto = 'debe llegar hasta un minuto antes de la presentación de propuestas';
  if (tieneHora(fin) && tieneHora(acto)) {
    const ultimo = unMinutoAntes(acto);
    if (fin !== ultimo)
      r.incumple(
        'RS-53-AMCBS',
        'registro_participantes',
        `${hastaElMinuto}: ${leerDia(ultimo)}, ${horaDeLima(ultimo)}.`,
      );
    return;
  }
  const [dia, diaDelActo] = [diaDe(fin), diaDe(acto)];
  if (dia > diaDelActo || r.calendario.contar(dia, diaDelActo) > 1)
    r.incumple(
      'RS-53-AMCBS',
      'registro_participantes',
      `termina el ${leerDia(fin)} y ${hastaElMinuto}, ${leerDia(diaDelActo)}.`,
    );
}
