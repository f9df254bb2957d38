import { Select } from '@mantine/core';
import { OPCIONES_DE_AMBITO } from './lugares';

const SEDE = 'sede';
const CON_SEDE = [
  { group: 'OECE', items: [{ value: SEDE, label: 'Sede del OECE (Lima)' }] },
  ...OPCIONES_DE_AMBITO,
];

interface Props {
  readonly etiqueta: string;
  /** Null is the seat of OECE. */
  readonly valor: string | null;
  readonly alCambiar: (ambito: string | null) => void;
}

/** Whose days off count: those of the seat of OECE, of the whole country, of a region or of a province. */
export function SelectorDeAmbito({ etiqueta, valor, alCambiar }: Props) {
  return (
    <Select
      label={etiqueta}
      data={CON_SEDE}
      value={valor ?? SEDE}
      onChange={(v) => alCambiar(v === null || v === SEDE ? null : v)}
      allowDeselect={false}
      searchable
      nothingFoundMessage="No hay ninguna región ni provincia con ese nombre."
      maxDropdownHeight={320}
      w={260}
      maw="100%"
    />
  );
}

/** The same words for a scope already chosen. */
export function nombreDeAmbito(ambito: string | null): string {
  const opciones = CON_SEDE.flatMap((g) => g.items);
  return opciones.find((o) => o.value === (ambito ?? SEDE))?.label ?? (ambito as string);
}
