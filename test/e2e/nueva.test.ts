import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';
/** Monday 14 March 2011, 09:00 in Lima. */
const DE_2011 = '2011-03-14T14:00:00.000Z';

const campo = ({ pagina }: Persona, nombre: string) =>
  pagina.getByRole('textbox', { name: nombre, exact: true });
/** The API has answered about what is written. */
const reposo = ({ pagina }: Persona) =>
  pagina.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
const revision = ({ pagina }: Persona) =>
  pagina.getByRole('complementary', { name: 'Revisión antes de enviar' });

describe('a new solicitud, checked as it is typed', () => {
  let oficina: Oficina;
  let mesa: Persona;

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    mesa = await oficina.persona(
      await oficina.usuario('Mesa de partes', 'mesa_partes', 'especialista'),
      '/solicitudes/nueva',
    );
  });
  afterAll(() => oficina.cerrar());

  const total = async () =>
    (await oficina.servidor.bien(200, oficina.servidor.get('/api/solicitudes'))).elementos.length;

  it('says which letters are missing and that it would be born rejected', async () => {
    await mesa.ir('/solicitudes/nueva');
    await campo(mesa, 'Nombre del responsable de la DEC').fill('Luis Rojas');
    await campo(mesa, 'Correo del responsable de la DEC').fill('lrojas@entidad.gob.pe');
    await campo(mesa, 'Nombre de la entidad').fill('Municipalidad Provincial de Huamanga');
    await mesa.pagina.getByRole('radio', { name: 'Selección' }).check();
    await mesa.pagina.getByRole('checkbox', { name: /Absolver consultas/ }).check();
    await revision(mesa).getByText('Así nacería rechazada').waitFor();
    await revision(mesa).getByText('Nacería rechazada y archivada.').waitFor();
    await mesa.pagina.getByRole('button', { name: 'Registrar como rechazada' }).waitFor();
    // Where the list says something is missing, it leads there.
    await revision(mesa).getByRole('button', { name: 'objeto de la contratación' }).click();
    expect(await mesa.pagina.locator('*:focus').getAttribute('id')).toBe('campo-objeto');
  });

  it('checks the digits of the RUC as they are typed', async () => {
    const ruc = campo(mesa, 'RUC de la entidad');
    await ruc.fill('2013131295');
    await mesa.pagina.getByText('Falta 1 dígito.').waitFor();
    await ruc.fill('20131312954');
    await mesa.pagina.getByText('El último dígito no corresponde a los demás').waitFor();
    await ruc.fill('20131312955');
    await mesa.pagina.getByText('RUC completo').waitFor();
  });

  it('keeps what was typed when the page is loaded again', async () => {
    await campo(mesa, 'Objeto de la contratación').fill('Puente sobre el río Alameda');
    await mesa.pagina.reload();
    await campo(mesa, 'Objeto de la contratación').waitFor();
    expect(await campo(mesa, 'Objeto de la contratación').inputValue()).toBe('Puente sobre el río Alameda');
    expect(await campo(mesa, 'Nombre del responsable de la DEC').inputValue()).toBe('Luis Rojas');
    expect(await mesa.pagina.getByRole('radio', { name: 'Selección' }).isChecked()).toBe(true);
  });

  it('shows what will happen, with its terms and warnings, and is sound for axe', async () => {
    await campo(mesa, 'Nombre completo').fill('Rosa Quispe');
    await campo(mesa, 'Cargo').fill('Especialista');
    await campo(mesa, 'Correo institucional').fill('rosa@gmail.com');
    await campo(mesa, 'Teléfono').fill('066 312345');
    await campo(mesa, 'Sustento').fill('Une dos provincias que la crecida dejó aisladas.');
    const lado = revision(mesa);
    await lado.getByText('Los literales a), b) y c) están completos.').waitFor();
    await lado.getByText(/no parece institucional/).waitFor();
    await lado.getByText(/Vence el .*lunes, 17 de agosto de 2026/).waitFor();
    await reposo(mesa);
    expect(await mesa.hallazgos()).toEqual([]);
  });

  it('is presented once however many times it is clicked, and forgets the draft', async () => {
    const antes = await total();
    await mesa.pagina.getByRole('button', { name: 'Presentar la solicitud' }).dblclick();
    await mesa.pagina.waitForURL(/\/solicitudes\/[0-9a-f-]{36}$/);
    expect(await total()).toBe(antes + 1);
    await mesa.ir('/solicitudes/nueva');
    expect(await campo(mesa, 'Objeto de la contratación').inputValue()).toBe('');
  });

  it('a lost answer is tried again without making two', async () => {
    const antes = await total();
    const { pagina } = mesa;
    await campo(mesa, 'Nombre del responsable de la DEC').fill('Luis Rojas');
    await campo(mesa, 'Correo del responsable de la DEC').fill('lrojas@entidad.gob.pe');
    await pagina.getByRole('radio', { name: 'Ejecución' }).check();
    await pagina.getByRole('checkbox', { name: /Otra materia/ }).check();
    await pagina.getByRole('button', { name: 'Registrar como rechazada' }).waitFor();
    // It reaches the server; its answer does not come back.
    await pagina.route('**/api/solicitudes', async (ruta) => {
      await ruta.fetch();
      await ruta.abort();
    });
    await pagina.getByRole('button', { name: 'Registrar como rechazada' }).click();
    await pagina.getByText('No hay conexión con el servidor.').waitFor();
    await pagina.unroute('**/api/solicitudes');
    expect(await total()).toBe(antes + 1);
    await pagina.getByRole('button', { name: 'Registrar como rechazada' }).click();
    await pagina.waitForURL(/\/solicitudes\/[0-9a-f-]{36}$/);
    expect(await total()).toBe(antes + 1);
  });

  it('comes filled from a rejected one and names it', async () => {
    const { id, numero } = await oficina.servidor.bien(
      201,
      oficina.servidor.post(
        '/api/solicitudes',
        solicitudCompleta({ objeto: 'Hospital regional', contacto: null }),
      ),
    );
    await mesa.ir(`/solicitudes/nueva?anterior=${id}`);
    await mesa.pagina.getByRole('link', { name: numero }).waitFor();
    expect(await campo(mesa, 'Objeto de la contratación').inputValue()).toBe('Hospital regional');
    await campo(mesa, 'Nombre completo').fill('Rosa Quispe');
    await campo(mesa, 'Cargo').fill('Especialista');
    await campo(mesa, 'Correo institucional').fill('rosa@entidad.gob.pe');
    await campo(mesa, 'Teléfono').fill('066 312345');
    await mesa.pagina.getByRole('button', { name: 'Presentar la solicitud' }).waitFor();
    await reposo(mesa);
    await mesa.pagina.getByRole('button', { name: 'Presentar la solicitud' }).click();
    await mesa.pagina.waitForURL(/\/solicitudes\/[0-9a-f-]{36}$/);
    const nueva = mesa.pagina.url().split('/').at(-1);
    const caso = await oficina.servidor.bien(200, oficina.servidor.get(`/api/solicitudes/${nueva}`));
    expect(caso.situacion).toBe('en_tramite');
    expect(caso.datos.solicitudAnterior).toBe(id);
    expect(caso.datos.objeto).toBe('Hospital regional');
  });

  it('fits a phone and a dark screen', async () => {
    const fono = await oficina.persona(
      await oficina.usuario('Otra mesa', 'mesa_partes'),
      '/solicitudes/nueva',
      {
        viewport: { width: 360, height: 740 },
        colorScheme: 'dark',
      },
    );
    await fono.ir('/solicitudes/nueva');
    expect(await fono.sobrante()).toBe(0);
    await reposo(fono);
    expect(await fono.hallazgos()).toEqual([]);
    sinErrores(fono, mesa);
    await fono.cerrar();
  });
});

describe('a new proceso, its type explained as it is typed', () => {
  let oficina: Oficina;
  let oec: Persona;

  beforeAll(async () => {
    oficina = await Oficina.abrir(DE_2011);
    oec = await oficina.persona(await oficina.usuario('OEC', 'oec', 'lectura'), '/procesos/nuevo');
  });
  afterAll(() => oficina.cerrar());

  const monto = (nombre: string) => oec.pagina.getByRole('textbox', { name: nombre, exact: true });

  it('says the type and its reasons with the object, the amount and the year alone', async () => {
    await oec.ir('/procesos/nuevo');
    await oec.pagina.getByRole('radio', { name: 'Bienes' }).check();
    await monto('Valor referencial').pressSequentially('500000.5');
    expect(await monto('Valor referencial').inputValue()).toBe('S/ 500,000.5');
    await campo(oec, 'Ejercicio').fill('2011');
    await revision(oec).getByText('Licitación pública', { exact: true }).waitFor();
    await revision(oec)
      .getByText(/alcanza S\/ 400,000\.00.*regla RS-19-LP/)
      .waitFor();
  });

  it('explains the refusals: out of the law, and a year without thresholds', async () => {
    await monto('Valor referencial').fill('5000');
    await revision(oec)
      .getByText(/no supera S\/ 10,800\.00, tres UIT/)
      .waitFor();
    await campo(oec, 'Ejercicio').fill('2013');
    await revision(oec)
      .getByText(/No hay topes ni UIT registrados para el ejercicio 2013/)
      .waitFor();
    await campo(oec, 'Ejercicio').fill('2011');
    await monto('Valor referencial').fill('500000');
    await revision(oec).getByText('Licitación pública', { exact: true }).waitFor();
  });

  it('adds up its items to the céntimo', async () => {
    const { pagina } = oec;
    await pagina.getByRole('button', { name: 'Agregar un ítem' }).click();
    await pagina.getByRole('button', { name: 'Agregar un ítem' }).click();
    await campo(oec, 'Descripción del ítem 1').fill('Ambulancia urbana');
    await campo(oec, 'Descripción del ítem 2').fill('Ambulancia rural');
    await monto('Valor referencial del ítem 1').fill('300000.10');
    await monto('Valor referencial del ítem 2').fill('199999.80');
    await pagina.getByText(/faltan S\/ 0\.10/).waitFor();
    await monto('Valor referencial del ítem 2').fill('199999.90');
    await pagina.getByText('igual al valor referencial del proceso').waitFor();
  });

  it('leads to what is missing, and then is born of its type', async () => {
    const { pagina } = oec;
    await reposo(oec);
    await pagina.getByRole('button', { name: 'Registrar el proceso' }).click();
    await pagina.getByRole('alert').getByRole('button', { name: 'RUC de la entidad' }).waitFor();
    await reposo(oec);
    expect(await oec.hallazgos()).toEqual([]);
    await campo(oec, 'Descripción de lo que se contrata').fill('Adquisición de ambulancias');
    await pagina.getByLabel('Fecha del valor referencial').fill('2011-03-01');
    await campo(oec, 'Nombre de la entidad').fill('Gobierno Regional');
    await campo(oec, 'RUC de la entidad').fill('20131312955');
    await campo(oec, 'Domicilio de la entidad').fill('Jr. Callao 122');
    await revision(oec).getByText('Nacerá en situación:').waitFor();
    await reposo(oec);
    await pagina.getByRole('button', { name: 'Registrar el proceso' }).dblclick();
    await pagina.waitForURL(/\/procesos\/[0-9a-f-]{36}$/);
    const { elementos } = await oficina.servidor.bien(200, oficina.servidor.get('/api/procesos'));
    expect(elementos).toHaveLength(1);
    expect(elementos[0].maquina).toBe('licitacion-publica');
  });

  it('warns of dividing a purchase', async () => {
    await oec.ir('/procesos/nuevo');
    await oec.pagina.getByRole('radio', { name: 'Bienes' }).check();
    await monto('Valor referencial').fill('150000');
    await campo(oec, 'Ejercicio').fill('2011');
    await campo(oec, 'Descripción de lo que se contrata').fill('Uniformes escolares');
    await oec.pagina.getByLabel('Fecha del valor referencial').fill('2011-03-01');
    await campo(oec, 'Nombre de la entidad').fill('Gobierno Regional');
    await campo(oec, 'RUC de la entidad').fill('20131312955');
    await campo(oec, 'Domicilio de la entidad').fill('Jr. Callao 122');
    await revision(oec).getByText('Adjudicación directa selectiva', { exact: true }).waitFor();
    await reposo(oec);
    await oec.pagina.getByRole('button', { name: 'Registrar el proceso' }).click();
    await oec.pagina.waitForURL(/\/procesos\/[0-9a-f-]{36}$/);
    await oec.ir('/procesos/nuevo');
    await oec.pagina.getByRole('radio', { name: 'Bienes' }).check();
    await monto('Valor referencial').fill('150000');
    await campo(oec, 'Ejercicio').fill('2011');
    await campo(oec, 'Descripción de lo que se contrata').fill('Uniformes escolares de invierno');
    await oec.pagina.getByLabel('Fecha del valor referencial').fill('2011-03-01');
    await campo(oec, 'Nombre de la entidad').fill('Gobierno Regional');
    await campo(oec, 'RUC de la entidad').fill('20131312955');
    await campo(oec, 'Domicilio de la entidad').fill('Jr. Callao 122');
    await revision(oec)
      .getByText(/dividir una contratación para cambiar el tipo de proceso está prohibido/)
      .waitFor();
    sinErrores(oec);
  });
});
