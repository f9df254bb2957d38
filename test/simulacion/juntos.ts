import type { CasoIngenuo } from './ingenuo/caso.js';
import { pasar } from './ingenuo/tiempo.js';
import { type Envio, igualar } from './pasos.js';
import { actorDe, DE_PERSONAS, type Seguido, segunModelo, segunSistema } from './seguido.js';
import type { Simulacion } from './simulacion.js';
import { juzgarActo } from './solicitudes.js';
import { type Veredicto, veredictoDe } from './veredicto.js';

interface Orden {
  readonly modelo: CasoIngenuo;
  /** Acts it accepts, in order. */
  readonly actos: readonly string[];
  readonly veredictos: readonly Veredicto[];
  readonly orden: readonly number[];
}

function* permutaciones(n: number): Generator<number[]> {
  if (n === 0) {
    yield [];
    return;
  }
  for (const resto of permutaciones(n - 1))
    for (let lugar = 0; lugar < n; lugar++) yield [...resto.slice(0, lugar), n - 1, ...resto.slice(lugar)];
}

/** What the law says when the requests of one case are attended in some order. */
function vivir(
  { ley, ahora, atrasada }: Pick<Simulacion, 'ley' | 'ahora' | 'atrasada'>,
  seguido: Seguido,
  envios: readonly Envio[],
  orden: number[],
): Orden {
  const modelo = structuredClone(seguido.modelo);
  const veredictos: Veredicto[] = [];
  const hechas = new Set<string>();
  const actos: string[] = [];
  for (const i of orden) {
    const envio = envios[i] as Envio;
    const repetida = envio.clave !== undefined && hechas.has(envio.clave);
    const veredicto = repetida ? 'repetida' : juzgarActo(seguido, modelo, envio, ahora, ley);
    if (veredicto === 'aceptado' && envio.clave !== undefined) hechas.add(envio.clave);
    if (veredicto === 'aceptado') actos.push(`${envio.tipo} ${actorDe(envio.usuario)}`);
    veredictos[i] = veredicto;
  }
  // What nobody touched fired at its hour all the same.
  if (!atrasada) pasar(modelo, ahora, ley);
  return { modelo, actos, veredictos, orden };
}

/**
 * Several requests at once: they share a commit, and nobody promised in which order. Whatever the system did with each
 * case must be what the law says of some order of its requests.
 */
export async function enviarJuntos(simulacion: Simulacion, envios: readonly Envio[]): Promise<void> {
  const { mundo } = simulacion;
  const conocidos = envios.filter((e) => simulacion.seguidos.has(e.caso));
  const pedidos = await Promise.all(conocidos.map((e) => simulacion.peticion(e)));
  const oidos = await Promise.all(pedidos.map((p) => mundo.pedir(p)));
  const obtenidos = oidos.map(veredictoDe);
  for (const caso of new Set(conocidos.map((e) => e.caso))) {
    const seguido = simulacion.seguidos.get(caso) as Seguido;
    const suyos = conocidos.flatMap((envio, i) => (envio.caso === caso ? [{ envio, i }] : []));
    const oidoDe = suyos.map(({ i }) => obtenidos[i] as Veredicto);
    await conciliar(
      simulacion,
      seguido,
      suyos.map((s) => s.envio),
      oidoDe,
    );
  }
}

async function conciliar(
  simulacion: Simulacion,
  seguido: Seguido,
  envios: readonly Envio[],
  oidos: readonly Veredicto[],
): Promise<void> {
  const { store } = simulacion.mundo;
  const caso = await store.caso(seguido.id);
  const avisos = await store.avisos(seguido.id);
  const historia = await store.historia(seguido.id);
  const nuevos = historia
    .filter((e) => DE_PERSONAS.has(e.tipo))
    .slice(seguido.libro.length)
    .map((e) => `${e.tipo} ${e.actor}`);
  const posibles = [...permutaciones(envios.length)].map((orden) =>
    vivir(simulacion, seguido, envios, orden),
  );
  const cabe = ({ modelo, veredictos, actos }: Orden) => {
    if (veredictos.join() !== oidos.join() || actos.join() !== nuevos.join() || !caso) return false;
    const sistema = segunSistema(caso, avisos, modelo.rectificado).sort();
    // Refused by its form or its role, a request does not even look at the case: what fell due may still wait.
    const sinMirar = simulacion.atrasada && caso.actualizado < simulacion.ahora;
    return sinMirar || sistema.join('\n') === segunModelo(modelo).sort().join('\n');
  };
  const hallado = posibles.find(cabe);
  if (!hallado) {
    const [primero] = posibles as [Orden];
    igualar('las respuestas a la vez', seguido.orden, oidos, primero.veredictos);
    if (caso)
      igualar(
        'el expediente, en ningún orden',
        seguido.orden,
        segunSistema(caso, avisos, primero.modelo.rectificado),
        segunModelo(primero.modelo),
      );
    return;
  }
  seguido.modelo = hallado.modelo;
  for (const i of hallado.orden)
    simulacion.anotar(seguido, envios[i] as Envio, hallado.veredictos[i] as Veredicto);
  simulacion.contar('juntos conciliados');
}
