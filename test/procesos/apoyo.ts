import { expect } from 'vitest';
import type { Cronograma, Objeto } from '../../machines/seleccion/tipos.js';
import type { Json } from '../apoyo/cliente.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { convocatoria, expediente, participante } from '../seleccion/muestras.js';

/** The instant of an hour of Lima on a day. */
export const lima = (dia: string, hora = '10:00') => new Date(`${dia}T${hora}:00-05:00`).toISOString();

/** What a convocation needs besides its calendar, by object: valid in its type. */
const FACTORES: Readonly<Record<Objeto, object>> = {
  bienes: {
    c1: '0.70',
    c2: '0.30',
    minimoTecnico: '60',
    factores: [
      { nombre: 'Plazo', maximo: '60' },
      { nombre: 'Garantía', maximo: '40' },
    ],
  },
  servicios: {
    c1: '0.70',
    c2: '0.30',
    minimoTecnico: '80',
    factores: [{ nombre: 'Experiencia', maximo: '100' }],
  },
  consultoria: {
    c1: '0.80',
    c2: '0.20',
    minimoTecnico: '80',
    factores: [{ nombre: 'Experiencia', maximo: '100' }],
  },
  consultoria_obras: {
    c1: '0.80',
    c2: '0.20',
    minimoTecnico: '80',
    factores: [{ nombre: 'Experiencia', maximo: '100' }],
  },
  obras: {
    c1: '0.70',
    c2: '0.30',
    minimoTecnico: '60',
    factores: [{ nombre: 'Obras similares', maximo: '100' }],
  },
};

/** A problem as the API tells it. */
export interface Problema {
  readonly status: number;
  readonly codigo: string;
  readonly regla?: string;
  readonly detail: string;
  readonly errores?: readonly { ruta: string; mensaje: string }[];
  readonly incumplimientos?: readonly { regla: string; norma: string; detalle: string }[];
  readonly seHabilita?: Json;
}

/**
 * A process driven as its users would, over HTTP and a real file, with the server stopped and started again between every
 * two acts.
 */
export class ProcesoDePrueba {
  id = '';
  cronograma: Cronograma = [];
  /** Whether to stop and start between acts; turned off only where a test counts what restarting does not change. */
  recargar = true;

  private constructor(
    private servidor: Servidor,
    private readonly lugar: ReturnType<typeof carpetaTemporal>,
    private readonly inicio: string,
  ) {}

  /** Creates a process at an hour of a day. */
  static async crear(dia: string, mas: Parameters<typeof expediente>[0] = {}): Promise<ProcesoDePrueba> {
    const lugar = carpetaTemporal();
    const servidor = await Servidor.abrir({ RELOJ_INICIO: lima(dia, '09:00') }, lugar.archivo);
    const p = new ProcesoDePrueba(servidor, lugar, lima(dia, '09:00'));
    const caso = await servidor.bien(201, servidor.post('/api/procesos', expediente(mas)));
    p.id = caso.id;
    return p;
  }

  get http(): Servidor {
    return this.servidor;
  }

  async cerrar(): Promise<void> {
    await this.servidor.cerrar();
    this.lugar.borrar();
  }

  /** Stops the server and starts another over the same file. */
  async reiniciar(): Promise<void> {
    await this.servidor.parar();
    this.servidor = await Servidor.abrir({ RELOJ_INICIO: this.inicio }, this.lugar.archivo);
  }

  /** Moves the clock forward to an hour of a day, firing what falls due on the way. */
  async hasta(dia: string, hora = '10:00'): Promise<void> {
    await this.servidor.reloj(lima(dia, hora));
  }

  /** Moves the clock to an hour of a day, unless it is already later. */
  async alMenos(dia: string, hora = '10:00'): Promise<void> {
    const { ahora } = await this.servidor.bien(200, this.servidor.get('/api/reloj'));
    if (ahora < lima(dia, hora)) await this.hasta(dia, hora);
  }

  /** An act that must be accepted; answers with the case after it. */
  async acto(tipo: string, datos: unknown = {}, ficha?: string): Promise<Json> {
    if (this.recargar) await this.reiniciar();
    const { caso } = await this.servidor.bien(
      200,
      this.servidor.post(
        `/api/procesos/${this.id}/eventos`,
        { tipo, datos },
        ficha === undefined ? {} : { ficha },
      ),
    );
    return caso;
  }

  /** An act that must be refused, and why. */
  async rechazo(tipo: string, datos: unknown = {}, estado = 409): Promise<Problema> {
    const r = await this.servidor.post(`/api/procesos/${this.id}/eventos`, { tipo, datos });
    expect(r.estado, r.texto.slice(0, 1500)).toBe(estado);
    expect(r.cuerpo.detail.length).toBeGreaterThan(10);
    return r.cuerpo;
  }

  async caso(): Promise<Json> {
    return this.servidor.bien(200, this.servidor.get(`/api/procesos/${this.id}`));
  }

  async situacion(): Promise<string> {
    return (await this.caso()).situacion;
  }

  /** The latest term of a rule, and of an item when it is one's. */
  async plazo(regla: string, item?: string): Promise<Json> {
    const { plazos } = await this.caso();
    return plazos.findLast((p: Json) => p.regla === regla && (item === undefined || p.item === item));
  }

  /** A row of the calendar in force. */
  async fila(actividad: string): Promise<Json> {
    const { datos } = await this.caso();
    return datos.cronograma.find((f: Json) => f.actividad === actividad);
  }

  async tipos(): Promise<string[]> {
    const { elementos } = await this.servidor.bien(
      200,
      this.servidor.get(`/api/procesos/${this.id}/historial`),
    );
    return elementos.map((e: Json) => e.tipo);
  }

  /** Chain and replay, which every scenario ends with. */
  async verificar(): Promise<void> {
    const v = await this.servidor.bien(200, this.servidor.get(`/api/procesos/${this.id}/verificacion`));
    expect(v).toMatchObject({ integra: true, diferencias: [] });
  }

  /** The lawful calendar the system itself proposes from a day. */
  async proponer(tipo: string, objeto: Objeto, dia: string, modo = 'ordinario'): Promise<Cronograma> {
    const r = await this.servidor.bien(
      200,
      this.servidor.post('/api/cronogramas/proponer', {
        regimen: 'DL1017',
        tipo,
        objeto,
        convocatoria: dia,
        modo,
      }),
    );
    return r.cronograma;
  }

  /** Convokes on a day with the proposed calendar and bases fit for the object. */
  async convocar(dia: string, mas: Json = {}, modo = 'ordinario'): Promise<Json> {
    const { datos } = await this.caso();
    await this.hasta(dia, '11:00');
    this.cronograma = mas.cronograma ?? (await this.proponer(datos.tipo, datos.objeto, dia, modo));
    const sinTecnica = datos.objeto === 'obras' && (datos.tipo === 'ADS' || datos.tipo === 'AMC');
    const obra = datos.objeto === 'obras';
    return this.acto('CONVOCAR', {
      ...convocatoria({ cronograma: this.cronograma as never }),
      costoParticipacion:
        datos.tipo === 'AMC' && !obra && datos.objeto !== 'consultoria_obras' ? '0.00' : '10.00',
      bases: sinTecnica ? {} : FACTORES[datos.objeto as Objeto],
      preparatorios: {
        incluidoEnPac: true,
        expedienteAprobado: dia,
        certificacionPresupuestal: true,
        ...(obra ? { terrenoDisponible: true, expedienteTecnico: dia } : {}),
      },
      ...mas,
    });
  }

  /** Registers participants today. */
  async registrar(...ids: string[]): Promise<void> {
    const { datos } = await this.caso();
    const fecha = datos.cronograma[0].inicio;
    for (const id of ids)
      await this.acto(
        'REGISTRAR_PARTICIPANTE',
        participante(id, { pago: { monto: '10.00', comprobante: `R-${id}`, fecha } }),
      );
  }

  /** The first day of an activity in the calendar in force, as a civil day. */
  async diaDe(actividad: string, extremo: 'inicio' | 'fin' = 'inicio'): Promise<string> {
    return (await this.fila(actividad))[extremo].slice(0, 10);
  }

  /** From the convocation to the integrated bases with nobody asking anything. */
  async hastaIntegrar(): Promise<void> {
    await this.hasta(await this.diaDe('integracion_bases'));
    await this.acto('INTEGRAR_BASES', { cambios: [] });
  }

  /** Presents proposals on their day: `monto` by bidder for the only item. */
  async presentar(montos: Readonly<Record<string, string>>, mas: Json = {}): Promise<void> {
    const fila = await this.fila('presentacion_propuestas');
    await this.servidor.reloj(fila.inicio.length > 10 ? fila.inicio : lima(fila.inicio));
    for (const [postor, monto] of Object.entries(montos))
      await this.acto('PRESENTAR_PROPUESTA', { postor, ofertas: [{ monto }], ...mas });
  }

  /** Admits everybody and scores them, on the day of the evaluation; `puntajes` by bidder for the first factor and the rest. */
  async evaluar(puntajes: Readonly<Record<string, string[]>>): Promise<void> {
    const { datos } = await this.caso();
    await this.alMenos(await this.diaDe('calificacion_evaluacion'), '12:00');
    for (const postor of Object.keys(puntajes)) await this.acto('ADMITIR_PROPUESTA', { postor });
    const factores = ((FACTORES[datos.objeto as Objeto] as Json).factores ?? []).map((f: Json) => f.nombre);
    const filas = Object.entries(puntajes).filter(([, p]) => p.length > 0);
    if (filas.length > 0)
      await this.acto('EVALUAR_TECNICA', {
        puntajes: filas.map(([postor, p]) => ({
          postor,
          factores: p.map((puntaje, i) => ({ nombre: factores[i] ?? `Factor ${i + 1}`, puntaje })),
        })),
      });
  }

  /** Opens the economic envelopes, with its minutes when the act is public. */
  async abrir(): Promise<Json> {
    const { datos, actualizado } = await this.caso();
    const instante = actualizado;
    return this.acto(
      'EVALUAR_ECONOMICA',
      datos.convocatoria?.acto === 'privado'
        ? {}
        : { actoPublico: { instante, notario: 'Notaría de prueba', acta: 'Acta 1' } },
    );
  }

  /** Awards on the day of the calendar. */
  async otorgar(item?: string): Promise<Json> {
    await this.alMenos(await this.diaDe('buena_pro'), '15:00');
    return this.acto('OTORGAR_BUENA_PRO', item === undefined ? {} : { item });
  }
}
