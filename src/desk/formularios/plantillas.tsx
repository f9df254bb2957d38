import { Button, Fieldset } from '@mantine/core';
import type { IconButtonProps, ObjectFieldTemplateProps } from '@rjsf/utils';
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
