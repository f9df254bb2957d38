import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { PlazoDeCaso } from '../api/tipos';
import { Restantes } from '../componentes/insignias';
import { CARGAS, nombreDe } from '../formato/nombres';
import { resumir } from '../formato/palabras';

/** A term among those of many cases: which case, what is due, who owes it and by which article. */
export function FilaDePlazo({ plazo, conMarca = true }: { plazo: PlazoDeCaso; conMarca?: boolean }) {
  return (
    <div className="fila">
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
          <Anchor component={Link} to={`/${plazo.coleccion}/${plazo.caso}`} fw={600} size="sm">
            {plazo.numero}
          </Anchor>
          <Text span size="sm">
            {' '}
            {resumir(plazo.objeto ?? 'Sin objeto')}
          </Text>
          <Text size="sm">{plazo.descripcion}</Text>
          <Text size="xs" className="tenue">
            {nombreDe(CARGAS, plazo.carga)} · {plazo.norma}
            {plazo.responsable ? ` · a cargo de ${plazo.responsable}` : ''}
          </Text>
        </div>
        {conMarca ? <Restantes plazo={plazo} /> : null}
      </Group>
    </div>
  );
}
