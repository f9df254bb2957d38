import { expect, test } from 'vitest';
import { oficinaConCorreo, ServidorSmtp } from './apoyo.js';

test('un correo que un reloj adelantado dejó para dentro de un año, o tomó hasta entonces, sale igual', async () => {
  const smtp = await ServidorSmtp.abrir();
  const { s, cartero } = await oficinaConCorreo(smtp);
  try {
    for (let i = 0; i < 2; i++) {
      const { id } = await s.presentar();
      await s.actuar(id, 'PROGRAMAR_REUNION', {
        fecha: s.reloj.ahora(),
        modalidad: 'virtual',
        lugar: 'Sala',
      });
    }
    const lejos = '2999-01-01T00:00:00.000Z';
    const toma = {
      ahora: s.reloj.ahora(),
      maquina: '2998-12-31T00:00:00.000Z',
      quien: 'adelantada',
      hasta: lejos,
    };
    // One is taken until then, the other put off until then.
    const tomado = await s.store.tomarEnvio(toma);
    expect(tomado).not.toBeNull();
    const otro = await s.store.tomarEnvio(toma);
    await s.store.soltarEnvio(otro?.id ?? '', lejos);
    await cartero.ronda();
    expect(smtp.llegadas).toHaveLength(2);
    expect((await s.store.estadoDelCorreo()).pendientes).toBe(0);
  } finally {
    await s.cerrar();
    await smtp.cerrar();
  }
});
