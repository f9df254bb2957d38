import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useCuenta } from '../api/consultas';
import type { Plazo } from '../api/tipos';
import { fechaLarga, fechaMedia } from '../formato/fechas';
import { diasHabiles } from '../formato/palabras';
import { IconoImprimir } from '../iconos';
import { Esperando } from './esperando';
import { Norma } from './norma';
import { ProblemaVisible } from './problema';

/** The count of a term, day by day: each skipped day with its reason and its law. */
export function TablaDeCuenta({
  desde,
  dias,
  ambito,
}: {
  desde: string;
  dias: number;
  ambito: string | null;
}) {
  // The narrowest scope names those it is in: a province, its region and the country.
  const cuenta = useCuenta(desde, dias, ambito?.split('+').at(-1) ?? null);
  if (cuenta.isPending) return <Esperando />;
  if (cuenta.isError) return <ProblemaVisible error={cuenta.error} />;
  return (
    <Stack gap="xs">
      <Text size="sm">
        El día inicial, {fechaLarga(cuenta.data.desde)}, no se cuenta. El plazo de{' '}
        {diasHabiles(cuenta.data.dias)} vence el <strong>{fechaLarga(cuenta.data.vence)}</strong>, a las 24:00
        de Lima.
      </Text>
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing={4} aria-label="Cuenta día por día">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>Día</Table.Th>
              <Table.Th w={70}>N.º</Table.Th>
              <Table.Th>Por qué no se cuenta</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cuenta.data.cuenta.map((d) => (
              <Table.Tr key={d.fecha} className={d.habil ? undefined : 'tenue'}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{fechaMedia(d.fecha)}</Table.Td>
                <Table.Td className="tabular">{d.numero ?? '—'}</Table.Td>
                <Table.Td>
                  {d.motivo ?? ''} {d.norma ? <Norma texto={d.norma} /> : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

/** The same of a term, in a window that can be printed. */
export function VentanaDeCuenta({ plazo, alCerrar }: { plazo: Plazo | null; alCerrar: () => void }) {
  return (
    <Modal
      opened={plazo !== null}
      onClose={alCerrar}
      size="lg"
      title="Cuenta del plazo, día por día"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      {plazo === null ? null : (
        <Stack gap="sm">
          <div>
            <Text fw={600}>{plazo.descripcion}</Text>
            <Norma texto={plazo.norma} regla={plazo.regla} />
          </div>
          {plazo.computo === 'habiles' ? (
            <TablaDeCuenta desde={plazo.desde} dias={plazo.dias} ambito={plazo.ambito} />
          ) : (
            <Text size="sm">
              {plazo.computo === 'fecha'
                ? `Es una fecha señalada: el ${fechaLarga(plazo.vence)}.`
                : `Son ${plazo.dias} días calendario desde el ${fechaLarga(plazo.desde)}: vence el ${fechaLarga(plazo.vence)}, primer día hábil desde entonces.`}
            </Text>
          )}
          <Group justify="end" className="no-imprimir">
            <Button
              variant="default"
              leftSection={<IconoImprimir size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              Imprimir
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
