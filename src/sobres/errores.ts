/** An envelope that does not open: sealed with another key, or not as it was sealed. Nothing was written. */
export class SobreNoAbre extends Error {
  readonly codigo = 'SOBRES_NO_ABREN';
  constructor(readonly sobre: string) {
    super(
      'Los sobres de este sistema no abren con la clave que tiene el servidor, o fueron alterados; no se registró nada. Avise a la administración del sistema.',
    );
  }
}
