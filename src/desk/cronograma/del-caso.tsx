import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useActos, useCaso, useHistorial } from '../api/consultas';
import { useAlDia } from '../api/corriente';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { IconoAgenda } from '../iconos';
import { EnVigor } from './en-vigor';
import { filasDe } from './lecturas';
import { Preparar } from './preparar';

/** The calendar of a process: being prepared, or in force with its versions and what may still move it. */
export function CronogramaDelCaso({ id }: { id: string }) {
  const consulta = useCaso('procesos', id);
  const historial = useHistorial('procesos', id);
  const actos = useActos('procesos', id);
  useAlDia(id, [['caso', id]]);
  if (consulta.isPending)
    return (
      <Pagina titulo="Cronograma">
        <Esperando filas={8} />
      </Pagina>
    );
  if (consulta.isError)
    return (
      <Pagina titulo="Cronograma">
        <ProblemaVisible error={consulta.error} alReintentar={() => void consulta.refetch()} />
      </Pagina>
    );
  const caso = consulta.data;
  const puede = actos.data?.filter((a) => a.disponible) ?? [];
  const convoca = puede.some((a) => a.tipo === 'CONVOCAR');
  return (
    <Pagina
      titulo={`Cronograma de ${caso.numero}`}
      bajada={
        <Text>
          <Anchor component={Link} to={`/procesos/${id}`}>
            {String(caso.datos['nomenclatura'] ?? caso.numero)}
          </Anchor>
          {' · '}
          {String(caso.datos['descripcion'] ?? '')}
        </Text>
      }
      acciones={
        filasDe(caso).length > 0 ? (
          <Button
            component="a"
            href={`/api/procesos/${id}/agenda.ics`}
            variant="default"
            leftSection={<IconoAgenda size={16} aria-hidden />}
          >
            Agenda (.ics)
          </Button>
        ) : null
      }
    >
      {filasDe(caso).length > 0 ? (
        <EnVigor caso={caso} historial={historial.data ?? []} actos={puede} />
      ) : null}
      {convoca ? <Preparar caso={caso} /> : null}
      {!convoca && actos.isSuccess && filasDe(caso).length === 0 ? (
        <Vacio titulo="Este proceso todavía no tiene cronograma.">
          Lo fija la convocatoria, que ahora no le corresponde a usted o no procede.
        </Vacio>
      ) : null}
    </Pagina>
  );
}
