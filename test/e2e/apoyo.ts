import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Servidor } from '../apoyo/servidor.js';
import { abrirNavegador } from './chromium.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real browser before a real server over a real file; each person has a context of their own. */
export class Oficina {
  private constructor(
    readonly servidor: Servidor,
    private readonly navegador: Browser,
  ) {}

  /**
   * @param ahora where the simulated clock starts: ISO instant
   * @param con settings over those of the tests, and where to listen
   */
  static async abrir(
    ahora?: string,
    con: { readonly entorno?: Record<string, string>; readonly puerto?: number } = {},
  ): Promise<Oficina> {
    const inicio = ahora === undefined ? {} : { RELOJ_INICIO: ahora };
    const servidor = await Servidor.abrir({ ...inicio, ...con.entorno }, undefined, con.puerto);
    const navegador = await abrirNavegador();
    return new Oficina(servidor, navegador);
  }

  /** Somebody stands at the door of a page, not yet in. */
  async visita(camino = '/', opciones: Parameters<Browser['newContext']>[0] = {}): Promise<Persona> {
    const contexto = await this.navegador.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'es-PE',
      timezoneId: 'Europe/Madrid',
      reducedMotion: 'reduce',
      ...opciones,
    });
    const pagina = await contexto.newPage();
    pagina.setDefaultTimeout(10_000);
    const persona = new Persona(contexto, pagina, this.servidor.url);
    await pagina.goto(this.servidor.url + camino);
    return persona;
  }

  /** Somebody sits at the desk: enters with a ficha and stands on a page. */
  async persona(
    ficha: string,
    camino = '/',
    opciones: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Persona> {
    const persona = await this.visita(camino, opciones);
    const { pagina } = persona;
    await pagina.getByRole('button', { name: 'Usar una ficha' }).click();
    await pagina.getByLabel('Ficha de ingreso').fill(ficha);
    await pagina.getByRole('button', { name: 'Ingresar' }).click();
    await pagina.getByRole('navigation', { name: 'Páginas' }).waitFor({ state: 'attached' });
    return persona;
  }

  /** A user with some roles. */
  async usuario(nombre: string, ...roles: string[]): Promise<string> {
    const { token } = await this.servidor.bien(201, this.servidor.post('/api/usuarios', { nombre, roles }));
    return token;
  }

  async cerrar(): Promise<void> {
    await this.navegador.close();
    await this.servidor.cerrar();
  }
}

/** Somebody before the screen. */
export class Persona {
  readonly errores: string[] = [];

  constructor(
    private readonly contexto: BrowserContext,
    readonly pagina: Page,
    private readonly base: string,
  ) {
    pagina.on('pageerror', (error) => this.errores.push(String(error)));
    pagina.on('console', (m) => {
      // What the server refuses is shown on the page; the browser also writes it in its console.
      if (m.type() === 'error' && !m.text().includes('Failed to load resource')) this.errores.push(m.text());
    });
  }

  async ir(camino: string): Promise<void> {
    await this.pagina.goto(this.base + camino);
    await this.pagina.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Waits until nothing on the page is loading. */
  async quieta(): Promise<void> {
    const esperas = this.pagina.locator('[aria-busy="true"]');
    while ((await esperas.count()) > 0) await esperas.first().waitFor({ state: 'detached' });
  }

  /** Serious and critical findings of axe on what is seen now, in words. */
  async hallazgos(): Promise<string[]> {
    await this.quieta();
    await this.pagina.evaluate(AXE);
    return this.pagina.evaluate<string[]>(`axe.run().then(({ violations }) =>
      violations
        .filter((v) => v.impact === 'serious' || v.impact === 'critical')
        .flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.html.slice(0, 200))))`);
  }

  /** How many pixels the page overflows its width once it settles: 0 on a page that fits. */
  async sobrante(): Promise<number> {
    const medir = () =>
      this.pagina.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
    // What depends on the size of the screen is drawn again a moment after it changes.
    for (let i = 0; i < 20 && (await medir()) > 0; i++) await this.pagina.waitForTimeout(100);
    return medir();
  }

  async cerrar(): Promise<void> {
    await this.contexto.close();
  }
}

/** No script of the page failed, and nothing was refused by its security policy. */
export function sinErrores(...personas: Persona[]): void {
  expect(personas.flatMap((p) => p.errores)).toEqual([]);
}
