import type { Datos } from '../../../machines/base/maquina.js';
import type { Peticion } from '../ruta.js';

/**
 * Data of an assignment with the user it means, when the text is the id or the name of one and of no other: names change
 * and repeat, and what was told stays told (AT-8.1.4.B-2).
 */
export async function conUsuario({ sistema }: Pick<Peticion, 'sistema'>, datos: Datos): Promise<Datos> {
  const texto = String(datos['responsable']);
  const personal = await sistema.store.personal(['especialista', 'coordinador', 'mesa_partes']);
  const suyos = personal.filter((u) => u.id === texto || u.nombre === texto);
  const [unico] = suyos;
  return unico && suyos.length === 1 ? { ...datos, responsable: unico.nombre, usuario: unico.id } : datos;
}
