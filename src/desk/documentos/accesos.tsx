import { List, Modal, Skeleton, Text } from '@mantine/core';
import { ProblemaVisible } from '../componentes/problema';
import { momento } from '../formato/fechas';
import { useAccesos } from './consultas';
import type { Version } from './tipos';

/** A window with who downloaded a version of a document, and when. */
export function VentanaDeAccesos({ de, alCerrar }: { de: Version | null; alCerrar: () => void }) {
  return (
    <Modal
      opened={de !== null}
      onClose={alCerrar}
      title={de === null ? '' : `Quién descargó «${de.nombre}»`}
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      {de === null ? null : <Accesos documento={de.id} />}
    </Modal>
  );
}

function Accesos({ documento }: { documento: string }) {
  const accesos = useAccesos(documento);
  if (accesos.isPending) return <Skeleton height={80} />;
  if (accesos.isError)
    return <ProblemaVisible error={accesos.error} alReintentar={() => accesos.refetch()} />;
  if (accesos.data.length === 0) return <Text size="sm">Nadie lo ha descargado todavía.</Text>;
  return (
    <List size="sm" spacing={4}>
      {accesos.data.map((a) => (
        <List.Item key={`${a.usuario} ${a.cuando}`}>
          {a.nombre ?? 'Un usuario dado de baja'}, el {momento(a.cuando)}
        </List.Item>
      ))}
    </List>
  );
}
