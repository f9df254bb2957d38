import type { FechaCivil } from './civil.js';

/**
 * Easter Sunday of a Gregorian year (anonymous Gregorian computus). Exact for every year from 1583;
 * the caller decides which years are lawful to ask about.
 */
export function domingoDePascua(anio: number): FechaCivil {
  const aureo = anio % 19;
  const siglo = Math.floor(anio / 100);
  const resto = anio % 100;
  const correccionLunar = Math.floor((siglo - Math.floor((siglo + 8) / 25) + 1) / 3);
  const epacta = (19 * aureo + siglo - Math.floor(siglo / 4) - correccionLunar + 15) % 30;
  const semana = (32 + 2 * (siglo % 4) + 2 * Math.floor(resto / 4) - epacta - (resto % 4)) % 7;
  const ajuste = Math.floor((aureo + 11 * epacta + 22 * semana) / 451);
  const dias = epacta + semana - 7 * ajuste + 114;
  const mes = Math.floor(dias / 31);
  const dia = (dias % 31) + 1;
  return `${String(anio).padStart(4, '0')}-0${mes}-${String(dia).padStart(2, '0')}`;
}
