import { Badge, Group, List, Stack, Text, ThemeIcon } from '@mantine/core';
import { Norma } from '../desk/componentes/norma';
import { IconoCerrar, IconoVisto } from '../desk/iconos';
import { enCorto } from './estados';
import type { Candidata, Guardia } from './tipos';

function Veredicto({ guardia }: { guardia: Guardia }) {
  const { ok, nombre, descripcion, parametros, detalle, regla, norma } = guardia;
  return (
    <List.Item
      icon={
        <ThemeIcon
          size={18}
          radius="xl"
          variant="light"
          color={ok ? 'teal' : 'gray'}
          role="img"
          aria-label={ok ? 'Se cumple' : 'No se cumple'}
        >
          {ok ? <IconoVisto size={12} aria-hidden /> : <IconoCerrar size={12} aria-hidden />}
        </ThemeIcon>
      }
    >
      <Text size="sm" span style={{ overflowWrap: 'anywhere' }}>
        <strong>{nombre}</strong>
        {parametros === undefined ? '' : ` ${JSON.stringify(parametros)}`}: {descripcion}
      </Text>
      {detalle ? (
        <Text size="xs" className="tenue">
          {detalle} {norma ? <Norma texto={norma} regla={regla} /> : null}
        </Text>
      ) : null}
    </List.Item>
  );
}

function Marca({ candidata: { tomada, probada } }: { candidata: Candidata }) {
  const [color, texto] = tomada
    ? (['petroleo', 'tomada'] as const)
    : probada
      ? (['gray', 'no se cumplió'] as const)
      : (['gray', 'no se llegó a probar'] as const);
  return (
    <Badge size="sm" tt="none" variant={tomada ? 'filled' : 'light'} color={color} autoContrast>
      {texto}
    </Badge>
  );
}

/** The transitions the active states had for an event, in the order they were tried, each with its conditions. */
export function Candidatas({ candidatas }: { candidatas: readonly Candidata[] }) {
  if (candidatas.length === 0)
    return (
      <Text size="sm" className="tenue">
        Ninguna: este evento lo aplica el motor, sin pasar por el diagrama.
      </Text>
    );
  return (
    <Stack gap="sm">
      {candidatas.map((c, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order tried is what tells them apart
        <div key={i}>
          <Group gap={6}>
            <Marca candidata={c} />
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {c.parte === null ? '' : `Ítem ${c.parte}: `}
              {c.evento === '' ? 'inmediata' : c.evento} · <span title={c.nodo}>{enCorto(c.nodo)}</span> →{' '}
              <span title={c.destino ?? ''}>
                {c.destino === null ? 'sin cambiar' : c.destino.split(', ').map(enCorto).join(', ')}
              </span>
            </Text>
          </Group>
          {c.guardias.length > 0 ? (
            <List size="sm" mt={4} ml="sm" spacing={2}>
              {c.guardias.map((g) => (
                <Veredicto key={`${g.nombre} ${JSON.stringify(g.parametros ?? null)}`} guardia={g} />
              ))}
            </List>
          ) : (
            <Text size="xs" className="tenue" ml="sm">
              Sin condiciones.
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
}
