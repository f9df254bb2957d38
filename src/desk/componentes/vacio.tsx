import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing to show, said for a person: what is missing and what to do about it. */
export function Vacio({ titulo, children }: { titulo: string; children?: ReactNode }) {
  return (
    <Paper withBorder p="xl" ta="center" bg="var(--fondo-suave)">
      <Text fw={600}>{titulo}</Text>
      {children ? (
        <Text mt={4} className="tenue">
          {children}
        </Text>
      ) : null}
    </Paper>
  );
}
