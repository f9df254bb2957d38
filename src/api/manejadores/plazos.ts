import { z } from 'zod';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { CARGAS, REGLAS } from '../../../machines/reglas/index.js';
import type { Entorno } from '../../engine/tipos.js';
import type { PlazoDeCaso as Fila, FiltroDePlazos } from '../../store/puerto.js';
import { LECTORES, visiblesPara } from '../acceso.js';
import { textoDePlazo } from '../render.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { suplidosDe } from '../suplencias.js';
import { cursor, fecha, hacerCursor, limite, PlazoDeCaso, pagina, siONo, texto } from './formas.js';

const ESTADOS = ['corriendo', 'vencido', 'cumplido', 'suspendido', 'reemplazado', 'anulado'] as const;

const CONSULTA = z.strictObject({
  vence_desde: fecha().optional(),
  vence_hasta: fecha().optional(),
  estado: z.enum(ESTADOS).optional(),
  carga: z.enum(CARGAS).optional(),
  responsable: texto(200).optional(),
  pendiente: siONo().optional(),
  limite: limite(),
  cursor: cursor(z.tuple([z.string(), z.string(), z.int32()])).optional(),
});

/** A term with its case, as JSON text. */
export function textoDePlazoDeCaso(
  f: Fila,
  hoy: string,
  entorno: Pick<Entorno, 'catalogo' | 'calendario'>,
): string {
  const { numero, coleccion, situacion, entidad, objeto, responsable } = f;
  const pendiente = f.debe === 1 && f.vence < hoy;
  const suyo = { caso: f.caso, numero, coleccion, situacion, entidad, objeto, responsable, pendiente };
  return `${JSON.stringify(suyo).slice(0, -1)},${textoDePlazo(f.caso, f, hoy, entorno).slice(1)}`;
}

function filtroDe(p: Peticion<z.output<typeof CONSULTA>>, hoy: string): FiltroDePlazos {
  const {
    vence_desde,
    vence_hasta,
    estado,
    carga,
    responsable,
    pendiente,
    limite: n,
    cursor: c,
  } = p.consulta;
  return {
    ...(vence_desde ? { desde: vence_desde } : {}),
    ...(vence_hasta ? { hasta: vence_hasta } : {}),
    ...(estado ? { estado } : {}),
    ...(carga ? { reglas: REGLAS.flatMap((r) => (r.plazo?.carga === carga ? [r.id] : [])) } : {}),
    ...(responsable ? { responsable } : {}),
    ...(pendiente === undefined ? {} : { pendiente }),
    ...(c ? { despues: c } : {}),
    hoy,
    ...visiblesPara(p),
    limite: n + 1,
  };
}

async function listar(p: Peticion<z.output<typeof CONSULTA>>): Promise<Salida> {
  const { limite: n } = p.consulta;
  const hoy = fechaCivilDe(p.sistema.reloj.ahora());
  const filas = await p.sistema.store.plazos({
    ...filtroDe(p, hoy),
    ...(await suplidosDe(p, p.consulta.responsable)),
  });
  const entorno = await p.sistema.door.entornoActual();
  const textos = filas.slice(0, n).map((f) => textoDePlazoDeCaso(f, hoy, entorno));
  const ultima = filas[n - 1];
  const siguiente = filas.length > n && ultima ? hacerCursor([ultima.vence, ultima.caso, ultima.n]) : null;
  return {
    estado: 200,
    texto: `{"elementos":[${textos.join(',')}],"siguiente":${JSON.stringify(siguiente)}}`,
  };
}

/** Terms across cases. */
export const RUTAS_DE_PLAZOS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/plazos',
    titulo: 'Plazos de todos los expedientes; `pendiente`: vencidos que obligan y aún no se cumplen',
    roles: LECTORES,
    exito: 200,
    consulta: CONSULTA,
    respuesta: pagina(PlazoDeCaso),
    manejar: listar,
  }),
];
