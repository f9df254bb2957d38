import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { plegarCuenta } from './cuenta.js';

/** Fewest characters of a password (NIST SP 800-63B asks 8, and 15 without a second factor). */
const CLAVE_MINIMA = 12;
// Measuring grows with the square of the length and more: what so many characters do not give, more will not.
const MEDIDOS = 32;
/** Characters that must be left once what others know of its owner, or of the house, is taken out. */
const PROPIOS_AL_MARGEN = 8;
const DE_LA_CASA = ['expediente', 'oece', 'osce'];

// Of 0 to 4: 3 resists 10^8 guesses, more than the brakes let anybody make.
const PUNTAJE_MINIMO = 3;

/** What a weak password lacks, in the tone of the house: the library speaks to a friend. */
const CONSEJOS = {
  l33t: 'Evite cambios previsibles, como «@» por «a».',
  reverseWords: 'Evite palabras comunes escritas al revés.',
  allUppercase: 'Escriba en mayúsculas algunas letras, no todas.',
  capitalization: 'Escriba en mayúscula alguna letra más que la primera.',
  dates: 'Evite fechas que tengan que ver con usted.',
  recentYears: 'Evite años recientes.',
  associatedYears: 'Evite años que tengan que ver con usted.',
  sequences: 'Evite secuencias de letras o cifras.',
  repeated: 'Evite letras y palabras repetidas.',
  longerKeyboardPattern: 'Evite recorrer el teclado en línea.',
  anotherWord: 'Añada más palabras, de las menos comunes.',
  useWords: 'Use varias palabras que no formen una frase conocida.',
  noNeed: 'No hacen falta símbolos: cuatro palabras al azar bastan.',
  pwned: 'Esa clave apareció en filtraciones de otros sitios.',
};

let medidor: Promise<ZxcvbnFactory> | undefined;

// The dictionaries weigh megabytes: they are read when somebody first sets a password.
async function cargar(): Promise<ZxcvbnFactory> {
  const [nucleo, comunes, deCastellano] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-es-es'),
  ]);
  const { translations } = deCastellano;
  return new nucleo.ZxcvbnFactory({
    dictionary: { ...comunes.dictionary, ...deCastellano.dictionary },
    graphs: comunes.adjacencyGraphs,
    translations: {
      ...translations,
      warnings: {
        ...translations.warnings,
        straightRow: 'Las teclas consecutivas del teclado son fáciles de adivinar.',
      },
      suggestions: CONSEJOS,
    },
  });
}

const sin = (clave: string, palabras: readonly string[]) =>
  palabras.reduce((queda, palabra) => queda.replaceAll(palabra, ''), plegarCuenta(clave));

const conPunto = (frase: string) => (frase.endsWith('.') ? frase : `${frase}.`);

/**
 * Why a password will not do, as a sentence for the person who wrote it; null when it will.
 * @param propios what others know of that person: account, name, mail
 */
export async function porQueEsDebil(clave: string, propios: readonly string[]): Promise<string | null> {
  if ([...clave].length < CLAVE_MINIMA) return `La clave debe tener al menos ${CLAVE_MINIMA} caracteres.`;
  const palabras = [...propios.flatMap((p) => plegarCuenta(p).split(/[^\p{L}\p{N}]+/u)), ...DE_LA_CASA];
  const conocidas = palabras.filter((p) => p.length > 2);
  if (sin(clave, conocidas).length < PROPIOS_AL_MARGEN)
    return 'Esa clave se adivina con facilidad. Está hecha de datos suyos o de la casa; use otras palabras.';
  medidor ??= cargar();
  const { score, feedback } = (await medidor).check(clave.slice(0, MEDIDOS), conocidas);
  if (score >= PUNTAJE_MINIMO) return null;
  const razones = [feedback.warning, ...feedback.suggestions].filter((r): r is string => !!r).map(conPunto);
  return [
    'Esa clave se adivina con facilidad.',
    ...(razones.length > 0 ? razones : [CONSEJOS.useWords]),
  ].join(' ');
}
