import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';

describe('a solicitud from its birth to its end, by the buttons of the desk', () => {
  let oficina: Oficina;
  let especialista: Persona;
  let id = '';
  let numero = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const ficha = await oficina.usuario('Especialista', 'especialista', 'coordinador', 'mesa_partes');
    const caso = await oficina.servidor.bien(
      201,
      oficina.servidor.post('/api/solicitudes', solicitudCompleta({ materias: ['revision_documental'] })),
    );
    ({ id, numero } = caso);
    especialista = await oficina.persona(ficha);
  });
  afterAll(() => oficina.cerrar());

  const elegir = (acto: string) => especialista.pagina.getByRole('button', { name: acto }).first().click();
  const confirmar = async (acto: string) => {
    const { pagina } = especialista;
    await pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    await pagina.getByRole('region', { name: 'Qué hará este acto' }).waitFor();
    await pagina.getByRole('button', { name: 'Confirmar' }).click();
    await pagina.getByText(`«${acto}» quedó registrado.`).first().waitFor();
    await pagina.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const reloj = (ahora: string) => oficina.servidor.bien(200, oficina.servidor.post('/api/reloj', { ahora }));

  it('is found in the list by its number and opened', async () => {
    const { pagina } = especialista;
    await especialista.ir(`/solicitudes?texto=${numero}`);
    await pagina.getByRole('link', { name: numero }).click();
    await pagina.getByRole('heading', { level: 1, name: new RegExp(numero) }).waitFor();
    await pagina.getByRole('region', { name: 'Plazos' }).getByText('Hasta el').first().waitFor();
  });

  it('shows the acts that do not proceed with the sentence of their refusal', async () => {
    const { pagina } = especialista;
    await pagina.getByRole('button', { name: /que ahora no proceden, y por qué/ }).click();
    const negados = pagina
      .getByRole('listitem')
      .filter({ hasText: 'Emitir el informe de asistencia técnica' });
    await negados.getByText(/no corresponde en la situación actual/).waitFor();
  });

  it('opens a term into its day-by-day count, with the law of each day skipped', async () => {
    const { pagina } = especialista;
    await pagina
      .getByRole('button', { name: /^Ver la cuenta/ })
      .last()
      .click();
    const cuenta = pagina.getByRole('dialog').getByRole('table', { name: 'Cuenta día por día' });
    await cuenta
      .getByText(/^sábado/i)
      .first()
      .waitFor();
    await pagina.keyboard.press('Escape');
  });

  it('programs the meeting: the form tells its errors at their fields, then what it will do', async () => {
    const { pagina } = especialista;
    await elegir('Programar la reunión');
    await pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    await pagina.getByRole('dialog').getByRole('alert').getByText('Hay datos que corregir.').waitFor();
    await pagina.getByRole('textbox', { name: 'Fecha', exact: true }).fill('12/08/2026');
    await pagina.getByLabel('Hora: Fecha').fill('10:00');
    await pagina.getByRole('radio', { name: 'Virtual' }).check();
    await pagina.getByRole('textbox', { name: 'Lugar o enlace' }).fill('Enlace de la reunión');
    await confirmar('Programar la reunión');
    await pagina.getByText('Se programó la reunión.').first().waitFor();
  });

  it('registers the meeting, requires documents, receives them and issues the report', async () => {
    const { pagina } = especialista;
    await reloj('2026-08-12T12:00:00-05:00');
    await especialista.ir(`/solicitudes/${id}`);
    await elegir('Registrar la reunión realizada');
    await pagina
      .getByRole('radiogroup', { name: /Consultas/ })
      .getByLabel('No hubo')
      .check();
    await pagina
      .getByRole('radiogroup', { name: /Acompañamiento/ })
      .getByLabel('No se solicitó')
      .check();
    await pagina
      .getByRole('radiogroup', { name: /Habrá revisión documental/ })
      .getByLabel('Sí')
      .check();
    await pagina
      .getByRole('textbox', { name: 'Acuerdos de la reunión' })
      .fill('Revisar el proyecto de bases.');
    await confirmar('Registrar la reunión realizada');

    await elegir('Requerir documentación adicional');
    await pagina.getByRole('textbox', { name: 'Detalle' }).fill('Remitir el proyecto de bases.');
    await pagina.getByLabel('Plazo en días hábiles').fill('3');
    await confirmar('Requerir documentación adicional');

    await elegir('Recibir documentación');
    await pagina.getByRole('textbox', { name: 'Detalle' }).first().fill('Proyecto de bases.');
    await pagina
      .getByRole('radiogroup', { name: /Está completa/ })
      .getByLabel('Sí')
      .check();
    await confirmar('Recibir documentación');

    await elegir('Emitir el informe de asistencia técnica');
    await pagina.getByRole('textbox', { name: 'Número' }).fill('IAT-001-2026');
    await pagina.getByRole('button', { name: 'Agregar' }).click();
    await pagina.getByRole('radio', { name: 'Omisión' }).check();
    await pagina.getByRole('textbox', { name: 'Descripción' }).fill('Falta el sustento del plazo.');
    await pagina.getByRole('radio', { name: 'Recomendación' }).check();
    await confirmar('Emitir el informe de asistencia técnica');
  });

  it('follows up after the convocation until it is culminada', async () => {
    const { pagina } = especialista;
    await elegir('Registrar la convocatoria');
    await pagina.getByRole('textbox', { name: 'Nomenclatura' }).fill('LP-1-2026');
    await confirmar('Registrar la convocatoria');
    await elegir('Emitir el informe de seguimiento');
    await pagina.getByRole('textbox', { name: 'Número', exact: true }).fill('IS-001-2026');
    await pagina.getByRole('radio', { name: 'Implementada' }).check();
    await confirmar('Emitir el informe de seguimiento');
    await pagina.getByText('Culminada').first().waitFor();
    const caso = await oficina.servidor.bien(200, oficina.servidor.get(`/api/solicitudes/${id}`));
    expect(caso.situacion).toBe('culminada');
  });

  it('shows the case as it was after any past event, where nothing can be done', async () => {
    const { pagina } = especialista;
    await especialista.ir(`/solicitudes/${id}?secuencia=2`);
    await pagina.getByText('Está viendo el pasado').waitFor();
    await pagina.getByText('En trámite').first().waitFor();
    expect(await pagina.getByText('Qué se puede hacer ahora').count()).toBe(0);
    const manija = pagina.getByRole('slider');
    await manija.focus();
    await pagina.keyboard.press('ArrowLeft');
    await pagina.getByText(/^Evento 1 de/).waitFor();
    await pagina.getByRole('button', { name: 'Volver al presente' }).click();
    await pagina.getByText('Culminada').first().waitFor();
  });

  it('proves its own history', async () => {
    const { pagina } = especialista;
    await pagina.getByRole('button', { name: 'Más', exact: true }).click();
    await pagina.getByRole('menuitem', { name: 'Verificar la historia' }).click();
    await pagina.getByText('El expediente está íntegro').first().waitFor();
    sinErrores(especialista);
  });
});
