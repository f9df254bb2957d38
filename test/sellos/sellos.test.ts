import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { comprobarCadena, comprobarSello } from '../../src/sellos/comprobar.js';
import { selloDiario } from '../../src/sellos/faena.js';
import { publicarSellos } from '../../src/sellos/publicar.js';
import { sellar } from '../../src/sellos/sellar.js';
import { type EnCrudo, enCrudo } from '../apoyo/en-crudo.js';
import { correr } from '../apoyo/proceso.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { negativa, REMITENTE, ServidorSmtp } from '../notify/apoyo.js';

let s: Servidor;
let lugar: ReturnType<typeof carpetaTemporal>;
beforeEach(async () => {
  lugar = carpetaTemporal();
  s = await Servidor.abrir({}, lugar.archivo);
});
afterEach(async () => {
  await s.parar();
  lugar.borrar();
});

const sellos = () => join(lugar.carpeta, 'sellos');
const publicado = (dia: string) => readFileSync(join(sellos(), `sello-${dia}.json`), 'utf8');
// Beside them, the mark by which several replicas know that the folder is one.
const publicados = () =>
  existsSync(sellos()) ? readdirSync(sellos()).filter((nombre) => nombre.startsWith('sello-')) : [];
/** The round the office does by itself every minute. */
const ronda = () => selloDiario(s.sistema as never).correr();
const diferencias = async (texto: string) => (await comprobarSello(s.sistema.store, texto)).diferencias;

/** Three cases sealed on 1 February and published; two days later one goes on and another is born. */
async function selladoYSeguido(): Promise<{ texto: string; ids: string[] }> {
  const ids = [(await s.presentar()).id, (await s.presentar()).id, (await s.presentar()).id];
  await s.reloj('2027-02-02T06:00:00.000Z');
  await ronda();
  const texto = publicado('2027-02-01');
  await s.reloj('2027-02-03T15:00:00.000Z');
  await s.acto(ids[0] as string, 'DESISTIR', { motivo: 'Ya no.' });
  await s.presentar();
  return { texto, ids };
}

/** Alters the database as somebody with the file in hand would, with the protections out of the way. */
async function conElArchivo(cambiar: (db: EnCrudo) => Promise<unknown>): Promise<void> {
  await s.parar();
  await enCrudo(lugar.archivo, async (db) => {
    await db.desproteger();
    await cambiar(db);
  });
  s = await Servidor.abrir({}, lugar.archivo);
}

describe('D6: el sello diario', () => {
  test('cierra el día que terminó en Lima, una vez, y se publica en un archivo', async () => {
    await ronda();
    expect(publicados()).toEqual([]);
    await s.presentar();
    await s.reloj('2027-02-02T04:59:00.000Z');
    await ronda();
    expect((await s.elementos('/api/sellos')).map((x) => x.dia)).toEqual(['2027-01-31']);
    await s.reloj('2027-02-02T05:00:00.000Z');
    await Promise.all([ronda(), ronda()]);
    await ronda();
    const lista = await s.elementos('/api/sellos');
    expect(lista.map((x) => [x.dia, x.archivo !== null, x.correo])).toEqual([
      ['2027-02-01', true, null],
      ['2027-01-31', true, null],
    ]);
    expect(publicados()).toEqual(['sello-2027-01-31.json', 'sello-2027-02-01.json']);
    const texto = publicado('2027-02-01');
    expect((await s.get('/api/sellos/2027-02-01')).texto).toBe(texto);
    expect(JSON.parse(texto)).toMatchObject({ casos: 1, previo: lista[1].huella, huella: lista[0].huella });
    expect(await comprobarCadena(s.sistema.store)).toEqual([]);
    expect((await s.get('/api/sellos/2020-01-01')).estado).toBe(404);
  });

  test('tras días sin servidor se sella el último, y lo que pasó después del sello no lo estorba', async () => {
    const { texto } = await selladoYSeguido();
    expect(await diferencias(texto)).toEqual([]);
    await s.reloj('2027-02-20T15:00:00.000Z');
    await ronda();
    expect((await s.elementos('/api/sellos')).map((x) => x.dia)).toEqual(['2027-02-19', '2027-02-01']);
    expect(await comprobarCadena(s.sistema.store)).toEqual([]);
  });

  test('un expediente borrado después del sello se descubre', async () => {
    const { texto, ids } = await selladoYSeguido();
    await conElArchivo(async (db) => {
      for (const tabla of ['evento', 'plazo', 'aviso', 'caso_datos'])
        await db.filas(`DELETE FROM ${tabla} WHERE caso = ?`, ids[1]);
      await db.filas('DELETE FROM caso WHERE id = ?', ids[1]);
    });
    expect(await diferencias(texto)).toEqual([
      expect.stringMatching(/^Parte [0-9a-f]{2}: .* se borró alguno\.$/),
    ]);
  });

  test('una historia cortada y cosida de nuevo se descubre, aunque su cadena verifique', async () => {
    const [{ id }] = [await s.presentar()];
    await s.acto(id, 'REGISTRAR_CONTACTO', { fecha: '2027-02-01', medio: 'Teléfono', resultado: 'Sí.' });
    await s.reloj('2027-02-02T06:00:00.000Z');
    await ronda();
    const texto = publicado('2027-02-01');
    await conElArchivo(async (db) => {
      const [primero] = await db.filas('SELECT * FROM evento WHERE caso = ? AND secuencia = 1', id);
      await db.filas('DELETE FROM evento WHERE caso = ? AND secuencia = 2', id);
      await db.filas(
        'UPDATE caso SET secuencia = 1, huella = ?, huella_estado = ?, ocurrido = ?, actualizado = ? WHERE id = ?',
        primero['huella'],
        primero['huella_estado'],
        primero['ocurrido'],
        primero['registrado'],
        id,
      );
    });
    expect(await s.verificacion(id)).toMatchObject({ integra: true, eventos: 1 });
    expect(await diferencias(texto)).toEqual([expect.stringMatching(/se cortó o se cambió/)]);
  });

  test('un sello retocado no prueba nada: ni el archivo, ni el de la base, ni la cadena de sellos', async () => {
    const { texto } = await selladoYSeguido();
    expect(await diferencias(texto.replace('"casos": 3', '"casos": 2'))).toEqual([
      expect.stringMatching(/no es el que se publicó/),
    ]);
    for (const basura of ['', '{}', '[]', 'null', texto.slice(0, -40)])
      expect(await diferencias(basura)).toEqual(['El archivo no es un sello de este sistema.']);
    await conElArchivo((db) => db.filas(`UPDATE sello SET huella = '${'0'.repeat(64)}'`));
    expect(await diferencias(texto)).toEqual([expect.stringMatching(/que guarda la base de datos no es/)]);
    expect(await comprobarCadena(s.sistema.store)).toEqual([expect.stringMatching(/no es el que se hizo/)]);
  });

  test('una supresión de datos personales después del sello no lo rompe', async () => {
    const { id } = await s.presentar();
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no.' });
    await s.reloj('2027-02-02T06:00:00.000Z');
    await ronda();
    const texto = publicado('2027-02-01');
    const orden = { correo: 'contacto@entidad.gob.pe', motivo: 'Lo pidió.', norma: 'Ley 29733, art. 20' };
    const { expedientes } = await s.bien(200, s.post('/api/personas/suprimir', orden));
    expect(expedientes[0].resultado).toBe('suprimido');
    expect(await diferencias(texto)).toEqual([]);
  });

  test('los sellos no se modifican ni se borran', async () => {
    await selladoYSeguido();
    const enBase = (sql: string) => enCrudo(lugar.archivo, (db) => db.filas(sql));
    await expect(enBase(`UPDATE sello SET texto = ''`)).rejects.toThrow(/no se modifica/);
    await expect(enBase('DELETE FROM sello')).rejects.toThrow(/no se borra/);
  });

  test('lo que no se pudo publicar se publica en la ronda siguiente', async () => {
    await s.presentar();
    await s.reloj('2027-02-02T06:00:00.000Z');
    await sellar(s.sistema.store, s.sistema.reloj.ahora());
    const tapada = join(lugar.carpeta, 'tapada');
    writeFileSync(tapada, '');
    const { config } = s.sistema;
    await expect(publicarSellos(s.sistema.store, { ...config, DIRECTORIO_SELLOS: tapada })).rejects.toThrow();
    expect((await s.elementos('/api/sellos'))[0].archivo).toBeNull();
    expect(await publicarSellos(s.sistema.store, config)).toBe(1);
    expect(await publicarSellos(s.sistema.store, config)).toBe(0);
  });

  test('con servidor de correo y CORREO_SELLOS, además se envía, una vez y con el archivo entero', async () => {
    await s.presentar();
    await s.reloj('2027-02-02T06:00:00.000Z');
    await ronda();
    const smtp = await ServidorSmtp.abrir();
    try {
      const config = {
        ...s.sistema.config,
        SMTP_URL: smtp.url(),
        CORREO_REMITENTE: REMITENTE,
        CORREO_SELLOS: 'custodia@oece.example',
      };
      smtp.alRecibir = () => negativa(451, 'más tarde');
      await expect(publicarSellos(s.sistema.store, config)).rejects.toThrow(/451/);
      smtp.alRecibir = () => null;
      expect(await publicarSellos(s.sistema.store, config)).toBe(1);
      expect(await publicarSellos(s.sistema.store, config)).toBe(0);
      const [fallida, llegada] = smtp.llegadas;
      expect(smtp.llegadas).toHaveLength(2);
      expect(llegada?.leida.messageId).toBe(fallida?.leida.messageId);
      expect(llegada?.para).toEqual(['custodia@oece.example']);
      const adjunto = llegada?.leida.attachments[0];
      expect(adjunto?.filename).toBe('sello-2027-02-01.json');
      expect(Buffer.from(adjunto?.content as ArrayBuffer).toString()).toBe(publicado('2027-02-01'));
    } finally {
      await smtp.cerrar();
    }
  });

  test('npm run verificar -- --sello: sale con 0 si se cumple y con 1 si falta algo', async () => {
    const { ids } = await selladoYSeguido();
    await s.parar();
    const archivo = join(sellos(), 'sello-2027-02-01.json');
    const entorno = { DATABASE_URL: `sqlite:${lugar.archivo}` };
    const bien = await correr('cli', ['verificar', '--sello', archivo], entorno);
    expect([bien.codigo, bien.salida]).toEqual([
      0,
      expect.stringMatching(/el sello del 2027-02-01 se cumple: 3 expedientes/),
    ]);
    await enCrudo(lugar.archivo, async (db) => {
      await db.desproteger();
      await db.filas('DELETE FROM evento WHERE caso = ? AND secuencia = 1', ids[2]);
    });
    const mal = await correr('cli', ['verificar', '--sello', archivo], entorno);
    expect([mal.codigo, mal.salida]).toEqual([1, expect.stringMatching(/se borró alguno/)]);
    const ausente = await correr('cli', ['verificar', '--sello', '/no/hay'], entorno);
    expect([ausente.codigo, ausente.errores]).toEqual([
      1,
      expect.stringMatching(/No se puede leer el sello/),
    ]);
  });
});
