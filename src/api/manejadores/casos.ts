import { z } from 'zod';
import { momento } from '../../../machines/base/campos.js';
import type { Rol } from '../../../machines/base/evento.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { DatosInvalidos, definicionDeActo, leerActo, leerCon } from '../../engine/validar.js';
import { verificar } from '../../engine/verificar.js';
import {
  actorDe,
  casoVisible,
  exigirRol,
  identidadVisible,
  lectoresDe,
  opcionesDe,
  rucDe,
  tieneRol,
} from '../acceso.js';
import { enSuCaso } from '../competencia.js';
import { noExiste, Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { rutaDeActos } from './actos.js';
import { completarActo } from './completar-acto.js';
import { DocumentosDelCaso, documentosDelCaso } from './documentos-del-caso.js';
import {
  Caso,
  FilaDeHistorial,
  lista,
  Notificacion,
  objetoLibre,
  Plazo,
  pagina,
  siONo,
  texto,
} from './formas.js';
import {
  consultaDeLista,
  consultaDelPasado,
  consultaDeSecuencia,
  historial,
  leer,
  listar,
  plazos,
} from './lecturas.js';
import { nacimientoDe, ponerAlDia } from './nacimiento.js';
import { notificaciones, rutasDeNotificaciones } from './notificaciones.js';
import { conSuRuc, prellenar } from './prellenar.js';
import { responder } from './respuestas.js';

/** Who puts on record what left outside the system: in a process, also those who publish and send for the entity. */
const REGISTRAN: Readonly<Record<string, readonly Rol[]>> = {
  solicitudes: ['mesa_partes', 'especialista', 'coordinador'],
  procesos: ['oec', 'comite', 'titular', 'mesa_partes', 'especialista', 'coordinador'],
  informes: ['coordinador'],
};
const registranEn = ({ coleccion }: DefinicionDeMaquina) => REGISTRAN[coleccion] ?? [];

/** The calls of one collection of cases: the same for every machine. */
export function rutasDeCasos(def: DefinicionDeMaquina): Ruta[] {
  const base = `/api/${def.coleccion}`;
  const uno = `${base}/{id}`;
  const [titulo = ''] = def.titulo.toLowerCase().split(':');
  const lectores = lectoresDe(def.coleccion);
  return [
    ruta({
      metodo: 'post',
      ruta: `${uno}/eventos`,
      titulo: `Enviar un acto: ${titulo}`,
      roles: 'todos',
      personales: 'expediente',
      exito: 200,
      consulta: z.strictObject({ simular: siONo().optional() }),
      cuerpo: z.strictObject({
        tipo: z.string().max(100),
        datos: z.record(z.string(), z.unknown()).default({}),
      }),
      respuesta: z.object({ caso: Caso, evento: FilaDeHistorial, efectos: z.object({}).loose() }),
      manejar: (p) => enviar(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: uno,
      titulo: `Leer el expediente, hoy, como constaba en un instante o tras uno de sus eventos: ${titulo}`,
      roles: lectores,
      personales: 'expediente',
      exito: 200,
      consulta: consultaDelPasado,
      respuesta: Caso,
      manejar: (p) => leer(p, def),
    }),
    ruta({
      metodo: 'post',
      ruta: base,
      titulo: `Abrir un expediente: ${titulo}`,
      roles: 'todos',
      personales: 'expediente',
      exito: 201,
      consulta: z.strictObject({ simular: siONo().optional() }),
      cuerpo: objetoLibre(),
      respuesta: Caso,
      manejar: (p) => presentar(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: base,
      titulo: 'Listar, buscar y filtrar',
      roles: lectores,
      exito: 200,
      consulta: consultaDeLista,
      respuesta: pagina(z.object({}).loose()),
      manejar: (p) => listar(p, def),
    }),
    rutaDeActos(base, def, lectores),
    ruta({
      metodo: 'get',
      ruta: `${uno}/historial`,
      titulo: 'Historia completa, en orden',
      roles: lectores,
      personales: 'historial',
      exito: 200,
      consulta: consultaDeSecuencia,
      respuesta: lista(FilaDeHistorial),
      manejar: (p) => historial(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/plazos`,
      titulo: 'Plazos del expediente',
      roles: lectores,
      exito: 200,
      consulta: consultaDeSecuencia,
      respuesta: lista(Plazo).extend({ pendientes: z.array(z.string()) }),
      manejar: (p) => plazos(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/notificaciones`,
      titulo: 'Notificaciones ordenadas',
      roles: lectores,
      personales: 'notificaciones',
      exito: 200,
      respuesta: lista(Notificacion).extend({ correo: z.boolean() }),
      manejar: (p) => notificaciones(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/documentos`,
      titulo: 'Documentos del expediente: los que nombran sus actos y los guardados',
      roles: lectores,
      personales: 'documentos',
      exito: 200,
      respuesta: DocumentosDelCaso,
      manejar: (p) => documentosDelCaso(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/verificacion`,
      titulo: 'Verificar la cadena y repetir la historia',
      roles: lectores,
      exito: 200,
      respuesta: z.object({
        integra: z.boolean(),
        eventos: z.number(),
        diferencias: z.array(z.object({ secuencia: z.number(), que: z.string(), detalle: z.string() })),
        suprimidos: z.array(z.number()).optional(),
      }),
      manejar: async (p) => ({
        estado: 200,
        valor: await verificar(p.sistema.door, await casoVisible(p, def.coleccion)),
      }),
    }),
    ruta({
      metodo: 'post',
      ruta: `${uno}/notificaciones/{nid}/registro`,
      titulo: 'Dejar constancia de una notificación',
      roles: registranEn(def),
      exito: 200,
      cuerpo: z.strictObject({
        codigo: texto(200).optional(),
        fecha: momento(),
        resultado: z.enum(['registrada', 'enviada', 'rebotada']),
      }),
      respuesta: z.object({ caso: Caso, evento: FilaDeHistorial, efectos: z.object({}).loose() }),
      manejar: (p) => registrar(p, def),
    }),
    ...rutasDeNotificaciones(def),
  ];
}

async function presentar(
  p: Peticion<{ simular?: boolean | undefined }, Record<string, unknown>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const definicion = def.eventos[def.nacimiento];
  if (!definicion) throw noExiste('El acto de nacimiento');
  await exigirRol(p, definicion, p.usuario.entidad);
  const soloSuya = !tieneRol(
    p.usuario,
    definicion.roles.filter((r) => r !== 'entidad'),
  );
  if (soloSuya && p.cuerpo['recibida'] !== undefined) {
    throw new DatosInvalidos([
      { ruta: 'recibida', mensaje: 'La fecha de recepción la registra la mesa de partes.' },
    ]);
  }
  const ruc = soloSuya ? p.usuario.entidad : rucDe(p.usuario, def.coleccion);
  const cuerpo = await prellenar(p, def);
  const leidos = leerCon(definicion.esquema, ruc === null ? cuerpo : conSuRuc(cuerpo, ruc)) as Record<
    string,
    unknown
  >;
  if (ruc !== null && def.resumir(leidos).ruc !== ruc)
    throw new Problema(403, 'OTRA_ENTIDAD', 'Solo puede abrir expedientes de su propia entidad.');
  const nacimiento = await nacimientoDe(p, def.coleccion, leidos);
  const respuesta = await p.sistema.door.presentar(
    nacimiento.def,
    nacimiento.datos,
    actorDe(p.usuario, definicion),
    opcionesDe(p, p.consulta.simular),
  );
  if (respuesta.tipo === 'hecho' && p.consulta.simular !== true)
    await ponerAlDia(p, nacimiento.datos, respuesta.caso.id);
  return responder(p, respuesta, p.consulta.simular ? 200 : 201);
}

async function enviar(
  p: Peticion<{ simular?: boolean | undefined }, { tipo: string; datos: Record<string, unknown> }>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const caso = await identidadVisible(p, def.coleccion);
  const suya = p.sistema.registro.porClave(caso.maquina);
  const { tipo, datos } = p.cuerpo;
  const general = definicionDeActo(suya, tipo);
  if (!general)
    throw new DatosInvalidos([
      {
        ruta: 'tipo',
        mensaje: `«${tipo.slice(0, 100)}» no es un acto que se pueda enviar a este expediente.`,
      },
    ]);
  const definicion = await enSuCaso(p, suya, tipo, general);
  await exigirRol(p, definicion, caso.ruc);
  const leidos = leerActo(suya, tipo, definicion, datos);
  if (
    leidos['recibida'] !== undefined &&
    !tieneRol(
      p.usuario,
      definicion.roles.filter((r) => r !== 'participante'),
    )
  )
    throw new DatosInvalidos([
      { ruta: 'datos.recibida', mensaje: 'La fecha y hora de recepción la registra la entidad.' },
    ]);
  const respuesta = await p.sistema.door.actuar(
    {
      caso: caso.id,
      tipo,
      datos: await completarActo(p, suya, tipo, leidos),
      actor: actorDe(p.usuario, definicion),
    },
    opcionesDe(p, p.consulta.simular),
  );
  return responder(p, respuesta, 200);
}

async function registrar(
  p: Peticion<
    unknown,
    { codigo?: string | undefined; fecha: string; resultado: 'registrada' | 'enviada' | 'rebotada' }
  >,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const caso = await identidadVisible(p, def.coleccion);
  const { codigo, fecha: cuando, resultado } = p.cuerpo;
  const registro = {
    caso: caso.id,
    aviso: p.params['nid'] ?? '',
    actor: actorDe(p.usuario, { roles: registranEn(def) }),
    fecha: cuando,
    resultado,
    codigo: codigo ?? null,
  };
  return responder(p, await p.sistema.door.registrarAviso(registro, opcionesDe(p)), 200);
}
