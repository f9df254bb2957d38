import { Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import clases from './nueva.module.css';

interface Props {
  readonly alEnviar: () => void;
  /** What is asked. */
  readonly children: ReactNode;
  /** What is said of it, at its side; below it on a phone. */
  readonly lado: ReactNode;
  /** The sending, last in both. */
  readonly pie: ReactNode;
}

/** A long form with what is said of it at its side. */
export function FormularioConLado({ alEnviar, children, lado, pie }: Props) {
  return (
    <form
      noValidate
      className={clases['partes']}
      onSubmit={(e) => {
        e.preventDefault();
        alEnviar();
      }}
    >
      <Stack miw={0}>{children}</Stack>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must scroll with the keyboard */}
      <aside className={clases['lado']} aria-label="Revisión antes de enviar" tabIndex={0}>
        <Stack>{lado}</Stack>
      </aside>
      <div className={clases['pie']}>{pie}</div>
    </form>
  );
}

/** A box of the side. */
export function Caja({ titulo, children }: { titulo: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} size="h5">
          {titulo}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

/** The way to throw a draft away, asked twice. */
export function DescartarBorrador({ escrito, descartar }: { escrito: boolean; descartar: () => void }) {
  const [abierta, { open, close }] = useDisclosure(false);
  if (!escrito) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        Descartar borrador
      </Button>
      <Modal
        opened={abierta}
        onClose={close}
        title="¿Descartar el borrador?"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        <Text size="sm">Se borrará lo que escribió en esta página. No se puede recuperar.</Text>
        <Group justify="end" mt="md">
          <Button variant="default" onClick={close} data-autofocus>
            Seguir escribiendo
          </Button>
          <Button
            onClick={() => {
              close();
              descartar();
            }}
          >
            Descartar
          </Button>
        </Group>
      </Modal>
    </>
  );
}
