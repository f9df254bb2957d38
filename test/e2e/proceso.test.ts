import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { expediente, participante } from '../seleccion/muestras.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 14 March 2011, 10:00 in Lima. */
const LUNES = '2011-03-14T15:00:00.000Z';

describe('a licitación from its file to its contract, by the buttons of the desk', () => {
  let oficina: Oficina;
  let comite: Persona;
  let id = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const ficha = await oficina.usuario('Comité especial', 'oec', 'comite', 'titular', 'participante');
    const caso = await oficina.servidor.bien(201, oficina.servidor.post('/api/procesos', expediente()));
    id = caso.id;
    comite = await oficina.persona(ficha, `/procesos/${id}`);
  });
  afterAll(() => oficina.cerrar());

  const caso = (): Promise<Json> => oficina.servidor.bien(200, oficina.servidor.get(`/api/procesos/${id}`));
  const elegir = (acto: string) => comite.pagina.getByRole('button', { name: acto }).first().click();
  const escribir = (campo: string, valor: string) =>
    comite.pagina.getByRole('textbox', { name: campo, exact: true }).fill(valor);
  const marcar = (grupo: string | RegExp, opcion: string) =>
    comite.pagina.getByRole('radiogroup', { name: grupo }).getByLabel(opcion, { exact: true }).check();
  const confirmar = async (acto: string, conPrevia = true) => {
    const { pagina } = comite;
    await pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    const previa = pagina.getByRole('region', { name: 'Qué hará este acto' });
    await previa.waitFor();
    if (!conPrevia) await previa.getByText(/no se puede simular/).waitFor();
    await pagina.getByRole('button', { name: 'Confirmar' }).click();
    await pagina.getByText(`«${acto}» quedó registrado.`).first().waitFor();
    await pagina.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  /** Moves the clock to an hour of the day an activity begins, and looks at the case again. */
  const hasta = async (actividad: string, hora: string) => {
    const { datos } = await caso();
    const fila = datos.cronograma.find((f: Json) => f.actividad === actividad);
    const cuando = fila.inicio.length > 10 ? fila.inicio : `${fila.inicio}T${hora}:00-05:00`;
    await oficina.servidor.reloj(cuando);
    await comite.ir(`/procesos/${id}`);
  };

  it('is convoked with the calendar the system proposes', async () => {
    await elegir('Convocar el proceso');
    await escribir('Nomenclatura', 'LP 1-2011/PRUEBA');
    await escribir('Domicilio para el registro de participantes', 'Jirón de Prueba 100, Lima');
    await escribir('Costo de participación (S/)', '10.00');
    await escribir('Plazo de entrega', '30 días');
    await escribir('Instrumento que aprueba las bases', 'Resolución 10-2011');
    await marcar(/resumen ejecutivo/, 'Sí');
    await marcar(/^Acto/, 'Público');
    await escribir('Peso técnico (c1)', '0.70');
    await escribir('Peso económico (c2)', '0.30');
    await escribir('Puntaje técnico mínimo', '60');
    const factores = comite.pagina.getByRole('group', { name: 'Factores de evaluación' });
    await factores.getByRole('button', { name: 'Agregar' }).click();
    await factores.getByRole('textbox', { name: 'Nombre' }).fill('Plazo');
    await factores.getByRole('textbox', { name: 'Puntaje máximo' }).fill('100');
    await marcar(/Incluido en el PAC/, 'Sí');
    await escribir('Aprobación del expediente de contratación', '01/03/2011');
    await marcar(/certificación presupuestal/, 'Sí');
    await confirmar('Convocar el proceso');
    expect((await caso()).situacion).toBe('convocado');
  });

  it('registers two participants and answers a question', async () => {
    await hasta('registro_participantes', '10:00');
    for (const cual of ['A', 'B']) {
      const { nombre, ruc } = participante(cual);
      await elegir('Registrar a un participante');
      await escribir('Identificador', cual);
      await escribir('Nombre', nombre);
      await escribir('RUC', ruc);
      await marcar(/RNP vigente/, 'Sí');
      await marcar(/inhabilitado/, 'No');
      await escribir('Monto (S/)', '10.00');
      await escribir('Comprobante de pago', `R-${cual}`);
      await escribir('Fecha', '15/03/2011');
      await confirmar('Registrar a un participante');
    }
    await hasta('consultas', '10:00');
    await elegir('Formular una consulta');
    await escribir('Identificador', 'C1');
    await comite.pagina.getByRole('combobox', { name: 'Participante' }).click();
    await comite.pagina.getByRole('option', { name: /^A/ }).click();
    await escribir('Texto', '¿Se admite entrega parcial?');
    await confirmar('Formular una consulta');
    await hasta('absolucion_consultas', '10:00');
    await elegir('Absolver las consultas');
    await escribir('Respuesta', 'No se admite.');
    await confirmar('Absolver las consultas');
  });

  it('integrates the bases and receives proposals nobody can read', async () => {
    await hasta('integracion_bases', '10:00');
    await elegir('Integrar las bases');
    await confirmar('Integrar las bases');
    await hasta('presentacion_propuestas', '10:00');
    for (const [postor, monto] of [
      ['A', '480000.00'],
      ['B', '495000.00'],
    ] as const) {
      await elegir('Presentar una propuesta');
      await comite.pagina.getByRole('combobox', { name: 'Postor' }).click();
      await comite.pagina.getByRole('option', { name: new RegExp(`^${postor}`) }).click();
      await escribir('Monto (S/)', monto);
      await confirmar('Presentar una propuesta');
    }
    await comite.pagina.getByRole('tab', { name: 'Datos' }).click();
    expect(await comite.pagina.getByRole('main').innerText()).not.toMatch(/480,?000/);
  });

  it('admits, scores, opens and awards', async () => {
    await hasta('calificacion_evaluacion', '12:00');
    for (const postor of ['A', 'B']) {
      await elegir('Admitir una propuesta');
      await comite.pagina.getByRole('combobox', { name: 'Postor' }).click();
      await comite.pagina.getByRole('option', { name: new RegExp(`^${postor}`) }).click();
      await confirmar('Admitir una propuesta');
    }
    await elegir('Registrar la evaluación técnica');
    const puntajes = comite.pagina.getByRole('textbox', { name: 'Puntaje', exact: true });
    await puntajes.nth(0).fill('90');
    await puntajes.nth(1).fill('80');
    await confirmar('Registrar la evaluación técnica');

    await elegir('Abrir y evaluar las propuestas económicas');
    const { actualizado } = await caso();
    const lima = new Date(Date.parse(actualizado) - 5 * 3_600_000).toISOString();
    await escribir('Fecha y hora', lima.slice(0, 10).split('-').reverse().join('/'));
    await comite.pagina.getByLabel('Hora: Fecha y hora').fill(lima.slice(11, 16));
    await escribir('Notario', 'Notaría de prueba');
    await escribir('Acta', 'Acta 1');
    await confirmar('Abrir y evaluar las propuestas económicas', false);

    await hasta('buena_pro', '15:00');
    await elegir('Otorgar la buena pro');
    await confirmar('Otorgar la buena pro');
    expect((await caso()).situacion).toBe('buena_pro');
  });

  it('becomes final by itself when nobody appeals in eight days, and ends with the contract', async () => {
    const { plazos } = await caso();
    const { vence } = plazos.findLast((p: Json) => p.regla === 'RS-77-LP');
    await oficina.servidor.reloj(new Date(Date.parse(`${vence}T15:00:00-05:00`) + 86_400_000).toISOString());
    await comite.ir(`/procesos/${id}`);
    await comite.pagina.getByText('Consentido').first().waitFor();
    await elegir('Suscribir el contrato');
    await escribir('Número', 'C-1-2011');
    await confirmar('Suscribir el contrato');
    expect((await caso()).situacion).toBe('contrato');
    sinErrores(comite);
  });
});
