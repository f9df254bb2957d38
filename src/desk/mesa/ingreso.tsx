import { Alert, Button, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { terminoSola, useEntrar } from '../api/sesion';

/** Entering with a ficha. */
export function Ingreso() {
  const [ficha, setFicha] = useState('');
  const entrar = useEntrar();
  const termino = terminoSola(useQueryClient());
  useEffect(() => {
    document.title = 'Ingresar · Expediente Vivo';
  }, []);
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    if (ficha.trim() !== '') entrar.mutate(ficha.trim());
  };
  return (
    <main style={{ maxWidth: '26rem', margin: '12vh auto 0', padding: '1rem' }}>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            Expediente Vivo
          </Title>
          <Text className="tenue">
            Solicitudes de asistencia técnica y procesos de selección, con sus plazos en días hábiles.
          </Text>
        </div>
        {termino ? (
          <Alert color="yellow" role="status">
            Su sesión terminó. Lo que escribía se conserva: ingrese de nuevo para seguir.
          </Alert>
        ) : null}
        <Paper withBorder p="lg">
          <form onSubmit={enviar}>
            <Stack>
              <PasswordInput
                label="Ficha de ingreso"
                description="La recibió de la administración del sistema; se muestra una sola vez, al crearla."
                value={ficha}
                onChange={(e) => setFicha(e.currentTarget.value)}
                error={entrar.error?.message}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': 'Mostrar u ocultar la ficha' }}
                data-autofocus
                required
              />
              <Button type="submit" loading={entrar.isPending}>
                Ingresar
              </Button>
            </Stack>
          </form>
        </Paper>
      </Stack>
    </main>
  );
}
