import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSesion, useTieneRol } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { fechaMedia } from '../formato/fechas';
import { type Ausencia, useAnularAusencia, useAusencias } from './consultas';
import { NuevaAusencia } from './nueva-ausencia';

function VentanaDeAnular({ ausencia, alCerrar }: { ausencia: Ausencia | null; alCerrar: () => void }) {
  const anular = useAnularAusencia();
  return (
    <Modal
      opened={ausencia !== null}
      onClose={alCerrar}
      title="Dejar sin efecto una ausencia"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      {ausencia === null ? null : (
        <Stack>
          <Text>
            {ausencia.nombre} volvería a atender lo suyo y {ausencia.nombreDelSustituto} dejaría de verlo como
            propio.
          </Text>
          {anular.error ? <ProblemaVisible error={anular.error} /> : null}
          <Group justify="end">
            <Button variant="default" onClick={alCerrar}>
              Dejarla como está
            </Button>
            <Button
              loading={anular.isPending}
              onClick={() => anular.mutate(ausencia.id, { onSuccess: alCerrar })}
            >
              Dejar sin efecto
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** Who is away, until when and who stands in; and recording it. */
export function Ausencias() {
  const { usuario } = useSesion();
  const coordina = useTieneRol('coordinador');
  const registra = useTieneRol('coordinador', 'especialista');
  const ausencias = useAusencias();
  const [registrando, setRegistrando] = useState(false);
  const [porAnular, setPorAnular] = useState<Ausencia | null>(null);
  if (ausencias.isPending) return <Esperando filas={4} alto={56} />;
  if (ausencias.isError)
    return <ProblemaVisible error={ausencias.error} alReintentar={() => ausencias.refetch()} />;
  return (
    <Stack>
      {registra ? (
        <Group>
          <Button onClick={() => setRegistrando(true)}>Registrar una ausencia</Button>
          <Text size="sm" className="tenue">
            Mientras dura, lo de quien falta también le aparece a quien sustituye. Termina sola.
          </Text>
        </Group>
      ) : null}
      {ausencias.data.length === 0 ? (
        <Vacio titulo="Nadie está ausente ni lo estará.">
          Las ausencias registradas aparecen aquí hasta su último día.
        </Vacio>
      ) : (
        <section aria-label="Ausencias">
          {ausencias.data.map((a) => (
            <Group key={a.id} className="fila" justify="space-between" align="flex-start" gap="xs">
              <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
                <Group gap="xs">
                  <Text fw={600} size="sm">
                    {a.nombre}
                  </Text>
                  {a.vigente ? (
                    <Badge variant="light" color="yellow" tt="none">
                      Ausente hoy
                    </Badge>
                  ) : null}
                </Group>
                <Text size="sm">
                  Del {fechaMedia(a.desde)} al {fechaMedia(a.hasta)}. Sustituye {a.nombreDelSustituto}.
                </Text>
                {a.motivo ? (
                  <Text size="xs" className="tenue">
                    {a.motivo}
                  </Text>
                ) : null}
              </div>
              {coordina || a.usuario === usuario.id ? (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Dejar sin efecto la ausencia de ${a.nombre}`}
                  onClick={() => setPorAnular(a)}
                >
                  Dejar sin efecto
                </Button>
              ) : null}
            </Group>
          ))}
        </section>
      )}
      <NuevaAusencia abierta={registrando} alCerrar={() => setRegistrando(false)} />
      <VentanaDeAnular ausencia={porAnular} alCerrar={() => setPorAnular(null)} />
    </Stack>
  );
}
