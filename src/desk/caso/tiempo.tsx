import { Alert, Button, Group, Slider, Text } from '@mantine/core';
import type { FilaDeHistorial } from '../api/tipos';
import { momento } from '../formato/fechas';

interface Props {
  readonly historia: readonly FilaDeHistorial[];
  /** Event the page shows the case after; null for today. */
  readonly secuencia: number | null;
  readonly alMover: (secuencia: number | null) => void;
}

/** The time slider: the same page as it was after any past event. */
export function LineaDeTiempo({ historia, secuencia, alMover }: Props) {
  const ultima = historia.at(-1)?.secuencia ?? 1;
  const valor = secuencia ?? ultima;
  const fila = historia.find((f) => f.secuencia === valor);
  const ir = (n: number) => alMover(n >= ultima ? null : Math.max(1, n));
  return (
    <div className="no-imprimir">
      <Group gap="sm" wrap="nowrap">
        <Button variant="default" size="xs" onClick={() => ir(valor - 1)} disabled={valor <= 1}>
          Anterior
        </Button>
        <Slider
          style={{ flex: 1 }}
          min={1}
          max={ultima}
          value={valor}
          onChange={ir}
          disabled={ultima <= 1}
          thumbLabel="Evento hasta el que se muestra el expediente"
          label={(n) => `Evento ${n}`}
          thumbProps={{
            'aria-valuetext': `Evento ${valor} de ${ultima}: ${fila?.relato ?? fila?.titulo ?? ''}`,
          }}
        />
        <Button variant="default" size="xs" onClick={() => ir(valor + 1)} disabled={valor >= ultima}>
          Siguiente
        </Button>
      </Group>
      <Text size="sm" className="tenue" mt={4}>
        Evento {valor} de {ultima}
        {fila ? ` · ${momento(fila.registrado)} · ${fila.relato ?? fila.titulo ?? fila.tipo}` : ''}
      </Text>
      {secuencia === null ? null : (
        <Alert color="yellow" mt="xs" role="status" title="Está viendo el pasado">
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              Así estaba el expediente después del evento {valor}
              {fila ? `, registrado el ${momento(fila.registrado)}` : ''}. En el pasado no se actúa.
            </Text>
            <Button size="xs" onClick={() => alMover(null)}>
              Volver al presente
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}
