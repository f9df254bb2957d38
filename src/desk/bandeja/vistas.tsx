import { ActionIcon, Badge, Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePreferencia } from '../api/preferencias';
import type { Coleccion } from '../api/tipos';
import { IconoCerrar } from '../iconos';
import type { VistaGuardada } from './filtros';

interface Props {
  readonly coleccion: Coleccion;
  /** Filters on show, as their address. */
  readonly actual: string;
  readonly alElegir: (consulta: string) => void;
}

/** The views this person saved of a list, and saving the one on show. */
export function Vistas({ coleccion, actual, alElegir }: Props) {
  const guardadas = usePreferencia<readonly VistaGuardada[]>(`vistas.${coleccion}`);
  const vistas = guardadas.valor ?? [];
  const [nombre, setNombre] = useState('');
  const [abierto, setAbierto] = useState(false);
  const guardar = () => {
    const limpio = nombre.trim();
    if (limpio === '') return;
    guardadas.guardar([...vistas.filter((v) => v.nombre !== limpio), { nombre: limpio, consulta: actual }]);
    setNombre('');
    setAbierto(false);
  };
  return (
    <Group gap="xs">
      {vistas.map((v) => (
        <Badge
          key={v.nombre}
          variant={v.consulta === actual ? 'filled' : 'default'}
          tt="none"
          size="lg"
          pr={2}
          rightSection={
            <ActionIcon
              size="xs"
              variant="transparent"
              color={v.consulta === actual ? 'white' : 'gray'}
              aria-label={`Borrar la vista ${v.nombre}`}
              onClick={() => guardadas.guardar(vistas.filter((otra) => otra.nombre !== v.nombre))}
            >
              <IconoCerrar size={12} aria-hidden />
            </ActionIcon>
          }
        >
          <button type="button" className="desnudo" onClick={() => alElegir(v.consulta)}>
            {v.nombre}
          </button>
        </Badge>
      ))}
      <Popover opened={abierto} onChange={setAbierto} trapFocus withArrow>
        <Popover.Target>
          <Button variant="subtle" size="compact-sm" onClick={() => setAbierto((a) => !a)}>
            Guardar esta vista
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            onSubmit={(e) => {
              e.preventDefault();
              guardar();
            }}
          >
            <Stack gap="xs">
              <TextInput
                label="Nombre de la vista"
                value={nombre}
                maxLength={40}
                onChange={(e) => setNombre(e.currentTarget.value)}
                data-autofocus
              />
              <Button type="submit" size="xs">
                Guardar
              </Button>
            </Stack>
          </form>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
