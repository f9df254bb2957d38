/** How many times each number of days was seen. */
export class Cuenta {
  readonly #veces = new Map<number, number>();
  total = 0;

  anotar(valor: number, veces: number): void {
    this.#veces.set(valor, (this.#veces.get(valor) ?? 0) + veces);
    this.total += veces;
  }

  /** The smallest value that at least this share of what was seen does not exceed (nearest rank); null when nothing was. */
  percentil(parte: number): number | null {
    const puesto = Math.max(1, Math.ceil(parte * this.total));
    let vistos = 0;
    for (const [valor, veces] of [...this.#veces].sort(([a], [b]) => a - b)) {
      vistos += veces;
      if (vistos >= puesto) return valor;
    }
    return null;
  }
}
