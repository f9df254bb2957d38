import { z } from 'zod';
import { correo, momento } from '../../../machines/base/campos.js';
import type { Rol } from '../../../machines/base/evento.js';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { losQueCuentan } from '../../notify/contestacion.js';
import { leerInforme } from '../../notify/rebote.js';
import type { Aviso } from '../../store/puerto.js';
import { actorDe, opcionesDe } from '../acceso.js';
import { noExiste } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { texto } from './formas.js';
import { responder } from './respuestas.js';

const ANOTAN: readonly Rol[] = ['mesa_partes', 'especialista', 'coordinador'];
const DSN_MAXIMO = 900_000;

/** A bounce, however it was told. */
interface Rebote {
  readonly mensajeId: string;
  readonly destinatario: string | null;
  readonly fecha: string | null;
  readonly codigo: string | null;
}

const contado = z.strictObject({
  mensajeId: texto(600),
  destinatario: correo().optional(),
  fecha: momento().optional(),
  codigo: texto(200).optional(),
  detalle: texto(2000).optional(),
});
const cuerpo = z.union(
  [contado, z.strictObject({ dsn: z.string().min(1).max(DSN_MAXIMO) })],
  'Indique mensajeId, el del correo que rebotó, con su destinatario, fecha, codigo y detalle si los sabe; o solo dsn, el informe entero del servidor de correo.',
);

async function rebotesDe(dicho: z.output<typeof cuerpo>): Promise<Rebote[]> {
  if (!('dsn' in dicho)) {
    const { mensajeId, destinatario = null, fecha = null, codigo, detalle } = dicho;
    const entre = mensajeId.startsWith('<') ? mensajeId : `<${mensajeId}>`;
    return [{ mensajeId: entre, destinatario, fecha, codigo: codigo ?? detalle?.slice(0, 200) ?? null }];
  }
  const informe = await leerInforme(dicho.dsn);
  if (informe === null)
    throw new DatosInvalidos([
      {
        ruta: 'dsn',
        mensaje:
          'No es un informe de entrega que se pueda leer: debe ser el mensaje completo que devolvió el servidor, con el identificador del original.',
      },
    ]);
  return informe.informados
    .filter((i) => i.accion === 'failed')
    .map(({ correo: destinatario, codigo, detalle }) => ({
      mensajeId: informe.mensajeId,
      destinatario,
      fecha: null,
      codigo: [codigo, detalle].filter(Boolean).join(' ').slice(0, 200) || null,
    }));
}

/** Whether an address is only a copy of a notice: its bounce undoes nothing (AMB-A11). */
async function esCopia({ sistema }: Peticion, aviso: Aviso, destinatario: string | null): Promise<boolean> {
  if (destinatario === null) return false;
  const destinos = (await sistema.store.enviosDe(aviso.id))[0]?.destinatarios ?? [];
  const suyo = destinos.find((d) => d.correo.toLowerCase() === destinatario.toLowerCase());
  return suyo !== undefined && !losQueCuentan(destinos).includes(suyo);
}

async function anotar(p: Peticion<unknown, z.output<typeof cuerpo>>): Promise<Salida> {
  const { store, door } = p.sistema;
  const rebotes = await rebotesDe(p.cuerpo);
  const contesta = (resultado: string, aviso: Aviso | null): Salida => ({
    estado: 200,
    valor: { resultado, caso: aviso?.caso ?? null, notificacion: aviso?.id ?? null },
  });
  const [primero] = rebotes;
  // Delayed or delivered: nothing bounced.
  if (!primero) return contesta('sin_efecto', null);
  const aviso = await store.avisoDeMensaje(primero.mensajeId);
  const ahora = p.sistema.reloj.ahora();
  if (!aviso) {
    await store.anotarIncidencia(
      `rebote sin dueño ${fechaCivilDe(ahora)}`,
      null,
      'Llegaron rebotes de mensajes que este sistema no envió; revise el buzón del remitente.',
      ahora,
    );
    throw noExiste('El mensaje que rebotó');
  }
  if (aviso.estado === 'rebotada') return contesta('ya_constaba', aviso);
  const copias = await Promise.all(rebotes.map((r) => esCopia(p, aviso, r.destinatario)));
  const rebote = rebotes.find((_, i) => !copias[i]);
  if (!rebote) {
    await store.anotarIncidencia(
      `copia ${aviso.id} rebotada`,
      aviso.caso,
      `Rebotó la copia de «${aviso.asunto}»; la notificación llegó a quien debía (AMB-A11).`,
      ahora,
    );
    return contesta('copia', aviso);
  }
  const respuesta = await door.registrarAviso(
    {
      caso: aviso.caso,
      aviso: aviso.id,
      actor: actorDe(p.usuario, { roles: ANOTAN }),
      fecha: rebote.fecha ?? ahora,
      resultado: 'rebotada',
      codigo: rebote.codigo,
    },
    opcionesDe(p),
  );
  if (respuesta.tipo !== 'hecho' && respuesta.tipo !== 'repetida') return responder(p, respuesta, 200);
  await store.anotarIncidencia(
    `rebote ${aviso.id}`,
    aviso.caso,
    `Rebotó «${aviso.asunto}»: compruebe la dirección y comuníquelo por otro medio si hace falta.`,
    ahora,
  );
  return contesta('rebotada', aviso);
}

/** Bounces that came back to the mailbox of the sender, told by a person or by the robot that reads it. */
export const RUTA_DE_REBOTES: Ruta = ruta({
  metodo: 'post',
  ruta: '/api/correo/rebotes',
  titulo: 'Registrar el rebote de un correo: por su Message-ID, o con el informe de entrega (DSN) completo',
  roles: ANOTAN,
  exito: 200,
  cuerpo,
  respuesta: z.object({
    resultado: z.enum(['rebotada', 'ya_constaba', 'copia', 'sin_efecto']),
    caso: z.string().nullable(),
    notificacion: z.string().nullable(),
  }),
  manejar: anotar,
});
