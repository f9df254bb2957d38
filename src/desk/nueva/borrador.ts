import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useSesion } from '../api/sesion';

interface Guardado<T> {
  readonly valores: T;
  /** Idempotency key of the sending: a double click, a retry or a reload never makes two cases. */
  readonly clave: string;
}

/** What a person is writing, kept in this browser until it is sent or discarded. */
export interface Borrador<T> {
  readonly valores: T;
  readonly clave: string;
  /** Whether there is something written that is not in the empty form. */
  readonly escrito: boolean;
  poner(cambio: (antes: T) => T): void;
  /** A new key: the next sending is another case even if the previous one arrived. */
  renovarClave(): void;
  descartar(): void;
}

// `crypto.randomUUID` only exists on HTTPS, and an office network may serve the desk without it.
function nuevaClave(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}

/**
 * A draft of a form, by user and by name.
 * @param nombre which form; resubmissions of different cases are different drafts
 * @param vacio the form as it starts; what an older draft does not have is taken from it
 */
export function useBorrador<T extends object>(nombre: string, vacio: T): Borrador<T> {
  const { usuario } = useSesion();
  const [guardado, guardar, quitar] = useLocalStorage<Guardado<T> | null>({
    key: `borrador:${usuario.id}:${nombre}`,
    defaultValue: null,
    getInitialValueInEffect: false,
    // Two tabs with the same form would rewrite each other's words while somebody types.
    sync: false,
  });
  const [primera, setPrimera] = useState(nuevaClave);
  const clave = guardado?.clave ?? primera;
  const poner = useCallback(
    (cambio: (antes: T) => T) =>
      guardar((antes) => ({
        clave: antes?.clave ?? primera,
        valores: cambio({ ...vacio, ...antes?.valores }),
      })),
    [guardar, primera, vacio],
  );
  return {
    valores: { ...vacio, ...guardado?.valores },
    clave,
    escrito: guardado !== null,
    poner,
    renovarClave: () => {
      const nueva = nuevaClave();
      setPrimera(nueva);
      guardar((antes) => (antes === null ? null : { ...antes, clave: nueva }));
    },
    descartar: () => {
      setPrimera(nuevaClave());
      quitar();
    },
  };
}
