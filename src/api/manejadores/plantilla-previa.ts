import { DatosInvalidos } from '../../engine/validar.js';
import { escribaniaDe } from '../../faenas/cartero.js';
import { asunto } from '../../notify/asuntos.js';
import { muestraDe, reparosDe, vistaDeEjemplo } from '../../notify/muestra.js';
import { armar, origenDe, plantillaVigente, vistaDe } from '../../notify/redactar.js';
import { largoDe } from '../../notify/rellenar.js';
import { TEXTOS } from '../../notify/textos/index.js';
import type { Aviso } from '../../store/puerto.js';
import { puedeVer } from '../acceso.js';
import { noExiste } from '../problema.js';
import type { Peticion, Salida } from '../ruta.js';

/** Characters of a preview: more than any letter that somebody would read. */
const VISTA_MAXIMA = 2_000_000;

/** The template a request names. @throws Problema 404 when there is none */
export function idDe({ params }: Pick<Peticion, 'params'>): string {
  const id = params['id'] ?? '';
  if (!Object.hasOwn(TEXTOS, id)) throw noExiste('La plantilla');
  return id;
}

/** @throws DatosInvalidos with the line of each thing that keeps a text from being that template */
export function exigirSano(id: string, escrito: string): void {
  const reparos = reparosDe(id, escrito);
  if (reparos.length > 0)
    throw new DatosInvalidos(
      reparos.map(({ linea, mensaje }) => ({ ruta: 'texto', mensaje: `Línea ${linea}: ${mensaje}` })),
    );
}

/** Shows a template, or a text for it, with a case of the caller's sight or with sample data. */
export async function ver(
  p: Peticion<unknown, { texto?: string | undefined; caso?: string | undefined }>,
): Promise<Salida> {
  const id = idDe(p);
  const { store } = p.sistema;
  const escrito = p.cuerpo.texto ?? (await plantillaVigente(store, id))?.texto ?? '';
  exigirSano(id, escrito);
  if (p.cuerpo.caso === undefined)
    return { estado: 200, valor: { ...muestraDe(id, escrito), deEjemplo: true }, casosLeidos: [] };
  const caso = await store.caso(p.cuerpo.caso);
  if (!caso || !puedeVer(p.usuario, caso)) throw noExiste('El expediente');
  const suyo = (await store.avisos(caso.id)).findLast((a) => a.plantilla === id);
  const escribania = escribaniaDe(p.sistema);
  const aviso = suyo ?? avisoSupuesto(caso.id, id, caso.estado.secuencia, p.sistema.reloj.ahora());
  const origen = await origenDe(escribania, caso, aviso);
  const real = vistaDe(id, suyo ? origen : { ...origen, acto: {} });
  // A notice this case never ordered is shown with what the case has, and samples for the rest.
  const vista = suyo
    ? real
    : { ...vistaDeEjemplo(id), ...Object.fromEntries(Object.entries(real).filter(([, v]) => dice(v))) };
  if (largoDe(escrito, vista) > VISTA_MAXIMA)
    throw new DatosInvalidos([
      { ruta: 'texto', mensaje: 'Con ese expediente queda demasiado largo: no repita tanto lo que nombra.' },
    ]);
  const encabezado = asunto(id, caso.numero);
  const hecha = armar(id, escrito, encabezado, vista, {
    catalogo: origen.entorno.catalogo,
    seguimiento: escribania.seguimientoDe(caso),
  });
  return {
    estado: 200,
    valor: { asunto: encabezado, ...hecha, deEjemplo: suyo === undefined },
    casosLeidos: [caso.id],
  };
}

const dice = (valor: unknown) =>
  valor !== null && valor !== false && !(Array.isArray(valor) && valor.length === 0);

function avisoSupuesto(caso: string, plantilla: string, secuencia: number, ahora: string): Aviso {
  return {
    id: '',
    caso,
    secuencia,
    orden: 0,
    plantilla,
    canal: 'correo',
    asunto: '',
    destinatarios: '[]',
    regla: 'AMB-A11',
    creado: ahora,
    desde: ahora,
    estado: 'pendiente',
    alSalir: null,
    alRebotar: null,
    enviado: null,
    codigo: null,
  };
}
