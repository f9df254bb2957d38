import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { claveNueva } from '../api/client';
import { useSesion } from '../api/sesion';
import { CampoDeFecha } from '../componentes/fecha';
import { ProblemaVisible } from '../componentes/problema';
import { diaCivil } from '../formato/fechas';
import { ResultadoDelCambio, VistaDelCambio } from './cambio';
import { type Peticion, useCambiarCalendario, useEnsayoDeCambio } from './consultas';
import { erroresPorCampo } from './errores';
import { OPCIONES_DE_AMBITO } from './lugares';

const VACIO = { fecha: '', norma: '', ambito: 'nacional', motivo: '' };

/** Declaring a day: first what it would move, then the declaration itself. */
export function Declarar() {
  const hoy = diaCivil(useSesion().ahora);
  const [datos, setDatos] = useState({ ...VACIO, publicada: hoy });
  const [ensayado, setEnsayado] = useState<{ peticion: Peticion; clave: string } | null>(null);
  const ensayo = useEnsayoDeCambio(ensayado?.peticion ?? null);
  const cambiar = useCambiarCalendario();
  const error = cambiar.error ?? (ensayado ? ensayo.error : null);
  const errores = erroresPorCampo(error);
  const campo = (nombre: 'norma' | 'motivo') => ({
    value: datos[nombre],
    error: errores[nombre],
    required: true,
    withAsterisk: false,
    onChange: (e: { currentTarget: { value: string } }) => poner(nombre, e.currentTarget.value),
  });
  const poner = (nombre: keyof typeof datos, valor: string) => {
    setDatos((d) => ({ ...d, [nombre]: valor }));
    // What was tried is no longer what is written.
    setEnsayado(null);
    cambiar.reset();
  };
  const ensayar = (e: FormEvent) => {
    e.preventDefault();
    cambiar.reset();
    setEnsayado({
      peticion: { metodo: 'POST', ruta: '/api/calendario/inhabiles', cuerpo: datos },
      clave: claveNueva(),
    });
  };
  if (cambiar.isSuccess)
    return (
      <Stack>
        <ResultadoDelCambio cambio={cambiar.data} dia={datos.fecha} verbo="declaró" />
        <Group>
          <Button
            onClick={() => {
              setDatos({ ...VACIO, publicada: hoy });
              setEnsayado(null);
              cambiar.reset();
            }}
          >
            Declarar otro día
          </Button>
        </Group>
      </Stack>
    );
  const ajeno = error !== null && Object.keys(errores).length === 0;
  return (
    <Stack gap="lg">
      <form onSubmit={ensayar} noValidate>
        <Stack maw={720}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <CampoDeFecha
              label="Día que se declara no laborable"
              value={datos.fecha}
              onChange={(v) => poner('fecha', v)}
              error={errores['fecha']}
            />
            <Select
              label="Dónde rige"
              data={OPCIONES_DE_AMBITO}
              value={datos.ambito}
              onChange={(v) => poner('ambito', v ?? 'nacional')}
              error={errores['ambito']}
              allowDeselect={false}
              searchable
              nothingFoundMessage="No hay ninguna región ni provincia con ese nombre."
            />
            <TextInput label="Norma que lo declara" placeholder="DS 100-2026-PCM" {...campo('norma')} />
            <CampoDeFecha
              label="Publicada el"
              value={datos.publicada}
              onChange={(v) => poner('publicada', v)}
              error={errores['publicada']}
            />
          </SimpleGrid>
          <TextInput
            label="Motivo"
            placeholder="Día no laborable compensable del sector público"
            {...campo('motivo')}
          />
          <Group>
            <Button type="submit" variant="light" loading={ensayado !== null && ensayo.isPending}>
              Ver qué plazos se mueven
            </Button>
          </Group>
        </Stack>
      </form>
      {ajeno ? <ProblemaVisible error={error} /> : null}
      {ensayado !== null && !ensayo.isError ? (
        <section aria-labelledby="efecto-declarar">
          <Title order={2} size="h4" id="efecto-declarar" mb="xs">
            Antes de confirmar
          </Title>
          <VistaDelCambio ensayo={ensayo} />
          {ensayo.isSuccess ? (
            <Group mt="md">
              <Button loading={cambiar.isPending} onClick={() => cambiar.mutate(ensayado)}>
                Confirmar la declaración
              </Button>
              <Text size="sm" className="tenue">
                Los plazos se mueven al confirmar, todos a la vez.
              </Text>
            </Group>
          ) : null}
        </section>
      ) : null}
    </Stack>
  );
}
