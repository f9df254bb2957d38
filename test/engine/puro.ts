import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { finDelPlazo } from '../../machines/calendario/index.js';
import { plazoDe } from '../../machines/reglas/index.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { decidir, estadoInicial } from '../../src/engine/decide.js';
import type { Aceptado, Decision, Estado } from '../../src/engine/tipos.js';
import { definicionDeActo, leerActo } from '../../src/engine/validar.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { LUNES, lima } from '../escenarios/apoyo.js';
import { ENTORNO } from '../maquinas/explorar.js';

/** A case folded in memory, for tests of the pure engine. */
export class EnMemoria {
  estado: Estado;
  ahora = lima(LUNES);

  constructor(readonly def: DefinicionDeMaquina = SOLICITUD) {
    this.estado = estadoInicial(def);
  }

  decidir(tipo: string, datos: Record<string, unknown>): Decision {
    const definicion = definicionDeActo(this.def, tipo);
    const leidos = definicion ? leerActo(this.def, tipo, definicion, datos) : datos;
    return decidir(
      this.def,
      this.estado,
      { tipo, datos: leidos, actor: 'prueba', ocurrido: this.ahora },
      ENTORNO,
    );
  }

  /** An event that must be accepted. */
  hacer(tipo: string, datos: Record<string, unknown> = {}): Aceptado {
    const decision = this.decidir(tipo, datos);
    if (!decision.ok) throw new Error(decision.detalle);
    this.estado = decision.estado;
    return decision;
  }

  presentar(cambios: Record<string, unknown> = {}): this {
    this.hacer('PRESENTAR', solicitudCompleta(cambios));
    return this;
  }

  programar(): this {
    this.hacer('PROGRAMAR_REUNION', { fecha: lima('2027-02-10'), modalidad: 'virtual', lugar: 'Sala' });
    return this;
  }

  reunir(mas: Record<string, unknown> = {}): this {
    this.ahora = lima('2027-02-10', '16:00:00');
    this.hacer('REGISTRAR_REUNION', {
      fecha: '2027-02-10',
      consultas: 'no_hubo',
      acompanamiento: 'no_solicitado',
      revisionDocumental: true,
      acuerdos: 'x',
      ...mas,
    });
    return this;
  }

  requerir(plazoDias = 5): this {
    this.hacer('REQUERIR_DOCUMENTACION', { detalle: 'Documentos.', plazoDias });
    return this;
  }

  /** Lets the running term of a rule expire at its own instant. */
  vencer(regla: string): Decision {
    const p = this.estado.plazos.find((x) => x.regla === regla && x.estado === 'corriendo');
    if (!p) throw new Error(`No corre ${regla}.`);
    this.ahora = finDelPlazo(p.vence);
    const datos = { plazo: p.n, regla, item: p.item, vencio: p.vence };
    const decision = this.decidir(plazoDe(regla).evento, datos);
    if (decision.ok) this.estado = decision.estado;
    return decision;
  }
}
