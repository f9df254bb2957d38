const PESOS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const DIGITOS = 11;

/** What a RUC being typed lacks, said while one types; the API has the last word. */
export function revisarRuc(escrito: string): { error?: string; nota?: string } {
  if (escrito === '') return {};
  if (/\D/.test(escrito)) return { error: 'El RUC solo lleva dígitos.' };
  const faltan = DIGITOS - escrito.length;
  if (faltan > 0) return { nota: faltan === 1 ? 'Falta 1 dígito.' : `Faltan ${faltan} dígitos.` };
  if (faltan < 0) return { error: 'El RUC tiene 11 dígitos: hay de más.' };
  const suma = PESOS.reduce((s, peso, i) => s + peso * Number(escrito[i]), 0);
  return (11 - (suma % 11)) % 10 === Number(escrito[DIGITOS - 1])
    ? { nota: 'RUC completo; su dígito verificador corresponde.' }
    : { error: 'El último dígito no corresponde a los demás: revise el RUC.' };
}
