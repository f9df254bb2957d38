import { cambiarCalendario } from '../../../src/engine/calendario-cambio.js';
import { DATOS, RUC_A, RUC_B } from '../../apoyo/cliente.js';
import { Azar } from '../../seguridad/azar.js';
import { rucDe } from '../../seleccion/muestras.js';
import type { Taller } from './taller.js';

/** Entities as people write them; one has no RUC. */
export const ENTIDADES = [
  { nombre: 'Municipalidad de Ñaña', ruc: RUC_A },
  { nombre: 'MUNICIPALIDAD DE ÑAÑA', ruc: RUC_A },
  { nombre: 'Gobierno Regional de Áncash', ruc: RUC_B },
  { nombre: "Hospital «San José» – O'Higgins", ruc: rucDe(77) },
  { nombre: 'zona franca 2.0 (ex-Zofra)' },
] as const;
/** People a case is assigned to; two differ only in the case of a letter. */
export const RESPONSABLES = ['Ana', 'ana', 'Ñusta', 'Ángel', '👩🏽‍⚕️ Guardia'] as const;
/** Words of the objects of the cases: accents, digits, signs, other alphabets. */
export const PALABRAS = [
  ...[
    'Adquisición',
    'adquisicion',
    'ADQUISICIÓN',
    'equipos',
    'Equipo',
    'médicos',
    'medico',
    'pingüino',
    'Ñandú',
  ],
  ...[
    '100%',
    '2.5',
    'A-1',
    'Nº12',
    '12',
    'x86',
    'C++',
    'obra/servicio',
    'co-operación',
    '«tóner»',
    'n_8',
    'EQUIPÓS',
  ],
  ...[
    'n\u0303andu\u0301',
    '日本語',
    'straße',
    'İstanbul',
    '👩🏽‍⚕️',
    '²',
    '½',
    'ﬁn',
    'Ωmega',
    'книга',
    '٣٤',
    '&',
    '|',
    '!',
  ],
] as const;

const CAMINO = [
  'ASIGNADO',
  'PROGRAMAR_REUNION',
  'REGISTRAR_REUNION',
  'REQUERIR_DOCUMENTACION',
  'RECIBIR_DOCUMENTACION',
  'EMITIR_INFORME',
  'REGISTRAR_CONVOCATORIA',
  'EMITIR_INFORME_SEGUIMIENTO',
] as const;

function datosDe(tipo: string, azar: Azar, ahora: string): Record<string, unknown> {
  const dia = ahora.slice(0, 10);
  const tratamiento = () => azar.de(['criterio', 'recomendacion']);
  switch (tipo) {
    case 'ASIGNADO':
      return { responsable: azar.de(RESPONSABLES) };
    case 'PROGRAMAR_REUNION':
      return DATOS.programar(ahora);
    case 'REGISTRAR_REUNION':
      return DATOS.reunion(dia, { consultas: azar.de(['no_hubo', 'requieren_analisis']) });
    case 'REQUERIR_DOCUMENTACION':
      return DATOS.requerir(azar.entero(1, 5));
    case 'RECIBIR_DOCUMENTACION':
      return { detalle: 'Llegó.', completa: true, recibida: dia };
    case 'EMITIR_INFORME':
      return {
        numero: `I-${azar.entero(1, 99)}`,
        deficiencias: ['error', 'omision'].map((t) => ({
          tipo: t,
          descripcion: 'D.',
          tratamiento: tratamiento(),
        })),
      };
    case 'REGISTRAR_CONVOCATORIA':
      return { fecha: dia, nomenclatura: `LP-${azar.entero(1, 99)}` };
    case 'EMITIR_INFORME_SEGUIMIENTO':
      return {
        numero: `S-${azar.entero(1, 99)}`,
        verificaciones: [1, 2].map((deficiencia) => ({
          deficiencia,
          resultado: azar.de(['implementada', 'evaluada']),
        })),
      };
    default:
      return { motivo: 'Ya no.' };
  }
}

/**
 * Some two hundred cases moved by chance through forty days, with a decree in between: every situation, terms met, late
 * and expired, notices of every kind. The same seed asks the same acts.
 */
export async function vivirEscena(t: Taller, semilla = 6): Promise<void> {
  const azar = new Azar(semilla);
  const vivos: { id: string; camino: number }[] = [];
  const inicio = Date.parse(t.reloj.ahora());
  for (let dia = 0; dia < 40; dia += 1) {
    await t.avanzar(new Date(inicio + dia * 86_400_000).toISOString());
    const nacen = Array.from({ length: azar.entero(2, 6) }, () => ({
      entidad: azar.de(ENTIDADES),
      objeto: Array.from({ length: azar.entero(1, 5) }, () => azar.de(PALABRAS)).join(' '),
      ...(azar.unaDe(12) ? { sustentoEstrategico: '' } : {}),
    }));
    for (const caso of await Promise.all(nacen.map((n) => t.presentar(n))))
      vivos.push({ id: caso.id, camino: 0 });
    const actos = vivos.flatMap((vivo) => {
      if (!azar.unaDe(4)) return [];
      const tipo = azar.unaDe(25) ? 'DESISTIR' : CAMINO[vivo.camino];
      vivo.camino += 1;
      return tipo === undefined ? [] : [{ caso: vivo.id, tipo, datos: datosDe(tipo, azar, t.reloj.ahora()) }];
    });
    const quien = azar.de(['especialista', 'u-ana', 'admin:u-ana']);
    // What the law refuses by then is refused, everywhere alike.
    await Promise.all(actos.map((a) => t.door.actuar({ ...a, actor: quien })));
    if (dia === 20) {
      const dias = { tipo: 'declara', fecha: '2027-02-26', norma: 'DS 2', publicada: null } as const;
      await cambiarCalendario(t.door, { ...dias, ambito: 'nacional', motivo: 'Duelo' }, 'coordinador');
    }
  }
}
