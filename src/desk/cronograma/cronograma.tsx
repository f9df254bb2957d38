import { Pagina } from '../componentes/pagina';

/** Cronograma. */
export function Cronograma() {
  return <Pagina titulo="Cronograma">{null}</Pagina>;
}
