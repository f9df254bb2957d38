import { Paper, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** One part of a page, in a frame with its title. */
export function Parte({ titulo, children }: { titulo: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: 'sm', sm: 'lg' }} aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {titulo}
      </Title>
      {children}
    </Paper>
  );
}
