import { nombreDe } from '../formato/nombres';
import type { SucesoDeIdentidad } from './tipos';

/** How somebody entered. */
export const MEDIOS: Readonly<Record<string, string>> = {
  ficha: 'con ficha',
  clave: 'con clave',
  institucion: 'con la institución',
};

const SUCESOS: Readonly<Record<string, string>> = {
  entro: 'Ingresó',
  fallo: 'No pudo ingresar',
  bloqueo: 'No pudo ingresar y quedó en espera',
  desbloqueado: 'Se le dejó intentar de nuevo',
  salio: 'Salió',
  sesiones_cerradas: 'Se cerraron sesiones',
  clave_cambiada: 'Cambió su clave',
  clave_puesta: 'Se puso una clave',
  invitado: 'Se le dio una invitación',
  ficha_nueva: 'Se le dio una ficha nueva',
  creado: 'Se creó el usuario',
  cambiado: 'Se cambió el usuario',
  revocado: 'Se revocó el usuario',
};

/** What happened, in words: «Ingresó con clave». */
export function sucesoEnPalabras({ que, detalle }: SucesoDeIdentidad): string {
  const suceso = nombreDe(SUCESOS, que);
  if (detalle === '') return suceso;
  return que === 'cambiado' ? `${suceso}: ${detalle}` : `${suceso} ${MEDIOS[detalle] ?? detalle}`;
}
