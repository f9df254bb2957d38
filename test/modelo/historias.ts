import { diaEnLima, masDias, medianoche } from '../simulacion/ingenuo/calendario.js';
import type { CasoIngenuo } from '../simulacion/ingenuo/caso.js';
import { ACTOS } from '../simulacion/ingenuo/datos.js';
import { corriendo } from '../simulacion/ingenuo/plazos.js';

/** One step of a history before it meets a case: a kind, and numbers to choose with. */
export interface Tirada {
  clase: 'avanza' | 'cualquiera' | 'torcido' | 'tiempo' | 'silencio' | 'reiniciar' | 'rebote' | 'rectificar';
  a: number;
  b: number;
  c: number;
}

type Datos = Record<string, unknown>;
/** One step once it is known on which case it falls. */
export type Paso =
  | { que: 'acto'; tipo: string; datos: Datos }
  /** Time passes; without `avisar`, nothing runs until somebody acts. */
  | { que: 'tiempo'; hasta: string; avisar: boolean }
  | { que: 'reiniciar' }
  | { que: 'rebote'; correo: number };

/** No history goes beyond the years the calendar of the model knows. */
const FIN = '2029-06-01T05:00:00.000Z';

const de = <T>(lista: readonly T[], n: number): T => lista[n % lista.length] as T;
const mas = (instante: string, minutos: number) =>
  new Date(Date.parse(instante) + minutos * 60_000).toISOString();
/** An instant written with the offset of Lima. */
const enLima = (instante: string) =>
  new Date(Date.parse(instante) - 5 * 3_600_000).toISOString().replace('Z', '-05:00');
const veces = (n: number, ...tipos: string[]) => Array.from({ length: n }, () => tipos).flat();

/** The acts that move a case on from where it is, the more likely ones repeated; those that end it are rare. */
function oportunos(caso: CasoIngenuo): string[] {
  const lista = veces(2, 'REGISTRAR_VISITA', 'DERIVAR');
  lista.push('REGISTRAR_CONVOCATORIA', 'DECLARAR_IMPROCEDENTE', 'DESISTIR');
  if (caso.reunion === 'por_programar')
    lista.push(...veces(24, 'PROGRAMAR_REUNION'), 'RECHAZAR', 'REGISTRAR_CONTACTO');
  if (caso.reunion === 'programada')
    lista.push(...veces(18, 'REGISTRAR_REUNION'), ...veces(8, 'REPROGRAMAR_REUNION'), 'REGISTRAR_CONTACTO');
  if (caso.consultas || caso.asesoramiento) lista.push(...veces(3, 'REMITIR_RESPUESTA'));
  if (caso.revision === 'analisis')
    lista.push(...veces(12, 'REQUERIR_DOCUMENTACION'), ...veces(8, 'EMITIR_INFORME'));
  if (caso.revision === 'entrega') lista.push(...veces(2, 'RECIBIR_DOCUMENTACION', 'PRORROGAR_ENTREGA'));
  if (caso.revision === 'continuidad' || caso.revision === 'consulta_por_enviar')
    lista.push(
      ...veces(5, 'RECIBIR_DOCUMENTACION'),
      ...veces(3, 'PRORROGAR_ENTREGA', 'RESPONDER_CONTINUIDAD'),
    );
  if (caso.revision === 'informada')
    lista.push(...veces(3, 'REALIZAR_EXPOSICION'), ...veces(6, 'REGISTRAR_CONVOCATORIA'));
  if (caso.revision === 'verificacion')
    lista.push(...veces(12, 'EMITIR_INFORME_SEGUIMIENTO'), 'REALIZAR_EXPOSICION');
  if (caso.vencimientos.length > 0)
    lista.push(...veces(caso.situacion === 'en_tramite' ? 1 : 20, 'RECTIFICAR_VENCIMIENTO'));
  if (caso.acompanamiento === 'por_programar')
    lista.push(...veces(3, 'RECIBIR_PROGRAMACION'), 'CONCLUIR_ACOMPANAMIENTO');
  if (caso.acompanamiento === 'en_curso')
    lista.push('RECIBIR_PROGRAMACION', ...veces(2, 'REGISTRAR_SEGUIMIENTO', 'CONCLUIR_ACOMPANAMIENTO'));
  return lista;
}

/** Something that already happened: now, today, or some days ago but not before `suelo`. */
function pasado(ahora: string, suelo: string, n: number): string {
  const hoy = diaEnLima(ahora);
  const antes = masDias(hoy, -(n % 9));
  return de([ahora, hoy, enLima(ahora), antes < suelo ? hoy : antes, antes < suelo ? suelo : antes], n);
}

/** When a meeting may be set: soon, on the last lawful day to its last minute, beyond it, or in the past. */
function cita(caso: CasoIngenuo, ahora: string, n: number): string {
  const hoy = diaEnLima(ahora);
  const tope = (corriendo(caso, 'AT-8.2.1.A-2') ?? corriendo(caso, 'AMB-A20'))?.vence ?? masDias(hoy, 30);
  return de(
    [
      mas(ahora, 60),
      enLima(mas(ahora, 60 * 24)),
      `${masDias(hoy, 2)}T10:00:00-05:00`,
      `${masDias(hoy, 4)}T16:30:00-05:00`,
      `${tope}T23:59:59.999-05:00`,
      `${tope}T00:00:00-05:00`,
      `${masDias(tope, 1)}T00:00:00-05:00`,
      `${masDias(tope, 1 + (n % 20))}T11:00:00-05:00`,
      mas(ahora, -1),
      ahora,
    ],
    n,
  );
}

/** Data for an act, lawful more often than not. */
function datosDe(tipo: string, caso: CasoIngenuo, ahora: string, b: number, c: number): Datos {
  const hoy = diaEnLima(ahora);
  const texto = 'Texto.';
  const pedida = caso.plazos.filter((p) => p.regla === 'AT-8.2.1.B-3').at(-1)?.desde ?? hoy;
  const consultada = corriendo(caso, 'AT-8.2.1.B-5')?.desde ?? hoy;
  const siempre = pasado(ahora, caso.recibida, c);
  switch (tipo) {
    case 'RECHAZAR':
      return { omisiones: [{ literal: 'b', dato: 'contacto.telefono' }], motivo: texto };
    case 'REGISTRAR_CONTACTO':
      return { fecha: siempre, medio: 'correo', resultado: texto };
    case 'PROGRAMAR_REUNION':
      return { fecha: cita(caso, ahora, b), modalidad: de(['presencial', 'virtual'], c), lugar: texto };
    case 'REPROGRAMAR_REUNION':
      return {
        fecha: cita(caso, ahora, b),
        modalidad: 'virtual',
        lugar: texto,
        motivo: texto,
        aPedidoDeLaEntidad: c % 3 > 0,
      };
    case 'REGISTRAR_REUNION':
      return {
        fecha: de([siempre, hoy, ahora, masDias(hoy, -1), caso.recibida], c),
        consultas: de(['requieren_analisis', 'absueltas', 'no_hubo', 'no_hubo'], b),
        ...(b % 3 === 0 ? {} : { asesoramiento: de(['continua', 'brindado', 'no_hubo', 'no_hubo'], b + c) }),
        acompanamiento: de(['necesario', 'no_necesario', 'no_solicitado', 'no_solicitado'], c),
        revisionDocumental: caso.fase === 'actuaciones_preparatorias' && caso.convocada === '' && b % 6 > 0,
        ...(b % 7 === 0 ? { derivacion: { organo: texto, materia: texto } } : {}),
        acuerdos: texto,
      };
    case 'REMITIR_RESPUESTA':
      return { contenido: texto };
    case 'DERIVAR':
      return { organo: texto, materia: texto };
    case 'DECLARAR_IMPROCEDENTE':
      return {
        causal: de(['fuera_de_ambito', 'pliego_o_elevacion', 'evaluacion_de_ofertas', 'controversia'], b),
        alcance: c % 4 === 0 ? 'total' : 'parcial',
        motivo: texto,
      };
    case 'REQUERIR_DOCUMENTACION':
      return { detalle: texto, plazoDias: 1 + (b % 12) };
    case 'RECIBIR_DOCUMENTACION':
      return {
        detalle: texto,
        completa: b % 3 > 0,
        ...(c % 2 === 0 ? {} : { recibida: pasado(ahora, pedida, c) }),
      };
    case 'RESPONDER_CONTINUIDAD':
      return { continua: b % 2 > 0, ...(c % 2 === 0 ? {} : { recibida: pasado(ahora, consultada, c) }) };
    case 'PRORROGAR_ENTREGA':
      return { dias: 1 + (b % 10), motivo: texto };
    case 'EMITIR_INFORME':
      return {
        numero: 'IAT-1',
        deficiencias: Array.from({ length: b % 4 }, (_, i) => ({
          tipo: de(['error', 'omision', 'vulneracion'], i + c),
          descripcion: texto,
          tratamiento: de(['criterio', 'recomendacion'], i + c),
        })),
      };
    case 'REALIZAR_EXPOSICION':
      return { fecha: siempre, ...(b % 2 === 0 ? {} : { asistentes: [texto] }) };
    case 'REGISTRAR_CONVOCATORIA':
      return { fecha: b % 8 === 0 ? masDias(caso.recibida, -1) : siempre, nomenclatura: 'LP-1-2026' };
    case 'EMITIR_INFORME_SEGUIMIENTO':
      return seguimiento(caso, b, c);
    case 'RECIBIR_PROGRAMACION':
      return { hitos: [{ actividad: texto, fecha: masDias(hoy, b % 60) }] };
    case 'REGISTRAR_SEGUIMIENTO':
      return { fecha: siempre, mecanismo: texto, notas: texto };
    case 'REGISTRAR_VISITA':
      return { fecha: siempre, lugar: texto, notas: texto };
    case 'DESISTIR':
      return { motivo: texto, ...(c % 2 === 0 ? {} : { recibida: siempre }) };
    case 'RECTIFICAR_VENCIMIENTO':
      return rectificacion(caso, ahora, b, c);
    default:
      return { motivo: texto };
  }
}

/** The verification of every deficiency, or one with a mistake in it. */
function seguimiento(caso: CasoIngenuo, b: number, c: number): Datos {
  const verificaciones = caso.deficiencias.map((tratamiento, i) => ({
    deficiencia: i + 1,
    resultado: de(
      [tratamiento === 'criterio' ? 'evaluada' : 'implementada', 'no_aplicable', 'no_atendida'],
      b + i,
    ),
  }));
  const primera = verificaciones[0];
  if (primera && c % 9 === 0) primera.deficiencia = verificaciones.length + 1;
  if (primera && c % 9 === 1) verificaciones.push({ ...primera });
  if (primera && c % 9 === 2) primera.resultado = de(['evaluada', 'implementada'], b);
  if (c % 9 === 3) verificaciones.pop();
  return { numero: 'IS-1', verificaciones, ...(c % 4 === 0 ? {} : { disposiciones: 'Disposiciones.' }) };
}

/** An act said to have been received in the term of some expiry, on its edges or just after it. */
function rectificacion(caso: CasoIngenuo, ahora: string, b: number, c: number): Datos {
  const hoy = diaEnLima(ahora);
  const { desde, vence } = caso.vencimientos[c % Math.max(1, caso.vencimientos.length)] ?? {
    desde: hoy,
    vence: hoy,
  };
  const dia = de([vence, vence, desde, masDias(vence, 1)], b);
  const acto = de(
    [
      { tipo: 'RECIBIR_DOCUMENTACION', datos: { detalle: 'Texto.', completa: true, recibida: dia } },
      { tipo: 'REGISTRAR_CONVOCATORIA', datos: { fecha: dia, nomenclatura: 'LP-1-2026' } },
      { tipo: 'RECIBIR_DOCUMENTACION', datos: { detalle: 'Texto.', completa: c % 2 === 0, recibida: dia } },
      { tipo: 'DESISTIR', datos: { motivo: 'Texto.', recibida: dia } },
      { tipo: 'RESPONDER_CONTINUIDAD', datos: { continua: c % 2 === 0, recibida: dia } },
      { tipo: 'REGISTRAR_VISITA', datos: { fecha: dia, lugar: 'Lima', notas: 'Texto.' } },
      { tipo: 'PRORROGAR_ENTREGA', datos: { dias: 3, motivo: 'Texto.' } },
    ],
    c + (b % 2),
  );
  return { acto, cargo: 'Cargo 1' };
}

/** The same data with one thing wrong: of shape, or a day that has not come. */
function torcer(datos: Datos, ahora: string, n: number): Datos {
  const nombres = Object.keys(datos);
  const nombre = de(nombres, n);
  const { [nombre]: quitado, ...resto } = datos;
  const manana = masDias(diaEnLima(ahora), 1);
  if (n % 4 === 0) return resto;
  if (n % 4 === 1) return { ...datos, sobra: true };
  if (n % 4 === 2 && ('fecha' in datos || 'recibida' in datos))
    return { ...datos, ['fecha' in datos ? 'fecha' : 'recibida']: de([manana, mas(ahora, 1)], n >> 2) };
  return { ...datos, [nombre]: de(typeof quitado === 'number' ? [0, -1, 1.5] : ['', null, 7], n >> 2) };
}

/** Where the clock goes: minutes, to the edges of a running term, days, weeks or months on. */
function salto(caso: CasoIngenuo, ahora: string, { a, b, c }: Tirada): string {
  const corren = caso.plazos.filter((p) => p.estado === 'corriendo');
  const proximo = [...corren].sort((x, y) => (x.vence < y.vence ? -1 : 1))[0];
  const plazo = c % 3 === 0 ? proximo : de(corren, b);
  const fin = plazo ? medianoche(masDias(plazo.vence, 1)) : mas(ahora, 60);
  const hasta = de(
    [
      mas(ahora, 1 + (b % 600)),
      mas(ahora, 1440 * (1 + (b % 4))),
      mas(fin, -1440 + (b % 1440)),
      new Date(Date.parse(fin) - 1).toISOString(),
      fin,
      mas(fin, 1 + (b % 1440)),
      mas(fin, 1440 * (1 + (b % 3))),
      mas(ahora, 1440 * 7 * (1 + (b % 2))),
      b % 4 === 0 ? mas(ahora, 1440 * 30 * (1 + (b % 3))) : fin,
    ],
    a,
  );
  return hasta < ahora ? mas(ahora, 1) : hasta > FIN ? ahora : hasta;
}

/** What a step is on this case at this instant. */
export function resolver(caso: CasoIngenuo, ahora: string, tirada: Tirada): Paso {
  const { clase, a, b, c } = tirada;
  if (clase === 'reiniciar') return { que: 'reiniciar' };
  if (clase === 'tiempo' || clase === 'silencio')
    return { que: 'tiempo', hasta: salto(caso, ahora, tirada), avisar: clase === 'tiempo' };
  const enviados = caso.correos.flatMap((correo, i) => (correo.estado === 'enviado' ? [i] : []));
  if (clase === 'rebote' && enviados.length > 0) return { que: 'rebote', correo: de(enviados, a) };
  const rectifica = clase === 'rectificar' && (caso.vencimientos.length > 0 || a % 4 === 0);
  const tipo = rectifica ? 'RECTIFICAR_VENCIMIENTO' : de(clase === 'cualquiera' ? ACTOS : oportunos(caso), a);
  const datos = datosDe(tipo, caso, ahora, b, c);
  return { que: 'acto', tipo, datos: clase === 'torcido' ? torcer(datos, ahora, a + b + c) : datos };
}
