import { Button, Group, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pedir } from '../api/client';
import { useSesion } from '../api/sesion';
import type { Notificacion } from '../api/tipos';
import { CampoDeInstante } from '../componentes/fecha';
import { ProblemaVisible } from '../componentes/problema';

/** Puts on record how a notice that leaves outside the system left, or that it came back. */
export function Constancia({ ruta, aviso }: { ruta: string; aviso: Notificacion }) {
  const { ahora } = useSesion();
  const [abierta, setAbierta] = useState(false);
  const [resultado, setResultado] = useState(aviso.canal === 'correo' ? 'enviada' : 'registrada');
  const [cuando, setCuando] = useState(ahora);
  const [codigo, setCodigo] = useState('');
  const cliente = useQueryClient();
  const registrar = useMutation({
    mutationFn: () =>
      pedir(`${ruta}/notificaciones/${aviso.id}/registro`, {
        metodo: 'POST',
        cuerpo: {
          fecha: cuando,
          resultado,
          ...(codigo.trim() ? { codigo: codigo.trim() } : {}),
        },
      }),
    onSuccess: () => {
      setAbierta(false);
      void cliente.invalidateQueries({ queryKey: ['por-registrar'] });
      return cliente.invalidateQueries({ queryKey: ['caso', ruta.split('/').at(-1)] });
    },
  });
  return (
    <Popover opened={abierta} onChange={setAbierta} trapFocus withArrow position="bottom-start">
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          px={0}
          onClick={() => setAbierta((a) => !a)}
          aria-label={`Dejar constancia de: ${aviso.asunto}`}
        >
          Dejar constancia
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <SegmentedControl
            aria-label="Qué ocurrió con la notificación"
            value={resultado}
            onChange={setResultado}
            data={[
              { value: 'registrada', label: 'Registrada' },
              { value: 'enviada', label: 'Enviada' },
              { value: 'rebotada', label: 'Rebotada' },
            ]}
          />
          <CampoDeInstante label="Fecha" value={cuando} onChange={setCuando} />
          <TextInput
            label="Código o número (si lo tiene)"
            value={codigo}
            maxLength={200}
            onChange={(e) => setCodigo(e.currentTarget.value)}
          />
          {registrar.error ? <ProblemaVisible error={registrar.error} /> : null}
          <Group justify="end">
            <Button size="xs" loading={registrar.isPending} onClick={() => registrar.mutate()}>
              Guardar constancia
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
