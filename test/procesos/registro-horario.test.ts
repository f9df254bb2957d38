import { afterEach, describe, expect, test } from 'vitest';
import { participante } from '../seleccion/muestras.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { negado, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const nuevo = (id: string) =>
  participante(id, { pago: { monto: '10.00', comprobante: `R-${id}`, fecha: '2011-03-15' } });

describe('RS-53-hora: office hours close the last day of the registration, and only the last (CONTRATO §1)', () => {
  test('RS-53-gral, AMB-D5: until the bases are integrated no day is the last one, whatever the hour', async () => {
    p = await tvC2();
    await p.hasta('2011-03-18', '20:00');
    await p.acto('REGISTRAR_PARTICIPANTE', nuevo('D'));
    await p.hasta('2011-04-15', '22:00');
    await p.acto('REGISTRAR_PARTICIPANTE', nuevo('E'));
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.hasta('2011-04-18', '16:30');
    await p.acto('REGISTRAR_PARTICIPANTE', nuevo('F'));
    await p.hasta('2011-04-18', '16:31');
    await negado(p, 'RS-53-gral', 'REGISTRAR_PARTICIPANTE', nuevo('G'));
    expect((await p.caso()).datos.participantes).toHaveLength(6);
    await p.verificar();
  });
});
