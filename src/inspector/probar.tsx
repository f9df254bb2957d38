import { Button, Group, JsonInput, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useActos } from '../desk/api/consultas';
import { useSesion } from '../desk/api/sesion';
import type { Caso, Coleccion, ValorDeEstado } from '../desk/api/tipos';
import { EfectosDelActo } from '../desk/caso/efectos';
import { useEnsayar } from '../desk/caso/enviar';
import { ProblemaVisible } from '../desk/componentes/problema';
import { IconoProbar } from '../desk/iconos';
import { muestraDe } from './muestra';

interface Props {
  readonly coleccion: Coleccion;
  readonly caso: Pick<Caso, 'id' | 'secuencia' | 'situacion'>;
  /** Told where the copy went, to light it; null when the trial is left. */
  readonly alIr: (estado: ValorDeEstado | null) => void;
}

function leer(texto: string): { datos: unknown } | null {
  try {
    return { datos: texto.trim() === '' ? {} : JSON.parse(texto) };
  } catch {
    return null;
  }
}

/** Sends an event to a copy of the case: nothing is written, and one sees where it would go. */
export function Probar({ coleccion, caso, alIr }: Props) {
  const actos = useActos(coleccion, caso.id);
  const ensayo = useEnsayar(coleccion, caso.id);
  const { ahora } = useSesion();
  const [tipo, setTipo] = useState<string | null>(null);
  const [texto, setTexto] = useState('{}');
  const leido = leer(texto);
  const elegir = (nuevo: string | null) => {
    setTipo(nuevo);
    ensayo.reset();
    alIr(null);
    const acto = actos.data?.find((a) => a.tipo === nuevo);
    if (acto) setTexto(muestraDe(acto.esquema, ahora));
  };
  const probar = () => {
    if (tipo === null || leido === null) return;
    ensayo.mutate(
      { tipo, datos: leido.datos, secuencia: caso.secuencia },
      { onSuccess: (r) => alIr(r.efectos.estado), onError: () => alIr(null) },
    );
  };
  return (
    <Stack gap="sm" component="section" aria-labelledby="titulo-probar">
      <div>
        <Title order={2} size="h4" id="titulo-probar">
          Probar con una copia
        </Title>
        <Text size="sm" className="tenue">
          El evento se decide sobre una copia del expediente como está hoy. Nada se guarda ni se notifica.
        </Text>
      </div>
      <Select
        label="Evento"
        placeholder="Elija un acto"
        searchable
        data={(actos.data ?? []).map((a) => ({
          value: a.tipo,
          label: `${a.titulo}${a.disponible ? '' : ' (ahora no procede)'}`,
        }))}
        value={tipo}
        onChange={elegir}
        nothingFoundMessage="Ningún acto se llama así."
      />
      <JsonInput
        label="Datos del evento, en JSON"
        description="Vienen los obligatorios, con el primer valor que cada uno admite."
        value={texto}
        onChange={setTexto}
        error={leido === null ? 'No es JSON: revise comas, comillas y llaves.' : null}
        autosize
        minRows={6}
        maxRows={18}
        formatOnBlur
        spellCheck={false}
      />
      <Group gap="xs">
        <Button
          onClick={probar}
          loading={ensayo.isPending}
          disabled={tipo === null || leido === null}
          leftSection={<IconoProbar size={16} aria-hidden />}
        >
          Probar
        </Button>
        {ensayo.isSuccess || ensayo.isError ? (
          <Button
            variant="default"
            onClick={() => {
              ensayo.reset();
              alIr(null);
            }}
          >
            Volver a lo que es
          </Button>
        ) : null}
      </Group>
      <div aria-live="polite">
        {ensayo.isError ? <ProblemaVisible error={ensayo.error} /> : null}
        {ensayo.isSuccess ? (
          <Stack gap="xs">
            <Text size="sm" fw={600}>
              La copia quedó así; el diagrama lo muestra encendido.
            </Text>
            <EfectosDelActo antes={caso.situacion} efectos={ensayo.data.efectos} />
          </Stack>
        ) : null}
      </div>
    </Stack>
  );
}
