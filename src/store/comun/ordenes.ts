import { clave } from '../../../machines/base/maquina.js';
import type { Plazo } from '../../../machines/base/plazo.js';
import { finDelPlazo } from '../../../machines/calendario/index.js';
import type { Registro } from '../../../machines/registro.js';
import { A_NADIE_AUN, type Caso, type Escritura } from '../puerto.js';
import { deudasDe, puedeDeberse, relevar, seDebe } from './deudas.js';
import { Etapas } from './etapas.js';
import { valoresDeAviso, valoresDeEvento, valoresDeSobre } from './filas.js';
import type { Orden } from './orden.js';

function minimo(plazos: readonly Plazo[]): string | null {
  let menor: string | null = null;
  for (const p of plazos)
    if (p.estado === 'corriendo' && (menor === null || p.vence < menor)) menor = p.vence;
  return menor;
}

function cabeza(caso: Caso, snapshotTexto: string): unknown[] {
  const { snapshot, secuencia, plazos } = caso.estado;
  return [
    caso.situacion,
    JSON.stringify(snapshot.value),
    secuencia,
    snapshotTexto,
    caso.huella,
    caso.huellaEstado,
    caso.actualizado,
    caso.ocurrido,
    minimo(plazos),
    caso.salidas.length === 0 ? '[]' : JSON.stringify(caso.salidas),
    caso.responsable,
  ];
}

function plazosDe(caso: Caso, antes: readonly Plazo[]): Orden[] {
  const ordenes: Orden[] = [];
  caso.estado.plazos.forEach((p, i) => {
    const anterior = antes[i];
    if (anterior && anterior !== p)
      ordenes.push(['cierra', p.estado, p.cerrado, p.motivo, puedeDeberse(p), caso.id, p.n]);
  });
  for (const p of caso.estado.plazos.slice(antes.length)) {
    ordenes.push(...relevar(caso, p), [
      'plazo',
      caso.id,
      p.n,
      p.regla,
      p.item,
      p.desde,
      p.dias,
      p.computo,
      p.ambitos,
      p.vence,
      finDelPlazo(p.vence),
      p.estado,
      p.abierto,
      p.cerrado,
      p.reemplaza,
      p.motivo,
      seDebe(caso, p),
    ]);
  }
  return ordenes;
}

/** A message goes to a case by its id, to one that is yet to be born, or to every case with a link of a type to this one. */
function mensajeDe(de: string, m: Escritura['mensajes'][number]): Orden {
  const resto = [m.tipo, JSON.stringify(m.datos), m.ocurrido];
  return !m.a.startsWith('@') || m.a === A_NADIE_AUN
    ? ['mensaje', m.id, de, m.secuencia, m.a, ...resto]
    : ['mensajeVinculado', m.id, de, m.secuencia, ...resto, de, m.a.slice(1)];
}

/** What a decision writes, as orders each database knows how to follow. They are obeyed in this order. */
export class Ordenes {
  readonly #etapas: Etapas;

  constructor(readonly registro: Registro) {
    this.#etapas = new Etapas(registro);
  }

  #nacer(caso: Caso, snapshotTexto: string): Orden[] {
    const def = this.registro.porClave(caso.maquina);
    const { id, coleccion, numero, regimen, creado, ruc } = caso;
    const resumen = def.resumir(caso.datos);
    return [
      ['nuevo', id, coleccion, numero, clave(def), regimen, creado, ruc, ...cabeza(caso, snapshotTexto)],
      ['texto', id, [numero, resumen.entidad, resumen.ruc, resumen.objeto].filter(Boolean).join('\n')],
      ['datos', id, caso.datosTexto, resumen.entidad, resumen.ruc, resumen.objeto],
      ...caso.vinculos.map((v): Orden => ['vinculo', id, v.tipo, v.caso]),
    ];
  }

  #cambiar(antes: Caso, caso: Caso, snapshotTexto: string): Orden[] {
    const ordenes: Orden[] = [['cambia', ...cabeza(caso, snapshotTexto), caso.id]];
    if (antes.maquina !== caso.maquina) ordenes.push(['cambiaDeMaquina', caso.maquina, caso.id]);
    if (antes.datosTexto !== caso.datosTexto) ordenes.push(['cambianDatos', caso.datosTexto, caso.id]);
    return ordenes;
  }

  #eventos(e: Escritura): Orden[] {
    const { caso, antes } = e;
    const ordenes =
      antes === null ? this.#nacer(caso, e.snapshotTexto) : this.#cambiar(antes, caso, e.snapshotTexto);
    for (const fila of e.eventos) ordenes.push(['evento', ...valoresDeEvento(caso.id, fila)]);
    for (const { tipo, datos } of e.eventos)
      if (tipo === 'ASIGNADO') ordenes.push(['asigna', JSON.parse(datos).usuario ?? null, caso.id]);
    ordenes.push(...this.#etapas.ordenes(e));
    for (const sobre of e.sobres) ordenes.push(['sobre', ...valoresDeSobre(sobre)]);
    ordenes.push(...plazosDe(caso, antes?.estado.plazos ?? []), ...deudasDe(e));
    if (e.supresion) ordenes.push(['suprime']);
    return ordenes;
  }

  /** Everything a decision orders to write. */
  de(e: Escritura): Orden[] {
    const { caso, antes } = e;
    const ordenes = e.eventos.length > 0 ? this.#eventos(e) : [];
    if (e.eventos.length === 0 && antes && antes.salidas !== caso.salidas)
      ordenes.push(['salidas', JSON.stringify(caso.salidas), caso.id]);
    for (const aviso of e.avisos) ordenes.push(['aviso', ...valoresDeAviso(aviso)]);
    for (const a of e.avisosCambiados) ordenes.push(['registra', a.estado, a.enviado, a.codigo, a.id]);
    for (const a of e.avisosAplazados) ordenes.push(['aplaza', a.desde, a.id]);
    for (const m of e.mensajes) ordenes.push(mensajeDe(caso.id, m));
    if (e.entregado !== null) ordenes.push(['entrega', e.entregado]);
    for (const i of e.incidencias) {
      ordenes.push(['incidencia', i.caso, i.clave, i.detalle, i.creada]);
      if (i.plazo !== null) ordenes.push(['detiene', i.caso, i.plazo]);
    }
    if (e.reclamo) {
      const { usuario, ruta, clave: k, cuerpo, secuencia, desde, estado, creado } = e.reclamo;
      ordenes.push(['reclamo', usuario, ruta, k, cuerpo, caso.id, secuencia, desde, estado, creado]);
    }
    return ordenes;
  }
}
