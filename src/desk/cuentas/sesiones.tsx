import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { momento } from '../formato/fechas';
import { MEDIOS } from './nombres';
import type { SesionAbierta } from './tipos';

interface Props {
  readonly sesiones: readonly SesionAbierta[];
  /** Ends one; without it they are only shown. */
  readonly alCerrar?: (id: string) => void;
  readonly cerrando?: string | null;
}

/** Sessions that serve now: from what browser, since when, last seen. */
export function Sesiones({ sesiones, alCerrar, cerrando = null }: Props) {
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {sesiones.map((s) => (
        <Paper component="li" key={s.id} withBorder p="sm">
          <Group justify="space-between" gap="xs">
            <div style={{ minWidth: 0 }}>
              <Group gap="xs">
                <Text fw={600} size="sm">
                  {s.navegador}
                </Text>
                {s.esta ? (
                  <Badge variant="light" tt="none">
                    esta sesión
                  </Badge>
                ) : null}
              </Group>
              <Text size="sm" className="tenue">
                Ingresó {MEDIOS[s.medio]} el {momento(s.creada)} · se usó por última vez el {momento(s.vista)}{' '}
                · termina el {momento(s.caduca)}
              </Text>
            </div>
            {alCerrar && !s.esta ? (
              <Button
                size="xs"
                variant="default"
                loading={cerrando === s.id}
                onClick={() => alCerrar(s.id)}
                aria-label={`Cerrar la sesión de ${s.navegador} del ${momento(s.creada)}`}
              >
                Cerrar
              </Button>
            ) : null}
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
