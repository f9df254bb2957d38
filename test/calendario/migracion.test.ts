import { describe, expect, it } from 'vitest';
import {
  canonizarAmbito,
  esFechaCivil,
  normalizarInstante,
  prepararCalendario,
} from '../../machines/calendario/index.js';
import { inhabilesDeLaMigracion } from './inhabiles.js';

const FILAS = inhabilesDeLaMigracion();
const fechas = (filtro: (fila: (typeof FILAS)[number]) => boolean) =>
  FILAS.filter(filtro).map((fila) => fila.fecha);

describe('the declared days of the migration', () => {
  it('have consecutive versions from 1 and well formed columns', () => {
    expect(FILAS.map((fila) => fila.version)).toEqual(FILAS.map((_, i) => i + 1));
    for (const fila of FILAS) {
      expect(esFechaCivil(fila.fecha)).toBe(true);
      expect(canonizarAmbito(fila.ambito)).toBe(fila.ambito);
      expect(fila.publicada === null || esFechaCivil(fila.publicada)).toBe(true);
      expect(normalizarInstante(fila.conocida)).toBe(fila.conocida);
      expect(['texto', 'prensa']).toContain(fila.fuente);
      expect(fila.usuario).toBe('sistema');
      expect(fila.norma.length * fila.motivo.length).toBeGreaterThan(0);
    }
  });

  it('say each thing once', () => {
    const claves = FILAS.map((fila) => `${fila.tipo} ${fila.fecha} ${fila.norma} ${fila.ambito}`);
    expect(new Set(claves).size).toBe(FILAS.length);
  });

  it('hold the decreed days of 2024 to 2026 and the summit of November 2024', () => {
    expect(fechas((fila) => fila.ambito === 'nacional' && fila.fecha >= '2024')).toEqual([
      ...[
        '2024-01-02',
        '2024-07-26',
        '2024-10-07',
        '2024-12-06',
        '2024-12-23',
        '2024-12-24',
        '2024-12-30',
        '2024-12-31',
      ],
      ...['2024-07-27', '2025-05-02', '2025-12-26', '2026-01-02'],
    ]);
    for (const ambito of ['provincia:Lima', 'provincia:Callao', 'provincia:Huaral']) {
      expect(fechas((fila) => fila.ambito === ambito && fila.fecha.startsWith('2024-11'))).toEqual([
        '2024-11-14',
        '2024-11-15',
        '2024-11-16',
      ]);
    }
  });

  it('hold the days of regions and provinces', () => {
    expect(fechas((fila) => fila.ambito === 'region:Cusco')).toHaveLength(22);
    expect(fechas((fila) => fila.ambito === 'provincia:Ilo')).toHaveLength(8);
    expect(fechas((fila) => fila.ambito === 'region:Amazonas')).toEqual(['2024-11-21', '2025-11-21']);
    expect(fechas((fila) => fila.ambito === 'region:Apurímac')).toEqual([
      '2024-04-29',
      '2025-03-28',
      '2026-04-27',
    ]);
    expect(fechas((fila) => fila.ambito === 'region:Ica')).toEqual(['2024-07-08']);
  });

  it('close every day they declare, in the scope they declare it', () => {
    for (const fila of FILAS) {
      const calendario = prepararCalendario(FILAS, FILAS.length, [fila.ambito]);
      expect(calendario.esHabil(fila.fecha)).toBe(fila.tipo === 'habilita');
    }
  });
});
