import { afterEach, describe, expect, test } from 'vitest';
import { ProcesoDePrueba } from './apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

/** An LP of goods of 500,000 convoked on Monday 14 March 2011 (TV-C2), with three participants. */
async function licitacion(): Promise<void> {
  p = await ProcesoDePrueba.crear('2011-03-14');
  await p.convocar('2011-03-14');
  await p.hasta('2011-03-15');
  await p.registrar('A', 'B', 'C');
}

describe('RS-19-LP: a licitación from its convocation to its contract', () => {
  test('TV-C2, TV-C6: nobody asks, two bid, eight days pass, the contract is signed', async () => {
    await licitacion();
    expect(await p.situacion()).toBe('convocado');
    expect((await p.plazo('RS-55-LP')).vence).toBe('2011-03-21');
    await p.hastaIntegrar();
    expect(await p.situacion()).toBe('bases_integradas');
    await p.presentar({ A: '480000.00', B: '500000.00' });
    await p.evaluar({ A: ['50', '30'], B: ['58', '37'] });
    expect(await p.situacion()).toBe('en_evaluacion');
    const abierto = await p.abrir();
    expect(abierto.datos.items[0].situacion).toBe('en_evaluacion');
    await p.otorgar();
    expect(await p.situacion()).toBe('buena_pro');
    const consentimiento = await p.plazo('RS-77-LP', '1');
    expect(consentimiento).toMatchObject({ dias: 8, estado: 'corriendo' });
    await p.hasta(consentimiento.vence, '23:59');
    expect(await p.situacion()).toBe('buena_pro');
    await p.hasta(
      (await p.plazo('RS-77-LP')).vence.replace(/\d\d$/, (d: string) =>
        String(Number(d) + 1).padStart(2, '0'),
      ),
      '00:00',
    );
    expect(await p.situacion()).toBe('consentido');
    await p.acto('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: (await p.caso()).actualizado.slice(0, 10) });
    expect(await p.situacion()).toBe('contrato');
    await p.rechazo('CANCELAR', {
      causal: 'fuerza_mayor',
      resolucion: 'R-1',
      emisor: { cargo: 'Gerencia', nivel: 'aprobador' },
      comunicada: '2011-05-12',
    });
    await p.verificar();
  });
});
