import { Anchor, Badge, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { pedir } from '../api/client';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { plegar, plural } from '../formato/palabras';
import { IconoBuscar } from '../iconos';
import type { ResumenDePlantilla } from './tipos';

/** Every template, to look for. */
export function ListaDePlantillas() {
  const [buscado, setBuscado] = useState('');
  const consulta = useQuery({
    queryKey: ['plantillas'],
    queryFn: () => pedir<{ elementos: readonly ResumenDePlantilla[] }>('/api/plantillas'),
    select: (r) => r.elementos,
  });
  const palabras = plegar(buscado).split(/\s+/).filter(Boolean);
  const halladas = (consulta.data ?? []).filter((p) =>
    palabras.every((palabra) => plegar(`${p.asunto} ${p.id}`).includes(palabra)),
  );
  return (
    <Pagina titulo="Plantillas" bajada="El texto de cada notificación: se edita sin cambiar el programa.">
      <TextInput
        type="search"
        label="Buscar en las plantillas"
        placeholder="Citación, informe, archivo…"
        value={buscado}
        maxLength={100}
        onChange={(e) => setBuscado(e.currentTarget.value)}
        leftSection={<IconoBuscar size={16} aria-hidden />}
        maw={420}
      />
      {consulta.isError ? (
        <ProblemaVisible error={consulta.error} alReintentar={() => consulta.refetch()} />
      ) : consulta.isPending ? (
        <Esperando filas={10} alto={48} />
      ) : (
        <Stack gap="xs">
          <Text size="sm" className="tenue" aria-live="polite">
            {plural(halladas.length, 'plantilla')}
          </Text>
          {halladas.length === 0 ? (
            <Vacio titulo="Ninguna plantilla se llama así.">Pruebe con menos palabras.</Vacio>
          ) : null}
          <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
            {halladas.map((p) => (
              <Paper component="li" withBorder p="sm" key={p.id}>
                <Group justify="space-between" gap="xs">
                  <Anchor component={Link} to={`/plantillas/${p.id}`} c="inherit" underline="hover">
                    {p.asunto}
                  </Anchor>
                  {p.editada ? (
                    <Badge variant="light" tt="none">
                      Editada
                    </Badge>
                  ) : null}
                </Group>
              </Paper>
            ))}
          </Stack>
        </Stack>
      )}
    </Pagina>
  );
}
