import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnAnalisis, DATOS, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { CRONOGRAMA_LP, Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';

type Evento = Readonly<Record<string, string>>;
interface Agenda {
  readonly cabecera: Evento;
  readonly eventos: readonly Evento[];
}

const crudo = (texto: string) => texto.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1');

/** A calendar read back by RFC 5545: lines unfolded, one value for each property of each event. */
function leer(texto: string): Agenda {
  // Every line ends with CRLF, and none is longer than 75 octets.
  expect(texto.endsWith('\r\n')).toBe(true);
  expect(texto.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const linea of texto.split('\r\n')) expect(Buffer.byteLength(linea)).toBeLessThanOrEqual(75);
  const lineas = texto
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  expect([lineas[0], lineas.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  const cabecera: Record<string, string> = {};
  const eventos: Record<string, string>[] = [];
  let actual: Record<string, string> = cabecera;
  for (const linea of lineas.slice(1, -1)) {
    const corte = linea.indexOf(':');
    const [nombre, valor] = [linea.slice(0, corte), linea.slice(corte + 1)];
    if (linea === 'BEGIN:VEVENT') {
      actual = {};
      eventos.push(actual);
    } else if (linea === 'END:VEVENT') actual = cabecera;
    else {
      expect([nombre, actual[nombre]]).toEqual([nombre, undefined]);
      actual[nombre] = crudo(valor);
    }
  }
  return { cabecera, eventos };
}

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

async function agendaDe(id: string): Promise<Agenda> {
  const r = await s.get(`/api/solicitudes/${id}/agenda.ics`);
  expect([r.estado, r.cabeceras.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(r.cabeceras.get('content-disposition')).toMatch(
    /^attachment; filename="agenda-AT-2027-\d{6}\.ics"$/,
  );
  return leer(r.texto);
}
const que = (a: Agenda, inicio: RegExp) => a.eventos.filter((e) => inicio.test(e['SUMMARY'] ?? ''));

describe('La agenda de una solicitud', () => {
  test('Trae los plazos que corren, de día entero en su último día, con su artículo.', async () => {
    const caso = await s.presentar();
    const a = await agendaDe(caso.id);
    expect(a.cabecera).toMatchObject({
      VERSION: '2.0',
      METHOD: 'PUBLISH',
      'X-WR-TIMEZONE': 'America/Lima',
      PRODID: '-//OECE//Expediente Vivo//ES',
    });
    expect(a.eventos).toHaveLength(3);
    // Ten business days after Monday 1 February 2027.
    const reunion = a.eventos.find((e) => e['DTSTART;VALUE=DATE'] === '20270215');
    expect(reunion).toMatchObject({
      UID: `${caso.id}.plazo.3@expediente-vivo`,
      SEQUENCE: '0',
      DTSTAMP: '20270201T150000Z',
      'DTEND;VALUE=DATE': '20270216',
      SUMMARY: `Vence un plazo: ${caso.numero}`,
      DESCRIPTION: expect.stringMatching(/Directiva N\.º 005-2025-OECE-CD, num\. 9\.2\.1\.A/),
      TRANSP: 'TRANSPARENT',
    });
    expect(new Set(a.eventos.map((e) => e['UID'])).size).toBe(3);
  });

  test('La reunión va en hora UTC; reprogramarla no la duplica: es la misma, con otra secuencia.', async () => {
    const { id, numero } = await s.presentar();
    await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-10T10:00:00-05:00'));
    const [una, ...otras] = que(await agendaDe(id), /^Reunión/);
    expect(otras).toEqual([]);
    expect(una).toMatchObject({
      UID: `${id}.2@expediente-vivo`,
      SEQUENCE: '0',
      DTSTART: '20270210T150000Z',
      DTEND: '20270210T160000Z',
      SUMMARY: `Reunión de asistencia técnica: ${numero}`,
      LOCATION: 'Sala virtual',
      STATUS: 'CONFIRMED',
      DESCRIPTION: expect.stringMatching(/num\. 9\.2\.1\.A/),
    });
    for (const [n, hora] of [
      [1, 11],
      [2, 12],
    ] as const) {
      await s.acto(id, 'REPROGRAMAR_REUNION', {
        ...DATOS.programar(`2027-02-11T${hora}:00:00-05:00`),
        motivo: 'Cruce de horarios; sala, ocupada.',
        aPedidoDeLaEntidad: false,
      });
      const [misma, ...mas] = que(await agendaDe(id), /^Reunión/);
      expect(mas).toEqual([]);
      expect(misma).toMatchObject({
        UID: una?.['UID'],
        SEQUENCE: String(n),
        DTSTART: `20270211T${hora + 5}0000Z`,
      });
    }
  });

  test('Si el expediente termina antes, la reunión queda anulada y ya no hay plazos; lo bajado dos veces es idéntico.', async () => {
    const { id } = await s.presentar();
    await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-10T10:00:00-05:00'));
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no la necesita.' });
    const a = await agendaDe(id);
    expect(a.eventos.map((e) => [e['STATUS'], e['DTSTART']])).toEqual([['CANCELLED', '20270210T150000Z']]);
    const texto = async () => (await s.get(`/api/solicitudes/${id}/agenda.ics`)).texto;
    const antes = await texto();
    await s.reloj('2027-02-01T18:00:00.000Z');
    expect(await texto()).toBe(antes);
  });

  test('Lo que la entidad programó va en su fecha; otra programación toma el lugar de la anterior.', async () => {
    const { id } = await s.presentar({ acompanamiento: true, sustentoAcompanamiento: 'Es prioritaria.' });
    const { ahora } = await s.bien(200, s.get('/api/reloj'));
    await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar(ahora));
    await s.acto(id, 'REGISTRAR_REUNION', DATOS.reunion(ahora, { acompanamiento: 'necesario' }));
    const programar = (fecha: string) =>
      s.acto(id, 'RECIBIR_PROGRAMACION', { hitos: [{ actividad: 'Convocatoria; primera, «LP»', fecha }] });
    await programar('2027-04-05');
    await programar('2027-04-12');
    const hitos = que(await agendaDe(id), /^Convocatoria/);
    expect(hitos).toHaveLength(1);
    expect(hitos[0]).toMatchObject({
      UID: `${id}.hito.1@expediente-vivo`,
      SEQUENCE: '1',
      'DTSTART;VALUE=DATE': '20270412',
      'DTEND;VALUE=DATE': '20270413',
      SUMMARY: expect.stringMatching(/^Convocatoria; primera, «LP»: AT-/),
    });
    expect(que(await agendaDe(id), /^Reunión/)[0]).toMatchObject({ STATUS: 'CONFIRMED' });
  });

  test('Un plazo prorrogado es el mismo, con su nueva fecha y otra secuencia.', async () => {
    const id = await casoEnAnalisis(s);
    await s.acto(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(3));
    const deLaEntidad = async () =>
      (await agendaDe(id)).eventos.find(
        (e) => e['DESCRIPTION']?.includes('9.2.1.B') && e['DTSTART;VALUE=DATE'],
      );
    const antes = await deLaEntidad();
    await s.acto(id, 'PRORROGAR_ENTREGA', { dias: 2, motivo: 'Lo pidió.' });
    const despues = await deLaEntidad();
    expect([antes?.['SEQUENCE'], antes?.['DTSTART;VALUE=DATE']]).toEqual(['0', '20270204']);
    expect(despues).toMatchObject({ UID: antes?.['UID'], SEQUENCE: '1', 'DTSTART;VALUE=DATE': '20270208' });
  });

  test('Quien no ve el expediente no ve su agenda.', async () => {
    const { id } = await s.presentar();
    const camino = `/api/solicitudes/${id}/agenda.ics`;
    expect((await s.get(camino, { ficha: await s.ficha(['entidad'], RUC_B) })).estado).toBe(404);
    expect((await s.get(camino, { ficha: await s.ficha(['entidad'], RUC_A) })).estado).toBe(200);
    expect((await s.get(camino, { ficha: await s.ficha(['comite'], RUC_A) })).estado).toBe(403);
    expect((await s.get('/api/solicitudes/nada/agenda.ics')).estado).toBe(404);
    expect((await s.get(`/api/procesos/${id}/agenda.ics`)).estado).toBe(404);
  });
});

describe('La agenda de un proceso', () => {
  test('Trae las actividades del cronograma vigente, que al postergarse son las mismas en otra fecha.', async () => {
    const m = await Mesa.abrir();
    try {
      const id = await m.convocado();
      const leida = async () => leer((await m.s.get(`/api/procesos/${id}/agenda.ics`)).texto);
      const deActividad = (a: Agenda, actividad: string) =>
        a.eventos.find((e) => e['UID'] === `${id}.cronograma.${actividad}@expediente-vivo`);
      const antes = await leida();
      expect(antes.eventos.filter((e) => e['UID']?.includes('.cronograma.'))).toHaveLength(
        CRONOGRAMA_LP.length,
      );
      expect(deActividad(antes, 'integracion_bases')).toMatchObject({
        SEQUENCE: '0',
        'DTSTART;VALUE=DATE': '20110415',
        'DTEND;VALUE=DATE': '20110416',
        SUMMARY: expect.stringMatching(/^Integración de las bases: PS-2011-/),
        DESCRIPTION: expect.stringMatching(/art\. 22/),
      });
      await m.acto(id, 'POSTERGAR', {
        actividad: 'buena_pro',
        fin: '2011-05-06',
        motivo: 'Carga de trabajo.',
      });
      const despues = await leida();
      expect(deActividad(despues, 'buena_pro')).toMatchObject({
        SEQUENCE: '1',
        'DTEND;VALUE=DATE': '20110507',
      });
      expect(deActividad(despues, 'buena_pro')?.['UID']).toBe(deActividad(antes, 'buena_pro')?.['UID']);
    } finally {
      await m.cerrar();
    }
  });
});
