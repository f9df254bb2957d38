import { useParams } from 'react-router';
import { FichaDeRegla } from './ficha';
import { ListaDeNormas } from './lista';

/** Normas: the rules the system applies, or one of them. */
export function Normas() {
  const { regla } = useParams();
  return regla === undefined ? <ListaDeNormas /> : <FichaDeRegla key={regla} id={regla} />;
}
