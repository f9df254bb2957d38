import { Button, Center, Group, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { conConsulta, pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import type { Coleccion, FilaDeCaso, Pagina as PaginaDeFilas } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { plural } from '../formato/palabras';
import { IconoDescargar, IconoMas } from '../iconos';
import { Barra } from './barra';
import { Expedientes } from './expedientes';
import { aLaDireccion, deLaDireccion, type Filtros, sinFiltros, TITULOS } from './filtros';
import { Vistas } from './vistas';

const POR_PAGINA = 50;

function useLista(coleccion: Coleccion, filtros: Filtros) {
  return useInfiniteQuery({
    queryKey: ['lista', coleccion, filtros],
    queryFn: ({ pageParam, signal }) =>
      pedir<PaginaDeFilas<FilaDeCaso>>(
        conConsulta(`/api/${coleccion}`, { ...filtros, limite: POR_PAGINA, cursor: pageParam }),
        { senal: signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ siguiente }) => siguiente,
  });
}

/** The cases of a collection: search, filters, order, saved views, a list that goes on as one reads, and its spreadsheet. */
export function Bandeja() {
  const { pathname } = useLocation();
  const coleccion: Coleccion = pathname.startsWith('/procesos') ? 'procesos' : 'solicitudes';
  const { titulo, uno, varios } = TITULOS[coleccion];
  const [consulta, setConsulta] = useSearchParams();
  const filtros = deLaDireccion(consulta);
  const lista = useLista(coleccion, filtros);
  const crea = useTieneRol(...(coleccion === 'procesos' ? ['oec'] : ['mesa_partes', 'entidad']));
  const filas = lista.data?.pages.flatMap((p) => p.elementos) ?? [];
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = lista;
  useEffect(() => {
    if (entry?.isIntersecting && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [entry?.isIntersecting, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { orden: _, ...deExportar } = filtros;
  return (
    <Pagina
      titulo={titulo}
      acciones={
        <>
          <Button
            component="a"
            href={conConsulta(`/api/${coleccion}.xlsx`, { ...deExportar, orden: filtros.orden })}
            variant="default"
            leftSection={<IconoDescargar size={16} aria-hidden />}
          >
            Excel
          </Button>
          {crea ? (
            <Button
              component={Link}
              to={coleccion === 'procesos' ? '/procesos/nuevo' : '/solicitudes/nueva'}
              leftSection={<IconoMas size={16} aria-hidden />}
            >
              {coleccion === 'procesos' ? 'Nuevo proceso' : 'Nueva solicitud'}
            </Button>
          ) : null}
        </>
      }
    >
      <Barra
        coleccion={coleccion}
        filtros={filtros}
        alCambiar={(f) => setConsulta(aLaDireccion(f), { replace: true })}
        alLimpiar={() => setConsulta({})}
      />
      <Vistas
        coleccion={coleccion}
        actual={aLaDireccion(filtros).toString()}
        alElegir={(c) => setConsulta(new URLSearchParams(c))}
      />
      <div aria-live="polite">
        {lista.isPending ? <Esperando filas={10} /> : null}
        {lista.isError ? <ProblemaVisible error={lista.error} alReintentar={() => lista.refetch()} /> : null}
        {lista.isSuccess && filas.length === 0 ? (
          <Vacio
            titulo={
              sinFiltros(filtros)
                ? `Aún no hay ${varios}.`
                : `Ninguna ${uno === 'proceso' ? 'fila' : uno} coincide con lo que busca.`
            }
          >
            {sinFiltros(filtros)
              ? 'Las que se registren aparecerán aquí.'
              : 'Pruebe con menos palabras o quite algún filtro. Las tildes no importan.'}
          </Vacio>
        ) : null}
        {lista.isSuccess && filas.length > 0 ? (
          <Text size="sm" className="tenue">
            {hasNextPage
              ? `Se muestran los primeros ${plural(filas.length, 'expediente')}; siga bajando para ver más.`
              : `${plural(filas.length, 'expediente')}.`}
          </Text>
        ) : null}
      </div>
      {filas.length > 0 ? <Expedientes coleccion={coleccion} filas={filas} /> : null}
      <Center ref={ref} mih={1}>
        {hasNextPage ? (
          <Group>
            <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              Ver más
            </Button>
          </Group>
        ) : null}
      </Center>
    </Pagina>
  );
}
