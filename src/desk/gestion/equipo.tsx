import { Anchor, Badge, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Esperando } from '../componentes/esperando';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { fechaMedia } from '../formato/fechas';
import { cuanto } from '../formato/palabras';
import { type DelEquipo, useEquipo } from './consultas';

const enLista = (nombre: string) => `/solicitudes?responsable=${encodeURIComponent(nombre)}`;

function Donde({ persona: { ausencia, sustituyeA } }: { persona: DelEquipo }) {
  return (
    <Group gap={4}>
      {ausencia ? (
        <Badge variant="light" color="yellow" tt="none">
          Ausente hasta el {fechaMedia(ausencia.hasta)}
        </Badge>
      ) : null}
      {sustituyeA.map((s) => (
        <Badge key={s.id} variant="default" tt="none">
          Sustituye a {s.nombre}
        </Badge>
      ))}
      {!ausencia && sustituyeA.length === 0 ? <Text size="sm">Presente</Text> : null}
    </Group>
  );
}

/** How much work each specialist has today. */
export function EquipoConCarga() {
  const equipo = useEquipo();
  if (equipo.isPending) return <Esperando filas={5} />;
  if (equipo.isError) return <ProblemaVisible error={equipo.error} alReintentar={() => equipo.refetch()} />;
  const { personas, ajenas } = equipo.data;
  if (personas.length === 0)
    return (
      <Vacio titulo="Aún no hay especialistas.">
        Los usuarios con el rol de especialista aparecen aquí, con los expedientes que atienden.
      </Vacio>
    );
  return (
    <Stack>
      <Table.ScrollContainer minWidth={620}>
        <Table verticalSpacing="xs">
          <Table.Caption>
            El peso suma un punto por expediente en trámite, uno por cada deber sin hacer y otro si ya venció.
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Especialista</Table.Th>
              <Table.Th>Hoy</Table.Th>
              <Table.Th ta="right">En trámite</Table.Th>
              <Table.Th ta="right">Por hacer</Table.Th>
              <Table.Th ta="right">Vencidos</Table.Th>
              <Table.Th ta="right">Peso</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {personas.map((p) => (
              <Table.Tr key={p.id}>
                <Table.Th scope="row" fw={500}>
                  <Anchor component={Link} to={enLista(p.nombre)} size="sm">
                    {p.nombre}
                  </Anchor>
                </Table.Th>
                <Table.Td>
                  <Donde persona={p} />
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {cuanto(p.vivos)}
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {cuanto(p.porHacer)}
                </Table.Td>
                <Table.Td
                  ta="right"
                  className="tabular"
                  style={p.vencidos > 0 ? { color: 'var(--vencido)', fontWeight: 600 } : {}}
                >
                  {cuanto(p.vencidos)}
                </Table.Td>
                <Table.Td ta="right" className="tabular" fw={600}>
                  {cuanto(p.peso)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {ajenas.length > 0 ? (
        <Text size="sm" className="tenue">
          A cargo de quienes no son especialistas en actividad:{' '}
          {ajenas.map((a) => `${a.quien} (${cuanto(a.vivos)})`).join(', ')}.
        </Text>
      ) : null}
    </Stack>
  );
}
