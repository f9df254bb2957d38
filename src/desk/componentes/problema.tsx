import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { ProblemaHttp } from '../api/client';
import type { SeHabilita } from '../api/tipos';
import { fechaLarga } from '../formato/fechas';
import { losRoles } from '../formato/nombres';
import { etiqueta } from '../formularios/etiquetas';
import { Norma } from './norma';

/** What would make an act possible, in a sentence; null when nothing is known. */
export function enQueCaso({ desde, hasta, acto, roles }: SeHabilita): string | null {
  const partes = [
    desde ? `desde el ${fechaLarga(desde)}` : null,
    hasta ? `hasta el ${fechaLarga(hasta)}` : null,
    acto ? `después de «${acto}»` : null,
    roles && roles.length > 0 ? `si lo hace: ${losRoles(roles)}` : null,
  ].filter((p) => p !== null);
  return partes.length === 0 ? null : `Se puede ${partes.join(', ')}.`;
}

// «Fecha: », «Deficiencias 2, Tipo: »: the place of an error as the form names it.
function dondeEsta(ruta: string): string {
  const pasos = ruta.split('.').filter((p, i) => p !== '' && !(i === 0 && p === 'datos'));
  const nombres = pasos.map((p) => (/^\d+$/.test(p) ? String(Number(p) + 1) : etiqueta(p)));
  return nombres.length === 0 ? '' : `${nombres.join(' ')}: `;
}

/** A refusal or failure: what happened, by which article, what would help, and how to try again. */
export function ProblemaVisible({ error, alReintentar }: { error: Error; alReintentar?: () => void }) {
  const problema = error instanceof ProblemaHttp ? error : null;
  const habilita = problema?.seHabilita ? enQueCaso(problema.seHabilita) : null;
  return (
    <Alert color={problema && problema.estado < 500 ? 'yellow' : 'red'} role="alert" variant="light">
      <Stack gap={6}>
        <Text size="sm">{problema?.detalle ?? error.message}</Text>
        {problema && problema.incumplimientos.length > 1 ? (
          <List size="sm">
            {problema.incumplimientos.map((i) => (
              <List.Item key={i.detalle}>
                {i.detalle} <Norma texto={i.norma} />
              </List.Item>
            ))}
          </List>
        ) : null}
        {problema && problema.errores.length > 0 ? (
          <List size="sm">
            {problema.errores.map((e) => (
              <List.Item key={`${e.ruta} ${e.mensaje}`}>
                {dondeEsta(e.ruta)}
                {e.mensaje}
              </List.Item>
            ))}
          </List>
        ) : null}
        {habilita ? <Text size="sm">{habilita}</Text> : null}
        {problema?.norma ? <Norma texto={problema.norma} regla={problema.regla} /> : null}
        {alReintentar ? (
          <Button size="xs" variant="default" onClick={alReintentar} style={{ alignSelf: 'start' }}>
            Intentar de nuevo
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
