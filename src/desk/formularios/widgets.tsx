import { Textarea } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { CampoDeFecha, CampoDeInstante } from '../componentes/fecha';

const error = (errores: readonly string[] | undefined) =>
  errores === undefined || errores.length === 0 ? undefined : errores.join(' ');

const comunes = ({ id, label, value, required, disabled, readonly, onChange, rawErrors }: WidgetProps) => ({
  id,
  label,
  value: typeof value === 'string' ? value : '',
  required: required ?? false,
  disabled: disabled || readonly || false,
  onChange: (v: string) => onChange(v === '' ? undefined : v),
  error: error(rawErrors),
});

/** A civil day. */
export function Dia(props: WidgetProps) {
  return <CampoDeFecha {...comunes(props)} />;
}

/** A date and hour of Lima, kept as an instant with its offset. */
export function Instante(props: WidgetProps) {
  return <CampoDeInstante {...comunes(props)} />;
}

/** A long text: it grows as one writes. */
export function Largo(props: WidgetProps) {
  const { onChange, ...resto } = comunes(props);
  const sobran = resto.value.length - (props.schema.maxLength ?? Number.POSITIVE_INFINITY);
  const demasiado = sobran > 0 ? `El texto es demasiado largo: sobran ${sobran} caracteres.` : undefined;
  return (
    <Textarea
      {...resto}
      autosize
      minRows={3}
      maxRows={16}
      // Never cut: a pasted text that is too long stays whole until whoever wrote it shortens it.
      description={demasiado}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
