import { Alert, Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { claveNueva, ProblemaHttp } from '../api/client';
import { useSesion } from '../api/sesion';
import type { ActoDelCaso, Caso, Coleccion, FilaDeHistorial, Resultado } from '../api/tipos';
import { Esperando } from '../componentes/esperando';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { useDocumentosDelCaso } from '../documentos/consultas';
import { claveDeBorrador, useBorrador } from './borrador';
import { EfectosDelActo } from './efectos';
import { useActuar, useEnsayar } from './enviar';
import { prellenar } from './prellenado';
import { usePropuesta } from './propuesta';
import {
  actosQueSeRectifican,
  alCambiarDeActo,
  esquemaDeRectificacion,
  RECTIFICAR,
  tipoElegido,
} from './rectificacion';
import { sugerenciasDe } from './sugerencias';

const Formulario = lazy(() => import('../formularios/formulario'));

interface Props {
  readonly coleccion: Coleccion;
  readonly caso: Caso;
  readonly historia: readonly FilaDeHistorial[];
  readonly acto: ActoDelCaso;
  /** Every act of the case: a rectification offers them. */
  readonly actos: readonly ActoDelCaso[];
  readonly alCerrar: () => void;
}

/** What may be done next with what is written. */
type Momento =
  | { readonly de: 'escribir' }
  | {
      readonly de: 'confirmar';
      readonly previa: Resultado | null;
      readonly secuencia: number;
      readonly clave: string;
    };

const ESCRIBIR: Momento = { de: 'escribir' };

const sinEnsayo = (error: Error | null): boolean =>
  error instanceof ProblemaHttp && error.cuerpo['sinEnsayo'] === true;

/** An act being written: its form, what it would do, and its confirmation. */
export function PanelDeActo(props: Props) {
  const { acto, alCerrar } = props;
  const telefono = useMediaQuery('(max-width: 48em)');
  return (
    <Drawer
      opened
      onClose={alCerrar}
      // In a field Escape closes what the field opened, never the form around it.
      closeOnEscape={false}
      onKeyDown={(e) => {
        const { tagName } = e.target as HTMLElement;
        if (e.key === 'Escape' && tagName !== 'INPUT' && tagName !== 'TEXTAREA') alCerrar();
      }}
      position="right"
      size={telefono ? '100%' : 'xl'}
      title={acto.titulo}
      closeButtonProps={{ 'aria-label': 'Cerrar sin enviar; lo escrito se conserva' }}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } }}
    >
      {acto.tipo === 'CONVOCAR' ? (
        <ConPropuesta key={acto.tipo} {...props} />
      ) : (
        <Contenido key={acto.tipo} {...props} />
      )}
    </Drawer>
  );
}

// A convocation starts from the calendar somebody made for it or, when nobody did, from the lawful one proposed today.
function ConPropuesta(props: Props) {
  const propuesta = usePropuesta(props.caso);
  if (propuesta.isFetching && propuesta.data === undefined) return <Esperando />;
  return <Contenido {...props} propuesto={propuesta.data} />;
}

function Contenido({
  coleccion,
  caso,
  historia,
  acto,
  actos,
  alCerrar,
  propuesto,
}: Props & { propuesto?: readonly Record<string, unknown>[] | undefined }) {
  const sesion = useSesion();
  const documentos = useDocumentosDelCaso(coleccion, caso.id).data;
  const idDeFormulario = `acto-${acto.tipo}`;
  const { datos, escribir, descartar } = useBorrador(
    claveDeBorrador(sesion.usuario.id, caso.id, acto.tipo),
    () => prellenar(acto.tipo, acto.esquema, { caso, historia, sesion, propuesto, documentos }),
  );
  const rectifica = acto.tipo === RECTIFICAR;
  const sugerencias = useMemo(
    () => (rectifica ? actosQueSeRectifican(actos) : sugerenciasDe(caso, historia, acto.tipo)),
    [rectifica, actos, caso, historia, acto.tipo],
  );
  const esquema = rectifica ? esquemaDeRectificacion(acto.esquema, actos, datos) : acto.esquema;
  const [momento, setMomento] = useState<Momento>(ESCRIBIR);
  const [montado, setMontado] = useState(false);
  const alMontar = useCallback(() => setMontado(true), []);
  const ensayo = useEnsayar(coleccion, caso.id);
  const envio = useActuar(coleccion, caso.id);
  const llegada = useRef(caso.secuencia);
  const previa = useRef<HTMLDivElement>(null);
  const seMovio = caso.secuencia > llegada.current;
  const error = envio.error ?? ensayo.error;
  const errores = error instanceof ProblemaHttp ? error.errores : [];

  // A case that moves takes back what was shown of it: what the act would do may be another thing now.
  useEffect(() => {
    setMomento((m) =>
      m.de === 'confirmar' && m.secuencia !== caso.secuencia && !envio.isPending ? ESCRIBIR : m,
    );
  }, [caso.secuencia, envio.isPending]);
  useEffect(() => {
    if (momento.de === 'confirmar') previa.current?.focus();
  }, [momento]);

  const cambiar = (nuevos: unknown) => {
    escribir(rectifica ? alCambiarDeActo(datos, nuevos) : nuevos);
    setMomento(ESCRIBIR);
    if (ensayo.error || envio.error) {
      ensayo.reset();
      envio.reset();
    }
  };
  const ensayar = () => {
    const { secuencia } = caso;
    envio.reset();
    const listo = (resultado: Resultado | null) =>
      setMomento({ de: 'confirmar', previa: resultado, secuencia, clave: claveNueva() });
    ensayo.mutate(
      { tipo: acto.tipo, datos, secuencia },
      { onSuccess: listo, onError: (e) => (sinEnsayo(e) ? listo(null) : undefined) },
    );
  };
  const confirmar = () => {
    if (momento.de !== 'confirmar') return;
    const { secuencia, clave } = momento;
    envio.mutate(
      { tipo: acto.tipo, datos, secuencia, clave },
      {
        onSuccess: () => {
          descartar();
          notifications.show({ message: `«${acto.titulo}» quedó registrado.`, color: 'petroleo' });
          alCerrar();
        },
        onError: () => setMomento(ESCRIBIR),
      },
    );
  };
  return (
    <Stack gap="md">
      <Norma texto={acto.norma} regla={acto.regla} />
      {seMovio ? <SeMovio historia={historia} desde={llegada.current} /> : null}
      {acto.disponible ? null : (
        <Alert color="yellow" role="alert">
          {acto.motivo?.detalle ?? 'Este acto ya no procede.'} Lo que escribió se conserva.
        </Alert>
      )}
      <Suspense fallback={<Esperando />}>
        <Formulario
          // Another act chosen inside is another form.
          key={rectifica ? tipoElegido(datos) : acto.tipo}
          id={idDeFormulario}
          esquema={esquema}
          sugerencias={sugerencias}
          datos={datos}
          alEscribir={cambiar}
          alEnviar={ensayar}
          errores={errores}
          alMontar={alMontar}
        />
      </Suspense>
      {error && momento.de === 'escribir' ? <ProblemaVisible error={error} /> : null}
      {momento.de === 'confirmar' ? (
        <section ref={previa} tabIndex={-1} aria-label="Qué hará este acto" style={{ outline: 'none' }}>
          <Stack gap="xs" p="md" bg="var(--fondo-suave)" bd="1px solid var(--linea)">
            <Title order={3} size="h5">
              Qué hará este acto
            </Title>
            {momento.previa ? (
              <EfectosDelActo antes={caso.situacion} efectos={momento.previa.efectos} />
            ) : (
              <Text size="sm">{error?.message} Al confirmarlo se hará de verdad.</Text>
            )}
          </Stack>
        </section>
      ) : null}
      <Group justify="flex-end" pos="sticky" bottom={0} py="sm" bg="var(--mantine-color-body)">
        <Button
          variant="subtle"
          onClick={() => {
            descartar();
            alCerrar();
          }}
        >
          Descartar
        </Button>
        {momento.de === 'confirmar' ? (
          <Button onClick={confirmar} loading={envio.isPending}>
            Confirmar
          </Button>
        ) : (
          <Button
            type="submit"
            form={idDeFormulario}
            loading={ensayo.isPending}
            disabled={!acto.disponible || !montado}
          >
            Ver qué hará
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function SeMovio({ historia, desde }: { historia: readonly FilaDeHistorial[]; desde: number }) {
  const nuevos = historia.filter((f) => f.secuencia > desde);
  return (
    <Alert color="yellow" role="status" title="El expediente avanzó mientras usted escribía">
      {nuevos.map((f) => (
        <Text size="sm" key={f.secuencia}>
          {f.relato ?? f.titulo ?? f.tipo} ({f.actorNombre ?? f.actor})
        </Text>
      ))}
      <Text size="sm">Lo que escribió sigue aquí. Revise de nuevo qué hará antes de confirmarlo.</Text>
    </Alert>
  );
}
