import { Anchor, Button, Group, Stack, Table, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Esperando } from '../componentes/esperando';
import { CampoDeFecha } from '../componentes/fecha';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { deLima, momento } from '../formato/fechas';
import { useLecturas } from './consultas';

const QUE: Readonly<Record<string, string>> = {
  expediente: 'El expediente',
  historial: 'Su historia',
  notificaciones: 'Sus notificaciones',
  documentos: 'La lista de sus documentos',
  documento: 'Un documento',
  papeles: 'Sus papeles',
  lista: 'Una lista, como hoja de cálculo',
  agenda: 'Su agenda',
  pasos: 'Sus pasos, en el inspector',
  cuadro: 'Su cuadro comparativo',
  persona: 'Lo que se guarda de una persona',
  supresion: 'Ensayo de una supresión',
  usuarios: 'Los usuarios',
};

/** Who read personal data, of which case and when. */
export function Lecturas() {
  const [parametros] = useSearchParams();
  const caso = parametros.get('caso') ?? '';
  const [escrito, setEscrito] = useState({ caso, desde: '', hasta: '' });
  const [filtro, setFiltro] = useState<Readonly<Record<string, string>>>({ caso });
  const lecturas = useLecturas(filtro);
  const buscar = (e: FormEvent) => {
    e.preventDefault();
    setFiltro({
      caso: escrito.caso.trim(),
      desde: escrito.desde === '' ? '' : deLima.aInstante(`${escrito.desde}T00:00`),
      hasta: escrito.hasta === '' ? '' : deLima.aInstante(`${escrito.hasta}T23:59`),
    });
  };
  const filas = lecturas.data?.pages.flatMap((p) => p.elementos) ?? [];
  return (
    <Stack>
      <form onSubmit={buscar} noValidate>
        <Group align="end">
          <TextInput
            label="Número del expediente"
            placeholder="AT-2026-000001"
            value={escrito.caso}
            onChange={(e) => setEscrito({ ...escrito, caso: e.currentTarget.value })}
            w={{ base: '100%', xs: 320 }}
          />
          <CampoDeFecha
            label="Desde"
            value={escrito.desde}
            onChange={(desde) => setEscrito({ ...escrito, desde })}
          />
          <CampoDeFecha
            label="Hasta"
            value={escrito.hasta}
            onChange={(hasta) => setEscrito({ ...escrito, hasta })}
          />
          <Button type="submit" variant="light">
            Buscar
          </Button>
        </Group>
      </form>
      {lecturas.isPending ? <Esperando /> : null}
      {lecturas.isError ? (
        <ProblemaVisible error={lecturas.error} alReintentar={() => lecturas.refetch()} />
      ) : null}
      {lecturas.isSuccess && filas.length === 0 ? (
        <Vacio titulo="Nadie leyó nada con esos filtros.">Cambie el expediente o las fechas.</Vacio>
      ) : null}
      {filas.length > 0 ? (
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Cuándo</Table.Th>
                <Table.Th>Quién</Table.Th>
                <Table.Th>Qué</Table.Th>
                <Table.Th>Expediente</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {filas.map((l) => (
                <Table.Tr key={l.posicion}>
                  <Table.Td className="tabular">{momento(l.cuando)}</Table.Td>
                  <Table.Td>{l.nombre ?? 'Una persona que no figura entre los usuarios'}</Table.Td>
                  <Table.Td>{QUE[l.que] ?? l.que}</Table.Td>
                  <Table.Td>
                    {l.numero ? (
                      <Anchor component={Link} to={`/${l.coleccion}/${l.caso}`} size="sm">
                        {l.numero}
                      </Anchor>
                    ) : (
                      '—'
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      {lecturas.hasNextPage ? (
        <Button
          variant="default"
          loading={lecturas.isFetchingNextPage}
          onClick={() => lecturas.fetchNextPage()}
          style={{ alignSelf: 'start' }}
        >
          Ver más
        </Button>
      ) : null}
    </Stack>
  );
}
