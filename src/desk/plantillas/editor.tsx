import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pedir } from '../api/client';
import { ProblemaVisible } from '../componentes/problema';
import type { Plantilla } from './tipos';
import { VistaPrevia } from './vista-previa';

/** Writes a new version of a template, or gives back the text of the program; what is written is seen before it is kept. */
export function Editor({ plantilla }: { plantilla: Plantilla }) {
  const [texto, setTexto] = useState(plantilla.texto);
  const [confirmando, { open, close }] = useDisclosure(false);
  const cliente = useQueryClient();
  const camino = `/api/plantillas/${plantilla.id}`;
  const alGuardar = (nueva: Plantilla) => {
    cliente.setQueryData(['plantillas', plantilla.id], nueva);
    return cliente.invalidateQueries({ queryKey: ['plantillas'], exact: true });
  };
  const guardar = useMutation({
    mutationFn: () =>
      pedir<Plantilla>(camino, { metodo: 'POST', cuerpo: { texto, version: plantilla.version } }),
    onSuccess: alGuardar,
  });
  const restituir = useMutation({
    mutationFn: () => pedir<Plantilla>(camino, { metodo: 'DELETE' }),
    onSuccess: alGuardar,
  });
  const cambiado = texto !== plantilla.texto;
  return (
    <Stack gap="sm">
      <Textarea
        label="Texto de la plantilla"
        description="Separe los párrafos con una línea en blanco; las líneas que empiezan con guion hacen una lista. Debe nombrar {{norma}}."
        value={texto}
        onChange={(e) => setTexto(e.currentTarget.value)}
        autosize
        minRows={10}
        maxRows={30}
        maxLength={20_000}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      {guardar.error ? <ProblemaVisible error={guardar.error} /> : null}
      {guardar.isSuccess && !cambiado ? (
        <Alert color="green" variant="light" role="status">
          Se guardó. Las notificaciones que salgan desde ahora llevan este texto.
        </Alert>
      ) : null}
      <Group>
        <Button onClick={() => guardar.mutate()} loading={guardar.isPending} disabled={!cambiado}>
          Guardar versión nueva
        </Button>
        <Button variant="default" onClick={() => setTexto(plantilla.texto)} disabled={!cambiado}>
          Deshacer cambios
        </Button>
        {plantilla.editada ? (
          <Button variant="subtle" onClick={open}>
            Volver al texto del programa
          </Button>
        ) : null}
      </Group>
      <VistaPrevia id={plantilla.id} texto={texto} />
      <Modal
        opened={confirmando}
        onClose={close}
        title="Volver al texto del programa"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        <Stack>
          <Text size="sm">
            Las notificaciones que salgan desde ahora llevarán el texto del programa. Lo escrito queda en las
            versiones, por si hay que recuperarlo.
          </Text>
          {restituir.error ? <ProblemaVisible error={restituir.error} /> : null}
          <Group justify="end">
            <Button variant="default" onClick={close}>
              Cancelar
            </Button>
            <Button
              loading={restituir.isPending}
              onClick={() => restituir.mutate(undefined, { onSuccess: close })}
            >
              Volver
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}
