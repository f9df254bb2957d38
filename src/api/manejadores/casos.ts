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
  LECTORES,
  opcionesDe,
  tieneRol,
} from '../acceso.js';
import { noExiste, Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import {
  Caso,
  FilaDeHistorial,
  instanteDeConsulta,
  lista,
  Notificacion,
  objetoLibre,
  Plazo,
  pagina,
  siONo,
  texto,
} from './formas.js';
import { consultaDeLista, documentos, historial, leer, listar, notificaciones, plazos } from './lecturas.js';
import { conSuRuc, prellenar } from './prellenar.js';
import { responder } from './respuestas.js';

const OFICINA_Y_MESA: readonly Rol[] = ['mesa_partes', 'especialista', 'coordinador'];

/** The calls of one collection of cases: the same for every machine. */
export function rutasDeCasos(def: DefinicionDeMaquina): Ruta[] {
  const base = `/api/${def.coleccion}`;
  const uno = `${base}/{id}`;
  const titulo = def.titulo.toLowerCase();
  return [
    ruta({
      metodo: 'post',
      ruta: `${uno}/eventos`,
      titulo: `Enviar un acto a una ${titulo}`,
      roles: 'todos',
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
      titulo: `Leer una ${titulo}, hoy o como constaba en un instante`,
      roles: LECTORES,
      exito: 200,
      consulta: z.strictObject({ en: instanteDeConsulta().optional() }),
      respuesta: Caso,
      manejar: (p) => leer(p, def),
    }),
    ruta({
      metodo: 'post',
      ruta: base,
      titulo: `Presentar una ${titulo}`,
      roles: 'todos',
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
      roles: LECTORES,
      exito: 200,
      consulta: consultaDeLista,
      respuesta: pagina(z.object({}).loose()),
      manejar: (p) => listar(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/historial`,
      titulo: 'Historia completa, en orden',
      roles: LECTORES,
      exito: 200,
      respuesta: lista(FilaDeHistorial),
      manejar: (p) => historial(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/plazos`,
      titulo: 'Plazos del expediente',
      roles: LECTORES,
      exito: 200,
      respuesta: lista(Plazo),
      manejar: (p) => plazos(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/notificaciones`,
      titulo: 'Notificaciones ordenadas',
      roles: LECTORES,
      exito: 200,
      respuesta: lista(Notificacion),
      manejar: (p) => notificaciones(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/documentos`,
      titulo: 'Documentos nombrados en el expediente',
      roles: LECTORES,
      exito: 200,
      respuesta: lista(z.object({}).loose()),
      manejar: (p) => documentos(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${uno}/verificacion`,
      titulo: 'Verificar la cadena y repetir la historia',
      roles: LECTORES,
      exito: 200,
      respuesta: z.object({
        integra: z.boolean(),
        eventos: z.number(),
        diferencias: z.array(z.object({ secuencia: z.number(), que: z.string(), detalle: z.string() })),
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
      roles: OFICINA_Y_MESA,
      exito: 200,
      cuerpo: z.strictObject({
        codigo: texto(200).optional(),
        fecha: momento(),
        resultado: z.enum(['registrada', 'enviada', 'rebotada']),
      }),
      respuesta: z.object({ caso: Caso, evento: FilaDeHistorial, efectos: z.object({}).loose() }),
      manejar: (p) => registrar(p, def),
    }),
  ];
}

async function presentar(
  p: Peticion<{ simular?: boolean | undefined }, Record<string, unknown>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const definicion = def.eventos[def.nacimiento];
  if (!definicion) throw noExiste('El acto de nacimiento');
  exigirRol(p.usuario, definicion, p.usuario.entidad);
  const soloSuya = !tieneRol(
    p.usuario,
    definicion.roles.filter((r) => r !== 'entidad'),
  );
  if (soloSuya && p.cuerpo['recibida'] !== undefined) {
    throw new DatosInvalidos([
      { ruta: 'recibida', mensaje: 'La fecha de recepción la registra la mesa de partes.' },
    ]);
  }
  const cuerpo = await prellenar(p, def);
  const datos = leerCon(
    definicion.esquema,
    soloSuya ? conSuRuc(cuerpo, p.usuario.entidad) : cuerpo,
  ) as Record<string, unknown>;
  if (soloSuya && def.resumir(datos).ruc !== p.usuario.entidad) {
    throw new Problema(403, 'OTRA_ENTIDAD', 'Solo puede presentar solicitudes de su propia entidad.');
  }
  const respuesta = await p.sistema.door.presentar(
    def,
    datos,
    actorDe(p.usuario, definicion),
    opcionesDe(p, p.consulta.simular),
  );
  return responder(p, respuesta, p.consulta.simular ? 200 : 201);
}

async function enviar(
  p: Peticion<{ simular?: boolean | undefined }, { tipo: string; datos: Record<string, unknown> }>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const caso = await identidadVisible(p, def.coleccion);
  const suya = p.sistema.registro.porClave(caso.maquina);
  const { tipo, datos } = p.cuerpo;
  const definicion = definicionDeActo(suya, tipo);
  if (!definicion)
    throw new DatosInvalidos([
      {
        ruta: 'tipo',
        mensaje: `«${tipo.slice(0, 100)}» no es un acto que se pueda enviar a este expediente.`,
      },
    ]);
  exigirRol(p.usuario, definicion, caso.ruc);
  const leidos = leerActo(suya, tipo, definicion, datos);
  const respuesta = await p.sistema.door.actuar(
    { caso: caso.id, tipo, datos: leidos, actor: actorDe(p.usuario, definicion) },
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
    actor: actorDe(p.usuario, { roles: OFICINA_Y_MESA }),
    fecha: cuando,
    resultado,
    codigo: codigo ?? null,
  };
  return responder(p, await p.sistema.door.registrarAviso(registro, opcionesDe(p)), 200);
}
