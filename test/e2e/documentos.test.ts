import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casoEnEspera } from '../apoyo/cliente.js';
import { docx, pdf } from '../documentos/muestras.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';

describe('the documents of a case, at the desk', () => {
  let oficina: Oficina;
  let mesa: Persona;
  let id = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const ficha = await oficina.usuario('Rosa Ñahui', 'mesa_partes');
    const { servidor } = oficina;
    id = await casoEnEspera(servidor);
    mesa = await oficina.persona(ficha);
    await mesa.ir(`/solicitudes/${id}`);
    await mesa.pagina.getByRole('tab', { name: 'Documentos' }).click();
  });
  afterAll(() => oficina.cerrar());

  const deNombre = (nombre: string) => mesa.pagina.getByRole('article', { name: nombre });

  it('says that there are none, and takes one chosen with the keyboard', async () => {
    const { pagina } = mesa;
    await pagina.getByText('Este expediente aún no tiene documentos.').waitFor();
    const elegir = pagina.getByRole('button', { name: 'Elegir archivos' });
    const [selector] = await Promise.all([pagina.waitForEvent('filechooser'), elegir.press('Enter')]);
    await selector.setFiles({ name: 'Resolución N.º 5.pdf', mimeType: 'application/pdf', buffer: pdf() });
    await deNombre('Resolución N.º 5.pdf')
      .getByText(/PDF, .* bytes\. Rosa Ñahui, el/)
      .waitFor();
    await pagina.getByRole('tab', { name: 'Documentos (1)' }).waitFor();
  });

  it('takes those dropped on it, and tells why one is not kept', async () => {
    const { pagina } = mesa;
    const soltados = await pagina.evaluateHandle(`(() => {
      const datos = new DataTransfer();
      datos.items.add(new File(['Acta de la reunión'], 'acta.txt'));
      datos.items.add(new File(['MZ\\u0000\\u0001'], 'informe.pdf'));
      return datos;
    })()`);
    const zona = pagina.getByText('Arrastre aquí los archivos').locator('..');
    await zona.dispatchEvent('dragover', { dataTransfer: soltados });
    await zona.dispatchEvent('drop', { dataTransfer: soltados });
    await deNombre('acta.txt').waitFor();
    const enCamino = pagina.getByRole('status', { name: 'Archivos que se están subiendo' });
    await enCamino.getByText(/no es de los que se guardan: PDF, Word/).waitFor();
    expect(await deNombre('informe.pdf').count()).toBe(0);
    expect(await mesa.hallazgos()).toEqual([]);
    await enCamino.getByRole('button', { name: 'Quitar informe.pdf de esta lista' }).click();
    await enCamino.getByText('informe.pdf').waitFor({ state: 'detached' });
  });

  it('keeps the versions of a document, and shows who downloaded it', async () => {
    const { pagina } = mesa;
    const [selector] = await Promise.all([
      pagina.waitForEvent('filechooser'),
      pagina.getByRole('button', { name: 'Nueva versión de Resolución N.º 5.pdf' }).click(),
    ]);
    await selector.setFiles({ name: 'Resolución corregida.docx', mimeType: 'x/y', buffer: docx() });
    const nueva = deNombre('Resolución corregida.docx');
    await nueva.getByText('Versión 2', { exact: true }).waitFor();
    await nueva.getByRole('button', { name: 'Versiones anteriores (1)' }).click();
    const [bajada] = await Promise.all([
      pagina.waitForEvent('download'),
      nueva.getByRole('link', { name: 'Resolución N.º 5.pdf' }).click(),
    ]);
    expect(bajada.suggestedFilename()).toBe('Resolución N.º 5.pdf');
    expect(readFileSync(await bajada.path()).equals(pdf())).toBe(true);
    await nueva.getByRole('link', { name: 'Resolución corregida.docx' }).click();
    await nueva.getByRole('button', { name: 'Quién lo vio: Resolución corregida.docx' }).click();
    const ventana = pagina.getByRole('dialog');
    await ventana.getByText(/^Rosa Ñahui, el/).waitFor();
    expect(await mesa.hallazgos()).toEqual([]);
    await pagina.keyboard.press('Escape');
    await ventana.waitFor({ state: 'hidden' });
  });

  it('hands those nobody named yet to the act that receives them', async () => {
    const { pagina } = mesa;
    await pagina.getByRole('button', { name: 'Recibir documentación' }).first().click();
    const panel = pagina.getByRole('dialog');
    const nombres = panel.getByRole('textbox', { name: 'Nombre' });
    await nombres.nth(1).waitFor();
    const escritos = await Promise.all((await nombres.all()).map((n) => n.inputValue()));
    expect(escritos).toEqual(['Resolución corregida.docx', 'acta.txt']);
    await panel.getByLabel('Detalle').first().fill('Proyecto de bases');
    await panel.getByRole('radio', { name: 'No' }).first().check();
    await panel.getByRole('button', { name: 'Ver qué hará' }).click();
    await panel.getByRole('button', { name: 'Confirmar' }).click();
    await panel.waitFor({ state: 'hidden' });
    const nombrados = pagina.getByRole('region', { name: 'Los que nombran los actos' });
    await nombrados.getByRole('link', { name: 'acta.txt' }).waitFor();
    expect(await nombrados.getByRole('link').count()).toBe(2);
  });

  it('fits a telephone, and fails in nothing', async () => {
    await mesa.pagina.setViewportSize({ width: 360, height: 740 });
    expect(await mesa.sobrante()).toBe(0);
    sinErrores(mesa);
  });
});
