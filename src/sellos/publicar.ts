import { randomUUID } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { crearCarpeta } from '../carpetas.js';
import { relojReal } from '../clock.js';
import type { Config } from '../config.js';
import { transporteDe } from '../notify/transporte.js';
import type { Store } from '../store/puerto.js';
import type { DondeSePublica, SelloGuardado } from '../store/sellos.js';

/** Seals published in one round: after a long fall there may be many. */
const POR_RONDA = 20;

/** Name of the published file of a day. */
export const nombreDeSello = (dia: string) => `sello-${dia}.json`;

// Whole or not at all, and on disk before it counts: somebody may be copying the folder elsewhere.
async function enArchivo(carpeta: string, { dia, texto }: SelloGuardado): Promise<void> {
  await crearCarpeta(resolve(carpeta));
  const destino = join(resolve(carpeta), nombreDeSello(dia));
  const nuevo = `${destino}.${randomUUID()}`;
  const archivo = await open(nuevo, 'wx', 0o440);
  try {
    await archivo.writeFile(texto);
    await archivo.sync();
  } finally {
    await archivo.close();
  }
  await rename(nuevo, destino);
}

type Ajustes = Pick<Config, 'DIRECTORIO_SELLOS' | 'CORREO_SELLOS' | 'SMTP_URL' | 'CORREO_REMITENTE'>;

function porCorreo(config: Ajustes): ((sello: SelloGuardado) => Promise<void>) | null {
  const correo = transporteDe(config);
  const destino = config.CORREO_SELLOS;
  if (correo === null || destino === undefined) return null;
  return async ({ dia, huella, texto }) => {
    await correo.transporte.sendMail({
      from: correo.remitente,
      to: destino,
      subject: `Sello del ${dia} de Expediente Vivo`,
      messageId: `<sello-${dia}-${huella.slice(0, 16)}@${correo.remitente.split('@')[1]}>`,
      text: [
        `Se adjunta el sello del ${dia}.`,
        `Su huella es ${huella}.`,
        'Guárdelo fuera del servidor: prueba que ningún expediente se borró ni se recortó desde ese día',
        `(npm run verificar -- --sello ${nombreDeSello(dia)}).`,
      ].join('\n'),
      attachments: [{ filename: nombreDeSello(dia), content: texto, contentType: 'application/json' }],
    });
  };
}

/**
 * Publishes the seals not yet published: to a folder and, when there is a mail server and somebody to write to, by mail.
 * What fails is tried again in the next round.
 */
export async function publicarSellos(store: Store, config: Ajustes): Promise<number> {
  const donde: [DondeSePublica, ((s: SelloGuardado) => Promise<void>) | null][] = [
    ['archivo', (sello) => enArchivo(config.DIRECTORIO_SELLOS, sello)],
    ['correo', porCorreo(config)],
  ];
  let publicados = 0;
  const fallos: unknown[] = [];
  for (const [lugar, publicar] of donde) {
    if (publicar === null) continue;
    try {
      for (const sello of await store.sellosPorPublicar(lugar, POR_RONDA)) {
        await publicar(sello);
        await store.anotarPublicado(sello.dia, lugar, relojReal.ahora());
        publicados++;
      }
    } catch (error) {
      fallos.push(error);
    }
  }
  if (fallos.length > 0) throw fallos[0];
  return publicados;
}
