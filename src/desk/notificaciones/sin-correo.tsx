import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pedir } from '../api/client';
import type { Notificacion } from '../api/tipos';

/** Says that mail cannot leave by itself, beside notices that wait to. */
export function SinCorreo({ ruta, avisos }: { ruta: string; avisos: readonly Notificacion[] }) {
  // The same answer as the list of notices: nothing else is asked.
  const hay = useQuery({
    queryKey: ['caso', ruta.split('/').at(-1), 'notificaciones'],
    queryFn: () => pedir<{ elementos: readonly Notificacion[]; correo: boolean }>(`${ruta}/notificaciones`),
    select: (r) => r.correo,
  });
  const esperan = avisos.some((a) => a.canal === 'correo' && a.estado === 'pendiente');
  if (!esperan || hay.data !== false) return null;
  return (
    <Alert color="yellow" variant="light" mb="md" title="No hay servidor de correo">
      Los correos de este expediente esperan: no saldrán por sí solos. Comuníquelos por otro medio y deje
      constancia, o pida a la administración del sistema que configure el correo.
    </Alert>
  );
}
