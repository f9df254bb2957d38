import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ProblemaHttp } from './api/client';
import { sesionTerminada } from './api/sesion';
import { Mesa } from './mesa/mesa';
import { tema } from './tema';

const siNadieEsta = (error: Error) => {
  if (error instanceof ProblemaHttp && error.estado === 401) sesionTerminada(cliente);
};

const cliente: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: siNadieEsta }),
  mutationCache: new MutationCache({ onError: siNadieEsta }),
  defaultOptions: {
    queries: {
      // What the stream says has moved is asked again; the rest is fresh for a moment.
      staleTime: 5_000,
      networkMode: 'always',
      retry: (veces, error) => !(error instanceof ProblemaHttp) && veces < 2,
    },
    // Without network an act fails and says so: kept in silence, it would be sent hours later behind its author's back.
    mutations: { networkMode: 'always' },
  },
});

/** The whole client: theme, memory of what was asked, addresses. */
export function Aplicacion() {
  return (
    <MantineProvider theme={tema} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={cliente}>
        <BrowserRouter>
          <Mesa />
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
