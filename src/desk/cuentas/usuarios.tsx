import { Anchor, Badge, Button, Group, Paper, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { conConsulta, pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { momento } from '../formato/fechas';
import { nombreDe, ROLES } from '../formato/nombres';
import { IconoBuscar, IconoMas } from '../iconos';
import { OPCIONES_DE_ROL } from './datos-usuario';
import { NuevoUsuario } from './nuevo';
import type { PaginaDeUsuarios, UsuarioDeLista } from './tipos';

const POR_VEZ = 50;

/** Users by name: administration opens and changes them, coordination reads names and roles. */
export function Usuarios() {
  const administra = useTieneRol('admin');
  const coordina = useTieneRol('coordinador');
  const [texto, setTexto] = useState('');
  const [rol, setRol] = useState<string | null>(null);
  const [revocados, setRevocados] = useState(false);
  const [creando, setCreando] = useState(false);
  const [buscado] = useDebouncedValue(texto.trim(), 250);
  const filtros = { texto: buscado, rol, activo: revocados ? 'false' : 'true', limite: POR_VEZ };
  const lista = useInfiniteQuery({
    queryKey: ['usuarios', filtros],
    queryFn: ({ pageParam }) =>
      pedir<PaginaDeUsuarios>(conConsulta('/api/usuarios', { ...filtros, cursor: pageParam })),
    initialPageParam: null as string | null,
    getNextPageParam: (ultima) => ultima.siguiente,
    enabled: coordina,
  });
  if (!coordina)
    return (
      <Pagina titulo="Usuarios">
        <Vacio titulo="Esta página es de administración y coordinación." />
      </Pagina>
    );
  const usuarios = lista.data?.pages.flatMap((p) => p.elementos) ?? [];
  return (
    <Pagina
      titulo="Usuarios"
      bajada="Quién puede entrar, con qué roles, y por qué entidad."
      acciones={
        administra ? (
          <Button leftSection={<IconoMas size={16} aria-hidden />} onClick={() => setCreando(true)}>
            Usuario nuevo
          </Button>
        ) : null
      }
    >
      <Group align="end" gap="sm" role="search">
        <TextInput
          label="Buscar"
          placeholder={administra ? 'Nombre, cuenta o correo' : 'Nombre'}
          value={texto}
          onChange={(e) => setTexto(e.currentTarget.value)}
          leftSection={<IconoBuscar size={16} aria-hidden />}
          maxLength={100}
          flex="1 1 14rem"
        />
        <Select
          label="Rol"
          placeholder="Todos"
          data={OPCIONES_DE_ROL}
          value={rol}
          onChange={setRol}
          clearable
          flex="0 1 16rem"
        />
        <Switch
          label="Los revocados"
          checked={revocados}
          onChange={(e) => setRevocados(e.currentTarget.checked)}
          pb={8}
        />
      </Group>
      {lista.isPending ? <Esperando /> : null}
      {lista.isError ? (
        <ProblemaVisible error={lista.error} alReintentar={() => void lista.refetch()} />
      ) : null}
      {lista.isSuccess && usuarios.length === 0 ? (
        <Vacio titulo={revocados ? 'No hay usuarios revocados así.' : 'Ningún usuario es así.'}>
          Cambie la búsqueda o el rol.
        </Vacio>
      ) : null}
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {usuarios.map((u) => (
          <Renglon key={u.id} usuario={u} conEnlace={administra} />
        ))}
      </Stack>
      {lista.hasNextPage ? (
        <Button
          variant="default"
          loading={lista.isFetchingNextPage}
          onClick={() => void lista.fetchNextPage()}
          style={{ alignSelf: 'center' }}
        >
          Ver más
        </Button>
      ) : null}
      {creando ? <NuevoUsuario alCerrar={() => setCreando(false)} /> : null}
    </Pagina>
  );
}

function Renglon({ usuario: u, conEnlace }: { usuario: UsuarioDeLista; conEnlace: boolean }) {
  const detalles = [
    u.cuenta ? `cuenta ${u.cuenta}` : null,
    u.correo ?? null,
    u.entidad ? `RUC ${u.entidad}` : null,
    u.ultimoIngreso ? `último ingreso el ${momento(u.ultimoIngreso)}` : null,
  ].filter((d) => d !== null);
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {conEnlace ? (
            <Anchor component={Link} to={`/usuarios/${u.id}`} fw={600} c="inherit">
              {u.nombre}
            </Anchor>
          ) : (
            <Text fw={600}>{u.nombre}</Text>
          )}
          {detalles.length === 0 ? null : (
            <Text size="sm" className="tenue">
              {detalles.join(' · ')}
            </Text>
          )}
        </div>
        <Group gap={6}>
          {u.bloqueadaHasta ? (
            <Badge color="yellow" variant="light" tt="none">
              en espera hasta las {momento(u.bloqueadaHasta).split(', ').at(-1)}
            </Badge>
          ) : null}
          {u.roles.map((r) => (
            <Badge key={r} variant="default" tt="none">
              {nombreDe(ROLES, r)}
            </Badge>
          ))}
        </Group>
      </Group>
    </Paper>
  );
}
