import { Anchor, Button, Code, Stack, Table, Text } from '@mantine/core';
import { Esperando } from '../componentes/esperando';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { fechaCorta, momento } from '../formato/fechas';
import { useSellos } from './consultas';

/** The daily seals, where each was published, and how one is used. */
export function Sellos() {
  const sellos = useSellos();
  if (sellos.isPending) return <Esperando />;
  if (sellos.isError) return <ProblemaVisible error={sellos.error} alReintentar={() => sellos.refetch()} />;
  const filas = sellos.data.pages.flatMap((p) => p.elementos);
  if (filas.length === 0)
    return (
      <Vacio titulo="Aún no se ha sellado ningún día.">
        Cada día se sella cuando termina, pasada la medianoche de Lima.
      </Vacio>
    );
  return (
    <Stack>
      <Text size="sm">
        Cada sello resume la historia de todos los expedientes. Guardado fuera del servidor, prueba que
        ninguno se borró ni se recortó: <Code>npm run verificar -- --sello sello-AAAA-MM-DD.json</Code>
      </Text>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Día</Table.Th>
              <Table.Th>Sellado</Table.Th>
              <Table.Th>En archivo</Table.Th>
              <Table.Th>Por correo</Table.Th>
              <Table.Th>Huella</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {filas.map((s) => (
              <Table.Tr key={s.dia}>
                <Table.Th scope="row">
                  <Anchor href={`/api/sellos/${s.dia}`} download size="sm">
                    {fechaCorta(s.dia)}
                  </Anchor>
                </Table.Th>
                <Table.Td>{momento(s.creado)}</Table.Td>
                <Table.Td>{s.archivo ? momento(s.archivo) : 'Pendiente'}</Table.Td>
                <Table.Td>{s.correo ? momento(s.correo) : '—'}</Table.Td>
                <Table.Td>
                  <Code>{s.huella.slice(0, 16)}…</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {sellos.hasNextPage ? (
        <Button
          variant="default"
          loading={sellos.isFetchingNextPage}
          onClick={() => sellos.fetchNextPage()}
          style={{ alignSelf: 'start' }}
        >
          Ver más
        </Button>
      ) : null}
    </Stack>
  );
}
