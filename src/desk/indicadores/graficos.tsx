import { plural } from '../formato/palabras';
import { Barras } from './barras';
import { Figura } from './figura';
import { mesCorto } from './periodo';
import type { DatosDeIndicadores } from './tipos';

const numeros = new Intl.NumberFormat('es-PE');
const COMUN = {
  withLegend: true,
  legendProps: { verticalAlign: 'bottom' },
  valueFormatter: (v: number) => numeros.format(v),
  // The numbers are in the table: the picture is one image, with nothing to stop at.
  barChartProps: { accessibilityLayer: false },
  barProps: { isAnimationActive: false },
  tooltipAnimationDuration: 0,
} as const;
const EJE = { allowDecimals: false, width: 40 };

interface Props {
  readonly datos: DatosDeIndicadores;
}

/** Cases born and ended, month by month. */
export function Volumen({ datos: { volumen, coleccion } }: Props) {
  const uno = coleccion === 'solicitudes' ? 'solicitud' : 'proceso';
  const varios = coleccion === 'solicitudes' ? 'solicitudes' : 'procesos';
  return (
    <Figura
      titulo="Volumen por mes"
      resumen={`Barras por mes: ingresaron ${plural(volumen.nacidos, uno, varios)} y terminaron ${volumen.terminados}.`}
      grafico={
        <Barras
          {...COMUN}
          h={260}
          data={volumen.porMes.map((m) => ({
            mes: mesCorto(m.mes),
            nacidos: m.nacidos,
            terminados: m.terminados,
          }))}
          dataKey="mes"
          yAxisProps={EJE}
          maxBarWidth={28}
          series={[
            { name: 'nacidos', label: 'Ingresados', color: 'petroleo.7' },
            { name: 'terminados', label: 'Terminados', color: 'gray.5' },
          ]}
        />
      }
      cuadro={{
        nombre: 'Volumen por mes',
        columnas: ['Mes', 'Ingresados', 'Terminados', 'En trámite al cierre'],
        filas: volumen.porMes.map((m) => [m.mes, mesCorto(m.mes), m.nacidos, m.terminados, m.vivosAlCierre]),
      }}
    />
  );
}

const dias = (n: number | null) => (n === null ? '—' : n);

/** How long cases stay in each stage. */
export function Tiempos({ datos: { tiempos } }: Props) {
  const medidas = tiempos.etapas.filter((e) => e.casos > 0);
  return (
    <Figura
      titulo="Tiempo en cada etapa"
      nota="En días hábiles del calendario del OECE, de los casos que dejaron la etapa en estos meses. El percentil 90 es lo que tarda, a lo más, nueve de cada diez."
      resumen={`Barras por etapa con la mediana y el percentil 90, en días hábiles, de ${plural(medidas.length, 'etapa')}.`}
      grafico={
        <Barras
          {...COMUN}
          h={Math.max(140, 56 + medidas.length * 52)}
          data={medidas.map((e) => ({ etapa: e.titulo, mediana: e.mediana, p90: e.p90 }))}
          dataKey="etapa"
          orientation="vertical"
          yAxisProps={{ width: 132, tick: { fontSize: 12, fill: 'var(--tenue)' } }}
          xAxisProps={{ allowDecimals: false }}
          maxBarWidth={16}
          series={[
            { name: 'mediana', label: 'Mediana', color: 'petroleo.7' },
            { name: 'p90', label: 'Percentil 90', color: 'petroleo.3' },
          ]}
        />
      }
      cuadro={{
        nombre: 'Tiempo en cada etapa',
        columnas: ['Etapa', 'Casos', 'Mediana', 'Percentil 90', 'Ahora en ella'],
        filas: tiempos.etapas.map((e) => [
          e.etapa,
          e.titulo,
          e.casos,
          dias(e.mediana),
          dias(e.p90),
          e.enCurso,
        ]),
      }}
    />
  );
}

/** How the duties that fell due each month went. */
export function Plazos({ datos: { plazos } }: Props) {
  const { resumen } = plazos;
  return (
    <Figura
      titulo="Plazos por mes de vencimiento"
      nota="Solo los deberes que obligan a la oficina; los de la entidad y los participantes precluyen y están en la tabla por regla."
      resumen={`Barras apiladas por mes: de ${plural(resumen.total, 'plazo')}, ${resumen.cumplidos} en término, ${resumen.tardios} tardíos, ${resumen.vencidos} vencidos y ${resumen.corriendo} que corren.`}
      grafico={
        <Barras
          {...COMUN}
          h={260}
          type="stacked"
          data={plazos.porMes.map((m) => ({ ...m, mes: mesCorto(m.mes) }))}
          dataKey="mes"
          yAxisProps={EJE}
          maxBarWidth={36}
          series={[
            { name: 'cumplidos', label: 'En término', color: 'teal.6' },
            { name: 'tardios', label: 'Tardíos', color: 'yellow.5' },
            { name: 'vencidos', label: 'Vencidos', color: 'red.7' },
            { name: 'corriendo', label: 'Corren', color: 'gray.4' },
          ]}
        />
      }
      cuadro={{
        nombre: 'Plazos por mes de vencimiento',
        columnas: ['Mes', 'En término', 'Tardíos', 'Vencidos', 'Corren', 'Total'],
        filas: plazos.porMes.map((m) => [
          m.mes,
          mesCorto(m.mes),
          m.cumplidos,
          m.tardios,
          m.vencidos,
          m.corriendo,
          m.total,
        ]),
      }}
    />
  );
}
