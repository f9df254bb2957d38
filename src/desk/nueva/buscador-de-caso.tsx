import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { conConsulta, pedir } from '../api/client';
import type { Caso, Coleccion, FilaDeCaso, Pagina } from '../api/tipos';
import { idDe, useFormulario } from './campos';

interface Props {
  readonly ruta: string;
  readonly coleccion: Coleccion;
  readonly label: string;
  readonly description?: string;
  readonly situacion?: string;
}

const rotulo = ({ numero, datos }: Pick<FilaDeCaso, 'numero' | 'datos'>) =>
  [numero, datos.objeto, datos.entidad.nombre].filter((t) => t !== null && t !== '').join(' · ');

/** Chooses a case by its number, its entity or what it buys. */
export function BuscadorDeCaso({ ruta, coleccion, label, description, situacion }: Props) {
  const { texto, poner, error, tocar } = useFormulario();
  const [buscado, setBuscado] = useState('');
  const [quieto] = useDebouncedValue(buscado, 300);
  const elegido = texto(ruta);
  const suyo = useQuery({
    queryKey: ['caso', elegido, null],
    queryFn: () => pedir<Caso>(`/api/${coleccion}/${encodeURIComponent(elegido)}`),
    enabled: elegido !== '',
    staleTime: 60_000,
  });
  // What is shown in the box of a chosen case is its label, not something to look for.
  const criterio = suyo.data && quieto.startsWith(suyo.data.numero) ? '' : quieto.trim().slice(0, 200);
  const hallados = useQuery({
    queryKey: ['buscar-caso', coleccion, situacion ?? null, criterio],
    queryFn: () =>
      pedir<Pagina<FilaDeCaso>>(conConsulta(`/api/${coleccion}`, { texto: criterio, situacion, limite: 20 })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const opciones = (hallados.data?.elementos ?? []).map((f) => ({ value: f.id, label: rotulo(f) }));
  if (elegido !== '' && !opciones.some((o) => o.value === elegido))
    opciones.unshift({ value: elegido, label: suyo.data?.numero ?? 'Expediente elegido' });
  return (
    <Select
      id={idDe(ruta)}
      label={label}
      description={description}
      placeholder="Busque por número, entidad u objeto"
      data={opciones}
      // The server already looked for it, by more than its label.
      filter={({ options }) => options}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Quitar el expediente elegido' }}
      value={elegido === '' ? null : elegido}
      onChange={(id) => poner(ruta, id ?? '')}
      onSearchChange={setBuscado}
      onBlur={() => tocar(ruta)}
      error={error(ruta)}
      nothingFoundMessage={
        hallados.isError ? 'No se pudo buscar; intente de nuevo.' : 'No hay ningún expediente así.'
      }
    />
  );
}
