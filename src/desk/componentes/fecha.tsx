import { Group, TextInput } from '@mantine/core';
import { DateInput, DatesProvider } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/es';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { deLima, esInstante } from '../formato/fechas';

interface Props {
  readonly label: ReactNode;
  /** AAAA-MM-DD, or empty. */
  readonly value: string;
  readonly onChange: (valor: string) => void;
  readonly id?: string;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly minDate?: string;
  readonly maxDate?: string;
  readonly placeholder?: string;
  readonly style?: CSSProperties;
}

const ES_HORA = /^([01]?\d|2[0-3]):[0-5]\d$/;

// As people here write it: day, month, year, with slashes, dashes or points; the year in full.
function leer(escrito: string): string | null {
  const hallado = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*$/.exec(escrito);
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(escrito);
  const [anio, mes, dia] = hallado
    ? [hallado[3], hallado[2], hallado[1]]
    : iso
      ? [iso[1], iso[2], iso[3]]
      : [undefined, undefined, undefined];
  if (anio === undefined || mes === undefined || dia === undefined) return null;
  const texto = `${anio}-${mes.padStart(2, '0')}-${dia.padStart(2, '0')}`;
  const real = new Date(`${texto}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== texto ? null : texto;
}

/** A civil day: typed as DD/MM/AAAA, whatever the language of the browser, or chosen in a calendar. */
export function CampoDeFecha({ value, onChange, placeholder = 'DD/MM/AAAA', ...resto }: Props) {
  const [mal, setMal] = useState(false);
  // What is not a day stays written, and said, until it is mended: the old value in its place would be a lie.
  const mirar = (escrito: string) => setMal(escrito.trim() !== '' && leer(escrito) === null);
  return (
    <DatesProvider settings={{ locale: 'es', firstDayOfWeek: 1 }}>
      <DateInput
        {...resto}
        error={mal ? 'Ese día no existe; escríbalo como DD/MM/AAAA.' : resto.error}
        fixOnBlur={false}
        onBlur={(e) => mirar(e.currentTarget.value)}
        {...(mal ? { 'data-mal-escrito': true } : {})}
        value={value === '' ? null : value.slice(0, 10)}
        onChange={(v) => {
          setMal(false);
          onChange(v === null ? '' : String(v).slice(0, 10));
        }}
        dateParser={leer}
        valueFormat="DD/MM/YYYY"
        data-despliega
        hideOutsideDates
        placeholder={placeholder}
        clearable={!resto.required}
        clearButtonProps={{ 'aria-label': 'Borrar la fecha' }}
        previousLabel="Mes anterior"
        nextLabel="Mes siguiente"
        popoverProps={{ withinPortal: true }}
      />
    </DatesProvider>
  );
}

/** A date and hour of Lima as an instant with its offset: day and hour typed apart, in 24 hours. */
export function CampoDeInstante({ value, onChange, label, description, error, ...resto }: Props) {
  const entrada = esInstante(value) ? deLima.aEntrada(value) : '';
  const [dia, setDia] = useState(entrada.slice(0, 10));
  const [hora, setHora] = useState(entrada.slice(11, 16));
  useEffect(() => {
    if (entrada === '') return;
    setDia(entrada.slice(0, 10));
    setHora(entrada.slice(11, 16));
  }, [entrada]);
  const poner = (d: string, h: string) => {
    setDia(d);
    setHora(h);
    const completa = d !== '' && ES_HORA.test(h);
    onChange(completa ? deLima.aInstante(`${d}T${h.padStart(5, '0')}`) : '');
  };
  const horaMal = hora !== '' && !ES_HORA.test(hora);
  const { style: _, ...campo } = resto;
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <div style={{ flex: '1 1 10rem' }}>
        <CampoDeFecha
          {...campo}
          label={label}
          description={description ?? 'Hora de Lima'}
          error={error}
          value={dia}
          onChange={(d) => poner(d, hora)}
        />
      </div>
      <TextInput
        label="Hora"
        description="De 00:00 a 23:59"
        aria-label={`Hora: ${typeof label === 'string' ? label : ''}`}
        value={hora}
        onChange={(e) => poner(dia, e.currentTarget.value)}
        placeholder="HH:MM"
        maxLength={5}
        inputMode="numeric"
        required={campo.required ?? false}
        disabled={campo.disabled ?? false}
        error={horaMal ? 'Escriba HH:MM.' : undefined}
        {...(horaMal ? { 'data-mal-escrito': true } : {})}
        w={110}
      />
    </Group>
  );
}
