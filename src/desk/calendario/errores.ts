import { ProblemaHttp } from '../api/client';

/** The sentences of a refusal, each under the field it is about; empty when it is about none. */
export function erroresPorCampo(error: Error | null): Readonly<Record<string, string>> {
  if (!(error instanceof ProblemaHttp)) return {};
  // This conflict is about the day: it is already declared, or no longer is.
  if (error.codigo === 'YA_DECLARADO') return { fecha: error.detalle };
  const porCampo: Record<string, string> = {};
  for (const { ruta, mensaje } of error.errores)
    porCampo[ruta] = porCampo[ruta] === undefined ? mensaje : `${porCampo[ruta]} ${mensaje}`;
  return porCampo;
}
