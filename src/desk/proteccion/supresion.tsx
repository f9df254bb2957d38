import { Alert, Button, Group, List, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { claveNueva } from '../api/client';
import { erroresPorCampo } from '../calendario/errores';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { plural } from '../formato/palabras';
import { type Persona, type Suprimido, useSuprimir } from './consultas';

function PorExpediente({ hecho }: { hecho: Suprimido }) {
  const seDice = (e: Suprimido['expedientes'][number]) => {
    if (e.resultado === 'conservado') return e.detalle ?? 'Se conserva.';
    if (e.resultado === 'nada') return 'Ya no la nombra.';
    const cuantos = plural(e.eventos?.length ?? 0, 'evento');
    const queda = e.detalle === undefined ? '' : ` ${e.detalle}`;
    return hecho.simulada ? `Saldría de ${cuantos}.${queda}` : `Salió de ${cuantos}.${queda}`;
  };
  return (
    <List size="sm" spacing={4}>
      {hecho.expedientes.map((e) => (
        <List.Item key={e.caso}>
          <strong>{e.numero}</strong>: {seDice(e)} {e.norma ? <Norma texto={e.norma} /> : null}
          {e.documentosPorRevisar.length > 0 ? (
            <Text size="xs" className="tenue">
              Revise sus documentos, que el sistema no lee:{' '}
              {e.documentosPorRevisar.map((d) => d.nombre).join(', ')}.
            </Text>
          ) : null}
        </List.Item>
      ))}
      {hecho.usuarios.map((u) => (
        <List.Item key={u.usuario}>
          {u.detalle ??
            (hecho.simulada ? 'Su usuario perdería nombre y correo.' : 'Su usuario perdió nombre y correo.')}
        </List.Item>
      ))}
    </List>
  );
}

/** Taking a person out of what has ended: first what it would do, then doing it. */
export function Supresion({ persona }: { persona: Persona }) {
  const ensayo = useSuprimir();
  const suprimir = useSuprimir();
  const [datos, setDatos] = useState({ motivo: '', norma: 'Ley 29733, art. 20' });
  const error = suprimir.error ?? ensayo.error;
  const errores = erroresPorCampo(error);
  const poner = (nombre: keyof typeof datos, valor: string) => {
    setDatos((d) => ({ ...d, [nombre]: valor }));
    ensayo.reset();
    suprimir.reset();
  };
  const ensayar = (e: FormEvent) => {
    e.preventDefault();
    suprimir.reset();
    ensayo.mutate({ ...persona, ...datos, simular: true, clave: claveNueva() });
  };
  if (suprimir.isSuccess)
    return (
      <Alert
        color="green"
        variant="light"
        title="Hecho; consta en la historia de cada expediente"
        role="status"
      >
        <PorExpediente hecho={suprimir.data} />
      </Alert>
    );
  const hayQueHacer = (ensayo.data?.expedientes ?? []).some((e) => e.resultado === 'suprimido');
  const hayUsuario = (ensayo.data?.usuarios ?? []).some((u) => u.resultado === 'suprimido');
  return (
    <Paper component="section" withBorder p="md" aria-labelledby="suprimir">
      <Title order={2} size="h4" id="suprimir">
        Suprimir sus datos
      </Title>
      <Text size="sm" className="tenue" mb="sm">
        Solo de lo terminado: lo que está en trámite se conserva. No se puede deshacer; la historia sigue
        entera y dice que se suprimió.
      </Text>
      <form onSubmit={ensayar} noValidate>
        <Stack maw={640}>
          <Textarea
            label="Motivo"
            description="Sin nombrar a la persona: queda en la historia."
            value={datos.motivo}
            onChange={(e) => poner('motivo', e.currentTarget.value)}
            error={errores['motivo']}
            autosize
            minRows={2}
          />
          <TextInput
            label="Norma"
            value={datos.norma}
            onChange={(e) => poner('norma', e.currentTarget.value)}
            error={errores['norma']}
          />
          <Group>
            <Button
              type="submit"
              variant="light"
              disabled={datos.motivo.trim() === '' || datos.norma.trim() === ''}
              loading={ensayo.isPending}
            >
              Ver qué saldría
            </Button>
          </Group>
        </Stack>
      </form>
      {error && Object.keys(errores).length === 0 ? <ProblemaVisible error={error} /> : null}
      {ensayo.data ? (
        <Stack mt="md">
          <PorExpediente hecho={ensayo.data} />
          {hayQueHacer || hayUsuario ? (
            <Group>
              <Button
                color="red"
                loading={suprimir.isPending}
                onClick={() => suprimir.mutate({ ...persona, ...datos, simular: false, clave: claveNueva() })}
              >
                Suprimir, sin vuelta atrás
              </Button>
            </Group>
          ) : (
            <Text size="sm">Hoy no hay nada que se pueda suprimir.</Text>
          )}
        </Stack>
      ) : null}
    </Paper>
  );
}
