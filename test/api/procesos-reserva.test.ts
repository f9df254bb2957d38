import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { todoLoGuardado } from '../apoyo/en-crudo.js';
import { Mesa } from '../apoyo/mesa.js';

let m: Mesa;
beforeAll(async () => {
  m = await Mesa.abrir();
});
afterAll(() => m.cerrar());

/** Amounts whose digits appear nowhere by chance. */
const [VR, VR1, VR2] = ['731904.82', '431904.81', '300000.01'] as const;
const [ALTA, BAJA, CAIDA] = ['718293.45', '709182.34', '698071.23'] as const;

/** Whether an amount can be read in what the database keeps on disk. */
const enDisco = async (monto: string) => (await todoLoGuardado(m.s.archivo)).includes(monto);

describe('El valor referencial reservado (AP-17-1, AMB-D6)', () => {
  const reservado = {
    descripcion: 'Compra reservada',
    valorReferencial: VR,
    valorReferencialReservado: true,
    items: [
      { numero: 1, descripcion: 'Uno', valorReferencial: VR1 },
      { numero: 2, descripcion: 'Dos', valorReferencial: VR2 },
    ],
  };

  test('Lo leen oec, comité y titular; nadie más, ni el administrador, ni quien lea el disco o la historia.', async () => {
    const r = await m.crear(reservado, m.como('oec'));
    expect(r.estado).toBe(201);
    expect(r.cuerpo.datos).toMatchObject({
      tipo: 'LP',
      valorReferencial: VR,
      items: [{ valorReferencial: VR1 }, { valorReferencial: VR2 }],
    });
    expect(r.cuerpo.datos.tipoSustento.explicacion).toContain('reservado');
    const { id } = r.cuerpo;
    for (const rol of ['oec', 'comite', 'titular'])
      expect((await m.caso(id, m.como(rol))).datos).toMatchObject({
        valorReferencial: VR,
        items: [{ valorReferencial: VR1 }, {}],
      });
    for (const rol of [
      'aprobador',
      'participante',
      'notario',
      'osce',
      'tribunal',
      'lectura',
      'mesa_partes',
    ]) {
      const caso = await m.s.get(`/api/procesos/${id}`, m.como(rol));
      expect([rol, caso.cuerpo.datos.valorReferencial, caso.cuerpo.datos.items[0].valorReferencial]).toEqual([
        rol,
        null,
        null,
      ]);
      for (const monto of [VR, VR1, VR2]) expect([rol, caso.texto.includes(monto)]).toEqual([rol, false]);
    }
    for (const resto of [
      '',
      '/historial',
      '/cuadro-comparativo',
      '/cuadro-comparativo.html',
      '/verificacion',
    ]) {
      const { estado, texto } = await m.s.get(`/api/procesos/${id}${resto}`);
      expect([resto, estado, VR, texto.includes(VR) || texto.includes(VR1)]).toEqual([resto, 200, VR, false]);
    }
    for (const monto of [VR, VR1, VR2]) expect(await enDisco(monto)).toBe(false);
    const { datos } = (await m.s.elementos(`/api/procesos/${id}/historial`))[0] as Json;
    expect(datos.valorReferencial).toEqual({ sobre: expect.any(String), compromiso: expect.any(String) });
    expect((await m.s.get(`/api/procesos/${id}/verificacion`)).cuerpo.integra).toBe(true);
  });

  test('Simular la apertura del expediente no lo muestra, y el pasado lo lee quien puede.', async () => {
    const { expediente } = await import('../seleccion/muestras.js');
    const simulado = await m.s.post(
      '/api/procesos?simular=true',
      { ...expediente(), ...reservado },
      m.como('oec'),
    );
    expect(simulado.estado).toBe(200);
    expect(simulado.cuerpo.datos.valorReferencial).toBeNull();
    const { id } = await m.creado(reservado);
    const { ahora } = await m.s.bien(200, m.s.get('/api/reloj'));
    expect((await m.caso(`${id}?en=${ahora}`, m.como('comite'))).datos.valorReferencial).toBe(VR);
    expect((await m.caso(`${id}?en=${ahora}`)).datos.valorReferencial).toBeNull();
  });

  test('La misma clave de idempotencia devuelve a cada uno lo que puede ver.', async () => {
    const cabeceras = { 'idempotency-key': 'reservado-1' };
    const primera = await m.crear(reservado, { ...m.como('oec'), cabeceras });
    const otra = await m.crear(reservado, { ...m.como('oec'), cabeceras });
    expect(otra.cabeceras.get('idempotent-replayed')).toBe('true');
    expect(otra.cuerpo).toEqual(primera.cuerpo);
  });
});

describe('Los montos de las propuestas (RS-63-1)', () => {
  let id: string;
  test('Nadie los lee antes de la apertura; se abren los admitidos, y con ellos el valor reservado.', async () => {
    id = await m.convocado({
      descripcion: 'Grupos electrógenos',
      valorReferencial: VR,
      valorReferencialReservado: true,
    });
    await m.conPropuestas(id, { P1: ALTA, P2: BAJA, P3: CAIDA });
    const antes = await m.s.get(`/api/procesos/${id}`, m.como('comite'));
    expect(antes.cuerpo.datos.propuestas).toMatchObject([
      { postor: 'P1', items: [1] },
      { postor: 'P2', items: [1] },
      { postor: 'P3', items: [1] },
    ]);
    const cuadro = await m.s.get(`/api/procesos/${id}/cuadro-comparativo`, m.como('comite'));
    expect(cuadro.cuerpo.items).toMatchObject([
      {
        item: 1,
        valorReferencial: null,
        filas: [{ postor: 'P1', monto: null, puntajeTotal: null, orden: null }, {}, {}],
      },
    ]);
    for (const { texto } of [antes, cuadro, await m.s.get(`/api/procesos/${id}/historial`)])
      for (const monto of [ALTA, BAJA, CAIDA]) expect(texto.includes(monto)).toBe(false);
    for (const monto of [VR, ALTA, BAJA, CAIDA]) expect(await enDisco(monto)).toBe(false);

    await m.acto(id, 'NO_ADMITIR_PROPUESTA', { postor: 'P3', motivo: 'No cumple.' });
    await m.admitidos(id, { P1: '30', P2: '20' });
    const apertura = {
      actoPublico: { instante: '2011-04-27T12:00:00-05:00', notario: 'Notaria de Lima', acta: 'Acta 2' },
    };
    const simulada = await m.s.post(`/api/procesos/${id}/eventos?simular=true`, {
      tipo: 'EVALUAR_ECONOMICA',
      datos: apertura,
    });
    expect(simulada.cuerpo).toMatchObject({ status: 409 });
    const sinActa = await m.enviar(id, 'EVALUAR_ECONOMICA', {});
    expect(sinActa.cuerpo).toMatchObject({ status: 422, errores: [{ ruta: 'datos.actoPublico' }] });
    for (const monto of [VR, ALTA, BAJA]) expect(await enDisco(monto)).toBe(false);
    const { caso } = await m.acto(id, 'EVALUAR_ECONOMICA', apertura);
    expect(caso.datos).toMatchObject({ valorReferencial: VR, items: [{ valorReferencial: VR }] });
    const abierto = await m.s.get(`/api/procesos/${id}/cuadro-comparativo`);
    expect(abierto.cuerpo.items).toMatchObject([
      {
        valorReferencial: VR,
        filas: [
          { postor: 'P1', monto: ALTA, puntajeTecnico: '90.00', puntajeEconomico: '98.73', orden: 1 },
          { postor: 'P2', monto: BAJA, puntajeTecnico: '80.00', puntajeEconomico: '100.00', orden: 2 },
          {
            postor: 'P3',
            monto: null,
            orden: null,
            estado: 'no_admitida',
            norma: expect.stringContaining('art. 61'),
          },
        ],
      },
    ]);
    expect(await enDisco(CAIDA)).toBe(false);
    expect((await m.s.get(`/api/procesos/${id}/verificacion`)).cuerpo).toMatchObject({
      integra: true,
      diferencias: [],
    });
  });

  test('La lista de procesos no dice montos y ninguna respuesta dice el que no se abrió.', async () => {
    for (const camino of ['/api/procesos?limite=500', `/api/procesos/${id}`, `/api/procesos/${id}/historial`])
      expect((await m.s.get(camino)).texto.includes(CAIDA)).toBe(false);
    expect((await m.s.get('/api/procesos?limite=500')).texto.includes(VR)).toBe(false);
  });
});
