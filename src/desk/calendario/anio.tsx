import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useSesion, useTieneRol } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { diaCivil, fechaLarga } from '../formato/fechas';
import { plural } from '../formato/palabras';
import { IconoImprimir } from '../iconos';
import { nombreDeAmbito } from './ambito';
import estilos from './calendario.module.css';
import { useAnio } from './consultas';
import { CLASES, claseDe, esFinDeSemana } from './dias';
import { Mes } from './mes';
import { VentanaDeRevocar } from './revocar';
import type { DiaInhabil } from './tipos';

const MESES = Array.from({ length: 12 }, (_, i) => i + 1);

/** The year in twelve months, and its days off one by one with their law or decree. */
export function AnioEntero({ anio, ambito }: { anio: number; ambito: string | null }) {
  const consulta = useAnio(anio, ambito);
  const hoy = diaCivil(useSesion().ahora);
  const inhabiles = useMemo(
    () => new Map(consulta.data?.elementos.map((d) => [d.fecha, d])),
    [consulta.data],
  );
  if (consulta.isPending) return <Esperando filas={8} alto={90} />;
  if (consulta.isError)
    return <ProblemaVisible error={consulta.error} alReintentar={() => void consulta.refetch()} />;
  const { elementos } = consulta.data;
  const entreSemana = elementos.filter((d) => !esFinDeSemana(d.fecha)).length;
  return (
    <Stack gap="lg" aria-busy={consulta.isPlaceholderData}>
      <Group justify="space-between" gap="sm">
        <Leyenda />
        <Button
          className="no-imprimir"
          variant="default"
          leftSection={<IconoImprimir size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Imprimir el año
        </Button>
      </Group>
      <div className={estilos.meses}>
        {MESES.map((mes) => (
          <Mes key={mes} anio={anio} mes={mes} inhabiles={inhabiles} hoy={hoy} />
        ))}
      </div>
      <section aria-labelledby="dias-del-anio">
        <Title order={2} size="h4" id="dias-del-anio">
          Días no laborables de {anio}
        </Title>
        <Text className="tenue" size="sm" mb="xs">
          {nombreDeAmbito(ambito)}: {plural(elementos.length, 'día', 'días')}, {entreSemana} de lunes a
          viernes. Los sábados y domingos no se cuentan por regla (LPAG, art. 134).
        </Text>
        <Lista elementos={elementos} />
      </section>
    </Stack>
  );
}

function Leyenda() {
  const muestra = (clase: string | undefined, numero: string, texto: ReactNode) => (
    <Group gap={6} wrap="nowrap">
      <span className={`${clase} ${estilos.marca} ${estilos.muestra}`} aria-hidden>
        {numero}
      </span>
      <Text size="sm">{texto}</Text>
    </Group>
  );
  return (
    <Group gap="md">
      {muestra(estilos.feriado, '28', CLASES.feriado)}
      {muestra(estilos.declarado, '2', CLASES.declarado)}
      {muestra(estilos.finde, '7', 'Sábado o domingo')}
      {muestra(estilos.hoy, '10', 'Hoy')}
    </Group>
  );
}

function Lista({ elementos }: { elementos: readonly DiaInhabil[] }) {
  const declara = useTieneRol('coordinador');
  const [porRevocar, setPorRevocar] = useState<DiaInhabil | null>(null);
  return (
    <>
      <Table.ScrollContainer
        minWidth={560}
        type="native"
        tabIndex={0}
        role="group"
        aria-label="Días no laborables, se desplaza"
      >
        <Table aria-label="Días no laborables, con su norma" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Día</Table.Th>
              <Table.Th>Motivo</Table.Th>
              <Table.Th>Clase</Table.Th>
              <Table.Th>Norma</Table.Th>
              {declara ? (
                <Table.Th className="no-imprimir" pos="relative">
                  <span className="solo-lectores">Acciones</span>
                </Table.Th>
              ) : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {elementos.map((d) => (
              <Table.Tr key={d.fecha}>
                <Table.Td className="tabular">{fechaLarga(d.fecha)}</Table.Td>
                <Table.Td>{d.motivo}</Table.Td>
                <Table.Td>{CLASES[claseDe(d)]}</Table.Td>
                <Table.Td>
                  <Norma texto={d.norma} />
                </Table.Td>
                {declara ? (
                  <Table.Td className="no-imprimir" ta="right">
                    {claseDe(d) === 'declarado' ? (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Revocar el ${fechaLarga(d.fecha)}`}
                        onClick={() => setPorRevocar(d)}
                      >
                        Revocar
                      </Button>
                    ) : null}
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <VentanaDeRevocar dia={porRevocar} alCerrar={() => setPorRevocar(null)} />
    </>
  );
}
