import { z } from 'zod';
import { diaDe } from '../../../machines/base/campos.js';
import { enPalabras } from '../../../machines/base/fechas.js';
import {
  AMBITOS_OECE,
  ambitosDeProvincia,
  claveAmbitos,
  esProvincia,
} from '../../../machines/calendario/index.js';
import { type Catalogo, citar, regla } from '../../../machines/reglas/index.js';
import {
  actividadesDe,
  cronograma,
  diasDelCatalogo,
  filaDeCronograma,
  MODOS,
  proponer,
  reglaDe,
  validar,
} from '../../../machines/seleccion/cronograma/index.js';
import {
  OBJETOS,
  type Objeto,
  procedimientoDe,
  TIPOS,
  type Tipo,
} from '../../../machines/seleccion/tipos.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { type Peticion, type Ruta, ruta } from '../ruta.js';
import { fecha, texto } from './formas.js';

const CON_TODO_OBJETO = new Set<Tipo>(['ADP', 'ADS', 'AMC']);

// Goods and works are bought by licitación, services of every kind by concurso; the other types serve all.
function corresponde(tipo: Tipo, objeto: Objeto): boolean {
  const deLicitacion = objeto === 'bienes' || objeto === 'obras';
  return CON_TODO_OBJETO.has(tipo) || (tipo === 'LP') === deLicitacion;
}

const proceso = {
  regimen: z.literal('DL1017'),
  tipo: z.enum(TIPOS),
  objeto: z.enum(OBJETOS),
  provincia: texto(120).refine(esProvincia, 'No es una provincia del Perú.').optional(),
};

/** The procedure a request is about. @throws DatosInvalidos when the type does not serve the object. */
function procedimientoPedido({ tipo, objeto }: { tipo: Tipo; objeto: Objeto }) {
  if (corresponde(tipo, objeto)) return procedimientoDe(tipo, objeto);
  const mensaje =
    tipo === 'LP'
      ? 'La licitación pública es para bienes y obras; los servicios y la consultoría van por concurso público (CP).'
      : 'El concurso público es para servicios y consultoría; los bienes y las obras van por licitación pública (LP).';
  throw new DatosInvalidos([{ ruta: 'tipo', mensaje }]);
}

/** What a calendar is made and judged with today: the days of a place and the rules as corrected until now. */
async function normasDe({ sistema }: Peticion, provincia: string | undefined) {
  const { calendario, catalogo } = await sistema.door.entornoActual();
  const ambitos = provincia === undefined ? AMBITOS_OECE : ambitosDeProvincia(provincia);
  return { calendario: calendario(claveAmbitos(ambitos)), catalogo, dias: diasDelCatalogo(catalogo) };
}

/** What to say of a convocation outside the days the regime allows to convoke (AMB-D7). */
function fueraDeVigencia(convocatoria: string | undefined, catalogo: Catalogo): string[] {
  const { desde, hasta } = regla('AMB-D7', catalogo).vigencia;
  if (convocatoria === undefined || hasta === null) return [];
  if (convocatoria >= desde && convocatoria <= hasta) return [];
  return [
    `Con el Decreto Legislativo 1017 solo se convoca del ${enPalabras(desde)} al ${enPalabras(hasta)}: este calendario sirve de referencia, pero no se podrá convocar con él.`,
  ];
}

/** The calendar of a selection process, proposed or checked before there is any case (RS-22-orden, RS-24, RS-53 to RS-59). */
export const RUTAS_DE_CRONOGRAMAS: readonly Ruta[] = [
  ruta({
    metodo: 'post',
    ruta: '/api/cronogramas/proponer',
    titulo: 'Proponer el calendario más corto que la ley admite',
    roles: 'todos',
    exito: 200,
    cuerpo: z.strictObject({
      ...proceso,
      convocatoria: fecha(),
      modo: z.enum(MODOS).default('ordinario'),
    }),
    respuesta: z.object({
      cronograma: z.array(filaDeCronograma()),
      advertencias: z.array(z.string()),
      normas: z.array(z.object({ actividad: z.string(), regla: z.string(), norma: z.string() })),
    }),
    manejar: async (p) => {
      const { convocatoria, modo, provincia } = p.cuerpo;
      const procedimiento = procedimientoPedido(p.cuerpo);
      const { calendario, catalogo, dias } = await normasDe(p, provincia);
      const motivo = calendario.motivo(convocatoria);
      if (motivo !== null) {
        const habil = calendario.siguienteHabil(convocatoria);
        const mensaje = `El ${convocatoria} no es día hábil (${motivo.motivo}); el siguiente día hábil es el ${habil}.`;
        throw new DatosInvalidos([{ ruta: 'convocatoria', mensaje }]);
      }
      const filas = proponer(procedimiento, convocatoria, modo, calendario, dias);
      const { advertencias } = validar(procedimiento, filas, calendario, dias);
      const normas = actividadesDe(procedimiento).map((actividad) => {
        const regla = reglaDe(procedimiento, actividad);
        return { actividad, regla, norma: citar(regla, catalogo) };
      });
      const avisos = [...advertencias, ...fueraDeVigencia(convocatoria, catalogo)];
      return { estado: 200, valor: { cronograma: filas, advertencias: avisos, normas } };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/cronogramas/validar',
    titulo: 'Validar un calendario: cada incumplimiento, con su norma',
    roles: 'todos',
    exito: 200,
    cuerpo: z.strictObject({ ...proceso, cronograma: cronograma() }),
    respuesta: z.object({
      valido: z.boolean(),
      incumplimientos: z.array(
        z.object({ regla: z.string(), norma: z.string(), actividad: z.string(), detalle: z.string() }),
      ),
      advertencias: z.array(z.string()),
    }),
    manejar: async (p) => {
      const { calendario, catalogo, dias } = await normasDe(p, p.cuerpo.provincia);
      const procedimiento = procedimientoPedido(p.cuerpo);
      const { valido, incumplimientos, advertencias } = validar(
        procedimiento,
        p.cuerpo.cronograma,
        calendario,
        dias,
      );
      const citados = incumplimientos.map((i) => ({ ...i, norma: citar(i.regla, catalogo) }));
      const convocatoria = p.cuerpo.cronograma.find((f) => f.actividad === 'convocatoria');
      const avisos = [
        ...advertencias,
        ...fueraDeVigencia(convocatoria && diaDe(convocatoria.inicio), catalogo),
      ];
      return { estado: 200, valor: { valido, incumplimientos: citados, advertencias: avisos } };
    },
  }),
];
