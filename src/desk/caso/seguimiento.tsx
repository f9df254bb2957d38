import { Anchor, Button, CopyButton, Group, Text } from '@mantine/core';
import type { Caso } from '../api/tipos';
import { IconoCopiar } from '../iconos';

/** The code with which the entity follows its solicitud without an account, to give or dictate it. */
export function Seguimiento({ codigo, direccion }: NonNullable<Caso['seguimiento']>) {
  return (
    <>
      <Text size="sm">
        Con el número y este código, la entidad ve en qué está su solicitud, sin cuenta, en{' '}
        <Anchor href={direccion} target="_blank" style={{ overflowWrap: 'anywhere' }}>
          {direccion}
        </Anchor>
        .
      </Text>
      <Group gap="sm" mt="xs">
        <Text ff="monospace" fw={700} size="lg" style={{ letterSpacing: '0.05em' }}>
          {codigo}
        </Text>
        <CopyButton value={codigo}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconoCopiar size={14} aria-hidden />}
              onClick={copy}
            >
              {copied ? 'Copiado' : 'Copiar el código'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
