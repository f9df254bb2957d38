import { describe, expect } from 'vitest';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { DEFICIENCIA, escenario, lima, rutasInvalidas } from './apoyo.js';

const ITEMS = [
  ['a', 'entidad.nombre'],
  ['a', 'objeto'],
  ['b', 'contacto.nombre'],
  ['b', 'contacto.cargo'],
  ['b', 'contacto.correo'],
  ['b', 'contacto.telefono'],
  ['c', 'sustentoEstrategico'],
] as const;
const FORMAS = [
  ['missing', undefined],
  ['null', null],
  ['blank', '   '],
] as const;

/** Data of a solicitud with one item changed; undefined removes it. */
function con(ruta: string, valor: unknown): Record<string, unknown> {
  const datos = structuredClone(solicitudCompleta());
  const claves = ruta.split('.');
  const ultima = claves.pop() as string;
  const donde = claves.reduce((d, k) => d[k] as Record<string, unknown>, datos);
  if (valor === undefined) delete donde[ultima];
  else donde[ultima] = valor;
  // A removed key must also be removed from what the generic solicitud brings.
  return valor === undefined && claves.length === 0 ? { ...datos, [ultima]: undefined } : datos;
}

describe('born rechazada', () => {
  for (const [literal, dato] of ITEMS) {
    for (const [forma, valor] of FORMAS) {
      escenario(
        `AT-8.1.2-1: ${dato} ${forma} (letter ${literal}) is born rechazada and archived`,
        async (e) => {
          const caso = await e.presentar(con(dato, valor));
          expect(caso.situacion).toBe('rechazada');
          expect(caso.estado.snapshot.value).toBe('rechazada');
          expect(caso.estado.snapshot.status).toBe('done');
          expect(caso.datos['omisiones']).toEqual([{ literal, dato }]);
          expect(caso.estado.plazos).toEqual([]);
          expect(await e.tipos()).toEqual(['PRESENTAR']);
          return ['RECHAZO'];
        },
      );
    }
  }

  escenario('AT-8.1.2-1: every omission is listed in the order of the norm', async (e) => {
    const caso = await e.presentar({
      entidad: null,
      objeto: ' ',
      contacto: undefined,
      sustentoEstrategico: null,
    });
    expect(caso.datos['omisiones']).toEqual(ITEMS.map(([literal, dato]) => ({ literal, dato })));
    return ['RECHAZO'];
  });

  escenario('AT-8.1.2-2: the rejection goes to the mail written in the solicitud', async (e) => {
    await e.presentar({ objeto: '' });
    const aviso = await e.aviso('RECHAZO');
    expect(JSON.parse(aviso.destinatarios)).toEqual([
      { rol: 'solicitante', nombre: 'Responsable de la DEC', correo: 'dec@entidad.gob.pe' },
      { rol: 'contacto', nombre: 'Punto de Contacto', correo: 'contacto@entidad.gob.pe' },
    ]);
    expect(aviso.asunto).toBe('[AT-2027-000001] Solicitud rechazada por omitir información');
    expect(aviso.enviado).toBe(lima('2027-02-01'));
    return ['RECHAZO'];
  });

  escenario('AT-8.1.2-3: a case born rechazada admits no more acts', async (e) => {
    await e.presentar({ objeto: null });
    const rechazo = await e.niega('DESISTIR', { motivo: 'Ya no es necesaria.' });
    expect(rechazo.codigo).toBe('EVENTO_NO_PERMITIDO');
    expect(rechazo.detalle).toContain('El expediente ya terminó');
    expect(await e.hasta(lima('2027-12-01'))).toBe(0);
    return ['RECHAZO'];
  });

  escenario('AMB-A3: the rejected solicitud is presented again and names the earlier one', async (e) => {
    const anterior = await e.presentar({ objeto: null });
    const nueva = await e.presentar({ solicitudAnterior: anterior.id });
    expect(nueva.situacion).toBe('en_tramite');
    expect(nueva.vinculos).toEqual([{ tipo: 'solicitudAnterior', caso: anterior.id }]);
    expect(nueva.numero).toBe('AT-2027-000002');
    return [];
  });
});

describe('admitted', () => {
  escenario(
    'AT-8.1.1.d, AT-8.1.1.e: missing support of accompaniment or documents is not a cause of rejection',
    async (e) => {
      const caso = await e.presentar({
        acompanamiento: true,
        materias: ['revision_documental'],
        procesoVinculado: 'p-1',
      });
      expect(caso.situacion).toBe('en_tramite');
      expect(caso.datos['omisiones']).toBeUndefined();
      expect(SOLICITUD.advertir(caso.datos)).toEqual([
        expect.stringContaining('AT-8.1.1.d'),
        expect.stringContaining('AT-8.1.1.e'),
      ]);
      expect(caso.vinculos).toEqual([{ tipo: 'procesoVinculado', caso: 'p-1' }]);
      return [];
    },
  );

  escenario('AT-8.1.1.b, AT-7.3: a mail that is not institutional and a late review only warn', async (e) => {
    const caso = await e.presentar({
      contacto: { nombre: 'P', cargo: 'C', correo: 'persona@correo.example', telefono: '1' },
      materias: ['revision_documental'],
      documentosARevisar: ['Bases'],
      fase: 'seleccion',
    });
    expect(caso.situacion).toBe('en_tramite');
    expect(SOLICITUD.advertir(caso.datos)).toEqual([
      expect.stringContaining('AT-8.1.1.b'),
      expect.stringContaining('AT-7.3'),
    ]);
    return [];
  });

  escenario(
    'AT-8.1.1-rol: a complete solicitud warns of nothing and arms three terms from its reception',
    async (e) => {
      const caso = await e.presentar();
      expect(SOLICITUD.advertir(caso.datos)).toEqual([]);
      expect(await e.plazos()).toEqual([
        'AMB-A4 2027-02-04 corriendo',
        'AT-8.2.1.A-1 2027-02-08 corriendo',
        'AT-8.2.1.A-2 2027-02-15 corriendo',
      ]);
      for (const p of caso.estado.plazos) expect(p.desde).toBe('2027-02-01');
      expect(SOLICITUD.resumir(caso.datos)).toEqual({
        entidad: 'Entidad de Prueba',
        ruc: '20131312955',
        objeto: 'Adquisición de bienes de prueba',
      });
      return [];
    },
  );

  escenario(
    'AT-8.1.1: an unreadable mail, a wrong RUC, a wrong type and an unknown field are wrong data, not a rejection',
    async (e) => {
      const rutas = (cambios: Record<string, unknown>) => rutasInvalidas(() => e.sistema.presentar(cambios));
      await e.presentar();
      expect(await rutas({ responsableDec: { nombre: 'X', correo: 'no es correo' } })).toEqual([
        'datos.responsableDec.correo',
      ]);
      expect(await rutas({ entidad: { nombre: 'X', ruc: '20131312954' } })).toEqual(['datos.entidad.ruc']);
      expect(await rutas({ objeto: 7 })).toEqual(['datos.objeto']);
      expect(await rutas({ deficiencia: DEFICIENCIA })).toEqual(['datos']);
      expect(await rutas({ materias: [] })).toEqual(['datos.materias']);
      return [];
    },
  );
});

describe('reception', () => {
  escenario('AT-8.2.1.A-1, AT-8.2.1.A-2: a reception in the past counts from its own day', async (e) => {
    const caso = await e.presentar({ recibida: '2027-01-29' });
    expect(await e.plazos()).toEqual([
      'AMB-A4 2027-02-03 corriendo',
      'AT-8.2.1.A-1 2027-02-05 corriendo',
      'AT-8.2.1.A-2 2027-02-12 corriendo',
    ]);
    const fila = await e.evento('PRESENTAR');
    expect(fila.ocurrido).toBe(lima('2027-01-29', '00:00:00'));
    expect(fila.registrado).toBe(lima('2027-02-01'));
    expect(caso.creado).toBe(lima('2027-02-01'));
    return [];
  });

  escenario(
    'AT-8.2.1.A-1: an instant of reception in the past is kept and its civil day in Lima counts',
    async (e) => {
      await e.presentar({ recibida: '2027-01-30T04:30:00Z' });
      expect((await e.evento('PRESENTAR')).ocurrido).toBe('2027-01-30T04:30:00.000Z');
      expect((await e.plazo('AT-8.2.1.A-1')).desde).toBe('2027-01-29');
      return [];
    },
  );

  escenario(
    'AMB-D1: terms that expired before the recording expire on their legal day, recorded now',
    async (e) => {
      const caso = await e.presentar({ recibida: '2027-01-20' });
      expect(caso.situacion).toBe('en_tramite');
      expect(await e.plazos()).toEqual([
        'AMB-A4 2027-01-25 vencido',
        'AT-8.2.1.A-1 2027-01-27 vencido',
        'AT-8.2.1.A-2 2027-02-03 corriendo',
      ]);
      expect((await e.historia()).map((f) => [f.tipo, f.ocurrido, f.registrado])).toEqual([
        ['PRESENTAR', lima('2027-01-20', '00:00:00'), lima('2027-02-01')],
        ['VENCIO_PLAZO', lima('2027-01-26', '00:00:00'), lima('2027-02-01')],
        ['VENCIO_PLAZO', lima('2027-01-28', '00:00:00'), lima('2027-02-01')],
      ]);
      return [];
    },
  );

  escenario('AT-8.2.1.A-1: the year of the number is the year of the reception', async (e) => {
    expect((await e.presentar({ recibida: '2026-12-31' })).numero).toBe('AT-2026-000001');
    expect((await e.presentar()).numero).toBe('AT-2027-000001');
    return [];
  });

  escenario('AT-S7: a reception today, by its day, is not moved later than now', async (e) => {
    await e.presentar({ recibida: '2027-02-01' });
    expect((await e.evento('PRESENTAR')).ocurrido).toBe(lima('2027-02-01', '00:00:00'));
    return [];
  });

  for (const recibida of ['2027-02-02', '2027-02-01T15:00:00.001Z']) {
    escenario(`AT-8.1.1-rol: a reception that has not come yet, ${recibida}, is refused`, async (e) => {
      const aceptada = await e.sistema.presentar({ recibida }).catch(() => null);
      expect(aceptada === null).toBe(true);
      await e.presentar();
      return [];
    });
  }
});

describe('calendar vectors (A.11)', () => {
  const VECTORES = [
    ['TV-A1', '2026-07-22', '2026-08-03', '2026-08-11'],
    ['TV-A2', '2026-04-01', '2026-04-10', '2026-04-17'],
    ['TV-A3', '2025-12-23', '2026-01-05', '2026-01-12'],
    ['TV-A4', '2026-05-30', '2026-06-05', '2026-06-12'],
    ['TV-A5', '2024-11-13', '2024-11-22', '2024-11-29'],
    ['TV-A6', '2026-12-03', '2026-12-14', '2026-12-21'],
  ] as const;
  for (const [id, recepcion, cinco, diez] of VECTORES) {
    escenario(
      `${id}: received on ${recepcion}, AT-8.2.1.A-1 is due on ${cinco} and AT-8.2.1.A-2 on ${diez}`,
      async (e) => {
        await e.presentar();
        expect((await e.plazo('AT-8.2.1.A-1')).vence).toBe(cinco);
        expect((await e.plazo('AT-8.2.1.A-2')).vence).toBe(diez);
        return [];
      },
      { inicio: lima(recepcion) },
    );
  }
});
