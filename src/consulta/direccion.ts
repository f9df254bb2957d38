import type { Sistema } from '../sistema.js';
import type { Caso } from '../store/puerto.js';
import { codigoDeSeguimiento } from './codigo.js';

/** Path of the page where a solicitud is followed without an account. */
const PAGINA_DE_CONSULTA = '/consulta';

/** Address people reach the system at: the public one when it is set, or that of this machine. */
export function direccionDeCasa({ config }: Pick<Sistema, 'config'>): string {
  return config.DIRECCION_PUBLICA ?? `http://${config.HOST}:${config.PORT}`;
}

/** How to follow a solicitud without an account: its code, and where to write it. */
export function seguimientoDe(
  sistema: Pick<Sistema, 'config' | 'custodio'>,
  casoId: string,
): { codigo: string; direccion: string } {
  return {
    codigo: codigoDeSeguimiento(sistema, casoId),
    direccion: `${direccionDeCasa(sistema)}${PAGINA_DE_CONSULTA}`,
  };
}

/** The same for whoever reads the case; only a solicitud is followed, and all who see one may give its code. */
export function seguimientoPara(
  { sistema }: { readonly sistema: Pick<Sistema, 'config' | 'custodio'> },
  { id, coleccion }: Pick<Caso, 'id' | 'coleccion'>,
): { codigo: string; direccion: string } | undefined {
  return coleccion === 'solicitudes' ? seguimientoDe(sistema, id) : undefined;
}
