import '@mantine/charts/styles.css';
import { Button, SimpleGrid, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { conConsulta, pedir } from '../api/client';
import { OFICINA, useSesion, useTieneRol } from '../api/sesion';
import type { Coleccion } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { mesLargo } from '../formato/fechas';
import { IconoImprimir } from '../iconos';
import { type Filtro, Filtros } from './filtros';
import { Plazos, Tiempos, Volumen } from './graficos';
import { Informe } from './informe';
import { periodosDe } from './periodo';
import { PorEntidad, PorRegla, PorSituacion, Resumen } from './tablas';
import type { DatosDeIndicadores } from './tipos';

const MES = /^\d{4}-(0[1-9]|1[0-2])$/;

function useFiltro(ahora: string) {
  const [parametros, setParametros] = useSearchParams();
  const [ultimos] = periodosDe(ahora);
  const mes = (nombre: string, omision = '') => {
    const escrito = parametros.get(nombre) ?? '';
    return MES.test(escrito) ? escrito : omision;
  };
  const filtro: Filtro = {
    coleccion: parametros.get('coleccion') === 'procesos' ? 'procesos' : ('solicitudes' as Coleccion),
    desde: mes('desde', ultimos?.desde),
    hasta: mes('hasta', ultimos?.hasta),
    entidad: parametros.get('entidad') ?? '',
  };
  const poner = (cambio: Record<string, string>) =>
    setParametros(
      (antes) => {
        const nuevos = new URLSearchParams(antes);
        for (const [k, v] of Object.entries(cambio)) v === '' ? nuevos.delete(k) : nuevos.set(k, v);
        return nuevos;
      },
      { replace: true },
    );
  return {
    filtro,
    poner,
    enInforme: filtro.coleccion === 'solicitudes' && parametros.get('vista') === 'informe',
  };
}

function Graficos({ datos, alElegir }: { datos: DatosDeIndicadores; alElegir: (ruc: string) => void }) {
  const { volumen, plazos, desde, hasta } = datos;
  if (volumen.nacidos + volumen.terminados + volumen.vivos + plazos.resumen.total === 0)
    return (
      <Vacio titulo={`No hay nada que medir de ${mesLargo(desde)} a ${mesLargo(hasta)}.`}>
        Elija otros meses, u otra entidad.
      </Vacio>
    );
  return (
    <Stack>
      <Resumen datos={datos} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
        <Volumen datos={datos} />
        <Plazos datos={datos} />
      </SimpleGrid>
      <Tiempos datos={datos} />
      <PorRegla datos={datos} />
      <PorEntidad datos={datos} alElegir={alElegir} />
      <PorSituacion datos={datos} />
    </Stack>
  );
}

/** Indicadores: volumes, times, deadlines, and the annual report. */
export function Indicadores() {
  const { usuario, ahora } = useSesion();
  const { filtro, poner, enInforme } = useFiltro(ahora);
  const suyo = useTieneRol(...OFICINA) ? null : usuario.entidad;
  const consulta = useQuery({
    queryKey: ['indicadores', filtro],
    queryFn: () => pedir<DatosDeIndicadores>(conConsulta('/api/indicadores', { ...filtro })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const { data } = consulta;
  return (
    <Pagina
      titulo={enInforme ? 'Cifras del informe anual' : 'Indicadores'}
      bajada={enInforme ? null : 'Volúmenes, tiempos y plazos, y las cifras del informe anual.'}
      acciones={
        enInforme ? (
          <Button variant="default" onClick={() => poner({ vista: '' })}>
            Volver a los indicadores
          </Button>
        ) : filtro.coleccion === 'solicitudes' ? (
          <Button
            variant="default"
            leftSection={<IconoImprimir size={16} aria-hidden />}
            onClick={() => poner({ vista: 'informe' })}
          >
            Cifras del informe anual
          </Button>
        ) : null
      }
    >
      <Filtros
        filtro={filtro}
        ahora={ahora}
        suyo={suyo}
        alCambiar={(c) => poner(c as Record<string, string>)}
      />
      <Stack aria-busy={consulta.isFetching} style={{ opacity: consulta.isPlaceholderData ? 0.6 : 1 }}>
        {consulta.isError ? (
          <ProblemaVisible error={consulta.error} alReintentar={() => consulta.refetch()} />
        ) : data === undefined ? (
          <Esperando filas={4} alto={180} />
        ) : enInforme && data.informeAnual !== null ? (
          <Informe datos={data} />
        ) : (
          <Graficos datos={data} alElegir={(entidad) => poner({ entidad })} />
        )}
      </Stack>
    </Pagina>
  );
}
