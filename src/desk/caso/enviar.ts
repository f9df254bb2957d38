import { useMutation, useQueryClient } from '@tanstack/react-query';
import { pedir } from '../api/client';
import type { Coleccion, Resultado } from '../api/tipos';
import { sinVacios } from '../formularios/preparar';

interface Envio {
  readonly tipo: string;
  readonly datos: unknown;
  /** Sequence the case was seen at. */
  readonly secuencia: number;
  readonly clave?: string;
}

/** Rehearses an act: what it would do, without doing it. */
export function useEnsayar(coleccion: Coleccion, id: string) {
  return useMutation({
    mutationFn: ({ tipo, datos, secuencia }: Envio) =>
      pedir<Resultado>(`/api/${coleccion}/${id}/eventos?simular=true`, {
        metodo: 'POST',
        cuerpo: { tipo, datos: sinVacios(datos) },
        secuencia,
      }),
  });
}

/** Sends an act to a case still at the sequence it was seen at. */
export function useActuar(coleccion: Coleccion, id: string) {
  const cliente = useQueryClient();
  return useMutation({
    mutationFn: ({ tipo, datos, secuencia, clave }: Envio) =>
      pedir<Resultado>(`/api/${coleccion}/${id}/eventos`, {
        metodo: 'POST',
        cuerpo: { tipo, datos: sinVacios(datos) },
        secuencia,
        ...(clave === undefined ? {} : { clave }),
      }),
    onSettled: () => cliente.invalidateQueries({ queryKey: ['caso', id] }),
  });
}
