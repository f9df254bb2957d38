import { AppShell, Box, Burger, Group, NavLink, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { NavLink as Enlace, Link, useLocation } from 'react-router';
import { OFICINA, useSesion } from '../api/sesion';
import {
  IconoCalendario,
  IconoCarga,
  IconoCronograma,
  IconoHoy,
  IconoIndicadores,
  IconoInforme,
  IconoInspector,
  IconoNorma,
  IconoNotificar,
  IconoPaginas,
  IconoPlantilla,
  IconoProteccion,
  IconoSolicitudes,
  IconoUsuarios,
} from '../iconos';
import { Buscador } from './buscador';
import { MenuDeUsuario } from './menu-usuario';
import { RelojDeLaOficina } from './reloj';

/** Where one may go; `roles` when it is not for everybody. */
const PAGINAS: readonly {
  readonly a: string;
  readonly nombre: string;
  readonly icono: typeof IconoHoy;
  readonly roles?: readonly string[];
}[] = [
  { a: '/', nombre: 'Hoy', icono: IconoHoy },
  { a: '/solicitudes', nombre: 'Solicitudes', icono: IconoSolicitudes },
  { a: '/procesos', nombre: 'Procesos', icono: IconoPaginas },
  {
    a: '/notificaciones',
    nombre: 'Por notificar',
    icono: IconoNotificar,
    roles: [...OFICINA, 'oec', 'comite', 'titular'],
  },
  { a: '/calendario', nombre: 'Calendario', icono: IconoCalendario },
  { a: '/cronograma', nombre: 'Cronogramas', icono: IconoCronograma },
  { a: '/indicadores', nombre: 'Indicadores', icono: IconoIndicadores },
  { a: '/informes', nombre: 'Informe anual', icono: IconoInforme, roles: OFICINA },
  { a: '/normas', nombre: 'Normas', icono: IconoNorma },
  { a: '/plantillas', nombre: 'Plantillas', icono: IconoPlantilla, roles: OFICINA },
  { a: '/carga', nombre: 'Carga de trabajo', icono: IconoCarga, roles: OFICINA },
  { a: '/proteccion', nombre: 'Protección de datos', icono: IconoProteccion, roles: ['coordinador'] },
  { a: '/usuarios', nombre: 'Usuarios', icono: IconoUsuarios, roles: ['coordinador'] },
  { a: '/inspector', nombre: 'Inspector', icono: IconoInspector, roles: ['lectura'] },
];

/** What surrounds every page: where to go, search, the clock and who is in. */
export function Marco({ children }: { children: ReactNode }) {
  const [abierto, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const suyos = new Set(useSesion().usuario.roles);
  const activa = (a: string) => (a === '/' ? pathname === '/' : pathname.startsWith(a));
  const enlaces = PAGINAS.filter(
    ({ roles }) => roles === undefined || suyos.has('admin') || roles.some((r) => suyos.has(r)),
  );
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 208, breakpoint: 'md', collapsed: { mobile: !abierto } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="saltar" href="#contenido">
        Saltar al contenido
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={abierto}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={abierto ? 'Cerrar el menú' : 'Abrir el menú'}
              aria-expanded={abierto}
            />
            <Text component={Link} to="/" fw={700} c="inherit" style={{ whiteSpace: 'nowrap' }}>
              Expediente Vivo
            </Text>
          </Group>
          <Box visibleFrom="sm" flex="0 1 22rem" miw={0}>
            <Buscador />
          </Box>
          <Group gap="xs" wrap="nowrap">
            <RelojDeLaOficina />
            <MenuDeUsuario />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label="Páginas">
        <ScrollArea>
          {enlaces.map(({ a, nombre, icono: Icono }) => (
            <NavLink
              key={a}
              component={Enlace}
              to={a}
              label={nombre}
              active={activa(a)}
              aria-current={activa(a) ? 'page' : undefined}
              leftSection={<Icono size={18} stroke={1.6} aria-hidden />}
              onClick={close}
            />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="contenido">{children}</AppShell.Main>
    </AppShell>
  );
}
