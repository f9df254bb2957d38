import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { fechaLarga } from '../formato/fechas';
import { cuadrosDelInforme } from '../indicadores/cuadros-del-informe';
import { Cifras } from '../indicadores/figura';
import { mesCorto } from '../indicadores/periodo';
import type { DeRegla, Etapa, InformeAnual } from '../indicadores/tipos';

/** The figures of a fiscal year as its annual report recorded them. */
export interface CifrasDelEjercicio {
  readonly ejercicio: number;
  readonly tomadas: string;
  readonly resultados: InformeAnual;
  readonly meses: readonly {
    readonly mes: string;
    readonly recibidas: number;
    readonly terminadas: number;
    readonly enTramite: number;
  }[];
  readonly tiempos: readonly Omit<Etapa, 'enCurso'>[];
  readonly plazos: readonly Omit<DeRegla, 'carga' | 'obliga'>[];
}

/** The figures of a year, as tables. */
export function CifrasDelInforme({ cifras }: { cifras: CifrasDelEjercicio }) {
  const { ejercicio, tomadas, resultados, meses, tiempos, plazos } = cifras;
  return (
    <Stack>
      <Text size="sm">
        Ejercicio {ejercicio}. Cifras tomadas el {fechaLarga(tomadas)}; no cambian aunque después se corrija
        un expediente.
      </Text>
      <SimpleGrid type="container" cols={{ base: 1, '40em': 2 }} spacing="xl" verticalSpacing="lg">
        {cuadrosDelInforme(resultados).map((c) => (
          <section key={c.nombre} aria-label={c.nombre}>
            <Cifras {...c} />
          </section>
        ))}
      </SimpleGrid>
      <Title order={3} size="h5">
        Mes a mes
      </Title>
      <Cifras
        nombre="Mes a mes"
        columnas={['Mes', 'Recibidas', 'Terminadas', 'En trámite al cierre']}
        filas={meses.map((m) => [m.mes, mesCorto(m.mes), m.recibidas, m.terminadas, m.enTramite])}
      />
      <Title order={3} size="h5">
        Tiempo en cada etapa, en días hábiles
      </Title>
      <Cifras
        nombre="Tiempo en cada etapa"
        columnas={['Etapa', 'Casos', 'Mediana', 'Percentil 90']}
        filas={tiempos.map((t) => [t.etapa, t.titulo, t.casos, t.mediana ?? '—', t.p90 ?? '—'])}
      />
      <Title order={3} size="h5">
        Plazos de la oficina
      </Title>
      <Cifras
        nombre="Plazos de la oficina, por regla"
        columnas={['Plazo', 'Total', 'En término', 'Tarde', 'Sin cumplir', 'Corren']}
        filas={plazos.map((p) => [
          p.regla,
          p.descripcion,
          p.total,
          p.cumplidos,
          p.tardios,
          p.vencidos,
          p.corriendo,
        ])}
      />
    </Stack>
  );
}
