import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RAIZ } from '../raiz.js';
import { generarMaquinas, generarTrazabilidad } from './generar.js';

const archivos = [...(await generarMaquinas()), ...generarTrazabilidad(RAIZ)];
const viejos = archivos.filter(
  ([ruta, texto]) => !existsSync(join(RAIZ, ruta)) || readFileSync(join(RAIZ, ruta), 'utf8') !== texto,
);

if (process.argv.includes('--comprobar')) {
  for (const [ruta] of viejos) console.error(`Desactualizado: ${ruta}. Ejecute "npm run docs".`);
  process.exitCode = viejos.length > 0 ? 1 : 0;
} else {
  for (const [ruta, texto] of viejos) {
    mkdirSync(dirname(join(RAIZ, ruta)), { recursive: true });
    writeFileSync(join(RAIZ, ruta), texto);
    console.log(`Escrito: ${ruta}`);
  }
  if (viejos.length === 0) console.log('La documentación generada ya estaba al día.');
}
