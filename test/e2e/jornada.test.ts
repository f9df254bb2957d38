import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerPdf } from '../apoyo/pdf.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { CLAVE } from '../auth/apoyo.js';
import { Buzon, type Carta } from '../jornada/buzon.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';
const OFICINA = 'https://expedientes.example';
const PDF = 'application/pdf';

let buzon: Buzon;
let oficina: Oficina;
let especialista: Persona;
let numero = '';
let id = '';
let seguimiento = '';

const servidor = () => oficina.servidor;
const reloj = (ahora: string) => servidor().bien(200, servidor().post('/api/reloj', { ahora }));
const actuar = (tipo: string, datos: object, caso = id) =>
  servidor().bien(200, servidor().post(`/api/solicitudes/${caso}/eventos`, { tipo, datos }));
const adjunto = ({ leida }: Carta, tipo: string): Buffer => {
  const hallado = leida.attachments.find((a) => a.mimeType === tipo);
  if (!hallado) throw new Error(`«${leida.subject}» no lleva ${tipo}.`);
  return Buffer.from(hallado.content as ArrayBuffer);
};

beforeAll(async () => {
  buzon = await Buzon.abrir();
  oficina = await Oficina.abrir(LUNES, {
    entorno: {
      SMTP_URL: buzon.url,
      CORREO_REMITENTE: 'asistencia@oece.gob.pe',
      DIRECCION_PUBLICA: OFICINA,
    },
  });
  const { id: usuario } = await servidor().bien(
    201,
    servidor().post('/api/usuarios', {
      nombre: 'Especialista de turno',
      cuenta: 'especialista.turno',
      roles: ['especialista', 'coordinador', 'mesa_partes'],
      ficha: false,
    }),
  );
  const { codigo } = await servidor().bien(201, servidor().post(`/api/usuarios/${usuario}/invitacion`, {}));
  especialista = await oficina.visita(`/invitacion#${codigo}`);
});
afterAll(async () => {
  await oficina.cerrar();
  await buzon.cerrar();
});

describe('a working day of the office, with its mail and its papers', () => {
  it('begins with an invitation: the specialist sets a password and is in', async () => {
    const { pagina } = especialista;
    await pagina.getByLabel(/^Clave( \*)?$/).fill(CLAVE);
    await pagina.getByLabel('Repítala').fill(CLAVE);
    await pagina.getByRole('button', { name: 'Guardar la clave e ingresar' }).click();
    await pagina.getByRole('navigation', { name: 'Páginas' }).waitFor();
  });

  it('a solicitud arrives, and its meeting is called by the desk: the entity has the mail and the date in its agenda (AT-8.2.1.A-1)', async () => {
    const nacida = await servidor().bien(
      201,
      servidor().post('/api/solicitudes', solicitudCompleta({ materias: ['revision_documental'] })),
    );
    ({ id, numero } = nacida);
    seguimiento = nacida.seguimiento.codigo;
    const { pagina } = especialista;
    await especialista.ir(`/solicitudes/${id}`);
    await pagina.getByRole('button', { name: 'Programar la reunión' }).first().click();
    await pagina.getByRole('textbox', { name: 'Fecha', exact: true }).fill('12/08/2026');
    await pagina.getByLabel('Hora: Fecha').fill('10:00');
    await pagina.getByRole('radio', { name: 'Virtual' }).check();
    await pagina.getByRole('textbox', { name: 'Lugar o enlace' }).fill('Sala virtual de prueba');
    await pagina.getByRole('button', { name: 'Ver qué hará' }).click();
    await pagina.getByRole('region', { name: 'Qué hará este acto' }).waitFor();
    await pagina.getByRole('button', { name: 'Confirmar' }).click();
    const citacion = await buzon.carta('Citación a la reunión');
    expect(citacion.para).toEqual(['dec@entidad.gob.pe', 'contacto@entidad.gob.pe']);
    expect(citacion.leida.text).toContain(numero);
    expect(citacion.leida.text).toContain(seguimiento);
    expect(citacion.leida.text).toMatch(/num\. 9\.2\.1/);
    const cita = adjunto(citacion, 'text/calendar').toString('utf8');
    expect(cita).toContain('DTSTART:20260812T150000Z');
    expect(cita).toContain('METHOD:REQUEST');
  });

  it('the desk tells that it left, to whom and with which message', async () => {
    const { pagina } = especialista;
    await especialista.ir(`/solicitudes/${id}`);
    await pagina.getByRole('tab', { name: /^Notificaciones/ }).click();
    const aviso = pagina.getByRole('listitem').filter({ hasText: 'Citación a la reunión' }).first();
    await aviso.getByText('Enviada', { exact: true }).waitFor();
    expect(await especialista.hallazgos()).toEqual([]);
  });

  it('the report leaves with its PDF, its legends and a code anybody checks (AT-9.1, AT-9.2, AT-9.2.4(F))', async () => {
    await reloj('2026-08-12T12:00:00-05:00');
    await actuar('REGISTRAR_REUNION', {
      fecha: '2026-08-12',
      consultas: 'no_hubo',
      acompanamiento: 'no_solicitado',
      revisionDocumental: true,
      acuerdos: 'Revisar el proyecto de bases.',
    });
    const acta = await leerPdf(adjunto(await buzon.carta('Resultado de la reunión'), PDF));
    expect(acta.texto).toContain('Revisar el proyecto de bases.');
    await actuar('REQUERIR_DOCUMENTACION', { detalle: 'Remitir el proyecto de bases.', plazoDias: 3 });
    await actuar('RECIBIR_DOCUMENTACION', { detalle: 'Proyecto de bases.', completa: true });
    await actuar('EMITIR_INFORME', {
      numero: 'IAT-001-2026',
      deficiencias: [
        { tipo: 'omision', descripcion: 'Falta el sustento del plazo.', tratamiento: 'recomendacion' },
      ],
    });
    const informe = await leerPdf(adjunto(await buzon.carta('Informe de asistencia técnica'), PDF));
    expect(informe.texto).toContain('IAT-001-2026');
    expect(informe.texto).toContain('Falta el sustento del plazo.');
    for (const articulo of ['10.1', '10.2', '9.2.4']) expect(informe.texto).toContain(articulo);
    const [enlace] = informe.enlaces.filter((e) => e.startsWith(`${OFICINA}/verificar/`));
    const visita = await oficina.visita(String(enlace).slice(OFICINA.length), { javaScriptEnabled: false });
    await visita.pagina.getByRole('heading', { name: 'El documento es auténtico' }).waitFor();
    expect(await visita.pagina.content()).not.toContain('IAT-001-2026');
    await visita.cerrar();
  });

  it('a file is kept from the desk and comes back byte for byte; who read it is on record', async () => {
    const { pagina } = especialista;
    const bases = Buffer.from('Bases de prueba, con eñes y tildes: ñandú.\n'.repeat(50));
    await especialista.ir(`/solicitudes/${id}`);
    await pagina.getByRole('tab', { name: /^Documentos/ }).click();
    await pagina
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'Bases año 2026.txt', mimeType: 'text/plain', buffer: bases });
    const enlace = pagina.getByRole('link', { name: /Bases año 2026\.txt/ });
    await enlace.waitFor();
    const bajada = pagina.waitForEvent('download');
    await enlace.click();
    const pedazos: Buffer[] = [];
    for await (const pedazo of await (await bajada).createReadStream()) pedazos.push(pedazo as Buffer);
    expect(Buffer.concat(pedazos).equals(bases)).toBe(true);
    const lecturas = await servidor().bien(200, servidor().get(`/api/lecturas?caso=${id}`));
    expect(lecturas.elementos.some((l: { documento: string | null }) => l.documento !== null)).toBe(true);
  });

  it('the entity follows it with number and code, without account, and learns nothing else', async () => {
    const visita = await oficina.visita('/consulta', { javaScriptEnabled: false });
    await visita.pagina.getByLabel(/^Número de la solicitud/).fill(numero);
    await visita.pagina.getByLabel(/^Código de seguimiento/).fill(seguimiento);
    await visita.pagina.getByRole('button', { name: 'Consultar' }).click();
    await visita.pagina.getByRole('heading', { name: `Solicitud ${numero}` }).waitFor();
    const contenido = await visita.pagina.content();
    for (const ajeno of ['Entidad de Prueba', 'Adquisición', 'dec@entidad', 'Especialista'])
      expect(contenido).not.toContain(ajeno);
    await visita.cerrar();
  });

  it('another entity stays silent: each mail leaves on its day, and the oficio is ready to sign (AT-8.2.1.B-5)', async () => {
    const callada = await servidor().bien(
      201,
      servidor().post('/api/solicitudes', solicitudCompleta({ materias: ['revision_documental'] })),
    );
    await actuar(
      'PROGRAMAR_REUNION',
      { fecha: '2026-08-14T10:00:00-05:00', modalidad: 'virtual', lugar: 'Sala virtual de prueba' },
      callada.id,
    );
    await reloj('2026-08-14T12:00:00-05:00');
    await actuar(
      'REGISTRAR_REUNION',
      {
        fecha: '2026-08-14',
        consultas: 'no_hubo',
        acompanamiento: 'no_solicitado',
        revisionDocumental: true,
        acuerdos: 'Revisar las bases.',
      },
      callada.id,
    );
    await actuar('REQUERIR_DOCUMENTACION', { detalle: 'Remitir las bases.', plazoDias: 3 }, callada.id);
    await reloj('2026-09-30T09:00:00-05:00');
    await buzon.carta('¿Desea continuar');
    const avisos = await servidor().elementos(`/api/solicitudes/${callada.id}/notificaciones`);
    const continuidad = avisos.find((n: { plantilla: string }) => n.plantilla === 'CONTINUIDAD');
    // Three business days after 14 August end on the 19th: the question leaves as the 20th begins in Lima.
    expect(continuidad).toMatchObject({ estado: 'enviada', enviada: '2026-08-20T05:00:00.000Z' });
    const caso = await servidor().bien(200, servidor().get(`/api/solicitudes/${callada.id}`));
    expect(caso.situacion).toBe('archivada');
    const { pagina } = especialista;
    await especialista.ir(`/solicitudes/${callada.id}`);
    await pagina.getByRole('tab', { name: /^Notificaciones/ }).click();
    const aviso = pagina.getByRole('listitem').filter({ hasText: 'Archivo de la solicitud' }).first();
    const oficio = aviso.getByRole('link', { name: /^Oficio 000001-2026-OECE/ });
    const preparar = aviso.getByRole('button', { name: /^Preparar el oficio/ });
    await oficio.or(preparar).first().waitFor();
    if (await preparar.isVisible()) await preparar.click();
    await oficio.waitFor();
    const verificacion = await servidor().bien(
      200,
      servidor().get(`/api/solicitudes/${callada.id}/verificacion`),
    );
    expect(verificacion).toMatchObject({ integra: true, diferencias: [] });
    sinErrores(especialista);
  });
});
