import { z } from 'zod';
import { enPalabras } from '../../../machines/base/fechas.js';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { DatosInvalidos } from '../../engine/validar.js';
import type { Ausencia, ChoqueDeAusencias } from '../../store/gestion.js';
import { actorDe, OFICINA, tieneRol } from '../acceso.js';
import { noExiste, Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { fecha, lista, texto } from './formas.js';

const REGISTRAN = ['coordinador', 'especialista'] as const;
const ATIENDEN = ['especialista', 'coordinador'] as const;

const FilaDeAusencia = z.object({
  id: z.number(),
  usuario: z.string(),
  nombre: z.string(),
  desde: z.string(),
  hasta: z.string(),
  sustituto: z.string(),
  nombreDelSustituto: z.string(),
  /** Null for whoever is neither of the two nor coordinates: it may tell of somebody's health. */
  motivo: z.string().nullable(),
  vigente: z.boolean(),
});

async function vestir(p: Pick<Peticion, 'sistema' | 'usuario'>, ausencias: readonly Ausencia[]) {
  const { store, reloj } = p.sistema;
  const hoy = fechaCivilDe(reloj.ahora());
  const sabe = (a: Ausencia) =>
    tieneRol(p.usuario, ['coordinador']) || [a.usuario, a.sustituto].includes(p.usuario.id);
  const nombres = await store.nombresDe(ausencias.flatMap((a) => [a.usuario, a.sustituto]));
  return ausencias.map((a) => {
    const { id, usuario, desde, hasta, sustituto, motivo } = a;
    return {
      id,
      usuario,
      nombre: nombres.get(usuario) ?? '',
      desde,
      hasta,
      sustituto,
      nombreDelSustituto: nombres.get(sustituto) ?? '',
      motivo: sabe(a) ? motivo : null,
      vigente: desde <= hoy && hoy <= hasta,
    };
  });
}

const CUERPO = z
  .strictObject({
    usuario: texto(64),
    desde: fecha(),
    hasta: fecha(),
    sustituto: texto(64),
    motivo: texto(500),
  })
  .refine((a) => a.hasta >= a.desde, {
    message: 'El último día no puede ser anterior al primero.',
    path: ['hasta'],
  })
  .refine((a) => a.sustituto !== a.usuario, {
    message: 'Nadie se sustituye a sí mismo.',
    path: ['sustituto'],
  });

const POR_QUE: Readonly<Record<ChoqueDeAusencias['choca'], string>> = {
  ya_ausente: 'Esa persona ya tiene una ausencia registrada',
  sustituto_ausente: 'Quien sustituiría también está ausente',
  es_sustituto: 'Esa persona sustituye a otra, que quedaría sin nadie,',
};

/** @throws DatosInvalidos when somebody named does not attend cases, or all of it is past */
async function exigirPersonas(p: Peticion, a: z.output<typeof CUERPO>): Promise<void> {
  const { store, reloj } = p.sistema;
  const personal = await store.personal(ATIENDEN);
  const errores = (['usuario', 'sustituto'] as const).flatMap((ruta) =>
    personal.some((u) => u.id === a[ruta])
      ? []
      : [{ ruta, mensaje: 'No es un especialista ni un coordinador en actividad.' }],
  );
  if (a.hasta < fechaCivilDe(reloj.ahora()))
    errores.push({ ruta: 'hasta' as 'usuario', mensaje: 'La ausencia ya habría terminado.' });
  if (errores.length > 0) throw new DatosInvalidos(errores);
}

async function registrar(p: Peticion<unknown, z.output<typeof CUERPO>>): Promise<Salida> {
  const { sistema, usuario, cuerpo } = p;
  if (!tieneRol(usuario, ['coordinador']) && cuerpo.usuario !== usuario.id)
    throw new Problema(403, 'ROL_NO_AUTORIZADO', 'La ausencia de otra persona la registra la coordinación.', {
      seHabilita: { roles: ['coordinador'] },
    });
  await exigirPersonas(p, cuerpo);
  const hecha = await sistema.store.registrarAusencia({
    ...cuerpo,
    creada: sistema.reloj.ahora(),
    creador: actorDe(usuario, { roles: REGISTRAN }),
  });
  if ('choca' in hecha) {
    const { desde, hasta } = hecha.con;
    throw new Problema(
      409,
      'AUSENCIA_CRUZADA',
      `${POR_QUE[hecha.choca]} del ${enPalabras(desde)} al ${enPalabras(hasta)}; deje aquella sin efecto o cambie los días.`,
      { ausencia: hecha.con.id },
    );
  }
  const [valor] = await vestir(p, [hecha]);
  return { estado: 201, valor };
}

async function anular(p: Peticion): Promise<Salida> {
  const { sistema, usuario, params } = p;
  const id = Number(params['id']);
  const hoy = fechaCivilDe(sistema.reloj.ahora());
  const suya = (await sistema.store.ausencias(hoy)).find((a) => a.id === id);
  if (!suya) throw noExiste('Una ausencia en vigor con ese número');
  if (!tieneRol(usuario, ['coordinador']) && suya.usuario !== usuario.id)
    throw new Problema(403, 'ROL_NO_AUTORIZADO', 'La ausencia de otra persona la anula la coordinación.', {
      seHabilita: { roles: ['coordinador'] },
    });
  if (!(await sistema.store.anularAusencia(id, sistema.reloj.ahora())))
    throw noExiste('Una ausencia en vigor con ese número');
  return { estado: 204 };
}

/** Absences and who stands in: they begin and end by themselves, on their civil days of Lima. */
export const RUTAS_DE_AUSENCIAS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/gestion/ausencias',
    titulo: 'Ausencias de hoy y por venir, con quién sustituye a quién',
    roles: OFICINA,
    exito: 200,
    respuesta: lista(FilaDeAusencia),
    manejar: async (p) => {
      const ausencias = await p.sistema.store.ausencias(fechaCivilDe(p.sistema.reloj.ahora()));
      return { estado: 200, valor: { elementos: await vestir(p, ausencias) } };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/gestion/ausencias',
    titulo: 'Registrar una ausencia y quién sustituye',
    roles: REGISTRAN,
    repetible: true,
    exito: 201,
    cuerpo: CUERPO,
    respuesta: FilaDeAusencia,
    manejar: registrar,
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/gestion/ausencias/{id}',
    titulo: 'Dejar sin efecto una ausencia',
    roles: REGISTRAN,
    repetible: true,
    exito: 204,
    respuesta: z.null(),
    manejar: anular,
  }),
];
