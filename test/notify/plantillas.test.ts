import { describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { PLANTILLAS } from '../../src/notify/asuntos.js';
import { LEYENDAS, leyendasDe } from '../../src/notify/leyendas.js';
import { muestraDe, reparosDe, vistaDeEjemplo } from '../../src/notify/muestra.js';
import { largoDe, rellenar } from '../../src/notify/rellenar.js';
import { TEXTOS } from '../../src/notify/textos/index.js';

describe('los textos de las notificaciones', () => {
  test('cada plantilla que las máquinas ordenan tiene su texto, y no sobra ninguno', () => {
    expect(Object.keys(TEXTOS).toSorted()).toEqual(PLANTILLAS.toSorted());
    for (const { avisoDePlazoMovido } of REGISTRO.todas)
      expect(PLANTILLAS).toContain(avisoDePlazoMovido.plantilla);
  });

  test.each(PLANTILLAS)(
    '%s cita su artículo, nombra solo lo que tiene y dice algo con los datos de ejemplo',
    (id) => {
      expect(reparosDe(id, TEXTOS[id]?.texto ?? '')).toEqual([]);
      const { texto, html } = muestraDe(id, TEXTOS[id]?.texto ?? '');
      expect(texto).not.toMatch(/\{\{|undefined|null|\[object|\n{3}/);
      expect(texto).toContain('num. 9.2.1.A (proyecto: 8.2.1.A)');
      expect(html).toContain('<title>');
      for (const variable of TEXTOS[id]?.variables ?? [])
        expect(TEXTOS[id]?.texto).toContain(`${variable}}}`);
    },
  );
});

describe('AT-9.1, AT-9.2, AT-9.2.4(F): leyendas', () => {
  test('el informe lleva las tres y las constancias dos, con su artículo, escriba lo que escriba la plantilla', () => {
    const informe = muestraDe('INFORME', 'Otra cosa ({{norma}}).');
    for (const texto of Object.values(LEYENDAS)) {
      expect(informe.texto).toContain(texto);
      expect(informe.html).toContain(texto);
    }
    expect(informe.texto).toContain('num. 10.1 (proyecto: 9.1)');
    const constancia = muestraDe('CONSTANCIA_ABSOLUCION', '{{norma}}');
    expect(constancia.texto).toContain(LEYENDAS['AT-9.1']);
    expect(constancia.texto).toContain(LEYENDAS['AT-9.2']);
    expect(constancia.texto).not.toContain(LEYENDAS['AT-9.2.4(F)']);
    expect(leyendasDe('CITACION')).toEqual([]);
  });

  test('el seguimiento, favorable o no, lleva las que dicen que nada se convalida; la 10.1 carga a la entidad asistida', () => {
    for (const id of ['SEGUIMIENTO_FAVORABLE', 'SEGUIMIENTO_CON_DISPOSICIONES'])
      expect(leyendasDe(id)).toHaveLength(2);
    expect(leyendasDe('SEGUIMIENTO_FAVORABLE')[0]).toMatch(
      /no convalidan deficiencias.*en el marco de la contratación son de exclusiva responsabilidad de la entidad asistida/,
    );
  });
});

describe('AT-8.2.1.B-6, RS-79-5: lo que no viene al caso no se dice', () => {
  const con = (id: string, cambios: Record<string, unknown>) =>
    rellenar(TEXTOS[id]?.texto ?? '', { ...vistaDeEjemplo(id), ...cambios });

  test('un informe sin deficiencias no manda atenderlas', () => {
    const sin = con('INFORME', { deficiencias: [], senalaDeficiencias: false });
    expect(sin).toContain('no señala deficiencias');
    expect(sin).not.toMatch(/Lo señalado|se publicará/);
    expect(con('INFORME', {})).toContain('Lo señalado debe atenderse antes de convocar');
  });

  test('cancelado el proceso se reintegra en cinco días hábiles, sin que se pida; por un ítem, no', () => {
    expect(con('CANCELACION', { item: null })).toContain('dentro de los cinco días hábiles siguientes');
    expect(con('CANCELACION', { item: '2' })).not.toContain('reintegra');
  });
});

describe('lo que no puede ser una plantilla', () => {
  const reparo = (texto: string) => reparosDe('CITACION', texto)[0];

  test.each([
    ['una variable que no existe', 'Hola {{nombrre}}\n{{norma}}', 1, /«nombrre» no es una variable/],
    ['una que es de otra plantilla', '{{norma}}\n\n{{disposiciones}}', 3, /«disposiciones» no es/],
    ['una del lenguaje', '{{norma}} {{constructor}}', 1, /«constructor» no es/],
    ['una con punto', '{{norma}} {{nombre.length}}', 1, /no es una variable/],
    ['un campo fuera de su lista', '{{norma}} {{literal}}', 1, /«literal» no es/],
    ['una sección sin cerrar', '{{norma}}\n{{#solicitud}}', 2, /«solicitud» no abre y cierra/],
    ['una sección que no se abrió', '{{norma}}{{/solicitud}}', 1, /«solicitud» no abre y cierra/],
    ['una marca sin cerrar', '{{norma}} {{nombre', 1, /no cierra con/],
    ['otra plantilla dentro', '{{norma}} {{> INFORME}}', 1, /no se incluyen/],
    ['otras marcas', '{{norma}} {{=<% %>=}}', 1, /No cambie las marcas/],
    ['tres llaves', '{{norma}} {{{nombre}}}', 1, /dos llaves/],
    ['ningún artículo', 'Venga a la reunión.', 1, /Cite el artículo/],
  ])('%s', (_, texto, linea, mensaje) => {
    expect(reparo(texto)?.linea).toBe(linea);
    expect(reparo(texto)?.mensaje).toMatch(mensaje);
  });

  test('una lista se recorre: sus campos existen solo dentro de ella', () => {
    expect(reparosDe('RECHAZO', '{{norma}} {{#omisiones}}{{literal}}{{/omisiones}}')).toEqual([]);
    expect(reparosDe('RECHAZO', '{{norma}} {{omisiones}}')[0]?.mensaje).toMatch(/es una lista/);
    const anidada = '{{norma}} {{#omisiones}}{{#omisiones}}{{dato}}{{/omisiones}}{{/omisiones}}';
    expect(reparosDe('RECHAZO', anidada)[0]?.mensaje).toMatch(/no se abre dentro de otra/);
    const escondida =
      '{{norma}} {{#omisiones}}{{#solicitud}}{{#omisiones}}x{{/omisiones}}{{/solicitud}}{{/omisiones}}';
    expect(reparosDe('RECHAZO', escondida)).toHaveLength(1);
    expect(reparosDe('RECHAZO', '{{norma}} {{^omisiones}}{{literal}}{{/omisiones}}')).toHaveLength(1);
  });

  test('se sabe cuán larga quedaría una carta sin escribirla: lo que se repite en una lista puede ser enorme', () => {
    const vista = { norma: 'n', largo: 'x'.repeat(1000), lista: [{ a: '12' }, { a: '3' }] };
    expect(largoDe('{{norma}}{{#lista}}-{{a}}{{/lista}}{{^lista}}no{{/lista}}', vista)).toBe(8);
    expect(largoDe('{{#lista}}{{largo}}{{/lista}}', vista)).toBe(2000);
    const muchos = { ...vista, lista: Array.from({ length: 500 }, () => ({ a: 'x'.repeat(20_000) })) };
    expect(() => rellenar('{{#lista}}{{a}}{{/lista}}'.repeat(400), muchos)).toThrow('demasiado larga');
  });

  test('lo que dice un expediente no se vuelve marca ni etiqueta', () => {
    const { html } = muestraDe('CITACION', 'a <b>x</b> & {{norma}}');
    expect(html).toContain('a &lt;b&gt;x&lt;&#x2F;b&gt; &amp; ');
  });
});
