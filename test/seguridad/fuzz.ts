import { CONVOCA } from '../apoyo/mesa.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { campana, type Resultado } from './campana.js';

/** What a campaign leaves: what was answered, how the server ended, and whether its database verifies. */
export interface Parte extends Resultado {
  readonly segundos: number;
  /** Lines of its log of errors nobody foresaw. */
  readonly errores: readonly string[];
  /** Exit code of the server when asked to end, and of `verificar` afterwards. */
  readonly salida: number | null;
  readonly verificacion: number | null;
  readonly dicho: string;
}

// A mail server and an identity provider that do not answer: what depends on them is asked for all the same.
const SIN_NADIE_ALLI = {
  SMTP_URL: 'smtp://127.0.0.1:1',
  CORREO_REMITENTE: 'asistencia@oece.gob.pe',
  OIDC_EMISOR: 'http://127.0.0.1:1',
  OIDC_CLIENTE: 'expediente',
  OIDC_SECRETO: 'secreto-de-prueba',
  DIRECCION_PUBLICA: 'https://expediente.oece.gob.pe',
};

/**
 * Fires so many requests at a server in a process of its own, over a real file or the empty database of an address; then
 * asks it to end and verifies what it kept. It believes one proxy, so that each request may say that it comes from another
 * address.
 */
export async function fuzz(total: number, semilla: number, base?: string): Promise<Parte> {
  const { archivo, carpeta, borrar } = carpetaTemporal();
  const entorno = {
    RELOJ: 'simulado',
    RELOJ_INICIO: CONVOCA,
    DATABASE_URL: base ?? `sqlite:${archivo}`,
    NIVEL_LOG: 'warn',
    DIRECTORIO_DOCUMENTOS: `${carpeta}/documentos`,
    DIRECTORIO_SELLOS: `${carpeta}/sellos`,
    PROXY_DE_CONFIANZA: '1',
    ...SIN_NADIE_ALLI,
  };
  const desde = performance.now();
  const servidor = await Proceso.abrir(archivo, entorno);
  try {
    const resultado = await campana(servidor.url, total, semilla);
    const segundos = (performance.now() - desde) / 1000;
    const { estado } = await servidor.get('/api/salud').catch(() => ({ estado: 0 }));
    const vivo = estado === 200 ? [] : [`El servidor ya no atiende: ${estado}.`];
    const fin = await servidor.terminar();
    const errores = [
      ...vivo,
      ...`${fin.salida}\n${fin.errores}`
        .split('\n')
        .filter((l) => /"level":(50|60)|^\s*(\w*Error|at )/.test(l)),
    ];
    const { codigo, salida, errores: quejas } = await correr('cli', ['verificar'], entorno);
    return {
      ...resultado,
      segundos,
      errores,
      salida: fin.codigo,
      verificacion: codigo,
      dicho: `${salida}${quejas}`.trim(),
    };
  } finally {
    servidor.hijo.kill('SIGKILL');
    borrar();
  }
}
