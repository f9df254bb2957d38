import { expect, test } from 'vitest';
import type { Caso, FiltroDeCasos, Orden } from '../../../src/store/puerto.js';
import { RUC_A } from '../../apoyo/cliente.js';
import { RESPONSABLES } from './escena.js';
import { COLECCION, deBytes, type Vivida } from './vivida.js';

const entidadDe = (c: Caso) => (c.datos['entidad'] as { nombre: string }).nombre;

/** Lists of cases and full text, against looking at every case. */
export function pruebasDeListas(escena: () => Vivida): void {
  test.each<Orden>(['creado', '-creado', 'actualizado', '-actualizado', 'vence'])(
    'Con orden %s, cada filtro trae lo mismo que mirarlos uno por uno, página a página.',
    async (orden) => {
      const proximo = (c: Caso) =>
        c.estado.plazos
          .filter((p) => p.estado === 'corriendo')
          .map((p) => p.vence)
          .sort()[0] ?? null;
      const valor = (c: Caso) =>
        orden === 'vence' ? proximo(c) : c[orden.replace('-', '') as 'creado' | 'actualizado'];
      const signo = orden.startsWith('-') ? -1 : 1;
      const filtros: Partial<FiltroDeCasos>[] = [
        {},
        { situacion: 'en_tramite' },
        { estado: 'enAnalisis' },
        ...RESPONSABLES.map((responsable) => ({ responsable })),
        { responsable: 'Ana', suplidos: ['Ñusta', 'no-hay'] },
        { ruc: RUC_A, situacion: 'desistida' },
        { venceHasta: '2027-02-20' },
      ];
      for (const f of filtros) {
        const entra = (c: Caso) =>
          (orden !== 'vence' || proximo(c) !== null) &&
          (f.situacion === undefined || c.situacion === f.situacion) &&
          (f.estado === undefined || JSON.stringify(c.estado.snapshot.value).includes(`"${f.estado}"`)) &&
          (f.responsable === undefined ||
            [f.responsable, ...(f.suplidos ?? [])].includes(c.responsable ?? '')) &&
          (f.ruc === undefined || c.ruc === f.ruc) &&
          (f.venceHasta === undefined || (proximo(c) ?? '9') <= f.venceHasta);
        const esperados = escena()
          .casos.filter(entra)
          .sort((a, b) => signo * (deBytes(valor(a) ?? '', valor(b) ?? '') || deBytes(a.id, b.id)))
          .map((c) => c.id);
        const hallados: string[] = [];
        const columna = orden === 'vence' ? 'proximo' : (orden.replace('-', '') as 'creado');
        for (let despues: readonly [string, string] | undefined; ; ) {
          const de = despues === undefined ? {} : { despues };
          const pagina = await escena().t.store.casos({
            coleccion: COLECCION,
            orden,
            limite: 40,
            ...f,
            ...de,
          });
          hallados.push(...pagina.map((c) => c.id));
          const ultima = pagina.at(-1);
          if (pagina.length < 40 || ultima === undefined) break;
          despues = [ultima[columna] ?? '', ultima.id];
        }
        expect([f, hallados]).toEqual([f, esperados]);
      }
    },
  );

  test('Las palabras de un texto hallan lo que las tiene, enteras o por su comienzo, sin tildes ni mayúsculas.', async () => {
    const hallar = async (texto: string) =>
      (await escena().t.store.casos({ coleccion: COLECCION, orden: 'creado', limite: 1000, texto })).map(
        (c) => c.id,
      );
    const con = (prueba: (palabras: readonly string[]) => boolean) =>
      escena()
        .casos.filter((c) =>
          prueba(
            [c.numero, entidadDe(c), c.ruc ?? '', c.datos['objeto'] as string]
              .join(' ')
              .normalize('NFD')
              .replace(/\p{M}/gu, '')
              .toLowerCase()
              .split(/[^\p{L}\p{N}]+/u),
          ),
        )
        .sort((a, b) => deBytes(a.creado, b.creado) || deBytes(a.id, b.id))
        .map((c) => c.id);
    const empieza = (...buscadas: string[]) =>
      con((ps) => buscadas.every((b) => ps.some((p) => p.startsWith(b))));
    const pares: [string, string[]][] = [
      ['ADQUISICION', ['adquisicion']],
      ['adquisición equip', ['adquisicion', 'equip']],
      ['ñandu', ['nandu']],
      ['nañ', ['nan']],
      ['100', ['100']],
      ['2.5', ['2', '5']],
      ["o'higgins -- «san»", ['o', 'higgins', 'san']],
      ['!x86 |', ['x86']],
      [RUC_A.slice(0, 6), [RUC_A.slice(0, 6)]],
      ['AT-2027-00000', ['at', '2027', '00000']],
      ['日本', ['日本']],
      ['книг', ['книг']],
    ];
    for (const [texto, buscadas] of pares) {
      const esperados = empieza(...buscadas);
      expect([texto, esperados.length > 0]).toEqual([texto, true]);
      expect([texto, await hallar(texto)]).toEqual([texto, esperados]);
    }
    for (const nada of ['', ' ', '%', '👩🏽‍⚕️', '"*', 'zzzz', 'equipos AND zzz', 'quipos'])
      expect([nada, await hallar(nada)]).toEqual([nada, []]);
  });
}
