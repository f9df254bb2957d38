import { Center, Loader } from '@mantine/core';
import { ContextoDeSesion, useQuien } from '../api/sesion';
import { ProblemaVisible } from '../componentes/problema';
import { Ingreso } from './ingreso';
import { Marco } from './marco';
import { Rutas } from './rutas';

/** The desk: whoever has no session is asked to enter; whoever has one finds the page of the address. */
export function Mesa() {
  const quien = useQuien();
  if (quien.isPending)
    return (
      <Center h="100vh">
        <Loader aria-label="Abriendo la mesa de trabajo" />
      </Center>
    );
  // A failed new look does not take the desk away from whoever is writing.
  if (quien.isLoadingError)
    return <ProblemaVisible error={quien.error} alReintentar={() => quien.refetch()} />;
  if (quien.data === null) return <Ingreso />;
  return (
    <ContextoDeSesion value={quien.data}>
      <Marco>
        <Rutas />
      </Marco>
    </ContextoDeSesion>
  );
}
