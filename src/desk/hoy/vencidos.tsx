import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Hoy } from '../api/tipos';
import { plural } from '../formato/palabras';
import { IconoAlerta } from '../iconos';
import { FilaDePlazo } from './fila';

const PRIMEROS = 8;

/** Duties whose last day passed and nobody has done: the one thing on the page that shouts. */
export function Vencidos({ total, elementos }: Hoy['vencidos']) {
  const [todos, setTodos] = useState(false);
  if (total === 0)
    return (
      <Text size="sm" className="tenue">
        No hay nada vencido por hacer.
      </Text>
    );
  const visibles = todos ? elementos : elementos.slice(0, PRIMEROS);
  return (
    <Alert
      component="section"
      color="red"
      variant="light"
      bd="2px solid var(--vencido)"
      icon={<IconoAlerta aria-hidden />}
      title={`${plural(total, 'plazo vencido', 'plazos vencidos')} que aún no se ${total === 1 ? 'atiende' : 'atienden'}`}
      styles={{ title: { fontSize: 'var(--mantine-font-size-lg)' } }}
    >
      <Stack gap={0} c="var(--mantine-color-text)">
        {visibles.map((p) => (
          <FilaDePlazo key={p.id} plazo={p} />
        ))}
        {elementos.length > PRIMEROS ? (
          <Button variant="subtle" size="xs" onClick={() => setTodos((t) => !t)} aria-expanded={todos}>
            {todos ? 'Ver menos' : `Ver los ${elementos.length} más antiguos`}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
