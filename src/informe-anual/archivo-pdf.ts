import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { Catalogo } from '../../machines/reglas/index.js';
import { imprimir } from '../documentos/papeles/imprimir.js';
import { maquetar } from '../documentos/papeles/maqueta.js';
import type { Bloque, Papel } from '../documentos/papeles/papel.js';
import type { Cifras } from './cifras.js';
import { type Cuadro, cuadrosDe, fechaDeLasCifras } from './cuadros.js';
import { type InformeDelEjercicio, informeDe } from './informe.js';

const EMISOR = 'Organismo Especializado para las Contrataciones Públicas Eficientes (OECE)';

function tabla({ titulo, columnas, filas }: Cuadro): Bloque[] {
  const esCifra = (i: number) => typeof filas[0]?.[i] !== 'string';
  return [
    { tipo: 'subtitulo', texto: titulo },
    {
      tipo: 'tabla',
      columnas: columnas.map((c, i) =>
        esCifra(i) ? { titulo: c, ancho: 'auto', derecha: true } : { titulo: c, ancho: '*' },
      ),
      filas: filas.map((fila) => fila.map((v) => (v === null ? '—' : String(v)))),
    },
  ];
}

const parte = (titulo: string, texto: string | null): Bloque[] =>
  texto === null
    ? []
    : [
        { tipo: 'subtitulo', texto: titulo },
        { tipo: 'parrafo', texto },
      ];

/** An annual report before it is printed: what its history holds, and nothing counted anew. */
function papelDelInforme(informe: InformeDelEjercicio, cifras: Cifras): Papel {
  return {
    emisor: EMISOR,
    titulo: 'Informe anual de resultados de la asistencia técnica',
    numero: `Ejercicio ${informe.ejercicio}`,
    expediente: informe.numero,
    fecha: informe.presentado ?? fechaCivilDe(cifras.tomadas),
    bloques: [
      {
        tipo: 'ficha',
        filas: [
          ['Situación', informe.situacion],
          ['Cifras al', fechaDeLasCifras(cifras)],
          ...(informe.destinatario === null ? [] : [['Dirigido a', informe.destinatario] as const]),
          ...(informe.documento === null ? [] : [['Documento', informe.documento] as const]),
        ],
      },
      ...cuadrosDe(cifras).flatMap(tabla),
      ...parte('Análisis', informe.analisis),
      ...parte('Recomendaciones', informe.recomendaciones),
    ],
    leyendas: [`${informe.norma}. ${informe.glosa}`],
  };
}

/**
 * The paper of an annual report that already has its figures.
 * @throws Error when it has none, which the conformity that goes before rules out
 */
export function papelDelCaso(caso: Parameters<typeof informeDe>[0], catalogo: Catalogo): Papel {
  const { informe, cifras } = informeDe(caso, catalogo);
  if (cifras === null) throw new Error(`El informe ${informe.numero} no tiene cifras.`);
  return papelDelInforme(informe, cifras);
}

/** An annual report as a PDF without code of verification, to be read or corrected (AT-8.3). @throws PapelImposible */
export function pdfDelInforme(informe: InformeDelEjercicio, cifras: Cifras): Promise<Uint8Array> {
  return imprimir(maquetar(papelDelInforme(informe, cifras), null, cifras.tomadas));
}
