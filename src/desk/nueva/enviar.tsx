import { Anchor, Button, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Coleccion, Errores } from '../api/tipos';
import { ProblemaVisible } from '../componentes/problema';
import { irA } from './campos';
import clases from './nueva.module.css';
import { claveUsada } from './simulacion';

interface Props {
  readonly etiqueta: string;
  readonly coleccion: Coleccion;
  readonly enviando: boolean;
  /** Why the last sending failed. */
  readonly error: Error | null;
  /** Somebody tried to send what still has these errors. */
  readonly pendientes: Errores;
  readonly nombrar: (ruta: string) => string;
  readonly alRenovar: () => void;
}

/** The key of the draft was already spent on other data: the earlier sending arrived, though its answer did not. */
function YaSeEnvio({ coleccion, alRenovar }: Pick<Props, 'coleccion' | 'alRenovar'>) {
  return (
    <div role="alert" className={clases['aviso']}>
      <Text size="sm" fw={600}>
        Un envío anterior de este borrador sí llegó.
      </Text>
      <Text size="sm">
        Quedó registrado con los datos de entonces, aunque la respuesta se perdió. Búsquelo en{' '}
        <Anchor component={Link} to={`/${coleccion}`} size="sm">
          la bandeja
        </Anchor>{' '}
        antes de enviar otra vez.
      </Text>
      <Button size="xs" variant="default" mt="xs" onClick={alRenovar}>
        Lo revisé: enviar como otro expediente
      </Button>
    </div>
  );
}

/** The button that sends, what stops it, and how it failed. */
export function Enviar({ etiqueta, coleccion, enviando, error, pendientes, nombrar, alRenovar }: Props) {
  const usada = claveUsada(error);
  return (
    <Stack gap="xs">
      {pendientes.length > 0 ? (
        <div role="alert" className={clases['aviso']}>
          <Text size="sm" fw={600}>
            Antes de enviar, corrija lo siguiente:
          </Text>
          <List size="sm" spacing={6}>
            {pendientes.map((e) => (
              <List.Item key={`${e.ruta} ${e.mensaje}`}>
                <Anchor component="button" type="button" size="sm" ta="start" onClick={() => irA(e.ruta)}>
                  {nombrar(e.ruta)}
                </Anchor>
                : {e.mensaje}
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {usada ? <YaSeEnvio coleccion={coleccion} alRenovar={alRenovar} /> : null}
      {error && !usada ? <ProblemaVisible error={error} /> : null}
      <Button type="submit" loading={enviando} size="md" style={{ alignSelf: 'start' }}>
        {etiqueta}
      </Button>
    </Stack>
  );
}
