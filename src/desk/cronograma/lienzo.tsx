import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useSesion } from '../api/sesion';
import { diaCivil, fechaLarga, fechaMedia, hora, mesLargo } from '../formato/fechas';
import { nombreDe } from '../formato/nombres';
import { diasHabiles } from '../formato/palabras';
import { correr, type DiaDelEje, ejeDe, type Habiles } from './eje';
import estilos from './lienzo.module.css';
import { ACTIVIDADES } from './nombres';
import type { Fila } from './tipos';

interface Props {
  /** What this drawing is, for who cannot see it: no two on a page say the same. */
  readonly etiqueta: string;
  readonly filas: readonly Fila[];
  readonly habiles: Habiles;
  /** Activities with a breach. */
  readonly incumplen?: ReadonlySet<string>;
  /** The calendar before a change, drawn behind as an outline. */
  readonly antes?: readonly Fila[];
  /** With it, bars move by keyboard. */
  readonly alMover?: (fila: Fila) => void;
  /** Activities that can be moved; all when missing. */
  readonly movibles?: readonly string[];
}

const CABECERA = 2;

/** «del lun, 15 mar al vie, 19 mar, 5 días hábiles». */
function enPalabras(fila: Fila, habiles: Habiles): string {
  const [inicio, fin] = [diaCivil(fila.inicio), diaCivil(fila.fin)];
  const cuantos = diasHabiles(habiles.entre(inicio, fin));
  const aLas = fila.fin.length > 10 ? `, hasta las ${hora(fila.fin)}` : '';
  return inicio === fin
    ? `el ${fechaMedia(inicio)}${fila.inicio.length > 10 ? `, a las ${hora(fila.inicio)}` : ''}`
    : `del ${fechaMedia(inicio)} al ${fechaMedia(fin)}${aLas}, ${cuantos}`;
}

/** A calendar drawn: a row per activity, a column per day, business days wide and the others narrow and hatched. */
export function Lienzo({ etiqueta, filas, habiles, incumplen, antes = [], alMover, movibles }: Props) {
  const [dicho, setDicho] = useState('');
  const hoy = diaCivil(useSesion().ahora);
  const eje = useMemo(() => ejeDe([...filas, ...antes], habiles), [filas, antes, habiles]);
  const columna = useMemo(() => new Map(eje.map((d, i) => [d.fecha, i + 2])), [eje]);
  const previas = new Map(antes.map((f) => [f.actividad, f]));
  const lugar = (f: Fila, renglon: number) => ({
    gridRow: renglon,
    gridColumn: `${columna.get(diaCivil(f.inicio)) ?? 2} / ${(columna.get(diaCivil(f.fin)) ?? 2) + 1}`,
  });
  const alTeclear = (fila: Fila) => (e: KeyboardEvent) => {
    const sentido = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
    if (sentido === 0 || alMover === undefined) return;
    e.preventDefault();
    const nueva = correr(fila, e.shiftKey ? 'inicio' : 'fin', sentido, habiles);
    setDicho(`${nombreDe(ACTIVIDADES, fila.actividad)}: ${enPalabras(nueva, habiles)}.`);
    if (nueva !== fila) alMover(nueva);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={estilos.marco} tabIndex={0} aria-label={etiqueta}>
        <div
          className={estilos.rejilla}
          style={{
            gridTemplateColumns: `clamp(7.5rem, 22vw, 14rem) ${eje.map((d) => (d.inhabil ? '6px' : 'minmax(18px, 1fr)')).join(' ')}`,
            gridTemplateRows: `auto auto repeat(${filas.length}, minmax(2.5rem, auto))`,
          }}
        >
          <Cabecera eje={eje} hoy={hoy} renglones={filas.length} />
          {filas.map((fila, i) => {
            const renglon = i + 1 + CABECERA;
            const nombre = nombreDe(ACTIVIDADES, fila.actividad);
            const mal = incumplen?.has(fila.actividad) ?? false;
            const texto = `${nombre}: ${enPalabras(fila, habiles)}${mal ? '. Incumple la norma' : ''}`;
            const clase = `${estilos.barra} ${mal ? estilos.incumple : ''}`;
            const previa = previas.get(fila.actividad);
            const movible = alMover !== undefined && (movibles?.includes(fila.actividad) ?? true);
            return (
              <div key={fila.actividad} style={{ display: 'contents' }}>
                <div className={estilos.nombre} style={{ gridRow: renglon }}>
                  {nombre}
                </div>
                <div className={estilos.raya} style={{ gridRow: renglon, gridColumn: '2 / -1' }} />
                {previa && (previa.inicio !== fila.inicio || previa.fin !== fila.fin) ? (
                  <div className={estilos.antes} style={lugar(previa, renglon)} aria-hidden />
                ) : null}
                <Tooltip label={texto} events={{ hover: true, focus: true, touch: true }} withArrow>
                  {movible ? (
                    <button
                      type="button"
                      className={clase}
                      style={lugar(fila, renglon)}
                      aria-label={`${texto}. Con las flechas se mueve el fin; con Mayúsculas y flechas, el inicio.`}
                      aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight"
                      onKeyDown={alTeclear(fila)}
                    >
                      {mal ? '!' : ''}
                    </button>
                  ) : (
                    <div className={clase} style={lugar(fila, renglon)} role="img" aria-label={texto}>
                      {mal ? '!' : ''}
                    </div>
                  )}
                </Tooltip>
              </div>
            );
          })}
        </div>
      </section>
      <span className="solo-lectores" aria-live="polite">
        {dicho}
      </span>
    </>
  );
}

function Cabecera({ eje, hoy, renglones }: { eje: readonly DiaDelEje[]; hoy: string; renglones: number }) {
  const meses = [...new Set(eje.map((d) => d.fecha.slice(0, 7)))];
  return (
    <>
      <div className={estilos.esquina} style={{ gridRow: '1 / 3' }} />
      {meses.map((mes) => {
        const primero = eje.findIndex((d) => d.fecha.startsWith(mes));
        const cuantos = eje.filter((d) => d.fecha.startsWith(mes)).length;
        return (
          <div
            key={mes}
            className={estilos.mes}
            style={{ gridRow: 1, gridColumn: `${primero + 2} / span ${cuantos}` }}
          >
            {cuantos > 5 ? mesLargo(mes) : mesLargo(mes).slice(0, 3)}
          </div>
        );
      })}
      {eje.map((d, i) =>
        d.inhabil === null ? (
          <div
            key={d.fecha}
            className={`${estilos.dia} ${d.fecha === hoy ? estilos.rotuloHoy : ''}`}
            style={{ gridRow: 2, gridColumn: i + 2 }}
            title={d.fecha === hoy ? `Hoy, ${fechaLarga(d.fecha)}` : fechaLarga(d.fecha)}
          >
            {Number(d.fecha.slice(8))}
          </div>
        ) : (
          <div
            key={d.fecha}
            className={estilos.inhabil}
            style={{ gridRow: `2 / span ${renglones + 1}`, gridColumn: i + 2 }}
            title={`${fechaLarga(d.fecha)}: ${d.inhabil.motivo} (${d.inhabil.norma})`}
          />
        ),
      )}
      {eje.map((d, i) =>
        d.fecha === hoy ? (
          <div
            key="hoy"
            className={estilos.hoy}
            style={{ gridRow: `${CABECERA + 1} / span ${renglones}`, gridColumn: i + 2 }}
          />
        ) : null,
      )}
    </>
  );
}
