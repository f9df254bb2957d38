import { ActionIcon, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from 'react-router';
import { useSalir, useSesion } from '../api/sesion';
import { losRoles } from '../formato/nombres';
import { IconoLuna, IconoSalir, IconoSol, IconoUsuario } from '../iconos';

/** Who is in, light or dark, and the way out. */
export function MenuDeUsuario() {
  const { usuario, version } = useSesion();
  const { setColorScheme } = useMantineColorScheme();
  const esquema = useComputedColorScheme('light');
  const salir = useSalir();
  const otro = esquema === 'dark' ? 'light' : 'dark';
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={`Menú de ${usuario.nombre}`}>
          <IconoUsuario size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--mantine-color-text)">
            {usuario.nombre}
          </Text>
          <Text size="xs" className="tenue">
            {losRoles(usuario.roles)}
            {usuario.entidad === null ? '' : ` · RUC ${usuario.entidad}`}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={
            otro === 'dark' ? <IconoLuna size={16} aria-hidden /> : <IconoSol size={16} aria-hidden />
          }
          onClick={() => setColorScheme(otro)}
        >
          {otro === 'dark' ? 'Usar colores oscuros' : 'Usar colores claros'}
        </Menu.Item>
        <Menu.Item component={Link} to="/cuenta" leftSection={<IconoUsuario size={16} aria-hidden />}>
          Mi cuenta
        </Menu.Item>
        <Menu.Item component="a" href="/docs" target="_blank">
          Documentación de la API
        </Menu.Item>
        <Menu.Item leftSection={<IconoSalir size={16} aria-hidden />} onClick={() => salir.mutate()}>
          Salir
        </Menu.Item>
        <Menu.Label>Versión {version}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
