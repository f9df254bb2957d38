import type { Sistema } from '../sistema.js';

/** Somebody the annual report reminds. */
export interface Recordado {
  readonly nombre: string | null;
  readonly correo: string | null;
}

const TOPE = 20;

/** Who is reminded of an annual report: the addresses of the setting or, without it, the coordinators with a mail. */
export async function coordinacionDe({
  config,
  store,
}: Pick<Sistema, 'config' | 'store'>): Promise<Recordado[]> {
  if (config.CORREO_INFORME_ANUAL !== undefined)
    return config.CORREO_INFORME_ANUAL.slice(0, TOPE).map((correo) => ({ nombre: null, correo }));
  const coordinadores = (await store.conRol('coordinador')).filter((u) => u.correo !== null);
  return coordinadores.slice(0, TOPE).map(({ nombre, correo }) => ({ nombre, correo }));
}
