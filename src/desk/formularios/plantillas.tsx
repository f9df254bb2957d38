import { ActionIcon, Button, Fieldset } from '@mantine/core';
import type { IconButtonProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { IconoCerrar, IconoMas } from '../iconos';
import { listaDe } from './filas';

/** The button that adds a row to a list: it says so in words, and to which list. */
export function Agregar({ id, disabled, onClick }: IconButtonProps) {
  return (
    <Button
      id={id}
      aria-label={`Agregar: ${listaDe(id ?? '').nombre}`}
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

/** The button that takes a row off. Whoever works by keyboard goes on at the button that adds, not at the top of the page. */
export function Quitar({ id, disabled, onClick }: IconButtonProps) {
  const { nombre, fila, agregar } = listaDe(id ?? '');
  return (
    <ActionIcon
      id={id}
      aria-label={`Quitar la fila ${fila}: ${nombre}`}
      title="Quitar"
      variant="subtle"
      color="gray"
      size="lg"
      disabled={disabled ?? false}
      onClick={(e) => {
        onClick?.(e);
        requestAnimationFrame(() => document.getElementById(agregar)?.focus());
      }}
    >
      <IconoCerrar size={16} aria-hidden />
    </ActionIcon>
  );
}

/** A group of data: the whole form in one column; a group inside it framed by its name, its fields side by side where they fit. */
export function Grupo({ title, properties, fieldPathId }: ObjectFieldTemplateProps) {
  const { path } = fieldPathId;
  const campos = properties.filter((p) => !p.hidden).map((p) => <div key={p.name}>{p.content}</div>);
  if (path.length === 0) return <div className="grupo">{campos}</div>;
  const esFila = typeof path.at(-1) === 'number';
  if (esFila)
    return (
      <fieldset
        className="grupo grupo-en-fila"
        id={fieldPathId.$id}
        aria-label={`Fila ${Number(path.at(-1)) + 1}`}
      >
        {campos}
      </fieldset>
    );
  return (
    <Fieldset legend={title} id={fieldPathId.$id}>
      <div className="grupo grupo-en-fila">{campos}</div>
    </Fieldset>
  );
}
