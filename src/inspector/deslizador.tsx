import { Button, Group, Slider, Text } from '@mantine/core';
import { momento } from '../desk/formato/fechas';
import type { Paso } from './tipos';

interface Props {
  readonly total: number;
  readonly valor: number;
  readonly paso: Paso | undefined;
  readonly alMover: (secuencia: number) => void;
}

/** Goes to any step of the whole history. */
export function Deslizador({ total, valor, paso, alMover }: Props) {
  const ir = (n: number) => alMover(Math.min(total, Math.max(1, n)));
  return (
    <div>
      <Group gap="sm" wrap="nowrap">
        <Button variant="default" size="xs" onClick={() => ir(valor - 1)} disabled={valor <= 1}>
          Anterior
        </Button>
        <Slider
          style={{ flex: 1 }}
          min={1}
          max={Math.max(2, total)}
          value={valor}
          onChange={ir}
          disabled={total <= 1}
          label={(n) => `Paso ${n}`}
          thumbLabel="Paso de la historia"
          thumbProps={{ 'aria-valuetext': `Paso ${valor} de ${total}: ${paso?.titulo ?? ''}` }}
        />
        <Button variant="default" size="xs" onClick={() => ir(valor + 1)} disabled={valor >= total}>
          Siguiente
        </Button>
      </Group>
      <Text size="sm" className="tenue" mt={4} aria-live="polite">
        Paso {valor} de {total}
        {paso ? ` · ${paso.titulo} · confirmado el ${momento(paso.registrado)}` : ''}
      </Text>
    </div>
  );
}
