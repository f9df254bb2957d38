import { afterEach, beforeEach, describe, it } from 'vitest';
import { SistemaDePrueba } from '../apoyo/sistema.js';
import { Careo } from './careo.js';
import type { Paso } from './historias.js';

const alas10 = (dia: string) => `${dia}T15:00:00.000Z`;
const acto = (tipo: string, datos: Record<string, unknown>): Paso => ({ que: 'acto', tipo, datos });
const hasta = (instante: string, avisar = true): Paso => ({ que: 'tiempo', hasta: instante, avisar });
const rebote = (correo: number): Paso => ({ que: 'rebote', correo });
const requerir = acto('REQUERIR_DOCUMENTACION', { detalle: 'Bases', plazoDias: 1 });
const completa = acto('RECIBIR_DOCUMENTACION', { detalle: 'Bases', completa: true });
const rectificar = (tipo: string, datos: Record<string, unknown>) =>
  acto('RECTIFICAR_VENCIMIENTO', { acto: { tipo, datos }, cargo: 'Cargo 1' });

/** Meeting held on Tuesday 04-08-2026 that agreed a review, recorded the next day. */
const EN_REVISION: Paso[] = [
  acto('PROGRAMAR_REUNION', { fecha: '2026-08-04T10:00:00-05:00', modalidad: 'virtual', lugar: 'Enlace' }),
  hasta(alas10('2026-08-05')),
  acto('REGISTRAR_REUNION', {
    fecha: '2026-08-04',
    consultas: 'no_hubo',
    acompanamiento: 'no_necesario',
    revisionDocumental: true,
    acuerdos: 'Se revisa.',
  }),
];

describe('histories on which a product is likely to disagree with the law', () => {
  let sistema: SistemaDePrueba;
  beforeEach(async () => {
    sistema = await SistemaDePrueba.abrir(alas10('2026-07-22'));
  });
  afterEach(() => sistema.cerrar());

  async function vivir(pasos: readonly Paso[]): Promise<void> {
    const careo = new Careo(sistema);
    await careo.presentar({});
    for (const paso of [...EN_REVISION, ...pasos]) await careo.dar(paso);
  }

  it.each(['2026-07-23', '2026-09-01T10:00:00-05:00'])(
    'a solicitud is not presented before it is received: %s',
    async (recibida) => {
      await new Careo(sistema).presentar({ recibida });
    },
  );

  it('the bounce of a mail whose term is over does not restart the term of another', () =>
    vivir([
      requerir,
      hasta(alas10('2026-08-11')),
      completa,
      requerir,
      hasta(alas10('2026-08-13')),
      rebote(0),
      rebote(1),
    ]));

  it('the bounce of a mail whose term is over moves nothing while another waits to leave', () =>
    vivir([
      requerir,
      hasta(alas10('2026-08-12')),
      completa,
      hasta(alas10('2026-08-13')),
      requerir,
      hasta(alas10('2026-08-15')),
      rebote(0),
      hasta(alas10('2026-08-17')),
      hasta(alas10('2026-08-31')),
    ]));

  it('a new consultation has ten days, whatever an earlier one had', () =>
    vivir([
      requerir,
      hasta(alas10('2026-08-11')),
      acto('PRORROGAR_ENTREGA', { dias: 5, motivo: 'Pedido' }),
      hasta(alas10('2026-08-15')),
      rebote(0),
      completa,
      hasta(alas10('2026-08-17')),
      requerir,
      hasta(alas10('2026-08-20')),
    ]));

  it('an expiry is rectified once', () =>
    vivir([
      requerir,
      hasta(alas10('2026-09-15')),
      rectificar('RECIBIR_DOCUMENTACION', { detalle: 'Bases', completa: true, recibida: '2026-08-20' }),
      rectificar('DESISTIR', { motivo: 'Motivo', recibida: '2026-08-20' }),
    ]));

  it('an expiry that the same request finds can be rectified by it', () =>
    vivir([
      requerir,
      hasta(alas10('2026-09-15'), false),
      rectificar('RECIBIR_DOCUMENTACION', { detalle: 'Bases', completa: true, recibida: '2026-08-20' }),
    ]));
});
