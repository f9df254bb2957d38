import { describe, expect, test } from 'vitest';
import { leerInforme } from '../../src/notify/rebote.js';

const informe = (original: string) => `Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; dec@entidad.gob.pe
Action: failed
Status: 5.1.1

Final-Recipient: rfc822; contacto@entidad.gob.pe
Action: Delayed
Status: 4.2.2

--b
${original}`;

describe('RFC 3464: lo que un informe de entrega dice', () => {
  test.each([
    [
      'con el mensaje entero',
      'Content-Type: message/rfc822\n\nMessage-ID: <a.1@oece.gob.pe>\n\nhola\n--b--\n',
    ],
    [
      'solo con sus cabeceras',
      'Content-Type: text/rfc822-headers\n\nMessage-Id:\n <a.1@oece.gob.pe>\n--b--\n',
    ],
    [
      'con megas de archivos detrás',
      `Content-Type: message/rfc822\n\nMessage-ID: <a.1@oece.gob.pe>\n\n${'QUJD'.repeat(200_000)}\n--b--\n`,
    ],
  ])('%s, dice de cuál es y qué pasó con cada dirección', async (_, original) => {
    expect(await leerInforme(informe(original))).toEqual({
      mensajeId: '<a.1@oece.gob.pe>',
      informados: [
        { correo: 'dec@entidad.gob.pe', accion: 'failed', codigo: '5.1.1', detalle: null },
        { correo: 'contacto@entidad.gob.pe', accion: 'delayed', codigo: '4.2.2', detalle: null },
      ],
    });
  });

  test('lo que trae caracteres que nadie lee se entiende sin ellos', async () => {
    const sucio = informe('Content-Type: message/rfc822\n\nMessage-ID: <a.1@oece.gob.pe>\n\nhola\n--b--\n')
      .replace('5.1.1', '5.1\u0000.1')
      .replace('4.2.2', '4.2.2\u001b');
    expect((await leerInforme(sucio))?.informados.map((i) => i.codigo)).toEqual(['5.1 .1', '4.2.2']);
    expect(await leerInforme(sucio.replace('a.1@', 'a\u0000.1@'))).toBeNull();
  });

  test.each([
    ['vacío', ''],
    ['un correo cualquiera', 'Subject: hola\n\nhola'],
    ['un informe que no dice de qué mensaje es', informe('Content-Type: text/plain\n\nnada\n--b--\n')],
    ['miles de partes', `Content-Type: multipart/report; boundary=x\n\n${'--x\r\n\r\na\r\n'.repeat(50_000)}`],
    ['nada más que líneas', '\r\n'.repeat(400_000)],
    ['partes unas dentro de otras', 'Content-Type: multipart/mixed; boundary=a\n\n--a\n'.repeat(150)],
  ])('%s no se entiende, y no hace esperar', async (_, crudo) => {
    const antes = performance.now();
    expect(await leerInforme(crudo)).toBeNull();
    expect(performance.now() - antes).toBeLessThan(5000);
  });
});
