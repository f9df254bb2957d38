import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Caso } from '../api/tipos';
import { cronogramaGuardado } from '../caso/prellenado';
import { Editor } from './editor';
import { procesoDe } from './lecturas';
import { FormularioDePropuesta } from './proponer';
import type { Fila, Propuesta } from './tipos';

// What was left of a former visit; only what looks like a calendar is taken.
function guardadas(caso: string): readonly Fila[] {
  const leido = cronogramaGuardado(caso);
  return Array.isArray(leido) && leido.every((f) => typeof f?.actividad === 'string') ? leido : [];
}

/** The calendar of a process about to be convoked: made here, and taken to the form of the convocation. */
export function Preparar({ caso }: { caso: Caso }) {
  const proceso = procesoDe(caso);
  const [filas, setFilas] = useState<readonly Fila[]>(() => guardadas(caso.id));
  const [normas, setNormas] = useState<Propuesta['normas']>([]);
  const [fallo, setFallo] = useState(false);
  const irA = useNavigate();
  const convocar = () => {
    try {
      sessionStorage.setItem(`cronograma:${caso.id}`, JSON.stringify(filas));
      irA(`/procesos/${caso.id}?acto=CONVOCAR`);
    } catch {
      setFallo(true);
    }
  };
  return (
    <Stack gap="lg" component="section" aria-labelledby="preparar">
      <Title order={2} size="h4" id="preparar">
        Cronograma para convocar
      </Title>
      <FormularioDePropuesta
        fijo={proceso}
        alProponer={(propuesta) => {
          setFilas(propuesta.cronograma);
          setNormas(propuesta.normas);
        }}
      />
      {filas.length > 0 ? (
        <Editor
          proceso={proceso}
          filas={filas}
          normas={normas}
          alCambiar={setFilas}
          acciones={(valido) => (
            <Button onClick={convocar} disabled={!valido}>
              Convocar con este cronograma
            </Button>
          )}
        />
      ) : null}
      {fallo ? (
        <Text role="alert">
          El navegador no deja guardar el cronograma. Cópielo y péguelo en el formulario de la convocatoria.
        </Text>
      ) : null}
    </Stack>
  );
}
