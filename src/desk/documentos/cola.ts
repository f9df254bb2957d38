import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { claveNueva } from '../api/client';
import type { Coleccion } from '../api/tipos';
import { tamanio } from '../formato/tamanios';
import { enviarArchivo } from './enviar-archivo';

/** A file that was chosen, and what became of it. */
export interface Subida {
  readonly clave: string;
  readonly archivo: File;
  /** Document it is a new version of. */
  readonly anterior: string | null;
  readonly estado: 'espera' | 'subiendo' | 'hecha' | 'fallida';
  /** How much has left, from 0 to 1. */
  readonly parte: number;
  readonly error: Error | null;
}

/** Files on their way to a case, one after another, and how to add, cancel, try again and forget them. */
export interface Cola {
  readonly subidas: readonly Subida[];
  agregar(archivos: readonly File[], anterior?: string | null): void;
  cancelar(clave: string): void;
  reintentar(clave: string): void;
  olvidar(clave: string): void;
}

/**
 * The files somebody uploads to a case. They go on while other parts of the case are looked at.
 * @param maximo bytes a file may have, when it is known: one that is larger is not even sent
 */
export function useCola(coleccion: Coleccion, caso: string, maximo: number | null): Cola {
  const [subidas, setSubidas] = useState<readonly Subida[]>([]);
  const cliente = useQueryClient();
  const turno = useRef<Promise<unknown>>(Promise.resolve());
  const cortes = useRef(new Map<string, AbortController>());
  const poner = (clave: string, cambio: Partial<Subida>) =>
    setSubidas((todas) => todas.map((s) => (s.clave === clave ? { ...s, ...cambio } : s)));
  const { mutateAsync } = useMutation({
    mutationFn: ({ subida, senal }: { subida: Subida; senal: AbortSignal }) =>
      enviarArchivo(
        {
          ruta: `/api/${coleccion}/${caso}/documentos`,
          archivo: subida.archivo,
          anterior: subida.anterior,
          clave: subida.clave,
          alAvanzar: (parte) => poner(subida.clave, { parte }),
        },
        senal,
      ),
  });
  const encolar = (subida: Subida) => {
    const corte = new AbortController();
    cortes.current.set(subida.clave, corte);
    turno.current = turno.current.then(async () => {
      if (corte.signal.aborted) return;
      poner(subida.clave, { estado: 'subiendo' });
      try {
        await mutateAsync({ subida, senal: corte.signal });
        poner(subida.clave, { estado: 'hecha', parte: 1 });
        await cliente.invalidateQueries({ queryKey: ['caso', caso, 'documentos'] });
      } catch (error) {
        poner(subida.clave, { estado: 'fallida', error: error as Error });
      }
    });
  };
  const olvidar = (clave: string) => setSubidas((todas) => todas.filter((s) => s.clave !== clave));
  return {
    subidas,
    agregar: (archivos, anterior = null) => {
      const nuevas = archivos.map((archivo): Subida => {
        const comun = { clave: claveNueva(), archivo, anterior, parte: 0 };
        return maximo !== null && archivo.size > maximo
          ? {
              ...comun,
              estado: 'fallida',
              error: new Error(`Supera ${tamanio(maximo)}, lo más que se admite.`),
            }
          : { ...comun, estado: 'espera', error: null };
      });
      // Those that are done have told what they had to; those that failed wait for their author.
      setSubidas((todas) => [...todas.filter((s) => s.estado !== 'hecha'), ...nuevas]);
      for (const nueva of nuevas) if (nueva.estado === 'espera') encolar(nueva);
    },
    cancelar: (clave) => {
      cortes.current.get(clave)?.abort();
      olvidar(clave);
    },
    reintentar: (clave) => {
      const subida = subidas.find((s) => s.clave === clave);
      if (subida === undefined) return;
      poner(clave, { estado: 'espera', parte: 0, error: null });
      // The same key: if it was kept and only the answer was lost, it is not kept twice.
      encolar(subida);
    },
    olvidar,
  };
}
