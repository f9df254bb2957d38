import type { Command } from 'commander';
import { relojReal } from '../clock.js';
import { type Config, esPostgres } from '../config.js';
import type { DiscoDeLaBase } from '../store/operaciones.js';
import type { Store } from '../store/puerto.js';
import type { Cableado } from './cableado.js';
import { alertasDe, enMegas, type Sintomas } from './diagnostico.js';
import { OrdenImposible } from './errores.js';
import { servidorDe } from './servidor.js';
import { sintomasDe } from './vigilancia.js';

const MOSTRADAS = 3;
const EN_MEMORIA = 'sqlite::memory:';

// Whoever looks over a shoulder must not learn it.
function sinClave(direccion: string): string {
  if (!esPostgres(direccion)) return direccion;
  const { protocol, host, pathname } = new URL(direccion);
  return `${protocol}//${host}${pathname}`;
}

function enPalabras({ base, bitacora, libres }: DiscoDeLaBase): string {
  const conocidos = [
    `base ${enMegas(base)}`,
    ...(bitacora === null ? [] : [`bitácora ${enMegas(bitacora)}`]),
    ...(libres === null ? [] : [`libres ${enMegas(libres)}`]),
  ];
  return libres === null
    ? `${conocidos.join(', ')}; lo demás lo vigila quien administra el servidor de la base`
    : conocidos.join(', ');
}

type Decir = Cableado['decir'];

const lineas = (decir: Decir) => (que: string, como: string) => decir(`${`${que}:`.padEnd(24)}${como}`);
const enLista = (filas: readonly string[]) => (filas.length === 0 ? 'nada' : filas.join(', '));

function decirBase(decir: Decir, { panorama }: Sintomas, { DATABASE_URL }: Config): void {
  const linea = lineas(decir);
  const { casos, disco, esquema } = panorama;
  linea('Base de datos', `${sinClave(DATABASE_URL)}, esquema ${esquema}`);
  if (disco) linea('Disco', enPalabras(disco));
  linea('Expedientes', enLista(casos.map((c) => `${c.coleccion} ${c.situacion} ${c.total}`)));
  linea(
    'Plazos',
    `${panorama.vencidosSinHacer} vencidos sin hacer, ${panorama.porVencer} atrasados en vencer`,
  );
}

async function decirLoDemas(decir: Decir, { panorama, correo }: Sintomas, store: Store): Promise<void> {
  const linea = lineas(decir);
  const espera = correo.desde === null ? '' : `, el más antiguo desde ${correo.desde}`;
  linea('Correo', `${correo.pendientes} pendientes${espera}; ${correo.fallidos} agotados`);
  linea(
    'Notificaciones',
    enLista(panorama.avisos.filter((a) => a.total > 0).map((a) => `${a.canal} ${a.estado} ${a.total}`)),
  );
  linea('Último respaldo', panorama.ultimoRespaldo ?? 'ninguno');
  linea('Incidencias', String(panorama.incidencias.total));
  for (const { detalle, creada } of await store.incidencias(MOSTRADAS)) decir(`  ${creada} ${detalle}`);
}

/** `estado`: how the system stands, in one screen; exit code 1 when something needs a person. */
export function ordenEstado(programa: Command, cableado: Cableado): void {
  programa
    .command('estado')
    .description('Cómo está el sistema, en una pantalla; termina con 1 si algo necesita a una persona.')
    .action(async () => {
      const config = cableado.config();
      const salud = await servidorDe(config);
      const linea = lineas(cableado.decir);
      linea('Hora de la máquina', relojReal.ahora());
      linea(
        'Servidor',
        salud
          ? `atiende en ${config.HOST}:${config.PORT}, ${salud.estado}, versión ${salud.version}, sobres ${salud.sobres}`
          : `NO contesta en ${config.HOST}:${config.PORT}`,
      );
      if (config.DATABASE_URL === EN_MEMORIA)
        throw new OrdenImposible('La base de datos está en memoria: nada más se puede mirar desde aquí.');
      const store = await cableado.abrirSinCambiar();
      try {
        const reloj = await cableado.relojDe(config, store);
        const sintomas = await sintomasDe({ store, config, reloj, ultimoLatido: null });
        decirBase(cableado.decir, sintomas, config);
        await decirLoDemas(cableado.decir, sintomas, store);
        const alertas = alertasDe(sintomas);
        if (alertas.length === 0 && salud?.estado === 'ok') return cableado.decir('\nTodo está bien.');
        cableado.decir('');
        if (salud === null) cableado.decir('ATENCIÓN servidor: nadie contesta; vea docs/operacion.md.');
        else if (salud.estado !== 'ok')
          cableado.decir(`ATENCIÓN servidor: base ${salud.baseDatos}, sobres ${salud.sobres}.`);
        for (const { que, detalle } of alertas) cableado.decir(`ATENCIÓN ${que}: ${detalle}`);
        process.exitCode = 1;
      } finally {
        await store.cerrar();
      }
    });
}
