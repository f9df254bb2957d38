import { expect, test, vi } from 'vitest';
import { sha256 } from '../../src/engine/cadena.js';

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  return { ...real, default: undefined, hash: undefined };
});

test('D6: without the one-shot form of Node the digest is the same', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
