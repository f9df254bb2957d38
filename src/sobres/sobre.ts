import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import type { SobreGuardado } from '../store/puerto.js';
import { derivar } from './clave.js';
import { SobreNoAbre } from './errores.js';

const CIFRA = 'aes-256-gcm';
const VERSION = 1;
const NONCE = 12;
const MARCA = 16;
const SAL = 32;
// Far above the 18 characters of the longest amount: every envelope has the same length, whatever is inside.
const MONTO = 64;
const CONTENIDO = SAL + MONTO;

/** What an envelope is bound to: moved to another case, bidder, item or id it does not open. */
export type Rotulo = Pick<SobreGuardado, 'id' | 'caso' | 'postor' | 'item'>;

const atadura = ({ id, caso, postor, item }: Rotulo, parte: 'llave' | 'contenido') =>
  Buffer.from(JSON.stringify(['expediente-vivo/sobre', VERSION, parte, id, caso, postor, item]));

/** Version, nonce, ciphertext and tag, as hexadecimal. */
function cifrar(llave: Buffer, claro: Buffer, aad: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cifra = createCipheriv(CIFRA, llave, nonce, { authTagLength: MARCA }).setAAD(aad);
  return Buffer.concat([
    Buffer.from([VERSION]),
    nonce,
    cifra.update(claro),
    cifra.final(),
    cifra.getAuthTag(),
  ]).toString('hex');
}

function descifrar(llave: Buffer, texto: string, bytes: number, aad: Buffer): Buffer {
  const total = 1 + NONCE + bytes + MARCA;
  const crudo = Buffer.from(texto, 'hex');
  if (crudo.length !== total || crudo.toString('hex') !== texto || crudo[0] !== VERSION)
    throw new Error('El sobre no tiene la forma de un sobre.');
  const cifra = createDecipheriv(CIFRA, llave, crudo.subarray(1, 1 + NONCE), { authTagLength: MARCA })
    .setAAD(aad)
    .setAuthTag(crudo.subarray(total - MARCA));
  return Buffer.concat([cifra.update(crudo.subarray(1 + NONCE, total - MARCA)), cifra.final()]);
}

function comprometer(sal: Buffer, { id, caso, postor, item }: Rotulo, monto: string): string {
  return createHmac('sha256', sal)
    .update(JSON.stringify([id, caso, postor, item, monto]))
    .digest('hex');
}

const envoltura = (clave: KeyObject, rotulo: Rotulo) => derivar(clave, 'sobres', rotulo.id);

function rellenar(monto: string): Buffer {
  const bytes = Buffer.from(monto, 'utf8');
  if (bytes.length === 0 || bytes.length >= MONTO) throw new Error('El monto no cabe en un sobre.');
  const lleno = Buffer.alloc(MONTO);
  lleno[0] = bytes.length;
  bytes.copy(lleno, 1);
  return lleno;
}

/**
 * Seals an amount: authenticated encryption under a random key of its own, which is kept wrapped under `clave`. The
 * commitment is keyed by a salt that lies inside: it says nothing until the envelope is opened, and then it is checked.
 */
export function sellar(
  clave: KeyObject,
  de: Pick<SobreGuardado, 'caso' | 'secuencia' | 'postor' | 'item'>,
  monto: string,
): SobreGuardado {
  const rotulo = { id: randomUUID(), caso: de.caso, postor: de.postor, item: de.item };
  const llave = randomBytes(32);
  const sal = randomBytes(SAL);
  return {
    ...rotulo,
    secuencia: de.secuencia,
    llave: cifrar(envoltura(clave, rotulo), llave, atadura(rotulo, 'llave')),
    cifrado: cifrar(llave, Buffer.concat([sal, rellenar(monto)]), atadura(rotulo, 'contenido')),
    compromiso: comprometer(sal, rotulo, monto),
  };
}

const llaveDe = (clave: KeyObject, sobre: SobreGuardado) =>
  descifrar(envoltura(clave, sobre), sobre.llave, 32, atadura(sobre, 'llave'));

/**
 * The amount of an envelope.
 * @throws SobreNoAbre when the key is another, or the envelope is not as it was sealed
 */
export function abrir(clave: KeyObject, sobre: SobreGuardado): string {
  try {
    const llave = llaveDe(clave, sobre);
    const contenido = descifrar(llave, sobre.cifrado, CONTENIDO, atadura(sobre, 'contenido'));
    const largo = contenido[SAL] as number;
    const monto = contenido.toString('utf8', SAL + 1, SAL + 1 + largo);
    if (comprometer(contenido.subarray(0, SAL), sobre, monto) !== sobre.compromiso)
      throw new Error('El compromiso es otro.');
    return monto;
  } catch {
    // Which of its parts failed would help only whoever tampers with it.
    throw new SobreNoAbre(sobre.id);
  }
}

/** The wrapped key of an envelope under another key; what is inside does not change. @throws SobreNoAbre */
export function reenvolver(anterior: KeyObject, nueva: KeyObject, sobre: SobreGuardado): string {
  abrir(anterior, sobre);
  return cifrar(envoltura(nueva, sobre), llaveDe(anterior, sobre), atadura(sobre, 'llave'));
}
