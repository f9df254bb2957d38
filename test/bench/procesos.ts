import { REGISTRO } from '../../machines/registro.js';
import { diasDelCatalogo, proponer } from '../../machines/seleccion/cronograma/index.js';
import { EVENTOS } from '../../machines/seleccion/eventos/index.js';
import { presentacionDeProceso } from '../../machines/seleccion/nacimiento.js';
import type { Respuesta } from '../../src/engine/door.js';
import { CLAVE_OECE } from '../../src/engine/plazos.js';
import { leerActo } from '../../src/engine/validar.js';
import { SistemaDePrueba } from '../apoyo/sistema.js';
import { convocatoria, expediente, participante } from '../seleccion/muestras.js';
import { NACIMIENTO, VIDA } from './actos.js';
import { copiarBase } from './carpeta.js';
import { afirmar, alternar, type Medida, mediana, milisegundosDesde, porSegundo, razon } from './medir.js';
import { idsDe, sembrar } from './sembrar.js';
import { abrirCasa, vivir } from './vidas.js';

const banco = 'procesos';
const CASOS = 300;
const LOTE = 100;
const RONDAS = 5;
const PARTICIPANTES = 200;
const CONSULTAS = 500;
const PROPUESTAS = 50;
const ACTOS = 400;

const lima = (dia: string, hora = '10:00') => new Date(`${dia}T${hora}:00-05:00`).toISOString();
const CONVOCADA = '2011-03-14';

function aceptada(respuesta: Respuesta) {
  if (respuesta.tipo !== 'hecho') throw new Error(`No prosperó: ${JSON.stringify(respuesta).slice(0, 600)}`);
  return respuesta;
}

const abrir = () => SistemaDePrueba.abrir(lima(CONVOCADA, '08:00'));
type Lugar = SistemaDePrueba;

const leido = (tipo: keyof typeof EVENTOS, datos: unknown) => {
  const { def } = elegida();
  return { tipo, datos: leerActo(def, tipo, EVENTOS[tipo], datos) };
};

function elegida() {
  const eleccion = REGISTRO.elegir(
    'procesos',
    presentacionDeProceso.parse(expediente()) as Record<string, unknown>,
  );
  if (!eleccion.ok) throw new Error(eleccion.detalle);
  return eleccion;
}

async function nacer({ door }: Lugar): Promise<string> {
  const { def, datos } = elegida();
  return aceptada(await door.presentar(def, datos, 'oec')).caso.id;
}

/** What a process lives while its bases are asked about: the acts of most days, in the proportion of the course. */
function vida(cronograma: ReturnType<typeof proponer>): { ahora: string; acto: ReturnType<typeof leido> }[] {
  const datos = convocatoria({ cronograma: cronograma as never });
  const registro = (id: string) => leido('REGISTRAR_PARTICIPANTE', participante(id));
  const consulta = (n: number) =>
    leido('FORMULAR_CONSULTA', { id: `C${n}`, participante: 'P1', texto: 'Se pregunta por el plazo.' });
  const observacion = (n: number) =>
    leido('FORMULAR_OBSERVACION', {
      id: `O${n}`,
      participante: 'P2',
      texto: 'Se observa el factor.',
      sustento: 'Artículo 43.',
    });
  return [
    { ahora: lima(CONVOCADA), acto: leido('CONVOCAR', datos) },
    ...['P1', 'P2', 'P3', 'P4', 'P5'].map((id) => ({ ahora: lima('2011-03-15'), acto: registro(id) })),
    ...[1, 2, 3].map((n) => ({ ahora: lima('2011-03-16'), acto: consulta(n) })),
    {
      ahora: lima('2011-03-22'),
      acto: leido('ABSOLVER_CONSULTAS', {
        pliego: [1, 2, 3].map((n) => ({ id: `C${n}`, respuesta: 'Se aclara.', cambiaBases: n === 1 })),
      }),
    },
    ...[1, 2].map((n) => ({ ahora: lima('2011-03-30'), acto: observacion(n) })),
    {
      ahora: lima('2011-04-05'),
      acto: leido('ABSOLVER_OBSERVACIONES', {
        pliego: [1, 2].map((n) => ({
          id: `O${n}`,
          respuesta: 'No.',
          decision: 'no_acoge',
          cambiaBases: false,
        })),
      }),
    },
    {
      ahora: lima('2011-04-15'),
      acto: leido('INTEGRAR_BASES', { cambios: [{ origen: 'C1', cambio: 'Se precisa.' }] }),
    },
    ...['P1', 'P2'].map((postor) => ({
      ahora: lima('2011-04-26'),
      acto: leido('PRESENTAR_PROPUESTA', { postor, ofertas: [{ monto: '480000.00' }] }),
    })),
  ];
}

async function cronogramaDe({ door }: Lugar) {
  const { calendario, catalogo } = await door.entornoActual();
  return proponer('LP', CONVOCADA, 'ordinario', calendario(CLAVE_OECE), diasDelCatalogo(catalogo));
}

async function vivirProcesos(
  casa: Lugar,
  ids: readonly string[],
  pasos: ReturnType<typeof vida>,
): Promise<void> {
  for (const { ahora, acto } of pasos) {
    if (ahora > casa.reloj.ahora()) casa.reloj.mover(ahora);
    for (let i = 0; i < ids.length; i += LOTE) {
      const lote = ids.slice(i, i + LOTE).map((caso) => casa.door.actuar({ caso, ...acto, actor: 'comite' }));
      for (const respuesta of await Promise.all(lote)) aceptada(respuesta);
    }
  }
}

/** A process with many of everything, at its evaluation; and another with one bidder, beside it. */
async function poblado(casa: Lugar, grande: boolean): Promise<string> {
  const id = await nacer(casa);
  const actuar = async (ahora: string, tipo: keyof typeof EVENTOS, datos: unknown) => {
    if (ahora > casa.reloj.ahora()) casa.reloj.mover(ahora);
    aceptada(await casa.door.actuar({ caso: id, ...leido(tipo, datos), actor: 'comite' }));
  };
  const n = (cuantos: number) => Array.from({ length: grande ? cuantos : 1 }, (_, i) => i + 1);
  await actuar(
    lima(CONVOCADA),
    'CONVOCAR',
    convocatoria({ cronograma: (await cronogramaDe(casa)) as never }),
  );
  for (const i of n(PARTICIPANTES))
    await actuar(lima('2011-03-15'), 'REGISTRAR_PARTICIPANTE', participante(`P${i}`));
  for (const i of n(CONSULTAS))
    await actuar(lima('2011-03-16'), 'FORMULAR_CONSULTA', {
      id: `C${i}`,
      participante: 'P1',
      texto: 'Se pregunta.',
    });
  await actuar(lima('2011-03-22'), 'ABSOLVER_CONSULTAS', {
    pliego: n(CONSULTAS).map((i) => ({ id: `C${i}`, respuesta: 'Se aclara.', cambiaBases: false })),
  });
  await actuar(lima('2011-04-15'), 'INTEGRAR_BASES', { cambios: [] });
  for (const i of n(PROPUESTAS))
    await actuar(lima('2011-04-26'), 'PRESENTAR_PROPUESTA', {
      postor: `P${i}`,
      ofertas: [{ monto: '480000.00' }],
    });
  await actuar(lima('2011-04-27'), 'CUSTODIAR_SOBRES', { notario: 'Notaría', acta: 'Acta 1' });
  return id;
}

async function costoPorEvento(): Promise<Medida> {
  const semilla = await sembrar({ casos: CASOS, ahora: NACIMIENTO, programada: false });
  const muestras = await alternar(RONDAS, {
    solicitud: async () => {
      const casa = abrirCasa(copiarBase(semilla, 'solicitudes.db'));
      const ids = await idsDe(casa.store);
      const ritmo = await porSegundo(CASOS * VIDA.length, () => vivir(casa, ids, LOTE));
      await casa.store.cerrar();
      return ritmo;
    },
    proceso: async () => {
      const casa = await abrir();
      const ids: string[] = [];
      for (let i = 0; i < CASOS; i++) ids.push(await nacer(casa));
      const pasos = vida(await cronogramaDe(casa));
      const ritmo = await porSegundo(CASOS * pasos.length, () => vivirProcesos(casa, ids, pasos));
      await casa.cerrar();
      return ritmo;
    },
  });
  return {
    banco,
    que: 'costo por evento frente a la solicitud, lotes de 100',
    valor: razon(muestras.solicitud, muestras.proceso),
    unidad: '×',
    meta: ['≤', 1.5],
    nota: `${Math.round(mediana(muestras.proceso))} y ${Math.round(mediana(muestras.solicitud))} eventos/s`,
  };
}

async function tamano(): Promise<Medida> {
  const casa = await abrir();
  const pequeno = await poblado(casa, false);
  const aparte = await abrir();
  const grande = await poblado(aparte, true);
  const acto = leido('CONSERVAR_ACTO', {
    acto: 'Acta 1',
    vicio: 'Fecha mal escrita.',
    enmienda: 'Se corrige.',
  });
  const medio = async (casa: Lugar, caso: string) => {
    const tiempos: number[] = [];
    for (let i = 0; i < ACTOS; i++) {
      const inicio = process.hrtime.bigint();
      aceptada(await casa.door.actuar({ caso, ...acto, actor: 'comite' }));
      tiempos.push(milisegundosDesde(inicio));
    }
    return mediana(tiempos);
  };
  await medio(casa, pequeno);
  await medio(aparte, grande);
  const muestras = await alternar(RONDAS, {
    vacio: () => medio(casa, pequeno),
    lleno: () => medio(aparte, grande),
  });
  await casa.cerrar();
  await aparte.cerrar();
  const valor = razon(muestras.lleno, muestras.vacio);
  afirmar(Number.isFinite(valor), 'No se midió.');
  return {
    banco,
    que: `acto p50, proceso de ${PARTICIPANTES} participantes, ${CONSULTAS} consultas y ${PROPUESTAS} propuestas / vacío`,
    valor,
    unidad: '×',
    meta: ['≤', 3],
    nota: `${mediana(muestras.lleno).toFixed(2)} y ${mediana(muestras.vacio).toFixed(2)} ms`,
  };
}

/** Processes beside solicitudes: what an event costs, and what a crowded process costs. */
export async function procesos(): Promise<Medida[]> {
  return [await costoPorEvento(), await tamano()];
}
