import { CRONOGRAMA_LP, convocatoria, expediente, participante } from '../seleccion/muestras.js';
import { type Json, type Peticion, type Respuesta, RUC_A } from './cliente.js';
import { Servidor } from './servidor.js';

/** Monday 14 March 2011, 9:00 in Lima: the day the LP of the samples is convoked. */
export const CONVOCA = '2011-03-14T14:00:00.000Z';
/** Noon in Lima of a civil day. */
export const alMediodia = (dia: string) => `${dia}T12:00:00-05:00`;

/** A system on the days of DL 1017, with a user of each role of a process. */
export class Mesa {
  private constructor(
    readonly s: Servidor,
    readonly fichas: Readonly<Record<string, string>>,
  ) {}

  static async abrir(inicio = CONVOCA): Promise<Mesa> {
    const s = await Servidor.abrir({ RELOJ_INICIO: inicio });
    const fichas: Record<string, string> = {};
    for (const rol of ['oec', 'comite', 'aprobador', 'titular']) fichas[rol] = await s.ficha([rol], RUC_A);
    for (const rol of [
      'participante',
      'notario',
      'osce',
      'tribunal',
      'lectura',
      'mesa_partes',
      'coordinador',
    ])
      fichas[rol] = await s.ficha([rol]);
    return new Mesa(s, fichas);
  }

  como(rol: string): Peticion {
    return { ficha: this.fichas[rol] as string };
  }

  cerrar(): Promise<void> {
    return this.s.cerrar();
  }

  crear(mas: Record<string, unknown> = {}, p: Peticion = {}): Promise<Respuesta> {
    return this.s.post('/api/procesos', { ...expediente(), ...mas }, p);
  }

  creado(mas: Record<string, unknown> = {}, p: Peticion = {}): Promise<Json> {
    return this.s.bien(201, this.crear(mas, p));
  }

  enviar(id: string, tipo: string, datos: unknown = {}, p: Peticion = {}): Promise<Respuesta> {
    return this.s.post(`/api/procesos/${id}/eventos`, { tipo, datos }, p);
  }

  acto(id: string, tipo: string, datos: unknown = {}, p: Peticion = {}): Promise<Json> {
    return this.s.bien(200, this.enviar(id, tipo, datos, p));
  }

  caso(id: string, p: Peticion = {}): Promise<Json> {
    return this.s.bien(200, this.s.get(`/api/procesos/${id}`, p));
  }

  async hasta(dia: string): Promise<void> {
    await this.s.reloj(dia.length === 10 ? alMediodia(dia) : dia);
  }

  /** A process convoked today with the calendar of the samples. */
  async convocado(mas: Record<string, unknown> = {}, de: Record<string, unknown> = {}): Promise<string> {
    const { id } = await this.creado(mas);
    await this.acto(id, 'CONVOCAR', { ...convocatoria(), ...de });
    return id;
  }

  /** Registers participants the day after the convocation. */
  async registrados(id: string, postores: readonly string[]): Promise<void> {
    await this.hasta('2011-03-15');
    for (const p of postores) await this.acto(id, 'REGISTRAR_PARTICIPANTE', participante(p));
  }

  /** To the day of the proposals, without questions: bases integrated, offers presented. */
  async conPropuestas(id: string, ofertas: Readonly<Record<string, unknown>>): Promise<void> {
    await this.registrados(id, Object.keys(ofertas));
    await this.hasta('2011-04-15');
    await this.acto(id, 'INTEGRAR_BASES', { cambios: [] });
    await this.hasta('2011-04-26');
    for (const [postor, oferta] of Object.entries(ofertas))
      await this.acto(id, 'PRESENTAR_PROPUESTA', {
        postor,
        ofertas: Array.isArray(oferta) ? oferta : [{ monto: oferta }],
      });
    await this.hasta('2011-04-27');
  }

  /** Admits bidders and gives them their technical score, out of 100. */
  async admitidos(id: string, puntajes: Readonly<Record<string, string>>, item?: number): Promise<void> {
    const del = item === undefined ? {} : { item };
    for (const postor of Object.keys(puntajes)) await this.acto(id, 'ADMITIR_PROPUESTA', { postor, ...del });
    await this.acto(id, 'EVALUAR_TECNICA', {
      puntajes: Object.entries(puntajes).map(([postor, garantia]) => ({
        postor,
        ...del,
        factores: [
          { nombre: 'Plazo de entrega', puntaje: '60' },
          { nombre: 'Garantía', puntaje: garantia },
        ],
      })),
    });
  }

  /** Opens the economic envelopes in a public act. */
  abrirSobres(id: string, p: Peticion = {}): Promise<Json> {
    return this.acto(
      id,
      'EVALUAR_ECONOMICA',
      { actoPublico: { instante: alMediodia('2011-04-27'), notario: 'Notaria de Lima', acta: 'Acta 2' } },
      p,
    );
  }
}

export { CRONOGRAMA_LP };
