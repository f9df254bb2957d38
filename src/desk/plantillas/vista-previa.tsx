import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { conConsulta, pedir } from '../api/client';
import type { FilaDeCaso, Pagina } from '../api/tipos';
import { ProblemaVisible } from '../componentes/problema';

interface Vista {
  readonly asunto: string;
  readonly texto: string;
  readonly deEjemplo: boolean;
}

const rotulo = ({ numero, datos }: FilaDeCaso) => [numero, datos.objeto].filter(Boolean).join(' · ');

// Both collections have templates: the two best of each are enough to choose from.
async function buscar(texto: string): Promise<FilaDeCaso[]> {
  const de = (coleccion: string) =>
    pedir<Pagina<FilaDeCaso>>(conConsulta(`/api/${coleccion}`, { texto, limite: 10 }));
  const [solicitudes, procesos] = await Promise.all([de('solicitudes'), de('procesos')]);
  return [...solicitudes.elementos, ...procesos.elementos];
}

/** How a template looks with a case, or with sample data. `texto`: what is being written; null for the one in force. */
export function VistaPrevia({ id, texto }: { id: string; texto: string | null }) {
  const [caso, setCaso] = useState<string | null>(null);
  const [buscado, setBuscado] = useState('');
  const [quieto] = useDebouncedValue(buscado.trim().slice(0, 200), 300);
  const casos = useQuery({
    queryKey: ['buscar-caso', 'todas', quieto],
    queryFn: () => buscar(quieto),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const ver = useMutation({
    mutationFn: () =>
      pedir<Vista>(`/api/plantillas/${id}/vista-previa`, {
        metodo: 'POST',
        cuerpo: { ...(texto === null ? {} : { texto }), ...(caso === null ? {} : { caso }) },
      }),
  });
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <Select
          label="Ver con un expediente"
          placeholder="Con datos de ejemplo"
          data={(casos.data ?? []).map((c) => ({ value: c.id, label: rotulo(c) }))}
          filter={({ options }) => options}
          value={caso}
          onChange={setCaso}
          onSearchChange={setBuscado}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Ver con datos de ejemplo' }}
          nothingFoundMessage="No hay ningún expediente así."
          style={{ flex: '1 1 16rem', maxWidth: '28rem' }}
        />
        <Button variant="default" loading={ver.isPending} onClick={() => ver.mutate()}>
          Vista previa
        </Button>
      </Group>
      {ver.error ? <ProblemaVisible error={ver.error} /> : null}
      {ver.data ? (
        <Paper withBorder p="md" bg="var(--fondo-suave)" aria-label="Vista previa" component="section">
          <Text fw={600}>{ver.data.asunto}</Text>
          <Text size="xs" className="tenue" mb="sm">
            {ver.data.deEjemplo
              ? 'Lo que el expediente no dice se muestra con datos de ejemplo.'
              : 'Con los datos de la última notificación de este expediente.'}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {ver.data.texto}
          </Text>
        </Paper>
      ) : null}
    </Stack>
  );
}
