import type { Objeto } from './caso.js';

const PESOS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

function esRuc(ruc: string): boolean {
  if (!/^\d{11}$/.test(ruc)) return false;
  let suma = 0;
  for (let i = 0; i < 10; i++) suma += Number(ruc[i]) * (PESOS[i] ?? 0);
  return (11 - (suma % 11)) % 10 === Number(ruc[10]);
}

/** Whether a solicitud has the shape the contract asks for; what letters a) to c) omit is another matter (AT-8.1.2). */
export function bienPresentada(datos: Objeto): boolean {
  const ruc = ((datos['entidad'] ?? {}) as Objeto)['ruc'];
  const responsable = datos['responsableDec'] as Objeto | undefined;
  return (
    ['digital', 'presencial'].includes(datos['canal'] as string) &&
    ['actuaciones_preparatorias', 'seleccion', 'ejecucion'].includes(datos['fase'] as string) &&
    Array.isArray(datos['materias']) &&
    datos['materias'].length > 0 &&
    typeof responsable?.['nombre'] === 'string' &&
    /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(responsable['correo'])) &&
    (ruc === undefined || esRuc(String(ruc)))
  );
}
