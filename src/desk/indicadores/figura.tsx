import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { type CSSProperties, type ReactNode, useId } from 'react';

/** A table of figures: the first column names the row, the rest are numbers. */
export interface Cuadro {
  readonly nombre: string;
  readonly columnas: readonly string[];
  readonly filas: readonly (readonly [clave: string, rotulo: ReactNode, ...cifras: (string | number)[]])[];
}

// «ago. 26» reads as one thing.
const mesEnUnaLinea = (rotulo: ReactNode): CSSProperties =>
  typeof rotulo === 'string' && rotulo.length < 10 ? { whiteSpace: 'nowrap' } : {};

const numeros = new Intl.NumberFormat('es-PE');
const cifra = (c: string | number) => (typeof c === 'number' ? numeros.format(c) : c);

/** The same numbers as a chart, for who reads them or listens to them. */
export function Cifras({ nombre, columnas, filas }: Cuadro) {
  return (
    <Table.ScrollContainer
      minWidth={columnas.length > 4 ? 440 : 280}
      // What scrolls by itself scrolls with the keyboard too.
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': nombre } }}
    >
      <Table aria-label={nombre} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {columnas.map((c, i) => (
              <Table.Th key={c} ta={i === 0 ? 'start' : 'end'} scope="col">
                {c}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filas.map(([clave, rotulo, ...cifras]) => (
            <Table.Tr key={clave}>
              <Table.Th scope="row" fw={400} ta="start" style={mesEnUnaLinea(rotulo)}>
                {rotulo}
              </Table.Th>
              {cifras.map((c, i) => (
                <Table.Td key={columnas[i + 1]} ta="end" className="tabular">
                  {cifra(c)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface Props {
  readonly titulo: string;
  readonly nota?: string;
  /** What the picture says, in a sentence, for who does not see it. */
  readonly resumen: string;
  readonly grafico: ReactNode;
  readonly cuadro: Cuadro;
}

/** A chart with its numbers under it. */
export function Figura({ titulo, nota, resumen, grafico, cuadro }: Props) {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: 'sm', sm: 'lg' }} aria-labelledby={id} miw={0}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id={id}>
            {titulo}
          </Title>
          {nota ? (
            <Text size="sm" className="tenue">
              {nota}
            </Text>
          ) : null}
        </div>
        <div role="img" aria-label={resumen}>
          {grafico}
        </div>
        <Cifras {...cuadro} />
      </Stack>
    </Paper>
  );
}
