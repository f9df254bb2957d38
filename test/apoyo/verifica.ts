import { describe, expect, test } from 'vitest';
import { verificarTodo } from '../../src/engine/verificar.js';
import type { Json } from './cliente.js';
import type { Servidor } from './servidor.js';

/** Last test of a file: whatever its others sent, every case of the base still folds to what is stored. */
export function alFinalVerifica(servidor: () => Servidor): void {
  describe('Después de todo lo anterior', () => {
    test('La base entera verifica.', async () => {
      const hallados: Json[] = [];
      const resumen = await verificarTodo(servidor().sistema.door, (caso, diferencias) =>
        hallados.push({ caso, diferencias }),
      );
      expect(hallados).toEqual([]);
      expect(resumen.conDiferencias).toBe(0);
      expect(resumen.casos).toBeGreaterThan(8);
    });
  });
}
