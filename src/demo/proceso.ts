import type { Actividad, Cronograma, Objeto } from '../../machines/seleccion/tipos.js';
import { ENTIDADES, type Entidad } from './entidades.js';
import { POSTORES, type Postor } from './postores.js';
import type { Quien } from './usuarios.js';
import { lima, type Ventanilla } from './ventanilla.js';

/** A stretch of the life of a process: it waits for the instants it yields, and leaves something. */
export type Tramo<T = void> = AsyncGenerator<string, T, void>;

const FACTORES: Readonly<Record<Objeto, readonly (readonly [nombre: string, maximo: string])[]>> = {
  bienes: [
    ['Plazo de entrega', '60'],
    ['Garantía comercial', '40'],
  ],
  servicios: [['Experiencia del postor', '100']],
  consultoria: [['Experiencia del postor', '100']],
  consultoria_obras: [['Experiencia del postor', '100']],
  obras: [['Obras similares', '100']],
};
const PESOS: Readonly<Record<Objeto, object>> = {
  bienes: { c1: '0.70', c2: '0.30', minimoTecnico: '60' },
  servicios: { c1: '0.70', c2: '0.30', minimoTecnico: '80' },
  consultoria: { c1: '0.80', c2: '0.20', minimoTecnico: '80' },
  consultoria_obras: { c1: '0.80', c2: '0.20', minimoTecnico: '80' },
  obras: { c1: '0.70', c2: '0.30', minimoTecnico: '60' },
};
const DERECHO = '10.00';

/** What a process is opened with, beyond what all have. */
export interface Expediente {
  readonly entidad: Entidad;
  readonly objeto: Objeto;
  readonly descripcion: string;
  readonly valorReferencial: string;
  readonly items?: readonly { numero: number; descripcion: string; valorReferencial: string }[];
  readonly origen?: { readonly desierto: string };
}

interface Datos {
  readonly tipo: string;
  readonly objeto: Objeto;
  readonly cronograma: Cronograma;
}

/** The score a bidder has in each factor, over a hundred of its maximum. */
export type Puntajes = Readonly<Partial<Record<Postor, readonly string[]>>>;
/** What a bidder offers: one amount, or one by item. */
export type Ofertas = Readonly<Partial<Record<Postor, string | Readonly<Record<string, string>>>>>;

/** A selection process led through its stages on the days of its own calendar. */
export class ProcesoDeDemo {
  private constructor(
    private readonly v: Ventanilla,
    readonly id: string,
    private readonly expediente: Expediente,
  ) {}

  /** Opens the file on a day (hour of Lima). */
  static async *abrir(v: Ventanilla, cuando: string, expediente: Expediente): Tramo<ProcesoDeDemo> {
    yield lima(cuando);
    const { nombre, ruc, provincia, domicilio } = ENTIDADES[expediente.entidad];
    const id = await v.abrir('oec', 'procesos', {
      regimen: 'DL1017',
      ...expediente,
      entidad: { nombre, ruc, provincia, domicilio },
      fechaValorReferencial: cuando.slice(0, 10),
      ejercicio: 2011,
    });
    return new ProcesoDeDemo(v, id, expediente);
  }

  /** An act, now. */
  acto(quien: Quien, tipo: string, datos: unknown = {}): Promise<void> {
    return this.v.actuar(quien, 'procesos', this.id, tipo, datos);
  }

  /** Waits for an hour of Lima, of 2011. */
  async *hasta(cuando: string): Tramo {
    yield lima(cuando);
  }

  /** Waits for the first or last day of a stage, at an hour or at the instant the calendar itself says. */
  async *dia(actividad: Actividad, hora = '10:00', extremo: 'inicio' | 'fin' = 'inicio'): Tramo {
    const { cronograma } = await this.#datos();
    const momento = cronograma.find((f) => f.actividad === actividad)?.[extremo] ?? '';
    yield momento.length > 10 ? momento : lima(`${momento} ${hora}`);
  }

  async #datos(): Promise<Datos> {
    const { datos } = await this.v.pedir<{ datos: Datos }>('oec', 'get', '/api/procesos/{id}', {
      id: this.id,
    });
    return datos;
  }

  /** Convokes on a day with the calendar the system proposes. */
  async *convocar(fecha: string, nomenclatura: string, mas: object = {}): Tramo {
    yield lima(`${fecha} 11:00`);
    const { tipo, objeto } = await this.#datos();
    const { cronograma } = await this.v.pedir<{ cronograma: Cronograma }>(
      'oec',
      'post',
      '/api/cronogramas/proponer',
      { cuerpo: { regimen: 'DL1017', tipo, objeto, convocatoria: fecha } },
    );
    const obra = objeto === 'obras';
    const factores = FACTORES[objeto].map(([nombre, maximo]) => ({ nombre, maximo }));
    await this.acto('oec', 'CONVOCAR', {
      cronograma,
      nomenclatura,
      domicilioRegistro: `${ENTIDADES[this.expediente.entidad].domicilio}, mesa de partes`,
      horario: { desde: '08:00', hasta: '16:30' },
      costoParticipacion: this.#gratuito(tipo) ? '0.00' : DERECHO,
      plazoEntrega: obra ? '180 días calendario' : '45 días calendario',
      instrumentoAprobacion: 'Resolución de aprobación de bases',
      resumenEjecutivo: true,
      bases: this.#sinTecnica(tipo) ? {} : { ...PESOS[objeto], factores },
      acto: 'publico',
      preparatorios: {
        incluidoEnPac: true,
        expedienteAprobado: fecha,
        certificacionPresupuestal: true,
        ...(obra ? { terrenoDisponible: true, expedienteTecnico: fecha } : {}),
      },
      ...mas,
    });
  }

  #gratuito(tipo: string): boolean {
    const { objeto } = this.expediente;
    return tipo === 'AMC' && objeto !== 'obras' && objeto !== 'consultoria_obras';
  }

  #sinTecnica(tipo: string): boolean {
    return this.expediente.objeto === 'obras' && (tipo === 'ADS' || tipo === 'AMC');
  }

  /** Registers participants on the first day of the registry. */
  async *registrar(...postores: readonly Postor[]): Tramo {
    yield* this.dia('registro_participantes', '09:00');
    const { tipo, cronograma } = await this.#datos();
    const fecha = cronograma[1]?.inicio.slice(0, 10);
    for (const id of postores)
      await this.acto('oec', 'REGISTRAR_PARTICIPANTE', {
        id,
        ...POSTORES[id],
        rnpVigente: true,
        inhabilitado: false,
        ...(this.#gratuito(tipo)
          ? {}
          : { pago: { monto: DERECHO, comprobante: `Recibo ${id}-2011`, fecha } }),
      });
  }

  /** The bases become definitive on their day. */
  async *integrar(cambios: readonly object[] = []): Tramo {
    yield* this.dia('integracion_bases');
    await this.acto('comite', 'INTEGRAR_BASES', { cambios });
  }

  /** Receives the proposals on their day. */
  async *recibir(ofertas: Ofertas, mas: object = {}): Tramo {
    yield* this.dia('presentacion_propuestas');
    for (const [postor, suyas] of Object.entries(ofertas))
      await this.acto('comite', 'PRESENTAR_PROPUESTA', {
        postor,
        ofertas:
          typeof suyas === 'string'
            ? [{ monto: suyas }]
            : Object.entries(suyas).map(([item, monto]) => ({ item, monto })),
        ...mas,
      });
  }

  /** Admits and scores on the day of the evaluation; in several items, every bidder alike in those it bid for. */
  async *evaluar(puntajes: Puntajes, ofertas: Ofertas = {}): Tramo {
    yield* this.dia('calificacion_evaluacion', '12:00');
    for (const postor of Object.keys(puntajes)) await this.acto('comite', 'ADMITIR_PROPUESTA', { postor });
    const { tipo, objeto } = await this.#datos();
    if (this.#sinTecnica(tipo)) return;
    const filas = Object.entries(puntajes).flatMap(([postor, suyos]) => {
      const factores = FACTORES[objeto].map(([nombre], i) => ({ nombre, puntaje: suyos[i] }));
      const ofrecidas = ofertas[postor as Postor] ?? '';
      if (typeof ofrecidas === 'string') return [{ postor, factores }];
      return Object.keys(ofrecidas).map((item) => ({ postor, item, factores }));
    });
    await this.acto('comite', 'EVALUAR_TECNICA', { puntajes: filas });
  }

  /** Opens the economic envelopes in a public act, later that day. */
  async *abrirSobres(): Tramo {
    yield* this.dia('calificacion_evaluacion', '15:00', 'fin');
    const { cronograma } = await this.#datos();
    const ultimo = cronograma.find((f) => f.actividad === 'calificacion_evaluacion')?.fin.slice(0, 10);
    await this.acto('comite', 'EVALUAR_ECONOMICA', {
      actoPublico: {
        instante: lima(`${ultimo} 15:00`),
        notario: 'Notaría de la provincia',
        acta: 'Acta de apertura de sobres económicos',
      },
    });
  }

  /** Awards on the day of the calendar: the only item, or those named. */
  async *otorgar(...items: readonly number[]): Tramo {
    yield* this.dia('buena_pro', '15:30');
    if (items.length === 0) await this.acto('comite', 'OTORGAR_BUENA_PRO');
    for (const item of items) await this.acto('comite', 'OTORGAR_BUENA_PRO', { item });
  }
}
