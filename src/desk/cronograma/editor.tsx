import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { IconoCopiar, IconoImprimir, IconoVisto } from '../iconos';
import { useValidacion } from './consultas';
import { useHabiles } from './eje';
import { TablaDeFilas } from './filas';
import { Lienzo } from './lienzo';
import type { Fila, Proceso, Propuesta } from './tipos';
import { Advertencias, Veredicto } from './veredicto';

interface Props {
  readonly proceso: Proceso;
  readonly filas: readonly Fila[];
  readonly normas: Propuesta['normas'];
  readonly alCambiar: (filas: readonly Fila[]) => void;
  /** Beside «copiar»: what else may be done with this calendar. */
  readonly acciones?: (valido: boolean) => ReactNode;
}

/** A calendar one edits, drawn and in rows, judged as it changes. */
export function Editor({ proceso, filas, normas, alCambiar, acciones }: Props) {
  const habiles = useHabiles(filas, proceso.provincia);
  const validacion = useValidacion(proceso, filas);
  const incumplimientos = validacion.data?.incumplimientos ?? [];
  const incumplen = useMemo(() => new Set(incumplimientos.map((i) => i.actividad)), [incumplimientos]);
  const porActividad = useMemo(() => new Map(normas.map((n) => [n.actividad, n])), [normas]);
  const poner = (nueva: Fila) => alCambiar(filas.map((f) => (f.actividad === nueva.actividad ? nueva : f)));
  return (
    <Stack gap="md">
      <Veredicto validacion={validacion} />
      <Lienzo
        etiqueta="Cronograma, día por día"
        filas={filas}
        habiles={habiles}
        incumplen={incumplen}
        alMover={poner}
      />
      <Text size="sm" className="tenue no-imprimir">
        Enfoque una barra: las flechas mueven su fin un día hábil; con Mayúsculas, su inicio.
      </Text>
      <TablaDeFilas
        filas={filas}
        habiles={habiles}
        incumplimientos={incumplimientos}
        normas={porActividad}
        alCambiar={poner}
      />
      <Advertencias textos={validacion.data?.advertencias ?? []} />
      <Group className="no-imprimir">
        {acciones?.(validacion.alDia && validacion.data?.valido === true)}
        <BotonDeCopiar filas={filas} />
        <Button
          variant="default"
          leftSection={<IconoImprimir size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Imprimir
        </Button>
      </Group>
    </Stack>
  );
}

/** Copies a calendar as the API takes it. */
export function BotonDeCopiar({ filas }: { filas: readonly Fila[] }) {
  return (
    <CopyButton value={JSON.stringify(filas, null, 2)} timeout={2500}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={copied ? <IconoVisto size={16} aria-hidden /> : <IconoCopiar size={16} aria-hidden />}
          onClick={copy}
        >
          <span aria-live="polite">{copied ? 'Copiado' : 'Copiar (JSON)'}</span>
        </Button>
      )}
    </CopyButton>
  );
}
