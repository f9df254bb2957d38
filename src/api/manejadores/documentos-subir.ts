import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { legible } from '../../../machines/base/campos.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { defectoDeNombre, normalizarNombre } from '../../documentos/nombres.js';
import { TIPOS_ADMITIDOS, type TipoDeArchivo, tipoPorContenido } from '../../documentos/tipos.js';
import { DatosInvalidos } from '../../engine/validar.js';
import type { Documento } from '../../store/documentos.js';
import { casoVisible } from '../acceso.js';
import type { ArchivoRecibido, Recepcion } from '../archivo.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { DocumentoGuardado, responderDocumento } from './documentos-del-caso.js';
import { exigirQueSuba, ladoDe, puedeLeer, subenEn } from './documentos-permiso.js';

const MB = 1024 * 1024;

const CONSULTA = z.strictObject({
  nombre: z
    .string()
    .transform(normalizarNombre)
    .superRefine((nombre, ctx) => {
      const defecto = defectoDeNombre(nombre);
      if (defecto !== null) ctx.addIssue({ code: 'custom', message: defecto });
    }),
  anterior: z.string().max(100).optional(),
});

type PeticionDeSubida = Peticion<z.output<typeof CONSULTA>>;

const noEsDelCaso = () =>
  new DatosInvalidos([{ ruta: 'anterior', mensaje: 'Ese documento no es de este expediente.' }]);

const yaReemplazado = () =>
  new Problema(
    409,
    'VERSION_REEMPLAZADA',
    'Ese documento ya tiene una versión más nueva; abra la lista otra vez y súbalo sobre esa.',
  );

/** The version a new one replaces: of that case, uploaded, and within reach of this user. */
async function anteriorDe(p: PeticionDeSubida, caso: string): Promise<Documento | null> {
  const { anterior } = p.consulta;
  if (anterior === undefined) return null;
  const suya = legible(anterior) ? await p.sistema.store.documento(anterior) : null;
  const suCaso = suya && (await p.sistema.store.caso(caso));
  if (!suya || !suCaso || suya.caso !== caso || !puedeLeer(p.usuario, suCaso, suya)) throw noEsDelCaso();
  if (suya.origen === 'emitido')
    throw new Problema(
      409,
      'DOCUMENTO_EMITIDO',
      'Un documento emitido por el sistema no se reemplaza: se emite otro.',
    );
  if (suya.lado === 'oficina' && ladoDe(p.usuario, suCaso.coleccion) === 'entidad')
    throw new Problema(
      403,
      'DOCUMENTO_AJENO',
      'Ese documento lo incorporó la oficina; la entidad puede subir el suyo, sin reemplazarlo.',
    );
  return suya;
}

/** What is asked before a byte of the file is taken. @throws Problema 403, 404, 409, 507 */
async function permitir(p: PeticionDeSubida, def: DefinicionDeMaquina): Promise<Recepcion> {
  const caso = await casoVisible(p, def.coleccion);
  exigirQueSuba(p, caso);
  await anteriorDe(p, caso.id);
  const { deposito, config } = p.sistema;
  const anunciados = Number(p.cabecera('content-length') ?? 0);
  const maximo = config.DOCUMENTO_MAXIMO_MB * MB;
  return { temporal: await deposito.temporal(Math.min(anunciados || 0, maximo)), maximo };
}

async function exigirTipo({ temporal, bytes }: ArchivoRecibido, nombre: string): Promise<TipoDeArchivo> {
  if (bytes === 0)
    throw new DatosInvalidos([{ ruta: 'archivo', mensaje: 'El archivo está vacío; elija otro.' }]);
  const tipo = await tipoPorContenido(temporal, nombre);
  if (tipo === null)
    throw new Problema(
      415,
      'TIPO_NO_ADMITIDO',
      `Por su contenido, ese archivo no es de los que se guardan: ${TIPOS_ADMITIDOS.join(', ')}. Un documento de Word o Excel antiguo se guarda antes como .docx o .xlsx, o como PDF.`,
    );
  return tipo;
}

async function subir(p: PeticionDeSubida, def: DefinicionDeMaquina): Promise<Salida> {
  const archivo = p.archivo as ArchivoRecibido;
  const caso = await casoVisible(p, def.coleccion);
  // Who uploads may have lost the right while the file came.
  exigirQueSuba(p, caso);
  const anterior = await anteriorDe(p, caso.id);
  if (anterior?.huella === archivo.huella)
    throw new Problema(409, 'SIN_CAMBIOS', 'El archivo es idéntico a la versión que iba a reemplazar.');
  const { nombre } = p.consulta;
  const { tipo } = await exigirTipo(archivo, nombre);
  const { deposito, store, reloj } = p.sistema;
  const guardado = await deposito.instalar(archivo.temporal, archivo, () =>
    store.registrarDocumento({
      id: uuid(),
      caso: caso.id,
      origen: 'subido',
      clase: null,
      codigo: null,
      secuencia: null,
      aviso: null,
      anterior: anterior?.id ?? null,
      lado: ladoDe(p.usuario, def.coleccion),
      nombre,
      tipo,
      bytes: archivo.bytes,
      huella: archivo.huella,
      usuario: p.usuario.id,
      creado: reloj.ahora(),
    }),
  );
  if (guardado === null) throw yaReemplazado();
  return {
    estado: 201,
    valor: await responderDocumento(p, caso, guardado),
    cabeceras: { Location: `/api/documentos/${guardado.id}` },
  };
}

/** The upload of documents to the cases of one collection. */
export function rutasDeSubir(def: DefinicionDeMaquina): Ruta[] {
  return [
    ruta({
      metodo: 'post',
      ruta: `/api/${def.coleccion}/{id}/documentos`,
      titulo: 'Subir un documento, o una versión nueva de uno',
      roles: subenEn(def.coleccion),
      exito: 201,
      repetible: true,
      consulta: CONSULTA,
      respuesta: DocumentoGuardado,
      recibir: (p) => permitir(p, def),
      manejar: (p) => subir(p, def),
    }),
  ];
}
