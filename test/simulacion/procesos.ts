import type { Fallo, Objeto } from './ingenuo/caso.js';
import type { Ley } from './ingenuo/ley.js';
import { nacerProceso, type ProcesoIngenuo, pasarProceso } from './ingenuo/proceso.js';
import { actuarEnProceso } from './ingenuo/proceso-actos.js';
import { puedeEnProceso } from './ingenuo/roles.js';
import { actuar } from './ingenuo/solicitud.js';
import type { Pedido } from './mundo.js';
import { expedienteDe } from './papeles-de-proceso.js';
import { Desacuerdo, type EnvioAProceso, igualar } from './pasos.js';
import { type Asiento, actorDe } from './seguido.js';
import type { Simulacion } from './simulacion.js';
import { type Veredicto, veredictoDe } from './veredicto.js';

/** A selection process that is followed. */
export interface ProcesoSeguido {
  readonly orden: number;
  readonly id: string;
  readonly modelo: ProcesoIngenuo;
  readonly libro: Asiento[];
}

/** What the law says of an act on a process. */
function juzgar({ modelo }: ProcesoSeguido, envio: EnvioAProceso, ahora: string, ley: Ley): Veredicto {
  if (!puedeEnProceso(envio.usuario, envio.tipo, modelo.tipo)) return 'rol';
  return actuarEnProceso(modelo, envio.tipo, envio.datos, ahora, ley);
}

/** The processes of a run, beside its solicitudes. */
export class Procesos {
  readonly seguidos = new Map<number, ProcesoSeguido>();

  constructor(readonly simulacion: Simulacion) {}

  /** A file is put on record. */
  async nacer(orden: number, tipo: 'LP' | 'AMC', usuario: string, clave: string): Promise<void> {
    const { simulacion } = this;
    const { mundo, ahora } = simulacion;
    const cuerpo = expedienteDe(tipo, ahora);
    const pedido: Pedido = { metodo: 'post', ruta: '/api/procesos', cuerpo, usuario, clave };
    const oido = await simulacion.cruzar(() => mundo.pedir(pedido));
    const veredicto = puedeEnProceso(usuario, 'CREAR_PROCESO', tipo) ? 'aceptado' : 'rol';
    const esperado = simulacion.esperado(veredicto, oido);
    igualar('la respuesta a CREAR_PROCESO', orden, [veredictoDe(oido.valor)], [esperado]);
    if (veredicto !== 'aceptado') return;
    const id = String(oido.valor.cuerpo['id']);
    const libro = [{ tipo: 'CREAR_PROCESO', actor: actorDe(usuario), ocurrido: ahora }];
    const seguido = { orden, id, modelo: nacerProceso(tipo, ahora), libro };
    this.seguidos.set(orden, seguido);
    await this.comparar(seguido);
  }

  /** Somebody acts on a process. */
  async actuar(envio: EnvioAProceso): Promise<void> {
    const { simulacion } = this;
    const { mundo, ahora, ley } = simulacion;
    const seguido = this.seguidos.get(envio.proceso);
    if (!seguido) return;
    const { tipo, datos, usuario, clave } = envio;
    const pedido: Pedido = {
      metodo: 'post',
      ruta: '/api/procesos/{id}/eventos',
      params: { id: seguido.id },
      cuerpo: { tipo, datos },
      usuario,
      clave,
    };
    const oido = await simulacion.cruzar(() => mundo.pedir(pedido));
    // What a dead process left in the mailbox is delivered at the next beat.
    if (oido.dejo !== null) await simulacion.latir();
    const veredicto = juzgar(seguido, envio, ahora, ley);
    simulacion.contar(`${tipo} ${veredicto}`);
    const esperado = simulacion.esperado(veredicto, oido);
    igualar(`la respuesta a ${tipo}`, seguido.orden, [veredictoDe(oido.valor)], [esperado]);
    if (veredicto === 'aceptado') {
      seguido.libro.push({ tipo, actor: actorDe(usuario), ocurrido: ahora });
      if (tipo === 'CONVOCAR') await this.#avisarALasSolicitudes(seguido, datos);
    }
    await this.comparar(seguido);
  }

  /** The solicitudes about a process learn of its convocation by themselves (8.2.1.C). */
  async #avisarALasSolicitudes({ orden, modelo }: ProcesoSeguido, datos: Objeto): Promise<void> {
    const { simulacion } = this;
    const { ley, ahora } = simulacion;
    const noticia = { fecha: modelo.convocada, nomenclatura: datos['nomenclatura'] };
    for (const seguido of simulacion.seguidos.values()) {
      if (seguido.proceso !== orden) continue;
      const veredicto: Fallo = actuar(seguido.modelo, 'REGISTRAR_CONVOCATORIA', noticia, ahora, ley);
      simulacion.contar(`noticia de la convocatoria: ${veredicto}`);
      if (veredicto === 'aceptado')
        seguido.libro.push({ tipo: 'REGISTRAR_CONVOCATORIA', actor: 'sistema', ocurrido: ahora });
      await simulacion.comparar(seguido);
    }
  }

  /** @throws Desacuerdo when a process is not what the law says */
  async comparar({ orden, id, modelo }: ProcesoSeguido): Promise<void> {
    const { mundo, ahora, ley, atrasada } = this.simulacion;
    const caso = await mundo.store.caso(id);
    if (!caso) throw new Desacuerdo('el proceso se perdió', orden, [], [id]);
    if (atrasada && caso.actualizado < ahora) return;
    pasarProceso(modelo, ahora, ley);
    const renglon = (p: { regla: string; item: string; desde: string; vence: string; estado: string }) =>
      `${p.regla} [${p.item}] ${p.desde} → ${p.vence} ${p.estado}`;
    igualar(
      'el proceso',
      orden,
      [caso.situacion, ...caso.estado.plazos.map(renglon)],
      [modelo.situacion, ...modelo.plazos.map(renglon)],
    );
  }

  async compararTodos(): Promise<void> {
    for (const seguido of this.seguidos.values()) await this.comparar(seguido);
  }
}
