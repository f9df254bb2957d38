import { Button, Collapse, Text, Timeline } from '@mantine/core';
import { useState } from 'react';
import type { FilaDeHistorial } from '../api/tipos';
import { Norma } from '../componentes/norma';
import { diaCivil, fechaCorta, momento } from '../formato/fechas';
import { Lista } from './valor';

const conDatos = ({ datos }: FilaDeHistorial) => Object.keys(datos).length > 0;

/** The story of a case, the latest first: what happened, who did it, when, by which article; the data one click away. */
export function Historia({ filas }: { filas: readonly FilaDeHistorial[] }) {
  return (
    <Timeline bulletSize={14} lineWidth={2} active={filas.length}>
      {filas.toReversed().map((f) => (
        <Timeline.Item key={f.secuencia} title={f.relato ?? f.titulo ?? f.tipo}>
          <Text size="sm" className="tenue">
            {f.actorNombre ?? f.actor} · <time dateTime={f.ocurrido}>{momento(f.ocurrido)}</time>
            {diaCivil(f.ocurrido) === diaCivil(f.registrado)
              ? ''
              : ` · registrado el ${fechaCorta(f.registrado)}`}
          </Text>
          <Norma texto={f.norma} regla={f.regla} />
          {conDatos(f) ? <Detalle fila={f} /> : null}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function Detalle({ fila }: { fila: FilaDeHistorial }) {
  const [abierto, setAbierto] = useState(false);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-xs"
        px={0}
        onClick={() => setAbierto((a) => !a)}
        aria-expanded={abierto}
        aria-label={`${abierto ? 'Ocultar' : 'Ver'} lo registrado en el evento ${fila.secuencia}`}
      >
        {abierto ? 'Ocultar lo registrado' : 'Ver lo registrado'}
      </Button>
      <Collapse expanded={abierto}>{abierto ? <Lista datos={fila.datos} /> : null}</Collapse>
    </div>
  );
}
