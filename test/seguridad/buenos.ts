import { type Cliente, DATOS, FICHA_ADMIN, RUC_B } from '../apoyo/cliente.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { expediente, MUESTRAS } from '../seleccion/muestras.js';
import { codigoDeAlguna } from './siembra.js';

/** Password of the user who has one. */
export const CLAVE = 'Una clave larga y rara 7391';

const DE_SOLICITUD = [
  { tipo: 'DERIVAR', datos: { organo: 'Órgano', materia: 'Materia' } },
  { tipo: 'REGISTRAR_VISITA', datos: { fecha: '2011-03-15', lugar: 'Lima', notas: 'Notas.' } },
  { tipo: 'REQUERIR_DOCUMENTACION', datos: DATOS.requerir(3) },
  { tipo: 'RECIBIR_DOCUMENTACION', datos: { detalle: 'Bases.', completa: true } },
  { tipo: 'ASIGNADO', datos: { responsable: 'Prueba especialista' } },
  { tipo: 'DESISTIR', datos: { motivo: 'Motivo.' } },
];

const DE_PROCESO = Object.entries(MUESTRAS).flatMap(([tipo, suyas]) =>
  suyas.map((datos: unknown) => ({ tipo, datos })),
);

/** Bodies the server takes, by `METODO ruta`, where chance alone would seldom make one. @param usuarios who enters */
export async function cuerposBuenos(
  c: Cliente,
  usuarios: readonly { readonly id: string }[],
): Promise<Map<string, readonly unknown[]>> {
  const [, usuario, sustituto] = usuarios.map((u) => u.id);
  const deB = { entidad: { nombre: 'Entidad B', ruc: RUC_B } };
  return new Map<string, readonly unknown[]>([
    ['POST /api/solicitudes', [solicitudCompleta(), solicitudCompleta(deB)]],
    ['POST /api/solicitudes/{id}/eventos', DE_SOLICITUD],
    [
      'POST /api/solicitudes/{id}/papeles',
      ['cargo', 'acta', 'informe_asistencia'].map((clase) => ({ clase })),
    ],
    ['POST /api/procesos', [expediente()]],
    ['POST /api/procesos/{id}/eventos', DE_PROCESO],
    ['POST /api/informes', [{ ejercicio: 2026 }, { ejercicio: 2025 }]],
    ['POST /api/informes/{id}/eventos', [{ tipo: 'CONSOLIDAR', datos: {} }]],
    ['POST /api/plantillas/{id}', [{ texto: 'Se comunica lo siguiente ({{norma}}).', version: 0 }]],
    [
      'POST /api/gestion/ausencias',
      [{ usuario, sustituto, desde: '2027-02-10', hasta: '2027-02-12', motivo: 'Vacaciones.' }],
    ],
    [
      'POST /api/usuarios',
      [
        { nombre: 'Otra', roles: ['lectura'] },
        { nombre: 'Otra', roles: ['lectura'], cuenta: 'otra.persona' },
      ],
    ],
    ['POST /api/sesion', [{ ficha: FICHA_ADMIN }, { cuenta: 'fuzz', clave: CLAVE }]],
    ['POST /api/cuenta/clave', [{ actual: CLAVE, nueva: CLAVE }]],
    ['POST /api/consulta', [await codigoDeAlguna(c)]],
  ]);
}
