import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import type { Ruta } from '../../src/api/ruta.js';
import { rutasDe } from '../../src/api/rutas.js';
import { casoEnEspera, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { desempacar } from '../apoyo/zip.js';

/** What only the file of the other entity holds. */
const MARCA = 'Zorzalito';
const proceso = (ruc: string) => ({
  regimen: 'DL1017',
  entidad: { nombre: `Entidad ${MARCA}`, ruc, domicilio: `Jirón ${MARCA}` },
  objeto: 'bienes',
  descripcion: `Equipos ${MARCA}`,
  valorReferencial: '500000.00',
  fechaValorReferencial: '2011-03-01',
  ejercicio: 2011,
});
const ajena = {
  entidad: { nombre: `Entidad ${MARCA}`, ruc: RUC_B },
  objeto: `Objeto ${MARCA}`,
  contacto: {
    nombre: `Persona ${MARCA}`,
    cargo: 'Especialista',
    correo: 'zorzalito@otra.gob.pe',
    telefono: '01 777 7777',
  },
};

let s: Servidor;
const gente: Record<string, string> = {};
const de: Record<string, { id: string; numero: string }> = {};
let documento: string;
let aviso: string;
beforeAll(async () => {
  s = await Servidor.abrir();
  for (const rol of ['entidad', 'oec', 'comite', 'titular', 'aprobador'])
    gente[rol] = await s.ficha([rol], RUC_A);
  await s.presentar({ entidad: { nombre: 'Entidad propia', ruc: RUC_A } });
  const espera = await casoEnEspera(s);
  await s.bien(
    201,
    s.post('/api/procesos', {
      ...proceso(RUC_A),
      entidad: { nombre: 'Propia', ruc: RUC_A, domicilio: 'Lima' },
      descripcion: 'Bienes',
    }),
  );
  expect(espera).toBeTypeOf('string');
  de['solicitudes'] = await s.presentar(ajena);
  de['procesos'] = await s.bien(201, s.post('/api/procesos', proceso(RUC_B)));
  const { id } = de['solicitudes'] as { id: string };
  await s.acto(id, 'PROGRAMAR_REUNION', {
    fecha: '2027-02-02T15:00:00.000Z',
    modalidad: 'virtual',
    lugar: MARCA,
  });
  aviso = (await s.elementos(`/api/solicitudes/${id}/notificaciones`))[0]?.id;
  const subido = await s.pedir('POST', `/api/solicitudes/${id}/documentos?nombre=${MARCA}.txt`, {
    crudo: `Texto ${MARCA}`,
    cabeceras: { 'content-type': 'text/plain' },
    ficha: await s.ficha(['mesa_partes']),
  });
  documento = subido.cuerpo.id;
  expect([subido.estado, documento, aviso]).toEqual([201, expect.any(String), expect.any(String)]);
});
afterAll(() => s.cerrar());

const lecturas = rutasDe(REGISTRO).filter((r) => r.metodo === 'get');
const CONSULTAS: Readonly<Record<string, readonly string[]>> = {
  '/api/corriente': ['?caso=ID'],
  '/api/inspeccion': ['?caso=ID', ''],
  '/api/indicadores': ['', `?entidad=${RUC_B}`, `?coleccion=procesos&entidad=${RUC_B}`],
  '/api/solicitudes': ['', `?texto=${MARCA}`],
  '/api/solicitudes.xlsx': ['', `?texto=${MARCA}`],
  '/api/procesos': ['', `?texto=${MARCA}`],
  '/api/procesos.xlsx': ['', `?texto=${MARCA}`],
  '/api/personas': ['?correo=zorzalito@otra.gob.pe'],
  '/api/lecturas': ['', '?caso=ID'],
};

/** Every address of a route with what is of the other entity in it. */
function caminos({ ruta }: Ruta): string[] {
  const coleccion = ruta.split('/')[2] ?? '';
  const { id } = de[coleccion] ?? de['solicitudes'] ?? { id: '' };
  const base = ruta
    .replace('{id}', id)
    .replace('{nid}', aviso)
    .replace('{did}', documento)
    .replace(/\{\w+\}/g, '1');
  return (CONSULTAS[ruta] ?? ['']).map((c) => base + c.replace('ID', id));
}

async function textoDe(r: Response): Promise<string> {
  const bytes = Buffer.from(await r.arrayBuffer());
  const esZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  return esZip ? [...desempacar(bytes).values()].join('\n') : bytes.toString('utf8');
}

/** Nothing of the other entity comes out of an address. */
async function nadaAjeno(camino: string, ficha: string, deCaso: boolean): Promise<void> {
  const r = await fetch(s.url + camino, {
    headers: { authorization: `Bearer ${ficha}` },
    redirect: 'manual',
  });
  const texto = await textoDe(r);
  const nombra = [MARCA, 'zorzalito@', '01 777 7777', ...Object.values(de).map((c) => c.numero)].filter((m) =>
    texto.includes(m),
  );
  expect([camino, nombra]).toEqual([camino, []]);
  expect([camino, r.status < 500]).toEqual([camino, true]);
  if (deCaso) expect([camino, [403, 404].includes(r.status)]).toEqual([camino, true]);
}

describe('DISENO D14: una entidad ve solo lo suyo, en todas las llamadas de lectura', () => {
  const deCaso = ({ ruta }: Ruta) => /^\/api\/(solicitudes|procesos|informes)\/\{id\}|\{did\}/.test(ruta);

  test.each(lecturas.map((r) => [r.ruta, r] as const))('%s no le dice nada de otra', async (_ruta, r) => {
    for (const camino of caminos(r)) await nadaAjeno(camino, gente['entidad'] ?? '', deCaso(r));
  });

  test('quienes actúan en procesos por una entidad tampoco ven los de otra', async () => {
    const deProcesos = lecturas.filter(
      (r) => r.ruta.startsWith('/api/procesos') || /hoy|plazos|novedades|indicadores/.test(r.ruta),
    );
    for (const rol of ['oec', 'comite', 'titular', 'aprobador'])
      for (const r of deProcesos)
        for (const camino of caminos(r)) await nadaAjeno(camino, gente[rol] ?? '', deCaso(r));
  });

  test('ni puede actuar sobre lo ajeno, ni simular que actúa', async () => {
    for (const [coleccion, { id }] of Object.entries(de))
      for (const simular of ['', '?simular=true']) {
        const r = await s.post(
          `/api/${coleccion}/${id}/eventos${simular}`,
          { tipo: 'RESPONDER_CONTINUIDAD', datos: { continua: false } },
          { ficha: gente['entidad'] ?? '' },
        );
        expect([coleccion, r.estado]).toEqual([coleccion, 404]);
      }
  });

  test('la oficina sí ve lo que a ella se le oculta: la prueba busca lo que hay', async () => {
    const ficha = await s.ficha(['lectura']);
    for (const ruta of [
      '/api/solicitudes',
      '/api/solicitudes/{id}',
      '/api/procesos/{id}',
      '/api/novedades',
      '/api/hoy',
    ]) {
      const [camino = ''] = caminos(lecturas.find((r) => r.ruta === ruta) as Ruta);
      expect([ruta, (await s.get(camino, { ficha })).texto.includes(MARCA)]).toEqual([ruta, true]);
    }
  });

  test('y sí ve lo suyo', async () => {
    const suyas = await s.bien(200, s.get('/api/solicitudes', { ficha: gente['entidad'] ?? '' }));
    expect(suyas.elementos.length).toBeGreaterThan(0);
    for (const e of suyas.elementos) expect(e.datos.entidad.ruc).toBe(RUC_A);
  });
});
