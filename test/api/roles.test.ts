import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../../machines/base/evento.js';
import { FICHA_ADMIN, type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { todoLoGuardado, valorEnCrudo } from '../apoyo/en-crudo.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
const fichas: Record<string, string> = {};
beforeAll(async () => {
  s = await Servidor.abrir();
  for (const rol of ROLES) fichas[rol] = await s.ficha([rol], rol === 'entidad' ? RUC_A : undefined);
});
afterAll(() => s.cerrar());

const como = (rol: string) => ({ ficha: fichas[rol] as string });

const OFICINA = ['especialista', 'coordinador'];
const OFICINA_Y_MESA = ['mesa_partes', ...OFICINA];
const TODOS = ['entidad', ...OFICINA_Y_MESA];
/** Who may send each act, by the contract and the Directiva; `admin` may send every one. */
const QUIEN: Record<string, readonly string[]> = {
  RECHAZAR: OFICINA,
  REGISTRAR_CONTACTO: OFICINA,
  PROGRAMAR_REUNION: OFICINA,
  REPROGRAMAR_REUNION: OFICINA,
  REGISTRAR_REUNION: OFICINA,
  REMITIR_RESPUESTA: OFICINA,
  DERIVAR: OFICINA,
  DECLARAR_IMPROCEDENTE: OFICINA,
  REQUERIR_DOCUMENTACION: OFICINA,
  RECIBIR_DOCUMENTACION: OFICINA_Y_MESA,
  RESPONDER_CONTINUIDAD: TODOS,
  PRORROGAR_ENTREGA: OFICINA,
  EMITIR_INFORME: OFICINA,
  REALIZAR_EXPOSICION: OFICINA,
  REGISTRAR_CONVOCATORIA: OFICINA,
  EMITIR_INFORME_SEGUIMIENTO: OFICINA,
  RECIBIR_PROGRAMACION: TODOS,
  REGISTRAR_SEGUIMIENTO: OFICINA,
  CONCLUIR_ACOMPANAMIENTO: OFICINA,
  REGISTRAR_VISITA: OFICINA,
  DESISTIR: TODOS,
  ASIGNADO: ['coordinador'],
  RECTIFICAR_VENCIMIENTO: ['coordinador'],
};
/** Roles that may look at a solicitud; to the others it does not exist. */
const VEN = ['mesa_partes', 'especialista', 'coordinador', 'entidad', 'lectura', 'admin'];

describe('Quién puede qué', () => {
  test('La tabla de esta prueba nombra todos los actos de la máquina.', async () => {
    const { eventos } = await s.bien(200, s.get('/api/maquinas/solicitud/1.0.0'));
    const deLaMaquina = eventos.map((e: Json) => e.tipo).filter((t: string) => t !== 'PRESENTAR');
    expect([...deLaMaquina, 'ASIGNADO', 'RECTIFICAR_VENCIMIENTO'].sort()).toEqual(Object.keys(QUIEN).sort());
  });

  test.each(Object.keys(QUIEN))('%s: solo lo envían sus roles y el administrador.', async (tipo) => {
    const { id } = await s.presentar();
    for (const rol of ROLES) {
      // Data no act accepts: whoever may send it hears 422, whoever may not hears 403 before its data are read.
      const r = await s.enviar(id, tipo, { imprevisto: true }, como(rol));
      const puede = rol === 'admin' || QUIEN[tipo]?.includes(rol);
      if (puede) expect([rol, r.estado]).toEqual([rol, 422]);
      else if (VEN.includes(rol)) {
        expect([rol, r.estado]).toEqual([rol, 403]);
        expect(r.cuerpo.detail).toMatch(/corresponde a/);
        expect(r.cuerpo.seHabilita.roles).toEqual(QUIEN[tipo]);
      } else expect([rol, [403, 404].includes(r.estado)]).toEqual([rol, true]);
    }
    expect(await s.historial(id)).toHaveLength(1);
  });

  test('Presentan la entidad, la mesa de partes y el administrador; nadie más.', async () => {
    for (const rol of ROLES) {
      const r = await s.post('/api/solicitudes', solicitudCompleta(), como(rol));
      const puede = ['entidad', 'mesa_partes', 'admin'].includes(rol);
      expect([rol, r.estado]).toEqual([rol, puede ? 201 : 403]);
    }
  });

  test('Leen la oficina, la mesa, lectura, el administrador y la entidad dueña; los demás roles, no.', async () => {
    const { id } = await s.presentar();
    const caminos = ['', '/historial', '/plazos', '/notificaciones', '/documentos', '/verificacion'];
    for (const rol of ROLES) {
      for (const resto of caminos) {
        const r = await s.get(`/api/solicitudes/${id}${resto}`, como(rol));
        if (VEN.includes(rol)) expect([rol, resto, r.estado]).toEqual([rol, resto, 200]);
        else expect([rol, resto, [403, 404].includes(r.estado)]).toEqual([rol, resto, true]);
      }
    }
  });

  test('Las llamadas de administración son del administrador; el calendario, del coordinador.', async () => {
    const { id } = await s.usuario(['lectura']);
    const dia = {
      fecha: '2027-06-11',
      norma: 'DS 1',
      publicada: '2027-01-01',
      ambito: 'nacional',
      motivo: 'M',
    };
    for (const rol of ROLES.filter((r) => r !== 'admin')) {
      const p = como(rol);
      const estados = [
        (await s.post('/api/usuarios', { nombre: 'X', roles: ['admin'] }, p)).estado,
        (await s.pedir('POST', `/api/usuarios/${id}/ficha`, p)).estado,
        (await s.pedir('DELETE', `/api/usuarios/${id}`, p)).estado,
        (await s.post('/api/reloj', { avanzar: 'siguiente_plazo' }, p)).estado,
        (await s.post('/api/calendario/inhabiles?simular=true', dia, p)).estado,
        (await s.pedir('DELETE', '/api/calendario/inhabiles/2027-06-11?norma=DS%201&motivo=M', p)).estado,
      ];
      const deCalendario = rol === 'coordinador' ? [200, 404] : [403, 403];
      expect([rol, ...estados]).toEqual([rol, 403, 403, 403, 403, ...deCalendario]);
    }
  });

  test('Lo que envía el administrador por serlo consta a su nombre y como de administrador.', async () => {
    const { id, token } = await s.usuario(['admin']);
    const caso = await s.presentar();
    const { evento } = await s.acto(caso.id, 'DERIVAR', { organo: 'O', materia: 'M' }, { ficha: token });
    expect(evento.actor).toBe(`admin:${id}`);
  });
});

describe('La entidad', () => {
  test('Ve y mueve solo sus propios expedientes: los ajenos no existen para ella.', async () => {
    const propio = await s.presentar();
    const ajeno = await s.presentar({ entidad: { nombre: 'Otra Entidad', ruc: RUC_B } });
    const sinRuc = await s.presentar({ entidad: { nombre: 'Entidad sin RUC' } });
    const p = como('entidad');
    expect((await s.get(`/api/solicitudes/${propio.id}`, p)).estado).toBe(200);
    for (const { id } of [ajeno, sinRuc]) {
      for (const resto of ['', '/historial', '/plazos', '/notificaciones', '/documentos', '/verificacion'])
        expect((await s.get(`/api/solicitudes/${id}${resto}`, p)).estado).toBe(404);
      expect((await s.enviar(id, 'DESISTIR', { motivo: 'M' }, p)).estado).toBe(404);
      expect((await s.get(`/api/maquinas/solicitud/1.0.0/diagrama.svg?caso=${id}`, p)).estado).toBe(404);
      expect((await s.caso(id)).situacion).toBe('en_tramite');
    }
    const lista = await s.bien(200, s.get('/api/solicitudes?limite=500', p));
    expect(lista.elementos.map((e: Json) => e.id)).toContain(propio.id);
    expect(new Set(lista.elementos.map((e: Json) => e.datos.entidad.ruc))).toEqual(new Set([RUC_A]));
    const plazos = await s.bien(200, s.get('/api/plazos?limite=500', p));
    const casos = plazos.elementos.map((e: Json) => e.caso);
    expect(casos).toContain(propio.id);
    expect(casos).not.toContain(ajeno.id);
    expect((await s.enviar(propio.id, 'DESISTIR', { motivo: 'M' }, p)).estado).toBe(200);
  });

  test('No presenta a nombre de otra, ni prellenando con la solicitud de otra.', async () => {
    const otra = { entidad: { nombre: 'Otra', ruc: RUC_B } };
    expect((await s.post('/api/solicitudes', solicitudCompleta(otra), como('entidad'))).estado).toBe(403);
    const ajena = await s.presentar({ ...otra, sustentoEstrategico: '' });
    const { entidad: _entidad, ...sinEntidad } = solicitudCompleta();
    const r = await s.post(
      '/api/solicitudes',
      { ...sinEntidad, solicitudAnterior: ajena.id },
      como('entidad'),
    );
    expect([403, 422]).toContain(r.estado);
    expect(r.texto).not.toContain('Otra');
  });

  test('Su solicitud incompleta nace rechazada como la de cualquiera.', async () => {
    const r = await s.post(
      '/api/solicitudes',
      solicitudCompleta({ entidad: { ruc: RUC_A } }),
      como('entidad'),
    );
    expect(r.estado).toBe(201);
    expect(r.cuerpo.situacion).toBe('rechazada');
  });

  test('Aunque además tenga lectura, no actúa como entidad en expedientes ajenos.', async () => {
    const doble = await s.ficha(['entidad', 'lectura'], RUC_A);
    const ajeno = await s.presentar({ entidad: { nombre: 'Otra Entidad', ruc: RUC_B } });
    expect((await s.get(`/api/solicitudes/${ajeno.id}`, { ficha: doble })).estado).toBe(200);
    const r = await s.enviar(ajeno.id, 'DESISTIR', { motivo: 'M' }, { ficha: doble });
    expect([403, 404]).toContain(r.estado);
    expect((await s.caso(ajeno.id)).situacion).toBe('en_tramite');
  });
});

describe('Usuarios y fichas', () => {
  test('Sin ficha, con una errada o con otro esquema: 401 con WWW-Authenticate.', async () => {
    const { id } = await s.presentar();
    const intentos = [
      { ficha: null },
      { ficha: 'no-es-de-nadie' },
      { ficha: null, cabeceras: { authorization: `Basic ${FICHA_ADMIN}` } },
      { ficha: null, cabeceras: { authorization: `Bearer ${FICHA_ADMIN} otra` } },
      { ficha: null, cabeceras: { authorization: 'Bearer ' } },
    ];
    for (const intento of intentos) {
      const r = await s.get(`/api/solicitudes/${id}`, intento);
      expect(r.estado).toBe(401);
      expect(r.cabeceras.get('www-authenticate')).toMatch(/^Bearer/);
      expect(r.cabeceras.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  test('La ficha se muestra una vez y la base guarda solo su huella.', async () => {
    const { id, token } = await s.usuario(['lectura']);
    expect(token.length).toBeGreaterThanOrEqual(32);
    const otra = await s.bien(201, s.pedir('POST', `/api/usuarios/${id}/ficha`));
    await s.presentar();
    const bytes = await todoLoGuardado(s.archivo);
    expect(bytes.includes('Prueba lectura')).toBe(true);
    for (const ficha of [token, otra.token, FICHA_ADMIN]) expect(bytes.includes(ficha)).toBe(false);
  });

  test('Una ficha nueva mata la anterior en el acto.', async () => {
    const { id, token } = await s.usuario(['lectura']);
    expect((await s.get('/api/solicitudes', { ficha: token })).estado).toBe(200);
    const nueva = await s.bien(201, s.pedir('POST', `/api/usuarios/${id}/ficha`));
    expect(nueva.id).toBe(id);
    expect((await s.get('/api/solicitudes', { ficha: token })).estado).toBe(401);
    expect((await s.get('/api/solicitudes', { ficha: nueva.token })).estado).toBe(200);
  });

  test('Revocar responde 204 sin cuerpo y surte efecto en el acto; no hay ficha nueva para un revocado.', async () => {
    const { id, token } = await s.usuario(['lectura']);
    const r = await s.pedir('DELETE', `/api/usuarios/${id}`);
    expect(r.estado).toBe(204);
    expect(r.texto).toBe('');
    expect((await s.get('/api/solicitudes', { ficha: token })).estado).toBe(401);
    expect((await s.pedir('POST', `/api/usuarios/${id}/ficha`)).estado).toBe(404);
    expect((await s.pedir('DELETE', `/api/usuarios/${id}`)).estado).toBe(404);
    expect((await s.pedir('DELETE', '/api/usuarios/no-existe')).estado).toBe(404);
  });

  test('Un usuario de entidad necesita un RUC válido; los roles y el correo también se revisan.', async () => {
    const crear = (cuerpo: object) => s.post('/api/usuarios', cuerpo);
    const errados = [
      { nombre: 'X', roles: ['entidad'] },
      { nombre: 'X', roles: ['entidad'], entidad: '20131312954' },
      { nombre: 'X', roles: [] },
      { nombre: 'X', roles: ['jefe'] },
      { nombre: ' ', roles: ['lectura'] },
      { nombre: 'X', roles: ['lectura'], correo: 'x' },
      { nombre: 'X', roles: ['lectura'], clave: '1' },
    ];
    for (const cuerpo of errados) expect((await crear(cuerpo)).estado).toBe(422);
  });

  test('TOKEN_ADMIN crea un administrador la primera vez y no lo duplica al reiniciar.', async () => {
    const antes = await Servidor.abrir();
    await antes.presentar();
    await antes.parar();
    const t = await Servidor.abrir({}, antes.archivo);
    try {
      expect(await t.sistema.primerIngreso()).toBeNull();
      expect((await t.get('/api/solicitudes')).estado).toBe(200);
      expect(await valorEnCrudo(t.archivo, 'SELECT count(*) FROM usuario')).toBe(1);
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });

  test('Sin TOKEN_ADMIN y sin usuarios se crea uno y su ficha sirve; con usuarios no se crea otro.', async () => {
    const antes = await Servidor.abrir({ TOKEN_ADMIN: undefined });
    const ficha = (await antes.sistema.primerIngreso()) ?? '';
    expect((await antes.post('/api/usuarios', { nombre: 'X', roles: ['lectura'] }, { ficha })).estado).toBe(
      201,
    );
    await antes.parar();
    const t = await Servidor.abrir({ TOKEN_ADMIN: undefined }, antes.archivo);
    try {
      expect(await t.sistema.primerIngreso()).toBeNull();
      expect((await t.get('/api/solicitudes', { ficha })).estado).toBe(200);
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });
});

describe('El límite de peticiones', () => {
  test('Pasado el límite por minuto responde 429 con Retry-After; otra ficha no lo nota.', async () => {
    const t = await Servidor.abrir({ LIMITE_PETICIONES: '5' });
    try {
      const otra = await t.ficha(['lectura']);
      const estados: number[] = [];
      for (let i = 0; i < 6; i++) estados.push((await t.get('/api/reloj')).estado);
      expect(estados).toEqual([200, 200, 200, 200, 429, 429]);
      const r = await t.get('/api/solicitudes');
      expect(r.estado).toBe(429);
      expect(r.cabeceras.get('retry-after')).toMatch(/^\d+$/);
      expect(r.cabeceras.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(r.cuerpo.detail).toMatch(/límite/);
      expect((await t.get('/api/solicitudes', { ficha: otra })).estado).toBe(200);
    } finally {
      await t.cerrar();
    }
  });

  test('La misma ficha escrita con otros espacios o mayúsculas comparte su límite.', async () => {
    const t = await Servidor.abrir({ LIMITE_PETICIONES: '3' });
    try {
      const formas = ['Bearer ', 'bearer ', 'BEARER ', 'Bearer  ', 'Bearer   ', 'Bearer \t'];
      const estados: number[] = [];
      for (const forma of formas)
        estados.push(
          (await t.get('/api/reloj', { ficha: null, cabeceras: { authorization: forma + FICHA_ADMIN } }))
            .estado,
        );
      expect(estados).toEqual([200, 200, 200, 429, 429, 429]);
    } finally {
      await t.cerrar();
    }
  });
});
