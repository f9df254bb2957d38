import { Group, List, Loader, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Plazo } from '../api/tipos';
import { Situacion } from '../componentes/insignias';
import { Norma } from '../componentes/norma';
import { ProblemaVisible } from '../componentes/problema';
import { fechaLarga } from '../formato/fechas';
import { CANALES, CARGAS, nombreDe } from '../formato/nombres';
import { diasHabiles, plural } from '../formato/palabras';
import { IconoAlerta } from '../iconos';
import type { CasoPorNacer, Simulacion } from './simulacion';

const duracion = ({ computo, dias }: Plazo) =>
  computo === 'habiles' ? diasHabiles(dias) : plural(dias, 'día calendario', 'días calendario');

function PlazoQueEmpieza({ plazo }: { plazo: Plazo }) {
  return (
    <List.Item>
      {plazo.descripcion}{' '}
      <Text span fw={600}>
        Vence el {fechaLarga(plazo.vence)}
      </Text>
      {plazo.computo === 'fecha' ? null : `: ${duracion(plazo)} desde el ${fechaLarga(plazo.desde)}`}. Lo
      cumple: {nombreDe(CARGAS, plazo.carga)}. <Norma texto={plazo.norma} regla={plazo.regla} />
    </List.Item>
  );
}

function Consecuencia({ caso, children }: { caso: CasoPorNacer; children?: ReactNode }) {
  const { plazos, efectos, advertencias } = caso;
  const avisos = efectos?.notificaciones ?? [];
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text size="sm">Nacerá en situación:</Text>
        <Situacion valor={caso.situacion} />
      </Group>
      {children}
      {plazos.length > 0 ? (
        <div>
          <Text size="sm" fw={600}>
            {plazos.length === 1 ? 'Empieza a correr un plazo' : `Empiezan a correr ${plazos.length} plazos`}
          </Text>
          <List size="sm" spacing={6} mt={4}>
            {plazos.map((p) => (
              <PlazoQueEmpieza key={p.id} plazo={p} />
            ))}
          </List>
        </div>
      ) : (
        <Text size="sm">No empieza a correr ningún plazo.</Text>
      )}
      {avisos.length > 0 ? (
        <div>
          <Text size="sm" fw={600}>
            Se ordenan estos avisos
          </Text>
          <List size="sm" spacing={6} mt={4}>
            {avisos.map((a) => (
              <List.Item key={`${a.plantilla} ${a.asunto}`}>
                {a.asunto} (por {nombreDe(CANALES, a.canal)}, a {a.destinatarios.join(', ')}).{' '}
                <Norma texto={a.norma} />
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {advertencias.length > 0 ? (
        <Paper bg="var(--fondo-suave)" p="sm">
          <Group gap={6} mb={4} wrap="nowrap">
            <IconoAlerta size={16} aria-hidden />
            <Text size="sm" fw={600}>
              Conviene revisar, aunque no impide enviar
            </Text>
          </Group>
          <List size="sm" spacing={6}>
            {advertencias.map((a) => (
              <List.Item key={a}>{a}</List.Item>
            ))}
          </List>
        </Paper>
      ) : null}
    </Stack>
  );
}

interface Props {
  readonly simulacion: Simulacion;
  /** Something particular of this kind of case, after its situation. */
  readonly propio?: ReactNode;
}

/** What will happen on sending, as the API answers while one types. */
export function QuePasara({ simulacion: { caso, errores, negativa, revisando }, propio }: Props) {
  return (
    <Stack gap="xs" aria-live="polite" aria-busy={revisando}>
      {caso ? <Consecuencia caso={caso}>{propio}</Consecuencia> : null}
      {negativa ? <ProblemaVisible error={negativa} /> : null}
      {caso === null && negativa === null && errores.length > 0 ? (
        <Text size="sm">
          {errores.length === 1
            ? 'Falta un dato, o está por corregir, para saber qué pasará.'
            : `Hay ${errores.length} datos que escribir o corregir para saber qué pasará.`}
        </Text>
      ) : null}
      <Group gap={6} mih={20}>
        {revisando ? (
          <>
            <Loader size={14} aria-hidden />
            <Text size="xs" className="tenue">
              Revisando lo escrito…
            </Text>
          </>
        ) : null}
      </Group>
    </Stack>
  );
}
