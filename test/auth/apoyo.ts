import type { Cliente, Json, Respuesta } from '../apoyo/cliente.js';

/** A password nobody guesses, for people of the tests. */
export const CLAVE = 'lomo cobalto trébol 47 nube';
/** Another as good. */
export const OTRA_CLAVE = 'faro membrillo tenaz 83 sur';

/** What the desk sends with every write. */
export const DE_LA_MESA = { 'x-expediente': 'mesa' };

/** The `sesion=…` of an answer, as a browser would send it back; null when the answer sets none. */
export function galletaDe(r: Respuesta): string | null {
  return /^(sesion=[\w-]+);/.exec(r.cabeceras.get('set-cookie') ?? '')?.[1] ?? null;
}

/** What goes with a request made with a cookie alone. */
export const con = (cookie: string | null, mas: Record<string, string> = {}) => ({
  ficha: null,
  cabeceras: { cookie: cookie ?? '', ...DE_LA_MESA, ...mas },
});

/** Tries to enter with login name and password. */
export function ingresar(
  s: Cliente,
  cuenta: string,
  clave: string,
  cabeceras: Record<string, string> = {},
): Promise<Respuesta> {
  return s.post('/api/sesion', { cuenta, clave }, { ficha: null, cabeceras });
}

/** Somebody with an account and the password `CLAVE`, set with an invitation. */
export async function persona(
  s: Cliente,
  cuenta: string,
  roles: readonly string[] = ['especialista'],
  mas: Json = {},
): Promise<{ id: string; cookie: string }> {
  const { id } = await s.bien(
    201,
    s.post('/api/usuarios', { nombre: `Persona ${cuenta}`, roles, cuenta, ficha: false, ...mas }),
  );
  const { codigo } = await s.bien(201, s.post(`/api/usuarios/${id}/invitacion`, undefined));
  const r = await s.post('/api/sesion/invitacion', { codigo, clave: CLAVE }, { ficha: null });
  if (r.estado !== 201) throw new Error(r.texto);
  return { id, cookie: galletaDe(r) as string };
}
