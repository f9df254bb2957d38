import { List, Table, Text } from '@mantine/core';
import { Norma } from '../componentes/norma';
import { diaCivil, fechaMedia, hora } from '../formato/fechas';
import { nombreDe } from '../formato/nombres';
import type { Habiles } from './eje';
import estilos from './filas.module.css';
import { CampoDeMomento } from './momento';
import { ACTIVIDADES } from './nombres';
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

// What only scrolls must still be reached by keyboard.
const ENFOCABLE = { tabIndex: 0, role: 'group', 'aria-label': 'Actividades, se desplaza' } as const;

const leer = (momento: string) =>
  momento.length > 10 ? `${fechaMedia(momento)}, ${hora(momento)}` : fechaMedia(momento);

/** The same calendar in rows: the dates, and beside each activity what it breaches, with its article. */
export function TablaDeFilas({ filas, habiles, incumplimientos = [], normas, alCambiar }: Props) {
  const conNorma = normas !== undefined || incumplimientos.length > 0;
  return (
    <Table.ScrollContainer minWidth={alCambiar ? 900 : 640} type="native" {...(alCambiar ? {} : ENFOCABLE)}>
      <Table aria-label="Actividades del cronograma" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={estilos.nombre}>Actividad</Table.Th>
            <Table.Th>Inicio</Table.Th>
            <Table.Th>Fin</Table.Th>
            <Table.Th ta="right">Días hábiles</Table.Th>
            {conNorma ? <Table.Th>Norma e incumplimientos</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filas.map((fila) => {
            const nombre = nombreDe(ACTIVIDADES, fila.actividad);
            const conHora = admiteHora(fila.actividad, filas);
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
                  enTabla
                  alCambiar={(momento) => alCambiar({ ...fila, [extremo]: momento })}
                />
              );
            return (
              <Table.Tr key={fila.actividad}>
                <Table.Th scope="row" fw={500} className={estilos.nombre}>
                  {nombre}
                </Table.Th>
                <Table.Td className="tabular">{celda('inicio')}</Table.Td>
                <Table.Td className="tabular">{celda('fin')}</Table.Td>
                <Table.Td ta="right" className="tabular">
                  {habiles.entre(diaCivil(fila.inicio), diaCivil(fila.fin))}
                </Table.Td>
                {conNorma ? <Juicio incumplimientos={suyos} norma={norma} /> : null}
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

// Proposals may be called at an hour; registration, where it lasts until one minute before them (RS-53-AMCBS).
function admiteHora(actividad: string, filas: readonly Fila[]): boolean {
  if (actividad === 'registro_participantes') return !filas.some((f) => f.actividad === 'integracion_bases');
  return actividad === 'presentacion_propuestas';
}

interface PropsDeJuicio {
  readonly incumplimientos: readonly Incumplimiento[];
  readonly norma: { readonly norma: string; readonly regla: string } | undefined;
}

function Juicio({ incumplimientos, norma }: PropsDeJuicio) {
  if (incumplimientos.length === 0)
    return <Table.Td>{norma ? <Norma texto={norma.norma} regla={norma.regla} /> : null}</Table.Td>;
  return (
    <Table.Td>
      <List size="sm" listStyleType="none">
        {incumplimientos.map((i) => (
          <List.Item key={i.detalle}>
            <Text span size="sm" fw={600} style={{ color: 'var(--pronto)' }}>
              Incumple:
            </Text>{' '}
            {sinNombre(i.detalle)} <Norma texto={i.norma} regla={i.regla} />
          </List.Item>
        ))}
      </List>
    </Table.Td>
  );
}
