import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVINCIAS_POR_REGION as DE_LA_LEY } from '../../machines/calendario/provincias.js';
import { PROVINCIAS_POR_REGION as DE_LA_MESA } from '../../src/desk/calendario/lugares.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Oficina, type Persona, sinErrores } from './apoyo.js';

/** Monday 10 August 2026, 09:00 in Lima. */
const LUNES = '2026-08-10T14:00:00.000Z';
const DECRETO = 'DS 100-2026-PCM';

describe('the calendar as law', () => {
  let oficina: Oficina;
  let coordina: Persona;
  let caso = '';

  beforeAll(async () => {
    oficina = await Oficina.abrir(LUNES);
    const { servidor } = oficina;
    caso = (await servidor.bien(201, servidor.post('/api/solicitudes', solicitudCompleta()))).id;
    coordina = await oficina.persona(await oficina.usuario('Coordinación', 'coordinador'), '/calendario');
  });
  afterAll(() => oficina.cerrar());

  const campo = (nombre: string) => coordina.pagina.getByRole('textbox', { name: nombre, exact: true });
  const vencimientos = async (): Promise<string[]> => {
    const { plazos } = await oficina.servidor.bien(200, oficina.servidor.get(`/api/solicitudes/${caso}`));
    return plazos
      .filter((p: { estado: string }) => p.estado === 'corriendo')
      .map((p: { vence: string }) => p.vence)
      .sort();
  };

  it('offers the regions and provinces the law counts by', () => {
    expect(DE_LA_MESA).toEqual(DE_LA_LEY);
  });

  it('shows each day off of the year with its law, on focus and in a list', async () => {
    const { pagina } = coordina;
    await coordina.ir('/calendario');
    const julio = pagina.getByRole('table', { name: 'julio de 2026' });
    await julio.getByRole('button', { name: /28 de julio de 2026: Fiestas Patrias/ }).focus();
    await pagina.getByRole('tooltip').getByText('Feriado por ley: DL 713, art. 6').waitFor();
    const lista = pagina.getByRole('table', { name: 'Días no laborables, con su norma' });
    await lista.getByRole('row', { name: /2 de enero de 2026.*declarado.*DS 042-2025-PCM/ }).waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
  });

  it('changes with the year and with the place, kept in the address', async () => {
    const { pagina } = coordina;
    await pagina.getByRole('combobox', { name: 'Días que no se cuentan en' }).fill('Región Cusco');
    await pagina.getByRole('option', { name: 'Región Cusco' }).click();
    await pagina
      .getByRole('table', { name: 'junio de 2026' })
      .getByRole('button', { name: /24 de junio de 2026: Día del Cusco/ })
      .waitFor();
    expect(new URL(pagina.url()).searchParams.get('ambito')).toBe('region:Cusco');
    await pagina.getByRole('button', { name: 'Año siguiente' }).click();
    await pagina.getByRole('heading', { name: 'Días no laborables de 2027' }).waitFor();
  });

  it('counts a term day by day', async () => {
    const { pagina } = coordina;
    await coordina.ir('/calendario?ver=contar');
    await campo('Desde el día').fill('22/07/2026');
    await campo('Días hábiles').fill('3');
    await pagina.getByText('Vence el jueves, 30 de julio de 2026', { exact: true }).waitFor();
    const cuenta = pagina.getByRole('table', { name: 'Cuenta día por día' });
    await cuenta.getByRole('row', { name: /23 jul.*Fuerza Aérea.*Ley 31822/ }).waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
  });

  it('says at the field what is wrong with a declaration', async () => {
    const { pagina } = coordina;
    await coordina.ir('/calendario?ver=declarar');
    await pagina.getByRole('button', { name: 'Ver qué plazos se mueven' }).click();
    await pagina.getByText('Escriba una fecha real con el formato AAAA-MM-DD.').waitFor();
    expect(await campo('Norma que lo declara').getAttribute('aria-invalid')).toBe('true');
    expect(await coordina.hallazgos()).toEqual([]);
  });

  it('lists what a declaration moves before it is confirmed, and moves it', async () => {
    const { pagina } = coordina;
    const antes = await vencimientos();
    await campo('Día que se declara no laborable').fill('12/08/2026');
    await campo('Norma que lo declara').fill(DECRETO);
    await campo('Motivo').fill('Día no laborable compensable');
    await pagina.getByRole('button', { name: 'Ver qué plazos se mueven' }).click();
    await pagina
      .getByRole('table', { name: 'Plazos que se moverían' })
      .getByRole('link', { name: 'AT-2026-000001' })
      .first()
      .waitFor();
    expect(await vencimientos()).toEqual(antes);
    expect(await coordina.hallazgos()).toEqual([]);
    await pagina.getByRole('button', { name: 'Confirmar la declaración' }).click();
    await pagina.getByText('Se declaró el miércoles, 12 de agosto de 2026.').waitFor();
    const movidos = pagina.getByRole('table', { name: 'Plazos que se movieron' });
    expect(await movidos.getByRole('link', { name: 'AT-2026-000001' }).first().getAttribute('href')).toBe(
      `/solicitudes/${caso}`,
    );
    const despues = await vencimientos();
    expect(despues).toHaveLength(antes.length);
    expect(despues).not.toEqual(antes);
  });

  it('refuses at the field to declare the same day twice', async () => {
    const { pagina } = coordina;
    await pagina.getByRole('button', { name: 'Declarar otro día' }).click();
    await campo('Día que se declara no laborable').fill('12/08/2026');
    await campo('Norma que lo declara').fill(DECRETO);
    await campo('Motivo').fill('Otra vez');
    await pagina.getByRole('button', { name: 'Ver qué plazos se mueven' }).click();
    await pagina.getByText(`El 2026-08-12 ya está declarado por ${DECRETO} en ese ámbito.`).waitFor();
    expect(await pagina.getByRole('button', { name: 'Confirmar la declaración' }).count()).toBe(0);
  });

  it('revokes it the same way, and the terms go back', async () => {
    const { pagina } = coordina;
    const conElDia = await vencimientos();
    await coordina.ir('/calendario');
    await pagina.getByRole('button', { name: 'Revocar el miércoles, 12 de agosto de 2026' }).click();
    await pagina
      .getByRole('textbox', { name: 'Motivo de la revocación, con su norma si la hay' })
      .fill('DS 101-2026-PCM');
    await pagina.getByRole('button', { name: 'Ver qué plazos se mueven' }).click();
    await pagina.getByRole('table', { name: 'Plazos que se moverían' }).waitFor();
    expect(await coordina.hallazgos()).toEqual([]);
    await pagina.getByRole('button', { name: 'Confirmar la revocación' }).click();
    await pagina.getByText('Se revocó el miércoles, 12 de agosto de 2026.').waitFor();
    expect(await vencimientos()).not.toEqual(conElDia);
    await pagina.getByRole('dialog').getByRole('button', { name: 'Cerrar' }).last().click();
    await pagina
      .getByRole('button', { name: 'Revocar el miércoles, 12 de agosto de 2026' })
      .waitFor({ state: 'detached' });
  });

  it('fits a phone, and shows nobody else how to declare', async () => {
    const ficha = await oficina.usuario('Lectura', 'lectura');
    const lee = await oficina.persona(ficha, '/calendario', { viewport: { width: 360, height: 740 } });
    await lee.pagina.getByRole('table', { name: 'Días no laborables, con su norma' }).waitFor();
    expect(await lee.sobrante()).toBe(0);
    expect(await lee.pagina.getByRole('tab', { name: 'Declarar un día' }).count()).toBe(0);
    expect(await lee.pagina.getByRole('button', { name: /^Revocar/ }).count()).toBe(0);
    expect(await lee.hallazgos()).toEqual([]);
    sinErrores(coordina, lee);
    await lee.cerrar();
  });
});
