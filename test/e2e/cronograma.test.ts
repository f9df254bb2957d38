import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { convocatoria, expediente } from '../seleccion/muestras.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 14 March 2011, 09:00 in Lima. */
const LUNES = '2011-03-14T14:00:00.000Z';

describe('calendars of processes, drawn and judged as one edits', () => {
  let oficina: Oficina;
  let comite: Persona;
  let convocado = '';
  let porConvocar = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const { servidor } = oficina;
    const crear = async () => (await servidor.bien(201, servidor.post('/api/procesos', expediente()))).id;
    convocado = await crear();
    porConvocar = await crear();
    await servidor.bien(
      200,
      servidor.post(`/api/procesos/${convocado}/eventos`, { tipo: 'CONVOCAR', datos: convocatoria() }),
    );
    comite = await oficina.persona(await oficina.usuario('Comité especial', 'oec', 'comite'), '/cronograma');
  });
  afterAll(() => oficina.cerrar());

  const barra = (dibujo: string, actividad: string) =>
    comite.pagina
      .getByRole('region', { name: `${dibujo}, día por día` })
      .getByRole('button', { name: new RegExp(`^${actividad}:`) });
  const filaDe = (actividad: string) =>
    comite.pagina
      .getByRole('table', { name: 'Actividades del cronograma' })
      .getByRole('row', { name: new RegExp(`^${actividad}`) });
  const proponer = () => comite.pagina.getByRole('button', { name: 'Proponer el cronograma' }).click();
  const cronograma = async (): Promise<Json[]> =>
    (await oficina.servidor.bien(200, oficina.servidor.get(`/api/procesos/${convocado}`))).datos.cronograma;

  it('proposes the lawful calendar of a type', async () => {
    const { pagina } = comite;
    await comite.ir('/cronograma');
    await pagina.getByText('Todavía no hay un cronograma.').waitFor();
    await proponer();
    await pagina.getByText('El cronograma cumple la norma.').waitFor();
    expect(await barra('Cronograma', 'Presentación de propuestas').getAttribute('aria-label')).toMatch(
      /el mar, 26 abr/,
    );
    expect(await comite.hallazgos()).toEqual([]);
  });

  it('moves a bar by business days with the keyboard, and says beside it what it breaches', async () => {
    const { pagina } = comite;
    const consultas = barra('Cronograma', 'Presentación de consultas');
    await consultas.press('ArrowLeft');
    // From Monday 21 to Friday 18: the weekend is no step.
    expect(await consultas.getAttribute('aria-label')).toMatch(/al vie, 18 mar/);
    await filaDe('Presentación de consultas')
      .getByText(/el mínimo es 5/)
      .waitFor();
    await filaDe('Presentación de consultas')
      .getByRole('link', { name: /art. 55/ })
      .waitFor();
    await pagina.getByText('El cronograma tiene 2 incumplimientos').waitFor();
    expect(await comite.hallazgos()).toEqual([]);
    await consultas.press('ArrowRight');
    await pagina.getByText('El cronograma cumple la norma.').waitFor();
    await consultas.press('Shift+ArrowRight');
    expect(await consultas.getAttribute('aria-label')).toMatch(/del mié, 16 mar/);
  });

  it('judges dates as they are written', async () => {
    const { pagina } = comite;
    await proponer();
    await pagina.getByText('El cronograma cumple la norma.').waitFor();
    const fin = pagina.getByRole('textbox', { name: 'Fin de integración de las bases', exact: true });
    await fin.fill('16/04/2011');
    await fin.press('Tab');
    await filaDe('Integración de las bases')
      .getByText(/no es día hábil/)
      .waitFor();
  });

  it('takes the calendar made for a case to the form of its convocation', async () => {
    const { pagina } = comite;
    await comite.ir(`/procesos/${porConvocar}/cronograma`);
    await proponer();
    await pagina.getByText('El cronograma cumple la norma.').waitFor();
    await barra('Cronograma', 'Otorgamiento de la buena pro').press('ArrowRight');
    const convocar = pagina.getByRole('button', { name: 'Convocar con este cronograma' });
    await convocar.click();
    await pagina.waitForURL(`**/procesos/${porConvocar}?acto=CONVOCAR`);
    const guardado = await pagina.evaluate<string>(`sessionStorage.getItem('cronograma:${porConvocar}')`);
    expect(JSON.parse(guardado).at(-1)).toEqual({
      actividad: 'buena_pro',
      inicio: '2011-04-28',
      fin: '2011-04-29',
    });
  });

  it('shows what a prórroga would move over the calendar in force, and does it once confirmed', async () => {
    const { pagina } = comite;
    const antes = await cronograma();
    await comite.ir(`/procesos/${convocado}/cronograma`);
    await pagina.getByRole('heading', { name: 'En vigor, versión 1' }).waitFor();
    await pagina.getByRole('combobox', { name: 'Etapa' }).click();
    await pagina.getByRole('option', { name: 'Presentación de consultas' }).click();
    await barra('Cronograma que resultaría', 'Presentación de consultas').press('ArrowRight');
    const ver = pagina.getByRole('button', { name: 'Ver qué hará' });
    await ver.click();
    await pagina.getByText('Falta este dato.').waitFor();
    await pagina.getByRole('textbox', { name: 'Motivo' }).fill('La complejidad de las bases.');
    await ver.click();
    const queHara = pagina.getByRole('region', { name: 'Qué hará este acto' });
    await queHara.getByText('Plazos que empiezan').waitFor();
    await pagina
      .getByRole('region', { name: 'Cronograma que resultaría, día por día' })
      .getByRole('img', { name: /^Otorgamiento de la buena pro: el mar, 3 may/ })
      .waitFor();
    expect(await comite.hallazgos()).toEqual([]);
    expect(await cronograma()).toEqual(antes);
    await queHara.getByRole('button', { name: 'Confirmar' }).click();
    await pagina.getByText(/quedó registrado: el cronograma en vigor es el nuevo/).waitFor();
    await pagina.getByRole('heading', { name: 'En vigor, versión 2' }).waitFor();
    expect((await cronograma()).find((f) => f.actividad === 'consultas')?.fin).toBe('2011-03-22');
  });

  it('keeps the version before', async () => {
    const { pagina } = comite;
    await pagina.getByRole('combobox', { name: 'Ver el cronograma' }).click();
    await pagina.getByRole('option', { name: /^Tras «Convocar/ }).click();
    await pagina
      .getByRole('region', { name: 'Cronograma anterior, día por día' })
      .getByRole('img', { name: /^Presentación de consultas: .* al lun, 21 mar/ })
      .waitFor();
  });

  it('fits a phone: the drawing scrolls and each row keeps its name', async () => {
    const ficha = await oficina.usuario('Lectura', 'lectura');
    const camino = `/procesos/${convocado}/cronograma`;
    const lee = await oficina.persona(ficha, camino, { viewport: { width: 360, height: 740 } });
    const dibujo = lee.pagina.getByRole('region', { name: 'Cronograma en vigor, día por día' });
    await dibujo.getByText('Otorgamiento de la buena pro').waitFor();
    // What the test's own types do not know of the browser.
    type Rodillo = { scrollLeft: number; scrollWidth: number };
    await dibujo.evaluate((d) => {
      const rodillo = d as unknown as Rodillo;
      rodillo.scrollLeft = rodillo.scrollWidth;
    });
    const nombre = await dibujo.getByText('Otorgamiento de la buena pro').boundingBox();
    expect(nombre?.x).toBeLessThan(40);
    expect(await dibujo.evaluate((d) => (d as unknown as Rodillo).scrollLeft)).toBeGreaterThan(0);
    expect(await lee.sobrante()).toBe(0);
    expect(await lee.pagina.getByRole('heading', { name: 'Prorrogar o postergar una etapa' }).count()).toBe(
      0,
    );
    expect(await lee.hallazgos()).toEqual([]);
    sinErrores(comite, lee);
    await lee.cerrar();
  });
});
