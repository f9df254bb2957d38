import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REGLAS } from '../../machines/reglas/index.js';
import { casoEnEspera, DATOS, type Json } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';

const CARGAS = new Map(REGLAS.flatMap((r) => (r.plazo ? [[r.id, r.plazo.carga] as const] : [])));
const OBLIGAN = new Set(
  [...CARGAS].flatMap(([id, c]) => (c === 'entidad' || c === 'participante' ? [] : [id])),
);

interface Fila {
  readonly caso: string;
  readonly n: number;
  readonly regla: string;
  readonly item: string;
  readonly estado: string;
  readonly debe: number;
  readonly atendido: number | null;
}

/** What the base says is owed, and what its definition says: both read whole, term by term. */
function deudas(archivo: string, vivos: ReadonlySet<string>) {
  const db = new Sqlite(archivo, { readonly: true });
  const filas = db.prepare('SELECT caso, n, regla, item, estado, debe, atendido FROM plazo').all() as Fila[];
  db.close();
  const ultimo = new Map<string, number>();
  const clave = (p: Fila) => JSON.stringify([p.caso, p.regla, p.item]);
  for (const p of filas) ultimo.set(clave(p), Math.max(p.n, ultimo.get(clave(p)) ?? 0));
  const nombre = (p: Fila) => `${p.caso}.${p.n} ${p.regla} ${p.estado}`;
  return {
    anotadas: filas
      .filter((p) => p.debe === 1)
      .map(nombre)
      .sort(),
    debidas: filas
      .filter(
        (p) =>
          vivos.has(p.caso) &&
          OBLIGAN.has(p.regla) &&
          ['corriendo', 'vencido'].includes(p.estado) &&
          p.atendido === null &&
          ultimo.get(clave(p)) === p.n,
      )
      .map(nombre)
      .sort(),
  };
}

const DIA = 86_400_000;

test('Tras cualquier historia con saltos del reloj, lo anotado como debido es lo que la definición dice, ni más ni menos.', async () => {
  // Years enough before the last one reviewed: the walks share a clock, which only goes on.
  const s = await Servidor.abrir({ RELOJ_INICIO: '2011-03-14T14:00:00.000Z' });
  let [vistas, aceptados] = [0, 0];
  try {
    const hoy = async () => (await s.bien(200, s.get('/api/reloj'))).ahora as string;
    const datosDe: Record<string, (ahora: string) => Json> = {
      ASIGNADO: () => ({ responsable: 'Ana' }),
      PROGRAMAR_REUNION: (ahora) => DATOS.programar(ahora),
      REGISTRAR_REUNION: (ahora) => DATOS.reunion(ahora, { consultas: 'requieren_analisis' }),
      REMITIR_RESPUESTA: () => ({ contenido: 'Respuesta.' }),
      REQUERIR_DOCUMENTACION: () => DATOS.requerir(3),
      PRORROGAR_ENTREGA: () => ({ dias: 4, motivo: 'Lo pidió.' }),
      RECIBIR_DOCUMENTACION: (ahora) => ({ detalle: 'Llegó.', completa: true, recibida: ahora.slice(0, 10) }),
      EMITIR_INFORME: () => ({
        numero: 'I-1',
        deficiencias: [{ tipo: 'error', descripcion: 'D.', tratamiento: 'criterio' }],
      }),
      DESISTIR: () => ({ motivo: 'Ya no.' }),
      RECTIFICAR_VENCIMIENTO: (ahora) => ({
        acto: {
          tipo: 'RECIBIR_DOCUMENTACION',
          datos: {
            detalle: 'Llegó a tiempo.',
            completa: true,
            recibida: new Date(Date.parse(ahora) - 12 * DIA).toISOString().slice(0, 10),
          },
        },
        cargo: 'Cargo 1',
      }),
    };
    const TIPOS = Object.keys(datosDe);
    // Mostly the way on, so that histories get far; at times any act at all, and days that pass.
    const paso = fc.oneof(
      { weight: 5, arbitrary: fc.constant('SEGUIR') },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 14 }) },
      { weight: 2, arbitrary: fc.constantFrom(...TIPOS) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(paso, { minLength: 8, maxLength: 18 }), async (pasos) => {
        const { id } = await s.presentar();
        let camino = 1;
        for (const p of pasos) {
          const ahora = await hoy();
          if (typeof p === 'number') {
            await s.reloj(new Date(Date.parse(ahora) + p * DIA).toISOString());
            continue;
          }
          const tipo = p === 'SEGUIR' ? (TIPOS[camino++ % TIPOS.length] as string) : p;
          const r = await s.enviar(id, tipo, datosDe[tipo]?.(ahora));
          if (![200, 409, 422].includes(r.estado)) throw new Error(`${tipo}: ${r.estado} ${r.texto}`);
          if (r.estado === 200) aceptados += 1;
        }
        const casos = await s.elementos('/api/solicitudes?limite=500');
        const abiertos = await Promise.all(
          casos.map(async ({ id: caso }) => {
            const { eventosPermitidos } = await s.caso(caso);
            return eventosPermitidos.some((e: Json) => e.tipo === 'ASIGNADO') ? [caso as string] : [];
          }),
        );
        const { anotadas, debidas } = deudas(s.archivo, new Set(abiertos.flat()));
        expect(anotadas).toEqual(debidas);
        vistas += debidas.length;
      }),
      { numRuns: 25 },
    );
    expect(vistas).toBeGreaterThan(15);
    expect(aceptados).toBeGreaterThan(60);
  } finally {
    await s.cerrar();
  }
}, 120_000);

test('La nulidad que devuelve el proceso suelta lo vencido de lo que se deshizo, y el nuevo cronograma se debe como cualquiera.', async () => {
  const m = await Mesa.abrir();
  try {
    const id = await m.convocado();
    await m.conPropuestas(id, { P1: '490000.00', P2: '480000.00' });
    await m.hasta('2011-05-05');
    const debidas = async () => {
      const { elementos } = await m.s.bien(200, m.s.get('/api/plazos?pendiente=true&limite=500'));
      return elementos.map((p: Json) => p.regla);
    };
    expect(await debidas()).toEqual(['AMB-C-calificacion', 'AMB-C-buenaPro']);
    await m.acto(id, 'DECLARAR_NULIDAD', { causal: 'contra_ley', etapa: 'convocatoria', resolucion: 'R-30' });
    expect(await debidas()).toEqual([]);
    expect((await m.s.bien(200, m.s.get('/api/hoy'))).vencidos.total).toBe(0);
    expect(deudas(m.s.archivo, new Set([id])).anotadas).toEqual(deudas(m.s.archivo, new Set([id])).debidas);
    await m.hasta('2011-06-20');
    expect(await debidas()).toEqual([]);
  } finally {
    await m.cerrar();
  }
});

test('Reabierto por rectificación se debe otra vez lo que al archivarse dejó de deberse, según la definición.', async () => {
  const s = await Servidor.abrir();
  try {
    const id = await casoEnEspera(s, 3);
    await s.reloj('2027-04-20T15:00:00.000Z');
    expect((await s.caso(id)).situacion).toBe('archivada');
    expect(deudas(s.archivo, new Set()).anotadas).toEqual([]);
    await s.acto(id, 'RECTIFICAR_VENCIMIENTO', {
      acto: {
        tipo: 'RECIBIR_DOCUMENTACION',
        datos: { detalle: 'Llegó.', completa: true, recibida: '2027-02-03' },
      },
      cargo: 'Cargo 1',
    });
    expect((await s.caso(id)).situacion).toBe('en_tramite');
    for (const dia of ['2027-04-20', '2027-06-20']) {
      await s.reloj(`${dia}T16:00:00.000Z`);
      const { anotadas, debidas } = deudas(s.archivo, new Set([id]));
      expect(anotadas).toEqual(debidas);
      expect(debidas.join()).toContain('AMB-A6-informe');
    }
  } finally {
    await s.cerrar();
  }
});
