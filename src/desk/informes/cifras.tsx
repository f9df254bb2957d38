import { Stack, Text, Title } from '@mantine/core';
import { fechaLarga } from '../formato/fechas';
import { Cifras } from '../indicadores/figura';
import { CuadrosDelInforme, MesAMes, TiempoEnCadaEtapa } from '../indicadores/tablas-del-informe';
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
      <CuadrosDelInforme resultados={resultados} />
      <Title order={3} size="h5">
        Mes a mes
      </Title>
      <MesAMes meses={meses} />
      <Title order={3} size="h5">
        Tiempo en cada etapa, en días hábiles
      </Title>
      <TiempoEnCadaEtapa etapas={tiempos} />
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
