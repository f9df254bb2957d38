import { Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { pedir } from '../api/client';
import { useSesion } from '../api/sesion';
import { erroresPorCampo } from '../calendario/errores';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { momento } from '../formato/fechas';
import { losRoles } from '../formato/nombres';
import { plural } from '../formato/palabras';
import { ClaveNueva } from './clave-nueva';
import { Sesiones } from './sesiones';
import { Sucesos } from './sucesos';
import type { CuentaPropia } from './tipos';

const LLAVE = ['cuenta'] as const;

/** One's own account: the password, the open sessions, and who entered when. */
export function MiCuenta() {
  const { usuario } = useSesion();
  const cuenta = useQuery({ queryKey: LLAVE, queryFn: () => pedir<CuentaPropia>('/api/cuenta') });
  return (
    <Pagina titulo="Mi cuenta" bajada={`${usuario.nombre} · ${losRoles(usuario.roles)}`}>
      {cuenta.isPending ? <Esperando /> : null}
      {cuenta.isError ? (
        <ProblemaVisible error={cuenta.error} alReintentar={() => void cuenta.refetch()} />
      ) : null}
      {cuenta.data ? (
        <>
          <Clave {...cuenta.data} />
          <Abiertas sesiones={cuenta.data.sesiones} />
          <section aria-labelledby="lo-ultimo">
            <Title order={2} size="h4" id="lo-ultimo" mb="xs">
              Lo último que pasó
            </Title>
            <Sucesos sucesos={cuenta.data.sucesos} />
          </section>
        </>
      ) : null}
    </Pagina>
  );
}

function Abiertas({ sesiones }: Pick<CuentaPropia, 'sesiones'>) {
  const cliente = useQueryClient();
  const cerrar = useMutation({
    mutationFn: (id: string | null) =>
      pedir(id === null ? '/api/cuenta/sesiones' : `/api/cuenta/sesiones/${id}`, { metodo: 'DELETE' }),
    onSettled: () => cliente.invalidateQueries({ queryKey: LLAVE }),
  });
  const otras = sesiones.filter((s) => !s.esta).length;
  return (
    <section aria-labelledby="sesiones">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="sesiones">
          Sesiones abiertas
        </Title>
        {otras > 0 ? (
          <Button size="xs" variant="light" loading={cerrar.isPending} onClick={() => cerrar.mutate(null)}>
            {otras === 1 ? 'Cerrar la otra' : `Cerrar ${plural(otras, 'sesión', 'sesiones')} más`}
          </Button>
        ) : null}
      </Group>
      {sesiones.length === 0 ? (
        <Text size="sm" className="tenue">
          No hay ninguna: usa el sistema con una ficha.
        </Text>
      ) : (
        <Sesiones
          sesiones={sesiones}
          alCerrar={(id) => cerrar.mutate(id)}
          cerrando={cerrar.isPending ? (cerrar.variables ?? null) : null}
        />
      )}
      {cerrar.error ? <ProblemaVisible error={cerrar.error} /> : null}
    </section>
  );
}

function Clave({ cuenta, claveDesde }: CuentaPropia) {
  return (
    <section aria-labelledby="clave">
      <Title order={2} size="h4" id="clave" mb="xs">
        Clave
      </Title>
      <Paper withBorder p="md" maw={480}>
        {cuenta === null ? (
          <Text size="sm">
            Ingresa con una ficha. Para usar una clave, pida a la administración del sistema un nombre de
            cuenta.
          </Text>
        ) : (
          <Stack>
            <Text size="sm">
              Su cuenta es <strong>{cuenta}</strong>.{' '}
              {claveDesde === null
                ? 'Todavía no tiene clave.'
                : `Su clave es la misma desde el ${momento(claveDesde)}.`}
            </Text>
            <Cambiar key={claveDesde} conClave={claveDesde !== null} />
          </Stack>
        )}
      </Paper>
    </section>
  );
}

function Cambiar({ conClave }: { conClave: boolean }) {
  const [actual, setActual] = useState('');
  const [nueva, setNueva] = useState('');
  const [coincide, setCoincide] = useState(false);
  const cliente = useQueryClient();
  const cambiar = useMutation({
    mutationFn: () =>
      pedir('/api/cuenta/clave', { metodo: 'POST', cuerpo: conClave ? { actual, nueva } : { nueva } }),
    onSuccess: async () => {
      notifications.show({ message: 'La clave quedó guardada; sus demás sesiones se cerraron.' });
      await cliente.invalidateQueries({ queryKey: LLAVE });
    },
  });
  const errores = erroresPorCampo(cambiar.error);
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    if (coincide && nueva !== '') cambiar.mutate();
  };
  return (
    <form onSubmit={enviar}>
      <Stack>
        {conClave ? (
          <PasswordInput
            label="Clave actual"
            value={actual}
            onChange={(e) => setActual(e.currentTarget.value)}
            error={errores['actual']}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Mostrar u ocultar la clave actual' }}
            required
          />
        ) : null}
        <ClaveNueva
          etiqueta="Clave nueva"
          error={errores['nueva']}
          alCambiar={(escrita, igual) => {
            setNueva(escrita);
            setCoincide(igual);
          }}
        />
        {cambiar.error && Object.keys(errores).length === 0 ? (
          <ProblemaVisible error={cambiar.error} />
        ) : null}
        <Button type="submit" loading={cambiar.isPending} style={{ alignSelf: 'start' }}>
          {conClave ? 'Cambiar la clave' : 'Poner la clave'}
        </Button>
      </Stack>
    </form>
  );
}
