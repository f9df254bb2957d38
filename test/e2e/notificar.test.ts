import { afterAll, beforeAll, expect, test } from 'vitest';
import { casoEnEspera } from '../apoyo/cliente.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

const COORDINA = 'Coordinación';
let oficina: Oficina;
let ficha: string;
beforeAll(async () => {
  oficina = await Oficina.abrir('2027-02-01T15:00:00.000Z');
  ficha = await oficina.usuario(COORDINA, 'coordinador');
});
afterAll(() => oficina.cerrar());

async function sinBarreras(persona: Persona): Promise<void> {
  expect(await persona.hallazgos()).toEqual([]);
  await persona.pagina.setViewportSize({ width: 360, height: 740 });
  expect(await persona.sobrante()).toBe(0);
  await persona.pagina.setViewportSize({ width: 1280, height: 900 });
}

test('una plantilla se busca, se corrige con su línea, se ve antes de guardarla, y se vuelve a la del programa', async () => {
  const persona = await oficina.persona(ficha, '/plantillas');
  const { pagina } = persona;
  await pagina.getByLabel('Buscar en las plantillas').fill('citacion');
  await pagina.getByRole('link', { name: 'Citación a la reunión de asistencia técnica' }).click();
  const texto = pagina.getByLabel('Texto de la plantilla');
  await texto.fill('Venga el {{reunionFecha}}.\n\n{{lugarr}} ({{norma}})');
  await pagina.getByRole('button', { name: 'Guardar versión nueva' }).click();
  await pagina.getByText('Línea 3: «lugarr» no es una variable').waitFor();
  await texto.fill('Venga el {{reunionFecha}} ({{norma}}).');
  await pagina.getByRole('button', { name: 'Vista previa' }).click();
  await pagina.getByText('Venga el 12 de agosto de 2026').waitFor();
  await pagina.getByRole('button', { name: 'Guardar versión nueva' }).click();
  await pagina.getByText('Versión 1,').waitFor();
  await sinBarreras(persona);
  await pagina.getByRole('button', { name: 'Volver al texto del programa' }).click();
  await pagina.getByRole('dialog').getByRole('button', { name: 'Volver', exact: true }).click();
  await pagina.getByText(': volvió al texto del programa.').waitFor();
  expect(await texto.inputValue()).toContain('Lo citamos a la reunión');
  sinErrores(persona);
  await persona.cerrar();
});

test('lo que sale fuera del sistema espera en su página, se lee y se deja constancia de ello', async () => {
  const { servidor } = oficina;
  const id = await casoEnEspera(servidor, 2);
  await servidor.reloj('2027-03-10T15:00:00.000Z');
  const persona = await oficina.persona(ficha);
  const { pagina } = persona;
  await pagina.getByRole('link', { name: '1 notificación espera constancia' }).click();
  await pagina.getByText('Oficio', { exact: true }).click();
  const asunto = /Archivo de la solicitud por falta de documentación/;
  await pagina.getByRole('link', { name: asunto }).waitFor();
  await pagina.getByRole('button', { name: /^Leer el texto de/ }).click();
  await pagina.getByText('Desde el envío de esa consulta pasaron diez días hábiles').waitFor();
  await pagina.getByRole('button', { name: 'Cerrar' }).click();
  await sinBarreras(persona);
  await pagina.getByRole('button', { name: /^Dejar constancia de/ }).click();
  await pagina.getByLabel('Código o número (si lo tiene)').fill('OFICIO 1-2027');
  await pagina.getByRole('button', { name: 'Guardar constancia' }).click();
  await pagina.getByText('No hay nada por registrar.').waitFor();
  await persona.ir(`/solicitudes/${id}`);
  await pagina.getByRole('tab', { name: /^Notificaciones/ }).click();
  await pagina.getByText('Código: OFICIO 1-2027.').waitFor();
  await sinBarreras(persona);
  sinErrores(persona);
  await persona.cerrar();
});
