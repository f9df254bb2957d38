import { Group, List, Stack, Text } from '@mantine/core';
import type { Efectos } from '../api/tipos';
import { Situacion } from '../componentes/insignias';
import { Norma } from '../componentes/norma';
import { fechaLarga } from '../formato/fechas';
import { CANALES, nombreDe } from '../formato/nombres';
import { diasHabiles } from '../formato/palabras';

const CIERRES: Readonly<Record<string, string>> = {
  cumplido: 'queda cumplido',
  vencido: 'queda vencido',
  anulado: 'queda sin efecto',
  reemplazado: 'se reemplaza por otro',
  suspendido: 'se suspende',
};

/** What an act does or would do: where the case stands, terms that start and end, notices. */
export function EfectosDelActo({ antes, efectos }: { antes: string; efectos: Efectos }) {
  const { situacion, plazosArmados, plazosCerrados, notificaciones } = efectos;
  const nada =
    antes === situacion && plazosArmados.length + plazosCerrados.length + notificaciones.length === 0;
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Text size="sm">Situación:</Text>
        {antes === situacion ? null : (
          <>
            <Situacion valor={antes} />
            <Text size="sm">pasa a</Text>
          </>
        )}
        <Situacion valor={situacion} />
        {antes === situacion ? <Text size="sm">(no cambia)</Text> : null}
      </Group>
      {plazosArmados.length > 0 ? (
        <div>
          <Text size="sm" fw={600}>
            Plazos que empiezan
          </Text>
          <List size="sm">
            {plazosArmados.map((p) => (
              <List.Item key={p.id}>
                {p.descripcion}{' '}
                {p.computo === 'fecha'
                  ? 'Hasta el'
                  : `${p.computo === 'habiles' ? diasHabiles(p.dias) : `${p.dias} días calendario`}: vence el`}{' '}
                <strong>{fechaLarga(p.vence)}</strong>. <Norma texto={p.norma} />
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {plazosCerrados.length > 0 ? (
        <div>
          <Text size="sm" fw={600}>
            Plazos que terminan
          </Text>
          <List size="sm">
            {plazosCerrados.map((p) => (
              <List.Item key={p.id}>
                {p.descripcion} ({CIERRES[p.estado] ?? p.estado}). <Norma texto={p.norma} />
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {notificaciones.length > 0 ? (
        <div>
          <Text size="sm" fw={600}>
            Notificaciones que se ordenan
          </Text>
          <List size="sm">
            {notificaciones.map((n) => (
              <List.Item key={`${n.plantilla} ${n.canal} ${n.destinatarios.join()}`}>
                {n.asunto}, por {nombreDe(CANALES, n.canal)}. <Norma texto={n.norma} />
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {nada ? (
        <Text size="sm" className="tenue">
          Queda en la historia; no cambia la situación, ni los plazos, ni ordena notificaciones.
        </Text>
      ) : null}
    </Stack>
  );
}
