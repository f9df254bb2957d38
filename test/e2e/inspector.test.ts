import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATOS } from '../apoyo/cliente.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';

describe('the inspector, as a developer uses it', () => {
  let oficina: Oficina;
  let quien: Persona;
  let id = '';
  let numero = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    quien = await oficina.persona(oficina.servidor.admin, '/inspector');
    ({ id, numero } = await oficina.servidor.presentar());
    await oficina.servidor.acto(id, 'PROGRAMAR_REUNION', DATOS.programar(LUNES));
  });
  afterAll(() => oficina.cerrar());

  const encendidos = () =>
    quien.pagina.evaluate<string[]>(
      `[...document.querySelectorAll('.maquina .hoja.activo')].map((g) => g.dataset.estado)`,
    );

  it('shows every machine by its picture, and a state with its article and what it admits', async () => {
    const { pagina } = quien;
    await pagina.getByRole('link', { name: 'Solicitud de asistencia técnica' }).click();
    await pagina.getByRole('img', { name: /Diagrama de estados/ }).waitFor();
    await pagina.getByRole('link', { name: 'Descargar el SVG' }).waitFor();
    await pagina.getByRole('combobox', { name: 'Estado' }).fill('porProgramar');
    await pagina.getByRole('option', { name: /porProgramar$/ }).waitFor();
    await pagina.keyboard.press('ArrowDown');
    await pagina.keyboard.press('Enter');
    await pagina.getByRole('heading', { level: 2, name: 'porProgramar' }).waitFor();
    await pagina.getByText('Programar la reunión').last().waitFor();
    await pagina.locator('.maquina .estado[data-estado$="reunion.programada"]').click();
    await pagina.getByRole('heading', { level: 2, name: 'programada' }).waitFor();
  });

  it('tells each step as it is committed, filters them, and stands still while paused', async () => {
    const { pagina } = quien;
    await quien.ir('/inspector/vivo');
    const programar = pagina.getByRole('button', { name: `${numero} · 2. Programar la reunión` });
    await programar.waitFor();
    await programar.click();
    await pagina.getByText('reunionEnPlazo').first().waitFor();
    await pagina.getByRole('table', { name: 'Diferencias del contexto' }).waitFor();
    await pagina.getByRole('button', { name: 'Pausar' }).click();
    const { id: otro, numero: suyo } = await oficina.servidor.presentar();
    await pagina.getByText('En pausa: 1 evento nuevo.').waitFor();
    expect(await pagina.getByRole('button', { name: `${suyo} · 1.` }).count()).toBe(0);
    await pagina.getByRole('button', { name: 'Seguir' }).click();
    await pagina.getByRole('button', { name: `${suyo} · 1.` }).waitFor();
    await oficina.servidor.acto(otro, 'DESISTIR', { motivo: 'Ya no se requiere.' });
    await pagina.getByRole('button', { name: `${suyo} · 2.` }).waitFor();
    await pagina.getByLabel('Expediente', { exact: true }).fill(numero);
    await pagina.getByText('2 pasos', { exact: true }).waitFor();
  });

  it('goes back through the whole history of a case, with the picture lit at each step', async () => {
    const { pagina } = quien;
    await quien.ir(`/inspector/caso/${id}`);
    await pagina.getByText('Paso 2 de 2').waitFor();
    await quien.quieta();
    expect(await encendidos()).toContain('enTramite.atencion.reunion.programada');
    await pagina.getByRole('slider', { name: 'Paso de la historia' }).press('ArrowLeft');
    await pagina.getByText('Paso 1 de 2').waitFor();
    await pagina.waitForFunction(
      `document.querySelector('.maquina .hoja.activo')?.dataset.estado.endsWith('porProgramar')`,
    );
    await pagina.getByText('solicitudCompleta').first().waitFor();
    await pagina.getByRole('button', { name: 'Siguiente' }).click();
    await pagina.getByText('Paso 2 de 2').waitFor();
  });

  it('sends an event to a copy and lights where it goes; the case stays where it was', async () => {
    const { pagina } = quien;
    const antes = await encendidos();
    await pagina.getByRole('tab', { name: 'Probar' }).click();
    await pagina.getByRole('combobox', { name: 'Evento' }).fill('Desistir');
    await pagina.getByRole('option', { name: /^Desistir/ }).waitFor();
    await pagina.keyboard.press('ArrowDown');
    await pagina.keyboard.press('Enter');
    const datos = pagina.getByLabel('Datos del evento, en JSON');
    await expect.poll(async () => JSON.parse(await datos.inputValue())).toHaveProperty('motivo');
    await datos.fill('{"motivo":');
    await pagina.getByText('No es JSON').waitFor();
    await datos.fill('{"motivo": "La entidad ya no lo requiere."}');
    await pagina.getByRole('button', { name: 'Probar', exact: true }).click();
    await pagina.getByText('La copia quedó así').waitFor();
    expect(await encendidos()).toEqual(['desistida']);
    await pagina.getByRole('button', { name: 'Volver a lo que es' }).click();
    expect(await encendidos()).toEqual(antes);
    expect(await oficina.servidor.historial(id)).toHaveLength(2);
  });

  it('is sound for a screen reader, and fits a phone', async () => {
    const viewport = { width: 360, height: 740 };
    const fono = await oficina.persona(oficina.servidor.admin, '/', { viewport });
    const caminos = [
      '/inspector',
      '/inspector/maquina/solicitud?version=1.0.0&estado=enTramite',
      '/inspector/vivo',
      `/inspector/caso/${id}`,
    ];
    for (const camino of caminos) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await quien.pagina.emulateMedia({ colorScheme });
        await quien.ir(camino);
        expect([camino, colorScheme, await quien.hallazgos()]).toEqual([camino, colorScheme, []]);
      }
      await fono.ir(camino);
      await fono.quieta();
      expect([camino, await fono.sobrante(), await fono.hallazgos()]).toEqual([camino, 0, []]);
    }
    sinErrores(quien, fono);
    await fono.cerrar();
  });

  it('is not for those without its role', async () => {
    const ajeno = await oficina.persona(await oficina.usuario('Ajena', 'especialista'));
    expect(await ajeno.pagina.getByRole('link', { name: 'Inspector' }).count()).toBe(0);
    await ajeno.ir('/inspector');
    await ajeno.pagina.getByText(/es para quienes tienen el rol de lectura/).waitFor();
    await ajeno.cerrar();
  });
});
