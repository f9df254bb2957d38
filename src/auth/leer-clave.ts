import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** A password from the terminal, without showing it, or from what is piped in: never from an argument, which others see. */
export async function leerClaveEscrita(pregunta: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  process.stderr.write(pregunta);
  const mudo = new Writable({ write: (_trozo, _codigo, seguir) => seguir() });
  const terminal = createInterface({ input: process.stdin, output: mudo, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
