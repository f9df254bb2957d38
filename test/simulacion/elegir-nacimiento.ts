import { solicitudCompleta } from '../apoyo/sistema.js';
import type { Azar } from '../seguridad/azar.js';
import { diaEnLima, masDias } from './ingenuo/calendario.js';
import type { Objeto } from './ingenuo/caso.js';
import { RUCS, USUARIOS } from './mundo.js';
import type { Hecho } from './pasos.js';

const PROVINCIAS = [undefined, undefined, 'Lima', 'Cusco', 'Ilo'];

function recepcion(azar: Azar, ahora: string): string | undefined {
  const hoy = diaEnLima(ahora);
  if (!azar.unaDe(4)) return undefined;
  return azar.de([
    hoy,
    masDias(hoy, -azar.entero(1, 12)),
    new Date(Date.parse(ahora) - azar.entero(0, 3) * 86_400_000).toISOString(),
    azar.unaDe(3) ? masDias(hoy, 1) : hoy,
  ]);
}

/** Something of the form of the request is wrong. */
function torcer(azar: Azar, datos: Objeto): Objeto {
  const mal = azar.de<Objeto>([
    { fase: 'otra' },
    { canal: 'fax' },
    { materias: [] },
    { responsableDec: { nombre: 'Sin correo' } },
    { entidad: { nombre: 'Entidad', ruc: '20131312956' } },
  ]);
  return { ...datos, ...mal };
}

/** A solicitud that is presented: complete nearly always, by whoever may nearly always. */
export function elegirNacimiento(
  azar: Azar,
  caso: number,
  ahora: string,
  procesos: readonly number[],
): Extract<Hecho, { que: 'nacer' }> {
  const usuario = azar.unaDe(6) ? 'entidad' : azar.unaDe(30) ? azar.de(USUARIOS) : 'mesa_partes';
  const provincia = azar.de(PROVINCIAS);
  const ruc = usuario === 'entidad' ? RUCS[0] : azar.de([...RUCS, undefined]);
  const recibida = usuario === 'entidad' && !azar.unaDe(12) ? undefined : recepcion(azar, ahora);
  const datos = solicitudCompleta({
    entidad: {
      nombre: 'Entidad de Prueba',
      ...(ruc === undefined ? {} : { ruc }),
      ...(provincia ? { provincia } : {}),
    },
    fase: azar.unaDe(6) ? azar.de(['seleccion', 'ejecucion']) : 'actuaciones_preparatorias',
    ...(recibida === undefined ? {} : { recibida }),
    ...(azar.unaDe(16) ? { sustentoEstrategico: ' ' } : {}),
  });
  return {
    que: 'nacer',
    caso,
    datos: azar.unaDe(30) ? torcer(azar, datos) : datos,
    usuario,
    clave: `n${caso}`,
    ...(procesos.length > 0 && azar.unaDe(2) ? { proceso: azar.de(procesos) } : {}),
  };
}
