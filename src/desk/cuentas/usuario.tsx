import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import { pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import { erroresPorCampo } from '../calendario/errores';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { momento } from '../formato/fechas';
import { losRoles } from '../formato/nombres';
import { Acciones } from './acciones';
import { CamposDeUsuario, type DatosDeUsuario } from './datos-usuario';
import { Sesiones } from './sesiones';
import { Sucesos } from './sucesos';
import type { UsuarioCompleto } from './tipos';

/** A user: what they are, how they enter, what they have open and what happened. */
export function PaginaDeUsuario() {
  const { id = '' } = useParams();
  const administra = useTieneRol('admin');
  const usuario = useQuery({
    queryKey: ['usuarios', id],
    queryFn: () => pedir<UsuarioCompleto>(`/api/usuarios/${encodeURIComponent(id)}`),
    enabled: administra,
  });
  const u = usuario.data;
  return (
    <Pagina
      titulo={u?.nombre ?? 'Usuario'}
      bajada={
        <>
          <Anchor component={Link} to="/usuarios" size="sm">
            Usuarios
          </Anchor>
          {u ? ` · ${losRoles(u.roles)}` : ''}
        </>
      }
    >
      {administra ? null : <Vacio titulo="Esta página es de administración." />}
      {administra && usuario.isPending ? <Esperando /> : null}
      {usuario.isError ? <ProblemaVisible error={usuario.error} /> : null}
      {u ? (
        <>
          {u.activo ? null : (
            <Vacio titulo={`Revocado el ${momento(u.revocado ?? u.creado)}.`}>
              No puede entrar: su clave, su ficha y sus sesiones terminaron.
            </Vacio>
          )}
          <Acciones usuario={u} />
          <Datos key={JSON.stringify([u.nombre, u.roles, u.correo, u.cuenta, u.entidad])} usuario={u} />
          <section aria-labelledby="sesiones">
            <Title order={2} size="h4" id="sesiones" mb="xs">
              Sesiones abiertas
            </Title>
            {u.sesiones.length === 0 ? (
              <Text size="sm" className="tenue">
                No tiene ninguna.
              </Text>
            ) : (
              <Sesiones sesiones={u.sesiones} />
            )}
          </section>
          <section aria-labelledby="lo-ultimo">
            <Title order={2} size="h4" id="lo-ultimo" mb="xs">
              Lo último que pasó
            </Title>
            <Sucesos sucesos={u.sucesos} />
          </section>
        </>
      ) : null}
    </Pagina>
  );
}

const deUsuario = (u: UsuarioCompleto): DatosDeUsuario => ({
  nombre: u.nombre,
  cuenta: u.cuenta ?? '',
  correo: u.correo ?? '',
  roles: [...u.roles],
  entidad: u.entidad ?? '',
});

// Only what was touched is sent: somebody else may be changing the rest.
function cambios(antes: DatosDeUsuario, despues: DatosDeUsuario): Record<string, unknown> {
  return Object.fromEntries(
    (Object.keys(despues) as (keyof DatosDeUsuario)[])
      .filter((c) => String(antes[c]) !== String(despues[c]))
      .map((c) => {
        const valor = despues[c];
        if (typeof valor !== 'string' || c === 'nombre') return [c, valor];
        return [c, valor.trim() === '' ? null : valor.trim()];
      }),
  );
}

function Datos({ usuario }: { usuario: UsuarioCompleto }) {
  const [datos, setDatos] = useState(() => deUsuario(usuario));
  const cliente = useQueryClient();
  const cuerpo = cambios(deUsuario(usuario), datos);
  const guardar = useMutation({
    mutationFn: () => pedir<UsuarioCompleto>(`/api/usuarios/${usuario.id}`, { metodo: 'POST', cuerpo }),
    onSuccess: async (nuevo) => {
      notifications.show({ message: 'Los cambios quedaron guardados y ya rigen.' });
      cliente.setQueryData(['usuarios', usuario.id], nuevo);
      await cliente.invalidateQueries({ queryKey: ['usuarios'] });
    },
  });
  const errores = erroresPorCampo(guardar.error);
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    guardar.mutate();
  };
  return (
    <section aria-labelledby="datos">
      <Title order={2} size="h4" id="datos" mb="xs">
        Datos y roles
      </Title>
      <Paper withBorder p="md" maw={560}>
        <form onSubmit={enviar} noValidate>
          <Stack>
            <CamposDeUsuario
              datos={datos}
              errores={errores}
              alCambiar={(d) => {
                setDatos(d);
                guardar.reset();
              }}
            />
            {guardar.error && Object.keys(errores).length === 0 ? (
              <ProblemaVisible error={guardar.error} />
            ) : null}
            <Button
              type="submit"
              loading={guardar.isPending}
              disabled={Object.keys(cuerpo).length === 0}
              style={{ alignSelf: 'start' }}
            >
              Guardar los cambios
            </Button>
          </Stack>
        </form>
      </Paper>
    </section>
  );
}
