import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatosInvalidos } from '../../src/engine/validar.js';
import type { Caso } from '../../src/store/puerto.js';
import { SistemaDePrueba, solicitudCompleta } from '../apoyo/sistema.js';
import { masDias, medianoche } from './calendario-ingenuo.js';
import { ACTOS } from './datos-ingenuos.js';
import { type Paso, resolver, type Tirada } from './historias.js';
import { actuar, type CasoIngenuo, type Fallo, nacer, pasar, rebotar } from './ingenuo.js';

const SEMILLA = Number(process.env['SEMILLA'] ?? 8213);
const HISTORIAS = Number(process.env['HISTORIAS'] ?? 300);
/** Refusals still tried on a case that has ended. */
const PASOS_TRAS_EL_FINAL = 4;

const FINALES = [
  'rechazada al presentar',
  'rechazada por la dependencia',
  'improcedente',
  'desistida',
  'desistida al no continuar',
  'archivada por silencio',
  'archivada sin convocatoria',
  'atendida',
  'culminada con seguimiento',
  'culminada con acompañamiento',
];

/** How often each ending was reached and each act accepted or refused, over all histories. */
const cuenta = new Map<string, number>();
const contar = (que: string) => cuenta.set(que, (cuenta.get(que) ?? 0) + 1);

const numero = fc.nat(9999);
const tirada: fc.Arbitrary<Tirada> = fc.record({
  clase: fc.oneof(
    { weight: 12, arbitrary: fc.constant('avanza' as const) },
    { weight: 2, arbitrary: fc.constant('cualquiera' as const) },
    { weight: 2, arbitrary: fc.constant('torcido' as const) },
    { weight: 7, arbitrary: fc.constant('tiempo' as const) },
    { weight: 1, arbitrary: fc.constant('silencio' as const) },
    { weight: 1, arbitrary: fc.constant('reiniciar' as const) },
    { weight: 2, arbitrary: fc.constant('rebote' as const) },
    { weight: 2, arbitrary: fc.constant('rectificar' as const) },
  ),
  a: numero,
  b: numero,
  c: numero,
});

const historia = fc.record({
  dia: fc.nat(1094).map((n) => masDias('2025-01-01', n)),
  // Minutes from 00:00 in Lima: any, or those around midnight.
  minuto: fc.oneof(fc.nat(1439), fc.constantFrom(-1, 0, 1, 1438, 1439, 1440)),
  milisegundo: fc.constantFrom(0, 1, 999),
  /** Days between the reception and its record; 0 is recorded on arrival. */
  demora: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(12) }),
  conHora: fc.boolean(),
  fase: fc.oneof(
    { weight: 4, arbitrary: fc.constant('actuaciones_preparatorias') },
    { weight: 1, arbitrary: fc.constantFrom('seleccion', 'ejecucion') },
  ),
  provincia: fc.constantFrom(null, null, 'Lima', 'Cusco', 'Ilo'),
  completa: fc.oneof(
    { weight: 15, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  pasos: fc.array(tirada, { minLength: 15, maxLength: 40 }),
});
type Historia = typeof historia extends fc.Arbitrary<infer T> ? T : never;

const CODIGOS = {
  EVENTO_NO_PERMITIDO: 'estado',
  CONDICION_NO_CUMPLIDA: 'condicion',
  DATOS_INVALIDOS: 'datos',
} as const;

/** The instant a reader understands: the clock in Lima. */
const enLima = (instante: string) =>
  new Date(Date.parse(instante) - 5 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');

interface Vista {
  situacion: string;
  plazos: string[];
}

const renglon = (p: { regla: string; item: string; desde: string; vence: string; estado: string }) =>
  `${p.regla} [${p.item}] ${p.desde} → ${p.vence} ${p.estado}`;

/** What is compared. After a rectification only the running terms: how the closed ones are written is not law. */
function vistaDe(caso: Caso | CasoIngenuo, soloCorriendo: boolean): Vista {
  const plazos =
    'estado' in caso && typeof caso.estado === 'object' ? caso.estado.plazos : (caso as CasoIngenuo).plazos;
  return {
    situacion: caso.situacion,
    plazos: plazos
      .filter((p) => !soloCorriendo || p.estado === 'corriendo')
      .map(renglon)
      .sort(),
  };
}

/** One history through the system and the model, side by side. */
class Careo {
  readonly renglones: string[] = [];
  modelo!: CasoIngenuo;
  id = '';
  /** The clock moved and nothing has run since. */
  atrasado = false;

  constructor(readonly sistema: SistemaDePrueba) {}

  get ahora(): string {
    return this.sistema.reloj.ahora();
  }

  anotar(que: string): void {
    this.renglones.push(`  ${enLima(this.ahora)}  ${que}`);
  }

  igual(que: string, sistema: unknown, modelo: unknown): void {
    expect(
      sistema,
      `${que}: the system (received) and the model (expected)\n${this.renglones.join('\n')}\n`,
    ).toEqual(modelo);
  }

  async presentar(datos: Record<string, unknown>): Promise<void> {
    this.anotar(`PRESENTAR ${JSON.stringify(datos)}`);
    this.id = (await this.sistema.presentar(datos)).id;
    this.modelo = nacer(this.ahora, solicitudCompleta(datos));
    await this.comparar();
  }

  async comparar(): Promise<void> {
    if (this.atrasado) return;
    const { rectificado } = this.modelo;
    this.igual(
      'the case',
      vistaDe(await this.sistema.leer(this.id), rectificado),
      vistaDe(this.modelo, rectificado),
    );
  }

  async dar(paso: Paso): Promise<void> {
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
    await this.comparar();
  }

  async esperar(hasta: string, avisar: boolean): Promise<void> {
    if (avisar) await this.sistema.avanzar(hasta);
    else this.sistema.reloj.mover(hasta);
    this.atrasado = !avisar;
    pasar(this.modelo, hasta);
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
    rebotar(this.modelo, correo, this.ahora);
    this.igual('the bounce', respuesta.tipo, 'hecho');
    contar('rebote');
  }

  async actuar(tipo: string, datos: Record<string, unknown>): Promise<void> {
    if (process.env['SALTAR'] && tipo === 'RECTIFICAR_VENCIMIENTO') await this.sistema.avanzar(this.ahora);
    const esperado = actuar(this.modelo, tipo, datos, this.ahora);
    const obtenido = await this.enviar(tipo, datos);
    this.anotar(`${tipo} ${JSON.stringify(datos)}: ${obtenido}`);
    this.igual(`the answer to ${tipo}`, obtenido, esperado);
    contar(`${tipo} ${esperado}`);
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

function presentacion({ dia, demora, conHora, fase, provincia, completa }: Historia, recibida: string) {
  return {
    fase,
    ...(provincia ? { entidad: { nombre: 'Entidad de Prueba', ruc: '20131312955', provincia } } : {}),
    ...(completa ? {} : { sustentoEstrategico: ' ' }),
    ...(demora > 0 ? { recibida: conHora ? recibida : dia } : {}),
  };
}

async function vivir(h: Historia): Promise<void> {
  const recibida = new Date(Date.parse(medianoche(h.dia)) + h.minuto * 60_000 + h.milisegundo).toISOString();
  const sistema = new SistemaDePrueba(new Date(Date.parse(recibida) + h.demora * 86_400_000).toISOString());
  try {
    const careo = new Careo(sistema);
    await careo.presentar(presentacion(h, recibida));
    let despues = 0;
    for (const tirada of h.pasos) {
      if (careo.modelo.situacion !== 'en_tramite' && ++despues > PASOS_TRAS_EL_FINAL) break;
      await careo.dar(resolver(careo.modelo, careo.ahora, tirada));
    }
    await careo.esperar(careo.ahora, true);
    await careo.comparar();
    if (careo.modelo.final !== '') contar(careo.modelo.final);
  } finally {
    await sistema.cerrar();
  }
}

describe('random histories: the system agrees with the naive model of the law', () => {
  it(`${HISTORIAS} histories of seed ${SEMILLA}`, { timeout: 60_000 + HISTORIAS * 1000 }, async () => {
    const salida = await fc.check(fc.asyncProperty(historia, vivir), { seed: SEMILLA, numRuns: HISTORIAS });
    if (!salida.failed) return;
    const { message } = salida.errorInstance as Error;
    throw new Error(
      `SEMILLA=${SEMILLA}, history ${salida.numRuns}, shrunk ${salida.numShrinks} times.\n${message}`,
    );
  });

  it.runIf(HISTORIAS >= 300).each(FINALES)('some history ended: %s', (final) => {
    expect(cuenta.get(final) ?? 0).toBeGreaterThan(0);
  });

  it.runIf(HISTORIAS >= 300).each(ACTOS)(
    '%s was accepted in some history, and refused in another',
    (tipo) => {
      const veces = (fallo: Fallo) => cuenta.get(`${tipo} ${fallo}`) ?? 0;
      expect(veces('aceptado')).toBeGreaterThan(0);
      expect(veces('estado') + veces('condicion') + veces('datos')).toBeGreaterThan(0);
    },
  );

  it.runIf(HISTORIAS >= 300)('some continuity mail bounced', () => {
    expect(cuenta.get('rebote') ?? 0).toBeGreaterThan(0);
  });
});
import { afterAll } from 'vitest';
afterAll(() => console.log([...cuenta].sort().map(([k,v])=>`${k}=${v}`).join('\n')));
