import { Group, TextInput } from '@mantine/core';
import { deLima, diaCivil } from '../formato/fechas';

interface Props {
  readonly etiqueta: string;
  readonly valor: string;
  readonly conHora: boolean;
  readonly alCambiar: (momento: string) => void;
  readonly visible?: boolean;
}

/** A day and, where the law lets an activity have one, its hour of Lima; without hour, the whole day. */
export function CampoDeMomento({ etiqueta, valor, conHora, alCambiar, visible = false }: Props) {
  const dia = diaCivil(valor);
  const aLas = valor.length > 10 ? deLima.aEntrada(valor).slice(11, 16) : '';
  const poner = (nuevoDia: string, nuevaHora: string) => {
    // A date half cleared is no date: what was there stays until there is another.
    if (nuevoDia !== '')
      alCambiar(nuevaHora === '' ? nuevoDia : deLima.aInstante(`${nuevoDia}T${nuevaHora}`));
  };
  const rotulo = (texto: string) => (visible ? { label: texto } : { 'aria-label': texto });
  return (
    <Group gap={4} wrap="nowrap" align="end">
      <TextInput
        type="date"
        size={visible ? 'sm' : 'xs'}
        value={dia}
        onChange={(e) => poner(e.currentTarget.value, aLas)}
        {...rotulo(etiqueta)}
      />
      {conHora ? (
        <TextInput
          type="time"
          size={visible ? 'sm' : 'xs'}
          value={aLas}
          onChange={(e) => poner(dia, e.currentTarget.value)}
          {...rotulo(`${etiqueta}, hora`)}
        />
      ) : null}
    </Group>
  );
}
