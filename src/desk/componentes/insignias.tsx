import { Badge } from '@mantine/core';
import type { Plazo } from '../api/tipos';
import { nombreDe, SITUACIONES } from '../formato/nombres';
import { diasHabiles } from '../formato/palabras';

// Living cases in the colour of the house, ended ones in grey: the words tell them apart, the colour only helps.
const EN_VIDA = new Set([
  'en_tramite',
  'preparacion',
  'convocado',
  'bases_integradas',
  'en_evaluacion',
  'buena_pro',
  'apelado',
  'consentido',
]);

/** Where a case is, in the words of the office. Neutral colours: only what is overdue is red. */
export function Situacion({ valor }: { valor: string }) {
  return (
    <Badge
      variant="light"
      color={EN_VIDA.has(valor) ? 'petroleo' : 'gray'}
      tt="none"
      fw={600}
      style={{ flexShrink: 0 }}
    >
      {nombreDe(SITUACIONES, valor)}
    </Badge>
  );
}

/** What is left of a running term, or by how much it is late. */
export function restantesEnPalabras({ estado, restantes }: Pick<Plazo, 'estado' | 'restantes'>): string {
  if (estado === 'cumplido') return 'Cumplido';
  if (estado === 'anulado') return 'Anulado';
  if (estado === 'suspendido') return 'Suspendido';
  if (estado === 'reemplazado') return 'Reemplazado';
  if (restantes === null) return 'Calendario por revisar';
  if (estado === 'vencido') return restantes < 0 ? `Venció hace ${diasHabiles(-restantes)}` : 'Venció';
  if (restantes === 0) return 'Vence hoy';
  return restantes === 1 ? 'Queda 1 día hábil' : `Quedan ${diasHabiles(restantes)}`;
}

/** The same as a mark: red and filled only for what is overdue. */
export function Restantes({ plazo }: { plazo: Pick<Plazo, 'estado' | 'restantes' | 'pendiente'> }) {
  const { estado, restantes } = plazo;
  // A window that closed, or a duty done late or no longer owed, expired too: but nobody has to run.
  const grita = estado === 'vencido' && plazo.pendiente !== false;
  const pronto = estado === 'corriendo' && restantes !== null && restantes <= 2;
  const color = grita ? 'red.9' : pronto ? 'yellow' : 'gray';
  return (
    <Badge
      variant={grita ? 'filled' : 'light'}
      color={color}
      tt="none"
      fw={600}
      className="tabular"
      style={{ flexShrink: 0 }}
    >
      {restantesEnPalabras(plazo)}
    </Badge>
  );
}
