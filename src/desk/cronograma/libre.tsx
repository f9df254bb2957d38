import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Pagina } from '../componentes/pagina';
import { Vacio } from '../componentes/vacio';
import { Editor } from './editor';
import { FormularioDePropuesta } from './proponer';
import type { Fila, Proceso, Propuesta } from './tipos';

interface Hecho {
  readonly proceso: Proceso;
  readonly filas: readonly Fila[];
  readonly normas: Propuesta['normas'];
}

/** Calendars of no case yet: proposed, edited and judged. */
export function CronogramaLibre() {
  const [hecho, setHecho] = useState<Hecho | null>(null);
  return (
    <Pagina
      titulo="Cronogramas"
      bajada={
        <Text>
          El cronograma más corto que la ley admite, para un proceso del Decreto Legislativo 1017. Para
          convocar con uno, ábralo desde su proceso.
        </Text>
      }
    >
      <Stack gap="lg">
        <FormularioDePropuesta
          alProponer={({ cronograma, normas }, proceso) => setHecho({ proceso, filas: cronograma, normas })}
        />
        {hecho === null ? (
          <Vacio titulo="Todavía no hay un cronograma.">
            Elija el tipo, el objeto y el día de convocatoria, y pida que se proponga.
          </Vacio>
        ) : (
          <Editor {...hecho} alCambiar={(filas) => setHecho({ ...hecho, filas })} />
        )}
      </Stack>
    </Pagina>
  );
}
