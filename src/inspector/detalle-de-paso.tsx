import { Badge, Code, Group, List, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Norma } from '../desk/componentes/norma';
import { fechaCorta } from '../desk/formato/fechas';
import { Candidatas } from './candidatas';
import type { Paso } from './tipos';

const enJson = (valor: unknown) => (valor === undefined ? '—' : JSON.stringify(valor));

function Parte({ titulo, children }: { titulo: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {titulo}
      </Text>
      {children}
    </div>
  );
}

function Diferencias({ paso }: { paso: Paso }) {
  if (paso.diferencias.length === 0)
    return (
      <Text size="sm" className="tenue">
        El contexto no cambió.
      </Text>
    );
  return (
    <Table.ScrollContainer
      minWidth={420}
      maxHeight={320}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table aria-label="Diferencias del contexto" fz="xs" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Dato</Table.Th>
            <Table.Th>Antes</Table.Th>
            <Table.Th>Después</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {paso.diferencias.map((d) => (
            <Table.Tr key={d.ruta}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{d.ruta}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{enJson(d.antes)}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{enJson(d.despues)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Plazos({ plazos }: Pick<Paso, 'plazos'>) {
  const filas = [
    ...plazos.abiertos.map((p) => ({ ...p, que: 'abre' })),
    ...plazos.cerrados.map((p) => ({ ...p, que: p.estado })),
  ];
  if (filas.length === 0) return null;
  return (
    <Parte titulo="Plazos">
      <List size="sm">
        {filas.map((p) => (
          <List.Item key={`${p.que} ${p.n}`}>
            <Badge variant="light" color="gray" tt="none" size="sm">
              {p.que}
            </Badge>{' '}
            {p.regla}
            {p.item === '' ? '' : ` (${p.item})`}, vence el {fechaCorta(p.vence)}
          </List.Item>
        ))}
      </List>
    </Parte>
  );
}

/** Everything one step did: conditions tried, what was ordered, what changed, and the data it came with. */
export function DetalleDePaso({ paso }: { paso: Paso }) {
  if (paso.fallo !== undefined)
    return (
      <Text size="sm" role="alert">
        La historia no se puede repetir desde aquí: {paso.fallo}
      </Text>
    );
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Norma texto={paso.norma} regla={paso.regla} />
      </Group>
      <Parte titulo="Condiciones probadas">
        <Candidatas candidatas={paso.candidatas} />
      </Parte>
      {paso.acciones.length > 0 ? (
        <Parte titulo="Acciones">
          <List size="sm">
            {paso.acciones.map((a) => (
              <List.Item key={`${a.tipo} ${a.resumen}`}>{a.resumen}</List.Item>
            ))}
          </List>
        </Parte>
      ) : null}
      <Plazos plazos={paso.plazos} />
      <Parte titulo="Diferencias del contexto">
        <Diferencias paso={paso} />
      </Parte>
      <Parte titulo="Datos del evento">
        <ScrollArea.Autosize mah={240} viewportProps={{ tabIndex: 0 }}>
          <Code block>{JSON.stringify(paso.datos, null, 2)}</Code>
        </ScrollArea.Autosize>
      </Parte>
    </Stack>
  );
}
