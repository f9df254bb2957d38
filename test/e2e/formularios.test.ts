import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casoEnEspera } from '../apoyo/cliente.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';

describe('the forms of the acts before whoever writes badly, long or in bad moments', () => {
  let oficina: Oficina;
  let persona: Persona;
  let id = '';
  let propia = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    propia = await oficina.usuario('Coordinadora', 'especialista', 'coordinador', 'mesa_partes');
    const nacida = oficina.servidor.post('/api/solicitudes', solicitudCompleta());
    ({ id } = await oficina.servidor.bien(201, nacida));
    persona = await oficina.persona(propia);
  });
  afterAll(() => oficina.cerrar());

  const verQueHara = () => persona.pagina.getByRole('button', { name: 'Ver qué hará' }).click();
  const reunion = async () => {
    await persona.ir(`/solicitudes/${id}?acto=PROGRAMAR_REUNION`);
    await persona.pagina.getByLabel('Hora: Fecha').waitFor();
  };

  it('a day or an hour that does not exist is told at its field, kept as written and not sent', async () => {
    const { pagina } = persona;
    await reunion();
    const fecha = pagina.getByRole('textbox', { name: 'Fecha', exact: true });
    const hora = pagina.getByLabel('Hora: Fecha');
    await fecha.fill('31/02/2026');
    await hora.fill('25:00');
    await pagina.getByRole('textbox', { name: 'Lugar o enlace' }).focus();
    await pagina.getByText('Ese día no existe; escríbalo como DD/MM/AAAA.').waitFor();
    await pagina.getByText('Escriba HH:MM.').waitFor();
    await verQueHara();
    expect(await fecha.inputValue()).toBe('31/02/2026');
    expect(await hora.inputValue()).toBe('25:00');
    expect(await fecha.evaluate('document.activeElement.value')).toBe('31/02/2026');
    expect(await pagina.getByRole('dialog').getByRole('alert').count()).toBe(0);
  });

  it('without the server it says so, keeps what is written, and goes on when the server is back', async () => {
    const { pagina } = persona;
    await pagina.getByRole('textbox', { name: 'Fecha', exact: true }).fill('12/08/2026');
    await pagina.getByLabel('Hora: Fecha').fill('10:00');
    await pagina.getByRole('radio', { name: 'Virtual' }).check();
    await pagina.getByRole('textbox', { name: 'Lugar o enlace' }).fill('Sala «Ñandú» 🙂');
    await pagina.context().setOffline(true);
    await verQueHara();
    await pagina.getByRole('dialog').getByText('No hay conexión con el servidor.').waitFor();
    await pagina.context().setOffline(false);
    expect(await pagina.getByRole('textbox', { name: 'Lugar o enlace' }).inputValue()).toBe(
      'Sala «Ñandú» 🙂',
    );
  });

  it('a session ended elsewhere asks to enter again, and what was written is still there', async () => {
    const { pagina } = persona;
    const salir = () =>
      pagina.evaluate(`fetch('/api/sesion', { method: 'DELETE', headers: { 'X-Expediente': 'mesa' } })`);
    const lugar = pagina.getByRole('textbox', { name: 'Lugar o enlace' });
    const entrar = async (ficha: string) => {
      await salir();
      await verQueHara();
      await pagina.getByLabel('Ficha de ingreso').fill(ficha);
      await pagina.getByText('Su sesión terminó.').waitFor();
      await pagina.getByRole('button', { name: 'Ingresar' }).click();
      await lugar.waitFor();
    };
    // Whoever enters next in the same tab does not find what another was writing.
    await entrar(await oficina.usuario('Otra', 'especialista', 'coordinador'));
    expect(await lugar.inputValue()).toBe('');
    await entrar(propia);
    expect(await lugar.inputValue()).toBe('Sala «Ñandú» 🙂');
    await verQueHara();
    await pagina.getByRole('region', { name: 'Qué hará este acto' }).waitFor();
  });

  it('a text longer than admitted is never cut: how much is left over is told, and the refusal at its field', async () => {
    const { pagina } = persona;
    await persona.ir(`/solicitudes/${id}?acto=DESISTIR`);
    const motivo = pagina.getByRole('textbox', { name: 'Motivo' });
    await motivo.fill('ñ😀'.repeat(7000));
    await verQueHara();
    await pagina.getByRole('dialog').getByRole('alert').getByText('Hay datos que corregir.').waitFor();
    await pagina.getByText(/^El texto es demasiado largo: sobran/).waitFor();
    expect((await motivo.inputValue()).length).toBe(21_000);
    expect(await persona.sobrante()).toBe(0);
  });

  it('rows of a list are added and taken off by keyboard, and the keyboard is never lost', async () => {
    const { pagina } = persona;
    await persona.ir(`/solicitudes/${id}?acto=RECHAZAR`);
    const agregar = pagina.getByRole('button', { name: 'Agregar: Omisiones' });
    await agregar.focus();
    await pagina.keyboard.press('Enter');
    await pagina.keyboard.press('Enter');
    const filas = pagina.getByRole('button', { name: /^Quitar la fila \d+: Omisiones$/ });
    const antes = await filas.count();
    await filas.last().focus();
    await pagina.keyboard.press('Enter');
    await pagina.waitForFunction(
      `document.activeElement.getAttribute('aria-label') === 'Agregar: Omisiones'`,
    );
    expect(await filas.count()).toBe(antes - 1);
    expect(await persona.hallazgos()).toEqual([]);
  });

  it('an expiry is rectified by choosing the act by its title and writing it in its own form', async () => {
    const { pagina } = persona;
    const { servidor } = oficina;
    const vencido = await casoEnEspera(servidor, 2);
    await servidor.bien(200, servidor.post('/api/reloj', { ahora: '2026-09-15T15:00:00.000Z' }));
    await persona.ir(`/solicitudes/${vencido}?acto=RECTIFICAR_VENCIMIENTO`);
    await pagina.getByRole('combobox', { name: 'Tipo' }).click();
    await pagina.getByRole('option', { name: 'Recibir documentación' }).click();
    await pagina.getByRole('textbox', { name: 'Detalle' }).fill('Llegó completa.');
    await pagina.getByRole('radio', { name: 'Sí' }).check();
    await pagina.getByRole('textbox', { name: 'Recibida el' }).fill('12/08/2026');
    await pagina.getByRole('textbox', { name: 'Cargo' }).fill('Cargo de prueba');
    await verQueHara();
    await pagina.getByRole('region', { name: 'Qué hará este acto' }).waitFor();
    await pagina.getByRole('button', { name: 'Confirmar' }).click();
    await pagina.getByRole('dialog').waitFor({ state: 'hidden' });
    const { situacion } = await servidor.bien(200, servidor.get(`/api/solicitudes/${vencido}`));
    expect(situacion).toBe('en_tramite');
    sinErrores(persona);
  });
});
