import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { ponerOrdenesDeUsuarios } from '../../src/auth/ordenes.js';
import type { Cableado } from '../../src/operaciones/cableado.js';
import { ponerOrdenes } from '../../src/operaciones/ordenes.js';
import { RAIZ } from '../../src/raiz.js';
import { correr } from '../apoyo/proceso.js';

const leer = (ruta: string) => readFileSync(join(RAIZ, ruta), 'utf8');
const DOCUMENTO = leer('docs/operacion.md');
const ARCHIVOS = readdirSync(join(RAIZ, 'docs', 'operacion'));
const UNIDADES = ARCHIVOS.filter((a) => /\.(service|timer)$/.test(a));

/** Every line somebody is told to type: those of the blocks, and the orders quoted in the text. */
const TECLEADAS = [
  ...[...DOCUMENTO.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, bloque = '']) => bloque.split('\n')),
  ...[...DOCUMENTO.matchAll(/`((?:sudo expediente|systemctl|journalctl) [^`]+)`/g)].map(
    ([, orden = '']) => orden,
  ),
]
  .map((linea) => linea.trim())
  .filter((linea) => linea !== '');

const DE_LA_MAQUINA = new Set([
  'systemctl',
  'journalctl',
  'df',
  'du',
  'fuser',
  'ls',
  'timedatectl',
  'chronyc',
  'useradd',
  'install',
  '(umask',
  'docker',
]);

/** The arguments of an order of ours, in a line. */
function nuestra(linea: string): string[] | null {
  const [, resto] = /(?:sudo expediente|cli\.js) (.*)$/.exec(linea) ?? [];
  return resto === undefined ? null : resto.split(' ');
}

describe('docs/operacion.md: cada orden que dice existe', () => {
  const nuestras = TECLEADAS.flatMap((linea) => {
    const orden = nuestra(linea);
    return orden ? [orden] : [];
  });
  const sinOpciones = nuestras.map((o) => o.filter((a) => /^[a-z-]+$/.test(a) && !a.startsWith('-')));

  test('Todas las líneas son de órdenes nuestras o de la máquina.', () => {
    expect(TECLEADAS.length).toBeGreaterThan(30);
    const ajenas = TECLEADAS.filter((l) => nuestra(l) === null && !DE_LA_MAQUINA.has(l.split(' ')[0] ?? ''));
    expect(ajenas).toEqual([]);
  });

  test('Cada orden nuestra está en el programa, con sus opciones.', async () => {
    const pedidas = new Map<string, Set<string>>();
    for (const [i, orden] of nuestras.entries()) {
      const [primera = '', segunda] = sinOpciones[i] ?? [];
      const nombre =
        ['custodia', 'usuarios'].includes(primera) && segunda ? `${primera} ${segunda}` : primera;
      const opciones = pedidas.get(nombre) ?? new Set();
      for (const a of orden) if (a.startsWith('--') && a !== '--help') opciones.add(a);
      pedidas.set(nombre, opciones);
    }
    expect([...pedidas.keys()].sort()).toEqual([
      'custodia probar',
      'estado',
      'migrar',
      'reloj',
      'respaldo',
      'restaurar',
      'usuarios clave',
      'usuarios desbloquear',
      'usuarios listar',
      'verificar',
    ]);
    // Those wired by functions are asked in this process; of the others the program itself tells, once.
    const programa = new Command('expediente');
    ponerOrdenes(programa, {} as Cableado);
    ponerOrdenesDeUsuarios(programa, (() => undefined) as never, () => undefined);
    const ayuda = (nombre: string): string | undefined =>
      nombre
        .split(' ')
        .reduce<Command | undefined>((c, parte) => c?.commands.find((d) => d.name() === parte), programa)
        ?.helpInformation();
    const ayudasDe = ['', 'custodia', 'verificar'];
    const [general = '', custodia = '', verificar = ''] = (
      await Promise.all(ayudasDe.map((de) => correr('cli', ['help', de].filter(Boolean), {})))
    ).map((fin) => fin.salida);
    const delPrograma = (nombre: string) => (nombre === 'verificar' ? verificar : custodia);
    for (const [nombre, opciones] of pedidas) {
      const texto = ayuda(nombre) ?? delPrograma(nombre);
      expect([nombre, texto]).toEqual([nombre, expect.stringContaining(nombre.split(' ').at(-1) ?? '')]);
      for (const opcion of opciones)
        expect([nombre, texto]).toEqual([nombre, expect.stringContaining(opcion)]);
      expect([nombre, general]).toEqual([nombre, expect.stringContaining(`  ${nombre.split(' ')[0]} `)]);
    }
  });

  test('Cada alerta de la salud tiene su apartado, y no hay apartados de alertas que no existen.', () => {
    const [, lista = ''] = /readonly que:\s*([\s\S]*?);/.exec(leer('src/operaciones/diagnostico.ts')) ?? [];
    const alertas = [...lista.matchAll(/'(\w+)'/g)].map(([, a]) => a as string).sort();
    const apartados = [...DOCUMENTO.matchAll(/^### ([a-z_]+)$/gm)].map(([, a]) => a as string).sort();
    expect(alertas.length).toBeGreaterThan(5);
    expect(apartados).toEqual(alertas);
  });

  test('Cada métrica de la oficina y de la ventanilla está explicada.', () => {
    const fuentes = ['src/api/metricas.ts', 'src/api/medidas.ts', 'src/operaciones/pulso.ts']
      .map(leer)
      .join('\n');
    const propias = [...fuentes.matchAll(/(?:medir|contar)\(\s*'(\w+)'/g)].map(([, m]) => `expediente_${m}`);
    const fijas = [...fuentes.matchAll(/name: '((?:expediente|http)_\w+)'/g)].map(([, m]) => m as string);
    expect(propias.length).toBeGreaterThan(8);
    expect([...propias, ...fijas].filter((m) => !DOCUMENTO.includes(`\`${m}\``))).toEqual([]);
  });

  test('Los enlaces llevan a archivos, y las unidades que nombra existen.', () => {
    const enlaces = [...DOCUMENTO.matchAll(/\]\(([^)#]+)\)/g)].map(([, e]) => e as string);
    expect(enlaces.filter((e) => !existsSync(join(RAIZ, 'docs', e)))).toEqual([]);
    const nombradas = new Set(
      [...DOCUMENTO.matchAll(/expediente-vivo(?:-respaldo)?\.(?:service|timer)/g)].map(([u]) => u),
    );
    expect([...nombradas].filter((u) => !UNIDADES.includes(u))).toEqual([]);
  });
});

describe('docs/operacion/: lo que se instala', () => {
  const instalado = (ruta: string) => ruta.replace('/opt/expediente-vivo/', '').replace('/app/', '');
  // What the build makes is made from a source of the same name.
  const existe = (ruta: string) =>
    existsSync(
      join(RAIZ, ruta.startsWith('.build/') ? ruta.replace(/^\.build\//, '').replace(/\.js$/, '.ts') : ruta),
    );
  const variables = new Set(
    [...leer('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, v]) => v as string),
  );

  test.each(UNIDADES)(
    '%s: sus rutas, órdenes y variables existen, y cada línea rara dice por qué.',
    (unidad) => {
      const texto = leer(join('docs', 'operacion', unidad));
      const rutas = [...texto.matchAll(/\/opt\/expediente-vivo\/[\w./-]+/g)].map(([r]) => instalado(r));
      expect(rutas.filter((r) => !existe(r))).toEqual([]);
      const puestas = [...texto.matchAll(/^Environment=(\w+)=/gm)].map(([, v]) => v as string);
      expect(puestas.filter((v) => !variables.has(v))).toEqual([]);
      expect(texto.split('\n').filter((l) => l.startsWith('#')).length).toBeGreaterThan(2);
    },
  );

  test.each(UNIDADES)('%s es una unidad válida para systemd, donde lo hay.', (unidad) => {
    const texto = leer(join('docs', 'operacion', unidad));
    // Every line is a comment, a section or a setting, whoever reads it.
    expect(texto.split('\n').filter((l) => !/^(#.*|\[\w+\]|\w+=.*|)$/.test(l))).toEqual([]);
    if (!existsSync('/usr/bin/systemd-analyze')) return;
    execFileSync(
      '/usr/bin/systemd-analyze',
      ['verify', '--man=no', join(RAIZ, 'docs', 'operacion', unidad)],
      {
        stdio: 'pipe',
      },
    );
  });

  test('El respaldo no recibe la clave de los sobres; el servidor, solo como credencial.', () => {
    expect(leer('docs/operacion/expediente-vivo-respaldo.service')).not.toMatch(
      /^(LoadCredential|.*CLAVE_SOBRES)=?/m,
    );
    expect(leer('docs/operacion/expediente-vivo.service')).toMatch(/^LoadCredential=clave-sobres:\/etc\//m);
  });

  test('entorno.ejemplo: variables que existen, con valores que el programa acepta.', async () => {
    const { leerConfig } = await import('../../src/config.js');
    const pares = [...leer('docs/operacion/entorno.ejemplo').matchAll(/^([A-Z_]+)=(\S+)$/gm)];
    expect(pares.map(([, v]) => v).filter((v) => !variables.has(v as string))).toEqual([]);
    expect(leerConfig(Object.fromEntries(pares.map(([, v, valor]) => [v, valor]))).PORT).toBe(3000);
  });

  test('El programa entregado no necesita nada de lo que solo sirve para construirlo.', () => {
    const { dependencies } = JSON.parse(leer('package.json')) as { dependencies: Record<string, string> };
    const vistos = new Set<string>();
    const paquetes = new Set<string>();
    const seguir = (archivo: string): void => {
      if (vistos.has(archivo)) return;
      vistos.add(archivo);
      for (const [, ruta = ''] of leer(archivo).matchAll(
        /^(?:import|export) (?!type )[^;]*?from '([^']+)';$/gm,
      )) {
        if (ruta.startsWith('.')) seguir(join(dirname(archivo), ruta.replace(/\.js$/, '.ts')));
        else if (!ruta.startsWith('node:')) paquetes.add(/^(@[^/]+\/)?[^/]+/.exec(ruta)?.[0] ?? ruta);
      }
    };
    for (const entrada of ['src/main.ts', 'src/cli.ts', 'src/hilo/hilo.ts']) seguir(entrada);
    expect(vistos.size).toBeGreaterThan(200);
    expect([...paquetes].filter((p) => !Object.hasOwn(dependencies, p))).toEqual([]);
  });

  test('expediente.sh se entiende y lleva al programa.', () => {
    execFileSync('sh', ['-n', join(RAIZ, 'docs', 'operacion', 'expediente.sh')]);
    const rutas = [...leer('docs/operacion/expediente.sh').matchAll(/\.build\/[\w./]+/g)].map(([r]) => r);
    expect(rutas.length).toBe(2);
    expect(rutas.filter((r) => !existe(r))).toEqual([]);
  });

  test('Dockerfile: copia lo que existe, corre como otro que root y con variables que existen.', () => {
    const texto = leer('docs/operacion/Dockerfile');
    const copias = [...texto.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, l = '']) =>
      l.split(' ').slice(0, -1),
    );
    expect(copias.filter((r) => !existsSync(join(RAIZ, r)))).toEqual([]);
    const entregadas = [...texto.matchAll(/^COPY --from=construccion (\S+)/gm)].map(([, r = '']) =>
      instalado(r),
    );
    expect(entregadas.filter((r) => !existsSync(join(RAIZ, r)))).toEqual([]);
    const entorno = /^ENV ([\s\S]*?[^\\])$/m.exec(texto)?.[1] ?? '';
    const puestas = [...entorno.matchAll(/(\w+)=/g)]
      .map(([, v]) => v as string)
      .filter((v) => v !== 'NODE_ENV');
    expect(puestas.length).toBe(5);
    expect(puestas.filter((v) => !variables.has(v))).toEqual([]);
    expect(texto).toMatch(/^USER node$/m);
    const [, orden = ''] = /^CMD \[.*"(\.build\/[\w./]+)"\]$/m.exec(texto) ?? [];
    expect(existe(orden)).toBe(true);
  });
});
