import {
  type ArmarPlazo,
  assertNever,
  type Destinatario,
  type Efecto,
  type OrdenarAviso,
} from '../../machines/base/efectos.js';
import { enPalabras } from '../../machines/base/fechas.js';
import type { EstadoPlazo } from '../../machines/base/plazo.js';
import { type Catalogo, citar } from '../../machines/reglas/index.js';

/** Something a step ordered, in a sentence. */
export interface Accion {
  readonly tipo: Efecto['type'];
  readonly resumen: string;
}

const CERRADO: Readonly<Record<EstadoPlazo, string>> = {
  corriendo: 'Sigue corriendo',
  vencido: 'Se da por vencido',
  cumplido: 'Se da por cumplido',
  suspendido: 'Se suspende',
  reemplazado: 'Se reemplaza',
  anulado: 'Se anula',
};

const A_QUIEN: Readonly<Record<Destinatario, string>> = {
  solicitante: 'la entidad solicitante',
  contacto: 'el punto de contacto',
  titular: 'el titular',
  organo: 'el órgano derivado',
  participantes: 'los participantes',
  postor: 'el postor',
  oec: 'el órgano encargado de las contrataciones',
  aprobador: 'quien aprueba',
  osce: 'el OSCE',
  tribunal: 'el Tribunal',
  coordinacion: 'la coordinación',
};

const enSerie = (palabras: readonly string[]) =>
  palabras.length < 2 ? palabras.join('') : `${palabras.slice(0, -1).join(', ')} y ${palabras.at(-1)}`;

const delItem = (item: string | undefined) => (item ? ` (${item})` : '');

function armar(o: ArmarPlazo, catalogo: Catalogo): string {
  const dias = o.dias === undefined ? '' : `, por ${o.dias} ${o.dias === 1 ? 'día' : 'días'}`;
  const cuando =
    o.computo === 'fecha' ? `, hasta el ${enPalabras(o.desde)}` : `, desde el ${enPalabras(o.desde)}`;
  return `Abre el plazo de ${citar(o.regla, catalogo)}${delItem(o.item)}${cuando}${dias}.`;
}

const avisar = ({ plantilla, canal, a, regla }: OrdenarAviso, catalogo: Catalogo) =>
  `Ordena el aviso ${plantilla} por ${canal === 'seace' ? 'el SEACE' : canal} a ${enSerie(a.map((d) => A_QUIEN[d]))} (${citar(regla, catalogo)}).`;

/** What an effect orders, in sentences: one for each term or notice. */
function frasesDe(efecto: Efecto, catalogo: Catalogo): string[] {
  const { type, params } = efecto;
  switch (type) {
    case 'armarPlazo':
      return [armar(params, catalogo)];
    case 'armarPlazos':
      return params.plazos.map((o) => armar(o, catalogo));
    case 'cumplirPlazo':
      return [
        `Cumple el plazo de ${citar(params.regla, catalogo)}${delItem(params.item)}, con fecha ${enPalabras(params.fecha)}.`,
      ];
    case 'cerrarPlazo':
      return [
        `${CERRADO[params.estado]} el plazo de ${citar(params.regla, catalogo)}${delItem(params.item)}: ${params.motivo}`,
      ];
    case 'prorrogarPlazo':
      return [
        `Prorroga en ${params.dias} ${params.dias === 1 ? 'día' : 'días'} el plazo de ${enSerie(params.reglas.map((r) => citar(r, catalogo)))}: ${params.motivo}`,
      ];
    case 'anularPlazos': {
      const cuales = params.reglas
        ? ` de ${enSerie(params.reglas.map((r) => citar(r, catalogo)))}`
        : ' que corren';
      return [`Anula los plazos${cuales}${params.item ? ` del ítem ${params.item}` : ''}: ${params.motivo}`];
    }
    case 'ordenarAviso':
      return [avisar(params, catalogo)];
    case 'ordenarAvisos':
      return params.avisos.map((a) => avisar(a, catalogo));
    case 'enviarMensaje':
      return [`Envía ${params.tipo} a otro expediente (${params.a}).`];
    case 'aItems':
      return [
        `Envía la señal ${params.senal.type} ${params.items.length === 1 ? 'al ítem' : 'a los ítems'} ${enSerie(params.items)}.`,
      ];
    case 'alProceso':
      return [`Envía la señal ${params.senal.type} al proceso.`];
    default:
      return assertNever(efecto as never);
  }
}

/** Everything some effects order, in sentences. */
export function accionesDe(efectos: readonly Efecto[], catalogo: Catalogo): Accion[] {
  return efectos.flatMap((efecto) =>
    frasesDe(efecto, catalogo).map((resumen) => ({ tipo: efecto.type, resumen })),
  );
}
