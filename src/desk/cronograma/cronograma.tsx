import { useParams } from 'react-router';
import { CronogramaDelCaso } from './del-caso';
import { CronogramaLibre } from './libre';

/** The calendar of a process, or the free tool when no process is named. */
export function Cronograma() {
  const { id } = useParams();
  return id === undefined ? <CronogramaLibre /> : <CronogramaDelCaso key={id} id={id} />;
}
