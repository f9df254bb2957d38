import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { conConsulta, ProblemaHttp, pedir } from '../api/client';
import type { Caso, Coleccion, Efectos, Errores } from '../api/tipos';

const PAUSA = 450;

/** A case that would be born; `efectos` where the API tells them. */
export type CasoPorNacer = Caso & { readonly efectos?: Efectos };

/** What the API says would happen with what is written. */
export interface Simulacion {
  readonly caso: CasoPorNacer | null;
  readonly error: Error | null;
  /** Errors of single fields. */
  readonly errores: Errores;
  /** A refusal that is not about how single fields are written. */
  readonly negativa: Error | null;
  /** What was last answered is not yet about what is written now. */
  readonly revisando: boolean;
}

interface Asentado {
  readonly caso: CasoPorNacer | null;
  readonly error: Error | null;
  /** What it was asked about. */
  readonly cuerpo: string;
}

const enRuta = (cuerpo: unknown, ruta: string): string =>
  JSON.stringify(
    ruta
      .split('.')
      .reduce<unknown>(
        (v, k) => (typeof v === 'object' && v !== null ? Reflect.get(v, k) : undefined),
        cuerpo,
      ),
  ) ?? '';

/** The errors that are still about what is written: one that somebody is mending is not said again. */
function vigentes({ error, cuerpo }: Asentado, actual: unknown): Errores {
  if (!(error instanceof ProblemaHttp)) return [];
  const preguntado = JSON.parse(cuerpo) as unknown;
  return error.errores.filter((e) => enRuta(preguntado, e.ruta) === enRuta(actual, e.ruta));
}

/**
 * Asks the API, as somebody types, what presenting this would do. What it said last stays until it says something else, so
 * that the messages do not blink at each key.
 */
export function useSimulacion(coleccion: Coleccion, cuerpo: unknown, habilitada = true): Simulacion {
  const escrito = JSON.stringify(cuerpo);
  const [quieto] = useDebouncedValue(escrito, PAUSA);
  const consulta = useQuery({
    queryKey: ['simular', coleccion, quieto],
    queryFn: ({ signal }) =>
      pedir<CasoPorNacer>(conConsulta(`/api/${coleccion}`, { simular: true }), {
        metodo: 'POST',
        cuerpo: JSON.parse(quieto),
        senal: signal,
      }),
    // Just enabled, what is quiet is still what there was before: nothing to ask about.
    enabled: habilitada && quieto !== 'null',
    gcTime: 30_000,
  });
  const [asentado, setAsentado] = useState<Asentado>({ caso: null, error: null, cuerpo: 'null' });
  const { data, error, isPending } = consulta;
  useEffect(() => {
    if (!isPending) setAsentado({ caso: data ?? null, error: data ? null : error, cuerpo: quieto });
  }, [data, error, isPending, quieto]);
  const deCampos = asentado.error instanceof ProblemaHttp && asentado.error.codigo === 'DATOS_INVALIDOS';
  return {
    caso: asentado.caso,
    error: asentado.error,
    errores: vigentes(asentado, cuerpo),
    negativa: deCampos ? null : asentado.error,
    revisando: habilitada && (escrito !== quieto || isPending),
  };
}

/** The sending of a case, and why the last one failed while what is written is still what was sent. */
export interface Envio {
  readonly enviando: boolean;
  readonly error: Error | null;
  enviar(cuerpo: unknown): void;
  olvidar(): void;
}

/** Presents for good, once: the key says which sending it is. */
export function useEnvio(
  coleccion: Coleccion,
  clave: string,
  cuerpo: unknown,
  alNacer: (caso: Caso) => void,
): Envio {
  const cliente = useQueryClient();
  const { isPending, error, variables, mutate, reset } = useMutation({
    mutationFn: (enviado: unknown) =>
      pedir<Caso>(`/api/${coleccion}`, { metodo: 'POST', cuerpo: enviado, clave }),
    onSuccess: (caso) => {
      void cliente.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'simular' });
      alNacer(caso);
    },
  });
  const vigente = claveUsada(error) || JSON.stringify(variables) === JSON.stringify(cuerpo);
  return { enviando: isPending, error: vigente ? error : null, enviar: mutate, olvidar: reset };
}

/** Whether a sending was refused because its key is of another, which did arrive. */
export function claveUsada(error: Error | null): boolean {
  return error instanceof ProblemaHttp && error.codigo === 'CLAVE_USADA';
}
