import { useCallback, useEffect, useRef, useState } from 'react';
import { useCorriente } from '../desk/api/corriente';
import { seguir } from './consultas';
import type { Paso } from './tipos';

/** Steps kept on the page; the rest of each history is on the page of its case. */
const A_LA_VISTA = 300;

interface Vivo {
  /** Newest first. */
  readonly pasos: readonly Paso[];
  readonly error: Error | null;
  readonly cargando: boolean;
  /** How many events were committed since it was paused. */
  readonly pendientes: number;
  reintentar(): void;
}

/** The committed steps as they happen: the newest ones first, then each new one. Paused, it only counts. */
export function useSeguimiento(pausado: boolean): Vivo {
  const [pasos, setPasos] = useState<readonly Paso[]>([]);
  const [error, setError] = useState<Error | null>(null);
  const [cargando, setCargando] = useState(true);
  const [pendientes, setPendientes] = useState(0);
  const posicion = useRef<number | null>(null);
  const ocupado = useRef(false);
  const otra = useRef(false);

  const traer = useCallback(async () => {
    if (ocupado.current) {
      otra.current = true;
      return;
    }
    ocupado.current = true;
    try {
      do {
        otra.current = false;
        const { elementos, ultima } = await seguir(posicion.current, null);
        // A full page may not be all there is.
        otra.current ||= posicion.current !== null && elementos.length === 50;
        posicion.current = ultima;
        setPasos((previos) => [...elementos.toReversed(), ...previos].slice(0, A_LA_VISTA));
      } while (otra.current);
      setError(null);
      setPendientes(0);
    } catch (causa) {
      setError(causa as Error);
    } finally {
      ocupado.current = false;
      setCargando(false);
    }
  }, []);

  useEffect(() => {
    if (!pausado) void traer();
  }, [pausado, traer]);
  useCorriente(null, () => {
    if (pausado) setPendientes((n) => n + 1);
    else void traer();
  });
  return { pasos, error, cargando, pendientes, reintentar: () => void traer() };
}
