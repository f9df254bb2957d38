import { beforeAll, describe, expect, test } from 'vitest';
import { INFORME_ANUAL } from '../../machines/informe-anual/definicion.js';
import { EVENTOS } from '../../machines/informe-anual/eventos.js';
import { citar, REGLAS } from '../../machines/reglas/index.js';
import { decidir } from '../../src/engine/decide.js';
import { porQueNoCabe } from '../../src/engine/disponible.js';
import { permitidos } from '../../src/engine/explain.js';
import { hechosDe } from '../../src/engine/hechos.js';
import { ENTORNO, explorar, type Intento, type Muestra } from '../maquinas/explorar.js';

interface Nodo {
  readonly id: string;
  readonly description?: string;
  readonly meta?: { articulo?: string };
  readonly states: Record<string, Nodo>;
  readonly transitions: ReadonlyMap<string, readonly unknown[]>;
}

const MUESTRAS: readonly Muestra[] = [
  { tipo: 'ABRIR_INFORME', datos: { ejercicio: 2026 } },
  { tipo: 'ABRIR_INFORME', datos: { ejercicio: 2027 } },
  { tipo: 'CONSOLIDAR', datos: {} },
  { tipo: 'OBSERVAR_INFORME', datos: { observaciones: 'Falta.' } },
  { tipo: 'DAR_CONFORMIDAD', datos: {} },
  { tipo: 'PRESENTAR_INFORME', datos: (hoy) => ({ destinatario: 'gerencia_general', fecha: hoy }) },
  { tipo: 'PRESENTAR_INFORME', datos: { destinatario: 'gerencia_general', fecha: '2026-12-31' } },
];

const nodosDe = (nodo: Nodo): Nodo[] => [nodo, ...Object.values(nodo.states).flatMap(nodosDe)];
const RAIZ = INFORME_ANUAL.maquina.root as unknown as Nodo;
const NODOS = nodosDe(RAIZ);
const ARISTAS = NODOS.flatMap((n) =>
  [...n.transitions].flatMap(([tipo, todas]) => todas.map((t) => [t, `${n.id} --${tipo}-->`] as const)),
);

const recorridas = new Set<unknown>();
const tratados = new Set<string>();
const intentos: Intento[] = [];

describe('D15: every edge of the annual report (AT-8.3)', () => {
  beforeAll(() => {
    explorar(
      INFORME_ANUAL,
      '2027-01-04T15:00:00.000Z',
      MUESTRAS,
      (intento) => {
        intentos.push(intento);
        for (const paso of intento.microsteps ?? []) {
          tratados.add(intento.evento.tipo);
          for (const t of paso.transitions) recorridas.add(t);
        }
      },
      () => false,
    );
  });

  test('every transition is taken by some generated path, and every act and expiry by some state', () => {
    expect(ARISTAS.filter(([arista]) => !recorridas.has(arista)).map(([, nombre]) => nombre)).toEqual([]);
    expect([...tratados].sort()).toEqual(
      [...Object.keys(EVENTOS), 'VENCIO_ETAPA_DE_INFORME', 'VENCIO_INFORME_ANUAL'].sort(),
    );
  });

  test('every refusal names a rule and is a sentence, also before anybody fills a form', () => {
    const rechazos = intentos.filter(({ decision }) => !decision.ok);
    expect(rechazos.length).toBeGreaterThan(20);
    for (const { decision, evento, desde } of rechazos) {
      if (decision.ok) throw new Error('Era un rechazo.');
      expect(() => citar(decision.regla), evento.tipo).not.toThrow();
      expect(decision.detalle, evento.tipo).toMatch(/^[«A-ZÁÉÍÓÚÑ].*\.$/su);
      const { estado, ahora } = desde;
      const hechos = hechosDe(estado, ahora, ENTORNO);
      const caben = permitidos(INFORME_ANUAL, estado.snapshot, hechos);
      for (const [tipo, definicion] of Object.entries(EVENTOS)) {
        if (caben.includes(tipo)) continue;
        const motivo = porQueNoCabe(INFORME_ANUAL, estado.snapshot, tipo, definicion, hechos);
        expect(motivo.detalle).toMatch(/^[«A-ZÁÉÍÓÚÑ].{10,}\.$/su);
      }
    }
  });

  test('AT-8.3: no term expires on its last day, nor one that does not run', () => {
    const abierto = intentos.find((i) => i.decision.ok && i.evento.tipo === 'ABRIR_INFORME')?.decision;
    if (!abierto?.ok) throw new Error('Nadie abrió el informe.');
    const vencer = (ocurrido: string, plazo: number) =>
      decidir(
        INFORME_ANUAL,
        abierto.estado,
        { tipo: 'VENCIO_INFORME_ANUAL', datos: { plazo, regla: 'AT-8.3' }, actor: 'sistema', ocurrido },
        ENTORNO,
      );
    expect(vencer('2027-02-02T04:59:59.999Z', 1)).toMatchObject({
      ok: false,
      detalle: 'El plazo vence recién el 1 de febrero de 2027.',
    });
    expect(vencer('2027-02-02T05:00:00.000Z', 1).ok).toBe(true);
    expect(vencer('2027-02-02T05:00:00.000Z', 9)).toMatchObject({
      ok: false,
      detalle: 'Ese plazo no está corriendo.',
    });
  });

  test('every state says what it is and its article', () => {
    const reglas = new Set(REGLAS.map((r) => r.id));
    for (const nodo of NODOS.filter((n) => n !== RAIZ)) {
      expect(nodo.description).toMatch(/\.$/);
      expect(reglas).toContain(nodo.meta?.articulo);
    }
  });
});
