import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnAnalisis, casoEnEspera, DATOS, type Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const anio = (n: number | string, ambito?: string) =>
  s.elementos(`/api/calendario/${n}${ambito ? `?ambito=${encodeURIComponent(ambito)}` : ''}`);
const dia = (fecha: string, cambios: Record<string, string> = {}) => ({
  fecha,
  norma: 'DS 010-2027-PCM',
  publicada: '2027-01-30',
  ambito: 'nacional',
  motivo: 'Día no laborable de prueba',
  ...cambios,
});

describe('Declarar y revocar un día', () => {
  test('Primero muestra qué mueve, luego lo mueve en una sola fila por expediente, y la revocación lo devuelve.', async () => {
    const t = await Servidor.abrir();
    try {
      const lima = await casoEnEspera(t, 5);
      const cusco = await casoEnAnalisis(t, { entidad: { nombre: 'Entidad del Cusco', provincia: 'Cusco' } });
      await t.acto(cusco, 'REQUERIR_DOCUMENTACION', DATOS.requerir(5));
      const { id: nueva } = await t.presentar();
      const { id: fin } = await t.presentar();
      await t.acto(fin, 'DESISTIR', { motivo: 'M' });
      const antes = await t.elementos('/api/plazos?limite=500');
      const cuerpo = dia('2027-02-03');
      const vista = await t.bien(200, t.post('/api/calendario/inhabiles?simular=true', cuerpo));
      expect(await t.elementos('/api/plazos?limite=500')).toEqual(antes);
      expect((await t.bien(200, t.get('/api/calendario/computo?desde=2027-02-02&dias=1'))).vence).toBe(
        '2027-02-03',
      );
      const mueve = (caso: string) =>
        vista.plazosMovidos
          .filter((p: Json) => p.caso === caso)
          .map((p: Json) => [p.regla, p.antes, p.despues]);
      expect(mueve(lima)).toEqual([['AT-8.2.1.B-3', '2027-02-08', '2027-02-09']]);
      expect(mueve(cusco)).toEqual([['AT-8.2.1.B-3', '2027-02-08', '2027-02-09']]);
      expect(mueve(nueva)).toEqual([
        ['AMB-A4', '2027-02-04', '2027-02-05'],
        ['AT-8.2.1.A-1', '2027-02-08', '2027-02-09'],
        ['AT-8.2.1.A-2', '2027-02-15', '2027-02-16'],
      ]);
      expect(vista.total).toBe(5);
      expect(vista.yaVencidos).toEqual([]);
      expect(vista.siguiente).toBeNull();
      expect(vista.inhabil).toMatchObject({ fecha: '2027-02-03', norma: cuerpo.norma, ambito: 'nacional' });

      const r = await t.post('/api/calendario/inhabiles', cuerpo);
      expect([200, 201]).toContain(r.estado);
      expect(r.cuerpo).toEqual(vista);
      for (const caso of [lima, cusco, nueva]) {
        const filas = await t.historial(caso);
        expect(filas.filter((f) => f.tipo === 'CALENDARIO_CAMBIADO')).toHaveLength(1);
        expect(filas.at(-1).datos).toMatchObject({ fecha: '2027-02-03', norma: cuerpo.norma });
        expect((await t.verificacion(caso)).integra).toBe(true);
      }
      expect((await t.historial(fin)).map((f) => f.tipo)).not.toContain('CALENDARIO_CAMBIADO');
      const b3 = (await t.caso(lima)).plazos.filter((p: Json) => p.regla === 'AT-8.2.1.B-3');
      expect(b3.map((p: Json) => [p.vence, p.estado])).toEqual([
        ['2027-02-08', 'reemplazado'],
        ['2027-02-09', 'corriendo'],
      ]);
      expect(b3[1].motivo).toContain(cuerpo.norma);
      const plantillas = async (caso: string) =>
        (await t.elementos(`/api/solicitudes/${caso}/notificaciones`)).map((a) => a.plantilla);
      expect(await plantillas(lima)).toContain('PLAZO_MOVIDO');
      expect(await plantillas(nueva)).not.toContain('PLAZO_MOVIDO');

      const camino = `/api/calendario/inhabiles/2027-02-03?norma=${encodeURIComponent(cuerpo.norma)}&motivo=Se%20dej%C3%B3%20sin%20efecto`;
      const ensayo = await t.bien(200, t.pedir('DELETE', `${camino}&simular=true`));
      expect((await t.caso(lima)).plazos.at(-1).vence).toBe('2027-02-09');
      const revocada = await t.bien(200, t.pedir('DELETE', camino));
      expect(revocada).toEqual(ensayo);
      expect(revocada.total).toBe(5);
      expect((await t.caso(lima)).plazos.at(-1)).toMatchObject({ vence: '2027-02-08', estado: 'corriendo' });
      expect((await t.bien(200, t.get('/api/calendario/computo?desde=2027-02-02&dias=1'))).vence).toBe(
        '2027-02-03',
      );
      for (const caso of [lima, cusco, nueva]) expect((await t.verificacion(caso)).integra).toBe(true);
      expect((await t.pedir('DELETE', camino)).estado).toBe(404);
    } finally {
      await t.cerrar();
    }
  });

  test('Un día de provincia, como los de APEC, mueve solo los plazos que corren en ese lugar.', async () => {
    const t = await Servidor.abrir({ RELOJ_INICIO: '2024-11-08T15:00:00.000Z' });
    try {
      const enEspera = async (provincia: string) => {
        const id = await casoEnAnalisis(t, { entidad: { nombre: `Entidad de ${provincia}`, provincia } });
        return t.acto(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(6));
      };
      const vence = (r: Json) => r.caso.plazos.find((p: Json) => p.regla === 'AT-8.2.1.B-3').vence;
      expect(vence(await enEspera('Callao'))).toBe('2024-11-20');
      const arequipa = await enEspera('Arequipa');
      expect(vence(arequipa)).toBe('2024-11-18');
      const cuerpo = dia('2024-11-14', { ambito: 'provincia:Arequipa', publicada: '2024-11-01' });
      const r = await t.post('/api/calendario/inhabiles', cuerpo);
      expect(r.cuerpo.plazosMovidos).toEqual([
        {
          caso: arequipa.caso.id,
          numero: arequipa.caso.numero,
          regla: 'AT-8.2.1.B-3',
          antes: '2024-11-18',
          despues: '2024-11-19',
        },
      ]);
    } finally {
      await t.cerrar();
    }
  });

  test('Los plazos ya vencidos que el día habría movido se listan y no se deshacen.', async () => {
    const t = await Servidor.abrir();
    try {
      const { id } = await t.presentar();
      await t.reloj('2027-02-05T15:00:00.000Z');
      const r = await t.post('/api/calendario/inhabiles', dia('2027-02-04'));
      expect(r.cuerpo.yaVencidos.map((p: Json) => [p.caso, p.regla, p.antes, p.despues])).toEqual([
        [id, 'AMB-A4', '2027-02-04', '2027-02-05'],
      ]);
      expect((await t.caso(id)).plazos[0]).toMatchObject({
        regla: 'AMB-A4',
        estado: 'vencido',
        vence: '2027-02-04',
      });
    } finally {
      await t.cerrar();
    }
  });

  test('Un plazo que ya venció pero todavía no se había disparado tampoco se mueve.', async () => {
    const antes = await Servidor.abrir();
    const { id } = await antes.presentar();
    await antes.parar();
    const t = await Servidor.abrir({ RELOJ_INICIO: '2027-02-05T15:00:00.000Z' }, antes.archivo);
    try {
      const r = await t.post('/api/calendario/inhabiles', dia('2027-02-04'));
      const a4 = (await t.caso(id)).plazos.filter((p: Json) => p.regla === 'AMB-A4');
      expect(a4.map((p: Json) => [p.vence, p.estado])).toEqual([['2027-02-04', 'vencido']]);
      expect(r.cuerpo.yaVencidos.map((p: Json) => p.regla)).toEqual(['AMB-A4']);
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });

  test('Declarar dos veces lo mismo, una tras otra o a la vez, declara una.', async () => {
    const t = await Servidor.abrir();
    try {
      for (let i = 0; i < 20; i++) await t.presentar();
      const cuerpo = dia('2027-02-10');
      const declarar = () => t.post('/api/calendario/inhabiles', cuerpo);
      const respuestas = await Promise.all(Array.from({ length: 8 }, declarar));
      expect(respuestas.filter((r) => r.estado < 300)).toHaveLength(1);
      expect(respuestas.filter((r) => r.estado === 409)).toHaveLength(7);
      expect((await declarar()).estado).toBe(409);
    } finally {
      await t.cerrar();
    }
  });

  test('El día declarado aparece en el año con su norma.', async () => {
    await s.post('/api/calendario/inhabiles', dia('2027-10-11', { motivo: 'Puente' }));
    expect(await anio(2027)).toContainEqual({
      fecha: '2027-10-11',
      motivo: 'Puente',
      norma: 'DS 010-2027-PCM',
      clase: 'declarado',
      ambito: 'nacional',
    });
  });

  test.each([
    ['fecha', '2027-02-30'],
    ['fecha', '1900-01-01'],
    ['fecha', '9999-01-01'],
    ['fecha', '2027-02-03T10:00:00Z'],
    ['publicada', 'ayer'],
    ['ambito', 'region:Narnia'],
    ['norma', ''],
    ['norma', 'DS\u0000'],
    ['motivo', '\ud800'],
  ])('Rechaza con 422 un día con %s = %j.', async (campo, valor) => {
    const r = await s.post('/api/calendario/inhabiles', dia('2027-09-17', { [campo]: valor }));
    expect(r.estado).toBe(422);
    expect(r.cuerpo.errores.map((e: Json) => e.ruta)).toEqual([campo]);
  });

  test.each([
    ['/api/calendario/inhabiles/2027-02-30?norma=X&motivo=Y', 422],
    ['/api/calendario/inhabiles/x?norma=X&motivo=Y', 422],
    ['/api/calendario/inhabiles/2027-09-24?norma=X&motivo=Y', 404],
    ['/api/calendario/inhabiles/2027-09-24?norma=X', 422],
    ['/api/calendario/inhabiles/2027-09-24?motivo=Y', 422],
  ])('Revocar %s responde %i.', async (camino, estado) => {
    expect((await s.pedir('DELETE', camino)).estado).toBe(estado);
  });

  test('Con más de doscientos plazos movidos muestra los primeros y un cursor por el resto, sin faltar ni repetir.', async () => {
    const t = await Servidor.abrir();
    try {
      for (let i = 0; i < 150; i++) await t.presentar({}, { cabeceras: { prefer: 'return=minimal' } });
      const cuerpo = dia('2027-02-03');
      const vistos: Json[] = [];
      let cursor: string | null = null;
      let total = 0;
      do {
        const pagina: Json = await t.bien(
          200,
          t.post(`/api/calendario/inhabiles?simular=true${cursor ? `&cursor=${cursor}` : ''}`, cuerpo),
        );
        total ||= pagina.total;
        vistos.push(...pagina.plazosMovidos);
        cursor = pagina.siguiente;
      } while (cursor !== null);
      expect(total).toBe(450);
      expect(new Set(vistos.map((p) => `${p.caso} ${p.regla}`)).size).toBe(450);
      expect(vistos).toHaveLength(450);
      expect((await t.post('/api/calendario/inhabiles', cuerpo)).cuerpo.total).toBe(450);
    } finally {
      await t.cerrar();
    }
  });
});
