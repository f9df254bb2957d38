import { Anchor, Code, Grid, ScrollArea, SegmentedControl, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useCaso } from '../desk/api/consultas';
import { useAlDia } from '../desk/api/corriente';
import type { Coleccion, ValorDeEstado } from '../desk/api/tipos';
import { Esperando } from '../desk/componentes/esperando';
import { Pagina } from '../desk/componentes/pagina';
import { ProblemaVisible } from '../desk/componentes/problema';
import { dibujoDe, useCasoInspeccionado, usePasos } from './consultas';
import { Deslizador } from './deslizador';
import { Dibujo } from './dibujo';
import { dondeMirar, enBreve, itemsDe, nombreDeParte, rutasDe, valorDe } from './estados';
import { ListaDePasos } from './lista-de-pasos';
import { Probar } from './probar';
import type { Paso } from './tipos';

/** One case in the inspector: found by its id, whatever its collection. */
export function CasoInspeccionado() {
  const { id = '' } = useParams();
  const hallado = useCasoInspeccionado(id);
  useAlDia(id, [['caso', id]]);
  const { caso, ultimo } = hallado.data ?? {};
  if (!caso || !ultimo)
    return (
      <Pagina titulo="Expediente">
        {hallado.isError ? (
          <ProblemaVisible error={hallado.error} alReintentar={() => void hallado.refetch()} />
        ) : (
          <Esperando filas={4} alto={120} />
        )}
      </Pagina>
    );
  return <Historia id={id} coleccion={caso.coleccion} ultimo={ultimo} />;
}

function Contexto({ paso }: { paso: Paso | undefined }) {
  return (
    <Stack gap="sm">
      {paso?.partes.map((parte) => (
        <div key={parte.item ?? ''}>
          <Text size="sm" fw={600}>
            Contexto del {nombreDeParte(parte)}
          </Text>
          <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }}>
            <Code block>{JSON.stringify(parte.contexto, null, 2)}</Code>
          </ScrollArea.Autosize>
        </div>
      ))}
    </Stack>
  );
}

/** The value of a part before it last changed, up to a step: what is new in the picture is what entered then. */
function antesDelUltimoCambio(
  pasos: readonly Paso[],
  hasta: number,
  item: string | null,
): ValorDeEstado | null {
  const valores = pasos
    .filter((p) => p.secuencia <= hasta)
    .map((p) => [
      p.estadoAntes === null ? null : valorDe(p.estadoAntes, item),
      valorDe(p.estadoDespues, item),
    ]);
  return valores.findLast(([a, d]) => JSON.stringify(a) !== JSON.stringify(d))?.[0] ?? null;
}

function Diagrama({
  paso,
  pasos,
  probado,
}: {
  paso: Paso;
  pasos: readonly Paso[];
  probado: ValorDeEstado | null;
}) {
  const valor = probado ?? paso.estadoDespues;
  const [elegida, setElegida] = useState<string>('');
  const items = itemsDe(valor);
  const item = items.includes(elegida) ? elegida : null;
  const suyo = valorDe(valor, item);
  const antes =
    probado === null ? antesDelUltimoCambio(pasos, paso.secuencia, item) : valorDe(paso.estadoDespues, item);
  const [maquina = '', version = ''] = paso.maquina.split('@');
  return (
    <Stack gap="xs">
      {items.length > 0 ? (
        <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
          <SegmentedControl
            size="xs"
            aria-label="Qué diagrama"
            value={item ?? ''}
            onChange={setElegida}
            data={[{ value: '', label: 'Proceso' }, ...items.map((n) => ({ value: n, label: `Ítem ${n}` }))]}
          />
        </ScrollArea>
      ) : null}
      <Dibujo
        key={item === null ? 'caso' : 'item'}
        ruta={dibujoDe(maquina, version, item !== null)}
        nombre={`Diagrama de ${paso.numero} en el paso ${paso.secuencia}, con su estado encendido`}
        activos={suyo === null ? [] : rutasDe(suyo)}
        alto="min(60vh, 560px)"
        foco={suyo === null ? [] : dondeMirar(antes, suyo)}
      />
      <Text size="sm" aria-live="polite">
        {probado === null ? 'Estado' : 'Estado de la copia'}: {enBreve(valor)}
      </Text>
    </Stack>
  );
}

function Historia({ id, coleccion, ultimo }: { id: string; coleccion: Coleccion; ultimo: Paso }) {
  const [consulta, setConsulta] = useSearchParams();
  const [probado, setProbado] = useState<ValorDeEstado | null>(null);
  const total = ultimo.secuencia;
  const pedida = Number(consulta.get('paso'));
  const secuencia = pedida >= 1 && pedida < total ? Math.floor(pedida) : total;
  const pasos = usePasos(coleccion, id, secuencia);
  const caso = useCaso(coleccion, id);
  const mover = (n: number) => {
    setProbado(null);
    setConsulta(n >= total ? {} : { paso: String(n) }, { replace: true });
  };
  const paso =
    pasos.data?.elementos.find((p) => p.secuencia === secuencia) ??
    (secuencia === total ? ultimo : undefined);
  return (
    <Pagina
      titulo={ultimo.numero}
      bajada={
        <>
          {ultimo.maquina} ·{' '}
          <Anchor component={Link} to={`/${coleccion}/${id}`}>
            Ver el expediente en la mesa
          </Anchor>
        </>
      }
    >
      <Deslizador total={total} valor={secuencia} paso={paso} alMover={mover} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }} className="acompana">
          {paso ? (
            <Diagrama paso={paso} pasos={pasos.data?.elementos ?? []} probado={probado} />
          ) : (
            <Esperando filas={2} alto={200} />
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Tabs defaultValue="pasos">
            <Tabs.List aria-label="Sobre este paso">
              <Tabs.Tab value="pasos">Pasos</Tabs.Tab>
              <Tabs.Tab value="contexto">Contexto</Tabs.Tab>
              <Tabs.Tab value="probar">Probar</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="pasos" pt="sm">
              {pasos.isError ? (
                <ProblemaVisible error={pasos.error} alReintentar={() => void pasos.refetch()} />
              ) : null}
              {pasos.isPending ? <Esperando filas={6} alto={60} /> : null}
              <ListaDePasos
                pasos={pasos.data?.elementos.toReversed() ?? []}
                abierto={secuencia}
                alAbrir={(n) => (n === null ? undefined : mover(n))}
              />
            </Tabs.Panel>
            <Tabs.Panel value="contexto" pt="sm">
              <Contexto paso={paso} />
            </Tabs.Panel>
            <Tabs.Panel value="probar" pt="sm">
              {caso.data ? <Probar coleccion={coleccion} caso={caso.data} alIr={setProbado} /> : null}
            </Tabs.Panel>
          </Tabs>
        </Grid.Col>
      </Grid>
    </Pagina>
  );
}
