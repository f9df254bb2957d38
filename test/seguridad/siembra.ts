import { type Cliente, casoEnAnalisis, casoEnEspera, RUC_B } from '../apoyo/cliente.js';
import { convocatoria, expediente, participante } from '../seleccion/muestras.js';

/** Cases on their way, so that chance does not begin before a blank page. Leaves the clock a day later. */
export async function sembrar(c: Cliente): Promise<void> {
  await c.presentar({ entidad: { nombre: 'Otra Entidad', ruc: RUC_B } });
  await casoEnAnalisis(c);
  await casoEnEspera(c, 2);
  await casoEnEspera(c, 30);
  const procesos: string[] = [];
  for (const objeto of ['bienes', 'bienes', 'bienes'] as const) {
    const cuerpo = expediente({ objeto, descripcion: `Compra ${procesos.length}` });
    procesos.push((await c.bien(201, c.post('/api/procesos', cuerpo))).id);
  }
  const acto = (id: string, tipo: string, datos: unknown) =>
    c.bien(200, c.post(`/api/procesos/${id}/eventos`, { tipo, datos }));
  for (const id of procesos) await acto(id, 'CONVOCAR', convocatoria());
  await pasarUnDia(c);
  for (const id of procesos.slice(1))
    for (const postor of ['P1', 'P2']) await acto(id, 'REGISTRAR_PARTICIPANTE', participante(postor));
}

/** What begins with the law of today: a solicitud and the reports of the years before. */
export async function sembrarHoy(c: Cliente): Promise<void> {
  await casoEnEspera(c, 3);
  for (const ejercicio of [2025, 2026]) await c.bien(201, c.post('/api/informes', { ejercicio }));
}

/** Number and code with which anybody follows a solicitud. */
export async function codigoDeAlguna(c: Cliente): Promise<{ numero: string; codigo: string }> {
  const { numero, seguimiento } = await c.presentar();
  return { numero, codigo: seguimiento.codigo };
}

/** Gives somebody an account and its password, through an invitation. */
export async function darClave(c: Cliente, id: string, cuenta: string, clave: string): Promise<void> {
  await c.bien(200, c.post(`/api/usuarios/${id}`, { cuenta }));
  const { codigo } = await c.bien(201, c.post(`/api/usuarios/${id}/invitacion`, {}));
  await c.bien(201, c.post('/api/sesion/invitacion', { codigo, clave }, { ficha: null }));
}

/** Moves the clock a day: terms expire. */
export async function pasarUnDia(c: Cliente): Promise<void> {
  const { ahora } = await c.bien(200, c.get('/api/reloj'));
  await c.reloj(new Date(Date.parse(ahora) + 24 * 3_600_000).toISOString());
}
