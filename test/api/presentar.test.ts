import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, RUC_A } from '../apoyo/cliente.js';
import { esCaso } from '../apoyo/formas.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Presentar una solicitud', () => {
  test('Responde 201 con el caso entero, su dirección, su ETag y sin permitir que se guarde.', async () => {
    const r = await s.post('/api/solicitudes', solicitudCompleta());
    expect(r.estado).toBe(201);
    expect(r.cabeceras.get('location')).toBe(`/api/solicitudes/${r.cuerpo.id}`);
    expect(r.cabeceras.get('etag')).toBe('"1"');
    expect(r.cabeceras.get('cache-control')).toBe('no-store');
    expect(r.cabeceras.get('content-type')).toMatch(/^application\/json/);
    esCaso(r.cuerpo);
    expect(r.cuerpo).toMatchObject({ situacion: 'en_tramite', secuencia: 1, advertencias: [], vinculos: [] });
    expect(r.cuerpo.datos).toMatchObject({ objeto: 'Adquisición de bienes de prueba', canal: 'digital' });
    expect(r.cuerpo.plazos.map((p: Json) => [p.regla, p.desde, p.vence, p.restantes, p.estado])).toEqual([
      ['AMB-A4', '2027-02-01', '2027-02-04', 3, 'corriendo'],
      ['AT-8.2.1.A-1', '2027-02-01', '2027-02-08', 5, 'corriendo'],
      ['AT-8.2.1.A-2', '2027-02-01', '2027-02-15', 10, 'corriendo'],
    ]);
    expect(r.cuerpo.plazos[0].descripcion).toMatch(/^Plazo interno/);
  });

  test('La dirección que responde es la del caso, igual a como nació.', async () => {
    const r = await s.post('/api/solicitudes', solicitudCompleta());
    const leido = await s.get(r.cabeceras.get('location') ?? '');
    expect(leido.cuerpo).toEqual(r.cuerpo);
    expect(leido.cabeceras.get('etag')).toBe(r.cabeceras.get('etag'));
  });

  test('Los números de expediente son correlativos dentro del año.', async () => {
    const uno = await s.presentar();
    const otro = await s.presentar();
    expect(Number(otro.numero.slice(8))).toBe(Number(uno.numero.slice(8)) + 1);
  });

  test.each([
    ['a', 'entidad.nombre', { entidad: { ruc: RUC_A } }],
    ['a', 'objeto', { objeto: '   ' }],
    [
      'b',
      'contacto.telefono',
      { contacto: { ...(solicitudCompleta()['contacto'] as object), telefono: '' } },
    ],
    ['c', 'sustentoEstrategico', { sustentoEstrategico: undefined }],
  ])(
    'Si falta un dato del literal %s (%s) nace rechazada y archivada, con su aviso.',
    async (literal, dato, cambios) => {
      const caso = await s.presentar(cambios as Record<string, unknown>);
      esCaso(caso);
      expect(caso.situacion).toBe('rechazada');
      expect(caso.datos.omisiones).toEqual([{ literal, dato }]);
      expect(caso.plazos).toEqual([]);
      expect(caso.eventosPermitidos).toEqual([]);
      const avisos = await s.elementos(`/api/solicitudes/${caso.id}/notificaciones`);
      expect(avisos).toHaveLength(1);
      expect(avisos[0].asunto).toMatch(/rechaz/i);
    },
  );

  test('Una nueva que nombra la rechazada nace con sus datos, sin copiar su recepción.', async () => {
    const anterior = await s.presentar({ sustentoEstrategico: '', recibida: '2027-02-01' });
    const r = await s.post('/api/solicitudes', {
      canal: 'digital',
      fase: 'actuaciones_preparatorias',
      materias: ['consultas'],
      responsableDec: { nombre: 'Responsable de la DEC', correo: 'dec@entidad.gob.pe' },
      sustentoEstrategico: 'Ahora sí se sustenta.',
      solicitudAnterior: anterior.id,
    });
    expect(r.estado).toBe(201);
    expect(r.cuerpo.situacion).toBe('en_tramite');
    expect(r.cuerpo.datos.entidad.nombre).toBe('Entidad de Prueba');
    expect(r.cuerpo.datos.sustentoEstrategico).toBe('Ahora sí se sustenta.');
    expect(r.cuerpo.datos.recibida).toBeUndefined();
    expect(r.cuerpo.vinculos).toContainEqual({ tipo: 'solicitudAnterior', caso: anterior.id });
  });

  test('Lo que la nueva dice en blanco con null no vuelve de la anterior.', async () => {
    const titular = { nombre: 'Titular', cargo: 'Titular' };
    const anterior = await s.presentar({ sustentoEstrategico: '', titular });
    const { titular: _, ...otra } = solicitudCompleta();
    const nueva = { ...otra, sustentoEstrategico: 'Ahora sí.', solicitudAnterior: anterior.id };
    const con = await s.bien(201, s.post('/api/solicitudes', nueva));
    expect(con.datos.titular).toMatchObject(titular);
    const sin = await s.bien(201, s.post('/api/solicitudes', { ...nueva, titular: null }));
    expect(sin.datos.titular).toBeUndefined();
  });

  test('Un correo que no es institucional es una advertencia y no un rechazo.', async () => {
    const contacto = { ...(solicitudCompleta()['contacto'] as object), correo: 'persona@example.com' };
    const caso = await s.presentar({ contacto });
    expect(caso.situacion).toBe('en_tramite');
    expect(caso.advertencias).toHaveLength(1);
    expect(caso.advertencias[0]).toMatch(/institucional/);
  });

  test.each([
    ['un RUC de dígito errado', { entidad: { nombre: 'E', ruc: '20131312954' } }, 'entidad.ruc'],
    ['un RUC de diez dígitos', { entidad: { nombre: 'E', ruc: '2013131295' } }, 'entidad.ruc'],
    [
      'un correo ilegible',
      { responsableDec: { nombre: 'R', correo: 'dec.entidad' } },
      'responsableDec.correo',
    ],
    ['un tipo errado', { materias: 'consultas' }, 'materias'],
    ['una fase que no existe', { fase: 'liquidacion' }, 'fase'],
    ['una recepción futura', { recibida: '2027-02-02' }, 'recibida'],
  ])('Con %s responde 422 y dice dónde está el error.', async (_que, cambios, ruta) => {
    const r = await s.post('/api/solicitudes', solicitudCompleta(cambios));
    expect(r.estado).toBe(422);
    expect(r.cuerpo.codigo).toBe('DATOS_INVALIDOS');
    expect(r.cuerpo.errores.map((e: Json) => e.ruta)).toContain(ruta);
    for (const e of r.cuerpo.errores) expect(e.mensaje).toMatch(/\p{L}{3}/u);
  });
});
