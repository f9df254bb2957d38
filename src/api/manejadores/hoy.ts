import { z } from 'zod';
import {
  AMBITOS_OECE,
  type Calendario,
  CalendarioSinAnio,
  claveAmbitos,
  fechaCivilDe,
  sumarDias,
} from '../../../machines/calendario/index.js';
import { CARGAS, plazoDe } from '../../../machines/reglas/index.js';
import type { ResumenDeHoy } from '../../store/mesa.js';
import { LECTORES, visiblesPara } from '../acceso.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { PlazoDeCaso, siONo } from './formas.js';
import { textoDePlazoDeCaso } from './plazos.js';

const DIAS_HABILES = 10;
const VENCIDOS = 50;
const POR_DIA = 20;

const Hoy = z.object({
  hoy: z.string(),
  vencidos: z.object({ total: z.number(), elementos: z.array(PlazoDeCaso) }),
  porDia: z.array(
    z.object({
      fecha: z.string(),
      habil: z.boolean(),
      motivo: z.string().nullable(),
      total: z.number(),
      elementos: z.array(PlazoDeCaso),
    }),
  ),
  porCarga: z.array(z.object({ carga: z.enum(CARGAS), corriendo: z.number(), vencidos: z.number() })),
});

// A year nobody has reviewed yet is not shown; the page must open all the same.
function finDelTramo(hoy: string, calendario: Calendario): string {
  try {
    return calendario.sumar(hoy, DIAS_HABILES);
  } catch (error) {
    if (!(error instanceof CalendarioSinAnio)) throw error;
    return `${hoy.slice(0, 4)}-12-31`;
  }
}

/** Today and what follows up to some business days on, day by day: a term may fall due on a day that is not one. */
function diasDesde(hoy: string, calendario: Calendario): string[] {
  const fin = finDelTramo(hoy, calendario);
  const dias = [hoy];
  for (let dia = sumarDias(hoy, 1); dia <= fin; dia = sumarDias(dia, 1)) dias.push(dia);
  return dias;
}

/** Who bears what runs and what is owed, in the order of the catalogue; those with nothing are left out. */
function porCarga(porRegla: ResumenDeHoy['porRegla']) {
  return CARGAS.flatMap((carga) => {
    const suyas = porRegla.filter((r) => plazoDe(r.regla).carga === carga);
    const sumar = (de: 'corriendo' | 'vencidos') => suyas.reduce((total, r) => total + r[de], 0);
    return suyas.length === 0 ? [] : [{ carga, corriendo: sumar('corriendo'), vencidos: sumar('vencidos') }];
  });
}

async function loDeHoy(p: Peticion<{ mio?: boolean | undefined }>): Promise<Salida> {
  const { usuario, sistema } = p;
  const entorno = await sistema.door.entornoActual();
  const hoy = fechaCivilDe(sistema.reloj.ahora());
  const calendario = entorno.calendario(claveAmbitos(AMBITOS_OECE));
  const dias = diasDesde(hoy, calendario);
  const suplidos = p.consulta.mio === true ? await sistema.store.sustituidosPor(usuario.id, hoy) : [];
  const resumen = await sistema.store.hoy({
    hoy,
    hasta: dias.at(-1) ?? hoy,
    ...(p.consulta.mio === true ? { mio: { id: usuario.id, nombre: usuario.nombre, suplidos } } : {}),
    ...visiblesPara(p),
    porLista: VENCIDOS,
    porDia: POR_DIA,
  });
  const enTexto = (filas: ResumenDeHoy['vencidos']['elementos']) =>
    `[${filas.map((f) => textoDePlazoDeCaso(f, hoy, entorno)).join(',')}]`;
  const vencimientos = new Map(resumen.porDia.map((d) => [d.fecha, d]));
  const porDia = dias.map((fecha) => {
    const { total = 0, elementos = [] } = vencimientos.get(fecha) ?? {};
    const motivo = calendario.motivo(fecha)?.motivo ?? null;
    const dia = JSON.stringify({ fecha, habil: motivo === null, motivo, total });
    return `${dia.slice(0, -1)},"elementos":${enTexto(elementos)}}`;
  });
  const { total, elementos } = resumen.vencidos;
  return {
    estado: 200,
    texto: `{"hoy":"${hoy}","vencidos":{"total":${total},"elementos":${enTexto(elementos)}},"porDia":[${porDia.join(',')}],"porCarga":${JSON.stringify(porCarga(resumen.porRegla))}}`,
  };
}

/** The morning of whoever works here. */
export const RUTAS_DE_HOY: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/hoy',
    titulo: 'Lo vencido y aún sin hacer, y lo que vence en los próximos diez días hábiles',
    roles: LECTORES,
    exito: 200,
    consulta: z.strictObject({ mio: siONo().optional() }),
    respuesta: Hoy,
    manejar: loDeHoy,
  }),
];
