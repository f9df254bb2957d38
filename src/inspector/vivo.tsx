import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Esperando } from '../desk/componentes/esperando';
import { Pagina } from '../desk/componentes/pagina';
import { ProblemaVisible } from '../desk/componentes/problema';
import { Vacio } from '../desk/componentes/vacio';
import { plegar, plural } from '../desk/formato/palabras';
import { IconoPausa, IconoSeguir } from '../desk/iconos';
import { ListaDePasos } from './lista-de-pasos';
import { useSeguimiento } from './seguimiento';

/** What happens in every case, as it is committed. */
export function EnVivo() {
  const [pausado, setPausado] = useState(false);
  const [numero, setNumero] = useState('');
  const [tipo, setTipo] = useState<string | null>(null);
  const [maquina, setMaquina] = useState<string | null>(null);
  const { pasos, error, cargando, pendientes, reintentar } = useSeguimiento(pausado);
  const visibles = pasos.filter(
    (p) =>
      (tipo === null || p.tipo === tipo) &&
      (maquina === null || p.maquina === maquina) &&
      (numero === '' || plegar(p.numero).includes(plegar(numero))),
  );
  const distintos = (de: (p: (typeof pasos)[number]) => string) => [...new Set(pasos.map(de))].sort();
  return (
    <Pagina
      titulo="En vivo"
      bajada="Cada evento confirmado, con las condiciones que se probaron, lo que ordenó y lo que cambió."
      acciones={
        <Button
          variant={pausado ? 'filled' : 'default'}
          leftSection={pausado ? <IconoSeguir size={16} aria-hidden /> : <IconoPausa size={16} aria-hidden />}
          onClick={() => setPausado(!pausado)}
        >
          {pausado ? 'Seguir' : 'Pausar'}
        </Button>
      }
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Expediente"
          placeholder="Su número"
          value={numero}
          onChange={(e) => setNumero(e.currentTarget.value)}
        />
        <Select
          label="Evento"
          placeholder="Todos"
          clearable
          searchable
          data={distintos((p) => p.tipo)}
          value={tipo}
          onChange={setTipo}
        />
        <Select
          label="Máquina"
          placeholder="Todas"
          clearable
          data={distintos((p) => p.maquina)}
          value={maquina}
          onChange={setMaquina}
        />
        <Text size="sm" className="tenue" aria-live="polite">
          {pausado
            ? `En pausa: ${plural(pendientes, 'evento nuevo', 'eventos nuevos')}.`
            : plural(visibles.length, 'paso')}
        </Text>
      </Group>
      {error ? <ProblemaVisible error={error} alReintentar={reintentar} /> : null}
      {cargando ? <Esperando filas={6} alto={60} /> : null}
      {!cargando && visibles.length === 0 && error === null ? (
        <Vacio titulo={pasos.length === 0 ? 'Todavía no hubo ningún evento.' : 'Nada de lo último coincide.'}>
          {pasos.length === 0
            ? 'En cuanto se confirme uno, aparecerá aquí.'
            : 'Quite algún filtro, o espere: lo nuevo aparece solo.'}
        </Vacio>
      ) : null}
      <ListaDePasos pasos={visibles} deVarios />
    </Pagina>
  );
}
