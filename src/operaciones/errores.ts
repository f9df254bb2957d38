/** A command cannot do what it was asked, and `message` says why and what to do, in one line or a few. Nothing was changed. */
export class OrdenImposible extends Error {}

const DEL_DISCO: Readonly<Record<string, string>> = {
  ENOSPC: 'no queda espacio en el disco',
  EDQUOT: 'no queda espacio en el disco para este usuario',
  EACCES: 'falta permiso',
  EPERM: 'falta permiso',
  EROFS: 'el disco es de solo lectura',
  ENOENT: 'no existe',
  ENOTDIR: 'no es una carpeta',
  EEXIST: 'ya existe',
  EIO: 'el disco falla',
  EBUSY: 'está en uso, o es un disco montado: muévalo a mano',
  EXDEV: 'está en otro disco: muévalo a mano',
};

/** Runs work on files; what the disk refuses is told with its reason. @throws OrdenImposible */
export async function enDisco<T>(que: string, trabajo: () => Promise<T>): Promise<T> {
  try {
    return await trabajo();
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    const motivo = code === undefined ? undefined : DEL_DISCO[code];
    if (motivo === undefined) throw error;
    throw new OrdenImposible(`${que}: ${motivo}${path === undefined ? '' : ` (${path})`}.`, { cause: error });
  }
}
