import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { casoEnAnalisis, casoEnEspera, type Json, type Respuesta, RUC_A } from '../apoyo/cliente.js';
import { CONVOCA } from '../apoyo/mesa.js';
import { Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { convocatoria, expediente } from '../seleccion/muestras.js';

const CLAVE_SMTP = 'la-clave-del-correo-5521';
const SECRETO_OIDC = 'el-secreto-de-la-institucion-9174';
const RESERVADO = '731904.82';
const PERSONA = {
  nombre: 'Rosaura Quispe Mamani',
  cargo: 'Jefa de logística',
  correo: 'rosaura.quispe@entidad.gob.pe',
  telefono: '987 654 321',
};
const CLAVES = [
  'cuatro palabras nada comunes 88',
  'otras cuatro palabras raras 31',
  'una clave equivocada 77',
];

/** What must never be in the log, by what it is. */
const agujas: Record<string, string> = {
  'clave del correo': CLAVE_SMTP,
  'secreto de la institución': SECRETO_OIDC,
  'clave de los sobres': CLAVE_DE_PRUEBA,
  'valor reservado': RESERVADO,
  'nombre de una persona': PERSONA.nombre,
  'correo de una persona': PERSONA.correo,
  'teléfono de una persona': PERSONA.telefono,
  'clave de una persona': CLAVES[0] as string,
  'su clave nueva': CLAVES[1] as string,
  'una clave equivocada': CLAVES[2] as string,
  'sustento de una solicitud': 'Texto muy particular del sustento',
  'contenido de un documento': 'Contenido muy particular del documento',
  'nombre de un documento': 'informe-de-rosaura.txt',
  'cuerpo de una petición ilegible': 'cuerpo-muy-particular',
  'ficha inventada': 'ficha-inventada-por-alguien',
  'código inventado': 'CODI-GOIN-VENT',
};

/** Takes half of the mail and refuses the other half, with words of its own. */
let recibidos = 0;
const smtp = new SMTPServer({
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _sesion, seguir) =>
    password === CLAVE_SMTP ? seguir(null, { user: username }) : seguir(new Error('No.')),
  onRcptTo: ({ address }, _sesion, seguir) =>
    address === PERSONA.correo
      ? seguir()
      : seguir(Object.assign(new Error('Buzón lleno.'), { responseCode: 452 })),
  onData: (flujo, _sesion, seguir) => {
    recibidos += 1;
    flujo.resume().on('end', () => seguir());
  },
});
const { archivo, carpeta, borrar } = carpetaTemporal();
let servidor: Proceso;

beforeAll(async () => {
  await new Promise<void>((seguir) => smtp.listen(0, '127.0.0.1', seguir));
  const { port } = smtp.server.address() as AddressInfo;
  servidor = await Proceso.abrir(archivo, {
    NIVEL_LOG: 'trace',
    RELOJ_INICIO: CONVOCA,
    SMTP_URL: `smtp://cartero:${CLAVE_SMTP}@127.0.0.1:${port}`,
    CORREO_REMITENTE: 'asistencia@oece.gob.pe',
    DIRECTORIO_DOCUMENTOS: `${carpeta}/documentos`,
    DIRECTORIO_SELLOS: `${carpeta}/sellos`,
    DIRECCION_PUBLICA: 'http://127.0.0.1:1',
    OIDC_EMISOR: 'http://127.0.0.1:1',
    OIDC_CLIENTE: 'expediente',
    OIDC_SECRETO: SECRETO_OIDC,
    METRICAS_TOKEN: 'la-ficha-de-las-metricas',
  });
  agujas['ficha de administración'] = servidor.admin;
  agujas['ficha de las métricas'] = 'la-ficha-de-las-metricas';
});
afterAll(async () => {
  servidor?.hijo.kill('SIGKILL');
  await new Promise<void>((seguir) => smtp.close(() => seguir()));
  borrar();
});

const sinFicha = { ficha: null };
const galleta = (r: Respuesta) => (r.cabeceras.get('set-cookie') ?? '').split(';')[0] ?? '';

/** Enters in every way there is, and fails in every way there is. */
async function entrar(): Promise<void> {
  const s = servidor;
  const { id, token } = await s.bien(
    201,
    s.post('/api/usuarios', { nombre: PERSONA.nombre, correo: PERSONA.correo, roles: ['especialista'] }),
  );
  agujas['ficha de una persona'] = token;
  await s.bien(200, s.post(`/api/usuarios/${id}`, { cuenta: 'rosaura' }));
  const { codigo } = await s.bien(201, s.post(`/api/usuarios/${id}/invitacion`, {}));
  agujas['código de una invitación'] = codigo;
  const [clave, nueva, equivocada] = CLAVES;
  const invitada = await s.post('/api/sesion/invitacion', { codigo, clave }, sinFicha);
  const conClave = await s.post('/api/sesion', { cuenta: 'rosaura', clave }, sinFicha);
  const conFicha = await s.post('/api/sesion', { ficha: token }, sinFicha);
  for (const [n, r] of [invitada, conClave, conFicha].entries()) {
    expect(r.estado).toBe(201);
    agujas[`sesión ${n}`] = galleta(r).slice('sesion='.length);
  }
  const cabeceras = { cookie: galleta(conClave), 'x-expediente': 'mesa' };
  const cambio = await s.post('/api/cuenta/clave', { actual: clave, nueva }, { ficha: null, cabeceras });
  expect(cambio.estado).toBeLessThan(300);
  await s.post('/api/sesion', { cuenta: 'rosaura', clave: equivocada }, sinFicha);
  await s.post('/api/sesion', { cuenta: equivocada, clave: equivocada }, sinFicha);
  await s.post('/api/sesion', { ficha: agujas['ficha inventada'] }, sinFicha);
  await s.get('/api/sesion', { ficha: agujas['ficha inventada'] as string });
  await s.post('/api/consulta', { numero: 'AT-2011-000001', codigo: agujas['código inventado'] }, sinFicha);
  await s.get('/api/sesion/oidc', sinFicha);
  await s.get('/api/sesion/oidc/retorno?code=ficha-inventada-por-alguien&state=x', sinFicha);
  await s.pedir('POST', '/api/solicitudes', { crudo: '{"objeto":"cuerpo-muy-particular' });
  await s.post('/api/solicitudes', { [PERSONA.nombre]: PERSONA.correo });
  await s.get(`/api/solicitudes?texto=${encodeURIComponent(PERSONA.nombre)}`);
  await s.get(`/api/personas?correo=${encodeURIComponent(PERSONA.correo)}`);
  await s.get(`/api/${encodeURIComponent(PERSONA.nombre)}`);
}

/** Lives a case with mail that leaves and mail that is refused, a document, and an amount that is sealed. */
async function vivir(): Promise<string> {
  const s = servidor;
  const caso: Json = await s.presentar({
    contacto: PERSONA,
    sustentoEstrategico: agujas['sustento de una solicitud'],
  });
  agujas['código de seguimiento'] = caso.seguimiento.codigo;
  const { numero } = caso;
  await s.bien(200, s.post('/api/consulta', { numero, codigo: caso.seguimiento.codigo }, sinFicha));
  await s.bien(
    201,
    s.pedir('POST', `/api/solicitudes/${caso.id}/documentos?nombre=${agujas['nombre de un documento']}`, {
      crudo: `${agujas['contenido de un documento']}, con eñes y tildes.\n`,
      cabeceras: { 'content-type': 'text/plain' },
    }),
  );
  await casoEnEspera(s, 2);
  const conCorreo = await casoEnAnalisis(s, { contacto: PERSONA });
  const proceso = { ...expediente(), valorReferencial: RESERVADO, valorReferencialReservado: true };
  const { id } = await s.bien(201, s.post('/api/procesos', proceso));
  await s.bien(200, s.post(`/api/procesos/${id}/eventos`, { tipo: 'CONVOCAR', datos: convocatoria() }));
  // Terms expire and mail leaves on the way.
  await s.reloj('2011-03-28T15:00:00.000Z');
  return conCorreo;
}

/** A case whose mail was half taken and half refused. */
let conCorreo: string;
beforeAll(async () => {
  await entrar();
  conCorreo = await vivir();
}, 120_000);

test('Lo que contestó el servidor de correo lo lee la oficina, que lo remedia; la entidad, no.', async () => {
  const leer = async (rol: string) => {
    const ficha = await servidor.ficha([rol], rol === 'entidad' ? RUC_A : undefined);
    return servidor.bien(200, servidor.get(`/api/solicitudes/${conCorreo}/notificaciones`, { ficha }));
  };
  const [oficina, entidad] = [await leer('especialista'), await leer('entidad')];
  expect(JSON.stringify(oficina)).toContain('Buzón lleno.');
  expect(JSON.stringify(entidad)).not.toContain('Buzón lleno.');
  const intentos = (de: Json) => de.elementos.flatMap((a: Json) => a.envios.map((e: Json) => e.mensajeId));
  expect(intentos(entidad)).toEqual(intentos(oficina));
});

test('ASVS 7.1: con el nivel trace, ni una ficha, clave, código, persona, monto ni cuerpo de correo llega al registro.', async () => {
  expect(recibidos).toBeGreaterThan(0);
  const { salida, errores } = await servidor.terminar();
  const dicho = salida + errores;
  // It did speak, at length: silence would prove nothing.
  expect(dicho).toContain('"registrado"');
  expect(dicho.split('\n').length).toBeGreaterThan(10);
  const halladas = Object.entries(agujas).filter(([, aguja]) => dicho.includes(aguja));
  const donde = halladas.map(([que, aguja]) => [que, dicho.split('\n').find((l) => l.includes(aguja))]);
  expect(donde).toEqual([]);
  expect(Object.values(agujas).every((a) => a.length > 5)).toBe(true);
}, 120_000);
