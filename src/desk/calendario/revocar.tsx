import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { claveNueva } from '../api/client';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { fechaLarga } from '../formato/fechas';
import { ResultadoDelCambio, VistaDelCambio } from './cambio';
import { type Peticion, useCambiarCalendario, useEnsayoDeCambio } from './consultas';
import { erroresPorCampo } from './errores';
import type { DiaInhabil } from './tipos';

/** Revoking a declared day, in a window: why, what it would move, and the revocation. */
export function VentanaDeRevocar({ dia, alCerrar }: { dia: DiaInhabil | null; alCerrar: () => void }) {
  return (
    <Modal
      opened={dia !== null}
      onClose={alCerrar}
      size="xl"
      title="Revocar un día declarado"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      {dia === null ? null : <Revocar dia={dia} alCerrar={alCerrar} />}
    </Modal>
  );
}

function Revocar({ dia, alCerrar }: { dia: DiaInhabil; alCerrar: () => void }) {
  const [motivo, setMotivo] = useState('');
  const [ensayado, setEnsayado] = useState<{ peticion: Peticion; clave: string } | null>(null);
  const ensayo = useEnsayoDeCambio(ensayado?.peticion ?? null);
  const cambiar = useCambiarCalendario();
  const error = cambiar.error ?? (ensayado ? ensayo.error : null);
  const errores = erroresPorCampo(error);
  const ensayar = (e: FormEvent) => {
    e.preventDefault();
    cambiar.reset();
    setEnsayado({
      peticion: {
        metodo: 'DELETE',
        ruta: `/api/calendario/inhabiles/${dia.fecha}`,
        consulta: { norma: dia.norma, motivo, ...(dia.ambito === undefined ? {} : { ambito: dia.ambito }) },
      },
      clave: claveNueva(),
    });
  };
  if (cambiar.isSuccess)
    return (
      <Stack>
        <ResultadoDelCambio cambio={cambiar.data} dia={dia.fecha} verbo="revocó" />
        <Group justify="end">
          <Button onClick={alCerrar}>Cerrar</Button>
        </Group>
      </Stack>
    );
  return (
    <Stack>
      <div>
        <Text>
          El <strong>{fechaLarga(dia.fecha)}</strong> volvería a ser día hábil.
        </Text>
        <Text size="sm" className="tenue">
          {dia.motivo} · <Norma texto={dia.norma} />
        </Text>
      </div>
      <form onSubmit={ensayar} noValidate>
        <Group align="start">
          <TextInput
            label="Motivo de la revocación, con su norma si la hay"
            value={motivo}
            onChange={(e) => {
              setMotivo(e.currentTarget.value);
              setEnsayado(null);
              cambiar.reset();
            }}
            error={errores['motivo'] ?? errores['fecha']}
            data-autofocus
            required
            withAsterisk={false}
            flex={1}
            miw={240}
          />
          <Button
            type="submit"
            variant="light"
            mt={25}
            disabled={motivo.trim() === ''}
            loading={ensayado !== null && ensayo.isPending}
          >
            Ver qué plazos se mueven
          </Button>
        </Group>
      </form>
      {error !== null && Object.keys(errores).length === 0 ? <ProblemaVisible error={error} /> : null}
      {ensayado !== null && !ensayo.isError ? <VistaDelCambio ensayo={ensayo} /> : null}
      <Group justify="end">
        <Button variant="default" onClick={alCerrar}>
          Dejarlo como está
        </Button>
        <Button
          disabled={!ensayo.isSuccess || ensayado === null}
          loading={cambiar.isPending}
          onClick={() => ensayado && cambiar.mutate(ensayado)}
        >
          Confirmar la revocación
        </Button>
      </Group>
    </Stack>
  );
}
