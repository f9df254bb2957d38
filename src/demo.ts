import { SOLICITUD } from '../machines/solicitud/definicion.js';
import { RelojSimulado } from './clock.js';
import { moverReloj } from './engine/tick.js';
import { definicionDeActo, leerActo } from './engine/validar.js';
import { servir, terminar } from './main.js';
import type { OficinaAbierta } from './oficina.js';

const REUNION = { modalidad: 'virtual', lugar: 'Enlace de la reunión' };
const REALIZADA = {
  fecha: '2026-08-04',
  consultas: 'no_hubo',
  acompanamiento: 'no_solicitado',
  revisionDocumental: false,
  acuerdos: 'Se coordinó el alcance de lo pedido.',
};
const DEFICIENCIA = {
  tipo: 'omision',
  descripcion: 'Falta el sustento del plazo.',
  tratamiento: 'recomendacion',
};

type Acto = readonly [tipo: string, datos: Record<string, unknown>];
const programar: Acto = ['PROGRAMAR_REUNION', { fecha: '2026-08-04T10:00:00-05:00', ...REUNION }];
const reunirse = (cambios: Record<string, unknown>): Acto => [
  'REGISTRAR_REUNION',
  { ...REALIZADA, ...cambios },
];
const requerir: Acto = [
  'REQUERIR_DOCUMENTACION',
  { detalle: 'Remitir el expediente técnico.', plazoDias: 3 },
];
const requerirDos: Acto = ['REQUERIR_DOCUMENTACION', { detalle: 'Remitir las bases.', plazoDias: 2 }];
const informar: Acto = ['EMITIR_INFORME', { numero: 'IAT-001', deficiencias: [DEFICIENCIA] }];

/** Each solicitud of the demonstration: what it is about, and its acts on 22 July, 4 August and 10 August of 2026. */
const CASOS: readonly {
  objeto: string;
  cambios?: Record<string, unknown>;
  actos: readonly (readonly Acto[])[];
}[] = [
  { objeto: 'Equipos de cómputo (recién presentada)', actos: [] },
  { objeto: 'Mobiliario (sin punto de contacto: rechazada)', cambios: { contacto: null }, actos: [] },
  {
    objeto: 'Ambulancias (reunión programada)',
    actos: [[['PROGRAMAR_REUNION', { fecha: '2026-08-11T10:00:00-05:00', ...REUNION }]]],
  },
  { objeto: 'Consulta absuelta en la reunión', actos: [[programar], [reunirse({ consultas: 'absueltas' })]] },
  {
    objeto: 'Consulta que requiere análisis',
    actos: [[programar], [reunirse({ consultas: 'requieren_analisis' })]],
  },
  {
    objeto: 'Puente: en revisión documental',
    actos: [[programar], [reunirse({ revisionDocumental: true })]],
  },
  {
    objeto: 'Carretera: espera documentos',
    actos: [[programar], [reunirse({ revisionDocumental: true })], [requerir]],
  },
  {
    objeto: 'Escuela: consulta de continuidad',
    actos: [[programar], [reunirse({ revisionDocumental: true }), requerirDos]],
  },
  {
    objeto: 'Hospital: informe emitido',
    actos: [[programar], [reunirse({ revisionDocumental: true })], [informar]],
  },
  {
    objeto: 'Mercado: en seguimiento',
    actos: [
      [programar],
      [reunirse({ revisionDocumental: true }), informar],
      [['REGISTRAR_CONVOCATORIA', { fecha: '2026-08-10', nomenclatura: 'LP-1-2026' }]],
    ],
  },
  {
    objeto: 'Represa: con acompañamiento',
    cambios: { acompanamiento: true },
    actos: [[programar], [reunirse({ acompanamiento: 'necesario' })]],
  },
  {
    objeto: 'Fuera de ámbito',
    actos: [
      [
        [
          'DECLARAR_IMPROCEDENTE',
          { causal: 'controversia', alcance: 'total', motivo: 'Versa sobre una controversia.' },
        ],
      ],
    ],
  },
  { objeto: 'Desistida', actos: [[], [['DESISTIR', { motivo: 'La entidad ya no la requiere.' }]]] },
];
const DIAS = ['2026-07-22T14:00:00.000Z', '2026-08-04T20:00:00.000Z', '2026-08-10T15:00:00.000Z'];

function presentacion(
  numero: number,
  objeto: string,
  cambios: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    canal: 'digital',
    entidad: { nombre: `Entidad de demostración ${numero}` },
    objeto,
    responsableDec: { nombre: 'Responsable de la DEC', correo: 'dec@demostracion.gob.pe' },
    titular: { nombre: 'Titular de la entidad', cargo: 'Titular' },
    contacto: {
      nombre: 'Punto de contacto',
      cargo: 'Especialista',
      correo: 'contacto@demostracion.gob.pe',
      telefono: '01 000 0000',
    },
    sustentoEstrategico: 'Contratación estratégica y prioritaria de demostración.',
    fase: 'actuaciones_preparatorias',
    materias: ['consultas'],
    ...cambios,
  };
}

/** Fills an empty database with a dozen solicitudes in different states, through the same door as everybody. */
export async function sembrar({ door, reloj, store }: OficinaAbierta): Promise<void> {
  if (!(reloj instanceof RelojSimulado) || (await store.idsDeCasos('', 1)).length > 0) return;
  const leer = (tipo: string, datos: unknown) => {
    const definicion = definicionDeActo(SOLICITUD, tipo);
    if (!definicion) throw new Error(`No existe el acto ${tipo}.`);
    return leerActo(SOLICITUD, tipo, definicion, datos);
  };
  const ids: string[] = [];
  for (const [i, { objeto, cambios }] of CASOS.entries()) {
    const nacida = await door.presentar(
      SOLICITUD,
      leer('PRESENTAR', presentacion(i + 1, objeto, cambios)),
      'demostracion',
    );
    if (nacida.tipo !== 'hecho') throw new Error('La demostración no se pudo preparar.');
    ids.push(nacida.caso.id);
  }
  for (const [dia, ahora] of DIAS.entries()) {
    await moverReloj(door, reloj, { ahora });
    for (const [i, { actos }] of CASOS.entries()) {
      for (const [tipo, datos] of actos[dia] ?? []) {
        const hecha = await door.actuar({
          caso: ids[i] as string,
          tipo,
          datos: leer(tipo, datos),
          actor: 'demostracion',
        });
        if (hecha.tipo !== 'hecho') throw new Error(`La demostración no admitió ${tipo}.`);
      }
    }
  }
}

const entorno = {
  TOKEN_ADMIN: 'demo',
  DATABASE_URL: 'sqlite::memory:',
  ...process.env,
  RELOJ: 'simulado',
  RELOJ_INICIO: process.env['RELOJ_INICIO'] ?? '2026-07-22T09:00:00-05:00',
  NIVEL_LOG: process.env['NIVEL_LOG'] ?? 'warn',
};
if (process.argv[1]?.endsWith('demo.js'))
  servir(entorno, import.meta.url, `Ingrese con la ficha: ${entorno.TOKEN_ADMIN}`).catch(terminar);
