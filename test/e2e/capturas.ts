import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as procesos from '../../src/demo/procesos.js';
import * as solicitudes from '../../src/demo/solicitudes.js';
import { PERSONAS } from '../../src/demo/usuarios.js';
import { RAIZ } from '../../src/raiz.js';
import { Servidor } from '../apoyo/servidor.js';
import { abrirNavegador } from './chromium.js';

const CARPETA = join(RAIZ, 'docs', 'capturas');
const MAXIMO = 200_000;

/** A picture of the desk: who looks at which page of which case, and what must be seen on it before it is taken. */
interface Captura {
  readonly nombre: string;
  readonly ficha: string;
  /** Words that find the case; without them the page is of no case. */
  readonly busca?: string;
  readonly camino: (id: string) => string;
  readonly lista: (pagina: Page) => Promise<unknown>;
}

const titulo = (pagina: Page) => pagina.getByRole('heading', { level: 1 }).waitFor();
const DE_SOLICITUDES: readonly Captura[] = [
  { nombre: 'hoy', ficha: PERSONAS.coordinacion.ficha, camino: () => '/', lista: titulo },
  {
    nombre: 'expediente',
    ficha: PERSONAS.especialista.ficha,
    busca: 'puente',
    camino: (id) => `/solicitudes/${id}`,
    lista: (pagina) => pagina.getByRole('region', { name: 'Plazos' }).getByText('Hasta el').first().waitFor(),
  },
  {
    nombre: 'inspector',
    ficha: PERSONAS.lectura.ficha,
    busca: 'laboratorio de calidad',
    camino: (id) => `/inspector/caso/${id}`,
    lista: (pagina) => pagina.locator('.maquina .hoja.activo').first().waitFor(),
  },
];
const DE_PROCESOS: readonly Captura[] = [
  {
    nombre: 'cronograma',
    ficha: PERSONAS.comite.ficha,
    busca: 'vigilancia',
    camino: (id) => `/procesos/${id}/cronograma`,
    lista: titulo,
  },
];

async function hallar(servidor: Servidor, coleccion: string, busca: string | undefined): Promise<string> {
  if (busca === undefined) return '';
  const [hallado] = await servidor.elementos(`/api/${coleccion}?texto=${encodeURIComponent(busca)}`);
  if (hallado === undefined) throw new Error(`Ningún expediente de la demostración dice «${busca}».`);
  return hallado.id;
}

async function capturar(navegador: Browser, servidor: Servidor, c: Captura, id: string): Promise<void> {
  const contexto = await navegador.newContext({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1,
    colorScheme: 'light',
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    reducedMotion: 'reduce',
  });
  const pagina = await contexto.newPage();
  pagina.setDefaultTimeout(15_000);
  await pagina.goto(servidor.url + c.camino(id));
  await pagina.getByRole('button', { name: 'Usar una ficha' }).click();
  await pagina.getByLabel('Ficha de ingreso').fill(c.ficha);
  await pagina.getByRole('button', { name: 'Ingresar' }).click();
  await pagina.getByRole('navigation', { name: 'Páginas' }).waitFor({ state: 'attached' });
  // Away from everything: what lies under the pointer is drawn otherwise.
  await pagina.mouse.move(0, 0);
  await c.lista(pagina);
  await pagina.waitForLoadState('networkidle');
  await pagina.waitForFunction(`document.querySelector('[aria-busy="true"]') === null`);
  await pagina.evaluate('document.fonts.ready');
  const imagen = await pagina.screenshot({ animations: 'disabled', caret: 'hide' });
  if (imagen.length > MAXIMO)
    throw new Error(`La captura ${c.nombre} pesa ${imagen.length} bytes; el máximo es ${MAXIMO}.`);
  writeFileSync(join(CARPETA, `${c.nombre}.png`), imagen);
  console.log(`docs/capturas/${c.nombre}.png: ${imagen.length} bytes.`);
  await contexto.close();
}

async function deUna(
  navegador: Browser,
  coleccion: string,
  { INICIO, sembrar }: typeof solicitudes | typeof procesos,
  capturas: readonly Captura[],
): Promise<void> {
  const servidor = await Servidor.abrir({ RELOJ_INICIO: INICIO });
  try {
    await sembrar(servidor.sistema);
    for (const c of capturas)
      await capturar(navegador, servidor, c, await hallar(servidor, coleccion, c.busca));
  } finally {
    await servidor.cerrar();
  }
}

mkdirSync(CARPETA, { recursive: true });
const navegador = await abrirNavegador();
try {
  await deUna(navegador, 'solicitudes', solicitudes, DE_SOLICITUDES);
  await deUna(navegador, 'procesos', procesos, DE_PROCESOS);
} finally {
  await navegador.close();
}
