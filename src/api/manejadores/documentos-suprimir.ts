import { z } from 'zod';
import { citar } from '../../../machines/reglas/index.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { DocumentoGuardado, responderDocumento } from './documentos-del-caso.js';
import { documentoVisible } from './documentos-permiso.js';
import { texto } from './formas.js';

const CUERPO = z.strictObject({ motivo: texto(2000), norma: texto(300) });
const NOMBRE = 'Documento suprimido';
const RETENCION = 'LPD-14';

async function suprimir(p: Peticion<unknown, z.output<typeof CUERPO>>): Promise<Salida> {
  const { documento, caso } = await documentoVisible(p);
  if (caso.estado.snapshot.status === 'active') {
    const { catalogo } = await p.sistema.door.entornoActual();
    throw new Problema(
      409,
      'EXPEDIENTE_EN_TRAMITE',
      'El expediente sigue en trámite: sus documentos se conservan mientras el OECE los necesita para atenderlo. Pídalo de nuevo cuando termine.',
      { regla: RETENCION, norma: citar(RETENCION, catalogo) },
    );
  }
  const { store, deposito, reloj } = p.sistema;
  const orden = JSON.stringify({ usuario: p.usuario.id, ...p.cuerpo });
  if (!(await store.suprimirDocumento(documento.id, NOMBRE, reloj.ahora(), orden)))
    throw new Problema(409, 'DOCUMENTO_SUPRIMIDO', 'El contenido de ese documento ya se había suprimido.');
  await deposito.retirar(documento.huella);
  const suprimido = await store.documento(documento.id);
  return { estado: 200, valor: await responderDocumento(p, caso, suprimido ?? documento) };
}

/** Taking away the content of a document that names somebody (Ley 29733): what it was, and who ordered it, stays on record. */
export const RUTAS_DE_SUPRIMIR_DOCUMENTOS: readonly Ruta[] = [
  ruta({
    metodo: 'post',
    ruta: '/api/documentos/{did}/supresion',
    titulo: 'Suprimir el contenido de un documento por datos personales (Ley 29733)',
    roles: ['coordinador'],
    exito: 200,
    cuerpo: CUERPO,
    respuesta: DocumentoGuardado,
    manejar: suprimir,
  }),
];
