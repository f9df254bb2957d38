import { afterAll, beforeAll, expect, test } from 'vitest';
import { sumarDias } from '../../machines/calendario/index.js';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const UN_DIA = 86_400_000;
/** The next day from Monday to Friday: there is no holiday in February. */
function siguienteLaborable(dia: string): string {
  const siguiente = sumarDias(dia, 1);
  return [0, 6].includes(new Date(siguiente).getUTCDay()) ? siguienteLaborable(siguiente) : siguiente;
}

test('AMB-A17, AMB-A6: what OECE owed until the midnight that ends the case expired with it, and is not annulled', async () => {
  const { id } = await s.presentar();
  const fecha = '2027-02-01T15:00:00.000Z';
  await s.acto(id, 'PROGRAMAR_REUNION', { fecha, modalidad: 'virtual', lugar: 'Sala' });
  await s.acto(id, 'REGISTRAR_REUNION', {
    fecha,
    consultas: 'requieren_analisis',
    acompanamiento: 'no_solicitado',
    revisionDocumental: true,
    derivacion: { organo: 'Órgano de prueba', materia: 'Consultas' },
    acuerdos: 'Revisar las bases.',
  });
  await s.acto(id, 'EMITIR_INFORME', {
    numero: 'IAT-1',
    deficiencias: [{ tipo: 'error', descripcion: 'Una cláusula.', tratamiento: 'recomendacion' }],
  });
  const plazo = async (regla: string) =>
    (await s.caso(id)).plazos.findLast((p: Json) => p.regla === regla) as Json;
  const respuesta = await plazo('AMB-A6-respuesta');
  const fin = siguienteLaborable(respuesta.vence);
  const espera = await plazo('AMB-A17');
  const dias = (Date.parse(fin) - Date.parse(espera.desde)) / UN_DIA;
  const lectura = { dias, norma: 'Norma leída, num. 1', motivo: 'Prueba.' };
  await s.bien(201, s.post('/api/reglas/AMB-A17/correcciones', lectura));
  // A day declared afterwards counts the answer anew: it comes after the wait among the terms of the case.
  await s.bien(
    201,
    s.post('/api/calendario/inhabiles', {
      fecha: '2027-02-03',
      norma: 'DS 1-2027-PCM',
      motivo: 'Prueba.',
      ambito: 'nacional',
      publicada: '2027-02-01',
    }),
  );
  expect([(await plazo('AMB-A6-respuesta')).vence, (await plazo('AMB-A17')).vence]).toEqual([fin, fin]);

  await s.reloj(`${fin}T23:00:00.000Z`);
  expect((await s.caso(id)).situacion).toBe('en_tramite');
  await s.reloj(`${sumarDias(fin, 1)}T05:00:00.000Z`);
  expect((await s.caso(id)).situacion).toBe('archivada');
  expect((await plazo('AMB-A6-respuesta')).estado).toBe('vencido');
  expect((await plazo('AMB-A17')).estado).toBe('vencido');
  expect((await s.verificacion(id)).integra).toBe(true);
});
