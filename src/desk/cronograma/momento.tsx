import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CampoDeFecha } from '../componentes/fecha';
import { deLima, diaCivil } from '../formato/fechas';
import estilos from './momento.module.css';

interface Props {
  readonly etiqueta: string;
  /** A civil day or an instant; empty when there is none yet. */
  readonly valor: string;
  readonly conHora: boolean;
  readonly alCambiar: (momento: string) => void;
  /** Inside a table, whose heads are the label for those who see. */
  readonly enTabla?: boolean;
}

const HORA = /^([01]\d|2[0-3]):[0-5]\d$/;
const horaDe = (momento: string) => (momento.length > 10 ? deLima.aEntrada(momento).slice(11, 16) : '');

/** A day and, where the law lets an activity have one, its hour of Lima; without hour, the whole day. */
export function CampoDeMomento({ etiqueta, valor, conHora, alCambiar, enTabla = false }: Props) {
  const dia = valor === '' ? '' : diaCivil(valor);
  const [escrita, setEscrita] = useState(horaDe(valor));
  useEffect(() => setEscrita(horaDe(valor)), [valor]);
  const poner = (nuevoDia: string, hora: string) => {
    // A date half cleared is no date: what was there stays until there is another.
    if (nuevoDia !== '') alCambiar(hora === '' ? nuevoDia : deLima.aInstante(`${nuevoDia}T${hora}`));
  };
  const alEscribirHora = (hora: string) => {
    setEscrita(hora);
    if (hora === '' || HORA.test(hora)) poner(dia, hora);
  };
  return (
    <div className={`${estilos.campos} ${enTabla ? estilos.callado : ''}`}>
      <div className={estilos.dia}>
        <CampoDeFecha label={etiqueta} value={dia} onChange={(d) => poner(d, horaDe(valor))} required />
      </div>
      {conHora ? (
        <TextInput
          className={estilos.hora}
          label={enTabla ? `Hora: ${etiqueta}` : 'Hora'}
          aria-label={`Hora: ${etiqueta}`}
          placeholder="HH:MM"
          inputMode="numeric"
          maxLength={5}
          value={escrita}
          onChange={(e) => alEscribirHora(e.currentTarget.value)}
          onBlur={() => setEscrita(horaDe(valor))}
        />
      ) : null}
    </div>
  );
}
