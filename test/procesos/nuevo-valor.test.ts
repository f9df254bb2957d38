import { afterEach, describe, expect, test } from 'vitest';
import type { ProcesoDePrueba } from './apoyo.js';
import { avisos, decision, elevar, negado, observacion, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const nuevo = (valorReferencial: string, mas: object = {}) => ({
  valorReferencial,
  disponibilidad: true,
  comunicadoAprobador: true,
  ...mas,
});

/** An LP whose value was observed, waiting for its pliego. */
async function observado(expediente: Parameters<typeof tvC2>[0] = {}): Promise<void> {
  p = await tvC2(expediente);
  await p.hasta('2011-04-04');
  await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
  await p.hasta('2011-04-05');
}

describe('AP-13-5, AP-13-6: a new referential value, when it was observed', () => {
  test('AP-13-5: with budget and told to who approved the file, the process goes on with it', async () => {
    await observado();
    await negado(p, 'AP-13-5', 'APROBAR_NUEVO_VALOR', nuevo('550000.00', { disponibilidad: false }));
    await negado(p, 'AP-13-5', 'APROBAR_NUEVO_VALOR', nuevo('550000.00', { comunicadoAprobador: false }));
    const caso = await p.acto('APROBAR_NUEVO_VALOR', nuevo('550000.00'));
    expect(caso.datos.valorReferencial).toBe('550000.00');
    expect(caso.datos.items[0].valorReferencial).toBe('550000.00');
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge', true)] });
    expect(await p.situacion()).toBe('convocado');
    await p.verificar();
  });

  test('RS-58-comp: a higher value changes who pronounces', async () => {
    await observado();
    const caso = await p.acto('APROBAR_NUEVO_VALOR', nuevo('1080000.00'));
    expect(caso.datos.competencia.elevacion).toBe('osce');
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'no_acoge')] });
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await p.acto('REMITIR_ELEVACION', { completo: true });
    expect((await p.plazo('RS-58-OSCE')).estado).toBe('corriendo');
    await p.verificar();
  });

  test('AP-13-6: at 399,999.99 it is no longer a licitación: null, and nothing more is done', async () => {
    await observado();
    await p.acto('APROBAR_NUEVO_VALOR', nuevo('400000.00'));
    const caso = await p.acto('APROBAR_NUEVO_VALOR', nuevo('399999.99'));
    expect(caso.situacion).toBe('nulo');
    expect(caso.datos.items[0].situacion).toBe('nulo');
    expect(await avisos(p, 'AP-13-6')).toHaveLength(1);
    expect(caso.plazos.filter((t: { estado: string }) => t.estado === 'corriendo')).toEqual([]);
    await p.rechazo('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge')] });
    await p.rechazo('INTEGRAR_BASES', { cambios: [] });
    await p.verificar();
  });

  test('AP-13-3: by items, each with its value, that add up to the whole', async () => {
    await observado({
      items: [
        { numero: '1', descripcion: 'Microscopios', valorReferencial: '300000.00' },
        { numero: '2', descripcion: 'Balanzas', valorReferencial: '200000.00' },
      ],
    });
    const item = (n: number, valorReferencial: string) => ({ item: n, valorReferencial });
    await negado(
      p,
      'AP-13-3',
      'APROBAR_NUEVO_VALOR',
      nuevo('550000.00', { items: [item(1, '550000.00')] }),
      422,
    );
    const ajenos = { items: [item(1, '300000.00'), item(3, '250000.00')] };
    await negado(p, 'AP-13-3', 'APROBAR_NUEVO_VALOR', nuevo('550000.00', ajenos), 422);
    const nosuman = { items: [item(1, '300000.00'), item(2, '250000.01')] };
    await negado(p, 'AP-13-5', 'APROBAR_NUEVO_VALOR', nuevo('550000.00', nosuman), 422);
    // Without them the new amount is shared as the old one was, to the céntimo.
    const repartido = await p.acto('APROBAR_NUEVO_VALOR', nuevo('550000.01'));
    expect(repartido.datos.items.map((i: { valorReferencial: string }) => i.valorReferencial)).toEqual([
      '330000.00',
      '220000.01',
    ]);
    const caso = await p.acto(
      'APROBAR_NUEVO_VALOR',
      nuevo('550000.00', { items: [item(1, '300000.00'), item(2, '250000.00')] }),
    );
    expect(caso.datos.items.map((i: { valorReferencial: string }) => i.valorReferencial)).toEqual([
      '300000.00',
      '250000.00',
    ]);
    await p.verificar();
  });

  test('AP-13-5: before the observaciones are in, or once the pliego is out, there is no new value', async () => {
    p = await tvC2();
    await negado(p, 'AP-13-5', 'APROBAR_NUEVO_VALOR', nuevo('550000.00'));
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge')] });
    await negado(p, 'AP-13-5', 'APROBAR_NUEVO_VALOR', nuevo('550000.00'));
    await p.verificar();
  });
});
