import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnAnalisis, casoEnEspera, type Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Máquinas y reglas', () => {
  test('La lista de máquinas lleva a su definición, con estados, transiciones, normas y actos.', async () => {
    const maquinas = await s.elementos('/api/maquinas');
    expect(maquinas.map((m) => `${m.id}@${m.version}`)).toEqual([
      'solicitud@1.0.0',
      'licitacion-publica@1.0.0',
      'concurso-publico@1.0.0',
      'adjudicacion-directa-publica@1.0.0',
      'adjudicacion-directa-selectiva@1.0.0',
      'menor-cuantia-bienes-servicios@1.0.0',
      'menor-cuantia-obras@1.0.0',
      'informe-anual@1.0.0',
    ]);
    for (const { id, version } of maquinas) {
      const def = await s.bien(200, s.get(`/api/maquinas/${id}/${version}`));
      expect(def).toMatchObject({ id, version });
      // The annual report is a small machine: five acts, eight states with its root.
      const [actos, estados] = id === 'informe-anual' ? [4, 7] : [10, 20];
      expect(def.eventos.length).toBeGreaterThan(actos as number);
      const hojas: Json[] = [];
      const visitar = (n: Json): void => {
        hojas.push(n);
        n.estados.forEach(visitar);
      };
      visitar(def.raiz);
      if (def.item) visitar(def.item);
      expect(hojas.length).toBeGreaterThan(estados as number);
      for (const n of hojas.filter((h) => h !== def.raiz && h !== def.item))
        expect([n.clave, typeof n.descripcion, typeof n.norma]).toEqual([n.clave, 'string', 'string']);
    }
  });

  test.each(['/api/maquinas/nada/1.0.0', '/api/maquinas/solicitud/9.9.9', '/api/maquinas/__proto__/1.0.0'])(
    '%s no existe.',
    async (camino) => {
      expect((await s.get(camino)).estado).toBe(404);
      expect((await s.get(`${camino}/diagrama.svg`)).estado).toBe(404);
    },
  );

  test('El diagrama es un SVG sin guiones ni recursos ajenos, y con ?caso= señala dónde está.', async () => {
    const r = await s.get('/api/maquinas/solicitud/1.0.0/diagrama.svg');
    expect(r.estado).toBe(200);
    expect(r.cabeceras.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(r.cabeceras.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(r.texto).toMatch(/^(<\?xml[^>]*>\s*)?<svg[\s>]/);
    expect(r.texto).not.toMatch(/<script|href="https?:|url\(http/);
    const id = await casoEnAnalisis(s);
    const suyo = await s.get(`/api/maquinas/solicitud/1.0.0/diagrama.svg?caso=${id}`);
    expect(suyo.estado).toBe(200);
    expect(suyo.texto).not.toBe(r.texto);
    const { id: nuevo } = await s.presentar();
    const otro = await s.get(`/api/maquinas/solicitud/1.0.0/diagrama.svg?caso=${nuevo}`);
    expect(otro.texto).not.toBe(suyo.texto);
    expect((await s.get('/api/maquinas/solicitud/1.0.0/diagrama.svg?caso=no-existe')).estado).toBe(404);
  });

  test('Cada regla trae su norma, su fuente y dónde se aplica; la que no existe es 404.', async () => {
    const reglas = await s.elementos('/api/reglas');
    expect(reglas.length).toBeGreaterThan(40);
    expect(new Set(reglas.map((r) => r.id)).size).toBe(reglas.length);
    for (const r of reglas) {
      expect(r).toEqual(
        expect.objectContaining({
          norma: expect.any(String),
          articulo: expect.any(String),
          glosa: expect.any(String),
        }),
      );
      expect([r.id, ['texto', 'memoria'].includes(r.fuente) || typeof r.fuente === 'string']).toEqual([
        r.id,
        true,
      ]);
    }
    const deMemoria = reglas.filter((r) => r.fuente === 'memoria');
    expect(deMemoria.length).toBeGreaterThan(10);
    for (const r of reglas)
      expect([r.id, r.porContrastar === true, / \(por contrastar\)$/.test(r.cita)]).toEqual([
        r.id,
        r.fuente === 'memoria',
        r.fuente === 'memoria',
      ]);
    const rs = await s.bien(200, s.get('/api/reglas/RS-55-LP'));
    expect(rs).toMatchObject({ regimen: 'DL1017', cita: 'Reglamento DS 184-2008-EF, art. 55' });
    expect(rs.plazo).toMatchObject({ dias: 5, carga: 'participante', evento: 'VENCIO_CONSULTAS' });
    const b5 = await s.bien(200, s.get('/api/reglas/AT-8.2.1.B-5'));
    expect(b5).toMatchObject({ id: 'AT-8.2.1.B-5', plazo: { dias: 10, computo: 'habiles' } });
    expect(b5.implementada.length).toBeGreaterThan(0);
    expect((await s.get('/api/reglas/NO-EXISTE')).estado).toBe(404);
    expect((await s.get('/api/reglas/__proto__')).estado).toBe(404);
  });

  test('Toda regla citada por un plazo o por un acto existe en el catálogo.', async () => {
    const ids = new Set((await s.elementos('/api/reglas')).map((r) => r.id));
    const { eventos } = await s.bien(200, s.get('/api/maquinas/solicitud/1.0.0'));
    const id = await casoEnEspera(s);
    const citadas = [
      ...eventos.map((e: Json) => e.regla),
      ...(await s.caso(id)).plazos.map((p: Json) => p.regla),
    ];
    expect(citadas.filter((r) => !ids.has(r))).toEqual([]);
  });
});
