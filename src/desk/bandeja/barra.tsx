import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Coleccion } from '../api/tipos';
import { CampoDeFecha } from '../componentes/fecha';
import { nombreDe, SITUACIONES, SITUACIONES_DE } from '../formato/nombres';
import { type Filtros, ORDENES, type Orden, sinFiltros } from './filtros';

interface Props {
  readonly coleccion: Coleccion;
  readonly filtros: Filtros;
  readonly alCambiar: (filtros: Filtros) => void;
  readonly alLimpiar: () => void;
}

/** Search, filters and order of a list. */
export function Barra({ coleccion, filtros, alCambiar, alLimpiar }: Props) {
  const [texto, setTexto] = useState(filtros.texto);
  const [responsable, setResponsable] = useState(filtros.responsable);
  // Back and forward, and saved views, write the boxes too.
  useEffect(() => setTexto(filtros.texto), [filtros.texto]);
  useEffect(() => setResponsable(filtros.responsable), [filtros.responsable]);
  const buscar = useDebouncedCallback(
    (cambio: Partial<Filtros>) => alCambiar({ ...filtros, ...cambio }),
    300,
  );
  const poner = (cambio: Partial<Filtros>) => alCambiar({ ...filtros, ...cambio });
  return (
    <search aria-label="Filtros de la lista">
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Buscar"
          type="search"
          placeholder="Número, entidad, RUC, objeto"
          value={texto}
          maxLength={200}
          onChange={(e) => {
            setTexto(e.currentTarget.value);
            buscar({ texto: e.currentTarget.value });
          }}
          style={{ flex: '1 1 14rem' }}
        />
        <Select
          label="Situación"
          placeholder="Todas"
          clearable
          clearButtonProps={{ 'aria-label': 'Quitar el filtro de situación' }}
          value={filtros.situacion || null}
          onChange={(v) => poner({ situacion: v ?? '' })}
          data={SITUACIONES_DE[coleccion].map((s) => ({ value: s, label: nombreDe(SITUACIONES, s) }))}
          style={{ flex: '0 1 11rem' }}
        />
        <CampoDeFecha
          label="Vence hasta"
          value={filtros.vence_hasta}
          onChange={(vence_hasta) => poner({ vence_hasta })}
          style={{ flex: '0 1 10rem' }}
        />
        <TextInput
          label="A cargo de"
          value={responsable}
          maxLength={200}
          onChange={(e) => {
            setResponsable(e.currentTarget.value);
            buscar({ responsable: e.currentTarget.value.trim() });
          }}
          style={{ flex: '0 1 11rem' }}
        />
        <Select
          label="Orden"
          allowDeselect={false}
          value={filtros.orden}
          onChange={(v) => poner({ orden: (v ?? '-creado') as Orden })}
          data={Object.entries(ORDENES).map(([value, label]) => ({ value, label }))}
          style={{ flex: '0 1 14rem' }}
        />
        {sinFiltros(filtros) ? null : (
          <Button variant="subtle" onClick={alLimpiar}>
            Quitar los filtros
          </Button>
        )}
      </Group>
    </search>
  );
}
