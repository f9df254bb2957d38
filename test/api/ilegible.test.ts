import { describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { enCrudo } from '../apoyo/en-crudo.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

async function conDanio(sql: string): Promise<{ t: Servidor; malo: Json; bueno: Json }> {
  const antes = await Servidor.abrir();
  const malo = await antes.presentar({ objeto: 'Dañado' });
  const bueno = await antes.presentar({ objeto: 'Sano' });
  await antes.parar();
  await enCrudo(antes.archivo, (db) => db.filas(sql, malo.id));
  return { t: await Servidor.abrir({}, antes.archivo), malo, bueno };
}

describe('Un expediente ilegible', () => {
  test.each([
    ['con el estado cortado', `UPDATE caso SET snapshot = substr(snapshot, 1, 40) WHERE id = ?`],
    [
      'con un estado que la máquina no tiene',
      `UPDATE caso SET snapshot = replace(snapshot, 'porProgramar', 'noExiste') WHERE id = ?`,
    ],
    ['con el estado vacío', `UPDATE caso SET snapshot = '' WHERE id = ?`],
    ['con un estado que no es un objeto', `UPDATE caso SET snapshot = 'null' WHERE id = ?`],
    ['de una máquina que ya no existe', `UPDATE caso SET maquina = 'solicitud@0.0.1' WHERE id = ?`],
    ['con los datos dañados', `UPDATE caso_datos SET datos = '{"a":' WHERE caso = ?`],
  ])('%s responde 409 CASO_ILEGIBLE solo él; lo demás funciona.', async (_que, sql) => {
    const { t, malo, bueno } = await conDanio(sql);
    try {
      const leida = await t.get(`/api/solicitudes/${malo.id}`);
      expect([leida.estado, leida.cuerpo.codigo]).toEqual([409, 'CASO_ILEGIBLE']);
      expect(leida.cuerpo.detail).toMatch(/no se puede leer/);
      const acto = await t.enviar(malo.id, 'DERIVAR', { organo: 'O', materia: 'M' });
      expect([acto.estado, acto.cuerpo.codigo]).toEqual([409, 'CASO_ILEGIBLE']);
      // In one shared commit with others.
      const juntos = await Promise.all([
        t.enviar(bueno.id, 'DERIVAR', { organo: 'O', materia: 'M' }),
        t.enviar(malo.id, 'DERIVAR', { organo: 'O', materia: 'M' }),
        t.post('/api/solicitudes', solicitudCompleta()),
      ]);
      expect(juntos.map((r) => r.estado)).toEqual([200, 409, 201]);
      expect((await t.get('/api/solicitudes')).estado).toBe(200);
      expect((await t.get('/api/plazos')).estado).toBe(200);
      expect((await t.caso(bueno.id)).secuencia).toBe(2);
      // The clock goes on for the others, and a person hears of the damaged one.
      await t.reloj('2027-02-20T15:00:00.000Z');
      const { plazos } = await t.caso(bueno.id);
      expect(plazos.filter((p: Json) => p.estado === 'vencido')).toHaveLength(3);
      expect((await t.elementos('/api/incidencias')).map((i) => i.caso)).toContain(malo.id);
    } finally {
      await t.cerrar();
    }
  });
});

describe('Declarar un día cuando hay un expediente ilegible', () => {
  test('Mueve los plazos de los demás y deja el ilegible para una persona.', async () => {
    const { t, malo, bueno } = await conDanio(
      `UPDATE caso SET snapshot = substr(snapshot, 1, 40) WHERE id = ?`,
    );
    try {
      const dia = {
        fecha: '2027-02-03',
        norma: 'DS 1',
        publicada: '2027-01-30',
        ambito: 'nacional',
        motivo: 'M',
      };
      const r = await t.post('/api/calendario/inhabiles', dia);
      expect([r.estado, r.cuerpo.codigo]).toEqual([201, undefined]);
      expect((await t.caso(bueno.id)).plazos.at(-1).vence).toBe('2027-02-16');
      expect((await t.elementos('/api/incidencias')).map((i) => i.caso)).toContain(malo.id);
    } finally {
      await t.cerrar();
    }
  });
});
