import { Anchor, Badge, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Hoy } from '../api/tipos';
import { Vacio } from '../componentes/vacio';
import { fechaLarga } from '../formato/fechas';
import { plural } from '../formato/palabras';
import { FilaDePlazo } from './fila';

const encabezado = (fecha: string, hoy: string, i: number): string => {
  const larga = fechaLarga(fecha);
  if (fecha === hoy) return `Hoy, ${larga}`;
  return i === 1 ? `Siguiente día hábil, ${larga}` : larga.charAt(0).toUpperCase() + larga.slice(1);
};

/** The terms that run, by the day they fall due. */
export function Dias({ hoy, dias, mio }: { hoy: string; dias: Hoy['porDia']; mio: boolean }) {
  const conPlazos = dias.filter((d) => d.total > 0);
  if (conPlazos.length === 0)
    return (
      <Vacio
        titulo={
          mio
            ? 'Nada suyo vence en los próximos diez días hábiles.'
            : 'Nada vence en los próximos diez días hábiles.'
        }
      >
        {mio
          ? 'Lo suyo son los expedientes a su cargo, los de quien sustituye hoy y aquellos en los que ha actuado.'
          : 'Los plazos aparecen aquí apenas empiezan a correr.'}
      </Vacio>
    );
  return (
    <>
      {conPlazos.map((d) => (
        <section key={d.fecha} aria-label={`Vence el ${fechaLarga(d.fecha)}`}>
          <Group gap="xs" mb={4}>
            <Title order={2} size="h5">
              {encabezado(d.fecha, hoy, dias.indexOf(d))}
            </Title>
            <Badge variant="default" tt="none">
              {plural(d.total, 'plazo')}
            </Badge>
            {d.motivo ? (
              <Text size="xs" className="tenue">
                {d.motivo}
              </Text>
            ) : null}
          </Group>
          {d.elementos.map((p) => (
            <FilaDePlazo key={p.id} plazo={p} conMarca={false} />
          ))}
          {d.total > d.elementos.length ? (
            <Anchor component={Link} to={`/solicitudes?orden=vence&vence_hasta=${d.fecha}`} size="sm">
              Ver todos los que vencen hasta ese día
            </Anchor>
          ) : null}
        </section>
      ))}
    </>
  );
}
