import { Anchor, Code, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { Parte } from '../componentes/parte';
import { ProblemaVisible } from '../componentes/problema';
import { momento } from '../formato/fechas';
import { Editor } from './editor';
import type { Plantilla } from './tipos';
import { VistaPrevia } from './vista-previa';

function Variables({ plantilla }: { plantilla: Plantilla }) {
  return (
    <List size="sm" spacing={4}>
      {plantilla.variables.map(({ nombre, que, campos }) => (
        <List.Item key={nombre}>
          <Code>{campos ? `{{#${nombre}}} … {{/${nombre}}}` : `{{${nombre}}}`}</Code> {que}
          {campos ? (
            <List size="xs" withPadding listStyleType="none">
              {Object.entries(campos).map(([campo, dice]) => (
                <List.Item key={campo}>
                  <Code>{`{{${campo}}}`}</Code> {dice}
                </List.Item>
              ))}
            </List>
          ) : null}
        </List.Item>
      ))}
    </List>
  );
}

function Versiones({ plantilla }: { plantilla: Plantilla }) {
  if (plantilla.versiones.length === 0)
    return <Text size="sm">Nadie la ha editado: rige el texto del programa.</Text>;
  return (
    <List size="sm" spacing={4} listStyleType="none">
      {plantilla.versiones.toReversed().map((v) => (
        <List.Item key={v.version}>
          Versión {v.version}, {momento(v.creada)}, {v.nombre}
          {v.texto === null ? (
            ': volvió al texto del programa.'
          ) : (
            <details>
              <summary>Leer</summary>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {v.texto}
              </Text>
            </details>
          )}
        </List.Item>
      ))}
    </List>
  );
}

/** A template: its text, how it would look, what it may name, what it always carries and who wrote it. */
export function FichaDePlantilla({ id }: { id: string }) {
  const edita = useTieneRol('coordinador');
  const consulta = useQuery({
    queryKey: ['plantillas', id],
    queryFn: () => pedir<Plantilla>(`/api/plantillas/${encodeURIComponent(id)}`),
  });
  const plantilla = consulta.data;
  return (
    <Pagina
      titulo={plantilla?.asunto ?? 'Plantilla'}
      bajada={
        <Anchor component={Link} to="/plantillas">
          Todas las plantillas
        </Anchor>
      }
    >
      {consulta.isError ? (
        <ProblemaVisible error={consulta.error} alReintentar={() => consulta.refetch()} />
      ) : plantilla === undefined ? (
        <Esperando filas={3} alto={160} />
      ) : (
        <Stack>
          <Parte titulo="Texto">
            {edita ? (
              <Editor key={plantilla.version} plantilla={plantilla} />
            ) : (
              <>
                <Text size="sm" mb="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {plantilla.texto}
                </Text>
                <VistaPrevia id={plantilla.id} texto={null} />
              </>
            )}
          </Parte>
          {plantilla.leyendas.length > 0 ? (
            <Parte titulo="Leyendas que siempre lleva">
              {plantilla.leyendas.map((l) => (
                <Text size="sm" mb="xs" key={l}>
                  {l}
                </Text>
              ))}
            </Parte>
          ) : null}
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <Parte titulo="Lo que puede nombrar">
              <Variables plantilla={plantilla} />
            </Parte>
            <Parte titulo="Versiones">
              <Versiones plantilla={plantilla} />
            </Parte>
          </SimpleGrid>
        </Stack>
      )}
    </Pagina>
  );
}
