import { DatosInvalidos } from '../../src/engine/validar.js';
import { type SistemaDePrueba, solicitudCompleta } from '../apoyo/sistema.js';
import type { CasoIngenuo, Fallo } from '../simulacion/ingenuo/caso.js';
import { Ley } from '../simulacion/ingenuo/ley.js';
import { actuar, nacer } from '../simulacion/ingenuo/solicitud.js';
import { pasar, rebotar } from '../simulacion/ingenuo/tiempo.js';
import type { Paso } from './historias.js';

const CODIGOS = {
  EVENTO_NO_PERMITIDO: 'estado',
  CONDICION_NO_CUMPLIDA: 'condicion',
  DATOS_INVALIDOS: 'datos',
  REGIMEN_SIN_VIGENCIA: 'condicion',
} as const;

/** The instant a reader understands: the clock in Lima. */
const enLima = (instante: string) =>
  new Date(Date.parse(instante) - 5 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');

const renglon = (p: { regla: string; item: string; desde: string; vence: string; estado: string }) =>
  `${p.regla} [${p.item}] ${p.desde} → ${p.vence} ${p.estado}`;

/** What is compared. After a rectification only the running terms: how the closed ones are rewritten is not law. */
function vistaDe(
  situacion: string,
  plazos: readonly Parameters<typeof renglon>[0][],
  soloCorriendo: boolean,
): string[] {
  const cuentan = plazos.filter((p) => !soloCorriendo || p.estado === 'corriendo');
  return [situacion, ...cuentan.map(renglon).sort()];
}

/** The system and the model say different things; the message tells the whole history. */
class Desacuerdo extends Error {}

/** One history through the system and the model, side by side: every step must leave both alike. */
export class Careo {
  readonly renglones: string[] = [];
  readonly ley = new Ley();
  modelo!: CasoIngenuo;
  id = '';
  /** The clock moved and nothing has run since. */
  atrasado = false;

  constructor(
    readonly sistema: SistemaDePrueba,
    readonly contar: (que: string) => void = () => {},
  ) {}

  get ahora(): string {
    return this.sistema.reloj.ahora();
  }

  anotar(que: string): void {
    this.renglones.push(`  ${enLima(this.ahora)}  ${que}`);
  }

  igual(que: string, sistema: string[], modelo: string[]): void {
    if (sistema.join('\n') === modelo.join('\n')) return;
    const solo = (unos: string[], otros: string[]) =>
      unos.filter((x) => !otros.includes(x)).join('; ') || '-';
    throw new Desacuerdo(
      `${que}\n${this.renglones.join('\n')}\n  only the system: ${solo(sistema, modelo)}\n  only the model:  ${solo(modelo, sistema)}`,
    );
  }

  /** Presents a solicitud; false when both refuse it. */
  async presentar(datos: Record<string, unknown>): Promise<boolean> {
    this.anotar(`PRESENTAR ${JSON.stringify(datos)}`);
    const modelo = nacer(this.ahora, solicitudCompleta(datos), this.ley);
    const id = await this.nacer(datos);
    this.igual('the answer to PRESENTAR', [id ? 'aceptado' : 'no'], [modelo ? 'aceptado' : 'no']);
    if (!modelo || !id) return false;
    this.modelo = modelo;
    this.id = id;
    await this.comparar();
    return true;
  }

  async nacer(datos: Record<string, unknown>): Promise<string | null> {
    try {
      return (await this.sistema.presentar(datos)).id;
    } catch (error) {
      if (error instanceof DatosInvalidos || /^\{.*"codigo"/.test((error as Error).message)) return null;
      throw error;
    }
  }

  async comparar(): Promise<void> {
    if (this.atrasado) return;
    const { situacion, plazos, rectificado } = this.modelo;
    const leido = await this.sistema.leer(this.id);
    this.igual(
      'the case',
      vistaDe(leido.situacion, leido.estado.plazos, rectificado),
      vistaDe(situacion, plazos, rectificado),
    );
  }

  async dar(paso: Paso): Promise<void> {
    try {
      await this.hacer(paso);
    } catch (error) {
      if (error instanceof Desacuerdo) throw error;
      const { message } = error as Error;
      throw new Error(`${JSON.stringify(paso)} failed: ${message}\n${this.renglones.join('\n')}`, {
        cause: error,
      });
    }
    await this.comparar();
  }

  async hacer(paso: Paso): Promise<void> {
    if (paso.que === 'reiniciar') {
      this.anotar('(the system stops and starts again)');
      await this.sistema.reiniciar();
    } else if (paso.que === 'tiempo') {
      await this.esperar(paso.hasta, paso.avisar);
    } else if (paso.que === 'rebote') {
      await this.rebotar(paso.correo);
    } else {
      await this.actuar(paso.tipo, paso.datos);
    }
  }

  async esperar(hasta: string, avisar: boolean): Promise<void> {
    if (avisar) await this.sistema.avanzar(hasta);
    else this.sistema.reloj.mover(hasta);
    this.atrasado = !avisar;
    pasar(this.modelo, hasta, this.ley);
    this.anotar(avisar ? '(time passes)' : '(time passes, the system idle)');
  }

  async rebotar(correo: number): Promise<void> {
    await this.sistema.avanzar(this.ahora);
    const avisos = await this.sistema.store.avisos(this.id);
    const correos = avisos
      .filter((a) => a.plantilla === 'CONTINUIDAD')
      .sort((x, y) => x.secuencia - y.secuencia);
    this.anotar(`(continuity mail ${correo + 1} of ${correos.length} bounces)`);
    const respuesta = await this.sistema.door.registrarAviso({
      caso: this.id,
      aviso: correos[correo]?.id ?? '',
      actor: 'especialista',
      fecha: this.ahora,
      resultado: 'rebotada',
      codigo: null,
    });
    this.atrasado = false;
    rebotar(this.modelo, correo, this.ahora, this.ley);
    this.igual('the answer to a bounce', [respuesta.tipo], ['hecho']);
    this.contar('rebote');
  }

  async actuar(tipo: string, datos: Record<string, unknown>): Promise<void> {
    const esperado = actuar(this.modelo, tipo, datos, this.ahora, this.ley);
    const obtenido = await this.enviar(tipo, datos);
    this.anotar(`${tipo} ${JSON.stringify(datos)}: ${obtenido}`);
    this.igual(`the answer to ${tipo}`, [obtenido], [esperado]);
    this.contar(`${tipo} ${esperado}`);
  }

  async enviar(tipo: string, datos: Record<string, unknown>): Promise<Fallo> {
    try {
      const respuesta = await this.sistema.enviar(this.id, tipo, datos);
      this.atrasado = false;
      if (respuesta.tipo === 'hecho') return 'aceptado';
      if (respuesta.tipo === 'rechazada') return CODIGOS[respuesta.rechazo.codigo];
      throw new Error(`Respuesta inesperada: ${respuesta.tipo}.`);
    } catch (error) {
      if (error instanceof DatosInvalidos) return 'datos';
      throw error;
    }
  }
}
