import { Button, Code, Group, List, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import type { Envio, Notificacion } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import { ProblemaVisible } from '../componentes/problema';
import { momento } from '../formato/fechas';
import { plural } from '../formato/palabras';

const RESULTADOS: Readonly<Record<NonNullable<Envio['resultado']>, string>> = {
  enviada: 'el servidor lo recibió',
  diferida: 'no salió; se intenta de nuevo',
  rebotada: 'rechazaron la dirección',
  fallida: 'no salió, y ya no se intenta',
};
const ENTREGAS: Readonly<Record<Envio['entregas'][number]['estado'], string>> = {
  aceptada: 'recibido',
  diferida: 'por ahora no',
  rechazada: 'rechazado',
};

function Intento({ envio }: { envio: Envio }) {
  return (
    <>
      <Text size="sm">
        Intento {envio.intento}, {momento(envio.empezado)}:{' '}
        {envio.resultado === null
          ? 'se cortó antes de terminar; no se sabe si salió'
          : RESULTADOS[envio.resultado]}
        .
      </Text>
      {envio.entregas.map((e) => (
        <Text size="xs" className="tenue" key={e.correo} style={{ overflowWrap: 'anywhere' }}>
          {e.correo}: {ENTREGAS[e.estado]}
          {e.respuesta ? ` («${e.respuesta}»)` : ''}
        </Text>
      ))}
      {envio.adjuntos.length > 0 ? (
        <Text size="xs" className="tenue">
          Con {envio.adjuntos.join(', ')}
        </Text>
      ) : null}
      <Code style={{ overflowWrap: 'anywhere' }}>{envio.mensajeId}</Code>
    </>
  );
}

function Texto({ ruta, aviso, alCerrar }: { ruta: string; aviso: Notificacion; alCerrar: () => void }) {
  const texto = useQuery({
    queryKey: ['caso', ruta.split('/').at(-1), 'notificaciones', aviso.id, 'texto'],
    queryFn: () => pedir<{ texto: string; enviado: boolean }>(`${ruta}/notificaciones/${aviso.id}/texto`),
  });
  return (
    <Modal
      opened
      onClose={alCerrar}
      title={aviso.asunto}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      {texto.isPending ? <Esperando filas={3} alto={60} /> : null}
      {texto.isError ? <ProblemaVisible error={texto.error} /> : null}
      {texto.data ? (
        <>
          <Text size="sm" className="tenue" mb="xs">
            {texto.data.enviado ? 'Así se envió.' : 'Así saldría ahora.'}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {texto.data.texto}
          </Text>
        </>
      ) : null}
    </Modal>
  );
}

function Reintento({ ruta, aviso }: { ruta: string; aviso: Notificacion }) {
  const cliente = useQueryClient();
  const reintentar = useMutation({
    mutationFn: () => pedir(`${ruta}/notificaciones/${aviso.id}/reintento`, { metodo: 'POST' }),
    onSuccess: () => cliente.invalidateQueries({ queryKey: ['caso', ruta.split('/').at(-1)] }),
  });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        px={0}
        loading={reintentar.isPending}
        onClick={() => reintentar.mutate()}
        aria-label={`Volver a enviar: ${aviso.asunto}`}
      >
        Volver a enviar
      </Button>
      {reintentar.error ? <ProblemaVisible error={reintentar.error} /> : null}
    </>
  );
}

// Who else is written to is not for those of other sides of a process.
const LEEN = [
  'mesa_partes',
  'especialista',
  'coordinador',
  'lectura',
  'entidad',
  'oec',
  'comite',
  'aprobador',
  'titular',
] as const;

/** How a notice left, or tries to: its attempts, what the server said, its text, and another try when it was given up. */
export function Envios({ ruta, aviso, registra }: { ruta: string; aviso: Notificacion; registra: boolean }) {
  const [leyendo, { open, close }] = useDisclosure(false);
  const lee = useTieneRol(...LEEN);
  const { envios = [], proximoIntento, codigo } = aviso;
  if (!lee) return null;
  return (
    <>
      {proximoIntento ? <Text size="sm">Se intenta de nuevo el {momento(proximoIntento)}.</Text> : null}
      {envios.length > 0 ? (
        <details>
          <Text component="summary" size="xs">
            {plural(envios.length, 'intento')} de envío
          </Text>
          <List listStyleType="none" spacing={4} mt={4}>
            {envios.map((e) => (
              <List.Item key={e.intento}>
                <Intento envio={e} />
              </List.Item>
            ))}
          </List>
        </details>
      ) : null}
      <Group gap="md">
        <Button
          variant="subtle"
          size="compact-xs"
          px={0}
          onClick={open}
          aria-label={`Leer el texto de: ${aviso.asunto}`}
        >
          Leer el texto
        </Button>
        {registra && aviso.estado === 'fallida' && codigo === 'SMTP_AGOTADO' ? (
          <Reintento ruta={ruta} aviso={aviso} />
        ) : null}
      </Group>
      {leyendo ? <Texto ruta={ruta} aviso={aviso} alCerrar={close} /> : null}
    </>
  );
}
