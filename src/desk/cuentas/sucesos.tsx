import { Table, Text } from '@mantine/core';
import { momento } from '../formato/fechas';
import { sucesoEnPalabras } from './nombres';
import type { SucesoDeIdentidad } from './tipos';

/** What happened lately to an account, the last first. */
export function Sucesos({ sucesos }: { sucesos: readonly SucesoDeIdentidad[] }) {
  if (sucesos.length === 0)
    return (
      <Text size="sm" className="tenue">
        Todavía no pasó nada con esta cuenta.
      </Text>
    );
  return (
    <Table.ScrollContainer
      minWidth={420}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Lo último que pasó' } }}
    >
      <Table verticalSpacing={4} aria-label="Lo último que pasó">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Cuándo</Table.Th>
            <Table.Th>Qué pasó</Table.Th>
            <Table.Th>Quién</Table.Th>
            <Table.Th>Desde</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sucesos.map((s) => (
            <Table.Tr key={s.id}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{momento(s.cuando)}</Table.Td>
              <Table.Td>{sucesoEnPalabras(s)}</Table.Td>
              <Table.Td>{s.actorNombre ?? '—'}</Table.Td>
              <Table.Td className="tabular">{s.ip === '' ? '—' : s.ip}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
