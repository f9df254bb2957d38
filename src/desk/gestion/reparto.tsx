import { Alert, Anchor, Button, Group, List, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { claveNueva } from '../api/client';
import { Esperando } from '../componentes/esperando';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { fechaMedia } from '../formato/fechas';
import { plural, resumir } from '../formato/palabras';
import { type PorAsignar, useAsignar, useEquipo, usePorAsignar, useSugerir } from './consultas';

function Fila({
  caso,
  personas,
  elegido,
  alElegir,
}: {
  caso: PorAsignar;
  personas: readonly { value: string; label: string }[];
  elegido: string | null;
  alElegir: ((usuario: string | null) => void) | null;
}) {
  return (
    <Group className="fila" justify="space-between" align="flex-start" gap="xs">
      <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
        <Anchor component={Link} to={`/${caso.coleccion}/${caso.caso}`} fw={600} size="sm">
          {caso.numero}
        </Anchor>
        <Text span size="sm">
          {' '}
          {resumir(caso.objeto ?? 'Sin objeto')}
        </Text>
        <Text size="xs" className="tenue">
          {caso.entidad ?? 'Entidad sin nombre'} ·{' '}
          {caso.proximo ? `vence el ${fechaMedia(caso.proximo)}` : 'sin plazo que corra'} ·{' '}
          {caso.vencidos > 0
            ? plural(caso.vencidos, 'deber vencido', 'deberes vencidos')
            : `${plural(caso.porHacer, 'deber', 'deberes')} por hacer`}
        </Text>
      </div>
      {alElegir ? (
        <Select
          aria-label={`A quién va ${caso.numero}`}
          placeholder="Sin asignar"
          data={personas}
          value={elegido}
          onChange={alElegir}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': `No asignar ${caso.numero}` }}
          nothingFoundMessage="No hay nadie con ese nombre."
          w={{ base: '100%', xs: 260 }}
        />
      ) : null}
    </Group>
  );
}

/** Cases nobody has in charge: shared out by workload, seen and corrected before it is done. */
export function Reparto({ asigna }: { asigna: boolean }) {
  const pendientes = usePorAsignar();
  const equipo = useEquipo();
  const sugerir = useSugerir();
  const asignar = useAsignar();
  const [elegidos, setElegidos] = useState<Readonly<Record<string, string>>>({});
  if (pendientes.isPending || equipo.isPending) return <Esperando filas={6} alto={56} />;
  const error = pendientes.error ?? equipo.error;
  if (error) return <ProblemaVisible error={error} alReintentar={() => pendientes.refetch()} />;
  const casos = pendientes.data ?? [];
  const personas = (equipo.data?.personas ?? []).map(({ id, nombre, peso, ausencia }) => ({
    value: id,
    label: `${nombre} (peso ${peso}${ausencia ? ', ausente' : ''})`,
  }));
  const asignaciones = casos.flatMap(({ caso, secuencia }) => {
    const usuario = elegidos[caso];
    return usuario === undefined ? [] : [{ caso, usuario, secuencia }];
  });
  const fallidos = asignar.data?.resultados.filter((r) => !r.hecho) ?? [];
  const hechos = (asignar.data?.resultados.length ?? 0) - fallidos.length;
  const elegir = (caso: string, usuario: string | null) =>
    setElegidos(({ [caso]: _, ...otros }) => (usuario === null ? otros : { ...otros, [caso]: usuario }));
  const proponer = () => {
    asignar.reset();
    sugerir.mutate(undefined, {
      onSuccess: ({ sugerencias }) =>
        setElegidos(Object.fromEntries(sugerencias.map((s) => [s.caso.caso, s.usuario.id]))),
    });
  };
  return (
    <Stack>
      {hechos > 0 ? (
        <Alert color="green" variant="light" role="status">
          {hechos === 1 ? 'Se asignó un expediente.' : `Se asignaron ${hechos} expedientes.`} Consta en la
          historia de cada uno.
        </Alert>
      ) : null}
      {fallidos.length > 0 ? (
        <Alert color="yellow" variant="light" role="alert" title="No se pudieron asignar">
          <List size="sm">
            {fallidos.map((f) => (
              <List.Item key={f.caso}>
                {casos.find((c) => c.caso === f.caso)?.numero ?? f.caso}: {f.detalle}
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {sugerir.error ? <ProblemaVisible error={sugerir.error} /> : null}
      {asignar.error ? <ProblemaVisible error={asignar.error} /> : null}
      {casos.length === 0 ? (
        <Vacio titulo="Toda solicitud en trámite tiene quien la atienda.">
          Las nuevas aparecen aquí hasta que alguien las asigne.
        </Vacio>
      ) : (
        <>
          {asigna ? (
            <Group>
              <Button variant="light" onClick={proponer} loading={sugerir.isPending}>
                Sugerir por carga
              </Button>
              <Button
                disabled={asignaciones.length === 0}
                loading={asignar.isPending}
                onClick={() =>
                  asignar.mutate({ asignaciones, clave: claveNueva() }, { onSuccess: () => setElegidos({}) })
                }
              >
                {asignaciones.length === 0
                  ? 'Asignar'
                  : `Asignar ${plural(asignaciones.length, 'expediente')}`}
              </Button>
              <Text size="sm" className="tenue">
                Lo sugerido se puede cambiar antes de asignar.
              </Text>
            </Group>
          ) : null}
          <section aria-label="Expedientes sin responsable">
            {casos.map((c) => (
              <Fila
                key={c.caso}
                caso={c}
                personas={personas}
                elegido={elegidos[c.caso] ?? null}
                alElegir={asigna ? (usuario) => elegir(c.caso, usuario) : null}
              />
            ))}
          </section>
        </>
      )}
    </Stack>
  );
}
