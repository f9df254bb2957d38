import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Norma } from '../componentes/norma';
import { fechaLarga, mesLargo } from '../formato/fechas';
import { IconoImprimir } from '../iconos';
import { cuadrosDelInforme } from './cuadros-del-informe';
import { Cifras } from './figura';
import { mesCorto } from './periodo';
import { PorEntidad } from './tablas';
import type { DatosDeIndicadores } from './tipos';

/** The figures of a stretch of months that the annual report asks for (num. 9.3), as one prints them. */
export function Informe({ datos }: { datos: DatosDeIndicadores }) {
  const { informeAnual, desde, hasta, hoy, entidad, volumen, tiempos } = datos;
  if (informeAnual === null) return null;
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text>
            De {mesLargo(desde)} a {mesLargo(hasta)}
            {entidad === null ? ', todas las entidades' : `, solo la entidad con RUC ${entidad}`}. Cifras al{' '}
            {fechaLarga(hoy)}.
          </Text>
          <Norma texto={informeAnual.norma} regla={informeAnual.regla} />
        </div>
        <Button
          className="no-imprimir"
          leftSection={<IconoImprimir size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Imprimir el informe
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        {cuadrosDelInforme(informeAnual).map((c) => (
          <section key={c.nombre} aria-label={c.nombre}>
            <Cifras {...c} />
          </section>
        ))}
      </SimpleGrid>
      <Title order={2} size="h4">
        Mes a mes
      </Title>
      <Cifras
        nombre="Mes a mes"
        columnas={['Mes', 'Ingresadas', 'Terminadas', 'En trámite al cierre']}
        filas={volumen.porMes.map((m) => [m.mes, mesCorto(m.mes), m.nacidos, m.terminados, m.vivosAlCierre])}
      />
      <Title order={2} size="h4">
        Tiempo en cada etapa, en días hábiles
      </Title>
      <Cifras
        nombre="Tiempo en cada etapa"
        columnas={['Etapa', 'Casos', 'Mediana', 'Percentil 90']}
        filas={tiempos.etapas.map((e) => [e.etapa, e.titulo, e.casos, e.mediana ?? '—', e.p90 ?? '—'])}
      />
      <PorEntidad datos={datos} />
    </Stack>
  );
}
