import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUC_B } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { bytesDe, emitido, pedirPapel } from './apoyo.js';

let s: Servidor;
let id: string;
let codigo: string;
let huella: string;
beforeAll(async () => {
  s = await Servidor.abrir();
  id = (await s.presentar({ objeto: 'Objeto reservado a los suyos' })).id;
  const { documento } = await emitido(s, `solicitudes/${id}`, { clase: 'cargo' });
  codigo = documento.codigo;
  huella = createHash('sha256')
    .update(await bytesDe(s, documento.id))
    .digest('hex');
});
afterAll(() => s.cerrar());

const nadie = { ficha: null };
const verificar = (que: string) => s.get(`/api/verificacion-de-documentos/${que}`, nadie);
const CODIGO_AJENO = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ';

describe('La verificación pública de un documento', () => {
  test('Dice si es auténtico y nada de su contenido; lo escrito con descuido vale igual.', async () => {
    expect((await verificar(codigo)).cuerpo).toEqual({ codigo, autentico: true, coincide: null });
    const confuso = codigo.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await verificar(encodeURIComponent(confuso))).cuerpo.autentico).toBe(true);
    const ajeno = await verificar(CODIGO_AJENO);
    expect([ajeno.estado, ajeno.cuerpo]).toEqual([
      200,
      { codigo: CODIGO_AJENO, autentico: false, coincide: null },
    ]);
    for (const casi of [`${codigo}0`, codigo.slice(0, -1)])
      expect((await verificar(casi)).cuerpo.autentico ?? false).toBe(false);
  });

  test('Con la huella de un archivo dice si es, byte por byte, el emitido.', async () => {
    expect((await verificar(`${codigo}?huella=${huella.toUpperCase()}`)).cuerpo.coincide).toBe(true);
    expect((await verificar(`${codigo}?huella=${'0'.repeat(64)}`)).cuerpo.coincide).toBe(false);
    const mala = await verificar(`${codigo}?huella=abc`);
    expect([mala.estado, mala.cuerpo.errores[0].mensaje]).toEqual([
      422,
      'La huella SHA-256 tiene 64 cifras hexadecimales.',
    ]);
  });

  test('La página no necesita cuenta ni programas, no deja pasar nada de lo escrito y no dice de qué es el documento.', async () => {
    const pagina = await s.get(`/verificar/${codigo}`, nadie);
    expect(pagina.estado).toBe(200);
    expect(pagina.cabeceras.get('content-type')).toBe('text/html; charset=utf-8');
    expect(pagina.cabeceras.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect(pagina.cabeceras.get('cache-control')).toBe('no-store');
    expect(pagina.texto).toContain('<h2 id="resultado">El documento es auténtico</h2>');
    for (const reservado of ['Objeto reservado', 'AT-2027', 'Cargo de recepción', 'Entidad de Prueba'])
      expect(pagina.texto).not.toContain(reservado);
    expect((await s.get(`/verificar?codigo=${codigo}&huella=${huella}`, nadie)).texto).toContain(
      'byte por byte',
    );
    expect((await s.get(`/verificar?codigo=${codigo}&huella=${'1'.repeat(64)}`, nadie)).texto).toContain(
      'El archivo no es el emitido',
    );
    const malo = await s.get(`/verificar?codigo=${encodeURIComponent('"><script>x</script>')}`, nadie);
    expect(malo.texto).not.toContain('<script>x');
    expect(malo.texto).toContain('No consta ningún documento con ese código');
    const vacia = await s.get('/verificar', nadie);
    expect([vacia.estado, vacia.texto.includes('id="resultado"')]).toEqual([200, false]);
    const programa = await s.get('/verificar/huella.js', nadie);
    expect(programa.cabeceras.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test('Quien prueba códigos espera cada vez más, y el auténtico no le abre otra cuenta.', async () => {
    const t = await Servidor.abrir();
    try {
      const probar = async (que: string) => {
        const r = await t.get(`/api/verificacion-de-documentos/${que}`, nadie);
        return [r.estado, r.cabeceras.get('retry-after')];
      };
      const vistos = [];
      for (const que of ['%00', '..%2f', '%F0%9F%98%80', 'x'.repeat(3000), '-', '%0D%0A', CODIGO_AJENO])
        vistos.push(await probar(que));
      expect(vistos[0]).toEqual([200, null]);
      expect(vistos.at(-1)).toEqual([429, expect.stringMatching(/^\d+$/)]);
      const pagina = await t.get(`/verificar/${CODIGO_AJENO}`, nadie);
      expect([pagina.estado, pagina.texto.includes('No se pudo verificar')]).toEqual([429, true]);
    } finally {
      await t.cerrar();
    }
  });
});

describe('Quién emite y quién ve los papeles', () => {
  test('Los emite la oficina; la entidad ve los suyos; los de otra no existen para ella.', async () => {
    const [entidad, otra, lectura] = await Promise.all([
      s.ficha(['entidad'], '20131312955'),
      s.ficha(['entidad'], RUC_B),
      s.ficha(['lectura']),
    ]);
    const camino = `/api/solicitudes/${id}/papeles`;
    for (const ficha of [entidad, lectura]) {
      expect((await pedirPapel(s, `solicitudes/${id}`, { clase: 'cargo' }, { ficha })).estado).toBe(403);
      const [cargo] = (await s.bien(200, s.get(camino, { ficha }))).elementos;
      expect(cargo).toMatchObject({ clase: 'cargo', puede: false, documento: { codigo } });
    }
    expect((await s.get(camino, { ficha: otra })).estado).toBe(404);
    expect((await s.get(camino, nadie)).estado).toBe(401);
    expect((await bytesDe(s, (await s.elementos(camino))[0].documento.id, entidad)).length).toBeGreaterThan(
      5000,
    );
  });

  test('Cada uno de los que aún no caben dice por qué, con su artículo.', async () => {
    const papeles = await s.elementos(`/api/solicitudes/${id}/papeles`);
    expect(papeles.map((p) => p.clase)).toEqual([
      'cargo',
      'acta',
      'constancia',
      'informe_asistencia',
      'informe_seguimiento',
      'oficio',
    ]);
    for (const p of papeles.slice(1)) {
      expect(p).toMatchObject({ puede: false, documento: null, norma: expect.stringContaining('num. 9.') });
      expect(p.motivo).toMatch(/\.$/);
    }
  });

  test('Lo que no se entiende se explica, y una clave repetida da la misma respuesta.', async () => {
    const pedir = (cuerpo: Record<string, unknown>) => pedirPapel(s, `solicitudes/${id}`, cuerpo);
    expect((await pedir({ clase: 'diploma' })).cuerpo.errores[0].mensaje).toMatch(
      /^Elija uno de estos papeles: /,
    );
    expect((await pedir({ clase: 'cargo', otro: 1 })).estado).toBe(422);
    expect((await pedir({ clase: 'cargo', secuencia: 99 })).estado).toBe(409);
    expect((await pedir({ clase: 'oficio', aviso: `${id}.1.1` })).estado).toBe(409);
    expect((await pedir({ clase: 'cuadro_comparativo' })).estado).toBe(409);
    expect((await pedirPapel(s, 'solicitudes/no-existe', { clase: 'cargo' })).estado).toBe(404);
    const p = { cabeceras: { 'idempotency-key': 'cargo' } };
    const [una, dos] = [
      await pedirPapel(s, `solicitudes/${id}`, { clase: 'cargo' }, p),
      await pedirPapel(s, `solicitudes/${id}`, { clase: 'cargo' }, p),
    ];
    expect(dos.cabeceras.get('idempotent-replayed')).toBe('true');
    expect(dos.cuerpo).toEqual(una.cuerpo);
  });
});
