import { Command, InvalidArgumentError, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { hablarCastellano } from '../../src/operaciones/castellano.js';

function dicho(...argumentos: string[]): string {
  let salida = '';
  const programa = hablarCastellano(new Command('expediente')).exitOverride();
  programa.configureOutput({
    ...programa.configureOutput(),
    writeOut: (t) => {
      salida += t;
    },
    writeErr: (t) => {
      salida += t;
    },
  });
  programa
    .command('respaldo <carpeta>')
    .description('Respalda.')
    .addOption(new Option('--modo <modo>', 'cómo').choices(['uno', 'dos']))
    .option('--conservar <n>', 'cuántos', () => {
      throw new InvalidArgumentError('Debe ser un número.');
    })
    .requiredOption('--ficha <ficha>', 'la ficha')
    .action(() => {});
  expect(() => programa.parse(argumentos, { from: 'user' })).toThrow();
  return salida;
}

describe('an order badly written is answered in Spanish', () => {
  test.each([
    [['respaldar'], 'No existe la orden «respaldar».\n¿Quiso decir respaldo?\n'],
    [['respaldo', '--ficha', 'x'], 'Falta indicar <carpeta>.\n'],
    [['respaldo', 'a'], 'Falta la opción --ficha <ficha>.\n'],
    [['respaldo', 'a', '--ficha'], 'Falta el valor de la opción --ficha <ficha>.\n'],
    [
      ['respaldo', 'a', '--fichas', 'x', '--ficha', 'x'],
      'No existe la opción --fichas.\n¿Quiso decir --ficha?\n',
    ],
    [['respaldo', 'a', 'b', '--ficha', 'x'], 'Sobra algo en la orden; --help muestra cómo se escribe.\n'],
    [
      ['respaldo', 'a', '--modo', 'tres'],
      'El valor «tres» de --modo <modo> no sirve. Los que hay son: uno, dos.\n',
    ],
    [
      ['respaldo', 'a', '--conservar', 'x'],
      'El valor «x» de --conservar <n> no sirve. Debe ser un número.\n',
    ],
  ])('%j', (argumentos, esperado) => {
    expect(dicho(...argumentos)).toBe(esperado);
  });

  test('and so is its help, that of each order too', () => {
    const ayuda = `${dicho('--help')}${dicho('respaldo', '--help')}`;
    expect(ayuda).toContain('Uso: expediente [opciones] [orden]');
    expect(ayuda).toContain('Uso: expediente respaldo [opciones] <carpeta>');
    expect(ayuda).not.toMatch(/Usage|Options|Commands|display help|\[options\]|\[command\]/);
  });
});
