import { Anchor, Group, Text, ThemeIcon } from '@mantine/core';
import { Norma } from '../componentes/norma';
import { IconoNoAplica, IconoPendiente, IconoVisto } from '../iconos';
import { irA } from './campos';
import { NOMBRES_DE_DATOS } from './datos-solicitud';
import type { Letra } from './letras';
import clases from './nueva.module.css';

const MARCAS = {
  completa: { icono: IconoVisto, color: 'teal', dice: 'Completa.' },
  falta: { icono: IconoPendiente, color: 'yellow', dice: '' },
  no_aplica: { icono: IconoNoAplica, color: 'gray', dice: 'No se pide: no hace falta.' },
} as const;

function Fila({ letra }: { letra: Letra }) {
  const { icono: Icono, color, dice } = MARCAS[letra.estado];
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="flex-start">
      <ThemeIcon variant="light" color={color} size={24} radius="xl" aria-hidden>
        <Icono size={14} />
      </ThemeIcon>
      <div>
        <Text size="sm" fw={600}>
          {letra.letra}) {letra.titulo}
        </Text>
        <Text size="sm" className="tenue" component="div">
          {letra.estado === 'falta' ? (
            <>
              Falta:{' '}
              {letra.faltan.map((ruta, i) => (
                <span key={ruta}>
                  {i === 0 ? null : ', '}
                  <Anchor component="button" type="button" size="sm" ta="start" onClick={() => irA(ruta)}>
                    {NOMBRES_DE_DATOS[ruta]?.toLowerCase() ?? ruta}
                  </Anchor>
                </span>
              ))}
              . {letra.obligatoria ? null : 'No es causal de rechazo.'}
            </>
          ) : (
            dice
          )}
        </Text>
      </div>
    </Group>
  );
}

/** The letters of the norm, with what each still lacks and what would come of it. */
export function ListaDeLetras({ letras }: { letras: readonly Letra[] }) {
  const incompletas = letras.filter((l) => l.obligatoria && l.estado === 'falta').map((l) => `${l.letra})`);
  return (
    <>
      <ul className={clases['letras']}>
        {letras.map((l) => (
          <Fila key={l.letra} letra={l} />
        ))}
      </ul>
      <Text size="sm" aria-live="polite" fw={600}>
        {incompletas.length === 0
          ? 'Los literales a), b) y c) están completos.'
          : `Así nacería rechazada: ${incompletas.length === 1 ? 'falta información del literal' : 'falta información de los literales'} ${new Intl.ListFormat('es-PE').format(incompletas)}.`}
      </Text>
      <Norma texto="Directiva N.º 005-2025-OECE-CD, num. 9.1.2 (proyecto: 8.1.2)" regla="AT-8.1.2-1" />
    </>
  );
}
