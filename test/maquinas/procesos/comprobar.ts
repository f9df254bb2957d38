import type { DefinicionDeMaquina } from '../../../machines/base/maquina.js';
import { citar } from '../../../machines/reglas/index.js';
import { cabeSinDatos } from '../../../src/engine/explain.js';
import { darPaso, destinoDe } from '../../../src/engine/partes.js';
import { type Compuesta, componer, congelar } from '../../../src/engine/paso.js';
import { plegar } from '../../../src/engine/replay.js';
import { esDelMotor } from '../../../src/engine/sucesos.js';
import type { Rechazo } from '../../../src/engine/tipos.js';
import type { Caso, Intento } from './caso.js';
import { pasoDeReferencia } from './referencia.js';

const FRASE = /^[«A-ZÁÉÍÓÚÑ].*[.]$/su;

function exigir(cumple: boolean, que: string): void {
  if (!cumple) throw new Error(que);
}

/** The text of a composite written again from its parts, whatever text it was read from. */
const escrito = ({ proceso, items }: Compuesta) => congelar(componer({ ...proceso } as never, items));

function comprobarRechazo({ regla, detalle }: Rechazo, tipo: string): void {
  exigir(citar(regla) !== '', `${tipo}: la regla ${regla} no se puede citar.`);
  exigir(FRASE.test(detalle), `${tipo}: «${detalle}» no es una frase.`);
}

/** D1: the engine gives what XState's pure `transition()` gives, state and effects, and refuses what nobody takes. */
function comprobarPaso({ def, compuesta }: Caso, { evento, hechos }: Intento): void {
  const { tipo, datos } = evento;
  const dado = { type: tipo, datos };
  const paso = darPaso(def, compuesta as never, dado, hechos);
  if (paso !== null) {
    const puro = pasoDeReferencia(def, compuesta, dado, hechos);
    exigir(congelar(paso.snapshot) === congelar(puro.snapshot), `${tipo}: otro estado que transition().`);
    const efectos = paso.efectos.map(({ type, params }) => ({ type, params }));
    exigir(
      JSON.stringify(efectos) === JSON.stringify(puro.efectos),
      `${tipo}: otros efectos que transition().`,
    );
    return;
  }
  const destino = destinoDe(def.partes as NonNullable<DefinicionDeMaquina['partes']>, tipo, datos, compuesta);
  if ('ok' in destino || destino.length > 0) return;
  const puro = pasoDeReferencia(def, compuesta, dado, hechos);
  exigir(
    escrito(compuesta) === congelar(puro.snapshot) && puro.efectos.length === 0,
    `${tipo}: transition() lo toma y el motor no.`,
  );
}

/** What must hold of every event tried: D1, D15 and, when it is refused, promise 2. */
export function comprobarIntento(caso: Caso, intento: Intento, caben: readonly string[]): void {
  const { tipo, datos } = intento.evento;
  if (esDelMotor(tipo)) return;
  const decision = caso.decidir(intento);
  exigir(decision.ok === (intento.microsteps !== null), `${tipo}: la decisión no es la de la máquina.`);
  if (!decision.ok) comprobarRechazo(decision, tipo);
  else if (Object.hasOwn(caso.def.eventos, tipo) && tipo !== caso.def.nacimiento) {
    exigir(caben.includes(tipo), `${tipo}: se aceptó y no estaba entre los permitidos.`);
    // Asked before an act opens envelopes (D17); other acts may first move the items they are for.
    const abre = Object.hasOwn(datos, 'aperturas');
    exigir(
      !abre || cabeSinDatos(caso.def, caso.estado.snapshot, { tipo, datos }, intento.hechos),
      `${tipo}: abrió sobres y no cabía sin sus datos.`,
    );
  }
  comprobarPaso(caso, intento);
}

/** What must hold of every case reached: it comes back from its text byte for byte (D3). */
export function comprobarTexto(caso: Caso, texto: string): void {
  exigir(escrito(caso.compuesta) === texto, 'El caso no vuelve igual de su texto.');
}

const TRAS_TODO: readonly string[] = ['desierto', 'cancelado'];

/** What must hold of a whole walk: its history folds to it (promise 4), and a process none of whose items goes on is closing. */
export function comprobarFin(caso: Caso): void {
  const { def, historia, entorno, estado, compuesta } = caso;
  const plegado = plegar(def, historia, entorno);
  exigir(congelar(plegado.snapshot) === escrito(compuesta), 'La historia lleva a otro estado.');
  exigir(
    JSON.stringify(plegado.plazos) === JSON.stringify(estado.plazos),
    'La historia lleva a otros plazos.',
  );
  const sigue = Object.values(compuesta.items).some(
    (i) => i.status === 'active' && !TRAS_TODO.includes(String(i.value)),
  );
  const { value } = compuesta.proceso;
  const cerrado = value === 'terminado' || JSON.stringify(value).includes('"etapas":"cierre"');
  exigir(sigue || cerrado, `Ningún ítem sigue y el proceso no se cierra: ${JSON.stringify(value)}.`);
  const corren = estado.plazos.filter((p) => p.estado === 'corriendo');
  exigir(caso.vivo || corren.length === 0, 'El proceso terminó y corre algún plazo.');
}
