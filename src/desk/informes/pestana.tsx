import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Caso } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import type { CifrasDelEjercicio } from './cifras';

// Only an annual report has figures, and it is opened once a year.
const CifrasDelInforme = lazy(async () => ({ default: (await import('./cifras')).CifrasDelInforme }));

const cifrasDe = ({ datos }: Caso) => datos['cifras'] as CifrasDelEjercicio | undefined;

/** The tab of the figures of a report that has them; none for any other case. */
export function PestanaDeCifras({ caso }: { caso: Caso }) {
  return cifrasDe(caso) === undefined ? null : <Tabs.Tab value="cifras">Cifras</Tabs.Tab>;
}

/** What that tab shows. */
export function PanelDeCifras({ caso }: { caso: Caso }) {
  const cifras = cifrasDe(caso);
  if (cifras === undefined) return null;
  return (
    <Tabs.Panel value="cifras" pt="md">
      <Suspense fallback={<Esperando filas={3} />}>
        <CifrasDelInforme cifras={cifras} />
      </Suspense>
    </Tabs.Panel>
  );
}
