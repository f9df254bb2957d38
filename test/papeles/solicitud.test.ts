import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnAnalisis, DATOS } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { archivados, emitido, pedirPapel } from './apoyo.js';

const PUBLICA = 'https://expedientes.ejemplo.gob.pe';
const AHORA = '2027-02-01T15:00:00.000Z';
const RESPONSABILIDAD = /no implica responsabilidad administrativa, civil ni penal del OECE/;
const CONTENIDO = /El OECE no es responsable del contenido técnico/;

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir({ DIRECCION_PUBLICA: PUBLICA });
});
afterAll(() => s.cerrar());

const conReunion = async (cambios: Record<string, unknown>) => {
  const { id } = await s.presentar({
    objeto: 'Adquisición de ñandúes «vivos» — N.° ½',
    entidad: { nombre: 'Municipalidad de Ñaña', ruc: '20131312955' },
    documentosARevisar: ['Proyecto de bases', { nombre: 'Términos de referencia', detalle: 'versión 2' }],
  });
  await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar(AHORA));
  await s.acto(id, 'REGISTRAR_REUNION', DATOS.reunion(AHORA, cambios));
  return id as string;
};

describe('Los papeles de una solicitud', () => {
  test('El cargo dice qué se recibió, de quién y cuándo, con sus documentos y cómo seguirla (AT-8.1.1-rol).', async () => {
    const id = await conReunion({});
    const { documento, pdf } = await emitido(s, `solicitudes/${id}`, { clase: 'cargo' });
    expect(documento).toMatchObject({
      origen: 'emitido',
      clase: 'cargo',
      tipo: 'application/pdf',
      secuencia: 1,
    });
    expect(documento.codigo).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(pdf.titulo).toMatch(/^Cargo de recepción de la solicitud AT-2027-/);
    expect(pdf.idioma).toBe('es-PE');
    for (const dicho of [
      'Organismo Especializado para las Contrataciones Públicas Eficientes (OECE)',
      'Municipalidad de Ñaña',
      'Adquisición de ñandúes «vivos» — N.° ½',
      'Lima, 1 de febrero de 2027',
      'Proyecto de bases',
      'Términos de referencia · versión 2',
      `${PUBLICA}/consulta`,
      'Página 1 de 1',
      documento.codigo,
    ])
      expect(pdf.texto).toContain(dicho);
    expect([...new Set(pdf.enlaces)]).toEqual([`${PUBLICA}/verificar/${documento.codigo}`]);
    expect(documento.direccion).toBe(`${PUBLICA}/verificar/${documento.codigo}`);
  });

  test('El cargo de una solicitud rechazada dice qué se omitió (AT-8.1.2-1).', async () => {
    const { id } = await s.presentar({ sustentoEstrategico: ' ' });
    const { pdf } = await emitido(s, `solicitudes/${id}`, { clase: 'cargo' });
    expect(pdf.texto).toMatch(/fue rechazada y archivada .*num\. 9\.1\.2 \(proyecto: 8\.1\.2\)/);
    expect(pdf.texto).toMatch(/sustento de su carácter estratégico y prioritario \(literal c\)/);
  });

  test('El acta y la constancia salen de la misma reunión; la constancia lleva las leyendas (AT-8.1.3-2, AT-9.1, AT-9.2).', async () => {
    const id = await conReunion({
      consultas: 'absueltas',
      revisionDocumental: false,
      derivacion: { organo: 'Dirección del SEACE', materia: 'Registro de usuarios' },
      acuerdos: 'Primero: la entidad corrige.\nSegundo: el OECE acompaña.',
    });
    const acta = await emitido(s, `solicitudes/${id}`, { clase: 'acta' });
    expect(acta.pdf.texto).toMatch(/Acta de la reunión.*virtual.*Se absolvieron en la reunión\./);
    expect(acta.pdf.texto).toContain('A Dirección del SEACE: Registro de usuarios');
    expect(acta.pdf.texto).toContain('Primero: la entidad corrige.');
    expect(acta.pdf.texto).not.toMatch(CONTENIDO);
    const { pdf, documento } = await emitido(s, `solicitudes/${id}`, { clase: 'constancia' });
    expect(documento.secuencia).toBe(acta.documento.secuencia);
    expect(pdf.texto).toMatch(/Constancia de absolución de consultas/);
    expect(pdf.texto).toMatch(CONTENIDO);
    expect(pdf.texto).toMatch(RESPONSABILIDAD);
  });

  test('La constancia de desistimiento dice cuándo y por qué (AMB-D8).', async () => {
    const { id } = await s.presentar();
    await s.acto(id, 'DESISTIR', { motivo: 'Se reprogramó la compra.' });
    const { pdf } = await emitido(s, `solicitudes/${id}`, { clase: 'constancia' });
    expect(pdf.texto).toMatch(
      /Constancia de desistimiento.*desistió de su solicitud el 1 de febrero de 2027/,
    );
    expect(pdf.texto).toMatch(/Motivo que expresó: Se reprogramó la compra\./);
    expect(pdf.texto).toMatch(RESPONSABILIDAD);
  });

  test('El informe lleva sus deficiencias y las tres leyendas; su seguimiento, la verificación de cada una (AT-8.2.1.B-6, AT-9.2.4(F), AT-8.2.1.C-2).', async () => {
    const id = await casoEnAnalisis(s);
    await s.acto(id, 'EMITIR_INFORME', {
      numero: 'INFORME N.° 15-2027-OECE',
      deficiencias: [
        {
          tipo: 'omision',
          descripcion: `Falta la garantía. ${'x'.repeat(300)}`,
          tratamiento: 'recomendacion',
        },
        { tipo: 'vulneracion', descripcion: 'Exige marca.', tratamiento: 'criterio' },
      ],
    });
    const { pdf, documento } = await emitido(s, `solicitudes/${id}`, { clase: 'informe_asistencia' });
    expect(pdf.texto).toMatch(/INFORME N\.° 15-2027-OECE.*Falta la garantía.*Exige marca\./);
    expect(pdf.texto).toMatch(/Vulneración normativa Criterio orientador/);
    for (const leyenda of [CONTENIDO, RESPONSABILIDAD, /no son aplicables a otros casos/])
      expect(pdf.texto).toMatch(leyenda);
    expect(pdf.texto).toMatch(
      /num\. 10\.1 \(proyecto: 9\.1\).*num\. 10\.2 \(proyecto: 9\.2\).*num\. 9\.2\.4/,
    );
    const aun = await pedirPapel(s, `solicitudes/${id}`, { clase: 'informe_seguimiento' });
    expect(aun.cuerpo).toMatchObject({ status: 409, codigo: 'CONDICION_NO_CUMPLIDA' });
    expect(aun.cuerpo.norma).toMatch(/num\. 9\.2\.1\.C/);
    await s.acto(id, 'REGISTRAR_CONVOCATORIA', { fecha: '2027-02-01', nomenclatura: 'LP-1-2027' });
    await s.acto(id, 'EMITIR_INFORME_SEGUIMIENTO', {
      numero: 'SEGUIMIENTO N.° 3-2027',
      verificaciones: [
        { deficiencia: 2, resultado: 'no_atendida' },
        { deficiencia: 1, resultado: 'implementada' },
      ],
      disposiciones: 'Retirar la exigencia de marca.',
      derivarASupervision: true,
    });
    const seguimiento = await emitido(s, `solicitudes/${id}`, { clase: 'informe_seguimiento' });
    expect(seguimiento.pdf.texto).toMatch(
      /LP-1-2027, convocado el 1 de febrero de 2027.*Implementada.*No atendida.*Retirar la exigencia de marca/,
    );
    for (const leyenda of [CONTENIDO, RESPONSABILIDAD]) expect(seguimiento.pdf.texto).toMatch(leyenda);
    // What happened later changes nothing of what was issued.
    const otra = await pedirPapel(s, `solicitudes/${id}`, { clase: 'informe_asistencia' });
    expect([otra.estado, otra.cuerpo.id, otra.cuerpo.huella]).toEqual([200, documento.id, documento.huella]);
  });

  test('Sin deficiencias, el seguimiento sale de la convocatoria y no verifica nada (AMB-A16).', async () => {
    const id = await casoEnAnalisis(s);
    await s.acto(id, 'EMITIR_INFORME', { numero: '16', deficiencias: [] });
    await s.acto(id, 'REGISTRAR_CONVOCATORIA', { fecha: '2027-02-01', nomenclatura: 'LP-2-2027' });
    const { pdf } = await emitido(s, `solicitudes/${id}`, { clase: 'informe_seguimiento' });
    expect(pdf.texto).toContain('no señaló deficiencias');
  });

  test('Un informe de muchas páginas se imprime, y sus palabras sin fin no se salen.', async () => {
    const id = await casoEnAnalisis(s);
    const deficiencias = Array.from({ length: 12 }, (_, n) => ({
      tipo: 'error',
      descripcion: n % 3 === 0 ? 'ñ'.repeat(15_000) : 'La garantía no se exige. '.repeat(600),
      tratamiento: 'criterio',
    }));
    await s.acto(id, 'EMITIR_INFORME', { numero: '17', deficiencias });
    const { pdf } = await emitido(s, `solicitudes/${id}`, { clase: 'informe_asistencia' });
    expect(pdf.paginas.length).toBeGreaterThan(25);
    expect(pdf.paginas.at(-1)).toContain(`Página ${pdf.paginas.length} de ${pdf.paginas.length}`);
  });
});

describe('El oficio del archivo (AT-8.2.1.B-5)', () => {
  test('Sale numerado, al titular, con lo que pasó y listo para firmar.', async () => {
    const t = await Servidor.abrir({ DIRECCION_PUBLICA: PUBLICA });
    try {
      const [id = ''] = await archivados(t, 1, '2027-02-19T15:00:00.000Z');
      const { pdf, documento } = await emitido(t, `solicitudes/${id}`, { clase: 'oficio' });
      expect(documento.nombre).toBe('Oficio 000001-2027-OECE.pdf');
      expect(pdf.texto).toMatch(/Oficio N\.° 000001-2027-OECE .*Lima, 19 de febrero de 2027/);
      expect(pdf.texto).toMatch(/archivo de la solicitud de asistencia técnica AT-2027-000001/);
      expect(pdf.texto).toMatch(/pasaron diez días hábiles sin que entregara lo pedido/);
      expect(pdf.texto).toMatch(/Atentamente,.*Nombre, cargo y firma/);
    } finally {
      await t.cerrar();
    }
  });
});
