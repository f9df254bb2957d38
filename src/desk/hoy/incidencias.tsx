import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import { momento } from '../formato/fechas';

interface Incidencia {
  readonly id: number;
  readonly detalle: string;
  readonly creada: string;
}

/** What the system cannot decide and a person must look at. */
export function Incidencias() {
  const puede = useTieneRol('coordinador', 'lectura');
  const incidencias = useQuery({
    queryKey: ['incidencias'],
    queryFn: () => pedir<{ elementos: readonly Incidencia[] }>('/api/incidencias'),
    enabled: puede,
  });
  if (!puede || !incidencias.data || incidencias.data.elementos.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" title="Por revisar por una persona">
      <List size="sm" spacing={4}>
        {incidencias.data.elementos.slice(0, 10).map((i) => (
          <List.Item key={i.id}>
            {i.detalle}{' '}
            <Text span size="xs" className="tenue">
              {momento(i.creada)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
