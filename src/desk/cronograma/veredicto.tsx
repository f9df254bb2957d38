import { Alert, List, Text } from '@mantine/core';
import { ProblemaVisible } from '../componentes/problema';
import { plural } from '../formato/palabras';
import { IconoAlerta, IconoVisto } from '../iconos';
import type { useValidacion } from './consultas';

/** Whether a calendar is lawful, said as one edits: how many breaches, and what is lawful but worth knowing. */
export function Veredicto({ validacion }: { validacion: ReturnType<typeof useValidacion> }) {
  if (validacion.error) return <ProblemaVisible error={validacion.error} />;
  const { data, alDia } = validacion;
  const cuantos = data?.incumplimientos.length ?? 0;
  return (
    <div aria-live="polite" aria-busy={!alDia} style={{ minHeight: 48 }}>
      {data === undefined ? (
        <Text className="tenue">Comprobando el cronograma…</Text>
      ) : cuantos === 0 ? (
        <Alert color="teal" variant="light" icon={<IconoVisto size={18} aria-hidden />} p="xs">
          El cronograma cumple la norma.
        </Alert>
      ) : (
        <Alert color="yellow" variant="light" icon={<IconoAlerta size={18} aria-hidden />} p="xs">
          El cronograma tiene {plural(cuantos, 'incumplimiento')}: cada uno está junto a su actividad, con su
          artículo.
        </Alert>
      )}
    </div>
  );
}

/** What is lawful but worth knowing. */
export function Advertencias({ textos }: { textos: readonly string[] }) {
  if (textos.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Conviene saber
      </Text>
      <List size="sm">
        {textos.map((a) => (
          <List.Item key={a}>{a}</List.Item>
        ))}
      </List>
    </div>
  );
}
