import { cruzar, type Oido } from './cruce.js';
import { diaEnLima } from './ingenuo/calendario.js';
import type { Ley } from './ingenuo/ley.js';
import { pasarProceso, recontarProceso } from './ingenuo/proceso.js';
import { pasar, recontar } from './ingenuo/tiempo.js';
import { enviarJuntos } from './juntos.js';
import { Mundo, type Pedido } from './mundo.js';
import {
  type Constancia,
  type Decreto,
  Desacuerdo,
  type Envio,
  type Hecho,
  igualar,
  type Muerte,
  type Paso,
} from './pasos.js';
import { Procesos } from './procesos.js';
import { actorDe, type Seguido, segunModelo, segunSistema } from './seguido.js';
import { juzgarActo, juzgarConstancia, juzgarNacimiento } from './solicitudes.js';
import { type Veredicto, veredictoDe } from './veredicto.js';

type Nacer = Extract<Hecho, { que: 'nacer' }>;

/** A request that was accepted with a key: the same may come again. */
export interface Aceptado {
  readonly envio: Envio;
  readonly en: string;
}

/** The world and the model of the law, living the same steps: each must leave both alike. */
export class Simulacion {
  readonly seguidos = new Map<number, Seguido>();
  /** How often each thing happened, for whoever asks whether anything was tried at all. */
  readonly cuenta = new Map<string, number>();
  /** The clock passed some midnight and nothing has run since. */
  atrasada = false;
  /** Everything due at or before this instant has fired. */
  #alDia = '';
  /** The latest requests accepted with a key. */
  readonly aceptados: Aceptado[] = [];
  #muerte: Muerte | undefined;
  readonly procesos: Procesos = new Procesos(this);

  private constructor(
    readonly mundo: Mundo,
    readonly ley: Ley,
  ) {}

  static async crear(inicio: string, ley: Ley): Promise<Simulacion> {
    return new Simulacion(await Mundo.crear(inicio, ley.correoAMano), ley);
  }

  get ahora(): string {
    return this.mundo.ahora;
  }

  contar(que: string): void {
    this.cuenta.set(que, (this.cuenta.get(que) ?? 0) + 1);
  }

  /** Lives one step. @throws Desacuerdo */
  async dar({ n: _n, en, muerte, ...hecho }: Paso): Promise<void> {
    this.#llegar(en);
    this.#muerte = muerte;
    this.contar(hecho.que);
    await this.#hacer(hecho as Hecho);
  }

  // Some seconds go by between two steps; when they pass a midnight, whatever fell due waits for somebody to look.
  #llegar(en: string): void {
    if (diaEnLima(en) > diaEnLima(this.ahora)) this.atrasada = true;
    this.mundo.reloj.mover(en);
  }

  async #hacer(hecho: Hecho): Promise<void> {
    switch (hecho.que) {
      case 'reloj':
        if (!hecho.avisar) return this.#llegar(hecho.hasta);
        await this.cruzar(() => this.mundo.avanzar(hecho.hasta));
        return this.#ponerAlDia();
      case 'latido':
        await this.cruzar(() => this.mundo.latir());
        return this.#ponerAlDia();
      case 'reinicio':
        return this.mundo.reiniciar();
      case 'nacer':
        return this.#nacer(hecho);
      case 'acto':
        return this.#actuar(hecho);
      case 'expediente':
        return this.procesos.nacer(hecho.proceso, hecho.tipo, hecho.usuario, hecho.clave);
      case 'actoDeProceso':
        return this.procesos.actuar(hecho);
      case 'aviso':
        return this.#constar(hecho);
      case 'juntos':
        return enviarJuntos(this, hecho.envios);
      case 'declara':
      case 'revoca':
        return this.#decretar(hecho.que, hecho);
      case 'corrige':
        return this.#corregir(hecho.regla, hecho.dias);
    }
  }

  #ponerAlDia(): void {
    this.atrasada = false;
    this.#alDia = this.ahora;
  }

  /** One beat of the office: whatever is due fires. */
  async latir(): Promise<void> {
    await this.mundo.latir();
    this.#ponerAlDia();
  }

  /** Asks something of the office, which may die meanwhile when the step says so. */
  async cruzar<T>(llamar: () => Promise<T>): Promise<Oido<T>> {
    const oido = await cruzar(this.mundo, this.#muerte, llamar);
    if (oido.dejo !== null) this.contar('muerte');
    this.#muerte = undefined;
    return oido;
  }

  /** What the client must hear: what was done by a process that died is told again, not done again. */
  esperado(veredicto: Veredicto, { dejo }: Oido<unknown>): Veredicto {
    return veredicto === 'aceptado' && dejo?.has('escribir') ? 'repetida' : veredicto;
  }

  async #nacer({ caso: orden, datos, usuario, clave, proceso }: Nacer): Promise<void> {
    const suProceso = proceso === undefined ? undefined : this.procesos.seguidos.get(proceso);
    const cuerpo = suProceso ? { ...datos, procesoVinculado: suProceso.id } : datos;
    const pedido: Pedido = { metodo: 'post', ruta: '/api/solicitudes', cuerpo, usuario };
    const oido = await this.cruzar(() => this.mundo.pedir({ ...pedido, clave }));
    const { veredicto, modelo } = juzgarNacimiento({ datos, usuario }, this.ahora, this.ley);
    const esperado = this.esperado(veredicto, oido);
    igualar('la respuesta a PRESENTAR', orden, [veredictoDe(oido.valor)], [esperado]);
    this.contar(`PRESENTAR ${veredicto}`);
    if (!modelo) return;
    const id = String(oido.valor.cuerpo['id']);
    const ruc = (datos['entidad'] as { ruc?: string } | undefined)?.ruc ?? null;
    const suyo = usuario === 'entidad' ? '20131312955' : ruc;
    const libro = [{ tipo: 'PRESENTAR', actor: actorDe(usuario), ocurrido: modelo.nacido }];
    const seguido = { orden, id, ruc: suyo, modelo, libro, proceso: suProceso ? suProceso.orden : null };
    this.seguidos.set(orden, seguido);
    await this.comparar(seguido);
  }

  /** The request an act is. */
  async peticion({ caso, tipo, datos, usuario, clave, secuencia }: Envio): Promise<Pedido> {
    const seguido = this.seguidos.get(caso) as Seguido;
    let siSecuencia: number | undefined;
    if (secuencia !== undefined) {
      // What the client saw is what had fired by then.
      pasar(seguido.modelo, this.#alDia, this.ley);
      const leido = await this.mundo.store.caso(seguido.id);
      siSecuencia = (leido?.estado.secuencia ?? 0) - (secuencia === 'vieja' ? 1 : 0);
    }
    const params = { id: seguido.id };
    const cuerpo = { tipo, datos };
    return {
      metodo: 'post',
      ruta: '/api/solicitudes/{id}/eventos',
      params,
      cuerpo,
      usuario,
      clave,
      siSecuencia,
    };
  }

  async #actuar(envio: Envio): Promise<void> {
    const seguido = this.seguidos.get(envio.caso);
    if (!seguido) return;
    const pedido = await this.peticion(envio);
    const oido = await this.cruzar(() => this.mundo.pedir(pedido));
    if (this.#yaHecho(envio)) {
      igualar(`la repetición de ${envio.tipo}`, envio.caso, [veredictoDe(oido.valor)], ['repetida']);
      this.contar('repetida');
      return this.comparar(seguido);
    }
    const veredicto = juzgarActo(seguido, seguido.modelo, envio, this.ahora, this.ley);
    const esperado = this.esperado(veredicto, oido);
    igualar(`la respuesta a ${envio.tipo}`, envio.caso, [veredictoDe(oido.valor)], [esperado]);
    this.anotar(seguido, envio, veredicto);
    await this.comparar(seguido);
  }

  #yaHecho({ clave, caso }: Envio): boolean {
    return (
      clave !== undefined && this.aceptados.some((a) => a.envio.clave === clave && a.envio.caso === caso)
    );
  }

  /** Puts in the book of a case what was acknowledged. */
  anotar({ libro }: Seguido, envio: Envio, veredicto: Veredicto): void {
    const { tipo, usuario, clave } = envio;
    this.contar(`${tipo} ${veredicto}`);
    if (veredicto !== 'aceptado') return;
    libro.push({ tipo, actor: actorDe(usuario), ocurrido: this.ahora });
    if (clave !== undefined) this.aceptados.push({ envio, en: this.ahora });
    if (this.aceptados.length > 200) this.aceptados.splice(0, 100);
  }

  async #constar(constancia: Constancia): Promise<void> {
    const seguido = this.seguidos.get(constancia.caso);
    if (!seguido) return;
    const { plantilla, cual, resultado, fecha, usuario } = constancia;
    const avisos = await this.mundo.store.avisos(seguido.id);
    const suyos = avisos.filter((a) => a.plantilla === plantilla);
    const params = { id: seguido.id, nid: suyos[cual]?.id ?? 'ninguno' };
    const pedido: Pedido = {
      metodo: 'post',
      ruta: '/api/solicitudes/{id}/notificaciones/{nid}/registro',
      params,
      cuerpo: { fecha, resultado },
      usuario,
    };
    const { valor } = await this.cruzar(() => this.mundo.pedir(pedido));
    const veredicto = juzgarConstancia(seguido, constancia, this.ahora, this.ley);
    igualar(`la constancia de ${plantilla}`, constancia.caso, [veredictoDe(valor)], [veredicto]);
    this.contar(`${resultado} ${veredicto}`);
    await this.comparar(seguido);
  }

  async #decretar(que: 'declara' | 'revoca', { fecha, norma, ambito }: Decreto): Promise<void> {
    const usuario = 'coordinador';
    const motivo = 'Simulación.';
    const pedido: Pedido =
      que === 'declara'
        ? {
            metodo: 'post',
            ruta: '/api/calendario/inhabiles',
            cuerpo: { fecha, norma, ambito, motivo, publicada: diaEnLima(this.ahora) },
            usuario,
          }
        : {
            metodo: 'delete',
            ruta: '/api/calendario/inhabiles/{fecha}',
            params: { fecha },
            consulta: { norma, motivo, ambito },
            usuario,
          };
    const { almanaque } = this.ley;
    const consta = almanaque.declarados.has(`${fecha}|${norma}|${ambito}`);
    const cabe = que === 'declara' ? !consta : consta;
    await this.#cambiar(que, pedido, 'cambiarCalendario', cabe, () => {
      if (que === 'declara') almanaque.declarar(fecha, norma, ambito);
      else almanaque.revocar(fecha, norma, ambito);
    });
  }

  async #corregir(regla: string, dias: number): Promise<void> {
    const pedido: Pedido = {
      metodo: 'post',
      ruta: '/api/reglas/{id}/correcciones',
      params: { id: regla },
      cuerpo: { dias, norma: 'Norma leída', motivo: 'Simulación.' },
      usuario: 'coordinador',
    };
    await this.#cambiar('corrige', pedido, 'corregirRegla', this.ley.dias[regla] !== dias, () => {
      this.ley.dias[regla] = dias;
    });
  }

  /** The law is known to be another. Every term that runs is counted anew, once what had already expired has. */
  async #cambiar(
    que: string,
    pedido: Pedido,
    llamada: string,
    cabe: boolean,
    saber: () => void,
  ): Promise<void> {
    const { valor, dejo } = await this.cruzar(() => this.mundo.pedir(pedido));
    const hecho = cabe && !dejo?.has(llamada);
    igualar(`la respuesta a ${que}`, null, [String(valor.estado < 300)], [String(hecho)]);
    // Refused or not, whoever asks may have made fire what had fallen due.
    if (!cabe) return this.latir();
    const procesos = [...this.procesos.seguidos.values()];
    for (const { modelo } of this.vivos()) pasar(modelo, this.ahora, this.ley);
    for (const { modelo } of procesos) pasarProceso(modelo, this.ahora, this.ley);
    saber();
    for (const { modelo } of this.vivos()) recontar(modelo, this.ahora, this.ley);
    for (const { modelo } of procesos) recontarProceso(modelo, this.ahora, this.ley);
    // What the change left expired does so at the next beat.
    await this.latir();
    await this.compararTodos();
  }

  /** Cases that have not ended. */
  vivos(): Seguido[] {
    return [...this.seguidos.values()].filter((s) => s.modelo.situacion === 'en_tramite');
  }

  /** @throws Desacuerdo when a case is not what the law says; what nobody looked at since midnight is not asked */
  async comparar(seguido: Seguido): Promise<void> {
    const { id, modelo, orden } = seguido;
    const caso = await this.mundo.store.caso(id);
    if (!caso) throw new Desacuerdo('el expediente se perdió', orden, [], [id]);
    if (this.atrasada && caso.actualizado < this.ahora) return;
    pasar(modelo, this.ahora, this.ley);
    const avisos = await this.mundo.store.avisos(id);
    igualar('el expediente', orden, segunSistema(caso, avisos, modelo.rectificado), segunModelo(modelo));
  }

  /** Compares every case that lives, and those that have just ended. */
  async compararTodos(): Promise<void> {
    for (const seguido of this.seguidos.values()) {
      if (seguido.cerrado === true) continue;
      await this.comparar(seguido);
      if (seguido.modelo.situacion !== 'en_tramite') seguido.cerrado = true;
    }
    await this.procesos.compararTodos();
  }
}
