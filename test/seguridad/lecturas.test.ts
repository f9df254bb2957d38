import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rol } from '../../machines/base/evento.js';
import { REGISTRO } from '../../machines/registro.js';
import type { Ruta } from '../../src/api/ruta.js';
import { rutasDe } from '../../src/api/rutas.js';
import type { Json } from '../apoyo/cliente.js';
import { RUC_B } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { desempacar } from '../apoyo/zip.js';
import { deAVarios, fichasDeCadaRol } from './apoyo.js';
import { darClave } from './siembra.js';

const [RESERVADO, OFERTA] = ['731904.82', '718293.45'] as const;
const CLAVE = 'cuatro palabras nada comunes 88';
const DE_OTRA = { nombre: 'Persona Reservada Quispe', correo: 'reservada.quispe@otra.gob.pe' };

let m: Mesa;
let fichas: Record<Rol, string>;
/** What may be put in the place of each parameter, by the path before it. */
const ids: Record<string, string> = {};
let secretos: string[];

beforeAll(async () => {
  m = await Mesa.abrir();
  fichas = await fichasDeCadaRol(m.s);
  const { s } = m;
  const proceso = await m.convocado({ valorReferencial: RESERVADO, valorReferencialReservado: true });
  await m.conPropuestas(proceso, { Alfa: OFERTA });
  // A solicitud of another entity: its people are nobody's business outside the office.
  const solicitud = await s.presentar({
    entidad: { nombre: 'Otra Entidad', ruc: RUC_B },
    contacto: { ...DE_OTRA, cargo: 'Jefa', telefono: '987 654 321' },
  });
  const { id: usuario, token } = await s.usuario(['especialista']);
  await darClave(s, usuario, 'lectora', CLAVE);
  const { codigo } = await s.bien(201, s.post(`/api/usuarios/${usuario}/invitacion`, {}));
  const aviso = async (uno: string) => (await s.elementos(`${uno}/notificaciones`))[0]?.id as string;
  Object.assign(ids, {
    '/api/solicitudes': solicitud.id,
    '/api/procesos': proceso,
    '/api/solicitudes/{id}/notificaciones': await aviso(`/api/solicitudes/${solicitud.id}`),
    '/api/procesos/{id}/notificaciones': await aviso(`/api/procesos/${proceso}`),
    '/api/maquinas': 'licitacion-publica',
    '/api/maquinas/{id}': '1.0.0',
    '/api/reglas': 'RS-51-1',
    '/api/calendario': '2011',
    '/api/usuarios': usuario,
  });
  const huella = (texto: string) => createHash('sha256').update(texto).digest('hex');
  secretos = [CLAVE, '$argon2', ...[token, codigo, ...Object.values(fichas)].flatMap((t) => [t, huella(t)])];
});
afterAll(() => m.cerrar());

function caminoDe({ ruta }: Ruta): string {
  let plantilla = '';
  let real = '';
  for (const parte of ruta.split('/').slice(1)) {
    const valor = ids[plantilla] ?? 'x';
    real += `/${parte.replace(/\{\w+\}/, valor)}`;
    plantilla += `/${parte}`;
  }
  return real;
}

/** What a reading says, files unpacked; null when it was not answered with anything to read. */
async function leido(camino: string, ficha: string): Promise<string | null> {
  const r = await fetch(m.s.url + camino, {
    headers: { authorization: `Bearer ${ficha}` },
    redirect: 'manual',
  });
  const bytes = Buffer.from(await r.arrayBuffer());
  if (r.status >= 500) throw new Error(`${camino}: ${r.status} ${bytes.toString()}`);
  const cabeceras = JSON.stringify([...r.headers]);
  const cuerpo =
    bytes.subarray(0, 2).toString() === 'PK' ? [...desempacar(bytes).values()].join('\n') : bytes.toString();
  return r.status === 200 ? cabeceras + cuerpo : null;
}

// However an amount is written: with its point, with a thousands mark, or in cents.
const escrito = (monto: string) => {
  const [enteros = '', centimos = ''] = monto.split('.');
  return [`${enteros}.`, `${enteros.slice(0, 3)},${enteros.slice(3)}`, `${enteros}${centimos}`];
};
const CONOCEN_EL_RESERVADO: readonly Rol[] = ['oec', 'comite', 'titular'];
const DE_OFICINA: readonly Rol[] = ['mesa_partes', 'especialista', 'coordinador', 'lectura', 'admin'];

/** What no reading may say to a role: sealed amounts, secrets, and the people of an entity that is not its own. */
function vedado(rol: Rol): string[] {
  return [
    ...(CONOCEN_EL_RESERVADO.includes(rol) ? [OFERTA] : [RESERVADO, OFERTA]).flatMap(escrito),
    ...secretos,
    ...(DE_OFICINA.includes(rol) ? [] : [DE_OTRA.nombre, DE_OTRA.correo, ids['/api/solicitudes'] as string]),
  ];
}

test('RS-66, Ley 29733: ninguna lectura de la tabla dice a ningún rol, tampoco a admin, un monto sellado, un secreto ni quién es de otra entidad.', async () => {
  const lecturas = rutasDe(REGISTRO).filter((r) => r.metodo === 'get' && r.ruta !== '/api/corriente');
  const casos = lecturas.flatMap((fila) =>
    (Object.keys(fichas) as Rol[]).map((rol) => ({ fila, rol, camino: caminoDe(fila) })),
  );
  const salen: Json[] = [];
  const leidas = new Set<string>();
  await deAVarios(casos, async ({ fila, rol, camino }) => {
    const dicho = await leido(camino, fichas[rol]);
    if (dicho === null) return;
    leidas.add(fila.ruta);
    for (const aguja of vedado(rol)) if (dicho.includes(aguja)) salen.push([rol, camino, aguja.slice(0, 40)]);
  });
  expect(salen).toEqual([]);
  // What was looked for is there to be found by whoever may: the test looked in the right place.
  const solicitud = await leido(`/api/solicitudes/${ids['/api/solicitudes']}`, fichas.lectura);
  expect(solicitud).toContain(DE_OTRA.correo);
  const proceso = await leido(`/api/procesos/${ids['/api/procesos']}`, fichas.oec);
  expect(proceso).toContain(RESERVADO);
  expect(leidas.size).toBeGreaterThan(40);
}, 120_000);
