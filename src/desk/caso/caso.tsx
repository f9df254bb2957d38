import { useParams } from 'react-router';
import { useCaso, useHistorial } from '../api/consultas';
import { useAlDia } from '../api/corriente';
import type { Coleccion } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { SITUACIONES_DE } from '../formato/nombres';
import { NoHallada } from '../mesa/no-hallada';
import { Expediente } from './expediente';

const esColeccion = (nombre = ''): nombre is Coleccion => Object.hasOwn(SITUACIONES_DE, nombre);

/** The page of a case, kept up to date while somebody looks at it. */
export function PaginaDeCaso() {
  const { coleccion, id = '' } = useParams();
  if (!esColeccion(coleccion)) return <NoHallada />;
  return <ConCaso key={id} coleccion={coleccion} id={id} />;
}

function ConCaso({ coleccion, id }: { coleccion: Coleccion; id: string }) {
  const caso = useCaso(coleccion, id);
  const historia = useHistorial(coleccion, id);
  useAlDia(id, [['caso', id]]);
  // What is already seen stays when a new look fails: nobody loses the form in their hands.
  if (caso.isLoadingError || historia.isLoadingError)
    return (
      <Pagina titulo="Expediente">
        <ProblemaVisible
          error={(caso.error ?? historia.error) as Error}
          alReintentar={() => {
            void caso.refetch();
            void historia.refetch();
          }}
        />
      </Pagina>
    );
  if (caso.data === undefined || historia.data === undefined)
    return (
      <Pagina titulo="Expediente">
        <Esperando filas={8} />
      </Pagina>
    );
  return <Expediente coleccion={coleccion} caso={caso.data} historia={historia.data} />;
}
