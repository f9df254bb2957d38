import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { ProblemaVisible } from '../componentes/problema';
import { tamanio } from '../formato/tamanios';
import { IconoSubir } from '../iconos';
import type { Cola, Subida } from './cola';
import { Elegir } from './elegir';
import type { Admitido } from './tipos';

/** Where files are dropped or chosen, and how those on their way go. */
export function SubirDocumentos({ cola, admitido }: { cola: Cola; admitido: Admitido }) {
  const [encima, setEncima] = useState(false);
  const soltar = (e: DragEvent) => {
    e.preventDefault();
    setEncima(false);
    cola.agregar([...e.dataTransfer.files]);
  };
  return (
    <Stack gap="sm">
      <Paper
        withBorder
        p="md"
        ta="center"
        bg={encima ? 'var(--mantine-primary-color-light)' : 'var(--fondo-suave)'}
        style={{ borderStyle: 'dashed' }}
        onDragOver={(e: DragEvent) => {
          e.preventDefault();
          setEncima(true);
        }}
        onDragLeave={() => setEncima(false)}
        onDrop={soltar}
      >
        <Text size="sm" mb="xs">
          Arrastre aquí los archivos, o elíjalos de su equipo.
        </Text>
        <Elegir
          varios
          alElegir={(archivos) => cola.agregar(archivos)}
          variant="default"
          leftSection={<IconoSubir size={16} />}
        >
          Elegir archivos
        </Elegir>
        <Text size="xs" className="tenue" mt="xs">
          Hasta {tamanio(admitido.maximo)} cada uno: {admitido.tipos.join(', ')}.
        </Text>
      </Paper>
      <Stack gap="xs" role="status" aria-label="Archivos que se están subiendo">
        {cola.subidas.map((s) => (
          <EnCamino key={s.clave} subida={s} cola={cola} />
        ))}
      </Stack>
    </Stack>
  );
}

function EnCamino({ subida, cola }: { subida: Subida; cola: Cola }) {
  const { clave, archivo, estado, parte, error } = subida;
  const porCiento = Math.round(parte * 100);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {archivo.name} <span className="tenue">· {tamanio(archivo.size)}</span>
        </Text>
        {estado === 'espera' || estado === 'subiendo' ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Cancelar ${archivo.name}`}
            onClick={() => cola.cancelar(clave)}
          >
            Cancelar
          </Button>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Quitar ${archivo.name} de esta lista`}
            onClick={() => cola.olvidar(clave)}
          >
            Quitar
          </Button>
        )}
      </Group>
      {estado === 'subiendo' ? (
        <Progress value={porCiento} mt={6} aria-label={`Avance de ${archivo.name}`} />
      ) : null}
      {estado === 'espera' ? <Text size="xs">Espera su turno.</Text> : null}
      {estado === 'subiendo' && parte === 1 ? <Text size="xs">Se comprueba y se guarda.</Text> : null}
      {estado === 'hecha' ? <Text size="xs">Guardado.</Text> : null}
      {error ? <ProblemaVisible error={error} alReintentar={() => cola.reintentar(clave)} /> : null}
    </Paper>
  );
}
