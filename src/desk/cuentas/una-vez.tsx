import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconoCopiar, IconoVisto } from '../iconos';

/** Something shown only now: an invitation, a ficha. */
export function UnaVez({ titulo, valor, children }: { titulo: string; valor: string; children: string }) {
  return (
    <Alert color="green" role="status">
      <Stack gap="xs">
        <Text fw={600}>{titulo}</Text>
        <Text size="sm">{children}</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {valor}
        </Code>
        <Group>
          <CopyButton value={valor}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="default"
                onClick={copy}
                leftSection={
                  copied ? <IconoVisto size={14} aria-hidden /> : <IconoCopiar size={14} aria-hidden />
                }
              >
                {copied ? 'Copiado' : 'Copiar'}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}
