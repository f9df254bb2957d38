import { Center, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import { ContextoDeSesion, useQuien } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { ProblemaVisible } from '../componentes/problema';
import { Ingreso } from './ingreso';
import { Marco } from './marco';
import { Rutas } from './rutas';

// Seen once in the life of an account: nobody else should wait for it.
const Invitacion = lazy(async () => ({ default: (await import('./invitacion')).Invitacion }));

/** The desk: whoever has no session is asked to enter; whoever has one finds the page of the address. */
export function Mesa() {
  const quien = useQuien();
  const { pathname } = useLocation();
  if (quien.isPending)
    return (
      <Center h="100vh">
        <Loader aria-label="Abriendo la mesa de trabajo" />
      </Center>
    );
  // A failed new look does not take the desk away from whoever is writing.
  if (quien.isLoadingError)
    return <ProblemaVisible error={quien.error} alReintentar={() => quien.refetch()} />;
  // Whoever is in: an invitation may be for somebody else.
  if (pathname === '/invitacion')
    return (
      <Suspense fallback={<Esperando />}>
        <Invitacion />
      </Suspense>
    );
  if (quien.data === null) return <Ingreso />;
  return (
    <ContextoDeSesion value={quien.data}>
      <Marco>
        <Rutas />
      </Marco>
    </ContextoDeSesion>
  );
}
