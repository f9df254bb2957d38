import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ProblemaHttp } from './api/client';
import { Mesa } from './mesa/mesa';
import { tema } from './tema';

const cliente = new QueryClient({
  defaultOptions: {
    queries: {
      // What the stream says has moved is asked again; the rest is fresh for a moment.
      staleTime: 5_000,
      retry: (veces, error) => !(error instanceof ProblemaHttp) && veces < 2,
    },
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
