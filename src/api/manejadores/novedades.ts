import { z } from 'zod';
import { clave } from '../../../machines/registro.js';
import { citar } from '../../../machines/reglas/index.js';
import { LECTORES, OFICINA, puedeVer, tieneRol, visiblesPara } from '../acceso.js';
import { noExiste, sinRol } from '../problema.js';
import { contar, usuariosDe } from '../relato.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { enteroDeConsulta, limite, texto } from './formas.js';

const POSICION = () => enteroDeConsulta(0, 999_999_999).optional();

const Novedad = z.object({
  posicion: z.number(),
  caso: z.string(),
  secuencia: z.number(),
  coleccion: z.string(),
  numero: z.string(),
  objeto: z.string().nullable(),
  tipo: z.string(),
  titulo: z.string(),
  relato: z.string(),
  actorNombre: z.string(),
  norma: z.string(),
  registrado: z.string(),
});

async function novedades(p: Peticion<{ desde?: number | undefined; limite: number }>): Promise<Salida> {
  const { store, door, registro } = p.sistema;
  // Asked first: what is committed meanwhile is news the next time.
  const ultima = await store.ultimaPosicion();
  const filas = await store.novedades({
    desde: p.consulta.desde ?? 0,
    limite: p.consulta.limite,
    ...visiblesPara(p),
  });
  const nombres = await store.nombresDe(usuariosDe(filas.map((f) => f.actor)));
  const { catalogoDe } = await door.entornoActual();
  // While an upgrade lasts, others move cases of machines this program does not have.
  const deSuClave = new Map(registro.todas.map((def) => [clave(def), def]));
  const elementos = filas.map(({ maquina, datos, actor, regla, catalogo, registrado, tipo, ...caso }) => ({
    ...caso,
    tipo,
    ...contar(deSuClave.get(maquina) ?? null, { tipo, datos, actor }, catalogoDe(catalogo), nombres),
    norma: citar(regla, catalogoDe(catalogo)),
    registrado,
  }));
  return { estado: 200, valor: { elementos, ultima: Math.max(ultima, elementos[0]?.posicion ?? 0) } };
}

/** Who may follow what: all the office, every case; whoever may see a case, that case. */
async function exigirCorriente({ sistema, usuario }: Peticion, caso: string | undefined): Promise<void> {
  if (caso === undefined) {
    if (!tieneRol(usuario, OFICINA)) throw sinRol(OFICINA);
    return;
  }
  const suyo = await sistema.store.identidad(caso);
  if (!suyo || !puedeVer(usuario, suyo)) throw noExiste('El expediente');
}

/** What moved, since one last looked and live. */
export const RUTAS_DE_NOVEDADES: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/novedades',
    titulo: 'Lo que se movió desde una posición, lo más nuevo primero',
    roles: LECTORES,
    exito: 200,
    consulta: z.strictObject({ desde: POSICION(), limite: limite() }),
    respuesta: z.object({ elementos: z.array(Novedad), ultima: z.number() }),
    manejar: novedades,
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/corriente',
    titulo: `Eventos confirmados, en vivo (SSE): los de un expediente, o todos para ${OFICINA.join(', ')}`,
    roles: LECTORES,
    exito: 200,
    consulta: z.strictObject({ desde: POSICION(), caso: texto(64).optional() }),
    respuesta: z.string(),
    manejar: async (p) => {
      const { caso } = p.consulta;
      await exigirCorriente(p, caso);
      const ultimo = p.cabecera('last-event-id');
      const desde =
        ultimo !== undefined && /^\d{1,15}$/.test(ultimo)
          ? Number(ultimo)
          : (p.consulta.desde ?? (await p.sistema.store.ultimaPosicion()));
      return {
        estado: 200,
        tipo: 'text/event-stream; charset=utf-8',
        texto: '',
        corriente: { desde, caso: caso ?? null },
      };
    },
  }),
];
