import { resolver, type Tirada } from '../modelo/historias.js';
import type { Azar } from '../seguridad/azar.js';
import { puede } from './ingenuo/roles.js';
import { RUCS, USUARIOS } from './mundo.js';
import type { Envio, Hecho } from './pasos.js';
import type { Seguido } from './seguido.js';

const OFICINA = ['especialista', 'especialista', 'coordinador'];

/** Somebody who may do the act, nearly always. */
function quien(azar: Azar, tipo: string, ruc: string | null): string {
  if (azar.unaDe(14)) return azar.de(USUARIOS);
  if (ruc === RUCS[0] && azar.unaDe(5) && puede('entidad', tipo)) return 'entidad';
  if (azar.unaDe(12) && puede('mesa_partes', tipo)) return 'mesa_partes';
  return puede('especialista', tipo) ? azar.de(OFICINA) : 'coordinador';
}

/** The numbers the generator of histories chooses with. */
export function tirada(azar: Azar, clase: Tirada['clase']): Tirada {
  return { clase, a: azar.entero(0, 9999), b: azar.entero(0, 9999), c: azar.entero(0, 9999) };
}

const CLASES: readonly Tirada['clase'][] = [
  ...Array<'avanza'>(14).fill('avanza'),
  'cualquiera',
  'cualquiera',
  'torcido',
  'torcido',
  'rectificar',
];

/** Acts that cut a life short: most of the times another one is chosen. */
const TERMINANTES = new Set(['DESISTIR', 'DECLARAR_IMPROCEDENTE', 'RECHAZAR', 'REGISTRAR_CONVOCATORIA']);

/** An act on a case, lawful more often than not. */
export function elegirEnvio(azar: Azar, { orden, modelo, ruc }: Seguido, ahora: string): Envio {
  const porRectificar = modelo.vencimientos.length > 0 && azar.unaDe(modelo.final === '' ? 6 : 2);
  for (;;) {
    const clase = porRectificar ? 'rectificar' : azar.de(CLASES);
    const paso = resolver(modelo, ahora, tirada(azar, clase));
    if (paso.que !== 'acto') continue;
    const { tipo, datos } = paso;
    const corta = TERMINANTES.has(tipo) && modelo.revision !== 'informada';
    if (corta && !azar.unaDe(4)) continue;
    const secuencia = azar.unaDe(25) ? 'vieja' : azar.unaDe(10) ? 'exacta' : undefined;
    return {
      caso: orden,
      tipo,
      datos,
      usuario: quien(azar, tipo, ruc),
      ...(azar.unaDe(3) ? { clave: `k${azar.entero(0, 1e9)}` } : {}),
      ...(secuencia === undefined ? {} : { secuencia }),
    };
  }
}

const RESULTADOS = ['registrada', 'enviada', 'enviada', 'rebotada'] as const;

/** A notice put on record: the continuity mail above all, which moves the case. */
export function elegirConstancia(
  azar: Azar,
  { orden, modelo, ruc }: Seguido,
  ahora: string,
): Extract<Hecho, { que: 'aviso' }> | null {
  const hoy = new Date(Date.parse(ahora) - 5 * 3_600_000).toISOString().slice(0, 10);
  const fecha = azar.unaDe(15) ? '2030-12-30' : azar.de([hoy, ahora]);
  const usuario = quien(azar, 'NOTIFICACION', ruc);
  const espera = modelo.correos.findIndex((c) => c.estado === 'por_enviar');
  const comun = { que: 'aviso', caso: orden, fecha, usuario } as const;
  if (espera >= 0 && !azar.unaDe(6)) {
    const resultado = azar.unaDe(6) ? 'rebotada' : azar.de(['enviada', 'enviada', 'registrada'] as const);
    return { ...comun, plantilla: 'CONTINUIDAD', cual: espera, resultado };
  }
  if (modelo.correos.length > 0 && azar.unaDe(2)) {
    const cual = azar.entero(0, modelo.correos.length - 1);
    return {
      ...comun,
      plantilla: 'CONTINUIDAD',
      cual,
      resultado: azar.unaDe(4) ? azar.de(RESULTADOS) : 'rebotada',
    };
  }
  if (modelo.avisos.length === 0) return null;
  const aviso = azar.de(modelo.avisos);
  const cual = modelo.avisos.filter((a) => a.plantilla === aviso.plantilla).indexOf(aviso);
  return { ...comun, plantilla: aviso.plantilla, cual, resultado: azar.de(RESULTADOS) };
}
