import { Alert, Anchor, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemaHttp } from '../api/client';
import { terminoSola, useEntrar, useMedios } from '../api/sesion';
import { ProblemaVisible } from '../componentes/problema';
import { Puerta } from './puerta';

/** Why somebody came back from the institution without entering, by what the address says. */
const VUELTAS: Readonly<Record<string, string>> = {
  no_responde:
    'El servicio de identidad de la institución no responde. Intente en un momento, o ingrese con su clave.',
  vuelta: 'El ingreso institucional no se completó o demoró demasiado. Intente de nuevo.',
  cancelado: 'Canceló el ingreso institucional. Puede intentar de nuevo.',
  desconocida:
    'La institución lo reconoce, pero ningún usuario en vigor tiene su correo. Pida a la administración del sistema que lo cree o corrija su correo.',
  sin_correo:
    'La institución no confirmó su correo, y sin él no se sabe qué usuario es el suyo. Avise a la administración del sistema.',
};

type Modo = 'clave' | 'ficha';

function useAviso(): string | null {
  const termino = terminoSola(useQueryClient());
  const [parametros] = useSearchParams();
  const vuelta = parametros.get('ingreso');
  if (vuelta !== null) return VUELTAS[vuelta] ?? (VUELTAS['vuelta'] as string);
  return termino ? 'Su sesión terminó. Lo que escribía se conserva: ingrese de nuevo para seguir.' : null;
}

/** Entering: with account and password, with a ficha, or by the institution when the system knows one. */
export function Ingreso() {
  const [modo, setModo] = useLocalStorage<Modo>({
    key: 'ingreso',
    defaultValue: 'clave',
    getInitialValueInEffect: false,
  });
  const medios = useMedios();
  const aviso = useAviso();
  return (
    <Puerta
      titulo="Ingresar"
      aviso={
        aviso === null ? null : (
          <Alert color="yellow" role="status">
            {aviso}
          </Alert>
        )
      }
    >
      <Stack>
        {modo === 'ficha' ? <ConFicha /> : <ConClave />}
        <Divider label="o bien" />
        {medios.data?.institucion ? (
          <Button component="a" href="/api/sesion/oidc" variant="default">
            Entrar con la institución
          </Button>
        ) : null}
        <Button variant="subtle" onClick={() => setModo(modo === 'ficha' ? 'clave' : 'ficha')}>
          {modo === 'ficha' ? 'Usar cuenta y clave' : 'Usar una ficha'}
        </Button>
        <Anchor href="/consulta" size="sm" ta="center">
          Seguir una solicitud sin tener cuenta
        </Anchor>
      </Stack>
    </Puerta>
  );
}

// What is wrong with what was written goes under it; a brake or a failure is told aside.
const debajo = (error: Error | null) =>
  error instanceof ProblemaHttp && (error.estado === 401 || error.estado === 422)
    ? (error.errores[0]?.mensaje ?? error.detalle)
    : undefined;

function Negativa({ error }: { error: Error | null }) {
  return error !== null && debajo(error) === undefined ? <ProblemaVisible error={error} /> : null;
}

function ConClave() {
  const [cuenta, setCuenta] = useState('');
  const [clave, setClave] = useState('');
  const entrar = useEntrar();
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    if (cuenta.trim() !== '' && clave !== '') entrar.mutate({ cuenta: cuenta.trim(), clave });
  };
  return (
    <form onSubmit={enviar}>
      <Stack>
        <TextInput
          label="Cuenta"
          value={cuenta}
          onChange={(e) => setCuenta(e.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          data-autofocus
          required
        />
        <PasswordInput
          label="Clave"
          value={clave}
          onChange={(e) => setClave(e.currentTarget.value)}
          error={debajo(entrar.error)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Mostrar u ocultar la clave' }}
          required
        />
        <Negativa error={entrar.error} />
        <Button type="submit" loading={entrar.isPending}>
          Ingresar
        </Button>
      </Stack>
    </form>
  );
}

function ConFicha() {
  const [ficha, setFicha] = useState('');
  const entrar = useEntrar();
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    if (ficha.trim() !== '') entrar.mutate({ ficha: ficha.trim() });
  };
  return (
    <form onSubmit={enviar}>
      <Stack>
        <PasswordInput
          label="Ficha de ingreso"
          description="La recibió de la administración del sistema; se muestra una sola vez, al crearla."
          value={ficha}
          onChange={(e) => setFicha(e.currentTarget.value)}
          error={debajo(entrar.error)}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Mostrar u ocultar la ficha' }}
          data-autofocus
          required
        />
        <Negativa error={entrar.error} />
        <Button type="submit" loading={entrar.isPending}>
          Ingresar
        </Button>
      </Stack>
    </form>
  );
}
