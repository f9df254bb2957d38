import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerPdf } from '../apoyo/pdf.js';
import { archivados } from '../papeles/apoyo.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

let oficina: Oficina;
let especialista: Persona;
let id: string;
beforeAll(async () => {
  oficina = await Oficina.abrir();
  [id = ''] = await archivados(oficina.servidor, 1, '2027-03-10T15:00:00.000Z');
  const ficha = await oficina.usuario('Ana Ñique', 'especialista');
  especialista = await oficina.persona(ficha, `/solicitudes/${id}`);
});
afterAll(() => oficina.cerrar());

describe('Los papeles, en la mesa y ante cualquiera', () => {
  it('Se emite el cargo, se baja, y su código lleva a la página que dice que es auténtico.', async () => {
    const { pagina } = especialista;
    await pagina.getByRole('tab', { name: /^Documentos/ }).click();
    const papeles = pagina.getByRole('region', { name: 'Papeles que emite el sistema' });
    await papeles.getByText('Aún no se emite el informe de asistencia técnica en el expediente.').waitFor();
    await papeles.getByRole('button', { name: 'Emitir: Cargo de recepción' }).click();
    const enlace = papeles.getByRole('link', { name: /^Cargo de recepción AT-2027-/ });
    await enlace.waitFor();
    const bajada = pagina.waitForEvent('download');
    await enlace.click();
    const pdf = await (await bajada).createReadStream();
    const pedazos: Buffer[] = [];
    for await (const pedazo of pdf) pedazos.push(pedazo as Buffer);
    const { texto } = await leerPdf(Buffer.concat(pedazos));
    const codigo = await papeles.getByRole('listitem').first().locator('code').innerText();
    expect(texto).toContain(codigo);
    expect(await especialista.hallazgos()).toEqual([]);
    await pagina.setViewportSize({ width: 360, height: 740 });
    expect(await especialista.sobrante()).toBe(0);
    await pagina.setViewportSize({ width: 1280, height: 900 });
    const cualquiera = await oficina.visita(`/verificar/${codigo}`, { javaScriptEnabled: false });
    await cualquiera.pagina.getByRole('heading', { name: 'El documento es auténtico' }).waitFor();
    await cualquiera.cerrar();
  });

  it('El oficio del archivo se baja junto a su notificación (AT-8.2.1.B-5).', async () => {
    const { pagina } = especialista;
    await pagina.getByRole('tab', { name: /^Notificaciones/ }).click();
    const aviso = pagina.getByRole('listitem').filter({ hasText: 'Archivo de la solicitud' });
    const oficio = aviso.getByRole('link', { name: 'Oficio 000001-2027-OECE.pdf' });
    // The system prepares it by itself; who does not wait asks for it.
    const preparar = aviso.getByRole('button', { name: /^Preparar el oficio/ });
    await oficio.or(preparar).first().waitFor();
    if (await preparar.isVisible()) await preparar.click();
    await oficio.waitFor();
    expect(await especialista.hallazgos()).toEqual([]);
    sinErrores(especialista);
  });

  it('En la página pública se compara un archivo sin enviarlo; cabe en un teléfono y no tiene faltas de accesibilidad.', async () => {
    const papeles = await oficina.servidor.elementos(`/api/solicitudes/${id}/papeles`);
    const { codigo, id: documento } = papeles[0].documento;
    const contenido = await fetch(`${oficina.servidor.url}/api/documentos/${documento}/contenido`, {
      headers: { authorization: `Bearer ${oficina.servidor.admin}` },
    });
    const bytes = Buffer.from(await contenido.arrayBuffer());
    const persona = await oficina.visita(`/verificar/${codigo}`, { viewport: { width: 360, height: 740 } });
    const { pagina } = persona;
    const comparar = async (buffer: Buffer) => {
      await pagina
        .getByLabel(/^O elija el archivo/)
        .setInputFiles({ name: 'copia.pdf', mimeType: 'application/pdf', buffer });
      await pagina.getByText('Listo: pulse «Verificar».').waitFor();
      await pagina.getByRole('button', { name: 'Verificar' }).click();
    };
    await comparar(bytes);
    await pagina.getByText('es, byte por byte, el emitido').waitFor();
    expect(await persona.sobrante()).toBe(0);
    expect(await persona.hallazgos()).toEqual([]);
    await comparar(Buffer.concat([bytes, Buffer.from(' ')]));
    await pagina.getByRole('heading', { name: 'El archivo no es el emitido' }).waitFor();
    sinErrores(persona);
    const sinLimites = await oficina.visita('/verificar', { viewport: { width: 360, height: 740 } });
    expect(await sinLimites.sobrante()).toBe(0);
    await Promise.all([persona.cerrar(), sinLimites.cerrar()]);
  });
});
