import { describe, expect, it } from 'vitest';
import { clave } from '../../machines/base/maquina.js';
import { REGISTRO } from '../../machines/registro.js';
import { REGLAS } from '../../machines/reglas/index.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { camposDe } from '../../src/docs/campos.js';
import { eventosDe, grafoDe, recorrer } from '../../src/docs/grafo.js';
import { citarPlazo } from '../../src/docs/reglas.js';

const ids = new Set(REGLAS.map((r) => r.id));

describe.each(REGISTRO.todas.map((d) => [clave(d), grafoDe(d), d] as const))(
  'the statechart %s',
  (_clave, grafo, def) => {
    const estados = recorrer(grafo.raiz).filter((n) => n.id !== '');

    it('describes every state', () => {
      expect(estados.filter((n) => !n.descripcion).map((n) => n.id)).toEqual([]);
    });

    it('founds every state on a rule of the catalogue', () => {
      expect(estados.filter((n) => n.articulo === null || !ids.has(n.articulo)).map((n) => n.id)).toEqual([]);
    });

    it('takes every act it declares, and no other', () => {
      const actos = [...eventosDe(grafo)].filter((e) => /^[A-Z]/.test(e) && !/^(VENCIO|CORREO)_/.test(e));
      expect(actos.sort()).toEqual(Object.keys(def.eventos).sort());
    });

    it('says what every condition it draws tests', () => {
      const guardas = grafo.aristas.flatMap((a) => a.lineas.flatMap((l) => l.guardas.flat()));
      expect(guardas.filter((g) => g !== 'en otro caso' && !(g in grafo.condiciones))).toEqual([]);
    });
  },
);

describe('the graph of the solicitud', () => {
  const grafo = grafoDe(SOLICITUD);
  const nodo = (id: string) => recorrer(grafo.raiz).find((n) => n.id === id);
  const arista = (de: string, a: string) => grafo.aristas.find((e) => e.de.endsWith(de) && e.a.endsWith(a));

  it('marks regions, beginnings and endings', () => {
    expect(nodo('enTramite')).toMatchObject({ tipo: 'parallel', region: false, inicial: false });
    expect(nodo('enTramite.visitas')).toMatchObject({ tipo: 'compound', region: true, inicial: false });
    expect(nodo('enTramite.visitas.sinVisitas')).toMatchObject({
      tipo: 'atomic',
      region: false,
      inicial: true,
    });
    expect(nodo('desistida')).toMatchObject({ tipo: 'final', region: false });
  });

  it('takes joined conditions apart', () => {
    expect(arista('porProgramar', 'programada')?.lineas[0]?.guardas).toEqual([
      ['reunionDesdeAhora', 'reunionEnPlazo'],
    ]);
  });

  it('writes both ways of one event on one edge', () => {
    const lineas = arista('enVerificacion', 'emitido')?.lineas;
    expect(lineas).toHaveLength(1);
    expect(lineas?.[0]?.guardas).toEqual([
      ['verificacionCompleta', 'todoCumplido'],
      ['verificacionCompleta'],
    ]);
  });

  it('names the term a deadline ends, with its days', () => {
    const linea = arista('esperaRespuesta', 'archivadaPorSilencio')?.lineas[0];
    const regla = REGLAS.find((r) => r.plazo?.evento === 'VENCIO_CONTINUIDAD')?.id ?? '';
    expect(linea).toMatchObject({ clase: 'vencimiento', titulo: `vence ${regla} (10 d.h.)`, guardas: [[]] });
    expect(citarPlazo(regla)).toBe(`${regla} (10 d.h.)`);
  });

  it('knows acts, mails, signals, endings and what happens by itself', () => {
    expect(arista('consultaPorEnviar', 'esperaRespuesta')?.lineas[0]?.clase).toBe('correo');
    expect(arista('enAnalisis', 'cerradaPorConvocatoria')?.lineas[0]?.clase).toBe('senal');
    expect(arista('actividades', 'culminada')?.lineas[0]).toMatchObject({
      clase: 'fin',
      titulo: 'al terminar actividades',
    });
    expect(arista('consultas.segunReunion', 'sinConsultas')?.lineas[0]).toMatchObject({
      clase: 'siempre',
      guardas: [['en otro caso']],
    });
  });

  it('lists inside a state what it takes without leaving it', () => {
    expect(nodo('enTramite.visitas.visitada')?.admite.map((l) => l.titulo)).toEqual(['Registrar una visita']);
    expect(nodo('enTramite')?.admite.map((l) => l.clase)).toEqual(['acto', 'vencimiento', 'acto']);
  });
});

describe('the data of an act', () => {
  it('are paths, required if all that holds them is', () => {
    const esquema = SOLICITUD.eventos['REGISTRAR_REUNION']?.esquema;
    const campos = esquema ? camposDe(esquema) : [];
    expect(campos).toContainEqual({ ruta: 'fecha', obligatorio: true });
    expect(campos).toContainEqual({ ruta: 'asesoramiento', obligatorio: false });
    expect(campos).toContainEqual({ ruta: 'derivacion.organo', obligatorio: false });
  });
});
