import { resolver } from '../modelo/historias.js';
import { Azar } from '../seguridad/azar.js';
import { elegirConstancia, elegirEnvio, tirada } from './elegir-actos.js';
import { elegirNacimiento } from './elegir-nacimiento.js';
import { elegirActoDeProceso } from './elegir-procesos.js';
import { diaEnLima, masDias } from './ingenuo/calendario.js';
import { USUARIOS } from './mundo.js';
import type { Envio, Hecho, Muerte, Paso } from './pasos.js';
import type { ProcesoSeguido } from './procesos.js';
import type { Seguido } from './seguido.js';
import type { Simulacion } from './simulacion.js';

/** How big a run is. */
export interface Tamanio {
  readonly semilla: number;
  readonly inicio: string;
  readonly anios: number;
  readonly casos: number;
}

const PASOS_POR_CASO = 26;
const DIA_MS = 86_400_000;
const CALIENTES = 12;
const AMBITOS = [
  'nacional',
  'nacional',
  'provincia:Lima',
  'region:Cusco',
  'provincia:Ilo',
  'region:Moquegua',
];
const REGLAS = [
  'AT-8.2.1.A-1',
  'AT-8.2.1.A-2',
  'AT-8.2.1.B-5',
  'AT-8.2.1.B-5',
  'AMB-A4',
  'AMB-A6-resultado',
  'AMB-A6-respuesta',
  'AMB-A6-informe',
  'AMB-A6-seguimiento',
  'AMB-A17',
];

/** Chooses what happens next. Each step draws from a chance of its own: what comes before does not spoil it. */
export class Guion {
  readonly pasos: number;
  readonly #inicio: number;
  readonly #ms: number;
  #nacidos = 0;
  #procesos = 0;
  readonly #calientes: number[] = [];
  readonly #decretados: { fecha: string; norma: string; ambito: string }[] = [];

  constructor(readonly tamanio: Tamanio) {
    this.pasos = tamanio.casos * PASOS_POR_CASO;
    this.#inicio = Date.parse(tamanio.inicio);
    this.#ms = tamanio.anios * 365.25 * DIA_MS;
  }

  /** The step number `n`, given how things stand. */
  paso(n: number, simulacion: Simulacion): Paso {
    const azar = new Azar((this.tamanio.semilla * 2_654_435_761 + n * 40_503) >>> 0);
    azar.fraccion();
    const en = new Date(Date.parse(simulacion.ahora) + azar.entero(1, 9000)).toISOString();
    const hecho = this.#hecho(azar, n, simulacion, en);
    const muerte = cabeMorir(hecho) && azar.unaDe(60) ? elegirMuerte(azar, hecho) : undefined;
    // Who may be asked twice about an act says that it is the same one.
    const clave = muerte && hecho.que === 'acto' ? { clave: hecho.clave ?? `m${n}` } : {};
    return { n, en, ...(muerte ? { muerte } : {}), ...hecho, ...clave };
  }

  #hecho(azar: Azar, n: number, simulacion: Simulacion, en: string): Hecho {
    const debidos = Math.ceil((this.tamanio.casos * (n + 1)) / (this.pasos * 0.8));
    const porConvocar = [...simulacion.procesos.seguidos.values()].filter((p) => p.modelo.convocada === '');
    if (this.#nacidos < Math.min(debidos, this.tamanio.casos))
      return elegirNacimiento(
        azar,
        this.#nacidos++,
        en,
        porConvocar.map((p) => p.orden),
      );
    const deProceso = this.#deProceso(azar, simulacion, en);
    if (deProceso) return deProceso;
    const porAnio = (veces: number) => azar.unaDe(this.pasos / Math.max(3, veces * this.tamanio.anios));
    if (porAnio(8)) return this.#declarar(azar, en);
    if (porAnio(3)) return this.#revocar(azar, en);
    if (porAnio(2)) return { que: 'corrige', regla: azar.de(REGLAS), dias: this.#dias(azar) };
    if (azar.unaDe(500)) return { que: 'reinicio' };
    if (azar.unaDe(40)) return { que: 'latido' };
    const seguido = this.#elegido(azar, simulacion);
    if (azar.unaDe(calla(seguido) && !azar.unaDe(8) ? 1 : 4))
      return this.#mover(azar, n, simulacion, seguido, en);
    if (azar.unaDe(25)) return this.#juntos(azar, simulacion, seguido, en);
    if (azar.unaDe(20)) return this.#otraVez(azar, simulacion, en) ?? this.#acto(azar, seguido, en);
    const espera = seguido?.modelo.revision === 'consulta_por_enviar';
    if (seguido && azar.unaDe(espera ? 2 : 10)) {
      const constancia = elegirConstancia(azar, seguido, en);
      if (constancia) return constancia;
    }
    return this.#acto(azar, seguido, en);
  }

  /** Selection processes of DL 1017, while it was in force. */
  #deProceso(azar: Azar, simulacion: Simulacion, en: string): Hecho | null {
    const dia = diaEnLima(en);
    const { seguidos } = simulacion.procesos;
    const rige = dia >= '2009-02-01' && dia <= '2012-09-10';
    const activos = [...seguidos.values()].filter(enMarcha);
    if (rige && this.#procesos < this.tamanio.casos / 3 && activos.length < 2 && azar.unaDe(10)) {
      const tipo = azar.unaDe(2) ? 'LP' : 'AMC';
      const usuario = azar.unaDe(12) ? azar.de(USUARIOS) : 'oec';
      const proceso = this.#procesos++;
      return { que: 'expediente', proceso, tipo, usuario, clave: `x${proceso}` };
    }
    if (seguidos.size === 0 || !azar.unaDe(activos.length > 0 ? 3 : 30)) return null;
    const elegido = azar.de(activos.length > 0 ? activos : [...seguidos.values()]);
    const envio = elegirActoDeProceso(azar, elegido, en, simulacion.ley);
    return envio && { que: 'actoDeProceso', ...envio };
  }

  #acto(azar: Azar, seguido: Seguido | null, en: string): Hecho {
    return seguido ? { que: 'acto', ...elegirEnvio(azar, seguido, en) } : { que: 'latido' };
  }

  // A few cases are looked at again and again, so that what they go through in a day is rich; the others rest.
  #elegido(azar: Azar, simulacion: Simulacion): Seguido | null {
    const lugar = azar.entero(0, CALIENTES - 1);
    const conocido = simulacion.seguidos.get(this.#calientes[lugar] ?? -1);
    const rectificable = conocido && conocido.modelo.vencimientos.length > 0;
    const sigue =
      conocido && (conocido.modelo.situacion === 'en_tramite' || azar.unaDe(rectificable ? 2 : 12));
    if (sigue && !azar.unaDe(20)) return conocido;
    const vivos = simulacion.vivos();
    const todos = vivos.length === 0 || azar.unaDe(40) ? [...simulacion.seguidos.values()] : vivos;
    if (todos.length === 0) return null;
    const nuevo = azar.de(todos);
    this.#calientes[lugar] = nuevo.orden;
    return nuevo;
  }

  #declarar(azar: Azar, en: string): Hecho {
    // Announced, late by some days, or for long ago.
    const fecha = masDias(diaEnLima(en), azar.de([1, 2, 3, 5, 8, 13, 0, -1, -2, -4, -9, 30]));
    const decreto = { fecha, norma: `DS ${azar.entero(1, 30)}-PCM`, ambito: azar.de(AMBITOS) };
    this.#decretados.push(decreto);
    return { que: 'declara', ...decreto };
  }

  #revocar(azar: Azar, en: string): Hecho {
    const ultimos = this.#decretados.slice(-4);
    return ultimos.length === 0 ? this.#declarar(azar, en) : { que: 'revoca', ...azar.de(ultimos) };
  }

  #dias(azar: Azar): number {
    return azar.unaDe(6) ? azar.entero(1, 200) : azar.entero(1, 14);
  }

  /** Time passes at the pace of the run: to the edges of a term, or by whole days; sometimes with nobody there. */
  #mover(azar: Azar, n: number, simulacion: Simulacion, seguido: Seguido | null, en: string): Hecho {
    const adelanto = Date.parse(en) - this.#inicio - (this.#ms * n) / this.pasos;
    const porPaso = (this.#ms / this.pasos) * 4;
    const avisar = !azar.unaDe(4);
    const poco = Math.floor(azar.fraccion() * (adelanto > 10 * DIA_MS ? 3_600_000 : 2 * porPaso));
    let hasta = new Date(Date.parse(en) + poco).toISOString();
    const borde = seguido && seguido.modelo.situacion === 'en_tramite' && adelanto < 10 * DIA_MS;
    if (borde && azar.unaDe(2)) {
      const salto = resolver(seguido.modelo, en, tirada(azar, 'tiempo'));
      if (salto.que === 'tiempo' && Date.parse(salto.hasta) - Date.parse(en) < 45 * DIA_MS)
        hasta = salto.hasta;
    }
    const etapa = adelanto < 20 * DIA_MS && azar.unaDe(2) ? proximaEtapa(azar, simulacion, en) : null;
    if (etapa !== null && etapa > en) return { que: 'reloj', hasta: etapa, avisar };
    if (adelanto < -5 * DIA_MS && azar.unaDe(2))
      hasta = new Date(Date.parse(en) - adelanto + azar.entero(0, 1000)).toISOString();
    return { que: 'reloj', hasta: hasta < en ? en : hasta, avisar };
  }

  #juntos(azar: Azar, simulacion: Simulacion, seguido: Seguido | null, en: string): Hecho {
    if (!seguido) return { que: 'latido' };
    const otro = azar.unaDe(2) ? seguido : (this.#elegido(azar, simulacion) ?? seguido);
    const envios = [elegirEnvio(azar, seguido, en), elegirEnvio(azar, otro, en)];
    if (azar.unaDe(3)) envios.push(elegirEnvio(azar, seguido, en));
    const gemelo = { ...(envios[0] as Envio), clave: `g${azar.entero(0, 1e9)}` };
    if (azar.unaDe(2)) envios.push(gemelo, gemelo);
    // What one of them changes makes the sequence the others saw an old one, or not: nobody promised an order.
    return { que: 'juntos', envios: envios.map(({ secuencia: _, ...envio }) => envio) };
  }

  /** A request that was accepted comes once more, with its key. */
  #otraVez(azar: Azar, { aceptados }: Simulacion, en: string): Hecho | null {
    const recientes = aceptados.filter((a) => Date.parse(en) - Date.parse(a.en) < 2 * DIA_MS);
    return recientes.length === 0 ? null : { que: 'acto', ...azar.de(recientes).envio };
  }
}

/** Whether people still do things in a process. */
function enMarcha({ modelo }: ProcesoSeguido): boolean {
  const { etapa, tipo, convocada, ahora, propuestas } = modelo;
  if (['consentida', 'buena_pro'].includes(etapa)) return false;
  if (etapa === 'calificacion' && (tipo === 'LP' || propuestas.length === 0)) return false;
  // What was left behind by its calendar stays there.
  return convocada === '' || masDias(convocada, tipo === 'LP' ? 80 : 12) >= diaEnLima(ahora);
}

/** An hour of the next day that the calendar of some process names; null when none does. */
function proximaEtapa(azar: Azar, { procesos }: Simulacion, en: string): string | null {
  const activos = [...procesos.seguidos.values()].filter(enMarcha);
  if (activos.length === 0) return null;
  const { cronograma, plazos, etapa } = azar.de(activos).modelo;
  const hoy = diaEnLima(en);
  const filas = Object.values(cronograma).flatMap(({ inicio, fin }) => [
    inicio.slice(0, 10),
    fin.slice(0, 10),
  ]);
  const vencen = plazos.flatMap((p) => (p.estado === 'corriendo' ? [p.vence] : []));
  const dias = [...filas, ...vencen].filter((d) => d > hoy).sort();
  const dia = dias[0];
  if (dia === undefined) return null;
  const hora = azar.de([
    '05:00:00.000',
    '13:30:00.000',
    '15:00:00.000',
    '16:20:00.000',
    '21:29:59.000',
    '21:31:00.000',
  ]);
  return `${dia}T${etapa === 'presentacion' && !azar.unaDe(4) ? '15:00:00.000' : hora}Z`;
}

/** Half of the entities that were asked for something say nothing. */
function calla(seguido: Seguido | null): boolean {
  return (
    seguido !== null &&
    seguido.orden % 2 === 0 &&
    ['entrega', 'continuidad', 'informada'].includes(seguido.modelo.revision)
  );
}

function cabeMorir(hecho: Hecho): boolean {
  if (hecho.que === 'acto') return hecho.secuencia === undefined;
  if (hecho.que === 'reloj') return hecho.avisar;
  return ['nacer', 'expediente', 'actoDeProceso', 'latido', 'declara', 'revoca', 'corrige'].includes(
    hecho.que,
  );
}

function elegirMuerte(azar: Azar, { que }: Hecho): Muerte {
  return {
    faltan: azar.entero(0, ['acto', 'nacer', 'expediente', 'actoDeProceso'].includes(que) ? 5 : 14),
    antes: azar.unaDe(2),
  };
}
