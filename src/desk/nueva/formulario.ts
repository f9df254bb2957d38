import { useMemo, useState } from 'react';
import type { Errores } from '../api/tipos';
import type { Formulario } from './campos';

/** Texts of a form by path. */
export type Textos = Readonly<Record<string, string>>;

/** What is shown of the errors: of a field, once somebody left it; of all, once somebody tried to send. */
export interface Revision {
  readonly formulario: Formulario;
  readonly error: (ruta: string) => string | undefined;
  /** From now on every error is shown. */
  readonly mostrarTodo: () => void;
}

/**
 * Binds the texts of a draft to its fields.
 * @param errores what the API says of what is written
 */
export function useTextos(
  textos: Textos,
  poner: (ruta: string, valor: string) => void,
  errores: Errores,
): Revision {
  const [tocados, setTocados] = useState<ReadonlySet<string>>(new Set());
  const [todo, setTodo] = useState(false);
  const porRuta = useMemo(() => new Map(errores.map((e) => [e.ruta, e.mensaje])), [errores]);
  const error = (ruta: string) => (todo || tocados.has(ruta) ? porRuta.get(ruta) : undefined);
  const formulario: Formulario = {
    texto: (ruta) => textos[ruta] ?? '',
    poner,
    error,
    // After the click that left the field: an error that pushes the page down would take the button from under it.
    tocar: (ruta) =>
      void setTimeout(() => setTocados((antes) => (antes.has(ruta) ? antes : new Set(antes).add(ruta))), 250),
  };
  return { formulario, error, mostrarTodo: () => setTodo(true) };
}
