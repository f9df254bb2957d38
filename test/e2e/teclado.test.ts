import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

const LUNES = '2026-08-10T14:00:00.000Z';

/** What the keyboard is on, by its accessible name. */
const enfocado = ({ pagina }: Persona) =>
  pagina.evaluate<string>(
    `(() => { const e = document.activeElement; return (e?.getAttribute('aria-label') ?? e?.textContent ?? '').trim(); })()`,
  );

async function tabHasta(persona: Persona, nombre: RegExp, maximo = 80): Promise<void> {
  for (let i = 0; i < maximo; i++) {
    if (nombre.test(await enfocado(persona))) return;
    await persona.pagina.keyboard.press('Tab');
  }
  throw new Error(
    `El teclado no llegó a ${nombre} en ${maximo} pasos; quedó en «${await enfocado(persona)}».`,
  );
}

describe('the desk without a mouse', () => {
  let oficina: Oficina;
  let persona: Persona;
  let id = '';
  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const caso = await oficina.servidor.bien(
      201,
      oficina.servidor.post('/api/solicitudes', solicitudCompleta()),
    );
    id = caso.id;
    persona = await oficina.persona(await oficina.usuario('Especialista', 'especialista'));
  });
  afterAll(() => oficina.cerrar());

  it('the first stop skips to the content', async () => {
    await persona.ir('/');
    await persona.pagina.keyboard.press('Tab');
    expect(await enfocado(persona)).toBe('Saltar al contenido');
  });

  it('slash goes to the search, and Enter finds', async () => {
    await persona.ir('/solicitudes');
    await persona.pagina.keyboard.press('/');
    await persona.pagina.keyboard.type('AT-2026-000001');
    await persona.pagina.keyboard.press('Enter');
    await persona.pagina.waitForURL(/texto=AT-2026-000001/);
    await persona.pagina.getByRole('link', { name: 'AT-2026-000001' }).waitFor();
  });

  it('an act is chosen, filled, rehearsed and confirmed', async () => {
    const { pagina } = persona;
    await persona.ir(`/solicitudes/${id}`);
    await pagina.getByRole('button', { name: /^Registrar una visita/ }).waitFor();
    await tabHasta(persona, /^Registrar una visita/);
    await pagina.keyboard.press('Enter');
    const fecha = pagina.getByRole('textbox', { name: 'Fecha', exact: true });
    await fecha.waitFor();
    const enLaFecha = fecha.and(pagina.locator(':focus'));
    for (let i = 0; i < 5 && (await enLaFecha.count()) === 0; i++) await pagina.keyboard.press('Tab');
    await enLaFecha.waitFor();
    await pagina.keyboard.press('Control+A');
    await pagina.keyboard.type('10/08/2026');
    await pagina.keyboard.press('Escape');
    // The calendar closes, the form stays.
    await pagina.getByRole('dialog', { name: 'Registrar una visita' }).waitFor();
    await pagina.keyboard.press('Tab');
    for (const texto of ['Sede de la entidad', 'Se revisó el expediente.']) {
      await tabHasta(persona, /^$/, 3);
      await pagina.keyboard.type(texto);
      await pagina.keyboard.press('Tab');
    }
    await tabHasta(persona, /^Ver qué hará$/);
    await pagina.keyboard.press('Enter');
    await pagina.getByRole('region', { name: 'Qué hará este acto' }).waitFor();
    await tabHasta(persona, /^Confirmar$/);
    await pagina.keyboard.press('Enter');
    await pagina.getByText('«Registrar una visita» quedó registrado.').first().waitFor();
  });

  it('Escape closes a window and the keyboard goes back to where it was', async () => {
    const { pagina } = persona;
    await persona.ir(`/solicitudes/${id}`);
    const cuenta = pagina.getByRole('button', { name: /^Ver la cuenta/ }).first();
    await cuenta.focus();
    await pagina.keyboard.press('Enter');
    await pagina.getByRole('dialog').waitFor();
    await pagina.keyboard.press('Escape');
    await pagina.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => enfocado(persona)).toMatch(/^Ver la cuenta/);
    sinErrores(persona);
  });
});
