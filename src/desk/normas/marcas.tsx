import { Badge, Text } from '@mantine/core';
import { CARGAS, nombreDe } from '../formato/nombres';
import { diasHabiles, plural } from '../formato/palabras';
import type { Regla } from './tipos';

export const REGIMENES: Readonly<Record<string, string>> = {
  LEY32069: 'Ley 32069: asistencia técnica',
  DL1017: 'DL 1017: procesos de selección',
  LEY29733: 'Ley 29733: protección de datos personales',
};

export const FUENTES = {
  texto: 'Leída en la norma',
  memoria: 'Por contrastar',
  casa: 'Decisión de la casa',
} as const;

/** Where a rule comes from; one written from memory is marked, because nobody has read it in its norm yet. */
export function Fuente({ fuente }: Pick<Regla, 'fuente'>) {
  if (fuente !== 'memoria')
    return (
      <Text span size="xs" className="tenue">
        {FUENTES[fuente]}
      </Text>
    );
  return (
    <Badge tt="none" fw={600} variant="light" color="yellow" style={{ flexShrink: 0 }}>
      {FUENTES[fuente]}
    </Badge>
  );
}

/** «5 días hábiles, desde la recepción de la solicitud». */
export function plazoEnPalabras({ plazo }: Pick<Regla, 'plazo'>): string {
  if (plazo === null) return 'No otorga plazo';
  if (plazo.computo === 'fecha') return `Fecha señalada: ${plazo.corre}`;
  if (plazo.dias === null) return `Los días se otorgan en cada caso, desde ${plazo.corre}`;
  const dias =
    plazo.computo === 'habiles'
      ? diasHabiles(plazo.dias)
      : plural(plazo.dias, 'día calendario', 'días calendario');
  return `${dias}, desde ${plazo.corre}`;
}

/** Who bears its term, and of what kind it is. */
export function cargaEnPalabras({ plazo }: Pick<Regla, 'plazo'>): string | null {
  if (plazo === null) return null;
  const clase = plazo.clase === 'interno' ? 'plazo interno' : 'plazo legal';
  return `${nombreDe(CARGAS, plazo.carga)} · ${clase}`;
}
