import type { Ley } from './ingenuo/ley.js';

/** A law the model believes and is not so: the run must find the product and the model in disagreement. */
export interface Mutacion {
  readonly nombre: string;
  /** Day on which its runs start, when its law was not always in force. */
  readonly inicio?: string;
  torcer(ley: Ley): void;
}

/** A term whose last day the model moves by some days of the calendar. */
const corrida = (regla: string, mover: (ley: Ley, vence: string) => string) => (ley: Ley) => {
  const contar = ley.vence.bind(ley);
  ley.vence = (id, ...resto) => {
    const vence = contar(id, ...resto);
    return id === regla ? mover(ley, vence) : vence;
  };
};

const alDiaSiguiente = (ley: Ley, vence: string) => ley.almanaque.sumarHabiles(vence, 1);

/** Mistakes a product could make, made on the other side of the scale. */
export const MUTACIONES: readonly Mutacion[] = [
  { nombre: 'el 29 de junio es un día hábil', torcer: ({ almanaque }) => almanaque.feriados.delete('06-29') },
  {
    nombre: 'el 8 de diciembre es un día hábil',
    torcer: ({ almanaque }) => almanaque.feriados.delete('12-08'),
  },
  {
    nombre: 'los decretos no mueven los días',
    torcer: ({ almanaque }) => {
      almanaque.declarar = () => undefined;
    },
  },
  {
    nombre: 'las revocaciones no devuelven los días',
    torcer: ({ almanaque }) => {
      almanaque.revocar = () => undefined;
    },
  },
  {
    nombre: 'un decreto de una provincia detiene a todas',
    torcer: ({ almanaque }) => {
      const declarar = almanaque.declarar.bind(almanaque);
      almanaque.declarar = (fecha, norma) => declarar(fecha, norma, 'nacional');
    },
  },
  {
    nombre: 'programar la reunión toma seis días',
    torcer: (ley) => {
      ley.dias['AT-8.2.1.A-1'] = 6;
    },
  },
  {
    nombre: 'el informe vence un día después',
    torcer: corrida('AMB-A6-informe', alDiaSiguiente),
  },
  {
    nombre: 'la espera de la convocatoria vence en día inhábil',
    torcer: (ley) => {
      ley.almanaque.habilDesde = (dia) => dia;
    },
  },
  {
    nombre: 'el silencio se cuenta con el calendario de Lima',
    torcer: (ley) => {
      const contar = ley.vence.bind(ley);
      ley.vence = (regla, desde, dias) => contar(regla, desde, dias, null);
    },
  },
  {
    nombre: 'un plazo vence al empezar su último día',
    torcer: (ley) => {
      ley.vencio = (vence, hoy) => vence <= hoy;
    },
  },
  {
    nombre: 'la elevación se pide en cuatro días',
    inicio: '2010-02-02',
    torcer: (ley) => {
      ley.diasDeProceso['RS-58-plazo'] = 4;
    },
  },
  {
    nombre: 'un plazo movido no se comunica',
    torcer: (ley) => {
      ley.deLaEntidad = () => false;
    },
  },
];
