import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { emitido, pedirPapel } from './apoyo.js';

let m: Mesa;
let id: string;
beforeAll(async () => {
  m = await Mesa.abrir();
  id = await m.convocado({ descripcion: 'Compra de equipos «Ñandú»' });
  await m.conPropuestas(id, { P1: '480000.01', P2: '450000.00' });
});
afterAll(() => m.cerrar());

describe('El cuadro comparativo en papel (RS-72-2)', () => {
  test('Antes de la apertura no se emite para nadie, ni para un administrador (D17).', async () => {
    const r = await pedirPapel(m.s, `procesos/${id}`, { clase: 'cuadro_comparativo' });
    expect([r.estado, r.cuerpo.codigo]).toEqual([409, 'CONDICION_NO_CUMPLIDA']);
    expect(r.cuerpo.detail).toMatch(/cuando se abren las ofertas económicas/);
    for (const rol of ['participante', 'notario', 'osce'])
      expect(
        (await pedirPapel(m.s, `procesos/${id}`, { clase: 'cuadro_comparativo' }, m.como(rol))).estado,
      ).toBe(403);
  });

  test('Después lleva los montos, los puntajes y quién ganó, y cada momento del proceso tiene el suyo.', async () => {
    await m.admitidos(id, { P1: '40', P2: '10' });
    await m.abrirSobres(id);
    const abierto = await emitido(m.s, `procesos/${id}`, { clase: 'cuadro_comparativo' });
    await m.hasta('2011-04-29');
    await m.acto(id, 'OTORGAR_BUENA_PRO');
    const { pdf, documento } = await emitido(m.s, `procesos/${id}`, { clase: 'cuadro_comparativo' });
    expect(documento.id).not.toBe(abierto.documento.id);
    for (const dicho of [
      '480,000.01',
      '98.12',
      'Ganadora',
      'Compra de equipos «Ñandú»',
      'Reglamento DS 184-2008-EF, art. 72',
    ])
      expect(pdf.texto).toContain(dicho);
    expect(abierto.pdf.texto).not.toContain('Ganadora');
    const previo = await pedirPapel(m.s, `procesos/${id}`, {
      clase: 'cuadro_comparativo',
      secuencia: abierto.documento.secuencia,
    });
    expect([previo.estado, previo.cuerpo.id]).toEqual([200, abierto.documento.id]);
  });

  test('Los oficios de un proceso son de su entidad, con numeración propia (RS-77-env).', async () => {
    // The clock stops where the oficio is ordered: whoever issues it, the office by itself or this test, dates it that day.
    await m.hasta('2011-05-14');
    const papeles = await m.s.elementos(`/api/procesos/${id}/papeles`);
    const oficio = papeles.find((p) => p.titulo.startsWith('Oficio: Remisión del expediente'));
    expect(oficio).toMatchObject({
      puede: oficio?.documento === null,
      motivo: null,
      norma: expect.stringContaining('art. 77'),
    });
    const { pdf, documento } = await emitido(m.s, `procesos/${id}`, {
      clase: 'oficio',
      aviso: oficio?.aviso,
    });
    expect(documento.nombre).toBe('Oficio 000001-2011-20131312955.pdf');
    expect(pdf.texto).toMatch(/^Entidad de Prueba Oficio N\.° 000001-2011-20131312955 /);
    expect(pdf.texto).toContain('Lima, 14 de mayo de 2011');
    const clasesQueVe = async (rol: string) => {
      const { elementos } = await m.s.bien(200, m.s.get(`/api/procesos/${id}/documentos`, m.como(rol)));
      return [...new Set(elementos.map((d: Json) => d.clase))].toSorted();
    };
    expect(await clasesQueVe('comite')).toEqual(['cuadro_comparativo', 'oficio']);
    expect(await clasesQueVe('participante')).toEqual(['cuadro_comparativo']);
    const ajeno = await m.s.get(`/api/documentos/${documento.id}/contenido`, m.como('participante'));
    expect(ajeno.estado).toBe(404);
  });
});
