import { Anchor, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { conConsulta, pedir } from '../api/client';
import { useSesion, useTieneRol } from '../api/sesion';
import type { FilaDeCaso, Pagina as PaginaDeFilas } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import { Situacion } from '../componentes/insignias';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { diaCivil, fechaLarga, fechaMedia } from '../formato/fechas';
import { AbrirInforme, ejerciciosPorAbrir } from './abrir';

const TODOS = 500;

function Informes({ filas }: { filas: readonly FilaDeCaso[] }) {
  return (
    <Table.ScrollContainer minWidth={420} type="native">
      <Table aria-label="Informes anuales">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Informe</Table.Th>
            <Table.Th>Situación</Table.Th>
            <Table.Th>Próximo vencimiento</Table.Th>
            <Table.Th>Último movimiento</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filas.map((f) => (
            <Table.Tr key={f.id}>
              <Table.Td>
                <Anchor component={Link} to={`/informes/${f.id}`} fw={600} size="sm">
                  {f.numero}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Situacion valor={f.situacion} />
              </Table.Td>
              <Table.Td>{f.proximoVencimiento ? fechaLarga(f.proximoVencimiento) : '—'}</Table.Td>
              <Table.Td>{fechaMedia(f.actualizado)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The annual reports: one for each fiscal year, due in January (AT-8.3). */
export function InformesAnuales() {
  const { ahora } = useSesion();
  const elabora = useTieneRol('especialista', 'coordinador');
  const lista = useQuery({
    queryKey: ['lista', 'informes'],
    queryFn: () => pedir<PaginaDeFilas<FilaDeCaso>>(conConsulta('/api/informes', { limite: TODOS })),
  });
  const filas = [...(lista.data?.elementos ?? [])].sort((a, b) => (a.numero < b.numero ? 1 : -1));
  return (
    <Pagina
      titulo="Informe anual"
      bajada="El informe consolidado de resultados de cada ejercicio se presenta durante el mes de enero siguiente (num. 9.3; proyecto: 8.3)."
    >
      {elabora && lista.data ? (
        <AbrirInforme
          ejercicios={ejerciciosPorAbrir(
            diaCivil(ahora),
            filas.map((f) => f.numero),
          )}
        />
      ) : null}
      {lista.isError ? (
        <ProblemaVisible error={lista.error} alReintentar={() => lista.refetch()} />
      ) : lista.data === undefined ? (
        <Esperando filas={3} />
      ) : filas.length === 0 ? (
        <Vacio titulo="Todavía no hay ningún informe anual.">
          Se abre solo en enero, por el ejercicio que acaba de cerrar, si en él hubo solicitudes.
        </Vacio>
      ) : (
        <Informes filas={filas} />
      )}
    </Pagina>
  );
}
