import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { pedir } from '../api/client';
import type { Caso } from '../api/tipos';
import { ProblemaVisible } from '../componentes/problema';

/** First fiscal year the Directiva asks a report of. */
const PRIMERO = 2025;

/** Years that closed and have no report yet, the latest first. */
export function ejerciciosPorAbrir(hoy: string, abiertos: readonly string[]): number[] {
  const ultimo = Number(hoy.slice(0, 4)) - 1;
  const todos = Array.from({ length: Math.max(0, ultimo - PRIMERO + 1) }, (_, i) => ultimo - i);
  return todos.filter((ejercicio) => !abiertos.includes(`IA-${ejercicio}`));
}

/** Opens the annual report of a year that closed. */
export function AbrirInforme({ ejercicios }: { ejercicios: readonly number[] }) {
  const [elegido, setElegido] = useState<string | null>(null);
  const irA = useNavigate();
  const cliente = useQueryClient();
  const ejercicio = Number(elegido ?? ejercicios[0]);
  const abrir = useMutation({
    mutationFn: () => pedir<Caso>('/api/informes', { metodo: 'POST', cuerpo: { ejercicio } }),
    onSuccess: ({ id, numero }) => {
      notifications.show({ message: `Se abrió el informe ${numero}.`, color: 'petroleo' });
      irA(`/informes/${id}`);
    },
    onSettled: () => cliente.invalidateQueries({ queryKey: ['lista', 'informes'] }),
  });
  if (ejercicios.length === 0)
    return (
      <Text size="sm" className="tenue">
        El informe de cada ejercicio cerrado ya está abierto.
      </Text>
    );
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label="Ejercicio"
          data={ejercicios.map(String)}
          value={String(ejercicio)}
          onChange={(e) => setElegido(e.currentTarget.value)}
        />
        <Button loading={abrir.isPending} onClick={() => abrir.mutate()}>
          Abrir el informe
        </Button>
      </Group>
      {abrir.error ? <ProblemaVisible error={abrir.error} /> : null}
    </Stack>
  );
}
