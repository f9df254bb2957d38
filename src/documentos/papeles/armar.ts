import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { citar } from '../../../machines/reglas/index.js';
import { seguimientoDe } from '../../consulta/direccion.js';
import { actoDe, datosTras } from '../../engine/replay.js';
import type { EventoGuardado } from '../../engine/tipos.js';
import { papelDelCaso } from '../../informe-anual/archivo-pdf.js';
import { cuadroDelCaso } from '../../reports/cuadro-del-caso.js';
import type { Sistema } from '../../sistema.js';
import type { Origen } from '../../store/papeles.js';
import type { Caso } from '../../store/puerto.js';
import { acta, cargo, constancia } from './constancias.js';
import { papelDelCuadro } from './cuadro.js';
import { type Cuerpo, type Fuente, papelDeOece } from './fuente.js';
import { informeDeAsistencia, informeDeSeguimiento } from './informes.js';
import type { Clase, Papel } from './papel.js';

const COMO_ADMIN = 'admin:';

async function fuenteDe(sistema: Sistema, caso: Caso, secuencia: number): Promise<Fuente> {
  const { store, registro, door } = sistema;
  const historia = await store.historia(caso.id, secuencia);
  const fila = historia.at(-1) as EventoGuardado;
  const { tipo, datos: acto } = actoDe(fila);
  const catalogo = (await door.entornoActual()).catalogoDe(fila.catalogo);
  const quien = fila.actor.replace(COMO_ADMIN, '');
  const nombres = await store.nombresDe([quien]);
  return {
    caso,
    historia,
    tipo,
    acto,
    datos: datosTras(registro.porClave(caso.maquina), historia),
    ocurrido: fila.ocurrido,
    quien: nombres.get(quien) ?? 'El sistema',
    catalogo,
    citar: (regla) => citar(regla, catalogo),
  };
}

type DeSolicitud = Exclude<Clase, 'oficio' | 'cuadro_comparativo' | 'informe_anual'>;

const CUERPOS: Readonly<Record<DeSolicitud, (f: Fuente, sistema: Sistema) => Cuerpo>> = {
  cargo: (f, sistema) => cargo(f, seguimientoDe(sistema, f.caso.id)),
  acta,
  constancia,
  informe_asistencia: informeDeAsistencia,
  informe_seguimiento: informeDeSeguimiento,
};

/** The paper of an event of a case, as its history has it: the same whenever it is made. Oficios have their own. */
export async function armarPapel(
  sistema: Sistema,
  caso: Caso,
  { clase, secuencia }: Pick<Origen, 'secuencia'> & { readonly clase: Exclude<Clase, 'oficio'> },
): Promise<Papel> {
  if (clase === 'cuadro_comparativo') {
    const { catalogo } = await sistema.door.entornoActual();
    return papelDelCuadro(cuadroDelCaso(caso, catalogo), fechaCivilDe(caso.ocurrido));
  }
  if (clase === 'informe_anual') return papelDelCaso(caso, (await sistema.door.entornoActual()).catalogo);
  const fuente = await fuenteDe(sistema, caso, secuencia);
  return papelDeOece(fuente, CUERPOS[clase](fuente, sistema));
}
