import { NumberInput, Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { createContext, use } from 'react';
import { CampoDeFecha, CampoDeInstante } from '../componentes/fecha';
import { revisarRuc } from './ruc';

/** The texts of a form by the path the API knows them with, and what it says of each. */
export interface Formulario {
  texto(ruta: string): string;
  poner(ruta: string, valor: string): void;
  error(ruta: string): string | undefined;
  tocar(ruta: string): void;
}

const Contexto = createContext<Formulario | null>(null);
export const ContextoDeFormulario = Contexto;

/** The form one is in. @throws Error outside of one */
export function useFormulario(): Formulario {
  const formulario = use(Contexto);
  if (formulario === null) throw new Error('Este campo necesita un formulario.');
  return formulario;
}

/** Identifier of the input of a path: where its error is shown and where its link leads. */
export const idDe = (ruta: string) => `campo-${ruta.replaceAll('.', '-')}`;

/** Takes whoever reads the list of what is missing to where it is written. */
export function irA(ruta: string): void {
  const campo = document.getElementById(idDe(ruta));
  campo?.scrollIntoView({ block: 'center' });
  campo?.focus({ preventScroll: true });
}

interface DeCampo {
  readonly ruta: string;
}

// Nothing pasted is cut: what is left over is said, and whoever wrote it shortens it.
const deMas = (escrito: string, maximo = Number.POSITIVE_INFINITY): string | undefined =>
  escrito.length > maximo
    ? `El texto es demasiado largo: se admiten ${maximo} caracteres y sobran ${escrito.length - maximo}.`
    : undefined;

/** A line of text. */
export function Linea({ ruta, maxLength, ...resto }: DeCampo & TextInputProps) {
  const { texto, poner, error, tocar } = useFormulario();
  return (
    <TextInput
      id={idDe(ruta)}
      value={texto(ruta)}
      onChange={(e) => poner(ruta, e.currentTarget.value)}
      onBlur={() => tocar(ruta)}
      error={deMas(texto(ruta), maxLength) ?? error(ruta)}
      {...resto}
    />
  );
}

interface DeFecha extends DeCampo {
  readonly label: string;
  readonly description?: string;
  readonly required?: boolean;
}

/** What a field of a date needs of its form: chosen or typed, it is looked at once. */
function useDato(ruta: string) {
  const { texto, poner, error, tocar } = useFormulario();
  return {
    id: idDe(ruta),
    value: texto(ruta),
    onChange: (v: string) => {
      poner(ruta, v);
      tocar(ruta);
    },
    error: error(ruta),
  };
}

/** A civil day. */
export function Fecha({ ruta, ...resto }: DeFecha) {
  return <CampoDeFecha {...useDato(ruta)} {...resto} />;
}

/** A day and hour of Lima, kept as an instant. */
export function Instante({ ruta, ...resto }: DeFecha) {
  return <CampoDeInstante {...useDato(ruta)} {...resto} />;
}

/** Text of several lines, which grows as it is written. */
export function Parrafo({ ruta, maxLength, ...resto }: DeCampo & TextareaProps) {
  const { texto, poner, error, tocar } = useFormulario();
  return (
    <Textarea
      id={idDe(ruta)}
      value={texto(ruta)}
      onChange={(e) => poner(ruta, e.currentTarget.value)}
      onBlur={() => tocar(ruta)}
      error={deMas(texto(ruta), maxLength) ?? error(ruta)}
      autosize
      minRows={2}
      maxRows={14}
      {...resto}
    />
  );
}

/** A RUC, whose digits are checked as they are typed. */
export function Ruc({ ruta, ...resto }: DeCampo & TextInputProps) {
  const { texto, error } = useFormulario();
  const { error: mal, nota } = revisarRuc(texto(ruta));
  return (
    <Linea
      ruta={ruta}
      label="RUC de la entidad"
      inputMode="numeric"
      autoComplete="off"
      error={mal ?? (texto(ruta).length < 11 ? error(ruta) : undefined)}
      description={nota}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...resto}
    />
  );
}

interface DeMonto extends DeCampo {
  readonly label: string;
  readonly required?: boolean;
  readonly oculto?: boolean;
  readonly description?: string;
}

/** An amount in soles: its separators appear as it is typed, and it is kept as decimal text. */
export function Monto({ ruta, label, required = false, oculto = false, description }: DeMonto) {
  const { texto, poner, error, tocar } = useFormulario();
  return (
    <NumberInput
      id={idDe(ruta)}
      {...(oculto ? { 'aria-label': label } : { label })}
      description={description}
      required={required}
      value={texto(ruta)}
      // Only what a person types: re-formatting the same amount is not an edit.
      onValueChange={({ value }, { source }) => {
        if (source === 'event') poner(ruta, value);
      }}
      onBlur={() => tocar(ruta)}
      error={error(ruta)}
      prefix="S/ "
      thousandSeparator=","
      decimalSeparator="."
      decimalScale={2}
      allowNegative={false}
      maxLength={26}
      inputMode="decimal"
      hideControls
      clampBehavior="none"
    />
  );
}
