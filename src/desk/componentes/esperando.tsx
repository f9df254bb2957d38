import { Skeleton, Stack } from '@mantine/core';

/** The shape of what is coming, so that nothing jumps when it arrives. */
export function Esperando({ filas = 6, alto = 44 }: { filas?: number; alto?: number }) {
  return (
    <Stack gap="xs" aria-busy="true">
      <span className="solo-lectores" role="status">
        Cargando…
      </span>
      {Array.from({ length: filas }, (_, i) => `fila ${i}`).map((clave) => (
        <Skeleton key={clave} height={alto} />
      ))}
    </Stack>
  );
}
