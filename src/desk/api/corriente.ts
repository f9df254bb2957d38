import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { OFICINA, useTieneRol } from './sesion';
import type { Suceso } from './tipos';

/**
 * Follows the committed events: of one case, or of all for those who may. The browser reconnects by itself from the last
 * one it saw.
 * @param alLlegar told of each event
 */
export function useCorriente(caso: string | null, alLlegar: (suceso: Suceso) => void): void {
  const deLaOficina = useTieneRol(...OFICINA);
  const puede = caso !== null || deLaOficina;
  const oyente = useRef(alLlegar);
  oyente.current = alLlegar;
  useEffect(() => {
    if (!puede) return;
    const fuente = new EventSource(
      caso === null ? '/api/corriente' : `/api/corriente?caso=${encodeURIComponent(caso)}`,
    );
    fuente.addEventListener('evento', (e) => oyente.current(JSON.parse((e as MessageEvent<string>).data)));
    return () => fuente.close();
  }, [caso, puede]);
}

/** Asks again, as events arrive, what some keys hold; many events at once ask once. */
export function useAlDia(caso: string | null, claves: readonly (readonly unknown[])[]): void {
  const cliente = useQueryClient();
  const espera = useRef<ReturnType<typeof setTimeout> | null>(null);
  useCorriente(caso, () => {
    if (espera.current !== null) return;
    espera.current = setTimeout(() => {
      espera.current = null;
      for (const queryKey of claves) void cliente.invalidateQueries({ queryKey });
    }, 150);
  });
  useEffect(
    () => () => {
      if (espera.current !== null) clearTimeout(espera.current);
    },
    [],
  );
}
