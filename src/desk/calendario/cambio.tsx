import { Alert, Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Esperando } from '../componentes/esperando';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { fechaLarga, fechaMedia } from '../formato/fechas';
import { paginaDeCaso } from '../formato/nombres';
import { plural } from '../formato/palabras';
import { useCitas, type useEnsayoDeCambio } from './consultas';
import type { Cambio, PlazoMovido } from './tipos';

const PLAZO_VIVO = ['plazo en curso', 'plazos en curso'] as const;

interface PropsDeLista {
  readonly titulo: string;
  readonly filas: readonly PlazoMovido[];
  /** Heads of the two dates. */
  readonly fechas: readonly [antes: string, despues: string];
}

function Movidos({ titulo, filas, fechas }: PropsDeLista) {
  const citas = useCitas();
  return (
    <Table.ScrollContainer minWidth={520} type="native">
      <Table aria-label={titulo} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Expediente</Table.Th>
            <Table.Th>{fechas[0]}</Table.Th>
            <Table.Th>{fechas[1]}</Table.Th>
            <Table.Th>Plazo</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filas.map((m) => (
            <Table.Tr key={`${m.caso} ${m.regla} ${m.antes}`}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Anchor component={Link} to={paginaDeCaso(m)} size="sm">
                  {m.numero}
                </Anchor>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{fechaMedia(m.antes)}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }} fw={600}>
                {fechaMedia(m.despues)}
              </Table.Td>
              <Table.Td>
                <Text size="sm">{citas.data?.get(m.regla)?.glosa ?? m.regla}</Text>
                <Norma texto={citas.data?.get(m.regla)?.cita ?? m.regla} regla={m.regla} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What a change would do, before anybody confirms it: every live term that moves, and those already expired it would have moved. */
export function VistaDelCambio({ ensayo }: { ensayo: ReturnType<typeof useEnsayoDeCambio> }) {
  if (ensayo.isPending) return <Esperando filas={3} />;
  if (ensayo.isError)
    return <ProblemaVisible error={ensayo.error} alReintentar={() => void ensayo.refetch()} />;
  const [primera] = ensayo.data.pages;
  const filas = ensayo.data.pages.flatMap((p) => p.plazosMovidos);
  const total = primera?.total ?? 0;
  const yaVencidos = primera?.yaVencidos ?? [];
  return (
    <Stack gap="sm">
      <Text fw={600} role="status">
        {total === 0
          ? 'Ningún plazo en curso se movería.'
          : `Se ${total === 1 ? 'movería' : 'moverían'} ${plural(total, ...PLAZO_VIVO)}.`}
      </Text>
      {total > 0 ? (
        <Movidos titulo="Plazos que se moverían" filas={filas} fechas={['Vence', 'Vencería']} />
      ) : null}
      {ensayo.hasNextPage ? (
        <Group>
          <Button
            variant="default"
            size="xs"
            loading={ensayo.isFetchingNextPage}
            onClick={() => void ensayo.fetchNextPage()}
          >
            Ver más
          </Button>
          <Text size="sm" className="tenue">
            Se muestran {plural(filas.length, 'plazo')} de {total}.
          </Text>
        </Group>
      ) : null}
      {yaVencidos.length > 0 ? (
        <Alert color="yellow" title="Plazos que ya vencieron">
          <Text size="sm" mb="xs">
            El cambio los habría movido, pero ya vencieron: no reviven. Revise estos expedientes.
          </Text>
          <Movidos titulo="Plazos ya vencidos" filas={yaVencidos} fechas={['Venció', 'Habría vencido']} />
        </Alert>
      ) : null}
    </Stack>
  );
}

/** What a change did, once confirmed. */
export function ResultadoDelCambio({
  cambio,
  dia,
  verbo,
}: {
  cambio: Cambio;
  dia: string;
  verbo: 'declaró' | 'revocó';
}) {
  const { total, plazosMovidos, yaVencidos } = cambio;
  const callados = total - plazosMovidos.length;
  return (
    <Stack gap="sm">
      <Alert color="teal" role="status" title={`Se ${verbo} el ${fechaLarga(dia)}.`}>
        {total === 0
          ? 'Ningún plazo en curso se movió.'
          : `Se ${total === 1 ? 'movió' : 'movieron'} ${plural(total, ...PLAZO_VIVO)}; cada expediente lo tiene en su historia.`}
      </Alert>
      {total > 0 ? (
        <Movidos titulo="Plazos que se movieron" filas={plazosMovidos} fechas={['Vencía', 'Vence']} />
      ) : null}
      {callados > 0 ? (
        <Text size="sm" className="tenue">
          Y {plural(callados, 'plazo')} más: están en la historia de sus expedientes.
        </Text>
      ) : null}
      {yaVencidos.length > 0 ? (
        <Movidos
          titulo="Plazos ya vencidos que el cambio habría movido"
          filas={yaVencidos}
          fechas={['Venció', 'Habría vencido']}
        />
      ) : null}
    </Stack>
  );
}
