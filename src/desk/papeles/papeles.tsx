import { Anchor, Button, Code, Group, List, Paper, Skeleton, Text, Title } from '@mantine/core';
import { ProblemaHttp } from '../api/client';
import type { Coleccion } from '../api/tipos';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { momento } from '../formato/fechas';
import { type PapelDelCaso, type PapelEmitido, useEmitir, usePapeles } from './consultas';

/** A paper issued: to download it, and how anybody checks it. */
export function Emitido({ documento: d }: { documento: PapelEmitido }) {
  if (d.suprimido)
    return (
      <Text size="sm" className="tenue">
        {d.nombre}: su contenido se suprimió.
      </Text>
    );
  return (
    <Text size="sm" component="div">
      <Anchor
        href={`/api/documentos/${d.id}/contenido`}
        download
        size="sm"
        style={{ overflowWrap: 'anywhere' }}
      >
        {d.nombre}
      </Anchor>{' '}
      <Text component="span" size="xs" className="tenue">
        Emitido el {momento(d.recibido)}. Se verifica con el código{' '}
        <Code style={{ whiteSpace: 'nowrap' }}>{d.codigo}</Code> en{' '}
        <Anchor href={`/verificar/${d.codigo}`} target="_blank" rel="noreferrer" size="xs">
          la página pública
        </Anchor>
        .
      </Text>
    </Text>
  );
}

function Fila({ papel: p, emitir }: { papel: PapelDelCaso; emitir: ReturnType<typeof useEmitir> }) {
  const enCurso =
    emitir.isPending && emitir.variables.clase === p.clase && emitir.variables.aviso === p.aviso;
  return (
    <List.Item>
      <Group gap="xs" align="baseline">
        <Text size="sm" fw={600}>
          {p.titulo}
        </Text>
        {p.puede ? (
          <Button
            size="compact-sm"
            variant="light"
            className="no-imprimir"
            loading={enCurso}
            aria-label={`Emitir: ${p.titulo}`}
            onClick={() => emitir.mutate(p)}
          >
            Emitir
          </Button>
        ) : null}
      </Group>
      {p.documento ? <Emitido documento={p.documento} /> : null}
      {p.motivo ? (
        <Text size="sm" className="tenue">
          {p.motivo}
        </Text>
      ) : null}
      <Norma texto={p.norma} />
    </List.Item>
  );
}

/** The papers the system issues of a case: those issued, those that may be now, and why not the rest. */
export function Papeles({ coleccion, caso }: { coleccion: Coleccion; caso: string }) {
  const papeles = usePapeles(coleccion, caso);
  const emitir = useEmitir(coleccion, caso);
  if (!papeles.isEnabled || (papeles.error instanceof ProblemaHttp && papeles.error.estado === 403))
    return null;
  return (
    <Paper component="section" withBorder p="md" mt="md" aria-labelledby="papeles-del-caso">
      <Title order={3} size="h5" id="papeles-del-caso" mb="xs">
        Papeles que emite el sistema
      </Title>
      {papeles.isPending ? <Skeleton height={120} /> : null}
      {papeles.isError ? <ProblemaVisible error={papeles.error} /> : null}
      {emitir.error ? <ProblemaVisible error={emitir.error} /> : null}
      {papeles.data ? (
        <List listStyleType="none" spacing="sm">
          {papeles.data.map((p) => (
            <Fila key={`${p.clase} ${p.secuencia} ${p.aviso}`} papel={p} emitir={emitir} />
          ))}
        </List>
      ) : null}
    </Paper>
  );
}
