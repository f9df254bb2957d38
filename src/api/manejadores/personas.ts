import { z } from 'zod';
import { correo } from '../../../machines/base/campos.js';
import type { Direccion } from '../../../machines/base/maquina.js';
import { type Catalogo, citar } from '../../../machines/reglas/index.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { type CasoQueNombra, casosQueNombran, usuariosQueSon } from '../../personales/buscar.js';
import { identidadEn, limpiar, limpiarTexto, type Pedido, plegado } from '../../personales/persona.js';
import { suprimirDelCaso, suprimirUsuarios } from '../../personales/suprimir.js';
import type { Store } from '../../store/puerto.js';
import { actorDe } from '../acceso.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { puedeLeer } from './documentos-permiso.js';
import { siONo, texto } from './formas.js';

const ROLES = ['coordinador'] as const;
const LECTURAS_POR_CASO = 100;

/** A person is asked for by mail or by whole name: one word names too many people. */
const PERSONA = {
  correo: correo().optional(),
  nombre: texto(200)
    .refine(
      (t) => /\p{L}{2}.* .*\p{L}{2}/u.test(plegado(t)),
      'Escriba el nombre completo, con sus apellidos.',
    )
    .optional(),
};

function exigirPersona({ correo: c, nombre }: Pedido): Pedido {
  if (c === undefined && nombre === undefined)
    throw new DatosInvalidos([
      { ruta: 'correo', mensaje: 'Indique el correo o el nombre completo de la persona.' },
    ]);
  return { ...(c === undefined ? {} : { correo: c }), ...(nombre === undefined ? {} : { nombre }) };
}

const cabezaDe = ({ caso }: CasoQueNombra) => ({
  caso: caso.id,
  numero: caso.numero,
  coleccion: caso.coleccion,
  situacion: caso.situacion,
});

// The name of a document may tell what it holds: those the reader may not open are not named either (R 17, D17).
const documentosDe = async (
  { sistema, usuario }: Pick<Peticion, 'sistema' | 'usuario'>,
  { caso }: CasoQueNombra,
) => (await sistema.store.documentosDe(caso.id)).filter((d) => puedeLeer(usuario, caso, d));

/** Notices addressed to the person, with her own address alone: the others' are theirs. */
async function avisosA(store: Pick<Store, 'avisos'>, { caso, identidad }: CasoQueNombra) {
  const avisos = await store.avisos(caso.id);
  return avisos.flatMap((a) => {
    const todos = JSON.parse(a.destinatarios) as Direccion[];
    const destinatarios = todos.filter((d) => limpiar(d, identidad) !== d);
    return destinatarios.length === 0 ? [] : [{ ...a, destinatarios }];
  });
}

async function exportar(p: Peticion<Pedido>): Promise<Salida> {
  const { store } = p.sistema;
  const persona = exigirPersona(p.consulta);
  const { elementos, hayMas } = await casosQueNombran(store, persona);
  const usuarios = await usuariosQueSon(store, persona);
  const expedientes = await Promise.all(
    elementos.map(async (e) => {
      const avisos = await avisosA(store, e);
      const documentos = await documentosDe(p, e);
      const lecturas = await store.lecturas({ caso: e.caso.id, limite: LECTURAS_POR_CASO });
      return {
        ...cabezaDe(e),
        enTramite: e.caso.estado.snapshot.status === 'active',
        apariciones: e.apariciones,
        notificaciones: avisos.map(({ id, asunto, estado, creado, destinatarios }) => ({
          id,
          asunto,
          estado,
          creada: creado,
          destinatarios,
        })),
        documentos: documentos.map(({ id, nombre, tipo, creado, suprimido }) => ({
          id,
          nombre,
          tipo,
          creado,
          suprimido,
        })),
        consultadoPor: lecturas.map(({ usuario, nombre, que, cuando }) => ({ usuario, nombre, que, cuando })),
      };
    }),
  );
  return {
    estado: 200,
    valor: { persona, generado: p.sistema.reloj.ahora(), usuarios, expedientes, hayMas },
    ...(elementos.length === 0 ? {} : { casosLeidos: elementos.map((e) => e.caso.id) }),
  };
}

const ORDEN = z.strictObject({
  ...PERSONA,
  casos: z.array(texto(64)).min(1, 'Indique al menos un expediente.').max(500).optional(),
  motivo: texto(2000),
  norma: texto(300),
});

/** What is written for ever must not name whom it takes out. */
function exigirSinNombrar(persona: Pedido, orden: { readonly motivo: string; readonly norma: string }): void {
  const identidad = identidadEn(persona, []);
  const errores = (['motivo', 'norma'] as const).flatMap((ruta) =>
    limpiarTexto(orden[ruta], identidad) === orden[ruta]
      ? []
      : [{ ruta, mensaje: 'No nombre a la persona aquí: esto queda en la historia del expediente.' }],
  );
  if (errores.length > 0) throw new DatosInvalidos(errores);
}

function elNombreSeQueda(evento: number, catalogo: Catalogo) {
  return {
    regla: 'LPD-14',
    norma: citar('LPD-14', catalogo),
    detalle: `El nombre se conserva: en él se apoya lo decidido en el evento ${evento}.`,
  };
}

async function suprimir(
  p: Peticion<{ simular?: boolean | undefined }, z.output<typeof ORDEN>>,
): Promise<Salida> {
  const { sistema, usuario, cuerpo } = p;
  const { store, door } = sistema;
  const simular = p.consulta.simular === true;
  const persona = exigirPersona(cuerpo);
  exigirSinNombrar(persona, cuerpo);
  const { motivo, norma } = cuerpo;
  const orden = { ...persona, motivo, norma, actor: actorDe(usuario, { roles: ROLES }) };
  const { elementos, hayMas } = await casosQueNombran(store, persona, cuerpo.casos);
  const { catalogo } = await door.entornoActual();
  const expedientes: object[] = [];
  for (const e of elementos) {
    const hecho = await suprimirDelCaso(door, e.caso.id, orden, simular);
    const documentos = (await documentosDe(p, e)).flatMap(({ id, nombre, suprimido }) =>
      suprimido === null ? [{ id, nombre }] : [],
    );
    expedientes.push({
      ...cabezaDe(e),
      ...(hecho.tipo === 'suprimido'
        ? {
            resultado: 'suprimido',
            eventos: hecho.eventos,
            avisos: hecho.avisos,
            ...(hecho.apoyado === null ? {} : elNombreSeQueda(hecho.apoyado, catalogo)),
          }
        : hecho.tipo === 'conservado'
          ? {
              resultado: 'conservado',
              regla: hecho.regla,
              norma: citar(hecho.regla, catalogo),
              detalle: hecho.detalle,
            }
          : { resultado: 'nada' }),
      documentosPorRevisar: documentos,
    });
  }
  const usuarios = cuerpo.casos === undefined ? await suprimirUsuarios(store, persona, simular) : [];
  if (!simular) {
    await store.borrarRastro();
    sistema.avisar();
  }
  return {
    estado: 200,
    valor: { simulada: simular, expedientes, usuarios, hayMas },
    ...(elementos.length === 0 ? {} : { casosLeidos: elementos.map((e) => e.caso.id) }),
  };
}

const deCaso = { caso: z.string(), numero: z.string(), coleccion: z.string(), situacion: z.string() };

/** What is kept of a person, and who looked at it (LPD-19); taking it out (LPD-20). */
export const RUTAS_DE_PERSONAS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/personas',
    titulo: 'Todo lo que se guarda de una persona, y quién lo consultó (Ley 29733, art. 19)',
    roles: ROLES,
    personales: 'persona',
    exito: 200,
    consulta: z.strictObject(PERSONA),
    respuesta: z.object({
      persona: z.object({ correo: z.string().optional(), nombre: z.string().optional() }),
      generado: z.string(),
      usuarios: z.array(z.object({}).loose()),
      expedientes: z.array(
        z.object({
          ...deCaso,
          enTramite: z.boolean(),
          apariciones: z.array(
            z.object({
              secuencia: z.number(),
              tipo: z.string(),
              ocurrido: z.string(),
              ruta: z.string(),
              valor: z.string(),
            }),
          ),
          notificaciones: z.array(z.object({}).loose()),
          documentos: z.array(z.object({}).loose()),
          consultadoPor: z.array(z.object({}).loose()),
        }),
      ),
      hayMas: z.boolean(),
    }),
    manejar: exportar,
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/personas/suprimir',
    titulo: 'Suprimir los datos de una persona de los expedientes terminados (Ley 29733, art. 20)',
    roles: ROLES,
    personales: 'supresion',
    repetible: true,
    exito: 200,
    consulta: z.strictObject({ simular: siONo().optional() }),
    cuerpo: ORDEN,
    respuesta: z.object({
      simulada: z.boolean(),
      expedientes: z.array(
        z.object({
          ...deCaso,
          resultado: z.enum(['suprimido', 'conservado', 'nada']),
          eventos: z.array(z.number()).optional(),
          avisos: z.number().optional(),
          regla: z.string().optional(),
          norma: z.string().optional(),
          detalle: z.string().optional(),
          documentosPorRevisar: z.array(z.object({ id: z.string(), nombre: z.string() })),
        }),
      ),
      usuarios: z.array(
        z.object({
          usuario: z.string(),
          resultado: z.enum(['suprimido', 'conservado']),
          detalle: z.string().optional(),
        }),
      ),
      hayMas: z.boolean(),
    }),
    manejar: suprimir,
  }),
];
