import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selloDiario } from '../../src/sellos/faena.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';
const CONTACTO = {
  nombre: 'Inés Ñaña Prado',
  cargo: 'Jefa',
  correo: 'ines.nana@entidad.gob.pe',
  telefono: '01 222 3344',
};

describe('who attends, who looked and what is kept', () => {
  let oficina: Oficina;
  let coordina: Persona;
  const casos: string[] = [];

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const { servidor } = oficina;
    await oficina.usuario('Rosa Ayala', 'especialista');
    await oficina.usuario('Íñigo Béjar', 'especialista');
    for (const contacto of [CONTACTO, CONTACTO, undefined])
      casos.push(
        (
          await servidor.bien(
            201,
            servidor.post('/api/solicitudes', solicitudCompleta(contacto ? { contacto } : {})),
          )
        ).id,
      );
    await servidor.acto(casos[0] as string, 'DESISTIR', { motivo: 'Ya no la necesitan.' });
    coordina = await oficina.persona(await oficina.usuario('Coordinación', 'coordinador'), '/carga');
  });
  afterAll(() => oficina.cerrar());

  it('AT-8.1.4.B-2: shares cases out by workload, corrected by hand before it is done', async () => {
    const { pagina } = coordina;
    await pagina.getByRole('link', { name: 'Rosa Ayala' }).waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    await pagina.getByRole('tab', { name: 'Por asignar' }).click();
    await pagina.getByRole('button', { name: 'Sugerir por carga' }).click();
    const asignar = pagina.getByRole('button', { name: 'Asignar 2 expedientes' });
    await asignar.waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    const primero = pagina.getByRole('combobox', { name: /^A quién va AT-2026-/ }).first();
    await primero.click();
    await pagina.getByRole('option', { name: /Rosa Ayala/ }).click();
    await asignar.click();
    await pagina.getByText('Se asignaron 2 expedientes.').waitFor();
    await pagina.getByText('Toda solicitud en trámite tiene quien la atienda.').waitFor();
    const { servidor } = oficina;
    const suyos = await Promise.all(casos.slice(1).map((id) => servidor.caso(id)));
    expect(suyos.map((c) => c.responsable)).toEqual(['Rosa Ayala', 'Rosa Ayala']);
  });

  it('records an absence and who stands in, and takes it back', async () => {
    const { pagina } = coordina;
    await coordina.ir('/carga?ver=ausencias');
    await pagina.getByText('Nadie está ausente ni lo estará.').waitFor();
    await pagina.getByRole('button', { name: 'Registrar una ausencia' }).click();
    const ventana = pagina.getByRole('dialog', { name: 'Registrar una ausencia' });
    await ventana.getByRole('combobox', { name: 'Quién se ausenta' }).click();
    await pagina.getByRole('option', { name: 'Rosa Ayala' }).click();
    await ventana.getByRole('combobox', { name: 'Quién sustituye' }).click();
    await pagina.getByRole('option', { name: 'Íñigo Béjar' }).click();
    await ventana.getByRole('textbox', { name: 'Motivo' }).fill('Vacaciones');
    expect(await coordina.hallazgos()).toEqual([]);
    await ventana.getByRole('button', { name: 'Registrar', exact: true }).click();
    await pagina.getByText('Ausente hoy').waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    await pagina.getByRole('tab', { name: 'El equipo' }).click();
    await pagina.getByText('Sustituye a Rosa Ayala').waitFor();
    await pagina.getByRole('tab', { name: 'Ausencias' }).click();
    await pagina.getByRole('button', { name: 'Dejar sin efecto la ausencia de Rosa Ayala' }).click();
    await pagina
      .getByRole('dialog', { name: 'Dejar sin efecto una ausencia' })
      .getByRole('button', { name: 'Dejar sin efecto', exact: true })
      .click();
    await pagina.getByText('Nadie está ausente ni lo estará.').waitFor();
  });

  it('LPD-20: shows what is kept of a person and takes it out of what has ended', async () => {
    const { pagina } = coordina;
    await coordina.ir('/proteccion?ver=persona');
    await pagina
      .getByRole('textbox', { name: 'Correo o nombre completo de la persona' })
      .fill('ines ñaña  PRADO');
    await pagina.getByRole('button', { name: 'Ver qué se guarda' }).click();
    await pagina.getByRole('heading', { name: '2 expedientes la nombran' }).waitFor();
    await pagina.getByRole('textbox', { name: 'Motivo' }).fill('Lo pidió por escrito.');
    await pagina.getByRole('button', { name: 'Ver qué saldría' }).click();
    await pagina.getByText('Saldría de 1 evento.').waitFor();
    await pagina.getByText(/El expediente sigue en trámite/).waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    await pagina.getByRole('button', { name: 'Suprimir, sin vuelta atrás' }).click();
    await pagina.getByText('Salió de 1 evento.').waitFor();
    const { servidor } = oficina;
    expect((await servidor.get(`/api/solicitudes/${casos[0]}`)).texto).not.toContain('ines.nana');
    await coordina.ir(`/solicitudes/${casos[0]}`);
    await pagina.getByText('Se suprimieron datos personales de una persona, a su pedido.').first().waitFor();
  });

  it('tells who read what, and lists the seals', async () => {
    const { pagina } = coordina;
    await coordina.ir('/proteccion');
    await pagina.getByRole('cell', { name: 'Lo que se guarda de una persona' }).first().waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    await pagina.getByRole('tab', { name: 'Sellos diarios' }).click();
    await pagina.getByText('Aún no se ha sellado ningún día.').waitFor();
    await selloDiario(oficina.servidor.sistema as never).correr();
    await coordina.ir('/proteccion?ver=sellos');
    await pagina.getByRole('link', { name: '09/08/2026' }).waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
  });

  it('fits a telephone', async () => {
    const { pagina } = coordina;
    await pagina.setViewportSize({ width: 360, height: 740 });
    for (const camino of [
      '/carga',
      '/carga?ver=asignar',
      '/carga?ver=ausencias',
      '/proteccion',
      '/proteccion?ver=persona',
      '/proteccion?ver=sellos',
    ]) {
      await coordina.ir(camino);
      await coordina.quieta();
      expect([camino, await coordina.sobrante()]).toEqual([camino, 0]);
    }
    sinErrores(coordina);
  });
});
