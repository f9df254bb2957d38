import { Alert, Group, Paper, Skeleton, Stack, Tabs, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useActos, useCaso, useNotificaciones, usePlazos } from '../api/consultas';
import { useTieneRol } from '../api/sesion';
import type { Caso, Coleccion, FilaDeHistorial } from '../api/tipos';
import { Situacion } from '../componentes/insignias';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { useCola } from '../documentos/cola';
import { hastaEntonces, useDocumentosDelCaso } from '../documentos/consultas';
import { Documentos } from '../documentos/documentos';
import { resumir } from '../formato/palabras';
import { PanelDeCifras, PestanaDeCifras } from '../informes/pestana';
import { Papeles } from '../papeles/papeles';
import { Actos } from './actos';
import { DondeEsta } from './diagrama';
import { encabezadoDe } from './encabezado';
import { Enlaces } from './enlaces';
import { Historia } from './historia';
import { Notificaciones } from './notificaciones';
import { PanelDeActo } from './panel-de-acto';
import { Plazos } from './plazos';
import { Seguimiento } from './seguimiento';
import { LineaDeTiempo } from './tiempo';
import { Lista } from './valor';
import { Vinculos } from './vinculos';

interface Props {
  readonly coleccion: Coleccion;
  readonly caso: Caso;
  readonly historia: readonly FilaDeHistorial[];
}

const REGISTRAN: Readonly<Record<Coleccion, readonly string[]>> = {
  solicitudes: ['mesa_partes', 'especialista', 'coordinador'],
  procesos: ['oec', 'comite', 'titular', 'mesa_partes', 'especialista', 'coordinador'],
  informes: ['coordinador'],
};

/** A case: what may be done with it, its terms, its story; as it is, or as it was after any of its events. */
export function Expediente({ coleccion, caso, historia }: Props) {
  const [consulta, setConsulta] = useSearchParams();
  const pedida = Number(consulta.get('secuencia'));
  const secuencia = Number.isInteger(pedida) && pedida >= 1 && pedida < caso.secuencia ? pedida : null;
  const pasado = useCaso(coleccion, caso.id, secuencia);
  const visto = secuencia === null ? caso : (pasado.data ?? caso);
  const hastaAhi = secuencia === null ? historia : historia.filter((f) => f.secuencia <= secuencia);
  const poner = (nombre: string, valor: string | null) =>
    setConsulta(
      (c) => {
        if (valor === null) c.delete(nombre);
        else c.set(nombre, valor);
        return c;
      },
      { replace: nombre === 'secuencia' },
    );
  const plazos = usePlazos(coleccion, caso.id, secuencia);
  const actos = useActos(coleccion, caso.id, secuencia === null);
  const tipo = consulta.get('acto');
  const elegido = secuencia === null ? actos.data?.find((a) => a.tipo === tipo) : undefined;
  const { objeto, de } = encabezadoDe(coleccion, visto);
  return (
    <Pagina
      titulo={`${visto.numero} · ${resumir(objeto)}`}
      bajada={
        <Group gap="xs" mt={4}>
          <Situacion valor={visto.situacion} />
          <span>
            {de}
            {visto.responsable ? ` · a cargo de ${visto.responsable}` : ' · sin responsable asignado'}
          </span>
        </Group>
      }
      acciones={<Enlaces coleccion={coleccion} caso={caso} />}
    >
      <LineaDeTiempo
        historia={historia}
        secuencia={secuencia}
        alMover={(s) => poner('secuencia', s === null ? null : String(s))}
      />
      {visto.advertencias.map((a) => (
        <Alert key={a} color="yellow" variant="light">
          {a}
        </Alert>
      ))}
      <div className="expediente">
        {secuencia === null ? (
          <Seccion titulo="Qué se puede hacer ahora" clase="expediente-actos">
            {actos.isPending ? <Skeleton height={120} /> : null}
            {actos.isError ? <ProblemaVisible error={actos.error} /> : null}
            {actos.data ? <Actos actos={actos.data} alElegir={(t) => poner('acto', t)} /> : null}
          </Seccion>
        ) : null}
        <Stack gap="lg" className="expediente-lado">
          <Seccion titulo="Plazos">
            {plazos.data ? (
              <Plazos
                plazos={plazos.data}
                enTramite={coleccion !== 'solicitudes' || visto.situacion === 'en_tramite'}
              />
            ) : (
              <Skeleton height={160} />
            )}
          </Seccion>
          {secuencia === null ? (
            <Seccion titulo="Dónde está">
              <DondeEsta caso={visto} historia={historia} />
            </Seccion>
          ) : null}
          {caso.seguimiento ? (
            <Seccion titulo="Seguimiento público">
              <Seguimiento {...caso.seguimiento} />
            </Seccion>
          ) : null}
          {visto.vinculos.length > 0 ? (
            <Seccion titulo="Expedientes vinculados">
              <Vinculos vinculos={visto.vinculos} />
            </Seccion>
          ) : null}
        </Stack>
        <div className="expediente-historia">
          <Pestanas coleccion={coleccion} caso={visto} historia={hastaAhi} pasada={secuencia !== null} />
        </div>
      </div>
      {elegido ? (
        <PanelDeActo
          coleccion={coleccion}
          caso={caso}
          historia={historia}
          acto={elegido}
          actos={actos.data ?? []}
          alCerrar={() => poner('acto', null)}
        />
      ) : null}
    </Pagina>
  );
}

function Seccion({ titulo, clase, children }: { titulo: string; clase?: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="md" aria-label={titulo} className={clase}>
      <Title order={2} size="h4" mb="sm">
        {titulo}
      </Title>
      {children}
    </Paper>
  );
}

function Pestanas({ coleccion, caso, historia, pasada }: Props & { readonly pasada: boolean }) {
  const avisos = useNotificaciones(coleccion, caso.id);
  const documentos = useDocumentosDelCaso(coleccion, caso.id);
  const cola = useCola(coleccion, caso.id, documentos.data?.subida?.maximo ?? null);
  const registra = useTieneRol(...REGISTRAN[coleccion]);
  const hasta = historia.at(-1)?.secuencia ?? 0;
  const suyos = (avisos.data ?? []).filter((a) => a.secuencia <= hasta);
  const vistos = hastaEntonces(
    documentos.data ?? { nombrados: [], guardados: [] },
    pasada ? (historia.at(-1) ?? null) : null,
  );
  return (
    <Tabs defaultValue="historia" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="historia">Historia ({historia.length})</Tabs.Tab>
        <Tabs.Tab value="datos">Datos</Tabs.Tab>
        <PestanaDeCifras caso={caso} />
        <Tabs.Tab value="notificaciones">Notificaciones ({suyos.length})</Tabs.Tab>
        <Tabs.Tab value="documentos">
          Documentos ({vistos.guardados.length + vistos.nombrados.length})
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="historia" pt="md">
        <Historia filas={historia} />
      </Tabs.Panel>
      <Tabs.Panel value="datos" pt="md">
        <Lista datos={caso.datos} />
      </Tabs.Panel>
      <PanelDeCifras caso={caso} />
      <Tabs.Panel value="notificaciones" pt="md">
        <Notificaciones avisos={suyos} ruta={`/api/${coleccion}/${caso.id}`} registra={registra} />
      </Tabs.Panel>
      <Tabs.Panel value="documentos" pt="md">
        <Documentos {...vistos} admitido={pasada ? null : (documentos.data?.subida ?? null)} cola={cola} />
        {pasada ? null : <Papeles coleccion={coleccion} caso={caso.id} />}
      </Tabs.Panel>
    </Tabs>
  );
}
