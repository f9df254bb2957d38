import { Button, type ButtonProps } from '@mantine/core';
import { useRef } from 'react';

interface Props extends ButtonProps {
  readonly varios?: boolean;
  readonly alElegir: (archivos: readonly File[]) => void;
  readonly 'aria-label'?: string;
}

/** A button that opens the computer's own window to choose files. */
export function Elegir({ varios = false, alElegir, ...boton }: Props) {
  const entrada = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={entrada}
        type="file"
        hidden
        multiple={varios}
        onChange={({ currentTarget }) => {
          if (currentTarget.files) alElegir([...currentTarget.files]);
          // The same file may be chosen again, once corrected.
          currentTarget.value = '';
        }}
      />
      <Button {...boton} onClick={() => entrada.current?.click()} />
    </>
  );
}
