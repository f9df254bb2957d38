import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { codigoDe } from '../../codigos.js';
import { direccionDeCasa } from '../../consulta/direccion.js';
import { cuadroDelCaso } from '../../reports/cuadro-del-caso.js';
import type { Sistema } from '../../sistema.js';
import type { Documento, LadoDeDocumento } from '../../store/documentos.js';
import type { NumeroDeOficio } from '../../store/papeles.js';
import type { Aviso, Caso } from '../../store/puerto.js';
import { armarPapel } from './armar.js';
import { type Posible, posiblesDe } from './clases.js';
import { hayQueMostrar } from './cuadro.js';
import { imprimir, PapelImposible } from './imprimir.js';
import { maquetar } from './maqueta.js';
import { enNumero, papelDeOficio, serieDeOficio } from './oficio.js';
import type { Clase, Papel, Sello } from './papel.js';

/** Path of the public page where a paper is checked. */
const PAGINA_DE_VERIFICACION = '/verificar';

// Five bits of each: 80 that nobody guesses, in four groups to be read aloud.
const LETRAS = 16;
// Others may take the number meanwhile, each once: with this many in a row something is wrong.
const INTENTOS = 50;

/** A paper that cannot be issued, and what it answers to. */
export class PapelNoProcede extends Error {
  constructor(
    readonly regla: string,
    motivo: string,
  ) {
    super(motivo);
  }
}

/** Address where a paper is checked by its code. */
export function direccionDePapel(sistema: Pick<Sistema, 'config'>, codigo: string): string {
  return `${direccionDeCasa(sistema)}${PAGINA_DE_VERIFICACION}/${codigo}`;
}

/** Every paper of a case: what can be issued now, and why not the rest. */
export async function papelesPosibles(
  { store, door }: Pick<Sistema, 'store' | 'door'>,
  caso: Caso,
): Promise<{ posibles: Posible[]; avisos: Aviso[] }> {
  const avisos = await store.avisos(caso.id);
  const seConoce =
    caso.coleccion === 'procesos' &&
    hayQueMostrar(cuadroDelCaso(caso, (await door.entornoActual()).catalogo));
  return { posibles: posiblesDe(caso, avisos, seConoce), avisos };
}

interface Hecho {
  readonly papel: Papel;
  readonly nombre: string;
  readonly oficio: NumeroDeOficio | null;
}

async function hacer(sistema: Sistema, caso: Caso, p: Posible, aviso: Aviso | null): Promise<Hecho> {
  const { clase, titulo, origen } = p;
  if (clase !== 'oficio') {
    const secuencia = origen?.secuencia ?? 1;
    const papel = await armarPapel(sistema, caso, { clase, secuencia });
    return { papel, nombre: `${titulo} ${caso.numero}.pdf`, oficio: null };
  }
  const { serie, anio } = serieDeOficio(caso, fechaCivilDe(sistema.reloj.ahora()));
  const oficio = await sistema.store.proximoOficio(serie, anio);
  const papel = await papelDeOficio(sistema, caso, aviso as Aviso, oficio);
  return { papel, nombre: `Oficio ${enNumero(oficio)}.pdf`, oficio };
}

async function intentar(
  sistema: Sistema,
  caso: Caso,
  p: Posible & { readonly origen: NonNullable<Posible['origen']> },
  aviso: Aviso | null,
  usuario: string,
): Promise<{ documento: Documento; nuevo: boolean } | null> {
  const { store, deposito, reloj } = sistema;
  const { papel, nombre, oficio } = await hacer(sistema, caso, p, aviso);
  const codigo = codigoDe(randomBytes(LETRAS));
  const sello: Sello = { codigo, direccion: direccionDePapel(sistema, codigo) };
  const creado = reloj.ahora();
  const bytes = await imprimir(maquetar(papel, sello, creado));
  const lado: LadoDeDocumento = caso.coleccion === 'procesos' ? 'entidad' : 'oficina';
  const emision = await deposito.guardar(bytes, (contenido) =>
    store.emitirPapel(
      {
        id: uuid(),
        caso: caso.id,
        origen: 'emitido',
        clase: p.clase,
        codigo,
        secuencia: p.origen.secuencia,
        aviso: p.origen.aviso,
        anterior: null,
        lado,
        nombre,
        tipo: 'application/pdf',
        ...contenido,
        usuario,
        creado,
      },
      oficio,
    ),
  );
  if (emision.tipo === 'otro_numero') return null;
  return { documento: emision.documento, nuevo: emision.tipo === 'emitido' };
}

/**
 * Issues a paper of a case, once: asked again, it is the same document. An oficio takes its number in the transaction
 * that records it.
 * @param pedido its kind and, when the case may have several of it, the event or the notice it is of
 * @throws PapelNoProcede, PapelImposible, SinEspacio, DepositoNoDisponible
 */
export async function emitirPapel(
  sistema: Sistema,
  caso: Caso,
  pedido: {
    readonly clase: Clase;
    readonly secuencia?: number | undefined;
    readonly aviso?: string | undefined;
  },
  usuario: string,
): Promise<{ documento: Documento; nuevo: boolean }> {
  const { store } = sistema;
  const { clase, secuencia, aviso: nid } = pedido;
  if (clase === 'cuadro_comparativo' && secuencia !== undefined) {
    const previo = await store.papelEmitido({ caso: caso.id, clase, secuencia, aviso: null });
    if (previo) return { documento: previo, nuevo: false };
  }
  const { posibles, avisos } = await papelesPosibles(sistema, caso);
  const suyos = posibles.filter((p) => p.clase === clase);
  const elegido = suyos.findLast(
    ({ origen }) =>
      (secuencia === undefined || origen?.secuencia === secuencia) &&
      (nid === undefined || origen?.aviso === nid),
  );
  if (!elegido)
    throw new PapelNoProcede(
      suyos[0]?.regla ?? 'AT-8.1.1-rol',
      'Ese papel no corresponde a este expediente, o no sale del evento o de la notificación que se indica.',
    );
  if (elegido.origen === null) throw new PapelNoProcede(elegido.regla, elegido.motivo ?? '');
  const previo = await store.papelEmitido({ caso: caso.id, clase, ...elegido.origen });
  if (previo) return { documento: previo, nuevo: false };
  if (elegido.motivo !== null) throw new PapelNoProcede(elegido.regla, elegido.motivo);
  const aviso = avisos.find((a) => a.id === elegido.origen?.aviso) ?? null;
  const posible = { ...elegido, origen: elegido.origen };
  const emitir = () => intentar(sistema, caso, posible, aviso, usuario);
  if (clase !== 'oficio') return (await emitir()) as { documento: Documento; nuevo: boolean };
  // In turns, so that no paper is printed with a number another is about to take.
  return store.enTurno('numero de oficio', async () => {
    for (let intento = 0; intento < INTENTOS; intento++) {
      const suyo = await store.papelEmitido({ caso: caso.id, clase, ...posible.origen });
      const emitido = suyo ? { documento: suyo, nuevo: false } : await emitir();
      if (emitido) return emitido;
    }
    throw new PapelImposible('El oficio no consiguió número: otros los toman a la vez. Inténtelo de nuevo.');
  });
}
