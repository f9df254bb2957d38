import { Badge, Group, List, Stack, Text, Title } from '@mantine/core';
import { Norma } from '../desk/componentes/norma';
import type { EstadoConRuta } from './estados';
import type { Maquina } from './tipos';

const TIPOS: Readonly<Record<string, string>> = {
  atomic: 'estado',
  compound: 'grupo de estados',
  parallel: 'regiones paralelas',
  final: 'final',
  history: 'historia',
};

/** How an event is called: the title of an act; of what the system sends, its own name in words. */
function nombreDeEvento(tipo: string, eventos: Maquina['eventos']): string {
  const acto = eventos.find((e) => e.tipo === tipo);
  if (acto) return acto.titulo;
  if (tipo.startsWith('VENCIO_')) return `Vencimiento: ${tipo.slice(7).toLowerCase().replaceAll('_', ' ')}`;
  if (tipo.startsWith('CORREO_')) return `Correo: ${tipo.slice(7).toLowerCase().replaceAll('_', ' ')}`;
  if (tipo.startsWith('senal.')) return `Señal ${tipo.slice(6)}`;
  return tipo.startsWith('xstate.done') ? 'Al terminar lo que contiene' : tipo;
}

const ultimo = (id: string) => id.split('.').at(-1) ?? id;

/** What a state says: its words, its article, what it takes and where each leads. */
export function EstadoElegido({ ruta, estado, eventos }: EstadoConRuta & Pick<Maquina, 'eventos'>) {
  return (
    <Stack gap="xs" mt="sm" aria-live="polite">
      <Group gap="xs">
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          {estado.clave}
        </Title>
        <Badge variant="light" color="gray" tt="none">
          {TIPOS[estado.tipo] ?? estado.tipo}
        </Badge>
      </Group>
      <Text size="xs" className="tenue" style={{ overflowWrap: 'anywhere' }}>
        {ruta}
      </Text>
      {estado.descripcion ? <Text size="sm">{estado.descripcion}</Text> : null}
      {estado.norma ? <Norma texto={estado.norma} regla={estado.regla ?? undefined} /> : null}
      <Text size="sm" fw={600} mt="xs">
        Qué admite
      </Text>
      {estado.transiciones.length === 0 ? (
        <Text size="sm" className="tenue">
          {estado.tipo === 'final'
            ? 'Es un final: ya nada lo mueve.'
            : 'Por sí mismo, nada; vea los estados que contiene o que lo rodean.'}
        </Text>
      ) : (
        <List size="sm" spacing={4}>
          {estado.transiciones.map((t, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: alternatives of one event are told apart by their place only
            <List.Item key={`${t.evento} ${i}`}>
              {nombreDeEvento(t.evento, eventos)}
              {t.destino ? (
                <>
                  {' → '}
                  <strong>{t.destino.map(ultimo).join(', ')}</strong>
                </>
              ) : (
                <span className="tenue"> (sin cambiar de estado)</span>
              )}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
