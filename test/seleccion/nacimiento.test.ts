import { describe, expect, it } from 'vitest';
import {
  advertenciasDePresentacion,
  EXCEPCIONES_DE_FRACCIONAMIENTO,
  itemsDe,
  presentacionDeProceso,
} from '../../machines/seleccion/nacimiento.js';
import { DatosInvalidos, leerCon } from '../../src/engine/validar.js';
import { expediente } from './muestras.js';

const leer = (mas: Parameters<typeof expediente>[0] = {}) => leerCon(presentacionDeProceso, expediente(mas));
const items = (...montos: string[]) =>
  montos.map((valorReferencial, i) => ({ numero: i + 1, descripcion: `Ítem ${i + 1}`, valorReferencial }));

describe('the file a process is born with', () => {
  it('adds up its items to the céntimo (AP-13-3)', () => {
    expect(leer({ items: items('300000', '199999.99', '0.01') }).items).toHaveLength(3);
    expect(() => leer({ items: items('300000', '199999.99') })).toThrow(DatosInvalidos);
    try {
      leer({ items: items('300000', '200000.01') });
    } catch (error) {
      expect((error as DatosInvalidos).errores).toEqual([
        { ruta: 'valorReferencial', mensaje: expect.stringContaining('art. 13') },
      ]);
    }
  });

  it('has one item, "1", when none is named', () => {
    expect(itemsDe(leer())).toEqual([
      { numero: '1', descripcion: 'Adquisición de equipos de laboratorio', valorReferencial: '500000.00' },
    ]);
    expect(itemsDe(leer({ items: items('300000', '200000') })).map((i) => i.numero)).toEqual(['1', '2']);
  });

  it('warns of a reserved amount, of a declared exception and of neighbours of nowhere', () => {
    expect(advertenciasDePresentacion(leer())).toEqual([]);
    expect(advertenciasDePresentacion(leer({ valorReferencialReservado: true }))[0]).toContain('AP-17-1');
    for (const numero of [1, 2, 3, 4, 5, 6]) {
      const [aviso] = advertenciasDePresentacion(leer({ excepcionFraccionamiento: numero }));
      expect(aviso).toContain(EXCEPCIONES_DE_FRACCIONAMIENTO[numero]);
      expect(aviso).toContain('RS-20-ex');
    }
    expect(advertenciasDePresentacion(leer({ provinciasColindantes: ['Jauja'] }))[0]).toContain('RS-71-bon');
    expect(
      advertenciasDePresentacion(leer({ provinciasColindantes: ['Jauja'], provinciaEjecucion: 'Huancayo' })),
    ).toEqual([]);
  });
});
