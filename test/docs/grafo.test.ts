import { describe, expect, it } from 'vitest';
import { clave, type DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { REGISTRO } from '../../machines/registro.js';
import { plazoDe, REGLAS } from '../../machines/reglas/index.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { camposDe } from '../../src/docs/campos.js';
import { eventosDe, type Grafo, grafoDe, recorrer } from '../../src/docs/grafo.js';
import { conPagina, deItems } from '../../src/docs/items.js';
import { citarPlazo, reglasQueVencen } from '../../src/docs/reglas.js';

const ids = new Set(REGLAS.map((r) => r.id));
const actosDe = (def: DefinicionDeMaquina) =>
  [...eventosDe(grafoDe(def))].filter((e) => /^[A-Z]/.test(e) && !/^(VENCIO|CORREO)_/.test(e));

/** Acts a case of a machine takes, by itself or in its items. */
const tomados = (def: DefinicionDeMaquina) => {
  const items = deItems(def);
  return new Set([...actosDe(def), ...(items ? actosDe(items) : [])]);
};

describe.each(conPagina(REGISTRO.todas).map(({ def }) => [clave(def), grafoDe(def), def] as const))(
  'the statechart %s',
  (_clave, grafo, def) => {
    const estados = recorrer(grafo.raiz).filter((n) => n.id !== '');

    it('describes every state', () => {
      expect(estados.filter((n) => !n.descripcion).map((n) => n.id)).toEqual([]);
    });

    it('founds every state on a rule of the catalogue', () => {
      expect(estados.filter((n) => n.articulo === null || !ids.has(n.articulo)).map((n) => n.id)).toEqual([]);
    });

    it('takes no act it does not declare', () => {
      expect(actosDe(def).filter((e) => !(e in def.eventos))).toEqual([]);
    });

    it('tells of each expiry by a term it may run', () => {
      const vencimientos = [...eventosDe(grafo)].filter((e) => e.startsWith('VENCIO_'));
      expect(vencimientos.filter((e) => reglasQueVencen(e, def).length === 0)).toEqual([]);
    });

    it('says what every condition it draws tests', () => {
      const guardas = grafo.aristas.flatMap((a) => a.lineas.flatMap((l) => l.guardas.flat()));
      expect(guardas.filter((g) => g !== 'en otro caso' && !(g in grafo.condiciones))).toEqual([]);
    });
  },
);

describe.each([...new Set(REGISTRO.todas.map((d) => d.coleccion))])('the machines of %s', (coleccion) => {
  const suyas = REGISTRO.todas.filter((d) => d.coleccion === coleccion);

  it('take every act they declare: one that a procedure lacks, another has', () => {
    const todos = new Set(suyas.flatMap((d) => [...tomados(d)]));
    expect(suyas.flatMap((d) => Object.keys(d.eventos)).filter((e) => !todos.has(e))).toEqual([]);
  });

  it('take the expiry of every term they may run', () => {
    for (const def of suyas) {
      const items = deItems(def);
      const suyos = new Set([...eventosDe(grafoDe(def)), ...(items ? eventosDe(grafoDe(items)) : [])]);
      const sordos = (def.terminos ?? []).filter((id) => !suyos.has(plazoDe(id).evento));
      expect([def.id, sordos]).toEqual([def.id, []]);
    }
  });
});

describe('the graph of a process', () => {
  const def = REGISTRO.porClave('licitacion-publica@1.0.0');
  const grafo = grafoDe(def);
  const nodo = (id: string) => recorrer(grafo.raiz).find((n) => n.id === id);

  it('writes where a region moves its sisters, one line for each event', () => {
    const [nulidad, senal] = nodo('seleccion.retroceso')?.admite.map((l) => l.titulo) ?? [];
    expect(nulidad).toMatch(
      /^Declarar la nulidad → consultas, consultas\.absolucion, .*buenaPro o sin cambiar$/,
    );
    expect(senal).toMatch(/^señal retrotraer → consultas, /);
    expect(grafo.aristas.filter((a) => a.de === 'seleccion.retroceso').map((a) => a.a)).toEqual([
      'preparacion',
    ]);
  });

  it('draws only the terms of its procedure', () => {
    const vencimientos = (g: Grafo) =>
      [...recorrer(g.raiz).flatMap((n) => n.admite), ...g.aristas.flatMap((a) => a.lineas)]
        .filter((l) => l.clase === 'vencimiento')
        .map((l) => l.titulo)
        .join();
    expect(vencimientos(grafo)).toContain('RS-55-LP (5 d.h.)');
    expect(vencimientos(grafo)).not.toContain('RS-55-CP');
    const menor = grafoDe(REGISTRO.porClave('menor-cuantia-bienes-servicios@1.0.0'));
    expect(vencimientos(menor)).not.toMatch(/RS-5[5789]/);
  });
});

describe('the statechart of the items', () => {
  const procesos = REGISTRO.todas.filter((d) => d.coleccion === 'procesos');

  it('has one page, whatever the processes that share it, with the terms of them all', () => {
    const paginas = conPagina(REGISTRO.todas).filter((p) => p.madres.length > 0);
    expect(paginas.map((p) => clave(p.def))).toEqual(['item@1.0.0']);
    expect(paginas[0]?.madres).toEqual(procesos);
    expect(paginas[0]?.def.terminos).toEqual(expect.arrayContaining(['RS-77-LP', 'RS-77-AD']));
  });

  it('writes what any of its states takes, where there is no box to lead from', () => {
    const items = deItems(REGISTRO.porClave('licitacion-publica@1.0.0'));
    const titulos = items ? grafoDe(items).raiz.admite.map((l) => l.titulo) : [];
    expect(titulos).toContain('Declarar la nulidad → tecnica, resultado, nulo');
  });

  it('is not that of a machine without items', () => {
    expect(deItems(SOLICITUD)).toBeNull();
  });
});

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
