import { Anchor, Button, Code, List, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { Parte } from '../componentes/parte';
import { ProblemaVisible } from '../componentes/problema';
import { fechaLarga, momento } from '../formato/fechas';
import { Corregir } from './corregir';
import { cargaEnPalabras, Fuente, plazoEnPalabras, REGIMENES } from './marcas';
import type { ReglaConHistoria } from './tipos';

const PROCEDENCIA = {
  texto: 'Se leyó en la norma.',
  memoria:
    'Se escribió de memoria y está por contrastar: nadie la ha leído aún en su norma. Tómela con reserva hasta entonces.',
  casa: 'Es una decisión de la casa, donde la norma calla.',
} as const;

function Archivos({ nombres, ninguno }: { nombres: readonly string[]; ninguno: string }) {
  if (nombres.length === 0) return <Text size="sm">{ninguno}</Text>;
  return (
    <List size="sm" spacing={4}>
      {nombres.map((n) => (
        <List.Item key={n}>
          <Code style={{ overflowWrap: 'anywhere' }}>{n}</Code>
        </List.Item>
      ))}
    </List>
  );
}

function Correcciones({ regla }: { regla: ReglaConHistoria }) {
  if (regla.correcciones.length === 0)
    return <Text size="sm">Nadie la ha corregido: rige como se escribió en el catálogo.</Text>;
  return (
    <Table.ScrollContainer
      minWidth={480}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Correcciones' } }}
    >
      <Table aria-label="Correcciones" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Cuándo</Table.Th>
            <Table.Th>Días</Table.Th>
            <Table.Th>Norma</Table.Th>
            <Table.Th>Motivo</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {regla.correcciones.map((c) => (
            <Table.Tr key={c.catalogo}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{momento(c.conocida)}</Table.Td>
              <Table.Td className="tabular">{c.dias}</Table.Td>
              <Table.Td>{c.norma}</Table.Td>
              <Table.Td>{c.motivo}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Contenido({ regla }: { regla: ReglaConHistoria }) {
  const carga = cargaEnPalabras(regla);
  const { desde, hasta } = regla.vigencia;
  return (
    <>
      <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
        <Stack gap="xs">
          <Text fz="lg">{regla.glosa}</Text>
          <Text>{regla.cita}</Text>
          <Fuente fuente={regla.fuente} />
          <Text size="sm">{PROCEDENCIA[regla.fuente]}</Text>
          <Text size="sm" className="tenue">
            {REGIMENES[regla.regimen] ?? regla.regimen}. Rige desde el {fechaLarga(desde)}
            {hasta === null ? '' : ` hasta el ${fechaLarga(hasta)}`}.
          </Text>
        </Stack>
      </Paper>
      <Parte titulo="Plazo">
        <Text size="sm">{plazoEnPalabras(regla)}.</Text>
        {carga === null ? null : (
          <Text size="sm" className="tenue">
            {carga}
          </Text>
        )}
      </Parte>
      <Parte titulo="Correcciones">
        <Correcciones regla={regla} />
      </Parte>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Parte titulo="Dónde se aplica">
          <Archivos nombres={regla.implementada} ninguno="Ninguna parte del sistema la aplica por sí sola." />
        </Parte>
        <Parte titulo="Dónde se prueba">
          <Archivos nombres={regla.probada} ninguno="Ninguna prueba la nombra." />
        </Parte>
      </SimpleGrid>
      {regla.nota === null ? null : <Text size="sm">{regla.nota}</Text>}
    </>
  );
}

/** A rule: what it commands, by which article, its term, who corrected it and where the system applies it. */
export function FichaDeRegla({ id }: { id: string }) {
  const [abierta, { open, close }] = useDisclosure(false);
  const coordina = useTieneRol('coordinador');
  const consulta = useQuery({
    queryKey: ['reglas', id],
    queryFn: () => pedir<ReglaConHistoria>(`/api/reglas/${encodeURIComponent(id)}`),
  });
  const regla = consulta.data;
  const corregible = regla?.plazo != null && regla.plazo.dias !== null && regla.plazo.computo !== 'fecha';
  return (
    <Pagina
      titulo={`Regla ${id}`}
      bajada={
        <Anchor component={Link} to="/normas">
          Todas las normas
        </Anchor>
      }
      acciones={
        coordina && corregible ? (
          <Button variant="default" onClick={open}>
            Corregir los días
          </Button>
        ) : null
      }
    >
      {consulta.isError ? (
        <ProblemaVisible error={consulta.error} alReintentar={() => consulta.refetch()} />
      ) : regla === undefined ? (
        <Esperando filas={3} alto={120} />
      ) : (
        <Stack>
          <Contenido regla={regla} />
          {abierta ? <Corregir regla={regla} alCerrar={close} /> : null}
        </Stack>
      )}
    </Pagina>
  );
}
