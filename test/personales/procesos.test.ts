import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { alMediodia, Mesa } from '../apoyo/mesa.js';
import { subido } from '../documentos/apoyo.js';
import { pdf } from '../documentos/muestras.js';
import { participante } from '../seleccion/muestras.js';

const NOMBRE = 'Néstor Ñaccha Illescas';
const CORREO = 'nestor.naccha@correo.pe';
const orden = (persona: Json) => ({ ...persona, motivo: 'Lo pidió.', norma: 'Ley 29733, art. 20' });

let m: Mesa;
let id: string;
beforeAll(async () => {
  m = await Mesa.abrir();
  id = await m.convocado();
  await m.hasta('2011-03-15');
  await m.acto(
    id,
    'REGISTRAR_PARTICIPANTE',
    participante('P', { nombre: NOMBRE, ruc: '10412345679', correo: CORREO }),
  );
  await m.acto(id, 'CANCELAR', {
    causal: 'desaparicion_necesidad',
    resolucion: 'R-9-2011',
    emisor: { cargo: 'Gerente general', nivel: 'aprobador' },
    comunicada: alMediodia('2011-03-15'),
  });
  await m.hasta('2011-06-30');
  await m.acto(id, 'REGISTRAR_DEVOLUCION', {
    concepto: 'derecho',
    participante: 'P',
    monto: '10.00',
    fecha: '2011-06-30',
  });
});
afterAll(() => m.cerrar());

const suprimir = async (persona: Json): Promise<Json> => {
  const r = await m.s.bien(200, m.s.post('/api/personas/suprimir', orden(persona), m.como('coordinador')));
  return r.expedientes[0];
};
const verificado = () => m.s.bien(200, m.s.get(`/api/procesos/${id}/verificacion`));

describe('LPD-14 y LPD-20 en un proceso', () => {
  test('el nombre en que se apoya una decisión se conserva, y se dice; el correo, en que nada se apoya, sale', async () => {
    const hecho = await suprimir({ nombre: NOMBRE });
    expect(hecho).toMatchObject({
      resultado: 'suprimido',
      eventos: [3],
      regla: 'LPD-14',
      detalle: 'El nombre se conserva: en él se apoya lo decidido en el evento 3.',
    });
    expect(await verificado()).toMatchObject({ integra: true, suprimidos: [3] });
    const [participanteP] = (await m.caso(id)).datos.participantes;
    expect(participanteP).toMatchObject({ nombre: NOMBRE, correo: '[suprimido]' });
  });

  test('R 17: al exportar o suprimir no se nombra un documento que quien lo pide no puede leer', async () => {
    const subida = { coleccion: 'procesos', ficha: m.fichas['oec'] as string };
    await subido(m.s, id, 'valor reservado 98000.pdf', pdf('valor'), subida);
    const nota = { ...subida, ficha: m.fichas['mesa_partes'] as string };
    await subido(m.s, id, 'nota.pdf', pdf('nota'), nota);
    const camino = `/api/personas?nombre=${encodeURIComponent(NOMBRE)}`;
    const { expedientes } = await m.s.bien(200, m.s.get(camino, m.como('coordinador')));
    expect(expedientes[0].documentos.map((d: Json) => d.nombre)).toEqual(['nota.pdf']);
    const pedido = m.s.post(
      '/api/personas/suprimir?simular=true',
      orden({ nombre: NOMBRE }),
      m.como('coordinador'),
    );
    const [suyo] = (await m.s.bien(200, pedido)).expedientes;
    expect(suyo.documentosPorRevisar.map((d: Json) => d.nombre)).toEqual(['nota.pdf']);
  });

  test('pedirlo otra vez no quita nada más', async () => {
    expect(await suprimir({ nombre: NOMBRE })).toMatchObject({
      resultado: 'conservado',
      detalle: expect.stringMatching(/^Lo decidido en el evento 3 se apoya en esos datos/),
    });
    expect(await verificado()).toMatchObject({ integra: true, suprimidos: [3] });
  });
});
