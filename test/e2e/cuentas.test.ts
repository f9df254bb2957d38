import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FICHA_ADMIN } from '../apoyo/cliente.js';
import { CLAVE, OTRA_CLAVE } from '../auth/apoyo.js';
import { Proveedor, puertoLibre, SECRETO } from '../auth/proveedor.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

let oficina: Oficina;
let admin: Persona;
let visita: Persona;
let invitacion = '';
beforeAll(async () => {
  oficina = await Oficina.abrir();
  admin = await oficina.persona(FICHA_ADMIN, '/usuarios');
  visita = await oficina.visita();
});
afterAll(() => oficina.cerrar());

const boton = (p: Page, name: string | RegExp) => p.getByRole('button', { name, exact: true });
const SU_CLAVE = /^Clave( \*)?$/;
const estrecha = { width: 360, height: 800 };

/** The page has no serious finding of axe, and fits a narrow screen. */
async function cuidada(p: Persona, nombre: string): Promise<void> {
  await p.quieta();
  const antes = p.pagina.viewportSize() ?? { width: 1280, height: 900 };
  const capturas = process.env['CAPTURAS'];
  if (capturas) await p.pagina.screenshot({ path: `${capturas}/${nombre}.png`, fullPage: true });
  expect([nombre, await p.hallazgos()]).toEqual([nombre, []]);
  await p.pagina.setViewportSize(estrecha);
  expect([nombre, await p.sobrante()]).toEqual([nombre, 0]);
  if (capturas) await p.pagina.screenshot({ path: `${capturas}/${nombre}-360.png`, fullPage: true });
  await p.pagina.setViewportSize(antes);
}

async function entrarComo(p: Page, cuenta: string, clave: string): Promise<void> {
  await p.getByLabel('Cuenta').fill(cuenta);
  await p.getByLabel(SU_CLAVE).fill(clave);
  await boton(p, 'Ingresar').click();
}

describe('users at the desk', () => {
  it('administration creates one, and invites them; what is wrong is said under its field', async () => {
    const { pagina } = admin;
    await cuidada(admin, 'usuarios');
    await boton(pagina, 'Usuario nuevo').click();
    await pagina.getByLabel('Nombre').fill('Íñigo Núñez');
    await pagina.getByLabel('Cuenta').fill('a b');
    await boton(pagina, 'Crear').click();
    await pagina.getByText('Indique al menos un rol.').waitFor();
    await pagina.getByText('El nombre de cuenta tiene de 3 a 60 letras').waitFor();
    await cuidada(admin, 'usuario-nuevo');
    await pagina.getByLabel('Cuenta').fill('Íñigo.Núñez');
    await pagina.getByRole('combobox', { name: 'Roles' }).click();
    await pagina.getByRole('option', { name: 'especialista' }).click();
    await pagina.keyboard.press('Escape');
    await boton(pagina, 'Crear').click();
    await pagina.getByRole('heading', { level: 1, name: 'Íñigo Núñez' }).waitFor();
    await boton(pagina, 'Invitar a poner su clave').click();
    invitacion = await pagina.getByRole('status').locator('pre').innerText();
    expect(invitacion).toMatch(/\/invitacion#[\w-]{43}$/);
    await cuidada(admin, 'usuario');
  });

  it('the invited one sets a password, and is in; a weak one is refused with its reason', async () => {
    const { pagina } = visita;
    await pagina.goto(invitacion);
    await pagina.getByLabel(SU_CLAVE).fill('inigonunez12');
    await pagina.getByLabel('Repítala').fill('inigonunez1');
    await pagina.getByText('No es igual a la de arriba.').waitFor();
    await pagina.getByLabel('Repítala').fill('inigonunez12');
    await boton(pagina, 'Guardar la clave e ingresar').click();
    await pagina.getByText('Está hecha de datos suyos o de la casa').waitFor();
    await cuidada(visita, 'invitacion');
    await pagina.getByLabel(SU_CLAVE).fill(CLAVE);
    await pagina.getByLabel('Repítala').fill(CLAVE);
    await boton(pagina, 'Guardar la clave e ingresar').click();
    await boton(pagina, 'Menú de Íñigo Núñez').waitFor();
    expect(new URL(pagina.url()).hash).toBe('');
  });

  it('their account shows how they enter; they change the password and close the other sessions', async () => {
    const { pagina } = visita;
    await boton(pagina, 'Menú de Íñigo Núñez').click();
    await pagina.getByRole('menuitem', { name: 'Mi cuenta' }).click();
    await pagina.getByText('esta sesión').waitFor();
    await cuidada(visita, 'mi-cuenta');
    await pagina.getByRole('textbox', { name: 'Clave actual' }).fill('no es esta');
    await pagina.getByRole('textbox', { name: 'Clave nueva' }).fill(OTRA_CLAVE);
    await pagina.getByLabel('Repítala').fill(OTRA_CLAVE);
    await boton(pagina, 'Cambiar la clave').click();
    await pagina.getByText('No es su clave actual.').waitFor();
    await pagina.getByRole('textbox', { name: 'Clave actual' }).fill(CLAVE);
    await boton(pagina, 'Cambiar la clave').click();
    await pagina.getByText('La clave quedó guardada').waitFor();
    const otra = await oficina.visita();
    await entrarComo(otra.pagina, 'ÍÑIGO.NÚÑEZ', OTRA_CLAVE);
    await boton(otra.pagina, 'Menú de Íñigo Núñez').waitFor();
    await pagina.reload();
    await boton(pagina, 'Cerrar la otra').click();
    await boton(pagina, 'Cerrar la otra').waitFor({ state: 'detached' });
    await otra.ir('/');
    await otra.pagina.getByLabel('Cuenta').waitFor();
    sinErrores(otra);
    await otra.cerrar();
  });

  it('leaving ends at the door; the wrong password says one sentence, and too many a wait that administration lifts', async () => {
    const { pagina } = visita;
    await boton(pagina, 'Menú de Íñigo Núñez').click();
    await pagina.getByRole('menuitem', { name: 'Salir' }).click();
    await pagina.getByLabel('Cuenta').waitFor();
    for (let i = 0; i < 5; i++) {
      await entrarComo(pagina, 'inigo.nunez', `mala ${i}`);
      await pagina.getByText('La cuenta o la clave no son correctas.').waitFor();
    }
    await entrarComo(pagina, 'inigo.nunez', OTRA_CLAVE);
    await pagina.getByText('Hubo demasiados intentos fallidos.').waitFor();
    await cuidada(visita, 'ingreso');
    await admin.pagina.reload();
    await admin.pagina.getByText('Falló demasiadas veces').waitFor();
    await boton(admin.pagina, 'Dejar que intente de nuevo').click();
    await boton(admin.pagina, 'Dejar que intente de nuevo').waitFor({ state: 'detached' });
    await boton(pagina, 'Ingresar').click();
    await boton(pagina, 'Menú de Íñigo Núñez').waitFor();
  });

  it('revoking is confirmed first, and throws them out; they may be put back', async () => {
    const { pagina } = admin;
    await boton(pagina, 'Revocar').click();
    const dialogo = pagina.getByRole('dialog');
    await dialogo.getByRole('button', { name: 'Dejarlo como está' }).click();
    await boton(pagina, 'Revocar').click();
    await dialogo.getByRole('button', { name: 'Revocar' }).click();
    await pagina.getByText('No puede entrar: su clave, su ficha y sus sesiones terminaron.').waitFor();
    await visita.pagina.reload();
    await visita.pagina.getByLabel('Cuenta').waitFor();
    await boton(pagina, 'Poner de nuevo en vigor').click();
    await dialogo.getByRole('button', { name: 'Poner de nuevo en vigor' }).click();
    await boton(pagina, 'Invitar a poner su clave').waitFor();
  });

  it('coordination reads names and roles and opens nobody; the others have no such page', async () => {
    const coordina = await oficina.persona(await oficina.usuario('Coordina', 'coordinador'), '/usuarios');
    await coordina.pagina.getByText('Íñigo Núñez').waitFor();
    expect(await coordina.pagina.getByRole('link', { name: 'Íñigo Núñez' }).count()).toBe(0);
    expect(await boton(coordina.pagina, 'Usuario nuevo').count()).toBe(0);
    await coordina.pagina.getByRole('textbox', { name: 'Buscar' }).fill('no hay nadie así');
    await coordina.pagina.getByText('Ningún usuario es así.').waitFor();
    const lee = await oficina.persona(await oficina.usuario('Lee', 'lectura'), '/usuarios');
    await lee.pagina.getByText('Esta página es de administración y coordinación.').waitFor();
    expect(await lee.pagina.getByRole('link', { name: 'Usuarios' }).count()).toBe(0);
    sinErrores(admin, visita, coordina, lee);
  });
});

it('by the institution, which is another site: out, back with a strict cookie, in; and an unknown one is told why', async () => {
  const puerto = await puertoLibre();
  const publica = `http://127.0.0.1:${puerto}`;
  const proveedor = await Proveedor.abrir(`${publica}/api/sesion/oidc/retorno`, { sitio: 'localhost' });
  const entorno = {
    OIDC_EMISOR: proveedor.emisor,
    OIDC_CLIENTE: 'expediente',
    OIDC_SECRETO: SECRETO,
    DIRECCION_PUBLICA: publica,
  };
  const propia = await Oficina.abrir(undefined, { entorno, puerto });
  try {
    proveedor.entra = 'eva';
    proveedor.gente.set('eva', { email: 'eva@oece.gob.pe', email_verified: true });
    const eva = await propia.visita();
    const institucion = eva.pagina.getByRole('link', { name: 'Entrar con la institución' });
    await institucion.click();
    await eva.pagina.getByText('ningún usuario en vigor tiene su correo').waitFor();
    const { servidor } = propia;
    await servidor.bien(
      201,
      servidor.post('/api/usuarios', { nombre: 'Eva', correo: 'eva@oece.gob.pe', roles: ['lectura'] }),
    );
    await institucion.click();
    await boton(eva.pagina, 'Menú de Eva').waitFor();
    expect(eva.pagina.url()).toBe(`${publica}/`);
    await boton(eva.pagina, 'Menú de Eva').click();
    await eva.pagina.getByRole('menuitem', { name: 'Salir' }).click();
    await eva.pagina.waitForURL(`${proveedor.emisor}/session/end?**`);
    sinErrores(eva);
  } finally {
    await propia.cerrar();
    await proveedor.cerrar();
  }
});
