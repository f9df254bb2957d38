import { Button, Grid, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useHoy } from '../api/consultas';
import { useAlDia } from '../api/corriente';
import { useSesion, useTieneRol } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { fechaLarga } from '../formato/fechas';
import { IconoMas } from '../iconos';
import { Correo, PorNotificar } from './correo';
import { Dias } from './dias';
import { EsperasDeCadaUno } from './esperas';
import { Incidencias } from './incidencias';
import { Novedades } from './novedades';
import { Vencidos } from './vencidos';

/** What is due or overdue, by day, for me and for the team; what waits for whom; what moved since I last looked. */
export function Hoy() {
  const { ahora } = useSesion();
  const [mio, setMio] = useState(false);
  const hoy = useHoy(mio);
  const presenta = useTieneRol('mesa_partes', 'entidad');
  useAlDia(null, [['hoy'], ['novedades']]);
  const dia = fechaLarga(hoy.data?.hoy ?? ahora);
  return (
    <Pagina
      titulo="Hoy"
      bajada={dia.charAt(0).toUpperCase() + dia.slice(1)}
      acciones={
        <>
          <SegmentedControl
            aria-label="De quién"
            value={mio ? 'mio' : 'equipo'}
            onChange={(v) => setMio(v === 'mio')}
            data={[
              { value: 'equipo', label: 'Del equipo' },
              { value: 'mio', label: 'Lo mío' },
            ]}
          />
          {presenta ? (
            <Button component={Link} to="/solicitudes/nueva" leftSection={<IconoMas size={16} aria-hidden />}>
              Nueva solicitud
            </Button>
          ) : null}
        </>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          {hoy.isPending ? <Esperando filas={8} alto={64} /> : null}
          {hoy.isError ? <ProblemaVisible error={hoy.error} alReintentar={() => hoy.refetch()} /> : null}
          {hoy.data ? (
            <Stack gap="lg">
              <Vencidos {...hoy.data.vencidos} />
              <Dias hoy={hoy.data.hoy} dias={hoy.data.porDia} mio={mio} />
            </Stack>
          ) : null}
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="lg">
            <Seccion titulo="Qué espera a quién">
              {hoy.data ? <EsperasDeCadaUno cargas={hoy.data.porCarga} /> : <Esperando filas={3} alto={24} />}
              <PorNotificar />
            </Seccion>
            <Seccion titulo="Qué se movió desde su última visita">
              <Novedades />
            </Seccion>
            <Correo />
            <Incidencias />
          </Stack>
        </Grid.Col>
      </Grid>
    </Pagina>
  );
}

function Seccion({ titulo, children }: { titulo: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="md" aria-label={titulo}>
      <Title order={2} size="h5" mb="xs">
        {titulo}
      </Title>
      <Text component="div" size="sm">
        {children}
      </Text>
    </Paper>
  );
}
