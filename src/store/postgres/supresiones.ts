import type { PoolClient } from 'pg';
import {
  alcanceDeSupresion,
  buscable,
  type Cabeza,
  type EnvioNombrado,
  enviosLimpios,
  SUPRIMIR,
} from '../comun/supresiones.js';
import type { Caso, Escritura } from '../puerto.js';
import { palabrasPlegadas } from '../sql/dialecto.js';
import { sentenciasDe } from './base.js';

/**
 * Takes personal data out of the rows of a case, inside the transaction that wrote the event that orders it. What they were
 * stays in the pages of the tables until `borrarRastro`.
 */
export async function escribirSupresion(
  cliente: Pick<PoolClient, 'query'>,
  caso: Caso,
  { eventos, avisos, entidad, objeto, limpiar }: NonNullable<Escritura['supresion']>,
): Promise<void> {
  const en = sentenciasDe(cliente);
  const { id } = caso;
  const { secuencia } = caso.estado;
  const envios = enviosLimpios(await en.todas<EnvioNombrado>(SUPRIMIR.envios, id, id), limpiar);
  const alcance = alcanceDeSupresion(eventos, avisos, envios);
  await en.mandar(SUPRIMIR.anota, id, secuencia, ...alcance, caso.actualizado);
  for (const { aviso, intento, limpios } of envios)
    await en.mandar(SUPRIMIR.envio, ...limpios, secuencia, aviso, intento);
  for (const e of eventos) await en.mandar(SUPRIMIR.evento, e.datos, e.sal, secuencia, id, e.secuencia);
  for (const a of avisos) await en.mandar(SUPRIMIR.aviso, a.asunto, a.destinatarios, a.id, id);
  const antes = (await en.una<Cabeza>(SUPRIMIR.cabeza, id)) as Cabeza;
  if (antes.entidad === entidad && antes.objeto === objeto) return;
  await en.mandar(SUPRIMIR.resumen, entidad, objeto, id);
  await en.mandar(
    'UPDATE caso_texto SET palabras = array_to_tsvector(?::text[]) WHERE caso = ?',
    palabrasPlegadas(buscable({ ...antes, entidad, objeto })),
    antes.pk,
  );
}
