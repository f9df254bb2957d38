import { Anchor, Card, SimpleGrid, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { conConsulta } from '../desk/api/client';
import { Esperando } from '../desk/componentes/esperando';
import { Pagina } from '../desk/componentes/pagina';
import { ProblemaVisible } from '../desk/componentes/problema';
import { dibujoDe, useMaquinas } from './consultas';
import estilos from './dibujo.module.css';
import type { ResumenDeMaquina } from './tipos';

function Tarjeta({ maquina, item = false }: { maquina: ResumenDeMaquina; item?: boolean }) {
  const { id, version, titulo } = maquina;
  return (
    <Card withBorder padding={0}>
      <img className={estilos['miniatura']} src={dibujoDe(id, version, item)} alt="" loading="lazy" />
      <div style={{ padding: 'var(--mantine-spacing-sm)' }}>
        <Title order={2} size="h5">
          <Anchor
            component={Link}
            to={conConsulta(`/inspector/maquina/${id}`, { version, item: item ? 'si' : null })}
            inherit
            c="inherit"
          >
            {item ? 'Ítem de un proceso de selección' : titulo}
          </Anchor>
        </Title>
        <Text size="xs" className="tenue">
          {item
            ? `item@${version}, común a todos los procesos`
            : `${id}@${version} · régimen ${maquina.regimen}`}
        </Text>
      </div>
    </Card>
  );
}

/** Every machine and version, each by its picture. */
export function Galeria() {
  const maquinas = useMaquinas();
  const conItems = maquinas.data?.find((m) => m.coleccion === 'procesos');
  return (
    <Pagina
      titulo="Máquinas"
      bajada="Cada diagrama sale de la definición que decide los expedientes: lo que se ve es lo que rige."
    >
      {maquinas.isPending ? <Esperando filas={3} alto={200} /> : null}
      {maquinas.isError ? (
        <ProblemaVisible error={maquinas.error} alReintentar={() => void maquinas.refetch()} />
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {maquinas.data?.map((m) => (
          <Tarjeta key={`${m.id}@${m.version}`} maquina={m} />
        ))}
        {conItems ? <Tarjeta maquina={conItems} item /> : null}
      </SimpleGrid>
    </Pagina>
  );
}
