import { enSoles } from '../../../machines/seleccion/valores/dinero.js';
import { type CuadroDeProceso, nombreDe, RESULTADOS } from '../../reports/cuadro.js';
import { enPalabras } from '../../reports/situaciones.js';
import { parrafo, subtitulo } from './fuente.js';
import type { Bloque, Papel } from './papel.js';

/** Whether something of the table is already known: before the bids are opened there is nothing to issue (RS-72-2, D17). */
export function hayQueMostrar({ items }: Pick<CuadroDeProceso, 'items'>): boolean {
  return items.some(({ filas }) => filas.some((f) => f.monto !== null));
}

function deItem(
  cuadro: CuadroDeProceso,
  { item, valorReferencial, filas }: CuadroDeProceso['items'][number],
): Bloque[] {
  const o = (valor: string | null) => valor ?? '—';
  return [
    subtitulo(`Ítem ${item}. ${cuadro.descripciones.get(item) ?? cuadro.descripcion}`),
    parrafo(`Valor referencial: ${valorReferencial === null ? 'reservado' : enSoles(valorReferencial)}.`),
    filas.length === 0
      ? parrafo('No hay propuestas.')
      : {
          tipo: 'tabla',
          columnas: [
            { titulo: 'Orden', ancho: 32, derecha: true },
            { titulo: 'Postor', ancho: '*' },
            { titulo: 'Oferta', ancho: 76, derecha: true },
            { titulo: 'P. técnico', ancho: 46, derecha: true },
            { titulo: 'P. económico', ancho: 56, derecha: true },
            { titulo: 'Bonif.', ancho: 38, derecha: true },
            { titulo: 'P. total', ancho: 42, derecha: true },
            { titulo: 'Resultado', ancho: 64 },
            { titulo: 'Motivo y norma', ancho: 150 },
          ],
          filas: filas.map((f) => [
            f.orden === null ? '—' : String(f.orden),
            nombreDe(cuadro, f.postor),
            f.monto === null ? '—' : enSoles(f.monto),
            o(f.puntajeTecnico),
            o(f.puntajeEconomico),
            o(f.bonificacion),
            o(f.puntajeTotal),
            RESULTADOS[f.estado],
            [f.motivo, f.norma].filter((t) => t !== undefined && t !== '').join(' ') || '—',
          ]),
        },
  ];
}

/** The comparative table, to be signed by the committee (RS-72-2). @param fecha civil day of the event it is as of */
export function papelDelCuadro(cuadro: CuadroDeProceso, fecha: string): Papel {
  return {
    emisor: cuadro.entidad,
    titulo: 'Cuadro comparativo',
    numero: cuadro.nomenclatura,
    expediente: cuadro.numero,
    fecha,
    apaisado: true,
    bloques: [
      {
        tipo: 'ficha',
        filas: [
          ['Objeto', cuadro.descripcion],
          ['Situación', enPalabras(cuadro.situacion)],
        ],
      },
      ...cuadro.items.flatMap((item) => deItem(cuadro, item)),
      parrafo(
        'Los puntajes se muestran con dos decimales; el orden se decide con sus valores exactos.',
        `Normas: ${cuadro.normas.join('; ')}.`,
      ),
      {
        tipo: 'firmas',
        firmas: [
          'Presidente del comité especial',
          'Miembro del comité especial',
          'Miembro del comité especial',
        ],
      },
    ],
    leyendas: [],
  };
}
