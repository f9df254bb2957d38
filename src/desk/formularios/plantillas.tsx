import { Button } from '@mantine/core';
import type { IconButtonProps } from '@rjsf/utils';
import { IconoMas } from '../iconos';

/** The button that adds a row to a list: it says so in words. */
export function Agregar({ id, disabled, onClick }: IconButtonProps) {
  return (
    <Button
      id={id}
      variant="light"
      size="xs"
      leftSection={<IconoMas size={14} aria-hidden />}
      disabled={disabled ?? false}
      onClick={onClick}
    >
      Agregar
    </Button>
  );
}
