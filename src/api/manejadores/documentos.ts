import { z } from 'zod';
import { nombreDeDescarga } from '../../documentos/nombres.js';
import type { Documento } from '../../store/documentos.js';
import { LECTORES } from '../acceso.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { DocumentoGuardado, responderDocumento } from './documentos-del-caso.js';
import { documentoVisible } from './documentos-permiso.js';
import { lista } from './formas.js';

const LECTURAS = 500;

const SUPRIMIDO = new Problema(
  410,
  'DOCUMENTO_SUPRIMIDO',
  'El contenido de este documento se suprimió por mandato de la Ley 29733.',
);

// The file is what it was, or nobody gets it and a person hears of it.
async function exigirIntegro({ sistema }: Peticion, d: Documento): Promise<void> {
  if (d.suprimido !== null) throw SUPRIMIDO;
  const estado = await sistema.deposito.estado(d);
  if (estado === 'integro') return;
  // A content goes away after the record says so: somebody may have ordered it while we looked.
  const ahora = await sistema.store.documento(d.id);
  if (ahora !== null && ahora.suprimido !== null) throw SUPRIMIDO;
  const hallado = estado === 'falta' ? 'no está en el depósito' : 'no es el que se recibió';
  const detalle = `El archivo del documento ${d.id} ${hallado} (huella ${d.huella}).`;
  sistema.log.error({ documento: d.id, caso: d.caso, estado }, 'documento dañado');
  await sistema.store.anotarIncidencia(`documento ${d.id}`, d.caso, detalle, sistema.reloj.ahora());
  throw new Problema(
    409,
    'DOCUMENTO_DANADO',
    `El archivo ${hallado}, así que no se entrega; quedó registrado para que la administración lo recupere.`,
  );
}

async function contenido(p: Peticion): Promise<Salida> {
  const { documento: d } = await documentoVisible(p);
  await exigirIntegro(p, d);
  const { deposito } = p.sistema;
  return {
    estado: 200,
    tipo: d.tipo,
    archivo: {
      raiz: deposito.carpeta,
      camino: deposito.camino(d.huella),
      nombre: nombreDeDescarga(d.nombre, d.tipo),
    },
    casosLeidos: [d.caso],
  };
}

async function accesos(p: Peticion): Promise<Salida> {
  const { documento } = await documentoVisible(p);
  const { store } = p.sistema;
  const filas = await store.lectoresDeDocumento(documento.id, LECTURAS);
  const nombres = await store.nombresDe([...new Set(filas.map((f) => f.usuario))]);
  const elementos = filas.map(({ usuario, cuando }) => ({ usuario, nombre: nombres.get(usuario), cuando }));
  return { estado: 200, valor: { elementos } };
}

/** Documents: what is known of one, its content, and who took it. */
export const RUTAS_DE_DOCUMENTOS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/documentos/{did}',
    titulo: 'Un documento guardado, con sus versiones',
    roles: LECTORES,
    exito: 200,
    respuesta: DocumentoGuardado,
    manejar: async (p) => {
      const { documento, caso } = await documentoVisible(p);
      return { estado: 200, valor: await responderDocumento(p, caso, documento) };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/documentos/{did}/contenido',
    titulo: 'Descargar un documento, comprobado por su huella',
    roles: LECTORES,
    personales: 'documento',
    exito: 200,
    respuesta: z.string().meta({ format: 'binary' }),
    manejar: contenido,
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/documentos/{did}/accesos',
    titulo: 'Quién descargó un documento, y cuándo',
    roles: ['mesa_partes', 'especialista', 'coordinador'],
    exito: 200,
    respuesta: lista(z.object({ usuario: z.string(), nombre: z.string().optional(), cuando: z.string() })),
    manejar: accesos,
  }),
];
