import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casoEnAnalisis } from '../apoyo/cliente.js';
import { leerPdf } from '../apoyo/pdf.js';
import { Servidor } from '../apoyo/servidor.js';
import { Buzon } from '../jornada/buzon.js';

let buzon: Buzon;
let s: Servidor;
beforeAll(async () => {
  buzon = await Buzon.abrir();
  s = await Servidor.abrir({ SMTP_URL: buzon.url, CORREO_REMITENTE: 'asistencia@oece.gob.pe' });
});
afterAll(async () => {
  await s.cerrar();
  await buzon.cerrar();
});

test('El informe llega por correo con su PDF, que es el que consta y que cualquiera verifica (AT-8.2.1.B-7).', async () => {
  const id = await casoEnAnalisis(s);
  await s.acto(id, 'EMITIR_INFORME', {
    numero: 'INFORME N.° 9-2027',
    deficiencias: [{ tipo: 'error', descripcion: 'Monto en dólares.', tratamiento: 'criterio' }],
  });
  const { leida } = await buzon.carta('Informe de asistencia técnica y orientación');
  const [adjunto, ...otros] = leida.attachments;
  expect([adjunto?.mimeType, adjunto?.filename, otros]).toEqual([
    'application/pdf',
    'Informe de asistencia técnica AT-2027-000001.pdf',
    [],
  ]);
  const bytes = new Uint8Array(adjunto?.content as ArrayBuffer);
  const huella = createHash('sha256').update(bytes).digest('hex');
  const papeles = await s.elementos(`/api/solicitudes/${id}/papeles`);
  const { documento } = papeles.find((p) => p.clase === 'informe_asistencia');
  expect(documento).toMatchObject({ huella, subidoPor: 'sistema' });
  expect((await leerPdf(bytes)).texto).toMatch(/INFORME N\.° 9-2027.*Monto en dólares\./);
  const verificado = await s.get(`/api/verificacion-de-documentos/${documento.codigo}?huella=${huella}`, {
    ficha: null,
  });
  expect(verificado.cuerpo).toMatchObject({ autentico: true, coincide: true });
});
