const NUMERO = new Intl.NumberFormat('es-PE', { maximumFractionDigits: 1 });
const UNIDADES = ['bytes', 'kB', 'MB', 'GB'];

/** «1.4 MB» of some bytes. */
export function tamanio(bytes: number): string {
  let valor = bytes;
  let unidad = 0;
  while (valor >= 1024 && unidad < UNIDADES.length - 1) {
    valor /= 1024;
    unidad++;
  }
  return `${NUMERO.format(valor)} ${unidad === 0 && bytes === 1 ? 'byte' : UNIDADES[unidad]}`;
}
