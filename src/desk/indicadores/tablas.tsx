import { Anchor, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Norma } from '../componentes/norma';
import { CARGAS, nombreDe, SITUACIONES } from '../formato/nombres';
import { cuanto } from '../formato/palabras';
import { Cifras } from './figura';
import { parte } from './periodo';
import type { DatosDeIndicadores, DeRegla, Suertes } from './tipos';

const COLUMNAS = ['En término', 'Tardíos', 'Vencidos', 'Corren', 'Total'];
const suertes = (s: Suertes): number[] => [s.cumplidos, s.tardios, s.vencidos, s.corriendo, s.total];

function Apartado({ titulo, nota, children }: { titulo: string; nota?: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: 'sm', sm: 'lg' }} aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {titulo}
      </Title>
      {nota ? (
        <Text size="sm" className="tenue">
          {nota}
        </Text>
      ) : null}
      {children}
    </Paper>
  );
}

/** The figures one looks at first. */
export function Resumen({ datos: { volumen, plazos, coleccion } }: { datos: DatosDeIndicadores }) {
  const { resumen } = plazos;
  const concluidos = resumen.cumplidos + resumen.tardios + resumen.vencidos;
  const cifras = [
    {
      dice: coleccion === 'solicitudes' ? 'Solicitudes ingresadas' : 'Procesos registrados',
      cuanto: cuanto(volumen.nacidos),
    },
    { dice: 'Terminaron en el periodo', cuanto: cuanto(volumen.terminados) },
    { dice: 'En trámite ahora', cuanto: cuanto(volumen.vivos) },
    { dice: 'Plazos cumplidos en término', cuanto: parte(resumen.cumplidos, concluidos) },
    { dice: 'Plazos vencidos sin cumplir', cuanto: cuanto(resumen.vencidos), rojo: resumen.vencidos > 0 },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
      {cifras.map((c) => (
        <Paper key={c.dice} withBorder p="sm">
          <Text
            fz={28}
            fw={650}
            lh={1.2}
            className="tabular"
            style={c.rojo ? { color: 'var(--vencido)' } : {}}
          >
            {c.cuanto}
          </Text>
          <Text size="sm" className="tenue">
            {c.dice}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

/** Where the cases are now. */
export function PorSituacion({ datos: { volumen } }: { datos: DatosDeIndicadores }) {
  return (
    <Apartado titulo="Todos los expedientes, por situación" nota="Como están ahora, de cualquier mes.">
      <Cifras
        nombre="Expedientes por situación"
        columnas={['Situación', 'Expedientes']}
        filas={volumen.porSituacion.map((s) => [s.situacion, nombreDe(SITUACIONES, s.situacion), s.total])}
      />
    </Apartado>
  );
}

function NombreDeRegla({ regla }: { regla: DeRegla }) {
  return (
    <Stack gap={0} miw={220}>
      <Text size="sm">{regla.descripcion}</Text>
      <Norma texto={regla.norma} regla={regla.regla} />
      <Text size="xs" className="tenue">
        {nombreDe(CARGAS, regla.carga)}
        {regla.clase === 'interno' ? ' · plazo interno' : ''}
        {regla.obliga ? '' : ' · vencido, precluye'}
      </Text>
    </Stack>
  );
}

/** How each rule went, with its article. */
export function PorRegla({ datos: { plazos } }: { datos: DatosDeIndicadores }) {
  if (plazos.porRegla.length === 0) return null;
  return (
    <Apartado titulo="Plazos por regla">
      <Cifras
        nombre="Plazos por regla"
        columnas={['Regla', ...COLUMNAS]}
        filas={plazos.porRegla.map((r) => [
          r.regla,
          <NombreDeRegla key={r.regla} regla={r} />,
          ...suertes(r),
        ])}
      />
    </Apartado>
  );
}

/** How each entity went; its name filters by it. */
export function PorEntidad({
  datos: { plazos },
  alElegir,
}: {
  datos: DatosDeIndicadores;
  alElegir?: (ruc: string) => void;
}) {
  if (plazos.porEntidad.length === 0) return null;
  return (
    <Apartado
      titulo="Por entidad"
      nota="Las cincuenta con más expedientes ingresados en estos meses; las que no tienen RUC no figuran."
    >
      <Cifras
        nombre="Expedientes y plazos por entidad"
        columnas={['Entidad', 'Expedientes', ...COLUMNAS]}
        filas={plazos.porEntidad.map((e) => [
          e.ruc,
          <Stack key={e.ruc} gap={0} miw={180}>
            <Text size="sm">{e.entidad}</Text>
            {alElegir ? (
              <Anchor component="button" type="button" size="xs" ta="start" onClick={() => alElegir(e.ruc)}>
                Ver solo RUC {e.ruc}
              </Anchor>
            ) : (
              <Text size="xs" className="tenue">
                RUC {e.ruc}
              </Text>
            )}
          </Stack>,
          e.casos,
          ...suertes(e),
        ])}
      />
    </Apartado>
  );
}
