import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ProblemaHttp, pedir } from '../api/client';
import type { Caso, Coleccion } from '../api/tipos';
import { Situacion } from '../componentes/insignias';

const TIPOS: Readonly<Record<string, { titulo: string; en: Coleccion }>> = {
  procesoVinculado: { titulo: 'Proceso vinculado', en: 'procesos' },
  solicitudVinculada: { titulo: 'Solicitud de asistencia', en: 'solicitudes' },
  solicitudAnterior: { titulo: 'Solicitud anterior', en: 'solicitudes' },
  solicitudPosterior: { titulo: 'Solicitud que la sigue', en: 'solicitudes' },
  desierto: { titulo: 'Proceso desierto del que nace', en: 'procesos' },
  nulidadDeItem: { titulo: 'Proceso cuyo ítem se anuló', en: 'procesos' },
  hijo: { titulo: 'Proceso que nació de este', en: 'procesos' },
};

/** The cases this one is linked to, with where each stands. */
export function Vinculos({ vinculos }: { vinculos: Caso['vinculos'] }) {
  return (
    <List listStyleType="none" spacing={6}>
      {vinculos.map((v) => (
        <List.Item key={`${v.tipo} ${v.caso}`}>
          <Vinculo {...v} />
        </List.Item>
      ))}
    </List>
  );
}

function Vinculo({ tipo, caso }: Caso['vinculos'][number]) {
  const { titulo, en } = TIPOS[tipo] ?? { titulo: tipo, en: 'procesos' };
  const otro = useQuery({
    queryKey: ['caso', caso, null],
    queryFn: async () => {
      try {
        return await pedir<Caso>(`/api/${en}/${caso}`);
      } catch (error) {
        if (error instanceof ProblemaHttp && error.estado === 404) return null;
        throw error;
      }
    },
  });
  return (
    <Text size="sm">
      {titulo}:{' '}
      {otro.data ? (
        <>
          <Anchor component={Link} to={`/${en}/${caso}`} size="sm">
            {otro.data.numero}
          </Anchor>{' '}
          <Situacion valor={otro.data.situacion} />
        </>
      ) : (
        <span className="tenue">{otro.isPending ? 'buscando…' : 'no está en este sistema'}</span>
      )}
    </Text>
  );
}
