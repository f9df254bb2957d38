import type { StoreDePersonales, TextoGuardado, UsuarioNombrado } from '../personales.js';
import type { Base } from './base.js';
import { Lecturas } from './lecturas.js';

/**
 * Readings of personal data, and their suppression (Ley 29733).
 * @param borrarRastro see `StoreDePersonales`
 */
export function personalesDe(
  base: Base,
  borrarRastro: () => Promise<void>,
): StoreDePersonales & { readonly vaciarLecturas: () => Promise<void> } {
  const lecturas = new Lecturas(base);
  const d = base.dialecto;
  return {
    borrarRastro,
    anotarLectura: (lectura) => lecturas.anotar(lectura),
    lecturas: (filtro) => lecturas.listar(filtro),
    vaciarLecturas: () => lecturas.vaciar(),
    textosComo: (patrones, despues, hasta) =>
      base.todas<TextoGuardado>(
        `SELECT e.caso, e.secuencia, e.tipo, e.ocurrido, e.datos, e.posicion FROM evento e
         WHERE e.posicion > ? AND e.posicion <= ? AND EXISTS (
           SELECT 1 FROM ${d.elementos('?', 'p')} WHERE e.datos ${d.comoTexto} p.value ESCAPE '\\') ORDER BY e.posicion`,
        despues,
        hasta,
        JSON.stringify(patrones),
      ),
    usuariosNombrados: async () => {
      const filas = await base.todas<Omit<UsuarioNombrado, 'revocado'> & { revocado: string | null }>(
        'SELECT id, nombre, correo, revocado FROM usuario ORDER BY nombre, id',
      );
      return filas.map(({ revocado, ...u }) => ({ ...u, revocado: revocado !== null }));
    },
    suprimirUsuario: (id, nombre) =>
      base.juntas(async (en) => {
        const suprimidos = await en.mandar(
          'UPDATE usuario SET nombre = ?, correo = NULL, cuenta = NULL WHERE id = ? AND revocado IS NOT NULL',
          nombre,
          id,
        );
        if (suprimidos === 1) await en.mandar('DELETE FROM identidad_externa WHERE usuario = ?', id);
        return suprimidos === 1;
      }),
  };
}
