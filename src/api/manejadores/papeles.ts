import { z } from 'zod';
import type { Rol } from '../../../machines/base/evento.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { citar } from '../../../machines/reglas/index.js';
import { DE_CLASE } from '../../documentos/papeles/clases.js';
import {
  direccionDePapel,
  emitirPapel,
  PapelNoProcede,
  papelesPosibles,
} from '../../documentos/papeles/emitir.js';
import { PapelImposible } from '../../documentos/papeles/imprimir.js';
import { CLASES } from '../../documentos/papeles/papel.js';
import { casoVisible, OFICINA, puedeActuar } from '../acceso.js';
import { Problema, sinRol } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { DocumentoGuardado, documentosLegibles, responderDocumento } from './documentos-del-caso.js';
import { lista, texto } from './formas.js';

/** Who has papers issued: in a process, those who write for the entity too. */
const EMITEN: Readonly<Record<string, readonly Rol[]>> = {
  solicitudes: ['mesa_partes', 'especialista', 'coordinador'],
  procesos: ['oec', 'comite', 'titular', 'mesa_partes', 'especialista', 'coordinador'],
  informes: ['especialista', 'coordinador'],
};
const LEEN: Readonly<Record<string, readonly Rol[]>> = {
  solicitudes: [...OFICINA, 'entidad'],
  procesos: [...OFICINA, 'entidad', 'oec', 'comite', 'aprobador', 'titular'],
  informes: OFICINA,
};

const Emitido = DocumentoGuardado.extend({ direccion: z.string() });

const PapelDelCaso = z.object({
  clase: z.enum(CLASES),
  titulo: z.string(),
  norma: z.string(),
  secuencia: z.number().nullable(),
  aviso: z.string().nullable(),
  puede: z.boolean(),
  motivo: z.string().nullable(),
  documento: Emitido.nullable(),
});

async function papeles(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const caso = await casoVisible(p, def.coleccion);
  const { sistema } = p;
  const { catalogo } = await sistema.door.entornoActual();
  const { posibles } = await papelesPosibles(sistema, caso);
  const guardados = (await documentosLegibles(p, caso)).filter((d) => d.origen === 'emitido');
  const emite = puedeActuar(p.usuario, { roles: EMITEN[def.coleccion] ?? [] }, caso.ruc);
  const elementos = posibles.map(({ clase, titulo, regla, origen, motivo }) => {
    const suyo = guardados.find(
      (d) => d.clase === clase && d.secuencia === origen?.secuencia && (d.aviso ?? null) === origen?.aviso,
    );
    const porRol = emite ? null : 'Su rol no emite papeles de este expediente.';
    return {
      clase,
      titulo,
      norma: citar(regla, catalogo),
      secuencia: origen?.secuencia ?? null,
      aviso: origen?.aviso ?? null,
      puede: suyo === undefined && motivo === null && emite,
      motivo: suyo ? null : (motivo ?? porRol),
      documento: suyo ? { ...suyo, direccion: direccionDePapel(sistema, suyo.codigo ?? '') } : null,
    };
  });
  return { estado: 200, valor: { elementos } };
}

const PEDIDO = z.strictObject({
  clase: z.enum(CLASES, `Elija uno de estos papeles: ${CLASES.join(', ')}.`),
  secuencia: z.int().min(1).optional(),
  aviso: texto(200).optional(),
});

async function emitir(
  p: Peticion<unknown, z.output<typeof PEDIDO>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const caso = await casoVisible(p, def.coleccion);
  const roles = EMITEN[def.coleccion] ?? [];
  if (!puedeActuar(p.usuario, { roles }, caso.ruc)) throw sinRol(roles);
  const { sistema, usuario } = p;
  try {
    const { documento, nuevo } = await emitirPapel(sistema, caso, p.cuerpo, usuario.id);
    const valor = {
      ...(await responderDocumento(p, caso, documento)),
      direccion: direccionDePapel(sistema, documento.codigo ?? ''),
    };
    return { estado: nuevo ? 201 : 200, valor, cabeceras: { Location: `/api/documentos/${documento.id}` } };
  } catch (error) {
    if (error instanceof PapelNoProcede) {
      const { catalogo } = await sistema.door.entornoActual();
      throw new Problema(409, 'CONDICION_NO_CUMPLIDA', error.message, {
        regla: error.regla,
        norma: citar(error.regla, catalogo),
      });
    }
    if (error instanceof PapelImposible) throw new Problema(409, 'PAPEL_IMPOSIBLE', error.message);
    throw error;
  }
}

/** Papers of the cases of a collection: which there are, and issuing them. None when no kind is for its cases. */
export function rutasDePapeles(def: DefinicionDeMaquina): Ruta[] {
  const camino = `/api/${def.coleccion}/{id}/papeles`;
  if (!Object.values(DE_CLASE).some((c) => c.colecciones.includes(def.coleccion))) return [];
  return [
    ruta({
      metodo: 'get',
      ruta: camino,
      titulo:
        'Papeles que el sistema emite del expediente: los emitidos, los que caben y por qué no los demás',
      roles: LEEN[def.coleccion] ?? [],
      personales: 'papeles',
      exito: 200,
      respuesta: lista(PapelDelCaso),
      manejar: (p) => papeles(p, def),
    }),
    ruta({
      metodo: 'post',
      ruta: camino,
      titulo: 'Emitir un papel en PDF; pedido otra vez, es el mismo',
      roles: EMITEN[def.coleccion] ?? [],
      personales: 'papeles',
      exito: 201,
      repetible: true,
      cuerpo: PEDIDO,
      respuesta: Emitido,
      manejar: (p) => emitir(p, def),
    }),
  ];
}
