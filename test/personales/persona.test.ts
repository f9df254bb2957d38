import { describe, expect, test } from 'vitest';
import {
  type Aparicion,
  identidadEn,
  limpiar,
  limpiarTexto,
  patronesDe,
  SUPRIMIDO,
} from '../../src/personales/persona.js';

const DATOS = {
  entidad: { nombre: 'María Ñahui Quispe', ruc: '20131312955' },
  contacto: {
    nombre: 'María Ñahui  Quispe',
    cargo: 'Especialista',
    correo: 'Maria.Nahui@entidad.gob.pe',
    telefono: '01 555 0101',
  },
  responsableDec: { nombre: 'Otro Nombre', correo: 'otro@entidad.gob.pe' },
  acuerdos: 'Se acordó con MARIA ÑAHUI QUISPE (01 555 0101) y con la Sra. María Ñahui Quispes.',
  materias: ['consultas'],
  nulo: null,
  dias: 3,
};
const porCorreo = () => identidadEn({ correo: 'maria.nahui@ENTIDAD.gob.pe' }, [DATOS]);

describe('LPD-20: quién es la persona en unos datos', () => {
  test('se halla por su correo y se conoce por lo que consta a su lado: nombre y teléfono, sin tildes ni mayúsculas', () => {
    const identidad = porCorreo();
    expect([...identidad.nombres]).toEqual(['maria nahui quispe']);
    expect([...identidad.telefonos]).toEqual(['01 555 0101']);
  });

  test('una persona jurídica con el mismo nombre no es ella', () => {
    expect(identidadEn({ nombre: 'María Ñahui Quispe' }, [{ entidad: DATOS.entidad }]).correos.size).toBe(0);
  });

  test('sale de su objeto y de los textos; el cargo, los otros y lo que no es texto se quedan', () => {
    const halladas: Aparicion[] = [];
    const limpio = limpiar(DATOS, porCorreo(), (a) => halladas.push(a)) as typeof DATOS;
    expect(limpio.contacto).toEqual({
      nombre: SUPRIMIDO,
      cargo: 'Especialista',
      correo: SUPRIMIDO,
      telefono: SUPRIMIDO,
    });
    expect(limpio.acuerdos).toBe(
      `Se acordó con ${SUPRIMIDO} (${SUPRIMIDO}) y con la Sra. María Ñahui Quispes.`,
    );
    expect(limpio.responsableDec).toBe(DATOS.responsableDec);
    expect([limpio.nulo, limpio.dias, limpio.materias]).toEqual([null, 3, DATOS.materias]);
    expect(halladas.map((a) => a.ruta)).toEqual([
      'contacto.nombre',
      'contacto.correo',
      'contacto.telefono',
      'acuerdos',
    ]);
  });

  test('lo que no la nombra es el mismo valor, y limpiar dos veces es limpiar una', () => {
    const otro = identidadEn({ correo: 'nadie@entidad.gob.pe' }, [DATOS]);
    expect(limpiar(DATOS, otro)).toBe(DATOS);
    const limpio = limpiar(DATOS, porCorreo());
    expect(limpiar(limpio, porCorreo())).toBe(limpio);
  });

  test('una sola palabra no se busca dentro de los textos: nombraría a muchos', () => {
    const identidad = identidadEn({ nombre: 'Juan' }, []);
    expect(limpiarTexto('Vino Juan de la otra área.', identidad)).toBe('Vino Juan de la otra área.');
    expect(limpiarTexto(' juan ', identidad)).toBe(SUPRIMIDO);
  });

  test('los patrones de la base no dejan pasar comodines de quien pregunta', () => {
    expect(patronesDe({ correo: 'a_b%c@x.pe' })).toEqual(['%_\\_b\\%c@x.p_%']);
    expect(patronesDe({ nombre: 'José  Muñoz' })).toEqual(['%J_s_%M___z%']);
  });
});
