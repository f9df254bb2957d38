import { expect, test } from 'vitest';
import { aceptado, fallado } from '../../src/notify/contestacion.js';

const DESTINOS = [{ rol: 'contacto', correo: 'a@entidad.gob.pe', cuenta: true }] as never;

test('lo que un servidor contesta con caracteres que nadie lee se guarda sin ellos', () => {
  const dicho = '250 2.0.0\u0000Ok\r\n\u001b[31m en cola \ud800';
  expect(aceptado(DESTINOS, { response: dicho } as never).respuesta).toBe('250 2.0.0 Ok [31m en cola');
  const fallo = { message: 'x', response: '550 No\u0000existe', responseCode: 550 };
  expect(fallado(DESTINOS, fallo).respuesta).toBe('550 No existe');
});
