import { Alert, Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pedir } from '../api/client';
import { OFICINA, useTieneRol } from '../api/sesion';
import { momento } from '../formato/fechas';
import { plural } from '../formato/palabras';

interface EstadoDelCorreo {
  readonly configurado: boolean;
  readonly simulado: boolean;
  readonly pendientes: number;
  readonly desde: string | null;
  readonly fallidos: number;
  readonly porRegistrar: number;
}

function useCorreo() {
  const puede = useTieneRol(...OFICINA);
  return useQuery({
    queryKey: ['correo'],
    queryFn: () => pedir<EstadoDelCorreo>('/api/correo'),
    enabled: puede,
    refetchInterval: 60_000,
  }).data;
}

/** How mail goes, when it does not go well: there is no server for it, or some could not leave. */
export function Correo() {
  const correo = useCorreo();
  if (!correo) return null;
  const { configurado, simulado, pendientes, desde, fallidos } = correo;
  const sinServidor = !configurado && !simulado;
  if (!sinServidor && fallidos === 0) return null;
  const esperan = `: ${plural(pendientes, 'espera', 'esperan')}${desde ? `, desde el ${momento(desde)}` : ''}`;
  return (
    <Alert
      color="yellow"
      variant="light"
      title={sinServidor ? 'No hay servidor de correo' : 'Correo que no salió'}
    >
      {sinServidor ? (
        <Text size="sm">
          Los correos que la ley ordena no salen por sí solos{pendientes > 0 ? esperan : ''}. Comuníquelos por
          otro medio y deje constancia en cada expediente.
        </Text>
      ) : null}
      {fallidos > 0 ? (
        <Text size="sm">
          {plural(fallidos, 'correo no salió', 'correos no salieron')} después de todos los intentos. Vea las
          incidencias y la pestaña de notificaciones de su expediente.
        </Text>
      ) : null}
    </Alert>
  );
}

/** How many notices leave outside the system and wait for a person, with the way to them. */
export function PorNotificar() {
  const cuantas = useCorreo()?.porRegistrar ?? 0;
  if (cuantas === 0) return null;
  return (
    <Anchor component={Link} to="/notificaciones" size="sm">
      {plural(cuantas, 'notificación espera constancia', 'notificaciones esperan constancia')}
    </Anchor>
  );
}
