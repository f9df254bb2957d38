import { availableParallelism } from 'node:os';
import { type Corrida, Taller } from './corredor.js';
import { type Mutante, mutantes } from './mutantes.js';

/** The tests that must kill, those that kill most first. */
const ETAPAS = [
  ['test/escenarios/plazos.test.ts', 'test/calendario/vencimiento.test.ts'],
  ['test/engine', 'test/escenarios/reunion.test.ts', 'test/escenarios/rectificacion.test.ts'],
  ['test/escenarios', 'test/engine', 'test/maquinas', 'test/calendario', 'test/informes'],
] as const;
const TODAS = ETAPAS[ETAPAS.length - 1] as readonly string[];

/** Mutants nobody can tell from the original, by file and line of code, with the reason. */
const EQUIVALENTES: Readonly<Record<string, string>> = {
  'src/engine/vencer.ts  const maximo = (a: Instante, b: Instante) => (a ⟦> → >=⟧ b ? a : b);':
    'de dos instantes iguales da lo mismo cuál se toma',
};

interface Resultado extends Corrida {
  readonly mutante: Mutante;
}

const nombre = (m: Mutante) => `${m.archivo}:${m.linea}  ${m.cambio}`;
const razon = (m: Mutante) => EQUIVALENTES[`${m.archivo}  ${m.cambio}`] ?? null;
const vivo = (r: Resultado) => r.fallidas.length === 0 && r.rota === null;

function veredicto(r: Resultado): string {
  if (!vivo(r)) return `muerto por «${r.fallidas[0] ?? r.rota}»`;
  const porque = razon(r.mutante);
  return porque === null ? 'SOBREVIVE' : `equivalente: ${porque}`;
}

async function juzgar(
  lista: readonly Mutante[],
  talleres: readonly Taller[],
  ajenas: readonly string[],
): Promise<Resultado[]> {
  const pendientes = [...lista];
  const resultados: Resultado[] = [];
  await Promise.all(
    talleres.map(async (taller) => {
      for (let m = pendientes.shift(); m; m = pendientes.shift()) {
        const resultado = { mutante: m, ...(await taller.probar(m, ETAPAS, ajenas)) };
        resultados.push(resultado);
        console.log(
          `${String(resultados.length).padStart(3)}/${lista.length}  ${nombre(m)}\n         ${veredicto(resultado)}`,
        );
      }
    }),
  );
  return resultados;
}

const todos = mutantes();
const sobran = Object.keys(EQUIVALENTES).filter((k) => !todos.some((m) => k === `${m.archivo}  ${m.cambio}`));
if (sobran.length > 0) throw new Error(`Ya no existe este mutante equivalente: ${sobran.join(' | ')}`);
const lista = todos.filter((m) => process.argv.slice(2).every((t) => nombre(m).includes(t)));
const talleres = Array.from({ length: Math.min(availableParallelism(), 4) }, () => new Taller());
try {
  const [primero] = talleres as [Taller];
  const base = await primero.correr(TODAS, [], false);
  if (base.rota !== null) throw new Error(`Las pruebas no corren sin mutantes: ${base.rota}.`);
  if (base.fallidas.length > 0)
    console.log(
      `Fallan ya sin mutantes y no cuentan como verdugos:\n${base.fallidas.map((f) => `  - ${f}`).join('\n')}`,
    );
  const resultados = await juzgar(lista, talleres, base.fallidas);
  const sobreviven = resultados.filter((r) => vivo(r) && razon(r.mutante) === null);
  const equivalentes = resultados.filter((r) => vivo(r) && razon(r.mutante) !== null);
  console.log(
    `\n${resultados.length} mutantes: ${resultados.length - sobreviven.length - equivalentes.length} muertos, ${equivalentes.length} equivalentes, ${sobreviven.length} sobreviven.`,
  );
  for (const r of sobreviven) console.log(`SOBREVIVE ${nombre(r.mutante)}`);
  process.exitCode = sobreviven.length > 0 || base.fallidas.length > 0 ? 1 : 0;
} finally {
  for (const taller of talleres) taller.cerrar();
}
