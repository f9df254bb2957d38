import { useParams } from 'react-router';
import { FichaDePlantilla } from './ficha';
import { ListaDePlantillas } from './lista';

/** Plantillas: the texts notices are written with, or one of them. */
export function Plantillas() {
  const { plantilla } = useParams();
  return plantilla === undefined ? (
    <ListaDePlantillas />
  ) : (
    <FichaDePlantilla key={plantilla} id={plantilla} />
  );
}
