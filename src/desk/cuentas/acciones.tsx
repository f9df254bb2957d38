import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pedir } from '../api/client';
import { ProblemaVisible } from '../componentes/problema';
import { momento } from '../formato/fechas';
import type { UsuarioCompleto } from './tipos';
import { UnaVez } from './una-vez';

type Que = 'invitar' | 'ficha' | 'desbloquear' | 'sesiones' | 'revocar' | 'reponer';

interface Accion {
  readonly boton: string;
  /** What will happen, to be confirmed; null when nothing is lost by doing it. */
  readonly pregunta: string | null;
  readonly peligrosa?: true;
  hacer(id: string): Promise<unknown>;
}

const en = (id: string, resto = '') => `/api/usuarios/${encodeURIComponent(id)}${resto}`;

const ACCIONES: Readonly<Record<Que, Accion>> = {
  invitar: {
    boton: 'Invitar a poner su clave',
    pregunta: null,
    hacer: (id) => pedir(en(id, '/invitacion'), { metodo: 'POST' }),
  },
  ficha: {
    boton: 'Dar una ficha nueva',
    pregunta: 'Si tiene una ficha, dejará de servir, y se cerrarán las sesiones que se abrieron con ella.',
    hacer: (id) => pedir(en(id, '/ficha'), { metodo: 'POST' }),
  },
  desbloquear: {
    boton: 'Dejar que intente de nuevo',
    pregunta: null,
    hacer: (id) => pedir(en(id, '/desbloqueo'), { metodo: 'POST' }),
  },
  sesiones: {
    boton: 'Cerrar sus sesiones',
    pregunta: 'Tendrá que ingresar de nuevo en cada navegador. Lo que esté escribiendo se conserva.',
    hacer: (id) => pedir(en(id, '/sesiones'), { metodo: 'DELETE' }),
  },
  revocar: {
    boton: 'Revocar',
    pregunta:
      'Dejará de poder entrar de inmediato: su clave, su ficha y sus sesiones terminan. Lo que hizo queda como está.',
    peligrosa: true,
    hacer: (id) => pedir(en(id), { metodo: 'DELETE' }),
  },
  reponer: {
    boton: 'Poner de nuevo en vigor',
    pregunta: 'Volverá con sus roles, y sin clave ni ficha: habrá que invitarlo.',
    hacer: (id) => pedir(en(id), { metodo: 'POST', cuerpo: { activo: true } }),
  },
};

function posibles(u: UsuarioCompleto): Que[] {
  if (!u.activo) return ['reponer'];
  return [
    ...(u.cuenta === null ? [] : (['invitar'] as const)),
    ...(u.bloqueadaHasta === null ? [] : (['desbloquear'] as const)),
    'ficha',
    ...(u.sesiones.length === 0 ? [] : (['sesiones'] as const)),
    'revocar',
  ];
}

function comoEntra(u: UsuarioCompleto): string {
  const frases = [
    u.claveDesde === null ? 'No tiene clave.' : `Tiene clave desde el ${momento(u.claveDesde)}.`,
    u.conFicha ? 'Tiene ficha.' : 'No tiene ficha.',
    u.invitadoHasta === null ? '' : `Tiene una invitación que sirve hasta el ${momento(u.invitadoHasta)}.`,
    u.bloqueadaHasta === null
      ? ''
      : `Falló demasiadas veces: no puede intentar hasta el ${momento(u.bloqueadaHasta)}.`,
    u.cuenta === null ? 'Para invitarlo, dele primero un nombre de cuenta.' : '',
  ];
  return frases.filter((f) => f !== '').join(' ');
}

/** What administration does with how a user enters; what takes something away is confirmed first. */
export function Acciones({ usuario }: { usuario: UsuarioCompleto }) {
  const [porConfirmar, setPorConfirmar] = useState<Que | null>(null);
  const cliente = useQueryClient();
  const accion = useMutation({
    mutationFn: async (que: Que) => ({ que, dio: await ACCIONES[que].hacer(usuario.id) }),
    onSettled: () => {
      setPorConfirmar(null);
      return cliente.invalidateQueries({ queryKey: ['usuarios'] });
    },
  });
  const pedirlo = (que: Que) => (ACCIONES[que].pregunta === null ? accion.mutate(que) : setPorConfirmar(que));
  return (
    <Stack gap="sm">
      {usuario.activo ? <Text size="sm">{comoEntra(usuario)}</Text> : null}
      <Group gap="xs">
        {posibles(usuario).map((que) => (
          <Button
            key={que}
            variant={que === 'invitar' ? 'filled' : 'default'}
            {...(ACCIONES[que].peligrosa ? { color: 'red', variant: 'light' } : {})}
            loading={accion.isPending && accion.variables === que}
            onClick={() => pedirlo(que)}
          >
            {ACCIONES[que].boton}
          </Button>
        ))}
      </Group>
      <div aria-live="polite">
        {accion.error ? <ProblemaVisible error={accion.error} /> : null}
        {accion.data ? <Dado {...accion.data} /> : null}
      </div>
      <Modal
        opened={porConfirmar !== null}
        onClose={() => setPorConfirmar(null)}
        title={porConfirmar === null ? '' : `${ACCIONES[porConfirmar].boton}: ${usuario.nombre}`}
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        {porConfirmar === null ? null : (
          <Stack>
            <Text size="sm">{ACCIONES[porConfirmar].pregunta}</Text>
            <Group justify="end">
              <Button variant="default" onClick={() => setPorConfirmar(null)} data-autofocus>
                Dejarlo como está
              </Button>
              <Button
                {...(ACCIONES[porConfirmar].peligrosa ? { color: 'red' } : {})}
                loading={accion.isPending}
                onClick={() => accion.mutate(porConfirmar)}
              >
                {ACCIONES[porConfirmar].boton}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </Stack>
  );
}

function Dado({ que, dio }: { que: Que; dio: unknown }) {
  const { direccion = '', caduca = '', token = '' } = (dio ?? {}) as Record<string, string | undefined>;
  if (que === 'invitar')
    return (
      <UnaVez
        titulo="Invitación"
        valor={direccion.startsWith('/') ? window.location.origin + direccion : direccion}
      >
        {`Entréguele esta dirección por un medio seguro. Sirve una vez, hasta el ${momento(caduca)}, y no se vuelve a mostrar.`}
      </UnaVez>
    );
  if (que === 'ficha')
    return (
      <UnaVez titulo="Ficha nueva" valor={token}>
        Es para un programa, o para quien no usa clave. No se vuelve a mostrar.
      </UnaVez>
    );
  return null;
}
