import { List, Table, Text } from '@mantine/core';
import { Norma } from '../componentes/norma';
import { diaCivil, fechaMedia, hora } from '../formato/fechas';
import { nombreDe } from '../formato/nombres';
import type { Habiles } from './eje';
import { CampoDeMomento } from './momento';
import { ACTIVIDADES, CON_HORA } from './nombres';
import type { Fila, Incumplimiento } from './tipos';

interface Props {
  readonly filas: readonly Fila[];
  readonly habiles: Habiles;
  readonly incumplimientos?: readonly Incumplimiento[];
  /** The rule of the term of each activity. */
  readonly normas?: ReadonlyMap<string, { readonly norma: string; readonly regla: string }>;
  /** With it, the dates can be written. */
  readonly alCambiar?: (fila: Fila) => void;
}

const leer = (momento: string) =>
  momento.length > 10 ? `${fechaMedia(momento)}, ${hora(momento)}` : fechaMedia(momento);

/** The same calendar in rows: the dates, and beside each activity what it breaches, with its article. */
export function TablaDeFilas({ filas, habiles, incumplimientos = [], normas, alCambiar }: Props) {
  return (
    <Table.ScrollContainer minWidth={720} type="native">
      <Table aria-label="Actividades del cronograma" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Actividad</Table.Th>
            <Table.Th>Inicio</Table.Th>
            <Table.Th>Fin</Table.Th>
            <Table.Th ta="right">Días hábiles</Table.Th>
            <Table.Th>Norma e incumplimientos</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filas.map((fila) => {
            const nombre = nombreDe(ACTIVIDADES, fila.actividad);
            const conHora = CON_HORA.includes(fila.actividad);
            const suyos = incumplimientos.filter((i) => i.actividad === fila.actividad);
            const norma = normas?.get(fila.actividad);
            const celda = (extremo: 'inicio' | 'fin') =>
              alCambiar === undefined ? (
                leer(fila[extremo])
              ) : (
                <CampoDeMomento
                  etiqueta={`${extremo === 'inicio' ? 'Inicio' : 'Fin'} de ${nombre.toLowerCase()}`}
                  valor={fila[extremo]}
                  conHora={conHora}
                  alCambiar={(momento) => alCambiar({ ...fila, [extremo]: momento })}
                />
              );
            return (
              <Table.Tr key={fila.actividad}>
                <Table.Th scope="row" fw={500}>
                  {nombre}
                </Table.Th>
                <Table.Td className="tabular">{celda('inicio')}</Table.Td>
                <Table.Td className="tabular">{celda('fin')}</Table.Td>
                <Table.Td ta="right" className="tabular">
                  {habiles.entre(diaCivil(fila.inicio), diaCivil(fila.fin))}
                </Table.Td>
                <Table.Td>
                  {suyos.length > 0 ? (
                    <List size="sm" listStyleType="none">
                      {suyos.map((i) => (
                        <List.Item key={i.detalle}>
                          <Text span size="sm" fw={600} style={{ color: 'var(--pronto)' }}>
                            Incumple:
                          </Text>{' '}
                          {sinNombre(i.detalle)} <Norma texto={i.norma} regla={i.regla} />
                        </List.Item>
                      ))}
                    </List>
                  ) : norma ? (
                    <Norma texto={norma.norma} regla={norma.regla} />
                  ) : null}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

// The sentence begins with the name of the activity, which is already at the head of the row.
function sinNombre(detalle: string): string {
  const resto = detalle.replace(/^[^:]{1,60}: /, '');
  return resto.charAt(0).toUpperCase() + resto.slice(1);
}
