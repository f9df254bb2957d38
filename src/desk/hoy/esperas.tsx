import { Group, List, Text } from '@mantine/core';
import type { Hoy } from '../api/tipos';
import { CARGAS, nombreDe } from '../formato/nombres';
import { plural } from '../formato/palabras';

/** Who each running or overdue term waits for. */
export function EsperasDeCadaUno({ cargas }: { cargas: Hoy['porCarga'] }) {
  if (cargas.length === 0) return <span className="tenue">No corre ningún plazo.</span>;
  return (
    <List
      listStyleType="none"
      spacing={4}
      styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
    >
      {cargas.map(({ carga, corriendo, vencidos }) => (
        <List.Item key={carga}>
          <Group justify="space-between" gap="xs">
            <Text size="sm">{nombreDe(CARGAS, carga)}</Text>
            <Text size="sm" className="tabular">
              {plural(corriendo, 'plazo')}
              {vencidos > 0 ? (
                <Text span c="var(--vencido)" fw={600}>
                  {' '}
                  · {plural(vencidos, 'vencido')}
                </Text>
              ) : null}
            </Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
