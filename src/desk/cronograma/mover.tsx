import { Alert, Button, Group, Radio, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { claveNueva, ProblemaHttp } from '../api/client';
import type { Acto, Caso } from '../api/tipos';
import { erroresPorCampo } from '../calendario/errores';
import { EfectosDelActo } from '../caso/efectos';
import { useActuar, useEnsayar } from '../caso/enviar';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { diaCivil } from '../formato/fechas';
import { nombreDe } from '../formato/nombres';
import { useHabiles } from './eje';
import { filasDe, procesoDe } from './lecturas';
import { Lienzo } from './lienzo';
import { CampoDeMomento } from './momento';
import { ACTIVIDADES } from './nombres';
import type { Fila } from './tipos';

// They have no life of their own: the convocation is published, and registration follows other stages.
const FIJAS = ['convocatoria', 'registro_participantes'];

interface Props {
  readonly caso: Caso;
  /** PRORROGAR, POSTERGAR or both: those permitted now. */
  readonly actos: readonly Acto[];
}

/** Prolonging or postponing a stage: what it would do is drawn over the calendar in force before it is confirmed. */
export function Mover({ caso, actos }: Props) {
  const filas = filasDe(caso);
  const movibles = filas.map((f) => f.actividad).filter((a) => !FIJAS.includes(a));
  const [tipo, setTipo] = useState(actos[0]?.tipo ?? 'PRORROGAR');
  const [nueva, setNueva] = useState<Fila | null>(null);
  const [motivo, setMotivo] = useState('');
  const [clave, setClave] = useState('');
  const ensayar = useEnsayar('procesos', caso.id);
  const actuar = useActuar('procesos', caso.id);
  const error = actuar.error ?? ensayar.error;
  const errores = erroresPorCampo(error);
  const previsto = ensayar.data;
  const vista = previsto ? filasDe(previsto.caso) : conLaNueva(filas, nueva);
  const habiles = useHabiles([...filas, ...vista], procesoDe(caso).provincia);
  const acto = actos.find((a) => a.tipo === tipo);
  const olvidar = () => {
    ensayar.reset();
    actuar.reset();
  };
  const poner = (fila: Fila | null) => {
    olvidar();
    setNueva(fila);
    const vieja = filas.find((f) => f.actividad === fila?.actividad);
    // A prórroga keeps the beginning: who moves it is postponing.
    if (fila && vieja && fila.inicio !== vieja.inicio && actos.some((a) => a.tipo === 'POSTERGAR'))
      setTipo('POSTERGAR');
  };
  const datos = nueva === null ? null : datosDe(tipo, nueva, filas, motivo);
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    olvidar();
    setClave(claveNueva());
    if (datos) ensayar.mutate({ tipo, datos, secuencia: caso.secuencia });
  };
  return (
    <Stack component="section" aria-labelledby="mover" gap="md" className="no-imprimir">
      <div>
        <Title order={2} size="h4" id="mover">
          Prorrogar o postergar una etapa
        </Title>
        {acto ? <Norma texto={acto.norma} regla={acto.regla} /> : null}
      </div>
      {actuar.isSuccess ? (
        <Alert color="teal" role="status">
          «{acto?.titulo ?? tipo}» quedó registrado: el cronograma en vigor es el nuevo.
        </Alert>
      ) : null}
      <form onSubmit={enviar} noValidate>
        <Stack>
          <Radio.Group
            label="Qué se hace"
            value={tipo}
            onChange={(v) => {
              olvidar();
              setTipo(v);
            }}
          >
            <Group mt={4}>
              {actos.map((a) => (
                <Radio key={a.tipo} value={a.tipo} label={a.titulo} />
              ))}
            </Group>
          </Radio.Group>
          <Group align="start">
            <Select
              label="Etapa"
              placeholder="Elija la etapa"
              data={movibles.map((a) => ({ value: a, label: nombreDe(ACTIVIDADES, a) }))}
              value={nueva?.actividad ?? null}
              onChange={(a) => poner(filas.find((f) => f.actividad === a) ?? null)}
              error={errores['datos.actividad']}
              allowDeselect={false}
              w={260}
            />
            {nueva === null ? null : (
              <>
                {tipo === 'POSTERGAR' ? (
                  <CampoDeMomento
                    etiqueta="Nuevo inicio"
                    valor={nueva.inicio}
                    conHora={nueva.actividad === 'presentacion_propuestas'}
                    alCambiar={(inicio) => poner({ ...nueva, inicio })}
                  />
                ) : null}
                <CampoDeMomento
                  etiqueta="Nuevo fin"
                  valor={nueva.fin}
                  conHora={nueva.actividad === 'presentacion_propuestas'}
                  alCambiar={(fin) => poner({ ...nueva, fin })}
                />
              </>
            )}
          </Group>
          {errores['datos.fin'] || errores['datos.inicio'] ? (
            <Text size="sm" role="alert" style={{ color: 'var(--vencido)' }}>
              {errores['datos.inicio']} {errores['datos.fin']}
            </Text>
          ) : null}
          <Textarea
            label="Motivo"
            value={motivo}
            onChange={(e) => {
              olvidar();
              setMotivo(e.currentTarget.value);
            }}
            error={errores['datos.motivo']}
            autosize
            minRows={2}
            maxLength={4000}
            maw={720}
          />
          <Group>
            <Button type="submit" variant="light" disabled={datos === null} loading={ensayar.isPending}>
              Ver qué hará
            </Button>
          </Group>
        </Stack>
      </form>
      {error && !(error instanceof ProblemaHttp && Object.keys(errores).length > 0) ? (
        <ProblemaVisible error={error} />
      ) : null}
      {nueva === null && !previsto ? null : (
        <div>
          <Lienzo
            etiqueta="Cronograma que resultaría, día por día"
            filas={vista}
            antes={filas}
            habiles={habiles}
            {...(previsto ? {} : { alMover: poner, movibles: nueva ? [nueva.actividad] : movibles })}
          />
          <Text size="sm" className="tenue" mt={4}>
            Con línea de puntos, el cronograma en vigor.{' '}
            {previsto
              ? 'Las etapas siguientes se corren los mismos días hábiles.'
              : 'Con las flechas se mueve el fin de la etapa; con Mayúsculas, su inicio.'}
          </Text>
        </div>
      )}
      {previsto ? (
        <section aria-label="Qué hará este acto">
          <EfectosDelActo antes={caso.situacion} efectos={previsto.efectos} />
          <Group mt="md">
            <Button
              loading={actuar.isPending}
              onClick={() =>
                actuar.mutate(
                  { tipo, datos, secuencia: caso.secuencia, clave },
                  {
                    onSuccess: () => {
                      ensayar.reset();
                      setNueva(null);
                      setMotivo('');
                    },
                  },
                )
              }
            >
              Confirmar
            </Button>
          </Group>
        </section>
      ) : null}
    </Stack>
  );
}

const conLaNueva = (filas: readonly Fila[], nueva: Fila | null) =>
  filas.map((f) => (f.actividad === nueva?.actividad ? nueva : f));

// An end that did not change is not sent: a beginning left out moves with its end.
function datosDe(tipo: string, nueva: Fila, filas: readonly Fila[], motivo: string) {
  const vieja = filas.find((f) => f.actividad === nueva.actividad);
  const cambiaInicio = tipo === 'POSTERGAR' && vieja !== undefined && nueva.inicio !== vieja.inicio;
  return {
    actividad: nueva.actividad,
    ...(cambiaInicio ? { inicio: nueva.inicio } : {}),
    fin: nueva.fin.length === 10 ? diaCivil(nueva.fin) : nueva.fin,
    motivo: motivo.trim(),
  };
}
