import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROLES } from '../../machines/base/evento.js';
import { citar, regla } from '../../machines/reglas/index.js';
import {
  EVENTOS,
  EVENTOS_AD,
  EVENTOS_AMC,
  EVENTOS_DE,
  reglaDelActo,
  type TipoDeActo,
} from '../../machines/seleccion/eventos/index.js';
import { faltaRequisitoMinimo } from '../../machines/seleccion/eventos/transversales.js';
import { PROCEDIMIENTOS } from '../../machines/seleccion/tipos.js';
import { DatosInvalidos, leerCon } from '../../src/engine/validar.js';
import { CRONOGRAMA_LP, convocatoria, expediente, MUESTRAS, participante } from './muestras.js';

const TIPOS = Object.keys(EVENTOS) as TipoDeActo[];

/** Paths of what is wrong in some data of an act. */
function rutas(tipo: TipoDeActo, datos: unknown, tabla: (typeof EVENTOS_DE)['LP'] = EVENTOS): string[] {
  try {
    leerCon(tabla[tipo].esquema, datos);
    return [];
  } catch (error) {
    if (!(error instanceof DatosInvalidos)) throw error;
    return error.errores.map((e) => e.ruta);
  }
}

describe('every act of a process', () => {
  it.each(TIPOS)('%s reads its samples', (tipo) => {
    for (const datos of MUESTRAS[tipo]) expect(rutas(tipo, datos)).toEqual([]);
  });

  it.each(TIPOS)('%s refuses unknown data, missing data and what is not an object', (tipo) => {
    expect(rutas(tipo, { ...MUESTRAS[tipo][0], sobrante: 1 })).toEqual(['(cuerpo)']);
    expect(rutas(tipo, JSON.parse('{"__proto__": {"a": 1}}')).length).toBeGreaterThan(0);
    expect(rutas(tipo, null)).toEqual(['(cuerpo)']);
    const { required = [] } = z.toJSONSchema(EVENTOS[tipo].esquema, { io: 'input', unrepresentable: 'any' });
    for (const campo of required) {
      const datos: Record<string, unknown> = { ...MUESTRAS[tipo][0] };
      delete datos[campo];
      expect(rutas(tipo, datos), campo).toContain(campo);
    }
  });

  it.each(TIPOS)('%s cites a rule of the catalogue and is told in the past tense', (tipo) => {
    const { regla: id, relato, titulo, roles } = EVENTOS[tipo];
    expect(citar(id).length).toBeGreaterThan(3);
    expect(titulo).toMatch(/^[A-ZÁÉÍÓÚÑ]/);
    expect(relato).toMatch(/^[A-ZÁÉÍÓÚÑ].*\.$/);
    for (const rol of roles) expect(ROLES).toContain(rol);
  });

  it('reads again what it wrote', () => {
    for (const tipo of TIPOS) {
      for (const datos of MUESTRAS[tipo]) {
        const leidos = leerCon(EVENTOS[tipo].esquema, datos);
        expect(leerCon(EVENTOS[tipo].esquema, leidos)).toEqual(leidos);
      }
    }
  });
});

describe('who may act', () => {
  it('gives the office what the committee may do in menor cuantía, and only there (RS-24ley-2)', () => {
    for (const tipo of TIPOS) {
      const delComite = (EVENTOS[tipo].roles as readonly string[]).includes('comite');
      expect(EVENTOS_AMC[tipo].roles.includes('oec'), tipo).toBe(
        delComite || (EVENTOS[tipo].roles as readonly string[]).includes('oec'),
      );
      expect(EVENTOS_AMC[tipo].roles).toEqual(expect.arrayContaining([...EVENTOS[tipo].roles]));
    }
    expect(EVENTOS.OTORGAR_BUENA_PRO.roles).toEqual(['comite']);
    expect(EVENTOS_AMC.OTORGAR_BUENA_PRO.roles).toEqual(['comite', 'oec']);
    expect(new Set(EVENTOS_AMC.CONVOCAR.roles).size).toBe(EVENTOS_AMC.CONVOCAR.roles.length);
  });

  it('gives messages of other cases to no role', () => {
    expect(EVENTOS.INFORME_DE_CAUSAS_EMITIDO.roles).toEqual([]);
    expect(EVENTOS_AMC.INFORME_DE_CAUSAS_EMITIDO.roles).toEqual([]);
  });

  it('has a table for each procedure, with the same acts', () => {
    for (const procedimiento of PROCEDIMIENTOS) expect(Object.keys(EVENTOS_DE[procedimiento])).toEqual(TIPOS);
  });
});

describe('the pliego', () => {
  const fila = { id: 'C1', respuesta: 'Se aclara.', cambiaBases: false };

  it('takes a row without decision only where it absolves consultas too (RS-57-AD-abs)', () => {
    expect(rutas('ABSOLVER_OBSERVACIONES', { pliego: [fila] })).toEqual(['pliego.0.decision']);
    expect(rutas('ABSOLVER_OBSERVACIONES', { pliego: [fila] }, EVENTOS_AD)).toEqual([]);
    expect(rutas('ABSOLVER_OBSERVACIONES', { pliego: [fila] }, EVENTOS_AMC)).toEqual([]);
    const otra = { ...fila, decision: 'quizas' };
    expect(rutas('ABSOLVER_OBSERVACIONES', { pliego: [otra] }, EVENTOS_AD)).toEqual(['pliego.0.decision']);
  });

  it('answers a row once', () => {
    expect(rutas('ABSOLVER_CONSULTAS', { pliego: [fila, { ...fila, id: 'C2' }, fila] })).toEqual([
      'pliego.2.id',
    ]);
    expect(rutas('ABSOLVER_OBSERVACIONES', { pliego: [fila, fila] }, EVENTOS_AMC)).toEqual(['pliego.1.id']);
  });

  it('takes two thousand rows and no more', () => {
    const pliego = Array.from({ length: 2000 }, (_, i) => ({ ...fila, id: `C${i}` }));
    expect(rutas('ABSOLVER_CONSULTAS', { pliego })).toEqual([]);
    expect(rutas('ABSOLVER_CONSULTAS', { pliego: [...pliego, { ...fila, id: 'Z' }] })).toEqual(['pliego']);
  });
});

describe('lists whose rows repeat', () => {
  const factor = { nombre: 'Garantía', maximo: '50' };
  const item = { numero: 1, descripcion: 'Uno', valorReferencial: '250000.00' };
  const puntajes = { postor: 'P1', factores: [] };
  const disposicion = { id: 'D1', texto: 'Se dispone.' };
  const cambio = { origen: 'C1', cambio: 'Se cambia.' };
  const casos: [TipoDeActo, unknown, string][] = [
    ['CREAR_PROCESO', expediente({ items: [item, { ...item, numero: '1' }] }), 'items.1.numero'],
    ['CONVOCAR', convocatoria({ bases: { factores: [factor, factor] } }), 'bases.factores.1.nombre'],
    [
      'EMITIR_PRONUNCIAMIENTO',
      { numero: '1', disposiciones: [disposicion, disposicion] },
      'disposiciones.1.id',
    ],
    ['INTEGRAR_BASES', { cambios: [cambio, cambio] }, 'cambios.1.origen'],
    ['PRESENTAR_PROPUESTA', { postor: 'P1', ofertas: [{ monto: '1' }, { monto: '2' }] }, 'ofertas.1.item'],
    [
      'PRESENTAR_PROPUESTA',
      {
        postor: 'P1',
        ofertas: [
          { item: 1, monto: '1' },
          { item: '1', monto: '2' },
        ],
      },
      'ofertas.1.item',
    ],
    ['EVALUAR_TECNICA', { puntajes: [puntajes, puntajes] }, 'puntajes.1.postor'],
    [
      'EVALUAR_TECNICA',
      { puntajes: [{ postor: 'P1', factores: [1, 2].map(() => ({ nombre: 'A', puntaje: '1' })) }] },
      'puntajes.0.factores.1.nombre',
    ],
    [
      'DISTRIBUIR',
      { asignaciones: [1, 2].map((cantidad) => ({ postor: 'P1', cantidad })) },
      'asignaciones.1.postor',
    ],
    ['RESOLVER_EMPATE', { metodo: 'prorrata', aceptan: ['P1', 'P1'] }, 'aceptan.1'],
    [
      'APROBAR_NUEVO_VALOR',
      {
        ...MUESTRAS.APROBAR_NUEVO_VALOR[0],
        items: [1, '1'].map((n) => ({ item: n, valorReferencial: '275000.00' })),
      },
      'items.1.item',
    ],
  ];
  it.each(casos.map(([tipo, datos, ruta]) => ({ tipo, datos, ruta })))(
    '$tipo: $ruta',
    ({ tipo, datos, ruta }) => {
      expect(rutas(tipo, datos)).toEqual([ruta]);
    },
  );
});

describe('amounts, scores, quantities and keys', () => {
  const oferta = (mas: object) => ({ postor: 'P1', ofertas: [{ monto: '100.00', ...mas }] });

  it.each(['100.001', '1000000000000000', '0', '-5', '1e5', '1,000.00', '', ' 5', 100, null])(
    'no offer of %j',
    (monto) => {
      expect(rutas('PRESENTAR_PROPUESTA', oferta({ monto }))).toEqual(['ofertas.0.monto']);
    },
  );

  it('never repeats in its answer the amount it refuses', () => {
    expect(() => leerCon(EVENTOS.PRESENTAR_PROPUESTA.esquema, oferta({ monto: '123456.789' }))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('123456') }),
    );
  });

  it.each([0, -1, 1.5, '0', '0.000000', '1.1234567', 'doce', '1e3', true, 1e15])(
    'no quantity of %j',
    (cantidad) => {
      expect(rutas('PRESENTAR_PROPUESTA', oferta({ cantidad }))).toEqual(['ofertas.0.cantidad']);
    },
  );

  it.each([0, -1, 1.5, '01', '0', 'uno', '1 ', 1_000_000, null])('no item %j', (item) => {
    expect(rutas('PRESENTAR_PROPUESTA', oferta({ item }))).toEqual(['ofertas.0.item']);
  });

  it('reads items and quantities as text', () => {
    const { ofertas } = leerCon(EVENTOS.PRESENTAR_PROPUESTA.esquema, oferta({ item: 3, cantidad: 12 }));
    expect(ofertas).toEqual([{ item: '3', monto: '100.00', cantidad: '12' }]);
  });

  it.each(['__proto__', 'constructor', 'prototype', '', '   ', 'a'.repeat(61), 'a\u0000', 7])(
    'no key %j',
    (id) => {
      expect(rutas('REGISTRAR_PARTICIPANTE', { ...participante('P1'), id })).toEqual(['id']);
    },
  );

  it.each(['100.5', '-1', '1.1234567', 'x', 80])('no score of %j', (puntaje) => {
    const datos = { puntajes: [{ postor: 'P1', factores: [{ nombre: 'A', puntaje }] }] };
    expect(rutas('EVALUAR_TECNICA', datos)).toEqual(['puntajes.0.factores.0.puntaje']);
  });

  it.each(['1.1', '-0.1', '0,7', 0.7])('no weight of %j', (c1) => {
    expect(rutas('CONVOCAR', { ...convocatoria(), bases: { c1 } })).toEqual(['bases.c1']);
  });
});

describe('dates and hours', () => {
  it.each(['2011-02-30', '30/03/2011', '2011-03-14T09:00:00', 20110314])(
    'no publication at %j',
    (publicado) => {
      expect(rutas('REEMPLAZAR_BASES', { motivo: 'M', publicado })).toEqual(['publicado']);
    },
  );

  it.each(['8:00', '24:00', '08:60', '0800'])('no hour %j', (desde) => {
    expect(rutas('CONVOCAR', { ...convocatoria(), horario: { desde, hasta: '16:00' } })).toEqual([
      'horario.desde',
    ]);
  });

  it('takes papers older than the calendar of days, not impossible ones', () => {
    const con = (fecha: string) => rutas('CREAR_PROCESO', expediente({ fechaValorReferencial: fecha }));
    expect(con('1994-07-01')).toEqual([]);
    expect(con('1949-12-31')).toEqual(['fechaValorReferencial']);
    expect(con('2031-01-01')).toEqual(['fechaValorReferencial']);
    expect(con('2011-02-29')).toEqual(['fechaValorReferencial']);
  });

  it('names the row of a calendar that is wrong', () => {
    const cronograma = [{ ...CRONOGRAMA_LP[0], actividad: 'sorpresa' }];
    expect(rutas('CONVOCAR', { ...convocatoria(), cronograma })).toEqual(['cronograma.0.actividad']);
  });
});

describe('values of the contract', () => {
  const casos: [TipoDeActo, string, unknown][] = [
    ['CREAR_PROCESO', 'regimen', 'LEY32069'],
    ['CREAR_PROCESO', 'objeto', 'alquileres'],
    ['CREAR_PROCESO', 'ejercicio', '2011'],
    ['CREAR_PROCESO', 'excepcionFraccionamiento', 7],
    ['CREAR_PROCESO', 'items', []],
    ['CONVOCAR', 'acto', 'secreto'],
    ['CONVOCAR', 'invitados', ['']],
    ['CONVOCAR', 'instrumentosInternacionales', []],
    ['REGISTRAR_PARTICIPANTE', 'ruc', '20131312956'],
    ['REGISTRAR_PARTICIPANTE', 'correo', 'sin arroba'],
    ['REGISTRAR_PARTICIPANTE', 'rnpVigente', 'si'],
    ['CONSULTAR_AREA', 'organo', 'titular'],
    ['SOLICITAR_ELEVACION', 'supuesto', 'otro'],
    ['REGISTRAR_DEVOLUCION', 'concepto', 'garantia'],
    ['PRESENTAR_PROPUESTA', 'ofertas', []],
    ['OBSERVAR_PROPUESTA', 'sobre', 'tercero'],
    ['OBSERVAR_PROPUESTA', 'naturaleza', 'otra'],
    ['OBSERVAR_PROPUESTA', 'plazoDias', 3],
    ['DISTRIBUIR', 'asignaciones', []],
    ['RESOLVER_EMPATE', 'metodo', 'dados'],
    ['INTERPONER_APELACION', 'acto', 'bases'],
    ['RESOLVER_APELACION', 'resultado', 'archivada'],
    ['RESOLVER_APELACION', 'retrotraeA', 'siempre'],
    ['SUSCRIBIR_CONTRATO', 'legalizaciones', 'todas'],
    ['PRORROGAR', 'actividad', 'contrato'],
    ['EMITIR_INFORME_CAUSAS', 'causas', ''],
    ['CANCELAR', 'causal', 'capricho'],
    ['DECLARAR_NULIDAD', 'causal', 'otra'],
    ['DECLARAR_NULIDAD', 'etapa', 'contrato'],
  ];
  it.each(casos)('%s refuses %s: %j', (tipo, campo, valor) => {
    expect(rutas(tipo, { ...MUESTRAS[tipo][0], [campo]: valor }).map((r) => r.split('.')[0])).toEqual([
      campo,
    ]);
  });

  it('keeps the shape of the fee of an elevation', () => {
    const datos = {
      ...MUESTRAS.SOLICITAR_ELEVACION[0],
      tasa: { exigible: true, pagado: '-1', moneda: 'USD' },
    };
    expect(rutas('SOLICITAR_ELEVACION', datos)).toEqual(['tasa.pagado', 'tasa']);
  });
});

describe('rules that the data decide', () => {
  it('cites the standing of an elevation and the reason of a refund', () => {
    expect(reglaDelActo('SOLICITAR_ELEVACION', { supuesto: 'acogimiento_de_otro' })).toBe('RS-58-leg3');
    expect(reglaDelActo('SOLICITAR_ELEVACION', {})).toBeNull();
    expect(reglaDelActo('REGISTRAR_DEVOLUCION', { concepto: 'tasa' })).toBe('RS-58-venc');
    expect(reglaDelActo('REGISTRAR_DEVOLUCION', { concepto: 'derecho' })).toBeNull();
    for (const tipo of TIPOS) {
      for (const datos of MUESTRAS[tipo]) {
        const id = reglaDelActo(tipo, datos as Record<string, unknown>);
        if (id !== null) expect(regla(id).id).toBe(id);
      }
    }
  });

  it('knows a vice that touches the minimums of article 26 of the Ley (RS-26ley-estr)', () => {
    const con = (mas: object) =>
      faltaRequisitoMinimo({ acto: 'CONVOCAR', vicio: 'V', enmienda: 'E', ...mas });
    expect(con({})).toBe(false);
    expect(con({ requisitoMinimo: true })).toBe(true);
    expect(con({ vicio: 'Falta un requisito del art. 26 de la Ley.' })).toBe(true);
    expect(con({ vicio: 'Contraviene el artículo 26.' })).toBe(true);
    expect(con({ acto: 'Bases sin el contenido del Artículo 26 de la Ley' })).toBe(true);
    expect(con({ vicio: 'Aviso tardío del artículo 26 del Reglamento.' })).toBe(false);
    expect(con({ vicio: 'Se omitió el visto del artículo 35 en 26 páginas.' })).toBe(false);
    expect(con({ vicio: 'Contraviene el art. 267.' })).toBe(false);
  });
});
