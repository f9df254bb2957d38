import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Pagina } from '../componentes/pagina';
import { Vacio } from '../componentes/vacio';

/** An address nobody lives at. */
export function NoHallada() {
  return (
    <Pagina titulo="Página no encontrada">
      <Vacio titulo="Esa dirección no corresponde a ninguna página.">
        Puede que el enlace esté incompleto. Vuelva a{' '}
        <Anchor component={Link} to="/">
          lo que vence hoy
        </Anchor>{' '}
        o busque el expediente por su número.
      </Vacio>
    </Pagina>
  );
}
