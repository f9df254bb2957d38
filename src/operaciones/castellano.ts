import type { Command } from 'commander';

const AYUDA: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argumentos:',
  'Options:': 'Opciones:',
  'Commands:': 'Órdenes:',
  '[options]': '[opciones]',
  '[command]': '[orden]',
};
const NOTAS: readonly (readonly [RegExp, string])[] = [
  [/\(default: /, '(si no se indica: '],
  [/\(choices: /, '(uno de: '],
  [/, default: /, '; si no se indica: '],
];
const anotado = (texto: string) =>
  NOTAS.reduce((leida, [suya, nuestra]) => leida.replace(suya, nuestra), texto);
const dicho = (texto: string) => AYUDA[texto] ?? texto;

// What the library says of an order badly written, and how it is said here; the rest of each sentence is ours already.
const FRASES: readonly (readonly [RegExp, string])[] = [
  [/^error: option '(.+)' argument '(.*)' is invalid\. ?/, 'El valor «$2» de $1 no sirve. '],
  [/Allowed choices are (.+)\.$/m, 'Los que hay son: $1.'],
  [/^error: missing required argument '(.+)'/, 'Falta indicar <$1>.'],
  [/^error: required option '(.+)' not specified/, 'Falta la opción $1.'],
  [/^error: option '(.+)' argument missing/, 'Falta el valor de la opción $1.'],
  [/^error: unknown option '(.+)'/, 'No existe la opción $1.'],
  [/^error: unknown command '(.+)'/, 'No existe la orden «$1».'],
  [/^error: too many arguments.*$/m, 'Sobra algo en la orden; --help muestra cómo se escribe.'],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '¿Quiso decir $1?'],
];

/** What the library says of an order badly written, in Spanish. */
export const enCastellano = (frase: string): string =>
  FRASES.reduce((leida, [suya, nuestra]) => leida.replace(suya, nuestra), frase);

/** Makes a program speak Spanish to whoever types its orders; those put in it afterwards inherit it. */
export function hablarCastellano(programa: Command): Command {
  return programa
    .helpOption('-h, --help', 'muestra esta ayuda')
    .helpCommand('help [orden]', 'muestra la ayuda de una orden')
    .configureHelp({
      styleTitle: dicho,
      styleOptionText: dicho,
      styleSubcommandText: dicho,
      styleDescriptionText: anotado,
    })
    .configureOutput({ outputError: (texto, escribir) => escribir(enCastellano(texto)) });
}
