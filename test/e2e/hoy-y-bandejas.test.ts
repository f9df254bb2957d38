import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INICIO, sembrar } from '../../src/demo/solicitudes.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

describe('what is due, and the lists', () => {
  let oficina: Oficina;
  let persona: Persona;
  beforeAll(async () => {
    oficina = await Oficina.abrir(INICIO);
    await sembrar(oficina.servidor.sistema);
    persona = await oficina.persona('demo-especialista');
  });
  afterAll(() => oficina.cerrar());

  it('Hoy counts what is overdue as the API does, and shows nothing else in red', async () => {
    const { pagina } = persona;
    const hoy = await oficina.servidor.bien(200, oficina.servidor.get('/api/hoy'));
    expect(hoy.vencidos.total).toBeGreaterThan(0);
    await persona.ir('/');
    await pagina.getByText(new RegExp(`^${hoy.vencidos.total} plazos vencidos`)).waitFor();
    const [primero] = hoy.vencidos.elementos;
    await pagina.getByRole('link', { name: primero.numero }).first().waitFor();
  });

  it('tells apart what is mine', async () => {
    const { pagina } = persona;
    const mio = await oficina.servidor.bien(
      200,
      oficina.servidor.get('/api/hoy?mio=true', { ficha: 'demo-especialista' }),
    );
    await persona.ir('/');
    await pagina.getByText('Lo mío').click();
    await pagina.getByText(new RegExp(`^${mio.vencidos.total} plazos? vencidos? `)).waitFor();
  });

  it('what moved since I last looked empties when I say I have seen it, also after coming back', async () => {
    const { pagina } = persona;
    await persona.ir('/');
    await pagina.getByRole('button', { name: 'Marcar todo como visto' }).click();
    await pagina.getByText('Nada se ha movido desde que marcó todo como visto.').waitFor();
    await pagina.reload();
    await pagina.getByText('Nada se ha movido desde que marcó todo como visto.').waitFor();
    const { elementos } = await oficina.servidor.bien(
      200,
      oficina.servidor.get('/api/solicitudes?situacion=en_tramite&limite=1'),
    );
    await oficina.servidor.bien(
      200,
      oficina.servidor.post(`/api/solicitudes/${elementos[0].id}/eventos`, {
        tipo: 'REGISTRAR_VISITA',
        datos: { fecha: '2026-08-10', lugar: 'Sede', notas: 'Visita de coordinación.' },
      }),
    );
    const novedades = pagina.getByRole('region', { name: 'Qué se movió desde su última visita' });
    await novedades.getByRole('link', { name: elementos[0].numero }).waitFor();
  });

  it('a list is searched without minding accents, filtered, ordered, and its address says so', async () => {
    const { pagina } = persona;
    await persona.ir('/solicitudes');
    await pagina.getByRole('searchbox', { name: 'Buscar', exact: true }).fill('CONSTRUCCION');
    await pagina.waitForURL(/texto=CONSTRUCCION/);
    await pagina
      .getByText(/Construcción del/)
      .first()
      .waitFor();
    await pagina.getByRole('combobox', { name: 'Situación' }).click();
    await pagina.getByRole('option', { name: 'Archivada' }).click();
    await pagina.waitForURL(/situacion=archivada/);
    await pagina.reload();
    expect(await pagina.getByRole('searchbox', { name: 'Buscar', exact: true }).inputValue()).toBe(
      'CONSTRUCCION',
    );
    await pagina.getByRole('button', { name: 'Quitar los filtros' }).click();
    await pagina.waitForURL((url) => url.search === '');
  });

  it('a view is saved under a name, chosen again elsewhere, and deleted', async () => {
    const { pagina } = persona;
    await persona.ir('/solicitudes?situacion=culminada');
    await pagina.getByRole('button', { name: 'Guardar esta vista' }).click();
    await pagina.getByRole('textbox', { name: 'Nombre de la vista' }).fill('Las que terminaron bien');
    await pagina.getByRole('button', { name: 'Guardar', exact: true }).click();
    await pagina.getByRole('button', { name: 'Las que terminaron bien', exact: true }).waitFor();
    const otra = await oficina.persona('demo-especialista', '/solicitudes');
    await otra.pagina.getByRole('button', { name: 'Las que terminaron bien', exact: true }).click();
    await otra.pagina.waitForURL(/situacion=culminada/);
    await otra.pagina.getByRole('button', { name: 'Borrar la vista Las que terminaron bien' }).click();
    await otra.pagina
      .getByRole('button', { name: 'Las que terminaron bien', exact: true })
      .waitFor({ state: 'detached' });
    await otra.cerrar();
  });

  it('the list goes on as one reads, to the last', async () => {
    const { pagina } = persona;
    for (let i = 0; i < 60; i++)
      await oficina.servidor.presentar({ objeto: `Bienes de la fila ${String(i).padStart(2, '0')}` });
    await persona.ir('/solicitudes?texto=bienes+de+la+fila&orden=creado');
    await pagina.getByText('Bienes de la fila 00').waitFor();
    await pagina.getByText('Bienes de la fila 49').scrollIntoViewIfNeeded();
    await pagina.getByText('Bienes de la fila 59').waitFor();
    await pagina.getByText('60 expedientes.').waitFor();
  });

  it('the spreadsheet holds what is on the list', async () => {
    const { pagina } = persona;
    await persona.ir('/solicitudes?situacion=culminada');
    const [descarga] = await Promise.all([
      pagina.waitForEvent('download'),
      pagina.getByRole('link', { name: 'Excel' }).click(),
    ]);
    expect(descarga.suggestedFilename()).toMatch(/\.xlsx$/);
    expect(await descarga.failure()).toBeNull();
    sinErrores(persona);
  });
});
