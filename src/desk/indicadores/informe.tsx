import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Norma } from '../componentes/norma';
import { fechaLarga, mesLargo } from '../formato/fechas';
import { IconoImprimir } from '../iconos';
import { PorEntidad } from './tablas';
import { CuadrosDelInforme, MesAMes, TiempoEnCadaEtapa } from './tablas-del-informe';
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
      <CuadrosDelInforme resultados={informeAnual} />
      <Title order={2} size="h4">
        Mes a mes
      </Title>
      <MesAMes
        meses={volumen.porMes.map((m) => ({
          mes: m.mes,
          recibidas: m.nacidos,
          terminadas: m.terminados,
          enTramite: m.vivosAlCierre,
        }))}
      />
      <Title order={2} size="h4">
        Tiempo en cada etapa, en días hábiles
      </Title>
      <TiempoEnCadaEtapa etapas={tiempos.etapas} />
      <PorEntidad datos={datos} />
    </Stack>
  );
}
