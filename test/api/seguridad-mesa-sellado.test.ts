import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Inspector } from '../apoyo/inspector.js';
import { Mesa } from '../apoyo/mesa.js';
import { Oyente } from '../apoyo/oyente.js';
import { desempacar } from '../apoyo/zip.js';

let m: Mesa;
beforeAll(async () => {
  m = await Mesa.abrir();
});
afterAll(() => m.cerrar());

const [RESERVADO, UNO, DOS] = ['731904.82', '718293.45', '709182.34'] as const;
// However an amount is written: with its point, with a thousands mark, or in cents.
const escrito = (monto: string) => {
  const [enteros = '', centimos = ''] = monto.split('.');
  return [enteros, `${enteros.slice(0, 3)},${enteros.slice(3)}`, `${enteros}${centimos}`];
};

test('Sellado, ningún monto sale por ninguna lectura, pasada, en vivo o en archivo; tampoco para quien inspecciona.', async () => {
  const oyente = await Oyente.abrir(m.s);
  const inspector = await Inspector.abrir(m.s);
  const id = await m.convocado({ valorReferencial: RESERVADO, valorReferencialReservado: true });
  await m.conPropuestas(id, { Alfa: UNO, Beta: DOS });
  await m.admitidos(id, { Alfa: '40', Beta: '35' });
  const uno = `/api/procesos/${id}`;
  const { secuencia } = await m.caso(id);
  const restos = [
    '',
    '/historial',
    '/plazos',
    '/notificaciones',
    '/documentos',
    '/actos',
    '/agenda.ics',
    '/verificacion',
    '/cuadro-comparativo',
    '/cuadro-comparativo.html',
    '/cuadro-comparativo.xlsx',
    '/pasos',
    ...Array.from({ length: secuencia }, (_, i) => [
      `?secuencia=${i + 1}`,
      `/historial?secuencia=${i + 1}`,
      `/plazos?secuencia=${i + 1}`,
    ]).flat(),
  ].map((resto) => uno + resto);
  const generales = [
    '/api/procesos',
    '/api/procesos?texto=731904',
    '/api/procesos.xlsx',
    '/api/novedades?limite=500',
    '/api/hoy',
    '/api/plazos?limite=500',
    '/api/indicadores?coleccion=procesos',
    `/api/inspeccion?caso=${id}`,
    '/api/inspeccion?desde=0&limite=100',
  ];
  const quienes = { admin: m.s.admin, ...m.fichas } as Record<string, string>;
  const salen: unknown[] = [];
  let leidas = 0;
  for (const [rol, ficha] of Object.entries(quienes)) {
    // Those who set the reserved value know it; the offers, nobody.
    const montos = ['oec', 'comite', 'titular'].includes(rol) ? [UNO, DOS] : [RESERVADO, UNO, DOS];
    for (const camino of [...restos, ...generales]) {
      const r = await fetch(m.s.url + camino, { headers: { authorization: `Bearer ${ficha}` } });
      const bytes = Buffer.from(await r.arrayBuffer());
      if (r.status !== 200) continue;
      leidas += 1;
      const archivos =
        bytes.subarray(0, 2).toString() === 'PK' ? [...desempacar(bytes).values()] : [bytes.toString()];
      for (const monto of montos.flatMap(escrito))
        if (archivos.some((t) => t.includes(monto))) salen.push([rol, camino, monto]);
    }
  }
  expect(salen).toEqual([]);
  expect(leidas).toBeGreaterThan(300);
  await inspector.oir((x: Json) => x.event?.type === 'EVALUAR_TECNICA');
  await oyente.hasta(secuencia);
  const enVivo = JSON.stringify([inspector.mensajes, oyente.mensajes]);
  for (const monto of [RESERVADO, UNO, DOS].flatMap(escrito)) expect(enVivo).not.toContain(monto);
  await Promise.all([inspector.irse(), oyente.irse()]);
  // Once opened they are told: what was looked for is what would have been found.
  await m.abrirSobres(id);
  for (const camino of [`${uno}/cuadro-comparativo`, `${uno}/pasos?desde=${secuencia}`])
    expect((await m.s.get(camino)).texto).toContain(UNO);
}, 60_000);

test('Un texto con saltos de línea no añade nada a la agenda, ni uno con bytes raros daña la hoja de cálculo.', async () => {
  const raro = 'Objeto\nBEGIN:VEVENT\u2028UID:x \uffff\ufffe \u{1f600};,\\n"';
  const { id } = await m.s.presentar({ objeto: raro });
  const { ahora } = await m.s.bien(200, m.s.get('/api/reloj'));
  await m.s.acto(id, 'PROGRAMAR_REUNION', {
    fecha: ahora,
    modalidad: 'virtual',
    lugar: 'Sala\nEND:VEVENT\nBEGIN:VALARM\u2028ATTENDEE:mailto:x@mal.example',
  });
  const { texto: agenda } = await m.s.get(`/api/solicitudes/${id}/agenda.ics`);
  const lineas = agenda.replace(/\r\n[ \t]/g, '').split('\r\n');
  expect(lineas.every((l) => /^[A-Z][A-Z0-9-]*[;:]/.test(l) || l === '')).toBe(true);
  expect(lineas.some((l) => /^(ATTENDEE|BEGIN:VALARM)/.test(l))).toBe(false);
  expect(lineas.filter((l) => l === 'BEGIN:VEVENT').length).toBe(
    lineas.filter((l) => l.startsWith('UID:')).length,
  );
  const r = await fetch(`${m.s.url}/api/solicitudes.xlsx`, {
    headers: { authorization: `Bearer ${m.s.admin}` },
  });
  const archivos = desempacar(Buffer.from(await r.arrayBuffer()));
  const todo = [...archivos.values()].join('');
  expect(todo).toContain('BEGIN:VEVENT');
  // Characters XML 1.0 does not admit: a program of spreadsheets says that the file is damaged.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  expect(todo).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
});
