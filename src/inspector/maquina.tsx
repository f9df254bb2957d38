import { Button, Grid, Select, Text } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';
import { Esperando } from '../desk/componentes/esperando';
import { Pagina } from '../desk/componentes/pagina';
import { ProblemaVisible } from '../desk/componentes/problema';
import { IconoDescargar } from '../desk/iconos';
import { dibujoDe, useMaquina } from './consultas';
import { Dibujo } from './dibujo';
import { EstadoElegido } from './estado-elegido';
import { aplanar } from './estados';

/** One machine: its picture, and what each state says and takes. */
export function PaginaDeMaquina() {
  const { id = '' } = useParams();
  const [consulta, setConsulta] = useSearchParams();
  const version = consulta.get('version') ?? '';
  const maquina = useMaquina(id, version);
  const deItem = consulta.get('item') === 'si';
  const elegido = consulta.get('estado');
  const elegir = (estado: string | null) =>
    setConsulta(
      (previa) => {
        if (estado === null) previa.delete('estado');
        else previa.set('estado', estado);
        return previa;
      },
      { replace: true },
    );
  const raiz = deItem ? maquina.data?.item : maquina.data?.raiz;
  const estados = raiz ? aplanar(raiz) : [];
  const hallado = estados.find((e) => e.ruta === elegido);
  const ruta = dibujoDe(id, version, deItem);
  const titulo = deItem ? 'Ítem de un proceso de selección' : (maquina.data?.titulo ?? 'Máquina');
  if (!maquina.isSuccess)
    return (
      <Pagina titulo={titulo}>
        {maquina.isError ? (
          <ProblemaVisible error={maquina.error} alReintentar={() => void maquina.refetch()} />
        ) : (
          <Esperando filas={4} alto={120} />
        )}
      </Pagina>
    );
  return (
    <Pagina
      titulo={titulo}
      bajada={`${deItem ? 'item' : id}@${version}`}
      acciones={
        <Button
          component="a"
          href={ruta}
          download={`${deItem ? 'item' : id}-${version}.svg`}
          variant="default"
          leftSection={<IconoDescargar size={16} aria-hidden />}
        >
          Descargar el SVG
        </Button>
      }
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Dibujo
            ruta={ruta}
            nombre={`Diagrama de estados: ${titulo}`}
            elegido={elegido}
            alElegir={elegir}
            alto="min(72vh, 760px)"
          />
          <Text size="xs" className="tenue" mt={4}>
            Arrastre para moverse; Ctrl y la rueda, o los botones, para acercar. Con el teclado: flechas, + y
            −.
          </Text>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Select
            label="Estado"
            placeholder="Elija un estado o tóquelo en el diagrama"
            searchable
            clearable
            data={estados.map((e) => e.ruta)}
            value={hallado ? hallado.ruta : null}
            onChange={elegir}
            nothingFoundMessage="Ningún estado se llama así."
          />
          {hallado && maquina.data ? (
            <EstadoElegido {...hallado} eventos={maquina.data.eventos} />
          ) : (
            <Text size="sm" className="tenue" mt="sm">
              {raiz?.descripcion ?? ''} Elija un estado para ver su artículo y lo que admite.
            </Text>
          )}
        </Grid.Col>
      </Grid>
    </Pagina>
  );
}
