import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, RUC_A } from '../apoyo/cliente.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';
import { abrirNavegador } from './chromium.js';

const NOVIEMBRE = '2026-11-02T14:00:00.000Z';

describe('the annual report and the public lookup, by the screen', () => {
  let oficina: Oficina;
  let coordinadora: Persona;
  let solicitud: Json;
  let sinCuenta: { navegador: Browser; pagina: Page };

  beforeAll(async () => {
    oficina = await Oficina.abrir(NOVIEMBRE);
    const { servidor } = oficina;
    solicitud = await servidor.presentar();
    await servidor.reloj('2027-01-04T14:00:00.000Z');
    coordinadora = await oficina.persona(await oficina.usuario('Ana', 'coordinador'), '/informes');
    const navegador = await abrirNavegador();
    const contexto = await navegador.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    sinCuenta = { navegador, pagina: await contexto.newPage() };
  });
  afterAll(async () => {
    await sinCuenta.navegador.close();
    await oficina.cerrar();
  });

  const hacer = async (acto: string) => {
    const { pagina } = coordinadora;
    await pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    await pagina.getByRole('region', { name: 'Qué hará este acto' }).waitFor();
    await pagina.getByRole('button', { name: 'Confirmar' }).click();
    await pagina.getByText(`«${acto}» quedó registrado.`).first().waitFor();
    await pagina.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const elegir = (acto: string) => coordinadora.pagina.getByRole('button', { name: acto }).first().click();

  it('AT-8.3: with none yet the page says so, and opens that of the year that closed', async () => {
    const { pagina } = coordinadora;
    await pagina.getByText('Todavía no hay ningún informe anual.').waitFor();
    expect(await coordinadora.hallazgos()).toEqual([]);
    expect(await pagina.getByLabel('Ejercicio').inputValue()).toBe('2026');
    await pagina.getByRole('button', { name: 'Abrir el informe' }).click();
    await pagina
      .getByRole('heading', { level: 1, name: 'IA-2026 · Informe anual del ejercicio 2026' })
      .waitFor();
  });

  it('takes the figures, shows them as tables, and offers them as PDF and Excel', async () => {
    const { pagina } = coordinadora;
    await elegir('Consolidar las cifras del ejercicio');
    await pagina.getByRole('textbox', { name: /Análisis/ }).fill('Primer año con la directiva vigente.');
    await hacer('Consolidar las cifras del ejercicio');
    await pagina.locator('.lienzo g[data-estado="porPresentar.enElaboracion"]').waitFor();
    // The picture is narrower than its legend: the lit state is looked for where it is drawn.
    expect(
      await pagina.evaluate<boolean>(`(() => {
        const [marco, estado] = ['.lienzo', '.lienzo g[data-estado="porPresentar.enElaboracion"]'].map((s) =>
          document.querySelector(s).getBoundingClientRect());
        return estado.left >= marco.left && estado.right <= marco.right
          && estado.top >= marco.top && estado.bottom <= marco.bottom;
      })()`),
    ).toBe(true);
    await pagina.getByRole('tab', { name: 'Cifras' }).click();
    const tabla = pagina.getByRole('table', { name: 'Solicitudes', exact: true });
    await tabla.getByRole('row', { name: 'Recibidas 1' }).waitFor();
    expect(await coordinadora.hallazgos()).toEqual([]);
    await pagina.setViewportSize({ width: 360, height: 740 });
    expect(await coordinadora.sobrante()).toBe(0);
    await pagina.setViewportSize({ width: 1280, height: 900 });
    await pagina.getByRole('button', { name: 'Más', exact: true }).click();
    const bajada = pagina.waitForEvent('download');
    await pagina.getByRole('menuitem', { name: 'Informe en PDF' }).click();
    expect((await bajada).suggestedFilename()).toBe('informe-anual-2026.pdf');
  });

  it('is given the conformity and presented; the list says so and offers what is left', async () => {
    const { pagina } = coordinadora;
    await elegir('Dar conformidad al informe');
    await hacer('Dar conformidad al informe');
    await elegir('Registrar la presentación del informe');
    await pagina.getByLabel('Gerencia General').check();
    await pagina.getByRole('textbox', { name: 'Fecha', exact: true }).fill('04/01/2027');
    await hacer('Registrar la presentación del informe');
    await coordinadora.ir('/informes');
    const fila = pagina.getByRole('row').filter({ hasText: 'IA-2026' });
    await fila.getByText('Presentado').waitFor();
    expect(await pagina.getByLabel('Ejercicio').inputValue()).toBe('2025');
  });

  it('those of an entity are not offered the page', async () => {
    const { servidor } = oficina;
    const ficha = await servidor.ficha(['entidad'], RUC_A);
    const entidad = await oficina.persona(ficha);
    expect(await entidad.pagina.getByRole('link', { name: 'Informe anual' }).count()).toBe(0);
    await entidad.ir(`/solicitudes/${solicitud.id}`);
    await entidad.pagina
      .getByRole('region', { name: 'Seguimiento público' })
      .getByText(solicitud.seguimiento.codigo)
      .waitFor();
    sinErrores(entidad);
    await entidad.cerrar();
  });

  it('without account or script, on a telephone, anybody with number and code follows the solicitud by keyboard', async () => {
    const { pagina } = sinCuenta;
    await pagina.goto(`${oficina.servidor.url}/consulta`);
    await pagina.getByLabel('Número de la solicitud').focus();
    await pagina.keyboard.type(solicitud.numero);
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('AAAA-AAAA-AAAA');
    await pagina.keyboard.press('Enter');
    await pagina
      .getByRole('alert')
      .getByText(/No hay una solicitud con ese número y ese código/)
      .waitFor();
    expect(await pagina.getByLabel('Número de la solicitud').inputValue()).toBe(solicitud.numero);
    await pagina.getByLabel('Código de seguimiento').fill(solicitud.seguimiento.codigo.toLowerCase());
    await pagina.getByRole('button', { name: 'Consultar' }).click();
    await pagina.getByRole('heading', { name: `Solicitud ${solicitud.numero}` }).waitFor();
    await pagina.getByText('El OECE va a programar la reunión de asistencia técnica.').waitFor();
    expect(pagina.url()).toBe(`${oficina.servidor.url}/consulta`);
  });

  it('the public page has nothing serious to say of its accessibility and fits a telephone', async () => {
    const { pagina } = coordinadora;
    await pagina.setViewportSize({ width: 360, height: 740 });
    await coordinadora.ir('/consulta');
    expect(await coordinadora.hallazgos()).toEqual([]);
    expect(await coordinadora.sobrante()).toBe(0);
    sinErrores(coordinadora);
  });
});
