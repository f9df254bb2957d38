import { medianoche } from './calendario.js';
import {
  avisar,
  type CasoIngenuo,
  diaDe,
  type Fallo,
  type Objeto,
  terminar,
  terminarSiNadaQueda,
  yaPaso,
} from './caso.js';
import { bienFormado } from './datos.js';
import type { Ley } from './ley.js';
import { LOS_DEMAS } from './otros.js';
import { armar } from './plazos.js';
import { rectificar } from './rectificar.js';
import { DE_LA_REUNION } from './reunion.js';
import { DE_LA_REVISION } from './revision.js';
import { pasar } from './tiempo.js';

const HACEN = { ...DE_LA_REUNION, ...DE_LA_REVISION, ...LOS_DEMAS };

/** Whether a required item of letters a), b) or c) is missing or blank (AT-8.1.2-1). */
function omite(datos: Objeto): boolean {
  const entidad = (datos['entidad'] ?? {}) as Objeto;
  const contacto = (datos['contacto'] ?? {}) as Objeto;
  const exigidos = [
    entidad['nombre'],
    datos['objeto'],
    contacto['nombre'],
    contacto['cargo'],
    contacto['correo'],
    contacto['telefono'],
    datos['sustentoEstrategico'],
  ];
  return exigidos.some((dato) => typeof dato !== 'string' || dato.trim() === '');
}

/** A solicitud is presented: recorded at `ahora`, received then or earlier; null when it is said to come later. */
export function nacer(ahora: string, datos: Objeto, ley: Ley): CasoIngenuo | null {
  const cuando = (datos['recibida'] as string | undefined) ?? ahora;
  if (!yaPaso(cuando, ahora)) return null;
  const recibida = diaDe(cuando);
  const nacido = cuando.length === 10 ? medianoche(cuando) : new Date(cuando).toISOString();
  const caso: CasoIngenuo = {
    ahora: nacido,
    nacido,
    situacion: 'en_tramite',
    final: '',
    recibida,
    fase: datos['fase'] as string,
    provincia: ((datos['entidad'] as Objeto | undefined)?.['provincia'] as string | undefined) ?? null,
    reunion: 'por_programar',
    consultas: false,
    asesoramiento: false,
    revision: 'no',
    acompanamiento: 'no',
    deficiencias: [],
    convocada: '',
    prorrogada: false,
    huboSeguimiento: false,
    plazos: [],
    correos: [],
    avisos: [],
    bitacora: [],
    vencimientos: [],
    rectificado: false,
  };
  if (omite(datos)) {
    avisar(caso, ley, 'RECHAZO');
    terminar(caso, 'rechazada', 'rechazada al presentar');
  } else {
    armar(caso, ley, 'AMB-A4', recibida);
    armar(caso, ley, 'AT-8.2.1.A-1', recibida);
    armar(caso, ley, 'AT-8.2.1.A-2', recibida);
  }
  pasar(caso, ahora, ley);
  return caso;
}

/** Someone acts at an instant. What is refused changes nothing but the passing of time. */
export function actuar(caso: CasoIngenuo, tipo: string, datos: Objeto, ahora: string, ley: Ley): Fallo {
  pasar(caso, ahora, ley);
  if (!bienFormado(tipo, datos)) return 'datos';
  if (tipo === 'RECTIFICAR_VENCIMIENTO')
    return rectificar(caso, datos['acto'] as { tipo: string; datos: Objeto }, ley, aplicar);
  const fallo = aplicar(caso, tipo, datos, ahora, ley);
  if (fallo !== 'aceptado') return fallo;
  caso.vencimientos = [];
  pasar(caso, ahora, ley);
  return 'aceptado';
}

/** What an act does to a case that lives, whatever came before. */
function aplicar(caso: CasoIngenuo, tipo: string, datos: Objeto, ahora: string, ley: Ley): Fallo {
  if (caso.situacion !== 'en_tramite') return 'estado';
  const fallo = HACEN[tipo as keyof typeof HACEN]?.(caso, datos, ahora, ley) ?? 'datos';
  if (fallo === 'aceptado') terminarSiNadaQueda(caso);
  return fallo;
}
