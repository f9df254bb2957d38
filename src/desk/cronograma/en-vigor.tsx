import { Group, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useCaso } from '../api/consultas';
import type { Acto, Caso, FilaDeHistorial } from '../api/tipos';
import { ProblemaVisible } from '../componentes/problema';
import { momento } from '../formato/fechas';
import { BotonDeCopiar } from './editor';
import { useHabiles } from './eje';
import { TablaDeFilas } from './filas';
import { filasDe, procesoDe } from './lecturas';
import { Lienzo } from './lienzo';
import { Mover } from './mover';

const VIGENTE = 'vigente';

// Acts after which a calendar may be another one: it is asked as of each only when somebody wants to see it.
const QUE_LO_FIJAN = new Set([
  'CONVOCAR',
  'PRORROGAR',
  'POSTERGAR',
  'ABSOLVER_CONSULTAS',
  'ABSOLVER_OBSERVACIONES',
  'SOLICITAR_ELEVACION',
  'FORMALIZAR_ELEVACION',
  'EMITIR_PRONUNCIAMIENTO',
  'INTEGRAR_BASES',
  'DECLARAR_NULIDAD',
  'RESOLVER_APELACION',
]);

interface Props {
  readonly caso: Caso;
  readonly historial: readonly FilaDeHistorial[];
  /** Acts possible now for who looks. */
  readonly actos: readonly Acto[];
}

/** The calendar in force of a process, the ones it had before, and the acts that move it. */
export function EnVigor({ caso, historial, actos }: Props) {
  const [elegida, setElegida] = useState<string>(VIGENTE);
  const hitos = historial.filter((h) => QUE_LO_FIJAN.has(h.tipo));
  const queMueven = actos.filter((a) => a.tipo === 'PRORROGAR' || a.tipo === 'POSTERGAR');
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={2} size="h4">
          {elegida === VIGENTE
            ? `En vigor, versión ${String(caso.datos['versionCronograma'] ?? 1)}`
            : 'Cronograma anterior'}
        </Title>
        {hitos.length > 1 ? (
          <Select
            className="no-imprimir"
            label="Ver el cronograma"
            data={[
              { value: VIGENTE, label: 'En vigor' },
              ...hitos.map((h) => ({
                value: String(h.secuencia),
                label: `Tras «${h.titulo ?? h.tipo}», ${momento(h.ocurrido)}`,
              })),
            ]}
            value={elegida}
            onChange={(v) => setElegida(v ?? VIGENTE)}
            allowDeselect={false}
            w={340}
            maw="100%"
          />
        ) : null}
      </Group>
      {elegida === VIGENTE ? <Dibujado caso={caso} /> : <Anterior caso={caso} secuencia={Number(elegida)} />}
      {elegida === VIGENTE && queMueven.length > 0 ? <Mover caso={caso} actos={queMueven} /> : null}
    </Stack>
  );
}

function Dibujado({ caso, vigente }: { caso: Caso; vigente?: Caso }) {
  const filas = filasDe(caso);
  const antes = vigente ? filasDe(vigente) : [];
  const habiles = useHabiles([...filas, ...antes], procesoDe(caso).provincia);
  return (
    <>
      <Lienzo
        etiqueta={`Cronograma ${vigente ? 'anterior' : 'en vigor'}, día por día`}
        filas={filas}
        habiles={habiles}
        antes={antes}
      />
      {vigente ? (
        <Text size="sm" className="tenue">
          Con línea de puntos, el cronograma en vigor.
        </Text>
      ) : null}
      <TablaDeFilas filas={filas} habiles={habiles} />
      <Group className="no-imprimir">
        <BotonDeCopiar filas={filas} />
      </Group>
    </>
  );
}

function Anterior({ caso, secuencia }: { caso: Caso; secuencia: number }) {
  const consulta = useCaso('procesos', caso.id, secuencia);
  if (consulta.isError)
    return <ProblemaVisible error={consulta.error} alReintentar={() => void consulta.refetch()} />;
  if (consulta.data === undefined) return null;
  return <Dibujado caso={consulta.data} vigente={caso} />;
}
