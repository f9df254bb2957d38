import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTieneRol } from '../api/sesion';
import { Vacio } from '../componentes/vacio';
import { momento } from '../formato/fechas';
import { VentanaDeAccesos } from './accesos';
import type { Cola } from './cola';
import { Guardado } from './guardado';
import { SubirDocumentos } from './subir';
import type { Admitido, Documento, Nombrado, Version } from './tipos';

interface Props {
  readonly nombrados: readonly Nombrado[];
  readonly guardados: readonly Documento[];
  /** What may be uploaded; null when nothing, or when it is the past that is seen. */
  readonly admitido: Admitido | null;
  readonly cola: Cola;
}

/** The documents of a case: to upload them, to download them, and those its acts name. */
export function Documentos({ nombrados, guardados, admitido, cola }: Props) {
  const [visto, setVisto] = useState<Version | null>(null);
  const deOficina = useTieneRol('mesa_partes', 'especialista', 'coordinador');
  return (
    <Stack>
      {admitido ? <SubirDocumentos cola={cola} admitido={admitido} /> : null}
      {guardados.length === 0 && nombrados.length === 0 ? (
        <Vacio titulo="Este expediente aún no tiene documentos.">
          {admitido ? 'Los que suba quedan aquí, con quién los subió y cuándo.' : null}
        </Vacio>
      ) : null}
      {guardados.toReversed().map((d) => (
        <Guardado
          key={d.versiones[0]?.id ?? d.id}
          documento={d}
          alReemplazar={admitido ? (archivo) => cola.agregar([archivo], d.id) : null}
          alVerAccesos={deOficina ? setVisto : null}
        />
      ))}
      {nombrados.length > 0 ? <NombradosEnActos nombrados={nombrados} /> : null}
      <VentanaDeAccesos de={visto} alCerrar={() => setVisto(null)} />
    </Stack>
  );
}

function NombradosEnActos({ nombrados }: { nombrados: readonly Nombrado[] }) {
  return (
    <section aria-labelledby="documentos-nombrados">
      <Title order={3} size="h5" id="documentos-nombrados" mb={4}>
        Los que nombran los actos
      </Title>
      <List size="sm" spacing={4}>
        {nombrados.map((d, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an act may name the same document twice
          <List.Item key={`${d.secuencia} ${i}`}>
            {d.id ? (
              <Anchor href={`/api/documentos/${d.id}/contenido`} download size="sm">
                {d.nombre}
              </Anchor>
            ) : (
              d.nombre
            )}
            {d.detalle ? ` · ${d.detalle}` : ''}{' '}
            <Text component="span" size="xs" className="tenue">
              {momento(d.recibido)}
            </Text>
          </List.Item>
        ))}
      </List>
    </section>
  );
}
