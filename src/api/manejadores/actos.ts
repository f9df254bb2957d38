import type { DefinicionDeEvento } from '../../../machines/base/evento.js';
import type { ContextoBase } from '../../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { citar } from '../../../machines/reglas/index.js';
import { type Motivo, porQueNoCabe } from '../../engine/disponible.js';
import { permitidos } from '../../engine/explain.js';
import { hechosDe } from '../../engine/hechos.js';
import { esRectificable } from '../../engine/rectificar.js';
import { ACTOS_DEL_MOTOR } from '../../engine/sucesos.js';
import type { Caso } from '../../store/puerto.js';
import { aQuienCorresponde, casoVisible, puedeActuar } from '../acceso.js';
import { definicionEn } from '../competencia.js';
import { fichaDeEvento } from '../render.js';
import type { Peticion, Ruta, Salida } from '../ruta.js';
import { ruta } from '../ruta.js';
import { ActoDelCaso, lista } from './formas.js';

/** The acts of people a case may ever take, in the order of its definition, each as it is in that case. */
function actosDe(def: DefinicionDeMaquina, { estado }: Caso): (readonly [string, DefinicionDeEvento])[] {
  const context = estado.snapshot.context as ContextoBase;
  const propios = Object.entries(def.eventos).flatMap(([tipo, definicion]) => {
    const suya = definicionEn(def, tipo, definicion, context);
    return tipo === def.nacimiento || suya.roles.length === 0 ? [] : [[tipo, suya] as const];
  });
  const { ASIGNADO, RECTIFICAR_VENCIMIENTO } = ACTOS_DEL_MOTOR;
  const deMotor: (readonly [string, DefinicionDeEvento])[] = [['ASIGNADO', ASIGNADO]];
  if (esRectificable(estado.plazos)) deMotor.push(['RECTIFICAR_VENCIMIENTO', RECTIFICAR_VENCIMIENTO]);
  return [...propios, ...deMotor];
}

/** Every act of a case: which can be had now and, of those that cannot, why not. */
async function actos(p: Peticion, coleccion: string): Promise<Salida> {
  const caso = await casoVisible(p, coleccion);
  const { estado, ruc } = caso;
  const def = p.sistema.registro.porClave(caso.maquina);
  const entorno = await p.sistema.door.entornoActual();
  const { catalogo } = entorno;
  const hechos = hechosDe(estado, p.sistema.reloj.ahora(), entorno);
  const activo = estado.snapshot.status === 'active';
  const caben = new Set([
    ...permitidos(def, estado.snapshot, hechos),
    ...(activo ? ['ASIGNADO'] : []),
    'RECTIFICAR_VENCIMIENTO',
  ]);
  const porQueNo = (tipo: string, definicion: DefinicionDeEvento): Motivo | null => {
    if (!caben.has(tipo)) return porQueNoCabe(def, estado.snapshot, tipo, definicion, hechos);
    if (puedeActuar(p.usuario, definicion, ruc)) return null;
    const { regla, roles } = definicion;
    return { regla, detalle: aQuienCorresponde(definicion), seHabilita: { roles } };
  };
  const textos = actosDe(def, caso).map(([tipo, definicion]) => {
    const ficha = fichaDeEvento(tipo, definicion, catalogo).slice(0, -1);
    const motivo = porQueNo(tipo, definicion);
    if (motivo === null) return `${ficha},"disponible":true}`;
    const texto = JSON.stringify({ ...motivo, norma: citar(motivo.regla, catalogo) });
    return `${ficha},"disponible":false,"motivo":${texto}}`;
  });
  return { estado: 200, texto: `{"elementos":[${textos.join(',')}]}` };
}

/** The call that tells what can be done with a case. */
export function rutaDeActos(base: string, { coleccion }: DefinicionDeMaquina, lectores: Ruta['roles']): Ruta {
  return ruta({
    metodo: 'get',
    ruta: `${base}/{id}/actos`,
    titulo: 'Todos los actos de un expediente: cuáles proceden ahora, y por qué no los demás',
    roles: lectores,
    exito: 200,
    respuesta: lista(ActoDelCaso),
    manejar: (p) => actos(p, coleccion),
  });
}
