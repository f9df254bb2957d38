import { Accordion, Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { momento } from '../desk/formato/fechas';
import { DetalleDePaso } from './detalle-de-paso';
import { delCambio } from './estados';
import type { Paso } from './tipos';

const llaveDe = (p: Paso) => `${p.caso}-${p.secuencia}`;

interface Props {
  readonly pasos: readonly Paso[];
  /** Whether each step names its case and leads to it. */
  readonly deVarios?: boolean;
  /** Key of the open step, when the page says which. */
  readonly abierto?: number | null;
  readonly alAbrir?: (secuencia: number | null) => void;
}

/** Steps, each opening what deciding it took. */
export function ListaDePasos({ pasos, deVarios = false, abierto, alAbrir }: Props) {
  const gobernado =
    alAbrir === undefined
      ? {}
      : {
          value: String(abierto ?? ''),
          onChange: (valor: string | null) => alAbrir(valor === null || valor === '' ? null : Number(valor)),
        };
  return (
    <Accordion variant="separated" chevronPosition="left" {...gobernado}>
      {pasos.map((paso) => (
        <Accordion.Item key={llaveDe(paso)} value={alAbrir ? String(paso.secuencia) : llaveDe(paso)}>
          <Accordion.Control>
            <Group gap="xs" justify="space-between" wrap="wrap">
              <Text size="sm" fw={600}>
                {deVarios ? `${paso.numero} · ` : ''}
                {paso.secuencia}. {paso.titulo}
              </Text>
              <Text size="xs" className="tenue tabular">
                {momento(paso.registrado)}
              </Text>
            </Group>
            <Text size="xs" className="tenue" style={{ overflowWrap: 'anywhere' }}>
              {paso.tipo} · {delCambio(paso.estadoAntes, paso.estadoDespues)}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            {deVarios ? (
              <Anchor component={Link} to={`/inspector/caso/${paso.caso}?paso=${paso.secuencia}`} size="sm">
                Ver {paso.numero} en este paso
              </Anchor>
            ) : null}
            <DetalleDePaso paso={paso} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
