import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Norma } from '../componentes/norma';

interface Props {
  readonly titulo: string;
  readonly ayuda?: string | undefined;
  readonly norma?: { readonly texto: string; readonly regla: string };
  readonly children: ReactNode;
}

/** A part of a form, with what it asks for and the article that asks for it. */
export function Seccion({ titulo, ayuda, norma, children }: Props) {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: 'sm', sm: 'lg' }} aria-labelledby={id}>
      <Stack>
        <div>
          <Group justify="space-between" gap="xs" align="baseline">
            <Title order={2} size="h4" id={id}>
              {titulo}
            </Title>
            {norma ? <Norma texto={norma.texto} regla={norma.regla} /> : null}
          </Group>
          {ayuda ? (
            <Text size="sm" className="tenue">
              {ayuda}
            </Text>
          ) : null}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
