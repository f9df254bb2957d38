import { Button, Popover, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pedir } from '../api/client';
import { useSesion, useTieneRol } from '../api/sesion';
import { CampoDeInstante } from '../componentes/fecha';
import { ProblemaVisible } from '../componentes/problema';
import { fechaLarga, momento } from '../formato/fechas';
import { plural } from '../formato/palabras';
import { IconoReloj } from '../iconos';

/** The simulated clock of a rehearsal: what it says and, for administration, how to move it. Nothing on the real clock. */
export function RelojDeLaOficina() {
  const { ahora, simulado } = useSesion();
  const mueve = useTieneRol('admin');
  if (!simulado) return null;
  return (
    <Popover position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          px="xs"
          leftSection={<IconoReloj size={16} aria-hidden />}
          aria-label={`Reloj simulado: ${momento(ahora)}`}
        >
          <Text span visibleFrom="lg" size="sm" className="tabular">
            {momento(ahora)}
          </Text>
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw={420}>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            Reloj simulado
          </Text>
          <Text size="sm">Para el sistema es {fechaLarga(ahora)}. Solo avanza cuando alguien lo mueve.</Text>
          {mueve ? <Mover ahora={ahora} /> : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Mover({ ahora }: { ahora: string }) {
  const [hasta, setHasta] = useState(ahora);
  const cliente = useQueryClient();
  const mover = useMutation({
    mutationFn: (cuerpo: { ahora: string } | { avanzar: 'siguiente_plazo' }) =>
      pedir<{ ahora: string; disparados: number }>('/api/reloj', { metodo: 'POST', cuerpo }),
    onSuccess: ({ ahora: nuevo }) => {
      setHasta(nuevo);
      return cliente.invalidateQueries();
    },
  });
  return (
    <>
      <Stack gap="xs">
        <CampoDeInstante label="Adelantar hasta" value={hasta} onChange={setHasta} />
        <Button variant="light" loading={mover.isPending} onClick={() => mover.mutate({ ahora: hasta })}>
          Ir
        </Button>
      </Stack>
      <Button
        variant="default"
        loading={mover.isPending}
        onClick={() => mover.mutate({ avanzar: 'siguiente_plazo' })}
      >
        Avanzar al siguiente vencimiento
      </Button>
      <div aria-live="polite">
        {mover.data ? (
          <Text size="sm">
            Ahora es {momento(mover.data.ahora)}. Se dispararon {plural(mover.data.disparados, 'vencimiento')}
            .
          </Text>
        ) : null}
      </div>
      {mover.error ? <ProblemaVisible error={mover.error} /> : null}
    </>
  );
}
