/** Key of the envelopes in tests: it protects nothing. */
export const CLAVE_DE_PRUEBA = '0123456789abcdef'.repeat(4);
