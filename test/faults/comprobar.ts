import assert from 'node:assert/strict';
import type { Cruda, Fila } from './cruda.js';
import type { Diario } from './diario.js';

const MARCA = /"(k-\d+)"/;
const UN_DIA = 86_400_000;

/** The number of each case of a series, from 1 and without gaps, and the counter at the last. */
export function numerosEnteros({ numeros, contadores }: Cruda): void {
  for (const { serie, ultimo } of contadores.filter((c) => /^AT-\d+$/.test(c.serie))) {
    const suyos = numeros
      .filter((n) => n.startsWith(`${serie}-`))
      .map((n) => Number(n.slice(serie.length + 1)));
    suyos.sort((a, b) => a - b);
    assert.deepEqual([serie, suyos], [serie, Array.from({ length: ultimo }, (_, i) => i + 1)]);
  }
}

/** Each term that expired did so once, at the end of its legal day; none that should have is still running. */
export function vencidosUnaVez({ filas, pendientes }: Pick<Cruda, 'filas' | 'pendientes'>): Fila[] {
  const vencidos = filas.filter((f) => f.tipo.startsWith('VENCIO_'));
  const claves = vencidos.map((f) => `${f.caso} ${JSON.parse(f.datos).plazo}`);
  assert.equal(new Set(claves).size, claves.length, 'Un plazo venció dos veces.');
  const fueraDeDia = vencidos.filter((f) => {
    const vencio = JSON.parse(f.datos).vencio as string;
    return f.ocurrido !== new Date(Date.parse(`${vencio}T05:00:00.000Z`) + UN_DIA).toISOString();
  });
  assert.deepEqual(fueraDeDia, [], 'Un plazo venció fuera de su día.');
  assert.deepEqual(pendientes, [], 'Hay plazos que debieron vencer.');
  return vencidos;
}

/** Every acknowledged event is there once, as it was; nothing is there twice; every deadline fired once, on its day. */
export function comprobar(d: Diario, cruda: Cruda): void {
  const porMarca = new Map<string, Fila[]>();
  const porLugar = new Map<string, Fila>();
  for (const f of cruda.filas) {
    porLugar.set(`${f.caso} ${f.secuencia}`, f);
    const marca = MARCA.exec(f.datos)?.[1];
    if (marca) porMarca.set(marca, [...(porMarca.get(marca) ?? []), f]);
  }
  const faltan = d.reconocidos.filter((r) => {
    const fila = porLugar.get(`${r.caso} ${r.secuencia}`);
    return (
      fila?.tipo !== r.tipo ||
      (r.huella !== null && fila.huella !== r.huella) ||
      porMarca.get(r.clave)?.length !== 1 ||
      porMarca.get(r.clave)?.[0] !== fila
    );
  });
  assert.deepEqual(faltan, [], 'Se perdió algo reconocido.');
  assert.deepEqual(
    [...porMarca].filter(([, suyas]) => suyas.length > 1),
    [],
    'Algo ocurrió dos veces.',
  );
  assert.deepEqual(
    [...d.rechazados].filter((clave) => porMarca.has(clave)),
    [],
    'Lo negado ocurrió.',
  );
  assert.deepEqual(cruda.incidencias, [], 'Hay incidencias.');
  vencidosUnaVez(cruda);
  numerosEnteros(cruda);
}
