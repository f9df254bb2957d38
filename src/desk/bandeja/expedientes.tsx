import { Anchor, Group, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from 'react-router';
import { useSesion } from '../api/sesion';
import type { Coleccion, FilaDeCaso } from '../api/tipos';
import { Situacion } from '../componentes/insignias';
import { diaCivil, fechaCorta, momento } from '../formato/fechas';

/** Cases as a table where there is room for one, and as a list of cards on a phone. */
export function Expedientes({ coleccion, filas }: { coleccion: Coleccion; filas: readonly FilaDeCaso[] }) {
  const telefono = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return telefono ? (
    <Tarjetas coleccion={coleccion} filas={filas} />
  ) : (
    <Tabla coleccion={coleccion} filas={filas} />
  );
}

function Tabla({ coleccion, filas }: { coleccion: Coleccion; filas: readonly FilaDeCaso[] }) {
  const hoy = diaCivil(useSesion().ahora);
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table highlightOnHover verticalSpacing="xs" aria-label="Expedientes">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={140}>Número</Table.Th>
            <Table.Th>Objeto y entidad</Table.Th>
            <Table.Th w={150}>Situación</Table.Th>
            <Table.Th w={150}>Próximo vencimiento</Table.Th>
            <Table.Th w={150}>A cargo de</Table.Th>
            <Table.Th w={130}>Último acto</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filas.map((f) => {
            return (
              <Table.Tr key={f.id} className="fila-ligera">
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  <Anchor component={Link} to={`/${coleccion}/${f.id}`} fw={600} size="sm">
                    {f.numero}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{f.datos.objeto ?? 'Sin objeto'}</Text>
                  <Text size="xs" className="tenue">
                    {f.datos.entidad.nombre ?? 'Entidad no indicada'}
                    {f.datos.entidad.ruc ? ` · RUC ${f.datos.entidad.ruc}` : ''}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Situacion valor={f.situacion} />
                </Table.Td>
                <Table.Td className="tabular">
                  <Vence cuando={f.proximoVencimiento} hoy={hoy} />
                </Table.Td>
                <Table.Td>{f.responsable ?? <span className="tenue">—</span>}</Table.Td>
                <Table.Td className="tabular">
                  <Text span size="sm" title={momento(f.actualizado)}>
                    {fechaCorta(f.actualizado)}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Vence({ cuando, hoy }: { cuando: string | null; hoy: string }) {
  if (cuando === null) return <span className="tenue">—</span>;
  const vence = diaCivil(cuando);
  return (
    <Text span size="sm" fw={vence < hoy ? 700 : 400} c={vence < hoy ? 'var(--vencido)' : 'inherit'}>
      {vence < hoy ? 'Venció el ' : vence === hoy ? 'Hoy, ' : ''}
      {fechaCorta(vence)}
    </Text>
  );
}

function Tarjetas({ coleccion, filas }: { coleccion: Coleccion; filas: readonly FilaDeCaso[] }) {
  const hoy = diaCivil(useSesion().ahora);
  return (
    <ul className="tarjetas" aria-label="Expedientes">
      {filas.map((f) => (
        <li key={f.id} className="fila fila-ligera">
          <Group justify="space-between" gap="xs">
            <Anchor component={Link} to={`/${coleccion}/${f.id}`} fw={600} size="sm">
              {f.numero}
            </Anchor>
            <Situacion valor={f.situacion} />
          </Group>
          <Text size="sm">{f.datos.objeto ?? 'Sin objeto'}</Text>
          <Text size="xs" className="tenue">
            {f.datos.entidad.nombre ?? 'Entidad no indicada'}
          </Text>
          {f.proximoVencimiento === null ? null : (
            <Text size="xs">
              Próximo vencimiento: <Vence cuando={f.proximoVencimiento} hoy={hoy} />
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
