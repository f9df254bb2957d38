import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

const LUNES = '2026-08-10T14:00:00.000Z';

describe('two people on one case', () => {
  let oficina: Oficina;
  let una: Persona;
  let otra: Persona;
  let id = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const caso = await oficina.servidor.bien(
      201,
      oficina.servidor.post('/api/solicitudes', solicitudCompleta()),
    );
    id = caso.id;
    una = await oficina.persona(await oficina.usuario('Especialista primera', 'especialista'));
    otra = await oficina.persona(await oficina.usuario('Especialista segunda', 'especialista'));
  });
  afterAll(() => oficina.cerrar());

  it('the second sees at once that it moved and who moved it, loses no typing, and looks again before confirming', async () => {
    await una.ir(`/solicitudes/${id}?acto=REGISTRAR_CONTACTO`);
    await otra.ir(`/solicitudes/${id}?acto=PROGRAMAR_REUNION`);
    await una.pagina.getByRole('textbox', { name: 'Medio' }).fill('Teléfono');
    await una.pagina.getByRole('textbox', { name: 'Resultado' }).fill('Se coordinó la fecha.');
    await otra.pagina.getByRole('textbox', { name: 'Fecha', exact: true }).fill('12/08/2026');
    await otra.pagina.getByLabel('Hora: Fecha').fill('10:00');
    await otra.pagina.getByRole('radio', { name: 'Virtual' }).check();
    await otra.pagina.getByRole('textbox', { name: 'Lugar o enlace' }).fill('Enlace con tildes: reunión');
    await otra.pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    await otra.pagina.getByRole('button', { name: 'Confirmar' }).waitFor();

    await una.pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    await una.pagina.getByRole('button', { name: 'Confirmar' }).click();
    await una.pagina.getByText('quedó registrado').first().waitFor();

    const aviso = otra.pagina
      .getByRole('status')
      .filter({ hasText: 'El expediente avanzó mientras usted escribía' });
    await aviso.getByText(/Se registró el contacto.*Especialista primera/).waitFor();
    const lugar = otra.pagina.getByRole('textbox', { name: 'Lugar o enlace' });
    expect(await lugar.inputValue()).toBe('Enlace con tildes: reunión');
    expect(await otra.pagina.getByRole('button', { name: 'Confirmar' }).count()).toBe(0);
    await otra.pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    await otra.pagina.getByRole('button', { name: 'Confirmar' }).click();
    await otra.pagina.getByText('«Programar la reunión» quedó registrado.').first().waitFor();
    const { elementos } = await oficina.servidor.bien(
      200,
      oficina.servidor.get(`/api/solicitudes/${id}/historial`),
    );
    expect(elementos.map((f: { tipo: string }) => f.tipo)).toEqual([
      'PRESENTAR',
      'REGISTRAR_CONTACTO',
      'PROGRAMAR_REUNION',
    ]);
  });

  it('what one was writing is there after a reload', async () => {
    await una.ir(`/solicitudes/${id}?acto=DERIVAR`);
    await una.pagina.getByRole('textbox', { name: 'Materia' }).fill('Consulta sobre garantías');
    await una.pagina.reload();
    const materia = una.pagina.getByRole('textbox', { name: 'Materia' });
    await materia.waitFor();
    expect(await materia.inputValue()).toBe('Consulta sobre garantías');
  });

  it('an act that stopped being possible says so, and keeps what was written', async () => {
    await otra.ir(`/solicitudes/${id}?acto=DESISTIR`);
    await otra.pagina.getByRole('textbox', { name: 'Motivo' }).fill('La entidad ya no la requiere.');
    await oficina.servidor.bien(
      200,
      oficina.servidor.post(`/api/solicitudes/${id}/eventos`, {
        tipo: 'DECLARAR_IMPROCEDENTE',
        datos: { causal: 'controversia', alcance: 'total', motivo: 'Versa sobre una controversia.' },
      }),
    );
    await otra.pagina.getByRole('alert').filter({ hasText: 'El expediente ya terminó' }).waitFor();
    expect(await otra.pagina.getByRole('textbox', { name: 'Motivo' }).inputValue()).toBe(
      'La entidad ya no la requiere.',
    );
    expect(await otra.pagina.getByRole('button', { name: 'Ver qué hará' }).isDisabled()).toBe(true);
    sinErrores(una, otra);
  });
});
