import { Alert, Anchor, Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { erroresPorCampo } from '../calendario/errores';
import { Esperando } from '../componentes/esperando';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { nombreDe, SITUACIONES } from '../formato/nombres';
import { plural } from '../formato/palabras';
import { etiqueta } from '../formularios/etiquetas';
import { IconoDescargar } from '../iconos';
import { type LoGuardado, type Persona, useLoGuardado } from './consultas';
import { Supresion } from './supresion';

function descargar(guardado: LoGuardado): void {
  const direccion = URL.createObjectURL(
    new Blob([JSON.stringify(guardado, null, 2)], { type: 'application/json' }),
  );
  const enlace = document.createElement('a');
  enlace.href = direccion;
  enlace.download = 'datos-personales.json';
  enlace.click();
  URL.revokeObjectURL(direccion);
}

/** The place of a datum as the forms name it. */
const donde = (ruta: string) =>
  ruta
    .split('.')
    .map((p) => (/^\d+$/.test(p) ? String(Number(p) + 1) : etiqueta(p)))
    .join(', ');

function Expediente({ expediente: e }: { expediente: LoGuardado['expedientes'][number] }) {
  return (
    <div className="fila">
      <Anchor component={Link} to={`/${e.coleccion}/${e.caso}`} fw={600} size="sm">
        {e.numero}
      </Anchor>
      <Text span size="sm">
        {' '}
        {nombreDe(SITUACIONES, e.situacion)} ·{' '}
        {plural(e.consultadoPor.length, 'consulta registrada', 'consultas registradas')}
      </Text>
      <List size="sm" mt={4}>
        {e.apariciones.map((a) => (
          <List.Item key={`${a.secuencia} ${a.ruta}`} style={{ overflowWrap: 'anywhere' }}>
            Evento {a.secuencia}, {donde(a.ruta)}: {a.valor}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

/** All that is kept of a person: to answer her, to hand it over, or to take it out. */
export function UnaPersona() {
  const [escrito, setEscrito] = useState('');
  const [persona, setPersona] = useState<Persona | null>(null);
  const guardado = useLoGuardado(persona);
  const errores = erroresPorCampo(guardado.error);
  const buscar = (e: FormEvent) => {
    e.preventDefault();
    const texto = escrito.trim();
    if (texto !== '') setPersona(texto.includes('@') ? { correo: texto } : { nombre: texto });
  };
  return (
    <Stack gap="lg">
      <form onSubmit={buscar} noValidate>
        <Group align="end">
          <TextInput
            label="Correo o nombre completo de la persona"
            description="Esta consulta queda registrada a su nombre."
            value={escrito}
            onChange={(e) => setEscrito(e.currentTarget.value)}
            error={errores['correo'] ?? errores['nombre']}
            w={{ base: '100%', xs: 420 }}
          />
          <Button type="submit" disabled={escrito.trim() === ''} loading={guardado.isFetching}>
            Ver qué se guarda
          </Button>
        </Group>
      </form>
      {guardado.isFetching && !guardado.data ? <Esperando filas={4} /> : null}
      {guardado.isError && Object.keys(errores).length === 0 ? (
        <ProblemaVisible error={guardado.error} />
      ) : null}
      {guardado.data && persona ? <LoHallado guardado={guardado.data} persona={persona} /> : null}
    </Stack>
  );
}

function LoHallado({ guardado, persona }: { guardado: LoGuardado; persona: Persona }) {
  const { expedientes, usuarios, hayMas } = guardado;
  if (expedientes.length === 0 && usuarios.length === 0)
    return (
      <Vacio titulo="No se guarda nada de esa persona.">
        Se buscó en la historia de todos los expedientes y entre los usuarios, sin distinguir tildes ni
        mayúsculas.
      </Vacio>
    );
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {plural(expedientes.length, 'expediente la nombra', 'expedientes la nombran')}
        </Title>
        <Button
          variant="default"
          leftSection={<IconoDescargar size={16} aria-hidden />}
          onClick={() => descargar(guardado)}
        >
          Descargar todo
        </Button>
      </Group>
      {hayMas ? (
        <Alert color="yellow" variant="light">
          Hay más expedientes de los que se muestran; pida por el correo, que nombra a una sola persona.
        </Alert>
      ) : null}
      {usuarios.map((u) => (
        <Text key={u.id} size="sm">
          Es usuario del sistema: {u.nombre}
          {u.revocado ? ' (revocado)' : ''}.
        </Text>
      ))}
      <section aria-label="Expedientes que la nombran">
        {expedientes.map((e) => (
          <Expediente key={e.caso} expediente={e} />
        ))}
      </section>
      <Supresion key={JSON.stringify(persona)} persona={persona} />
    </Stack>
  );
}
