import { Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** What somebody who is not in yet sees: the name of the house, a warning when there is one, and a form. */
export function Puerta({
  titulo,
  aviso,
  children,
}: {
  titulo: string;
  aviso?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${titulo} · Expediente Vivo`;
  }, [titulo]);
  return (
    <main style={{ maxWidth: '26rem', margin: '8vh auto 0', padding: '1rem' }}>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            Expediente Vivo
          </Title>
          <Text className="tenue">
            Solicitudes de asistencia técnica y procesos de selección, con sus plazos en días hábiles.
          </Text>
        </div>
        {aviso}
        <Paper withBorder p="lg">
          {children}
        </Paper>
      </Stack>
    </main>
  );
}
