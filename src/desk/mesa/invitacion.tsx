import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useEntrar } from '../api/sesion';
import { erroresPorCampo } from '../calendario/errores';
import { ProblemaVisible } from '../componentes/problema';
import { ClaveNueva } from '../cuentas/clave-nueva';
import { Puerta } from './puerta';

/** Setting one's first password, or a forgotten one anew, with the code administration gave. */
export function Invitacion() {
  const { hash } = useLocation();
  const [codigo, setCodigo] = useState(hash.slice(1));
  const [clave, setClave] = useState('');
  const [distinta, setDistinta] = useState(false);
  const entrar = useEntrar();
  const navegar = useNavigate();
  const errores = erroresPorCampo(entrar.error);
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    if (distinta || clave === '' || codigo.trim() === '') return;
    entrar.mutate({ codigo: codigo.trim(), clave }, { onSuccess: () => navegar('/', { replace: true }) });
  };
  return (
    <Puerta titulo="Poner la clave">
      <form onSubmit={enviar}>
        <Stack>
          <div>
            <Title order={2} size="h4">
              Ponga su clave
            </Title>
            <Text size="sm" className="tenue">
              La invitación sirve una sola vez. Al guardar la clave, ingresa.
            </Text>
          </div>
          {hash.length > 1 ? null : (
            <TextInput
              label="Código de la invitación"
              value={codigo}
              onChange={(e) => setCodigo(e.currentTarget.value)}
              error={errores['codigo']}
              autoComplete="off"
              required
            />
          )}
          <ClaveNueva
            etiqueta="Clave"
            error={errores['clave']}
            alCambiar={(escrita, coincide) => {
              setClave(escrita);
              setDistinta(!coincide);
            }}
          />
          {entrar.error && Object.keys(errores).length === 0 ? (
            <ProblemaVisible error={entrar.error} />
          ) : null}
          <Button type="submit" loading={entrar.isPending}>
            Guardar la clave e ingresar
          </Button>
          <Anchor component={Link} to="/" size="sm">
            Ya tengo clave: ir a ingresar
          </Anchor>
        </Stack>
      </form>
    </Puerta>
  );
}
