import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identidad } from '../apoyo/cluster-programas.js';

/** Whether small disks can be made here: it takes root. */
export const HAY_DISCOS = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of its own, so small that it can be filled. Whoever PostgreSQL runs as owns it. */
export class Disco {
  readonly carpeta = mkdtempSync(join(tmpdir(), 'expediente-disco-'));
  readonly #relleno = join(this.carpeta, 'relleno');

  /** @param tamanio as `mount` takes it: `40m` */
  constructor(tamanio: string) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${tamanio},mode=755`, 'tmpfs', this.carpeta]);
    const { uid, gid } = identidad();
    if (uid !== undefined && gid !== undefined) chownSync(this.carpeta, uid, gid);
  }

  /** Leaves no room at all. */
  llenar(): void {
    const archivo = openSync(this.#relleno, 'a');
    try {
      for (const tramo of [1 << 20, 1 << 12])
        for (;;) if (writeSync(archivo, Buffer.alloc(tramo, 1)) < tramo) break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      const { bavail, bsize } = statfsSync(this.carpeta);
      if (bavail * bsize > 1 << 20) this.llenar();
    } finally {
      closeSync(archivo);
    }
  }

  /** Leaves room again. */
  vaciar(): void {
    rmSync(this.#relleno, { force: true });
  }

  /** Changes it for a larger one, in place. */
  ampliar(tamanio: string): void {
    execFileSync('mount', ['-o', `remount,size=${tamanio}`, this.carpeta]);
  }

  /** Whether it may only be read from now on. @throws Error when somebody is writing on it */
  soloLectura(si: boolean): void {
    execFileSync('mount', ['-o', `remount,${si ? 'ro' : 'rw'}`, this.carpeta]);
  }

  quitar(): void {
    execFileSync('umount', ['-l', this.carpeta]);
    rmSync(this.carpeta, { recursive: true, force: true });
  }
}

/** Sets the largest file a process may write, or lets it write any: the disk of a quota, for who cannot make one. */
export function limitarArchivos(pid: number, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`]);
}
