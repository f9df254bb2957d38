import { PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';

interface Props {
  readonly etiqueta: string;
  readonly error: string | undefined;
  /** Told at each key: what is written, and whether both are the same. */
  readonly alCambiar: (clave: string, coincide: boolean) => void;
}

/** A new password, written twice. What makes it weak is for the server to say. */
export function ClaveNueva({ etiqueta, error, alCambiar }: Props) {
  const [clave, setClave] = useState('');
  const [otra, setOtra] = useState('');
  const escribir = (nueva: string, repetida: string) => {
    setClave(nueva);
    setOtra(repetida);
    alCambiar(nueva, nueva === repetida);
  };
  const distinta = otra !== '' && otra !== clave;
  return (
    <Stack>
      <PasswordInput
        label={etiqueta}
        description="De 12 caracteres en adelante. Cuatro palabras al azar son fáciles de recordar y difíciles de adivinar."
        value={clave}
        onChange={(e) => escribir(e.currentTarget.value, otra)}
        error={error}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': `Mostrar u ocultar: ${etiqueta}` }}
        required
      />
      <PasswordInput
        label="Repítala"
        value={otra}
        onChange={(e) => escribir(clave, e.currentTarget.value)}
        error={distinta ? 'No es igual a la de arriba.' : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Mostrar u ocultar la repetición' }}
        required
      />
    </Stack>
  );
}
