import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cursor, hacerCursor } from '../../src/api/manejadores/formas.js';
import { reclamoDe } from '../../src/api/repetible.js';
import type { Peticion } from '../../src/api/ruta.js';
import { DatoInadmisible, traducir } from '../../src/store/errores.js';
import { juntar } from '../../src/store/postgres/juntador.js';
import { ALMACENES, basePostgres } from '../apoyo/bases.js';
import { esProblema } from '../apoyo/problema.js';
import { Servidor } from '../apoyo/servidor.js';
import { CUSTODIO } from '../apoyo/sistema.js';

const INDICE_DE_POSTGRES = 2704;

const peticion = (camino: string) =>
  ({
    metodo: 'post',
    camino,
    usuario: { id: 'u' },
    sistema: { custodio: CUSTODIO },
    cabecera: () => 'k'.repeat(255),
  }) as unknown as Peticion;

describe('Lo que PostgreSQL no puede guardar ni buscar no llega a él', () => {
  it('un reclamo cabe en su índice por larga que sea la ruta, y dos rutas no se confunden', () => {
    const larga = `/api/usuarios/${'x'.repeat(8000)}`;
    const reclamos = [`${larga}a`, `${larga}b`].map((camino) => reclamoDe(peticion(camino)));
    for (const r of reclamos)
      expect(`${r?.usuario}${r?.ruta}${r?.clave}`.length).toBeLessThan(INDICE_DE_POSTGRES / 2);
    expect(new Set(reclamos.map((r) => r?.ruta)).size).toBe(2);
    expect(reclamoDe(peticion('/api/usuarios/7'))?.ruta).toBe('post /api/usuarios/7');
  });

  it.each([
    ['un byte nulo', ['a\u0000b', 1]],
    ['medio carácter', ['\ud800', 1]],
    ['un número con decimales', ['a', 1.5]],
    ['un número que no cabe', ['a', 1e30]],
  ])('un cursor con %s no es de ninguna lista', (_, valores) => {
    const forma = cursor(z.tuple([z.string(), z.int32()]));
    expect(forma.safeParse(hacerCursor(valores)).success).toBe(false);
    expect(forma.parse(hacerCursor(['Núñez', 7]))).toEqual(['Núñez', 7]);
  });

  it.each(ALMACENES)('en $nombre nadie tiene una cuenta que no se puede leer', async (clase) => {
    const { store, cerrar } = await clase.abrir();
    try {
      for (const cuenta of ['\u0000', 'ana\u0000', '\ud800'])
        expect(await store.porCuenta(cuenta)).toBeNull();
    } finally {
      await cerrar();
    }
  });

  it('quien pregunta por lo que no es texto no estropea a quienes preguntan con él', async () => {
    const pedidas: string[][] = [];
    const preguntar = juntar(async (claves) => {
      pedidas.push([...claves]);
      return new Map(claves.map((clave) => [clave, `caso ${clave}`]));
    });
    const hallados = await Promise.all(['a', '\u0000', 'b'].map(preguntar));
    expect([hallados, pedidas]).toEqual([['caso a', null, 'caso b'], [['a', 'b']]]);
  });

  it.each(['22021', '22P05', '22003', '54000'])(
    'lo que PostgreSQL se niega a tomar (%s) se dice de la petición, no del servidor',
    (code) => {
      expect(traducir(Object.assign(new Error('invalid'), { code }))).toBeInstanceOf(DatoInadmisible);
    },
  );

  it('un número que no cabe en su columna no nombra nada, y así se dice', async () => {
    const base = await basePostgres();
    const s = await Servidor.abrir({ DATABASE_URL: base.url });
    try {
      const { id } = await s.presentar();
      const r = await s.post(`/api/solicitudes/${id}/papeles`, { clase: 'acta', secuencia: 2 ** 40 });
      esProblema(r, 409);
    } finally {
      await s.cerrar();
      await base.borrar();
    }
  });
});
