import { expect, test } from 'vitest';
import { REGISTRO } from '../../../machines/registro.js';
import { abrirStore } from '../../../src/store/abrir.js';
import { DatoInadmisible } from '../../../src/store/errores.js';
import type { Trabajo } from '../../../src/store/puerto.js';
import { basePostgres } from '../../apoyo/bases.js';

const preguntando = (id: string): Trabajo<unknown> => ({
  caso: null,
  reclamo: null,
  decidir: (vista) => ({ respuesta: vista.aviso(id), escritura: null }),
});

test('D5: what one decision asks for, and no database can be asked, spoils only that one', async () => {
  const { url, borrar } = await basePostgres();
  const store = await abrirStore(url, REGISTRO);
  try {
    const [una, mala, otra] = await store.escribir(['a', '\u0000', 'b'].map(preguntando));
    expect([una, otra]).toEqual(Array(2).fill({ ok: true, respuesta: null }));
    expect(mala?.ok === false && mala.error).toBeInstanceOf(DatoInadmisible);
  } finally {
    await store.cerrar();
    await borrar();
  }
});
