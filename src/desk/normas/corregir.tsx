import {
  Alert,
  Anchor,
  Button,
  Group,
  Modal,
  NumberInput,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { ProblemaHttp, pedir } from '../api/client';
import { ProblemaVisible } from '../componentes/problema';
import { fechaLarga, fechaMedia } from '../formato/fechas';
import { paginaDeCaso } from '../formato/nombres';
import { plural } from '../formato/palabras';
import type { Correccion, Movido, Regla } from './tipos';

function Movidos({ titulo, filas }: { titulo: string; filas: readonly Movido[] }) {
  if (filas.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {titulo}
      </Text>
      <Table.ScrollContainer
        minWidth={320}
        mah={260}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': titulo } }}
      >
        <Table aria-label={titulo} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Expediente</Table.Th>
              <Table.Th>Antes vencía</Table.Th>
              <Table.Th>Vencería</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {filas.map((m) => (
              <Table.Tr key={`${m.caso} ${m.antes}`}>
                <Table.Td>
                  <Anchor component={Link} to={paginaDeCaso(m)} size="sm">
                    {m.numero}
                  </Anchor>
                </Table.Td>
                <Table.Td title={fechaLarga(m.antes)}>{fechaMedia(m.antes)}</Table.Td>
                <Table.Td title={fechaLarga(m.despues)}>{fechaMedia(m.despues)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

function Efecto({ vista }: { vista: Correccion }) {
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">
        {vista.total === 0
          ? 'No se mueve ningún plazo de los que corren.'
          : `Se ${vista.total === 1 ? 'mueve' : 'mueven'} ${plural(vista.total, 'plazo')} de los que corren.`}{' '}
        La regla queda en la versión {vista.catalogo} del catálogo.
      </Text>
      <Movidos
        titulo={
          vista.plazosMovidos.length < vista.total
            ? `Plazos que se mueven (los primeros ${vista.plazosMovidos.length})`
            : 'Plazos que se mueven'
        }
        filas={vista.plazosMovidos}
      />
      <Movidos titulo="Ya vencidos, que no se deshacen: conviene revisarlos" filas={vista.yaVencidos} />
    </Stack>
  );
}

/** The error of one field of a refusal. */
const enCampo = (error: Error | null, campo: string): string | undefined =>
  error instanceof ProblemaHttp ? error.errores.find((e) => e.ruta.endsWith(campo))?.mensaje : undefined;

/** The correction of the days of a rule, as read in its norm: first what it would move, then for good. */
export function Corregir({ regla, alCerrar }: { regla: Regla; alCerrar: () => void }) {
  const [dias, setDias] = useState<string | number>(regla.plazo?.dias ?? 1);
  const [norma, setNorma] = useState('');
  const [motivo, setMotivo] = useState('');
  const [clave] = useState(() => `correccion-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`);
  const cliente = useQueryClient();
  const ruta = `/api/reglas/${encodeURIComponent(regla.id)}/correcciones`;
  const cuerpo = { dias: Number(dias), norma: norma.trim(), motivo: motivo.trim() };
  const ver = useMutation({
    mutationFn: () => pedir<Correccion>(`${ruta}?simular=true`, { metodo: 'POST', cuerpo }),
  });
  const confirmar = useMutation({
    mutationFn: () => pedir<Correccion>(ruta, { metodo: 'POST', cuerpo, clave }),
    onSuccess: async () => {
      notifications.show({ message: `La regla ${regla.id} quedó corregida.` });
      await cliente.invalidateQueries();
      alCerrar();
    },
  });
  // What was seen is only of what was written then.
  const alEscribir =
    <T,>(poner: (v: T) => void) =>
    (v: T) => {
      ver.reset();
      confirmar.reset();
      poner(v);
    };
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    if (ver.data) confirmar.mutate();
    else ver.mutate();
  };
  const error = confirmar.error ?? ver.error;
  return (
    <Modal
      opened
      onClose={alCerrar}
      size="lg"
      title={`Corregir los días de la regla ${regla.id}`}
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      <form onSubmit={enviar} noValidate>
        <Stack gap="sm">
          <Text size="sm">
            {regla.glosa} Hoy otorga {plural(regla.plazo?.dias ?? 0, 'día', 'días')}.
          </Text>
          <NumberInput
            label="Días que otorga"
            value={dias}
            onChange={alEscribir(setDias)}
            min={1}
            max={365}
            allowDecimal={false}
            allowNegative={false}
            error={enCampo(error, 'dias')}
            required
            data-autofocus
          />
          <TextInput
            label="Norma y artículo donde se leyó"
            value={norma}
            onChange={(e) => alEscribir(setNorma)(e.currentTarget.value)}
            maxLength={200}
            error={enCampo(error, 'norma')}
            required
          />
          <Textarea
            label="Motivo"
            value={motivo}
            onChange={(e) => alEscribir(setMotivo)(e.currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
            error={enCampo(error, 'motivo')}
            required
          />
          {error && !(error instanceof ProblemaHttp && error.errores.length > 0) ? (
            <ProblemaVisible error={error} />
          ) : null}
          {ver.data ? <Efecto vista={ver.data} /> : null}
          {ver.data ? (
            <Alert color="gray" variant="light" p="sm">
              <Text size="sm">
                La corrección es una fila nueva del catálogo: queda con su autor y no se borra. Solo otra
                corrección la cambia.
              </Text>
            </Alert>
          ) : null}
          <Group justify="end">
            <Button variant="default" onClick={alCerrar}>
              Cancelar
            </Button>
            <Button type="submit" loading={ver.isPending || confirmar.isPending}>
              {ver.data ? 'Confirmar la corrección' : 'Ver qué movería'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
