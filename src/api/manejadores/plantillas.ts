import { z } from 'zod';
import type { Rol } from '../../../machines/base/evento.js';
import { asunto } from '../../notify/asuntos.js';
import { leyendasDe } from '../../notify/leyendas.js';
import { plantillaVigente } from '../../notify/redactar.js';
import { TEXTOS } from '../../notify/textos/index.js';
import { variablesDe } from '../../notify/variables.js';
import { OFICINA } from '../acceso.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { lista, texto } from './formas.js';
import { exigirSano, idDe, ver } from './plantilla-previa.js';

const ESCRIBEN: readonly Rol[] = ['coordinador'];
const LARGO = 20_000;

// Browsers end lines as Windows does; a text has one way to end them.
const cuerpoDePlantilla = () =>
  z
    .string()
    .max(2 * LARGO)
    .transform((t) => t.replaceAll('\r\n', '\n'))
    .pipe(texto(LARGO));
const version = () => z.int().min(0).max(1_000_000);

const Variable = z.object({
  nombre: z.string(),
  que: z.string(),
  campos: z.record(z.string(), z.string()).optional(),
});
const Resumen = z.object({ id: z.string(), asunto: z.string(), version: z.number(), editada: z.boolean() });
const Plantilla = Resumen.extend({
  texto: z.string(),
  original: z.string(),
  leyendas: z.array(z.string()),
  variables: z.array(Variable),
  versiones: z.array(
    z.object({
      version: z.number(),
      texto: z.string().nullable(),
      usuario: z.string(),
      nombre: z.string(),
      creada: z.string(),
    }),
  ),
});
const Vista = z.object({ asunto: z.string(), texto: z.string(), html: z.string(), deEjemplo: z.boolean() });

const titulo = (id: string) => asunto(id, '').replace('[] ', '');

async function listar({ sistema }: Peticion): Promise<Salida> {
  const escritas = new Map((await sistema.store.plantillasEscritas()).map((p) => [p.id, p]));
  const elementos = Object.keys(TEXTOS).map((id) => {
    const escrita = escritas.get(id);
    return { id, asunto: titulo(id), version: escrita?.version ?? 0, editada: escrita?.texto != null };
  });
  return { estado: 200, valor: { elementos } };
}

async function leer(p: Peticion): Promise<Salida> {
  const id = idDe(p);
  const { store } = p.sistema;
  const versiones = await store.versionesDePlantilla(id);
  const nombres = await store.nombresDe(versiones.map((v) => v.usuario));
  const ultima = versiones.at(-1);
  const original = TEXTOS[id]?.texto ?? '';
  const variables = Object.entries(variablesDe(TEXTOS[id]?.variables ?? []));
  return {
    estado: 200,
    valor: {
      id,
      asunto: titulo(id),
      version: ultima?.version ?? 0,
      editada: ultima?.texto != null,
      texto: ultima?.texto ?? original,
      original,
      leyendas: leyendasDe(id),
      variables: variables.map(([nombre, { que, campos }]) => ({
        nombre,
        que,
        ...(campos ? { campos } : {}),
      })),
      versiones: versiones.map((v) => ({
        version: v.version,
        texto: v.texto,
        usuario: v.usuario,
        nombre: nombres.get(v.usuario) ?? v.usuario,
        creada: v.creada,
      })),
    },
  };
}

async function guardar(p: Peticion, escrito: string | null, vista: number): Promise<Salida> {
  const id = idDe(p);
  if (escrito !== null) exigirSano(id, escrito);
  const { store, reloj } = p.sistema;
  const escrita = await store.escribirPlantilla({
    id,
    version: vista + 1,
    texto: escrito,
    usuario: p.usuario.id,
    creada: reloj.ahora(),
  });
  if (!escrita)
    throw new Problema(
      409,
      'PLANTILLA_CAMBIADA',
      'Alguien guardó otra versión de esta plantilla después de que usted la abrió; ábrala de nuevo y compare.',
      { version: (await plantillaVigente(store, id))?.version ?? 0 },
    );
  return leer(p);
}

/** The texts notices are written with. */
export const RUTAS_DE_PLANTILLAS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/plantillas',
    titulo: 'Las plantillas de las notificaciones',
    roles: OFICINA,
    exito: 200,
    respuesta: lista(Resumen),
    manejar: listar,
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/plantillas/{id}',
    titulo: 'Una plantilla: su texto, lo que puede nombrar, sus leyendas y sus versiones',
    roles: OFICINA,
    exito: 200,
    respuesta: Plantilla,
    manejar: leer,
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/plantillas/{id}',
    repetible: true,
    titulo: 'Escribir una versión nueva de una plantilla; `version` es la que se tenía a la vista',
    roles: ESCRIBEN,
    exito: 200,
    cuerpo: z.strictObject({ texto: cuerpoDePlantilla(), version: version() }),
    respuesta: Plantilla,
    manejar: (p) => guardar(p, p.cuerpo.texto, p.cuerpo.version),
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/plantillas/{id}',
    repetible: true,
    titulo: 'Volver al texto del programa; las versiones escritas quedan en su historia',
    roles: ESCRIBEN,
    exito: 200,
    respuesta: Plantilla,
    manejar: async (p) => guardar(p, null, (await plantillaVigente(p.sistema.store, idDe(p)))?.version ?? 0),
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/plantillas/{id}/vista-previa',
    titulo: 'Ver una plantilla, o un texto para ella, con un expediente o con datos de ejemplo',
    roles: OFICINA,
    personales: 'notificaciones',
    exito: 200,
    cuerpo: z.strictObject({ texto: cuerpoDePlantilla().optional(), caso: texto(64).optional() }),
    respuesta: Vista,
    manejar: ver,
  }),
];
