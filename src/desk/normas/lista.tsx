import { Anchor, Button, Group, Paper, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { pedir } from '../api/client';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { plegar, plural } from '../formato/palabras';
import { IconoBuscar } from '../iconos';
import { cargaEnPalabras, FUENTES, Fuente, plazoEnPalabras, REGIMENES } from './marcas';
import type { Regla } from './tipos';

const POR_VEZ = 40;

function useFiltro() {
  const [parametros, setParametros] = useSearchParams();
  const poner = (nombre: string, valor: string) =>
    setParametros(
      (antes) => {
        const nuevos = new URLSearchParams(antes);
        valor === '' ? nuevos.delete(nombre) : nuevos.set(nombre, valor);
        return nuevos;
      },
      { replace: true },
    );
  const leer = (nombre: string) => parametros.get(nombre) ?? '';
  return {
    texto: leer('texto'),
    regimen: leer('regimen'),
    fuente: leer('fuente'),
    conPlazo: leer('plazo') === 'si',
    poner,
  };
}

function Renglon({ regla }: { regla: Regla }) {
  const carga = cargaEnPalabras(regla);
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 18rem', minWidth: 0 }}>
          <Anchor
            component={Link}
            to={`/normas/${encodeURIComponent(regla.id)}`}
            fw={600}
            c="inherit"
            underline="hover"
          >
            {regla.glosa}
          </Anchor>
          <Text size="sm" className="tenue">
            {regla.cita} · regla {regla.id}
          </Text>
          {regla.plazo === null ? null : (
            <Text size="sm">
              {plazoEnPalabras(regla)}
              <Text span size="sm" className="tenue">
                {carga === null ? '' : ` · ${carga}`}
              </Text>
            </Text>
          )}
        </div>
        <Fuente fuente={regla.fuente} />
      </Group>
    </Paper>
  );
}

/** Every rule the system applies, to look for. */
export function ListaDeNormas() {
  const { texto, regimen, fuente, conPlazo, poner } = useFiltro();
  const [mostradas, setMostradas] = useState(POR_VEZ);
  const consulta = useQuery({
    queryKey: ['reglas'],
    queryFn: () => pedir<{ elementos: readonly Regla[] }>('/api/reglas'),
    select: (r) => r.elementos,
    staleTime: 60_000,
  });
  const buscado = useDeferredValue(texto);
  const halladas = useMemo(() => {
    const palabras = plegar(buscado).split(/\s+/).filter(Boolean);
    return (consulta.data ?? []).filter((r) => {
      if (regimen !== '' && r.regimen !== regimen) return false;
      if (fuente !== '' && r.fuente !== fuente) return false;
      if (conPlazo && r.plazo === null) return false;
      const dice = plegar(`${r.id} ${r.glosa} ${r.cita} ${r.plazo?.dias ?? ''} ${r.plazo?.corre ?? ''}`);
      return palabras.every((p) => dice.includes(p));
    });
  }, [consulta.data, buscado, regimen, fuente, conPlazo]);
  const filtrar = (nombre: string) => (valor: string | null) => {
    setMostradas(POR_VEZ);
    poner(nombre, valor ?? '');
  };
  return (
    <Pagina
      titulo="Normas"
      bajada="Cada regla que el sistema aplica, con su artículo, su plazo y dónde se leyó."
    >
      <Group align="flex-end" gap="md">
        <TextInput
          type="search"
          label="Buscar en las reglas"
          placeholder="Palabras, artículo o regla"
          value={texto}
          onChange={(e) => filtrar('texto')(e.currentTarget.value)}
          leftSection={<IconoBuscar size={16} aria-hidden />}
          maxLength={200}
          style={{ flex: '1 1 16rem' }}
        />
        <Select
          label="Régimen"
          placeholder="Todos"
          data={Object.entries(REGIMENES).map(([value, label]) => ({ value, label }))}
          value={regimen === '' ? null : regimen}
          onChange={filtrar('regimen')}
          clearable
          clearButtonProps={{ 'aria-label': 'Todos los regímenes' }}
          w={270}
        />
        <Select
          label="De dónde viene"
          placeholder="De cualquier parte"
          data={Object.entries(FUENTES).map(([value, label]) => ({ value, label }))}
          value={fuente === '' ? null : fuente}
          onChange={filtrar('fuente')}
          clearable
          clearButtonProps={{ 'aria-label': 'De cualquier parte' }}
          w={200}
        />
        <Switch
          label="Solo las que otorgan plazo"
          checked={conPlazo}
          onChange={(e) => filtrar('plazo')(e.currentTarget.checked ? 'si' : '')}
          mb={8}
        />
      </Group>
      {consulta.isError ? (
        <ProblemaVisible error={consulta.error} alReintentar={() => consulta.refetch()} />
      ) : consulta.isPending ? (
        <Esperando filas={8} alto={76} />
      ) : (
        <Stack gap="xs">
          <Text size="sm" className="tenue" aria-live="polite">
            {plural(halladas.length, 'regla')}
          </Text>
          {halladas.length === 0 ? (
            <Vacio titulo="Ninguna regla dice eso.">Pruebe con menos palabras, o quite algún filtro.</Vacio>
          ) : (
            <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
              {halladas.slice(0, mostradas).map((r) => (
                <Renglon key={r.id} regla={r} />
              ))}
            </Stack>
          )}
          {halladas.length > mostradas ? (
            <Button variant="default" onClick={() => setMostradas((n) => n + POR_VEZ)}>
              Mostrar más: quedan {halladas.length - mostradas}
            </Button>
          ) : null}
        </Stack>
      )}
    </Pagina>
  );
}
