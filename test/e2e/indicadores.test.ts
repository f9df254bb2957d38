import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';

describe('indicators and rules', () => {
  let oficina: Oficina;
  let coordina: Persona;

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const { servidor } = oficina;
    for (const cambios of [{}, {}, { contacto: null }])
      await servidor.bien(201, servidor.post('/api/solicitudes', solicitudCompleta(cambios)));
    coordina = await oficina.persona(await oficina.usuario('Coordinación', 'coordinador'), '/indicadores');
  });
  afterAll(() => oficina.cerrar());

  it('gives each chart with the same numbers in a table', async () => {
    const { pagina } = coordina;
    await coordina.ir('/indicadores');
    await pagina.getByRole('img', { name: /ingresaron 3 solicitudes y terminaron 1/ }).waitFor();
    const agosto = pagina
      .getByRole('table', { name: 'Volumen por mes' })
      .getByRole('row', { name: /ago\. 26/ });
    expect(await agosto.getByRole('cell').allTextContents()).toEqual(['3', '1', '2']);
    await pagina.getByRole('img', { name: /Barras apiladas por mes/ }).waitFor();
    await pagina.getByRole('table', { name: 'Tiempo en cada etapa' }).waitFor();
    await pagina
      .getByRole('table', { name: 'Plazos por regla' })
      .getByRole('link', { name: /9\.2\.1\.A/ })
      .first()
      .waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
  });

  it('keeps what is asked in the address and says when there is nothing', async () => {
    const { pagina } = coordina;
    await pagina.getByText('Procesos', { exact: true }).last().click();
    await pagina.getByText(/No hay nada que medir/).waitFor();
    expect(new URL(pagina.url()).searchParams.get('coleccion')).toBe('procesos');
  });

  it('gives the figures of the annual report, to print', async () => {
    const { pagina } = coordina;
    await coordina.ir('/indicadores?vista=informe');
    await pagina.getByRole('heading', { level: 1, name: 'Cifras del informe anual' }).waitFor();
    const recibidas = pagina
      .getByRole('table', { name: 'Solicitudes' })
      .getByRole('row', { name: /Recibidas/ });
    expect(await recibidas.getByRole('cell').textContent()).toBe('3');
    await pagina.emulateMedia({ media: 'print' });
    expect(await pagina.getByRole('button', { name: 'Imprimir el informe' }).isVisible()).toBe(false);
    await pagina.emulateMedia({ media: 'screen' });
    expect(await coordina.hallazgos()).toEqual([]);
  });

  it('finds a rule by what it says, marks those from memory, and opens it', async () => {
    const { pagina } = coordina;
    await coordina.ir('/normas?fuente=memoria');
    await pagina.getByText('Por contrastar').nth(1).waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    await coordina.ir('/normas');
    await pagina.getByLabel('Buscar en las reglas').fill('programa la reunion cinco dias');
    await pagina.getByText('1 regla', { exact: true }).waitFor();
    await pagina.getByRole('link', { name: /El OECE programa la reunión/ }).click();
    await pagina.getByRole('heading', { level: 1, name: 'Regla AT-8.2.1.A-1' }).waitFor();
    await pagina.getByText('machines/solicitud/reunion.ts').waitFor();
  });

  it('corrects its days after showing which terms move', async () => {
    const { pagina } = coordina;
    await pagina.getByRole('button', { name: 'Corregir los días' }).click();
    const dialogo = pagina.getByRole('dialog');
    await dialogo.getByLabel('Días que otorga').fill('7');
    await dialogo
      .getByLabel('Norma y artículo donde se leyó')
      .fill('Directiva N.º 005-2025-OECE-CD, num. 9.2.1.A');
    await dialogo.getByLabel('Motivo').fill('Se leyó en el diario oficial.');
    await dialogo.getByRole('button', { name: 'Ver qué movería' }).click();
    await dialogo.getByText('Se mueven 2 plazos de los que corren.').waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    await dialogo.getByRole('button', { name: 'Confirmar la corrección' }).click();
    await dialogo.waitFor({ state: 'hidden' });
    await pagina
      .getByRole('table', { name: 'Correcciones' })
      .getByText('Se leyó en el diario oficial.')
      .waitFor();
    await pagina.getByText(/^7 días hábiles, desde/).waitFor();
    sinErrores(coordina);
  });

  it('fits a phone and a dark screen', async () => {
    const fono = await oficina.persona(await oficina.usuario('Lectura', 'lectura'), '/indicadores', {
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    for (const camino of ['/indicadores', '/indicadores?vista=informe', '/normas']) {
      await fono.ir(camino);
      await fono.pagina.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect(await fono.sobrante()).toBe(0);
      expect(await fono.hallazgos()).toEqual([]);
    }
    sinErrores(fono);
    await fono.cerrar();
  });
});
