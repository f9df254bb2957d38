import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, type Json } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const pasosDe = async (c: Servidor, camino: string): Promise<Json[]> => c.elementos(`${camino}/pasos`);

/** Puts a difference on a copy of a context. */
function aplicar(contexto: Json, diferencias: readonly Json[]): Json {
  const copia = structuredClone(contexto);
  for (const { ruta, despues } of diferencias) {
    const claves = ruta.split('.');
    const ultima = claves.pop();
    const donde = claves.reduce((v: Json, k: string) => v[k], copia);
    if (despues === undefined) delete donde[ultima];
    else donde[ultima] = despues;
  }
  return copia;
}

describe('Los pasos de un expediente', () => {
  test('Cuentan cada evento de la historia, con la transición que llevó al estado siguiente y lo que ordenó.', async () => {
    const id = await casoEnEspera(s, 1);
    await s.reloj('2027-02-10T15:00:00.000Z');
    const historia = await s.historial(id);
    const pasos = await pasosDe(s, `/api/solicitudes/${id}`);
    const iguales = ['secuencia', 'tipo', 'actor', 'ocurrido', 'registrado', 'estadoAntes', 'estadoDespues'];
    const resumir = (fila: Json) => iguales.map((campo) => fila[campo]);
    expect(pasos.map(resumir)).toEqual(historia.map(resumir));
    expect(pasos.map((p) => [p.norma, p.datos])).toEqual(historia.map((f) => [f.norma, f.datos]));
    for (const paso of pasos) {
      expect(paso).toMatchObject({ caso: id, maquina: 'solicitud@1.0.0' });
      expect(paso.numero).toMatch(/^AT-2027-/);
      expect(paso.candidatas.some((c: Json) => c.tomada && c.evento === paso.tipo)).toBe(true);
      for (const c of paso.candidatas.filter((una: Json) => una.tomada))
        expect(c.guardias.every((g: Json) => g.ok)).toBe(true);
    }
    const requerir = pasos.find((p) => p.tipo === 'REQUERIR_DOCUMENTACION');
    expect(requerir.titulo).toBe('Requerir documentación adicional');
    expect(requerir.plazos.abiertos).toMatchObject([{ dias: 1, estado: 'corriendo' }]);
    expect(requerir.acciones.map((a: Json) => a.tipo)).toContain('armarPlazo');
    const vencio = pasos.find((p) => p.tipo.startsWith('VENCIO_') && p.plazos.cerrados.length > 0);
    expect(vencio.titulo).toMatch(/^Venció el plazo de /);
    expect(vencio.plazos.cerrados).toMatchObject([{ estado: 'vencido' }]);
  });

  test('Las diferencias llevan de cada contexto al siguiente.', async () => {
    const id = await casoEnEspera(s);
    const pasos = await pasosDe(s, `/api/solicitudes/${id}`);
    let contexto: Json = pasos[0].partes[0].contexto;
    expect(contexto).not.toHaveProperty('paso');
    for (const paso of pasos.slice(1)) {
      contexto = aplicar(contexto, paso.diferencias);
      expect(contexto).toEqual(paso.partes[0].contexto);
    }
    expect(pasos.flatMap((p) => p.diferencias).length).toBeGreaterThan(1);
  });

  test('Las condiciones que no se cumplieron dicen su frase y su norma.', async () => {
    const { id } = await s.presentar({ contacto: null });
    const [paso] = await pasosDe(s, `/api/solicitudes/${id}`);
    const fallidas = paso.candidatas.flatMap((c: Json) => c.guardias).filter((g: Json) => !g.ok);
    expect(fallidas.length).toBeGreaterThan(0);
    for (const g of fallidas) {
      expect(g.descripcion).toMatch(/\.$/);
      expect(g.detalle).toMatch(/\.$/);
      expect(g.norma).toMatch(/\d/);
    }
  });

  test('Se leen por páginas de doscientas secuencias, o las que se pidan.', async () => {
    const id = await casoEnEspera(s);
    const todos = await s.bien(200, s.get(`/api/solicitudes/${id}/pasos`));
    expect(todos).toMatchObject({ total: todos.elementos.length, siguiente: null });
    const tramo = await s.bien(200, s.get(`/api/solicitudes/${id}/pasos?desde=2&hasta=3`));
    expect(tramo).toEqual({ elementos: todos.elementos.slice(1, 3), total: todos.total, siguiente: null });
    const fuera = await s.bien(200, s.get(`/api/solicitudes/${id}/pasos?desde=900`));
    expect(fuera).toEqual({ elementos: [], total: todos.total, siguiente: null });
    const quien = { responsable: 'Quien sea' };
    for (let i = 0; i < 210; i++)
      await s.acto(id, 'ASIGNADO', quien, { cabeceras: { prefer: 'return=minimal' } });
    const primera = await s.bien(200, s.get(`/api/solicitudes/${id}/pasos`));
    expect(primera.elementos.map((p: Json) => p.secuencia)).toEqual(
      Array.from({ length: 200 }, (_, i) => i + 1),
    );
    expect(primera).toMatchObject({ total: todos.total + 210, siguiente: 201 });
    const segunda = await s.bien(200, s.get(`/api/solicitudes/${id}/pasos?desde=201`));
    expect(segunda.elementos).toHaveLength(todos.total + 10);
    expect(segunda.elementos[0]).toMatchObject({ tipo: 'ASIGNADO', titulo: 'Asignar un responsable' });
    expect(segunda.elementos[0]).toMatchObject({ candidatas: [], acciones: [], diferencias: [] });
  });

  test('Solo los leen lectura y la administración.', async () => {
    const { id } = await s.presentar();
    const caminos = [
      `/api/solicitudes/${id}/pasos`,
      '/api/inspeccion',
      '/api/maquinas/solicitud/1.0.0/definicion',
    ];
    for (const camino of caminos) {
      expect((await s.get(camino, { ficha: null })).estado).toBe(401);
      for (const rol of ['especialista', 'coordinador', 'mesa_partes', 'oec']) {
        const r = await s.get(camino, { ficha: await s.ficha([rol]) });
        expect([rol, r.estado, r.cuerpo.detail]).toEqual([rol, 403, expect.stringContaining('lectura')]);
      }
      expect((await s.get(camino, { ficha: await s.ficha(['lectura']) })).estado).toBe(200);
    }
  });
});

describe('Los pasos de todos', () => {
  test('Vienen en el orden en que se confirmaron, con su posición, y se sigue desde la última.', async () => {
    const { ultima } = await s.bien(200, s.get('/api/inspeccion?limite=1'));
    const uno = await s.presentar();
    const otro = await s.presentar();
    await s.acto(uno.id, 'DERIVAR', { organo: 'O', materia: 'M' });
    await s.acto(otro.id, 'DESISTIR', { motivo: 'M' });
    const pagina = await s.bien(200, s.get(`/api/inspeccion?desde=${ultima}&limite=3`));
    expect(pagina.elementos.map((p: Json) => [p.posicion, p.caso, p.tipo])).toEqual([
      [ultima + 1, uno.id, 'PRESENTAR'],
      [ultima + 2, otro.id, 'PRESENTAR'],
      [ultima + 3, uno.id, 'DERIVAR'],
    ]);
    expect(pagina.ultima).toBe(ultima + 3);
    const sigue = await s.bien(200, s.get(`/api/inspeccion?desde=${pagina.ultima}`));
    expect(sigue.elementos.map((p: Json) => p.tipo)).toEqual(['DESISTIR']);
    expect(sigue.casos).toEqual([
      {
        caso: otro.id,
        numero: otro.numero,
        coleccion: 'solicitudes',
        maquina: 'solicitud@1.0.0',
        partes: pagina.elementos[1].partes,
      },
    ]);
    const nada = await s.bien(200, s.get(`/api/inspeccion?desde=${sigue.ultima}`));
    expect(nada).toEqual({ elementos: [], casos: [], ultima: sigue.ultima });
    const nuevos = await s.bien(200, s.get('/api/inspeccion?limite=2'));
    expect(nuevos.elementos.map((p: Json) => p.tipo)).toEqual(['DERIVAR', 'DESISTIR']);
  });

  test('De un solo expediente, los suyos y ninguno más.', async () => {
    const id = await casoEnEspera(s);
    await s.presentar();
    const suyos = await pasosDe(s, `/api/solicitudes/${id}`);
    const { elementos } = await s.bien(200, s.get(`/api/inspeccion?caso=${id}`));
    expect(elementos.map(({ posicion, ...paso }: Json) => [typeof posicion, paso])).toEqual(
      suyos.map((paso) => ['number', paso]),
    );
    const [, segundo] = elementos;
    const despues = await s.bien(200, s.get(`/api/inspeccion?caso=${id}&desde=${segundo.posicion}&limite=1`));
    expect(despues.elementos).toEqual([elementos[2]]);
    expect((await s.get('/api/inspeccion?caso=nadie')).estado).toBe(404);
    expect((await s.get('/api/inspeccion?ficha=x')).estado).toBe(422);
  });
});

describe('Los pasos de un proceso', () => {
  test('Los ítems cuentan sus señales y sus condiciones, y ningún monto sellado se lee antes de su apertura.', async () => {
    const m = await Mesa.abrir();
    try {
      const [RESERVADO, UNO, DOS] = ['731904.82', '718293.45', '709182.34'] as const;
      const id = await m.convocado({ valorReferencial: RESERVADO, valorReferencialReservado: true });
      await m.conPropuestas(id, { Alfa: UNO, Beta: DOS });
      await m.admitidos(id, { Alfa: '40', Beta: '35' });
      const leer = async () =>
        (
          await Promise.all(
            [`/api/procesos/${id}/pasos`, `/api/inspeccion?caso=${id}`].map(
              async (camino) => (await m.s.get(camino)).texto,
            ),
          )
        ).join('');
      const antes = await leer();
      expect(antes).toContain('PRESENTAR_PROPUESTA');
      for (const monto of [RESERVADO, UNO, DOS]) expect(antes).not.toContain(monto.slice(0, 6));
      const pasos = await pasosDe(m.s, `/api/procesos/${id}`);
      const cerrar = pasos.find((p) => p.tipo === 'VENCIO_PRESENTACION');
      expect(cerrar.candidatas).toContainEqual(
        expect.objectContaining({ parte: '1', evento: 'senal.abrirPropuestas', tomada: true }),
      );
      expect(cerrar.acciones.map((a: Json) => a.resumen)).toContain(
        'Envía la señal senal.abrirPropuestas al ítem 1.',
      );
      const admitir = pasos.find((p) => p.tipo === 'ADMITIR_PROPUESTA');
      expect(admitir.diferencias.map((d: Json) => d.ruta)).toContain('items.1.ofertas.Alfa.estado');
      expect(admitir.partes.map((p: Json) => p.item)).toEqual([null, '1']);
      await m.abrirSobres(id);
      const despues = await leer();
      for (const monto of [UNO, DOS]) expect(despues).toContain(monto);
      const historia = (await m.s.elementos(`/api/procesos/${id}/historial`)).map((f) => f.estadoDespues);
      expect((await pasosDe(m.s, `/api/procesos/${id}`)).map((p) => p.estadoDespues)).toEqual(historia);
    } finally {
      await m.cerrar();
    }
  });
});

describe('La configuración de una máquina', () => {
  test('Es la de XState, con los nombres de sus condiciones y acciones, y la de sus ítems cuando los tiene.', async () => {
    const solicitud = await s.bien(200, s.get('/api/maquinas/solicitud/1.0.0/definicion'));
    expect(solicitud.definicion).toMatchObject({ id: 'solicitud', states: expect.any(Object) });
    expect(solicitud).not.toHaveProperty('item');
    const lp = await s.bien(200, s.get('/api/maquinas/licitacion-publica/1.0.0/definicion'));
    expect(lp.definicion.id).toBe('licitacion-publica');
    expect(lp.item.id).toBe('item');
    expect(JSON.stringify(lp)).toContain('"guards":["plazoDelArticulo24"');
    expect((await s.get('/api/maquinas/nadie/1.0.0/definicion')).estado).toBe(404);
  });
});
