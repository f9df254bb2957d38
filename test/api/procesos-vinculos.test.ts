import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { alMediodia, CRONOGRAMA_LP, Mesa } from '../apoyo/mesa.js';
import { convocatoria } from '../seleccion/muestras.js';

const ITEMS = [
  { numero: 1, descripcion: 'Microscopios', valorReferencial: '480000.00', cantidad: 12 },
  { numero: 2, descripcion: 'Balanzas', valorReferencial: '20000.00' },
];

/** A process whose items nobody registered for, declared deserted. */
async function desierto(m: Mesa, mas: Record<string, unknown> = {}, item?: number): Promise<string> {
  const id = await m.convocado(mas);
  await m.hasta('2011-04-15');
  await m.acto(id, 'INTEGRAR_BASES', { cambios: [] });
  await m.hasta('2011-04-19');
  await m.acto(id, 'DECLARAR_DESIERTO', { motivo: 'Nadie se registró.', ...(item ? { item } : {}) });
  return id;
}

describe('El proceso que sigue a uno desierto', () => {
  let m: Mesa;
  beforeAll(async () => {
    m = await Mesa.abrir();
  });
  afterAll(() => m.cerrar());

  test('RS-78-5, RS-64-des: es menor cuantía, con actos públicos, y no se convoca sin el informe de causas.', async () => {
    const padre = await desierto(m);
    const hijo = await m.creado({ origen: { desierto: padre } });
    expect(hijo).toMatchObject({
      maquina: 'menor-cuantia-bienes-servicios',
      vinculos: [{ tipo: 'desierto', caso: padre }],
    });
    expect(hijo.datos).toMatchObject({
      tipo: 'AMC',
      tipoSustento: { regla: 'RS-19-AMC-esp' },
      antecedente: { procedimiento: 'LP', actosPublicos: true, informeDeCausas: false },
    });
    expect(hijo.advertencias).toEqual([
      expect.stringContaining('RS-78-4'),
      expect.stringContaining('RS-64-des'),
    ]);
    const convocar = () =>
      m.enviar(hijo.id, 'CONVOCAR', {
        ...convocatoria({ costoParticipacion: '0' }),
        nomenclatura: 'AMC 1-2011/PRUEBA',
        cronograma: [
          { actividad: 'convocatoria', inicio: '2011-04-19', fin: '2011-04-19' },
          { actividad: 'registro_participantes', inicio: '2011-04-20', fin: '2011-04-27' },
          { actividad: 'presentacion_propuestas', inicio: '2011-04-27', fin: '2011-04-27' },
          { actividad: 'calificacion_evaluacion', inicio: '2011-04-28', fin: '2011-04-28' },
          { actividad: 'buena_pro', inicio: '2011-04-29', fin: '2011-04-29' },
        ],
      });
    expect((await convocar()).cuerpo).toMatchObject({ status: 409, regla: 'RS-78-4' });
    await m.acto(padre, 'EMITIR_INFORME_CAUSAS', {
      causas: 'Nadie ofertó.',
      causaValorOCaracteristicas: false,
    });
    const avisado = await m.caso(hijo.id);
    expect(avisado.datos.antecedente.informeDeCausas).toBe(true);
    expect(avisado.advertencias).toEqual([expect.stringContaining('RS-64-des')]);
    expect((await m.s.elementos(`/api/procesos/${hijo.id}/historial`)).map((f) => [f.tipo, f.actor])).toEqual(
      [
        ['CREAR_PROCESO', expect.any(String)],
        ['INFORME_DE_CAUSAS_EMITIDO', 'sistema'],
      ],
    );
    const convocado = await convocar();
    expect([convocado.estado, convocado.texto.slice(0, 500)]).toEqual([200, expect.any(String)]);
    expect(convocado.cuerpo.caso.situacion).toBe('convocado');
    expect((await m.s.get(`/api/procesos/${hijo.id}/verificacion`)).cuerpo.integra).toBe(true);
  });

  test('Nacido después del informe, ya lo tiene; y el origen debe ser un desierto de la misma entidad.', async () => {
    const aparte = await Mesa.abrir();
    const padre = await desierto(aparte);
    await aparte.acto(padre, 'EMITIR_INFORME_CAUSAS', { causas: 'N.', causaValorOCaracteristicas: false });
    const hijo = await aparte.creado({ origen: { desierto: padre } });
    expect(hijo.datos.antecedente).toMatchObject({ informeDeCausas: true });
    const { id: vivo } = await aparte.creado({ descripcion: 'Otra' });
    const solicitud = await aparte.s.presentar();
    const ajeno = { entidad: { nombre: 'Otra', ruc: '20500000008', domicilio: 'J' } };
    for (const [mas, mensaje] of [
      [{ origen: { desierto: 'nada' } }, 'No existe'],
      [{ origen: { desierto: solicitud.id } }, 'No existe'],
      [{ origen: { desierto: vivo } }, 'no se declaró desierto'],
      [{ ...ajeno, origen: { desierto: padre } }, 'otra entidad'],
    ] as const) {
      const r = await aparte.crear(mas);
      expect(r.cuerpo).toMatchObject({
        status: 422,
        errores: [{ ruta: 'origen.desierto', mensaje: expect.stringContaining(mensaje) }],
      });
    }
    await aparte.cerrar();
  });

  test('RS-64-desP: tras un desierto parcial, el acto es público si el monto que queda aún es de LP, CP o ADP.', async () => {
    const aparte = await Mesa.abrir();
    const padre = await desierto(aparte, { items: ITEMS }, 2);
    expect(await aparte.caso(padre)).toMatchObject({
      situacion: 'bases_integradas',
      datos: { items: [{ situacion: 'bases_integradas' }, { situacion: 'desierto' }] },
    });
    const origen = { desierto: padre };
    for (const [valorReferencial, actosPublicos] of [
      ['20000.00', false],
      ['480000.00', true],
    ] as const) {
      const hijo = await aparte.creado({ origen, valorReferencial, descripcion: `De ${valorReferencial}` });
      expect(hijo.datos.antecedente).toMatchObject({ actosPublicos });
    }
    await aparte.cerrar();
  });
});

describe('La nulidad de un ítem', () => {
  test.each([false, true])(
    'RS-19-item2, RS-56ley-1: nace un proceso con ese ítem solo, una vez (reservado: %s).',
    async (reservado) => {
      const m = await Mesa.abrir();
      const id = await m.convocado({
        items: ITEMS,
        ...(reservado ? { valorReferencialReservado: true } : {}),
      });
      await m.conPropuestas(id, {
        P1: [
          { item: 1, monto: '470000.00' },
          { item: 2, monto: '19000.00' },
        ],
      });
      const { caso } = await m.acto(id, 'DECLARAR_NULIDAD', {
        causal: 'contra_ley',
        etapa: 'integracion_bases',
        resolucion: 'R-1',
        item: 2,
      });
      expect(caso.datos.items).toMatchObject([{ situacion: 'en_evaluacion' }, { situacion: 'nulo' }]);
      expect(caso.datos.nulidades).toEqual([
        { causal: 'contra_ley', etapa: 'integracion_bases', resolucion: 'R-1', item: '2' },
      ]);
      const { elementos } = await m.s.bien(200, m.s.get('/api/procesos?orden=-creado'));
      expect(elementos).toHaveLength(2);
      const hijo = await m.caso(elementos.find((e: Json) => e.id !== id).id, m.como('oec'));
      expect(hijo).toMatchObject({
        maquina: 'licitacion-publica',
        situacion: 'preparacion',
        vinculos: [{ tipo: 'nulidadDeItem', caso: id }],
      });
      expect(hijo.datos).toMatchObject({
        tipo: 'LP',
        valorReferencial: '20000.00',
        descripcion: 'Balanzas',
        nulidadDeItem: { proceso: id, item: '2', etapa: 'integracion_bases' },
        items: [
          { numero: 2, descripcion: 'Balanzas', valorReferencial: '20000.00', situacion: 'preparacion' },
        ],
        tipoSustento: { regla: 'RS-19-item2' },
      });
      expect(hijo.advertencias).toContainEqual(expect.stringContaining('RS-19-item2'));
      const porAdmin = await m.s.get(`/api/procesos/${hijo.id}`);
      expect(porAdmin.texto.includes('20000.00')).toBe(!reservado);
      expect((await m.s.elementos(`/api/procesos/${hijo.id}/historial`)).map((f) => f.actor)).toEqual([
        'sistema',
      ]);
      for (const uno of [id, hijo.id])
        expect((await m.s.get(`/api/procesos/${uno}/verificacion`)).cuerpo).toMatchObject({
          integra: true,
          diferencias: [],
        });
      expect(await m.s.sistema.store.mensajesPendientes(10)).toEqual([]);
      expect(await m.s.elementos('/api/incidencias')).toEqual([]);
      await m.cerrar();
    },
  );
});

describe('La solicitud que sigue a un proceso', () => {
  test('La convocatoria del proceso llega a cada solicitud vinculada, que advierte su régimen.', async () => {
    const m = await Mesa.abrir();
    const { id } = await m.creado();
    const solicitudes = [];
    for (let i = 0; i < 2; i++)
      solicitudes.push(await m.s.presentar({ procesoVinculado: id, materias: ['revision_documental'] }));
    const sinVinculo = await m.s.presentar({ procesoVinculado: 'no-existe' });
    expect(solicitudes[0].advertencias).toContainEqual(expect.stringContaining('Decreto Legislativo 1017'));
    expect(sinVinculo.advertencias).toEqual([]);
    await m.acto(id, 'CONVOCAR', convocatoria());
    for (const s of solicitudes)
      expect((await m.s.historial(s.id)).map((f) => [f.tipo, f.actor, f.datos.fecha])).toEqual([
        ['PRESENTAR', expect.any(String), undefined],
        ['REGISTRAR_CONVOCATORIA', 'sistema', '2011-03-14'],
      ]);
    expect(await m.s.elementos('/api/incidencias')).toEqual([]);
    expect((await m.s.historial(sinVinculo.id)).map((f) => f.tipo)).toEqual(['PRESENTAR']);
    const rechazada = await m.s.presentar({ procesoVinculado: id, contacto: undefined });
    const otra = await m.s.presentar({ solicitudAnterior: rechazada.id });
    expect(otra.datos.procesoVinculado).toBe(id);
    expect((await m.s.verificacion(otra.id)).integra).toBe(true);
    await m.cerrar();
  });
});

describe('A qué ítem va un acto', () => {
  let m: Mesa;
  let id: string;
  beforeAll(async () => {
    m = await Mesa.abrir();
    id = await m.convocado({ items: ITEMS });
    await m.conPropuestas(id, {
      P1: [
        { item: 1, monto: '470000.00' },
        { item: 2, monto: '19000.00' },
      ],
      P2: [{ item: 1, monto: '460000.00' }],
    });
  });
  afterAll(() => m.cerrar());
  const ofertas = async () =>
    (await m.caso(id)).datos.items.map((i: Json) => i.ofertas.map((o: Json) => `${o.postor} ${o.estado}`));

  test('La admisión sin ítem es de todos los del postor; la que lo nombra, solo de ese.', async () => {
    await m.acto(id, 'ADMITIR_PROPUESTA', { postor: 'P1' });
    expect(await ofertas()).toEqual([['P1 admitida', 'P2 presentada'], ['P1 admitida']]);
    await m.acto(id, 'ADMITIR_PROPUESTA', { postor: 'P2', item: 1 });
    expect(await ofertas()).toEqual([['P1 admitida', 'P2 admitida'], ['P1 admitida']]);
  });

  test.each([
    [
      'EVALUAR_TECNICA',
      { puntajes: [{ postor: 'P1', factores: [] }] },
      'datos.puntajes.0.item',
      'varios ítems',
    ],
    [
      'EVALUAR_TECNICA',
      { puntajes: [{ postor: 'P1', item: 9, factores: [] }] },
      'datos.puntajes.0.item',
      'ítem 9',
    ],
    ['EVALUAR_TECNICA', { puntajes: [] }, 'datos.puntajes', 'al menos un postor'],
    ['OTORGAR_BUENA_PRO', {}, 'datos.item', 'varios ítems (1, 2)'],
    ['OTORGAR_BUENA_PRO', { item: 3 }, 'datos.item', 'no tiene el ítem 3'],
    ['ADMITIR_PROPUESTA', { postor: 'toString' }, 'datos.item', 'varios ítems'],
    [
      'CANCELAR',
      {
        causal: 'emergencia',
        resolucion: 'R',
        emisor: { cargo: 'G', nivel: 'igual' },
        comunicada: '2011-04-27',
        item: 5,
      },
      'datos.item',
      'ítem 5',
    ],
    [
      'DECLARAR_NULIDAD',
      { causal: 'forma', etapa: 'convocatoria', resolucion: 'R', item: 8 },
      'datos.item',
      'ítem 8',
    ],
  ])('%s %j: dice qué dato falta.', async (tipo, datos, ruta, mensaje) => {
    const r = await m.enviar(id, tipo, datos);
    expect(r.cuerpo).toMatchObject({
      status: 422,
      errores: [{ ruta, mensaje: expect.stringContaining(mensaje) }],
    });
  });

  test('Sin ítem, la cancelación alcanza a todo el proceso; la situación es la del menos avanzado que sigue.', async () => {
    const { caso } = await m.acto(id, 'CANCELAR', {
      causal: 'emergencia',
      resolucion: 'R',
      emisor: { cargo: 'G', nivel: 'igual' },
      comunicada: '2011-04-27',
      item: 2,
    });
    expect(caso.situacion).toBe('en_evaluacion');
    const { caso: todo } = await m.acto(id, 'CANCELAR', {
      causal: 'emergencia',
      resolucion: 'R',
      emisor: { cargo: 'G', nivel: 'igual' },
      comunicada: '2011-04-27',
    });
    expect(todo.situacion).toBe('cancelado');
    expect(todo.datos.cancelaciones).toHaveLength(2);
    expect(todo.datos.devolucionesPendientes).toEqual([
      { concepto: 'derecho', participante: 'P1', monto: '10.00' },
      { concepto: 'derecho', participante: 'P2', monto: '10.00' },
    ]);
  });

  test('RS-22-orden: de vuelta a la convocatoria, los participantes de antes aún se enteran y ya no lo son.', async () => {
    const aparte = await Mesa.abrir();
    const suyo = await aparte.convocado();
    await aparte.registrados(suyo, ['P1']);
    const { caso, efectos } = await aparte.acto(suyo, 'DECLARAR_NULIDAD', {
      causal: 'contra_ley',
      etapa: 'convocatoria',
      resolucion: 'R-1',
    });
    expect(caso).toMatchObject({
      situacion: 'preparacion',
      datos: { retrotraidoA: 'convocatoria', cronograma: [] },
    });
    expect(caso.datos.participantes).toBeUndefined();
    expect(efectos.notificaciones.map((n: Json) => n.canal)).toEqual(['seace', 'correo']);
    const correo = (await aparte.s.elementos(`/api/procesos/${suyo}/notificaciones`)).find(
      (a) => a.plantilla === 'NULIDAD' && a.canal === 'correo',
    );
    expect(correo?.destinatarios).toMatchObject([{ nombre: 'Empresa P1', correo: 'p1@empresa.pe' }]);
    await aparte.hasta(alMediodia('2011-03-16'));
    const corrido = CRONOGRAMA_LP.map((f) =>
      f.actividad === 'convocatoria' ? { ...f, inicio: '2011-03-16', fin: '2011-03-16' } : f,
    );
    const r = await aparte.enviar(suyo, 'CONVOCAR', convocatoria({ cronograma: corrido }));
    expect(r.cuerpo).toMatchObject({ status: 409, incumplimientos: expect.any(Array) });
    expect((await aparte.s.get(`/api/procesos/${suyo}/verificacion`)).cuerpo.integra).toBe(true);
    await aparte.cerrar();
  });
});
