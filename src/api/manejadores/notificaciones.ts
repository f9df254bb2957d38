import { z } from 'zod';
import type { Rol } from '../../../machines/base/evento.js';
import type { Direccion } from '../../../machines/base/maquina.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { type Catalogo, citar } from '../../../machines/reglas/index.js';
import { relojReal } from '../../clock.js';
import { escribaniaDe } from '../../faenas/cartero.js';
import { redactar } from '../../notify/redactar.js';
import type { Envio } from '../../store/envios.js';
import type { Aviso, Usuario } from '../../store/puerto.js';
import { casoVisible, lectoresDe, OFICINA, tieneRol } from '../acceso.js';
import { noExiste, Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';

/** Who else is written to is for the office and the entity: those of other sides do not learn it from here. */
const DE_CASA: readonly Rol[] = [...OFICINA, 'entidad', 'oec', 'comite', 'aprobador', 'titular'];
const REINTENTAN: readonly Rol[] = ['mesa_partes', 'especialista', 'coordinador'];

const veDirecciones = (usuario: Usuario) => tieneRol(usuario, DE_CASA);

function direccionesPara(usuario: Usuario, destinatarios: string): Direccion[] {
  const direcciones = JSON.parse(destinatarios) as Direccion[];
  return veDirecciones(usuario) ? direcciones : direcciones.map((d) => ({ ...d, correo: null }));
}

/** A notice as the API shows it. */
export function notificacionDe(usuario: Usuario, a: Aviso, catalogo: Catalogo) {
  return {
    id: a.id,
    canal: a.canal,
    plantilla: a.plantilla,
    asunto: a.asunto,
    destinatarios: direccionesPara(usuario, a.destinatarios),
    regla: a.regla,
    norma: citar(a.regla, catalogo),
    creada: a.creado,
    desde: a.desde,
    estado: a.estado,
    enviada: a.enviado,
    codigo: a.codigo,
    secuencia: a.secuencia,
  };
}

// What a mail server answers names machines of the house: that is for the house.
function envioDe(
  { intento, mensajeId, empezado, terminado, resultado, respuesta, entregas, adjuntos }: Envio,
  deOficina: boolean,
) {
  const dicha = (respondido: string | null) => (deOficina ? respondido : null);
  return {
    intento,
    mensajeId,
    empezado,
    terminado,
    resultado,
    respuesta: dicha(respuesta),
    entregas: (entregas ?? []).map((e) => ({ ...e, respuesta: dicha(e.respuesta) })),
    adjuntos,
  };
}

/** The notices of a case, each with its attempts to leave by mail and when it is tried next. */
export async function notificaciones(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const { store, door, config } = p.sistema;
  const { id } = await casoVisible(p, def.coleccion);
  const avisos = await store.avisos(id);
  const { catalogo } = await door.entornoActual();
  const ve = veDirecciones(p.usuario);
  const deOficina = tieneRol(p.usuario, OFICINA);
  const { envios, proximos } = await store.enviosDelCaso(id);
  const elementos = avisos.map((a) => {
    const suyos = ve ? envios.filter((e) => e.aviso === a.id).map((e) => envioDe(e, deOficina)) : [];
    const proximo = ve && a.estado === 'pendiente' && suyos.length > 0 ? (proximos.get(a.id) ?? null) : null;
    return { ...notificacionDe(p.usuario, a, catalogo), envios: suyos, proximoIntento: proximo };
  });
  return { estado: 200, valor: { elementos, correo: config.SMTP_URL !== undefined } };
}

async function avisoDelCaso(p: Peticion, caso: string): Promise<Aviso> {
  const aviso = await p.sistema.store.aviso(p.params['nid'] ?? '');
  if (aviso?.caso !== caso) throw noExiste('La notificación');
  return aviso;
}

/** The text of a notice: as it was sent, or as it would be now. */
async function texto(p: Peticion, coleccion: string): Promise<Salida> {
  const caso = await casoVisible(p, coleccion);
  const aviso = await avisoDelCaso(p, caso.id);
  const base = { asunto: aviso.asunto, canal: aviso.canal };
  const envios = await p.sistema.store.enviosDe(aviso.id);
  const salio = envios.findLast((e) => e.resultado === 'enviada') ?? envios.at(-1);
  if (salio)
    return {
      estado: 200,
      valor: { ...base, enviado: true, texto: salio.texto, plantilla: salio.plantilla },
    };
  const carta = await redactar(escribaniaDe(p.sistema), caso, aviso);
  return { estado: 200, valor: { ...base, enviado: false, texto: carta.texto, plantilla: carta.version } };
}

async function reintentar(p: Peticion, coleccion: string): Promise<Salida> {
  const caso = await casoVisible(p, coleccion);
  const aviso = await avisoDelCaso(p, caso.id);
  if (p.sistema.config.SMTP_URL === undefined)
    throw new Problema(
      409,
      'SIN_CORREO',
      'No hay servidor de correo: comuníquelo por otro medio y deje constancia.',
    );
  if (!(await p.sistema.store.reponerEnvio(aviso.id, relojReal.ahora())))
    throw new Problema(
      409,
      'NO_SE_REINTENTA',
      `Solo se reintenta un correo que se dio por no salido; este consta como «${aviso.estado}».`,
    );
  return { estado: 200, valor: { id: aviso.id, estado: 'pendiente' } };
}

/** What is asked of one notice of a case, besides putting it on record. */
export function rutasDeNotificaciones({ coleccion }: DefinicionDeMaquina): Ruta[] {
  const una = `/api/${coleccion}/{id}/notificaciones/{nid}`;
  return [
    ruta({
      metodo: 'get',
      ruta: `${una}/texto`,
      titulo: 'El texto de una notificación: como salió, o como saldría ahora',
      roles: lectoresDe(coleccion).filter((r) => r === 'admin' || DE_CASA.includes(r)),
      personales: 'notificaciones',
      exito: 200,
      respuesta: z.object({
        asunto: z.string(),
        canal: z.enum(['correo', 'oficio', 'seace']),
        enviado: z.boolean(),
        texto: z.string(),
        plantilla: z.number(),
      }),
      manejar: (p) => texto(p, coleccion),
    }),
    ruta({
      metodo: 'post',
      ruta: `${una}/reintento`,
      repetible: true,
      titulo: 'Volver a intentar un correo que se dio por no salido',
      roles: REINTENTAN,
      exito: 200,
      respuesta: z.object({ id: z.string(), estado: z.string() }),
      manejar: (p) => reintentar(p, coleccion),
    }),
  ];
}
