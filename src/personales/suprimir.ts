import type { Door } from '../engine/door.js';
import { type ResultadoDeSupresion, suprimir } from '../engine/suprimir.js';
import type { EventoGuardado } from '../engine/tipos.js';
import type { Store } from '../store/puerto.js';
import { usuariosQueSon } from './buscar.js';
import { type Identidad, identidadEn, limpiar, type Pedido, SUPRIMIDO } from './persona.js';

/** What a suppression is asked with. */
export interface Orden extends Pedido {
  readonly actor: string;
  readonly norma: string;
  readonly motivo: string;
}

/** What became, or would become, of one user who is the person. */
export interface UsuarioSuprimido {
  readonly usuario: string;
  readonly resultado: 'suprimido' | 'conservado';
  readonly detalle?: string;
}

/** Takes a person out of one case. @param simular decide and write nothing */
export function suprimirDelCaso(
  door: Door,
  caso: string,
  orden: Orden,
  simular: boolean,
): Promise<ResultadoDeSupresion> {
  let conocida: { readonly de: readonly EventoGuardado[]; readonly identidad: Identidad } | null = null;
  const identidadDe = (historia: readonly EventoGuardado[]) => {
    if (conocida?.de !== historia)
      conocida = {
        de: historia,
        identidad: identidadEn(
          orden,
          historia.map((f) => JSON.parse(f.datos) as unknown),
        ),
      };
    return conocida.identidad;
  };
  return suprimir(
    door,
    {
      caso,
      actor: orden.actor,
      norma: orden.norma,
      motivo: orden.motivo,
      limpiar: (datos, historia, alcance) =>
        limpiar(datos, { ...identidadDe(historia), salvoElNombre: alcance === 'salvo_el_nombre' }),
    },
    simular,
  );
}

/** Takes name and mail out of the users who are the person: those revoked, for the others still need them to enter. */
export async function suprimirUsuarios(
  store: Store,
  pedido: Pedido,
  simular: boolean,
): Promise<UsuarioSuprimido[]> {
  const suyos = (await usuariosQueSon(store, pedido)).filter((u) => u.nombre !== SUPRIMIDO);
  return Promise.all(
    suyos.map(async ({ id, revocado }): Promise<UsuarioSuprimido> => {
      const hecho = revocado && (simular || (await store.suprimirUsuario(id, SUPRIMIDO)));
      if (hecho) return { usuario: id, resultado: 'suprimido' };
      const detalle = 'Es un usuario en actividad; revóquelo antes de suprimir su nombre y su correo.';
      return { usuario: id, resultado: 'conservado', detalle };
    }),
  );
}
