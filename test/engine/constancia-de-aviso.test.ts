import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SistemaDePrueba } from '../apoyo/sistema.js';

describe('AMB-D2: what is put on record of a notice looks at how it stands now', () => {
  let sistema: SistemaDePrueba;
  beforeEach(async () => {
    sistema = await SistemaDePrueba.abrir('2026-07-22T15:00:00.000Z');
  });
  afterEach(() => sistema.cerrar());

  it('a mail that the same request finds sent is not sent again by hand', async () => {
    const { id } = await sistema.presentar();
    const fecha = '2026-08-04T10:00:00-05:00';
    await sistema.actuar(id, 'PROGRAMAR_REUNION', { fecha, modalidad: 'virtual', lugar: 'Enlace' });
    await sistema.avanzar('2026-08-05T15:00:00.000Z');
    await sistema.actuar(id, 'REGISTRAR_REUNION', {
      fecha: '2026-08-04',
      consultas: 'no_hubo',
      acompanamiento: 'no_solicitado',
      revisionDocumental: true,
      acuerdos: 'Acuerdos.',
    });
    // Expires on Friday the 14th: the mail is ordered on Saturday and leaves on Monday the 17th.
    await sistema.avanzar('2026-08-11T15:00:00.000Z');
    await sistema.actuar(id, 'REQUERIR_DOCUMENTACION', { detalle: 'Bases', plazoDias: 3 });
    await sistema.avanzar('2026-08-15T15:00:00.000Z');
    const correo = async () => (await sistema.store.avisos(id)).find((a) => a.plantilla === 'CONTINUIDAD');
    expect((await correo())?.estado).toBe('pendiente');

    sistema.reloj.mover('2026-08-19T15:00:00.000Z');
    const respuesta = await sistema.door.registrarAviso({
      caso: id,
      aviso: (await correo())?.id ?? '',
      actor: 'especialista',
      fecha: '2026-08-19',
      resultado: 'enviada',
      codigo: null,
    });

    expect(respuesta).toMatchObject({ tipo: 'rechazada', rechazo: { regla: 'AMB-D2' } });
    expect(await correo()).toMatchObject({ estado: 'enviada', enviado: '2026-08-17T05:00:00.000Z' });
    const { estado } = await sistema.leer(id);
    expect(estado.plazos.findLast((p) => p.regla === 'AT-8.2.1.B-5')).toMatchObject({ desde: '2026-08-17' });
  });
});
