import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useNovedades } from '../api/consultas';
import { usePreferencia } from '../api/preferencias';
import { Esperando } from '../componentes/esperando';
import { momento } from '../formato/fechas';

/** What moved since this person last said they had seen it. */
export function Novedades() {
  const vista = usePreferencia<number>('novedades.vistas');
  const novedades = useNovedades(vista.lista ? (vista.valor ?? 0) : null);
  if (novedades.isPending) return <Esperando filas={3} alto={32} />;
  if (novedades.isError) return <span className="tenue">No se pudo leer lo que se movió.</span>;
  const { elementos, ultima } = novedades.data;
  if (elementos.length === 0)
    return <span className="tenue">Nada se ha movido desde que marcó todo como visto.</span>;
  return (
    <>
      <ul className="tarjetas">
        {elementos.slice(0, 12).map((n) => (
          <li key={n.posicion} className="fila">
            <Anchor component={Link} to={`/${n.coleccion}/${n.caso}`} size="sm">
              {n.numero}
            </Anchor>{' '}
            <Text span size="sm">
              {n.relato}
            </Text>
            <Text size="xs" className="tenue">
              {n.actorNombre} · {momento(n.registrado)}
            </Text>
          </li>
        ))}
      </ul>
      {elementos.length > 12 ? (
        <Text size="xs" className="tenue">
          Y {elementos.length >= 50 ? 'muchos más' : `${elementos.length - 12} más`}.
        </Text>
      ) : null}
      <Button variant="default" size="xs" mt="xs" onClick={() => vista.guardar(ultima)}>
        Marcar todo como visto
      </Button>
    </>
  );
}
