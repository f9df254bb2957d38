import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, type Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
let id: string;
beforeAll(async () => {
  s = await Servidor.abrir();
  id = await casoEnEspera(s, 3);
  await s.reloj('2027-02-08T15:00:00.000Z');
});
afterAll(() => s.cerrar());
const tras = (n: number | string) => s.get(`/api/solicitudes/${id}?secuencia=${n}`);

describe('Un expediente tras uno de sus eventos', () => {
  test('Cada secuencia muestra el estado y los plazos que dejó ese evento, sin actos.', async () => {
    const filas = await s.historial(id);
    expect(filas.length).toBeGreaterThan(4);
    for (const fila of filas) {
      const { cuerpo } = await tras(fila.secuencia);
      expect([cuerpo.secuencia, cuerpo.estado]).toEqual([fila.secuencia, fila.estadoDespues]);
      expect(cuerpo.eventosPermitidos).toEqual([]);
      const plazos = await s.elementos(`/api/solicitudes/${id}/plazos?secuencia=${fila.secuencia}`);
      expect(plazos).toEqual(cuerpo.plazos);
    }
    const { cuerpo: primero } = await tras(1);
    expect(primero.plazos.map((p: Json) => [p.estado, p.restantes])).toEqual(
      primero.plazos.map((p: Json) => ['corriendo', p.dias]),
    );
    const { plazos: ahora } = await s.caso(id);
    expect((await tras(filas.length)).cuerpo.plazos.map((p: Json) => [p.id, p.estado])).toEqual(
      ahora.map((p: Json) => [p.id, p.estado]),
    );
  });

  test('El historial se corta en la secuencia pedida.', async () => {
    const filas = await s.elementos(`/api/solicitudes/${id}/historial?secuencia=2`);
    expect(filas).toEqual((await s.historial(id)).slice(0, 2));
  });

  test('Una secuencia que no existe es 404; una que no es un número, o con un instante, 422.', async () => {
    const total = (await s.historial(id)).length;
    expect((await tras(total + 1)).estado).toBe(404);
    expect((await s.get(`/api/solicitudes/${id}/plazos?secuencia=${total + 1}`)).estado).toBe(404);
    expect((await s.get(`/api/solicitudes/${id}/historial?secuencia=${total + 1}`)).estado).toBe(404);
    for (const mala of ['0', '-1', 'x', '1.5', '1&en=2027-02-01T15:00:00Z'])
      expect([mala, (await tras(mala)).estado]).toEqual([mala, 422]);
    expect((await s.get('/api/solicitudes/nadie?secuencia=1')).estado).toBe(404);
  });
});

describe('El historial contado', () => {
  test('Cada fila dice qué pasó y quién lo hizo; lo del sistema, también.', async () => {
    const { id: quien, token } = await s.usuario(['especialista']);
    const { id: otro } = await s.presentar();
    await s.acto(otro, 'DERIVAR', { organo: 'O', materia: 'M' }, { ficha: token });
    await s.reloj('2027-02-20T15:00:00.000Z');
    const filas = await s.historial(otro);
    expect(filas.slice(0, 2).map((f) => [f.relato, f.actorNombre])).toEqual([
      ['Se presentó la solicitud.', 'Administración del sistema (como administración)'],
      ['Se derivó una materia a otro órgano del OECE.', 'Prueba especialista'],
    ]);
    expect(filas[1].actor).toBe(quien);
    const vencio = filas.find((f) => f.tipo === 'VENCIO_PLAZO');
    expect(vencio).toMatchObject({ titulo: 'Vencimiento de un plazo', actorNombre: 'El sistema' });
    expect(vencio.relato).toMatch(/^Venció un plazo: .+\.$/);
  });

  test('Ningún evento queda sin título ni relato: reunión, espera, correo de continuidad, archivo, rectificación.', async () => {
    await s.reloj('2027-03-15T15:00:00.000Z');
    await s.acto(id, 'RECTIFICAR_VENCIMIENTO', {
      acto: {
        tipo: 'RECIBIR_DOCUMENTACION',
        datos: { detalle: 'Llegó en plazo.', completa: true, recibida: '2027-02-03' },
      },
      cargo: 'Cargo 1',
    });
    const filas = await s.historial(id);
    expect(new Set(filas.map((f) => f.tipo)).size).toBeGreaterThan(6);
    for (const f of filas) {
      expect(f.titulo).toMatch(/^[A-ZÁÉÍÓÚÑ].{3,}/u);
      expect(f.relato).toMatch(/^[A-ZÁÉÍÓÚÑ].{8,}\.$/u);
      expect(f.relato).not.toContain('suceso del sistema');
      expect(f.actorNombre.length).toBeGreaterThan(5);
    }
  });
});
