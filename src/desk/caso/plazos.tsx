import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Plazo } from '../api/tipos';
import { VentanaDeCuenta } from '../componentes/cuenta';
import { Restantes } from '../componentes/insignias';
import { Norma } from '../componentes/norma';
import { fechaLarga } from '../formato/fechas';
import { CARGAS, nombreDe } from '../formato/nombres';
import { plural } from '../formato/palabras';

const URGENCIA: Readonly<Record<string, number>> = { vencido: 0, corriendo: 1, suspendido: 2 };

const porUrgencia = (a: Plazo, b: Plazo) =>
  (URGENCIA[a.estado] ?? 3) - (URGENCIA[b.estado] ?? 3) || a.vence.localeCompare(b.vence);

const ordinal = ({ id }: Plazo) => Number(id.slice(id.lastIndexOf('.') + 1));

// What is suspended waits to run again: not once another of its rule took its place, nor when the case has ended.
const espera = (plazo: Plazo, plazos: readonly Plazo[], enTramite: boolean) =>
  plazo.estado === 'suspendido' &&
  enTramite &&
  !plazos.some((p) => p.regla === plazo.regla && p.item === plazo.item && ordinal(p) > ordinal(plazo));

/** The terms of a case: what is owed and what runs first, each with its day-by-day count one click away. */
export function Plazos({ plazos, enTramite }: { plazos: readonly Plazo[]; enTramite: boolean }) {
  const [contado, setContado] = useState<Plazo | null>(null);
  const [todos, setTodos] = useState(false);
  const ordenados = [...plazos].sort(porUrgencia);
  const vivos = ordenados.filter((p) => p.estado === 'corriendo' || espera(p, plazos, enTramite));
  const vencidos = ordenados.filter((p) => p.estado === 'vencido' && p.pendiente !== false);
  const cerrados = ordenados.filter((p) => !vivos.includes(p) && !vencidos.includes(p));
  const visibles = [...vencidos, ...vivos, ...(todos ? cerrados : [])];
  return (
    <Stack gap="sm">
      {visibles.length === 0 ? (
        <Text size="sm" className="tenue">
          No corre ningún plazo.
        </Text>
      ) : (
        <List
          listStyleType="none"
          spacing="sm"
          styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
        >
          {visibles.map((p) => (
            <List.Item key={p.id}>
              <Group justify="space-between" gap="xs">
                <Text size="sm" fw={600}>
                  {p.computo === 'fecha' ? 'El' : 'Hasta el'} {fechaLarga(p.vence)}
                </Text>
                <Restantes plazo={p} />
              </Group>
              <Text size="sm">
                {p.item ? `Ítem ${p.item}. ` : ''}
                {p.descripcion}
              </Text>
              <Group gap="xs" justify="space-between">
                <span>
                  <Text span size="xs" className="tenue">
                    {nombreDe(CARGAS, p.carga)} ·{' '}
                  </Text>
                  <Norma texto={p.norma} regla={p.regla} />
                </span>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={() => setContado(p)}
                  aria-label={`Ver la cuenta, día por día, del plazo que vence el ${fechaLarga(p.vence)}`}
                >
                  Ver la cuenta
                </Button>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
      {cerrados.length > 0 ? (
        <Button variant="subtle" size="xs" onClick={() => setTodos((t) => !t)} aria-expanded={todos}>
          {todos
            ? 'Ocultar los plazos terminados'
            : `Ver ${plural(cerrados.length, 'plazo')} ${cerrados.length === 1 ? 'terminado' : 'terminados'}`}
        </Button>
      ) : null}
      <VentanaDeCuenta plazo={contado} alCerrar={() => setContado(null)} />
    </Stack>
  );
}
