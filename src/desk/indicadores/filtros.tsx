import { Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Coleccion } from '../api/tipos';
import { mesLargo } from '../formato/fechas';
import { revisarRuc } from '../nueva/ruc';
import { mesesElegibles, periodosDe } from './periodo';

/** What is asked of the indicators. */
export interface Filtro {
  readonly coleccion: Coleccion;
  readonly desde: string;
  readonly hasta: string;
  readonly entidad: string;
}

interface Props {
  readonly filtro: Filtro;
  readonly ahora: string;
  /** The RUC somebody is confined to: then there is no entity to choose. */
  readonly suyo: string | null;
  readonly alCambiar: (cambio: Partial<Filtro>) => void;
}

function Entidad({ entidad, alCambiar }: { entidad: string; alCambiar: (ruc: string) => void }) {
  const [escrito, setEscrito] = useState(entidad);
  const { error, nota } = revisarRuc(escrito);
  return (
    <TextInput
      label="RUC de la entidad"
      placeholder="Todas"
      value={escrito}
      onChange={(e) => {
        const nuevo = e.currentTarget.value.trim();
        setEscrito(nuevo);
        if (nuevo === '' || (nuevo.length === 11 && revisarRuc(nuevo).error === undefined)) alCambiar(nuevo);
      }}
      error={error ?? (escrito !== '' && escrito.length < 11 ? nota : undefined)}
      inputMode="numeric"
      maxLength={11}
      w={180}
    />
  );
}

/** Collection, months and entity, kept in the address so that what one sees can be sent. */
export function Filtros({ filtro, ahora, suyo, alCambiar }: Props) {
  const periodos = periodosDe(ahora);
  const elegido = periodos.find((p) => p.desde === filtro.desde && p.hasta === filtro.hasta);
  const [otro, setOtro] = useState(elegido === undefined);
  const meses = mesesElegibles(ahora).map((m) => ({ value: m, label: mesLargo(m) }));
  return (
    <Group align="flex-start" gap="md" className="no-imprimir">
      <SegmentedControl
        aria-label="Qué se mide"
        value={filtro.coleccion}
        onChange={(v) => alCambiar({ coleccion: v as Coleccion })}
        data={[
          { value: 'solicitudes', label: 'Solicitudes' },
          { value: 'procesos', label: 'Procesos' },
        ]}
        mt={{ base: 0, sm: 25 }}
      />
      <Select
        label="Periodo"
        data={[
          ...periodos.map(({ value, label }) => ({ value, label })),
          { value: 'otro', label: 'Otros meses' },
        ]}
        value={otro ? 'otro' : (elegido?.value ?? 'otro')}
        onChange={(v) => {
          const suyos = periodos.find((p) => p.value === v);
          setOtro(suyos === undefined);
          if (suyos) alCambiar({ desde: suyos.desde, hasta: suyos.hasta });
        }}
        allowDeselect={false}
        w={180}
      />
      {otro ? (
        <>
          <Select
            label="Desde"
            data={meses}
            value={filtro.desde}
            onChange={(v) => v && alCambiar({ desde: v, hasta: v > filtro.hasta ? v : filtro.hasta })}
            allowDeselect={false}
            searchable
            w={190}
          />
          <Select
            label="Hasta"
            data={meses}
            value={filtro.hasta}
            onChange={(v) => v && alCambiar({ hasta: v, desde: v < filtro.desde ? v : filtro.desde })}
            allowDeselect={false}
            searchable
            w={190}
          />
        </>
      ) : null}
      {suyo === null ? (
        <Entidad
          key={filtro.entidad}
          entidad={filtro.entidad}
          alCambiar={(entidad) => alCambiar({ entidad })}
        />
      ) : null}
    </Group>
  );
}
