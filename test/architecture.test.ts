import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RAIZ } from '../src/raiz.js';

function archivos(carpeta: string): string[] {
  return readdirSync(join(RAIZ, carpeta), { recursive: true, encoding: 'utf8' })
    .filter((nombre) => /\.tsx?$/.test(nombre) && !nombre.includes('node_modules'))
    .map((nombre) => join(carpeta, nombre));
}

const leer = (archivo: string) => readFileSync(join(RAIZ, archivo), 'utf8');

/** What a file imports: packages by name, own files by their path from the root. */
function importaciones(archivo: string): string[] {
  const halladas = [...leer(archivo).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, ruta]) => ruta as string,
  );
  return halladas.map((ruta) =>
    ruta.startsWith('.')
      ? relative(RAIZ, resolve(RAIZ, dirname(archivo), ruta)).replace(/\.js$/, '.ts')
      : ruta,
  );
}

/** Imports of some files that no pattern allows, as `file -> import`. */
function prohibidas(deEstos: string[], permitidas: RegExp[]): string[] {
  return deEstos.flatMap((archivo) =>
    importaciones(archivo)
      .filter((ruta) => !permitidas.some((patron) => patron.test(ruta)))
      .map((ruta) => `${archivo} -> ${ruta}`),
  );
}

const machines = archivos('machines');
const src = archivos('src');
const en = (carpeta: string) => src.filter((a) => a.startsWith(`src/${carpeta}`));
const codigo = (archivo: string) => leer(archivo).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

describe('the law is pure', () => {
  it('machines imports only xstate, zod, date-fns and itself', () => {
    expect(
      prohibidas(machines, [/^machines\//, /^xstate$/, /^zod$/, /^date-fns(\/|$)/, /^@date-fns\/utc$/]),
    ).toEqual([]);
  });

  it('machines knows no time, chance, locale or logging of its own', () => {
    const impuro =
      /new (UTC)?Date\(\)|Date\.now|Math\.random|\bIntl\b|toLocale|localeCompare|console\.|process\.|setTimeout|setInterval/;
    expect(machines.filter((a) => impuro.test(codigo(a)))).toEqual([]);
  });

  it('money and scores are never floating point in machines', () => {
    expect(machines.filter((a) => /parseFloat|toFixed/.test(codigo(a)))).toEqual([]);
  });

  it('statecharts use no after, invoke, spawn or provide', () => {
    expect(machines.filter((a) => /\b(after|invoke)\s*:|spawnChild|\.provide\(/.test(codigo(a)))).toEqual([]);
  });
});

describe('arrows between layers', () => {
  it('only paso.ts runs XState, and only types of it are known elsewhere in src', () => {
    const ejecutan = src.filter((a) => /^import (?!type).*from 'xstate'/m.test(leer(a)));
    expect(ejecutan).toEqual(['src/engine/paso.ts']);
  });

  it('only src/store/sqlite and src/store/postgres import their drivers, and only abrir.ts knows both', () => {
    const conductores: Record<string, string> = { 'better-sqlite3': 'sqlite', pg: 'postgres' };
    for (const [paquete, carpeta] of Object.entries(conductores))
      expect(
        src.filter((a) => importaciones(a).includes(paquete) && !a.startsWith(`src/store/${carpeta}/`)),
      ).toEqual([]);
    const deAmbas = src.filter((a) =>
      ['sqlite', 'postgres'].every((base) =>
        importaciones(a).some(
          (r) => r.startsWith(`src/store/${base}/`) && !a.startsWith(`src/store/${base}/`),
        ),
      ),
    );
    expect(deAmbas).toEqual(['src/cli.ts', 'src/store/abrir.ts']);
  });

  it('the engine knows machines, the port of the store, the clock and notices, and nothing above', () => {
    const permitidas = [
      /^machines\//,
      /^src\/engine\//,
      /^src\/store\/(puerto|errores)\.ts$/,
      /^src\/(clock|notify\/asuntos)\.ts$/,
      /^node:crypto$/,
      /^(zod|xstate|uuid|lru-cache)$/,
    ];
    expect(prohibidas(en('engine/'), permitidas)).toEqual([]);
  });

  it('only src/sobres holds the key, and it stands on the port, the settings and the machine', () => {
    const permitidas = [
      /^machines\/base\//,
      /^src\/sobres\//,
      /^src\/store\/puerto\.ts$/,
      /^src\/config\.ts$/,
      /^node:(crypto|fs|path)$/,
      /^pino$/,
    ];
    expect(prohibidas(en('sobres/'), permitidas)).toEqual([]);
    expect(en('store/').filter((a) => importaciones(a).some((r) => r.startsWith('src/sobres/')))).toEqual([]);
    // Whoever derives, encrypts or decrypts outside would be a second place where amounts may escape.
    const cifran = src.filter((a) => /createCipheriv|createDecipheriv|hkdf/i.test(codigo(a)));
    expect(cifran.filter((a) => !a.startsWith('src/sobres/'))).toEqual([]);
  });

  it('only src/notify speaks to a mail server, and it stands on the engine, the port, the clock and the settings', () => {
    const permitidas = [
      /^machines\//,
      /^src\/notify\//,
      /^src\/engine\/(door|replay|salida|tipos)\.ts$/,
      /^src\/store\/(puerto|envios|errores)\.ts$/,
      /^src\/(clock|config)\.ts$/,
      /^(nodemailer|nodemailer\/lib\/smtp-transport|mustache|cockatiel|ical-generator|postal-mime|pino)$/,
    ];
    expect(prohibidas(en('notify/'), permitidas)).toEqual([]);
    const otros = src.filter((a) => importaciones(a).some((r) => r.startsWith('nodemailer')));
    expect(otros.filter((a) => !a.startsWith('src/notify/'))).toEqual([]);
  });

  it('identities stand on the port, the settings and the clock, and only they touch passwords', () => {
    const permitidas = [
      /^machines\/base\//,
      /^src\/auth\//,
      /^src\/store\/(puerto|identidades|sesiones)\.ts$/,
      /^src\/(clock|config|faenas\/faena)\.ts$/,
      /^node:(crypto|stream|readline\/promises|stream\/consumers)$/,
      /^(@node-rs\/argon2|@zxcvbn-ts\/[\w-]+|cockatiel|commander|express-rate-limit|openid-client|uuid|zod)$/,
    ];
    expect(prohibidas(en('auth/'), permitidas)).toEqual([]);
    const resumen = src.filter((a) => importaciones(a).includes('@node-rs/argon2'));
    expect(resumen).toEqual(['src/auth/clave.ts']);
    expect(src.filter((a) => importaciones(a).includes('openid-client'))).toEqual([
      'src/auth/institucion.ts',
    ]);
  });

  it('the store knows the engine only by its types and the reading of a snapshot', () => {
    const delMotor = en('store/').flatMap((a) => importaciones(a).filter((r) => r.startsWith('src/engine/')));
    expect([...new Set(delMotor)].sort()).toEqual(['src/engine/paso.ts', 'src/engine/tipos.ts']);
  });

  it('nothing imports main or the wiring, except main, the commands and each other', () => {
    const cableado = [
      'src/main.ts',
      'src/cli.ts',
      'src/demo.ts',
      'src/oficina.ts',
      'src/servidor.ts',
      'src/hilo/index.ts',
      'src/hilo/hilo.ts',
      'src/hilo/protocolo.ts',
    ];
    const culpables = src.filter(
      (a) => !cableado.includes(a) && importaciones(a).some((r) => cableado.includes(r)),
    );
    expect(culpables).toEqual([]);
  });

  it('the deposit of files stands on the port alone, and in one place it is told what a file is', () => {
    const deposito = [
      'compartida',
      'deposito',
      'errores',
      'integridad',
      'limpieza',
      'nombres',
      'tipos',
      'verificar',
    ];
    const suyos = deposito.map((nombre) => `src/documentos/${nombre}.ts`);
    const permitidas = [
      /^src\/carpetas\.ts$/,
      /^src\/documentos\//,
      /^src\/store\/(puerto|documentos)\.ts$/,
      /^src\/(clock|faenas\/faena)\.ts$/,
      /^node:(buffer|crypto|fs\/promises|path)$/,
      /^(file-type|lru-cache)$/,
    ];
    expect(prohibidas(suyos, permitidas)).toEqual([]);
    expect(src.filter((a) => importaciones(a).includes('file-type'))).toEqual(['src/documentos/tipos.ts']);
  });

  it('operations stand on the engine, the port and the deposit: neither the API, nor a database, nor the wiring', () => {
    const permitidas = [
      /^machines\//,
      /^src\/(operaciones|engine|documentos)\//,
      /^src\/store\/(puerto|copias|envios|errores|mudanza|operaciones)\.ts$/,
      /^src\/(clock|config)\.ts$/,
      /^node:(crypto|fs|fs\/promises|path|perf_hooks)$/,
      /^(commander|prom-client|zod)$/,
    ];
    expect(prohibidas(en('operaciones/'), permitidas)).toEqual([]);
  });

  it('the counter knows HTTP and the shape of a call, and neither law, engine nor database', () => {
    const ventanilla = [
      'app',
      'archivo',
      'archivos',
      'cuerpo',
      'corriente',
      'cuentas',
      'ficha',
      'galleta',
      'inspeccion-cliente',
      'inspeccion-mensajes',
      'inspeccion-ws',
      'limite',
      'llamada',
      'medidas',
      'memoria',
      'pagina-de-consulta',
      'pagina-de-verificacion',
      'pagina-publica',
      'paginas',
      'problema',
      'recepcion',
      'subidas',
    ].map((nombre) => `src/api/${nombre}.ts`);
    const sabidas = (archivo: string) =>
      [...leer(archivo).matchAll(/^import (?!type)[^;]*? from '([^']+)'/gm)].map(
        ([, ruta]) => ruta as string,
      );
    const ajenas = ventanilla.flatMap((a) =>
      sabidas(a).filter((ruta) => /machines|engine|store|zod/.test(ruta)),
    );
    expect(ajenas).toEqual([]);
  });

  it('only the thread that prints knows pdfmake: papers and their layout are data', () => {
    expect(src.filter((a) => /['"]pdfmake/.test(codigo(a)))).toEqual(['src/documentos/papeles/imprimir.ts']);
  });

  it('nothing below imports the API', () => {
    const capas = [
      ...['engine', 'store', 'notify', 'docs', 'auth', 'sobres', 'documentos', 'reports', 'operaciones'],
      ...['consulta', 'gestion', 'personales', 'sellos', 'informe-anual', 'faenas'],
    ];
    const abajo = [...machines, ...capas.flatMap((capa) => en(`${capa}/`))];
    expect(abajo.filter((a) => importaciones(a).some((r) => r.startsWith('src/api/')))).toEqual([]);
  });

  it('only clock.ts asks the machine what time it is', () => {
    expect(src.filter((a) => /new Date\(\)|Date\.now/.test(codigo(a)))).toEqual(['src/clock.ts']);
  });

  it('what finds and takes out persons, shares work out and seals stands on the engine and the port, and not on the API', () => {
    const permitidas: Readonly<Record<string, RegExp[]>> = {
      personales: [/^src\/(personales|engine|store)\//],
      gestion: [/^src\/(gestion|store)\//],
      sellos: [
        /^src\/carpetas\.ts$/,
        /^src\/(sellos|engine|store|notify)\//,
        /^machines\/calendario\//,
        /^src\/(clock|config|sistema|faenas\/faena)\.ts$/,
        /^node:(crypto|fs|fs\/promises|path)$/,
        /^zod$/,
      ],
    };
    for (const [capa, patrones] of Object.entries(permitidas))
      expect(prohibidas(en(`${capa}/`), patrones)).toEqual([]);
  });

  it('the database does not know the time', () => {
    const sql = readdirSync(join(RAIZ, 'db', 'migraciones')).map((nombre) =>
      leer(join('db', 'migraciones', nombre)),
    );
    expect(
      sql.filter((texto) => /CURRENT_(TIMESTAMP|DATE|TIME)|datetime\(|strftime\(|\bnow\(/i.test(texto)),
    ).toEqual([]);
  });
});

describe('the client', () => {
  const cliente = [...en('desk/'), ...en('inspector/')].filter((a) => !a.endsWith('vite.config.ts'));
  const deCliente = (ruta: string) => /^src\/(desk|inspector)\//.test(ruta);

  it('knows the server by its HTTP API alone', () => {
    const propias = cliente.flatMap((a) =>
      importaciones(a)
        .filter((ruta) => /^(src|machines|db|test)\//.test(ruta) && !deCliente(ruta))
        .map((ruta) => `${a} -> ${ruta}`),
    );
    expect(propias).toEqual([]);
    expect(
      src.filter((a) => !cliente.includes(a) && importaciones(a).some((ruta) => deCliente(ruta))),
    ).toEqual([]);
  });

  it('asks nothing of the internet: no address but its own', () => {
    const direcciones = cliente.filter((a) => /https?:\/\/(?!www\.w3\.org)/.test(leer(a)));
    expect(direcciones).toEqual([]);
  });

  it('takes the time from the system, whose clock may be simulated, and not from the machine it runs on', () => {
    expect(cliente.filter((a) => /new Date\(\)|Date\.now/.test(codigo(a)))).toEqual([]);
  });
});

describe('the house', () => {
  it('holds only what its plan names at the top', () => {
    const permitidos = new Set([
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'machines',
      'src',
      'db',
      'test',
      'docs',
      'README.md',
      'node_modules',
      'coverage',
      'custodia',
      'datos',
    ]);
    const sobran = readdirSync(RAIZ).filter((nombre) => !nombre.startsWith('.') && !permitidos.has(nombre));
    expect(sobran).toEqual([]);
  });

  it('is measured beside peers that are no part of it: their packages are theirs, but for the same XState', () => {
    const de = (archivo: string) => JSON.parse(leer(archivo)) as Record<string, Record<string, string>>;
    const { dependencies, devDependencies } = de('package.json');
    const nuestras = { ...dependencies, ...devDependencies };
    const suyas = de('test/pares/package.json')['dependencies'] ?? {};
    expect(Object.keys(suyas).filter((nombre) => nombre in nuestras)).toEqual(['xstate']);
    expect(suyas['xstate']).toBe(nuestras['xstate']);
    const exactas = Object.values(suyas).filter((version) => /^\d+\.\d+\.\d+$/.test(version));
    expect(exactas).toHaveLength(Object.keys(suyas).length);
    expect(leer('test/pares/package-lock.json')).not.toContain('"resolved"');
  });

  it('keeps files a reader can hold in the head: none over 350 lines', () => {
    const largos = [...machines, ...src].filter((a) => leer(a).split('\n').length > 350);
    expect(largos).toEqual([]);
  });

  it('has no test that is skipped, empty or alone', () => {
    const patron = new RegExp(`\\b(it|test|describe)\\.(${['skip', 'todo', 'only'].join('|')})\\b`);
    expect(archivos('test').filter((a) => patron.test(leer(a)))).toEqual([]);
  });
});
