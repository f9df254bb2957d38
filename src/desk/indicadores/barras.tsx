import { Skeleton } from '@mantine/core';
import { type ComponentProps, lazy, Suspense } from 'react';

// Drawing costs more than all the rest of the desk: it comes after the page, whose numbers do not wait for it.
const BarChart = lazy(async () => ({ default: (await import('@mantine/charts')).BarChart }));

/** A chart of bars, in the room it will take. @param h height in pixels */
export function Barras(props: ComponentProps<typeof BarChart> & { h: number }) {
  return (
    <Suspense fallback={<Skeleton height={props.h} />}>
      <BarChart {...props} />
    </Suspense>
  );
}
