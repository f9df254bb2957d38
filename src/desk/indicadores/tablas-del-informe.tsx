import { SimpleGrid } from '@mantine/core';
import { cuadrosDelInforme } from './cuadros-del-informe';
import { Cifras } from './figura';
import { mesCorto } from './periodo';
import type { Etapa, InformeAnual } from './tipos';

/** What came, what was done and how it ended, side by side where there is room. */
export function CuadrosDelInforme({ resultados }: { resultados: InformeAnual }) {
  return (
    <SimpleGrid type="container" cols={{ base: 1, '40em': 2 }} spacing="xl" verticalSpacing="lg">
      {cuadrosDelInforme(resultados).map((c) => (
        <section key={c.nombre} aria-label={c.nombre}>
          <Cifras {...c} />
        </section>
      ))}
    </SimpleGrid>
  );
}

interface Mes {
  readonly mes: string;
  readonly recibidas: number;
  readonly terminadas: number;
  readonly enTramite: number;
}

/** What came and what ended, month by month. */
export function MesAMes({ meses }: { meses: readonly Mes[] }) {
  return (
    <Cifras
      nombre="Mes a mes"
      columnas={['Mes', 'Recibidas', 'Terminadas', 'En trámite al cierre']}
      filas={meses.map((m) => [m.mes, mesCorto(m.mes), m.recibidas, m.terminadas, m.enTramite])}
    />
  );
}

/** Business days the cases spent in each stage. */
export function TiempoEnCadaEtapa({ etapas }: { etapas: readonly Omit<Etapa, 'enCurso'>[] }) {
  return (
    <Cifras
      nombre="Tiempo en cada etapa"
      columnas={['Etapa', 'Casos', 'Mediana', 'Percentil 90']}
      filas={etapas.map((e) => [e.etapa, e.titulo, e.casos, e.mediana ?? '—', e.p90 ?? '—'])}
    />
  );
}
