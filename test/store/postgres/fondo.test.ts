import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migracionesPostgres } from '../../../src/store/postgres/migrar.js';
import { escribirSupresion } from '../../../src/store/postgres/supresiones.js';
import type { Caso, Escritura } from '../../../src/store/puerto.js';
import { POSTGRES } from '../../../src/store/sql/dialecto.js';
import { AHORA, abrirReplicas, type Replica, type Replicas, sembrarAviso, sembrarCaso } from './replicas.js';

const CASO = 'c1';
const NOMBRE = 'Úrsula Ñaupari';
const limpiar = (texto: string) => texto.replaceAll(NOMBRE, '[suprimido]');

let r: Replicas;
let una: Replica;
let aviso: string;
beforeAll(async () => {
  r = await abrirReplicas(1);
  una = r.todas[0] as Replica;
  await sembrarCaso(una, CASO, `Comité de ${NOMBRE}`);
  const { base } = una;
  await base.mandar(
    `INSERT INTO caso_texto (caso, palabras) SELECT pk, array_to_tsvector(ARRAY['comite', 'de', 'ursula', 'naupari']) FROM caso`,
  );
  for (const [secuencia, tipo] of [
    [1, 'PRESENTAR_SOLICITUD'],
    [2, 'DATOS_SUPRIMIDOS'],
  ])
    await base.mandar(
      `INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla)
       VALUES (?, ?, ?, ?, 'sal', 'h', 'u', ?, ?, 'solicitud@1.0.0', 1, 1, '{}', 'h', 'h', '[]', 'R')`,
      CASO,
      secuencia,
      tipo,
      JSON.stringify({ contacto: NOMBRE, cien: '100%' }),
      AHORA,
      AHORA,
    );
  aviso = await sembrarAviso(una, CASO, 0);
  await base.mandar(
    `INSERT INTO envio (aviso, intento, mensaje_id, asunto, destinatarios, texto, plantilla, adjuntos, empezado, terminado, resultado, respuesta, entregas)
     VALUES (?, 1, 'm', 'Asunto', '[]', ?, 0, '[]', ?, ?, 'enviada', '250', NULL)`,
    aviso,
    `Estimada ${NOMBRE}`,
    AHORA,
    AHORA,
  );
});
afterAll(() => r.cerrar());

describe('Cómo está la base, en PostgreSQL', () => {
  test('dice lo que PostgreSQL sabe de sí, y no lo que no sabe', async () => {
    const panorama = await una.store.panorama('2027-03-01', AHORA);
    expect(panorama).toEqual({
      esquema: migracionesPostgres().at(-1)?.numero,
      casos: [{ coleccion: 'solicitudes', situacion: 'en_atencion', total: 1 }],
      vencidosSinHacer: 0,
      porVencer: 0,
      avisos: [
        { canal: 'correo', estado: 'pendiente', total: 1 },
        { canal: 'correo', estado: 'fallida', total: 0 },
      ],
      incidencias: { total: 0, ultima: null },
      ultimoEvento: AHORA,
      ultimoRespaldo: null,
      disco: { base: expect.any(Number), bitacora: null, libres: null },
    });
    expect(panorama.disco?.base).toBeGreaterThan(1e6);
  });
});

describe('Ley 29733: lo que se busca y se suprime de una persona, en PostgreSQL', () => {
  test('los patrones toman el comodín y la barra como LIKE de SQLite: mayúsculas sí, acentos no', async () => {
    const con = async (...patrones: string[]) =>
      (await una.store.textosComo(patrones, 0, 1000)).map((t) => t.secuencia);
    expect(await con('%CONTACTO%')).toEqual([1, 2]);
    expect(await con('%ñaupari%')).toEqual([]);
    expect(await con('%nadie%', '%Ñaupari%')).toEqual([1, 2]);
    expect(await con('%100\\%%')).toEqual([1, 2]);
    expect(await con('%10\\%%')).toEqual([]);
    expect((await una.store.textosComo(['%'], 1, 1000)).map((t) => t.secuencia)).toEqual([2]);
  });

  test('sin el acto que la ordena no se quita nada; con él, de todas partes y también de lo que se busca', async () => {
    const caso = { id: CASO, actualizado: AHORA, estado: { secuencia: 2 } } as Caso;
    const supresion: NonNullable<Escritura['supresion']> = {
      eventos: [{ secuencia: 1, datos: '{"contacto":"[suprimido]"}', sal: 'otra sal' }],
      avisos: [{ id: aviso, asunto: 'Asunto', destinatarios: '[]' }],
      entidad: 'Comité de [suprimido]',
      objeto: 'Equipos médicos',
      limpiar,
    };
    const suprimir = (secuencia: number) =>
      una.conexiones.enSerie((c) =>
        escribirSupresion(c, { ...caso, estado: { ...caso.estado, secuencia } }, supresion),
      );
    await expect(suprimir(3)).rejects.toThrow('La historia no se modifica.');
    await suprimir(2);
    expect(await una.store.textosComo([`%${NOMBRE}%`], 0, 1)).toEqual([]);
    expect((await una.store.enviosDe(aviso))[0]?.texto).toBe('Estimada [suprimido]');
    const hallados = (texto: string) => una.base.todas(POSTGRES.pkConTexto, POSTGRES.consultaDeTexto(texto));
    expect(await hallados('Ñaupari')).toEqual([]);
    expect((await hallados(`at-${CASO} suprim médicos`)).length).toBe(1);
  });

  test('a un usuario se le quita el nombre cuando ya no lo es', async () => {
    const { base, store } = una;
    for (const [id, revocado] of [
      ['u1', null],
      ['u2', AHORA],
    ])
      await base.mandar(
        'INSERT INTO usuario (id, nombre, correo, roles, creado, revocado, cuenta) VALUES (?, ?, ?, ?, ?, ?, ?)',
        id,
        NOMBRE,
        'u@entidad.gob.pe',
        '[]',
        AHORA,
        revocado,
        id,
      );
    expect([await store.suprimirUsuario('u1', '-'), await store.suprimirUsuario('u2', '-')]).toEqual([
      false,
      true,
    ]);
    expect(await store.usuariosNombrados()).toEqual([
      { id: 'u2', nombre: '-', correo: null, revocado: true },
      { id: 'u1', nombre: NOMBRE, correo: 'u@entidad.gob.pe', revocado: false },
    ]);
  });

  test('borrarRastro descarta las versiones anteriores de las filas, y no espera a quien ya lo hace', async () => {
    const limpiezas = async () =>
      (
        await una.base.una<{ n: number }>(
          `SELECT pg_stat_get_vacuum_count('caso_datos'::regclass) AS n FROM (SELECT pg_stat_force_next_flush()) x`,
        )
      )?.n ?? 0;
    const antes = await limpiezas();
    await una.store.borrarRastro();
    expect(await limpiezas()).toBe(antes + 1);
    const otra = await una.conexiones.pool.connect();
    await otra.query('BEGIN');
    await otra.query('LOCK TABLE caso_datos IN SHARE UPDATE EXCLUSIVE MODE');
    await una.store.borrarRastro();
    await otra.query('ROLLBACK');
    otra.release();
  });
});
