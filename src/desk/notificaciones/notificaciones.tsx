import { Anchor, Badge, Button, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { conConsulta, pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import type { Coleccion, Notificacion, Pagina as PaginaDe } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import { Norma } from '../componentes/norma';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { momento } from '../formato/fechas';
import { CANALES, nombreDe } from '../formato/nombres';
import { Oficio } from '../papeles/oficio';
import { Constancia } from './constancia';
import { Envios } from './envios';

type PorRegistrar = Notificacion & {
  readonly caso: string;
  readonly numero: string;
  readonly coleccion: Coleccion;
  readonly entidad: string | null;
};

const CUALES = [
  { value: '', label: 'Todas' },
  { value: 'seace', label: 'SEACE' },
  { value: 'oficio', label: 'Oficio' },
  { value: 'correo', label: 'A mano' },
];
const QUE_HACER: Readonly<Record<Notificacion['canal'], string>> = {
  seace: 'Publíquela en el SEACE y deje constancia con el código y la fecha del registro.',
  oficio: 'Firme el oficio, remítalo y deje constancia con su número y la fecha.',
  correo: 'No hay dirección de correo: comuníquela a mano y deje constancia de la fecha.',
};

function Tarea({ tarea, registra }: { tarea: PorRegistrar; registra: boolean }) {
  const ruta = `/api/${tarea.coleccion}/${tarea.caso}`;
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Anchor
          component={Link}
          to={`/${tarea.coleccion}/${tarea.caso}`}
          fw={600}
          c="inherit"
          underline="hover"
        >
          {tarea.asunto}
        </Anchor>
        <Badge variant="light" color="gray" tt="none">
          {nombreDe(CANALES, tarea.canal)}
        </Badge>
      </Group>
      <Text size="sm" className="tenue">
        {tarea.entidad ?? 'Sin entidad'} · se ordenó el {momento(tarea.creada)}
      </Text>
      <Text size="sm">{QUE_HACER[tarea.canal]}</Text>
      <Norma texto={tarea.norma} regla={tarea.regla} />
      <Envios ruta={ruta} aviso={tarea} registra={false} />
      {tarea.canal === 'oficio' ? <Oficio ruta={ruta} aviso={tarea.id} /> : null}
      {registra ? <Constancia ruta={ruta} aviso={tarea} /> : null}
    </Paper>
  );
}

/** Notices that leave outside the system: to publish in SEACE, to sign and send as an oficio, or to tell by hand. */
export function NotificacionesPorRegistrar() {
  const [parametros, setParametros] = useSearchParams();
  const canal = parametros.get('canal') ?? '';
  const registra = useTieneRol('mesa_partes', 'especialista', 'coordinador', 'oec', 'comite', 'titular');
  const tareas = useInfiniteQuery({
    queryKey: ['por-registrar', canal],
    queryFn: ({ pageParam }) =>
      pedir<PaginaDe<PorRegistrar>>(
        conConsulta('/api/notificaciones', { canal, limite: 25, cursor: pageParam }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (ultima) => ultima.siguiente,
  });
  const lista = tareas.data?.pages.flatMap((p) => p.elementos) ?? [];
  return (
    <Pagina
      titulo="Notificaciones por registrar"
      bajada="Lo que sale fuera del sistema: publíquelo, remítalo y deje constancia; el plazo de hacerlo se cumple con ella."
      acciones={
        <SegmentedControl
          aria-label="Por dónde salen"
          value={canal}
          onChange={(v) => setParametros(v === '' ? {} : { canal: v }, { replace: true })}
          data={CUALES}
        />
      }
    >
      {tareas.isPending ? <Esperando filas={5} alto={110} /> : null}
      {tareas.isError ? <ProblemaVisible error={tareas.error} alReintentar={() => tareas.refetch()} /> : null}
      {tareas.data && lista.length === 0 ? (
        <Vacio titulo="No hay nada por registrar.">
          Cada notificación que salga fuera del sistema aparecerá aquí.
        </Vacio>
      ) : null}
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {lista.map((t) => (
          <Tarea key={t.id} tarea={t} registra={registra} />
        ))}
      </Stack>
      {tareas.hasNextPage ? (
        <Button variant="default" loading={tareas.isFetchingNextPage} onClick={() => tareas.fetchNextPage()}>
          Mostrar más
        </Button>
      ) : null}
    </Pagina>
  );
}
