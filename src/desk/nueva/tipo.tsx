import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { TIPOS_DE_PROCESO } from '../formato/nombres';
import { soles } from '../formato/palabras';
import type { Simulacion } from './simulacion';

interface Sustento {
  readonly tipo: string;
  readonly regla: string;
  readonly ejercicio: number;
  readonly uit: string;
  readonly topes: {
    readonly lp: string;
    readonly mitad: string;
    readonly decimo: string;
    readonly tresUit: string;
  };
  readonly porContrastar: boolean;
  readonly explicacion: string;
}

function Topes({ sustento: { topes, ejercicio, uit, tipo } }: { sustento: Sustento }) {
  const filas = [
    { desde: topes.lp, dice: 'Licitación o concurso público: desde', suyo: tipo === 'LP' || tipo === 'CP' },
    { desde: topes.mitad, dice: 'Adjudicación directa pública: más de', suyo: tipo === 'ADP' },
    { desde: topes.decimo, dice: 'Adjudicación directa selectiva: desde', suyo: tipo === 'ADS' },
    { desde: topes.tresUit, dice: 'Menor cuantía: más de tres UIT', suyo: tipo === 'AMC' },
  ];
  return (
    <Table verticalSpacing={4} aria-label={`Topes del ejercicio ${ejercicio}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Tipo</Table.Th>
          <Table.Th ta="end">Monto</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {filas.map((f) => (
          <Table.Tr key={f.dice} fw={f.suyo ? 650 : 400} aria-current={f.suyo ? 'true' : undefined}>
            <Table.Td>{f.dice}</Table.Td>
            <Table.Td ta="end" className="tabular" style={{ whiteSpace: 'nowrap' }}>
              {soles(f.desde)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Caption>
        Ejercicio {ejercicio}; UIT de {soles(uit)}.
      </Table.Caption>
    </Table>
  );
}

/** Which type the amount, the object and the year call for, and why; or the refusal, explained. */
export function TipoExplicado({ simulacion, preguntado }: { simulacion: Simulacion; preguntado: boolean }) {
  const { caso, errores, negativa, revisando } = simulacion;
  const sustento = caso?.datos['tipoSustento'] as Sustento | undefined;
  const mal = errores[0];
  return (
    <Stack gap="xs" aria-live="polite" aria-busy={revisando}>
      {!preguntado ? (
        <Text size="sm">
          Escriba el objeto, el valor referencial y el ejercicio para saber qué tipo de proceso corresponde.
        </Text>
      ) : null}
      {preguntado && sustento ? (
        <>
          <Group gap="xs">
            <Badge size="lg" tt="none">
              {sustento.tipo}
            </Badge>
            <Text fw={650}>{TIPOS_DE_PROCESO[sustento.tipo] ?? sustento.tipo}</Text>
          </Group>
          <Text size="sm">{sustento.explicacion}</Text>
          <Norma texto={`Regla ${sustento.regla}`} regla={sustento.regla} />
          <Topes sustento={sustento} />
        </>
      ) : null}
      {preguntado && negativa ? <ProblemaVisible error={negativa} /> : null}
      {preguntado && !sustento && !negativa && mal ? <Text size="sm">{mal.mensaje}</Text> : null}
    </Stack>
  );
}
