import { Anchor, Badge, Button, Collapse, Group, List, Paper, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { momento } from '../formato/fechas';
import { tamanio } from '../formato/tamanios';
import { Elegir } from './elegir';
import type { Documento, Version } from './tipos';

interface Props {
  readonly documento: Documento;
  /** Uploads a new version of it; null when whoever is in uploads nothing. */
  readonly alReemplazar: ((archivo: File) => void) | null;
  /** Shows who downloaded a version; null when it is not theirs to know. */
  readonly alVerAccesos: ((version: Version) => void) | null;
}

function Nombre({ version }: { version: Version }) {
  if (version.suprimido) return <Text component="span">{version.nombre} (contenido suprimido)</Text>;
  return (
    <Anchor
      href={`/api/documentos/${version.id}/contenido`}
      download
      size="sm"
      style={{ overflowWrap: 'anywhere' }}
    >
      {version.nombre}
    </Anchor>
  );
}

const deQuien = ({ subidoPor, subidoPorNombre, recibido }: Version) =>
  `${subidoPorNombre ?? (subidoPor === 'sistema' ? 'El sistema' : 'Un usuario dado de baja')}, el ${momento(recibido)}`;

/** A stored document: its last version to download, and those before it. */
export function Guardado({ documento: d, alReemplazar, alVerAccesos }: Props) {
  const [abiertas, setAbiertas] = useState(false);
  const lista = useId();
  const anteriores = d.versiones.filter((v) => v.id !== d.id).toReversed();
  return (
    <Paper withBorder p="sm" component="article" aria-label={d.nombre}>
      <Group justify="space-between" align="start" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Nombre version={d} />{' '}
          {d.version > 1 ? (
            <Badge size="sm" variant="light" tt="none">
              Versión {d.version}
            </Badge>
          ) : null}
          <Text size="xs" className="tenue">
            {d.tipoNombre}, {tamanio(d.bytes)}. {deQuien(d)}.
          </Text>
        </div>
        <Group gap={4} className="no-imprimir">
          {alReemplazar && d.origen === 'subido' ? (
            <Elegir
              alElegir={([archivo]) => (archivo === undefined ? undefined : alReemplazar(archivo))}
              size="compact-xs"
              variant="subtle"
              aria-label={`Nueva versión de ${d.nombre}`}
            >
              Nueva versión
            </Elegir>
          ) : null}
          {alVerAccesos ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Quién lo vio: ${d.nombre}`}
              onClick={() => alVerAccesos(d)}
            >
              Quién lo vio
            </Button>
          ) : null}
          {anteriores.length > 0 ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={abiertas}
              aria-controls={lista}
              onClick={() => setAbiertas((a) => !a)}
            >
              {abiertas ? 'Ocultar versiones' : `Versiones anteriores (${anteriores.length})`}
            </Button>
          ) : null}
        </Group>
      </Group>
      <Collapse expanded={abiertas} id={lista}>
        <List size="sm" mt="xs" spacing={4}>
          {anteriores.map((v) => (
            <List.Item key={v.id}>
              Versión {v.version}: <Nombre version={v} />{' '}
              <span className="tenue">
                {tamanio(v.bytes)}. {deQuien(v)}.
              </span>
            </List.Item>
          ))}
        </List>
      </Collapse>
    </Paper>
  );
}
