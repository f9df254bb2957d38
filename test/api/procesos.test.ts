import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { CRONOGRAMA_LP, Mesa } from '../apoyo/mesa.js';
import { participante } from '../seleccion/muestras.js';

let m: Mesa;
beforeAll(async () => {
  m = await Mesa.abrir();
});
afterAll(() => m.cerrar());

describe('Abrir un proceso', () => {
  test.each([
    ['bienes', '400000.00', 'LP', 'licitacion-publica'],
    ['servicios', '400000.00', 'CP', 'concurso-publico'],
    ['bienes', '399999.99', 'ADP', 'adjudicacion-directa-publica'],
    ['servicios', '200000.00', 'ADS', 'adjudicacion-directa-selectiva'],
    ['consultoria', '39999.99', 'AMC', 'menor-cuantia-bienes-servicios'],
    ['obras', '179999.99', 'AMC', 'menor-cuantia-obras'],
    ['consultoria_obras', '39999.99', 'AMC', 'menor-cuantia-obras'],
  ])('RS-19: %s de S/ %s es %s.', async (objeto, valorReferencial, tipo, maquina) => {
    const r = await m.crear({ objeto, valorReferencial });
    expect(r.estado).toBe(201);
    expect(r.cabeceras.get('location')).toBe(`/api/procesos/${r.cuerpo.id}`);
    expect(r.cuerpo).toMatchObject({
      maquina,
      version: '1.0.0',
      regimen: 'DL1017',
      situacion: 'preparacion',
    });
    expect(r.cuerpo.numero).toMatch(/^PS-2011-\d{6}$/);
    expect(r.cuerpo.datos).toMatchObject({ tipo, valorReferencial, tipoSustento: { tipo, ejercicio: 2011 } });
    expect(r.cuerpo.datos.tipoSustento.explicacion).toContain('corresponde');
    expect(r.cuerpo.eventosPermitidos.map((e: Json) => e.tipo)).toContain('CONVOCAR');
    expect((await m.s.get(`/api/procesos/${r.cuerpo.id}/verificacion`)).cuerpo.integra).toBe(true);
  });

  test('RS-3UIT, RS-19-ejer: hasta tres UIT, o sin topes del año, no hay proceso y se dice por qué regla.', async () => {
    const chico = await m.crear({ valorReferencial: '10800.00' });
    expect(chico.estado).toBe(422);
    expect(chico.cuerpo).toMatchObject({ codigo: 'FUERA_DE_AMBITO', regla: 'RS-3UIT' });
    expect(chico.cuerpo.norma).toEqual(expect.any(String));
    expect(chico.cuerpo.detail).toContain('S/ 10,800.00');
    const sinTopes = await m.crear({ ejercicio: 2013 });
    expect(sinTopes.cuerpo).toMatchObject({
      status: 422,
      codigo: 'EJERCICIO_SIN_TOPES',
      regla: 'RS-19-ejer',
    });
  });

  test('RS-19-item: cada ítem supera tres UIT.', async () => {
    const r = await m.crear({
      valorReferencial: '500000.00',
      items: [
        { numero: 1, descripcion: 'Uno', valorReferencial: '489200.00' },
        { numero: 2, descripcion: 'Dos', valorReferencial: '10800.00' },
      ],
    });
    expect(r.cuerpo).toMatchObject({
      status: 422,
      codigo: 'DATOS_INVALIDOS',
      regla: 'RS-19-item',
      errores: [{ ruta: 'items.1.valorReferencial', mensaje: expect.stringContaining('tres UIT') }],
    });
  });

  test('Los topes escritos de memoria se advierten.', async () => {
    const { advertencias } = await m.creado({ ejercicio: 2010 });
    expect(advertencias).toEqual([expect.stringContaining('por contrastar')]);
  });

  test('Los ítems se ven con su número, su descripción y su situación; simular no deja nada.', async () => {
    const items = [
      { numero: 3, descripcion: 'Microscopios', valorReferencial: '300000.00', cantidad: 12 },
      { numero: '7', descripcion: 'Balanzas', valorReferencial: '200000.00' },
    ];
    const simulado = await m.s.post('/api/procesos?simular=true', {
      ...(await import('../seleccion/muestras.js')).expediente(),
      items,
    });
    expect(simulado.estado).toBe(200);
    expect((await m.s.get(`/api/procesos/${simulado.cuerpo.id}`)).estado).toBe(404);
    const { datos } = await m.creado({ items });
    expect(datos.items).toMatchObject([
      { numero: 3, descripcion: 'Microscopios', valorReferencial: '300000.00', situacion: 'preparacion' },
      { numero: 7, descripcion: 'Balanzas', valorReferencial: '200000.00', situacion: 'preparacion' },
    ]);
  });
});

describe('Convocar y ver', () => {
  test('El caso convocado muestra calendario en vigor, participantes y plazos; ?en= lo muestra como constaba.', async () => {
    const aparte = await Mesa.abrir();
    const id = await aparte.convocado();
    const convocado = await aparte.caso(id);
    expect(convocado).toMatchObject({ situacion: 'convocado' });
    expect(convocado.datos).toMatchObject({
      nomenclatura: 'LP 1-2011/PRUEBA',
      convocada: '2011-03-14',
      versionCronograma: 1,
      convocatoria: { costoParticipacion: '10.00', acto: 'publico', resumenEjecutivo: true },
    });
    expect(convocado.datos.cronograma).toEqual(CRONOGRAMA_LP);
    expect(convocado.datos.convocatoria.cronograma).toBeUndefined();
    await aparte.registrados(id, ['P1', 'P2']);
    const ahora = await aparte.caso(id);
    expect(ahora.datos.participantes).toMatchObject([
      { id: 'P1', nombre: 'Empresa P1', correo: 'p1@empresa.pe' },
      { id: 'P2' },
    ]);
    const antes = await aparte.caso(`${id}?en=2011-03-14T23:00:00-05:00`);
    expect(antes.datos.participantes).toBeUndefined();
    expect(antes.datos.items).toMatchObject([{ numero: 1, situacion: 'convocado' }]);
    await aparte.cerrar();
  });

  test('RS-25-2: el correo a participantes solo sale si alguno dio el suyo, y la verificación lo sabe.', async () => {
    const aparte = await Mesa.abrir();
    const [mudo, hablado] = [await aparte.convocado(), await aparte.convocado({ descripcion: 'Otra cosa' })];
    await aparte.hasta('2011-03-15');
    const { correo: _correo, ...sinCorreo } = participante('P1');
    await aparte.acto(mudo, 'REGISTRAR_PARTICIPANTE', sinCorreo);
    await aparte.acto(hablado, 'REGISTRAR_PARTICIPANTE', participante('P1'));
    await aparte.hasta('2011-04-15');
    for (const [id, canales] of [
      [mudo, ['seace']],
      [hablado, ['seace', 'correo']],
    ] as const) {
      const { efectos } = await aparte.acto(id, 'INTEGRAR_BASES', { cambios: [] });
      expect(efectos.notificaciones.map((n: Json) => n.canal)).toEqual(canales);
      const avisos = await aparte.s.elementos(`/api/procesos/${id}/notificaciones`);
      const deBases = avisos.filter((a) => a.plantilla === 'BASES_INTEGRADAS');
      expect(deBases.map((a) => a.canal)).toEqual(canales);
      expect((await aparte.s.get(`/api/procesos/${id}/verificacion`)).cuerpo).toMatchObject({
        integra: true,
        diferencias: [],
      });
    }
    const constancias = (await aparte.s.elementos(`/api/procesos/${mudo}/notificaciones`)).filter(
      (a) => a.plantilla === 'CONSTANCIA_DE_REGISTRO',
    );
    expect(constancias).toMatchObject([
      { estado: 'por_registrar', destinatarios: [{ rol: 'postor', nombre: 'Empresa P1', correo: null }] },
    ]);
    await aparte.cerrar();
  });

  test('Lo que solo dicen otros expedientes no lo envía nadie, tampoco dentro de una rectificación.', async () => {
    const { id, eventosPermitidos } = await m.creado();
    expect(eventosPermitidos.map((e: Json) => e.tipo)).not.toContain('INFORME_DE_CAUSAS_EMITIDO');
    const r = await m.enviar(id, 'INFORME_DE_CAUSAS_EMITIDO');
    expect(r.cuerpo).toMatchObject({ status: 422, errores: [{ ruta: 'tipo' }] });
    const dentro = await m.enviar(id, 'RECTIFICAR_VENCIMIENTO', {
      acto: { tipo: 'INFORME_DE_CAUSAS_EMITIDO', datos: {} },
      cargo: 'Cargo 1',
    });
    expect(dentro.cuerpo).toMatchObject({ status: 422, errores: [{ ruta: 'datos.acto.tipo' }] });
    expect((await m.enviar(id, 'VENCIO_PLAZO')).estado).toBe(422);
  });
});

describe('Fraccionamiento', () => {
  const compra = (mas: Record<string, unknown> = {}) => ({
    entidad: { nombre: 'Otra Entidad', ruc: '20500000008', domicilio: 'Jirón 2' },
    descripcion: 'Adquisición de computadoras portátiles',
    valorReferencial: '35000.00',
    ...mas,
  });

  test('RS-20-1: compras parecidas que juntas serían de un tipo mayor se advierten, con sus números.', async () => {
    const primera = await m.creado(compra());
    expect(primera.advertencias).toEqual([]);
    const segunda = await m.creado(compra({ descripcion: 'Computadoras para la biblioteca' }));
    expect(segunda.datos.tipo).toBe('AMC');
    expect(segunda.advertencias).toEqual([expect.stringContaining(primera.numero)]);
    expect(segunda.advertencias[0]).toMatch(/S\/ 70,000\.00.*ADS.*RS-20-1/);
  });

  test.each([
    ['otra cosa', { descripcion: 'Adquisición de sillas' }],
    ['otro objeto', { objeto: 'servicios', descripcion: 'Reparación de computadoras' }],
    ['otro ejercicio', { ejercicio: 2012 }],
    ['un monto reservado', { valorReferencialReservado: true }],
    ['una que ya es del tipo mayor', { valorReferencial: '450000.00' }],
  ])('RS-20-1: no se advierte por %s.', async (_que, mas) => {
    const { advertencias } = await m.creado(compra(mas));
    expect(advertencias.filter((a: string) => a.includes('RS-20-1'))).toEqual([]);
  });

  test('RS-20-ex: la excepción declarada se nombra.', async () => {
    const { advertencias } = await m.creado(compra({ excepcionFraccionamiento: 2 }));
    const [deSuma] = advertencias.filter((a: string) => a.includes('RS-20-1'));
    expect(deSuma).toContain('se declara la excepción 2: llegó un crédito presupuestario');
  });
});
