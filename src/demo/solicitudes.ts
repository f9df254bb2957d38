import { instante, type Paso } from './actos.js';
import { ENTIDADES, type Entidad } from './entidades.js';
import { type Guion, sembrarGuiones } from './escena.js';
import { EN_TRAMITE } from './solicitudes-en-tramite.js';
import { TERMINADAS } from './solicitudes-terminadas.js';
import type { OficinaDeDemo, Ventanilla } from './ventanilla.js';

/** A solicitud of the demonstration: what it asks, when it came (hour of Lima, of 2026), and what was done with it. */
export interface Solicitud {
  /** Name by which a later solicitud says it is the same, presented again. */
  readonly clave?: string;
  readonly anterior?: string;
  readonly entidad: Entidad;
  readonly objeto: string;
  readonly recibida: string;
  readonly canal?: 'presencial';
  readonly fase?: 'seleccion';
  readonly materias: readonly string[];
  readonly documentos?: readonly string[];
  /** Why it needs accompaniment, when it asks for it. */
  readonly acompanamiento?: string;
  readonly sinContacto?: true;
  readonly pasos: readonly Paso[];
}

/** Where the simulated clock starts, before the first solicitud. */
export const INICIO = '2026-01-05T08:30:00-05:00';
const AHORA = '08-10 10:00';
const DE_MUESTRA = 'Documento de demostración, sin valor.';

function presentacion(s: Solicitud, anterior: string | undefined): Record<string, unknown> {
  const { nombre, ruc, provincia } = ENTIDADES[s.entidad];
  const correo = (buzon: string) => `${buzon}@${s.entidad.toLowerCase()}.demostracion.gob.pe`;
  return {
    canal: s.canal ?? 'digital',
    entidad: { nombre, ruc, provincia },
    objeto: s.objeto,
    responsableDec: { nombre: 'Responsable de la DEC', correo: correo('dec') },
    titular: { nombre: 'Titular de la entidad', cargo: 'Titular', correo: correo('titular') },
    contacto: s.sinContacto
      ? null
      : {
          nombre: 'Coordinación de adquisiciones',
          cargo: 'Especialista en contrataciones',
          correo: correo('contacto'),
          telefono: '01 000 0000',
        },
    sustentoEstrategico: `Atiende una brecha prioritaria de la población: ${s.objeto.toLowerCase()}.`,
    criterios: ['circunstancia_prioritaria'],
    fase: s.fase ?? 'actuaciones_preparatorias',
    materias: s.materias,
    ...(s.acompanamiento ? { acompanamiento: true, sustentoAcompanamiento: s.acompanamiento } : {}),
    ...(s.documentos ? { documentosARevisar: s.documentos } : {}),
    ...(anterior ? { solicitudAnterior: anterior } : {}),
  };
}

async function* vivir(v: Ventanilla, s: Solicitud, ids: Map<string, string>): Guion {
  yield instante(s.recibida);
  const id = await v.abrir('mesa', 'solicitudes', presentacion(s, ids.get(s.anterior ?? '')));
  if (s.clave !== undefined) ids.set(s.clave, id);
  for (const nombre of s.documentos ?? [])
    await v.adjuntar(
      'mesa',
      'solicitudes',
      id,
      `${nombre}.txt`,
      `${nombre}\n\n${s.objeto}\n\n${DE_MUESTRA}\n`,
    );
  for (const [cuando, quien, tipo, datos] of s.pasos) {
    yield instante(cuando);
    await v.actuar(quien, 'solicitudes', id, tipo, datos);
  }
}

/** Fills an empty system with solicitudes in every situation, on Monday 10 August 2026 at ten in the morning. */
export function sembrar(oficina: OficinaDeDemo): Promise<void> {
  const ids = new Map<string, string>();
  const todas = [...TERMINADAS, ...EN_TRAMITE];
  return sembrarGuiones(oficina, (v) => todas.map((s) => vivir(v, s, ids)), instante(AHORA));
}
