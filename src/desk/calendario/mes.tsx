import { Tooltip } from '@mantine/core';
import { fechaLarga, mesLargo } from '../formato/fechas';
import estilos from './calendario.module.css';
import { CLASES, claseDe, esFinDeSemana, semanasDe } from './dias';
import type { DiaInhabil } from './tipos';

const DIAS = [
  ['lu', 'lunes'],
  ['ma', 'martes'],
  ['mi', 'miércoles'],
  ['ju', 'jueves'],
  ['vi', 'viernes'],
  ['sá', 'sábado'],
  ['do', 'domingo'],
] as const;

interface Props {
  readonly anio: number;
  readonly mes: number;
  readonly inhabiles: ReadonlyMap<string, DiaInhabil>;
  readonly hoy: string;
}

/** A month: weekends dimmed, each day off marked with its law on hover or focus. */
export function Mes({ anio, mes, inhabiles, hoy }: Props) {
  const nombre = mesLargo(`${anio}-${String(mes).padStart(2, '0')}`);
  return (
    <table className={estilos.mes}>
      <caption>{nombre}</caption>
      <thead>
        <tr>
          {DIAS.map(([corto, largo]) => (
            <th key={corto} scope="col" abbr={largo}>
              {corto}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {semanasDe(anio, mes).map((semana) => (
          <tr key={semana.find((d) => d !== null)}>
            {semana.map((dia, i) =>
              dia === null ? (
                <td key={DIAS[i]?.[0]} />
              ) : (
                <Dia key={dia} dia={dia} inhabil={inhabiles.get(dia)} esHoy={dia === hoy} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dia({ dia, inhabil, esHoy }: { dia: string; inhabil: DiaInhabil | undefined; esHoy: boolean }) {
  const numero = Number(dia.slice(8));
  const clases = `${esFinDeSemana(dia) ? estilos.finde : ''} ${esHoy ? estilos.hoy : ''}`;
  const deHoy = esHoy ? <span className="solo-lectores"> (hoy)</span> : null;
  if (inhabil === undefined)
    return (
      <td className={clases} aria-current={esHoy ? 'date' : undefined}>
        {numero}
        {deHoy}
      </td>
    );
  const clase = claseDe(inhabil);
  const explicacion = `${inhabil.motivo}. ${CLASES[clase]}: ${inhabil.norma}.`;
  return (
    <td className={clases} aria-current={esHoy ? 'date' : undefined}>
      <Tooltip
        label={explicacion}
        events={{ hover: true, focus: true, touch: true }}
        multiline
        maw={280}
        withArrow
      >
        <button
          type="button"
          className={`${estilos.marca} ${estilos[clase]}`}
          aria-label={`${fechaLarga(dia)}: ${explicacion}`}
        >
          {numero}
        </button>
      </Tooltip>
    </td>
  );
}
