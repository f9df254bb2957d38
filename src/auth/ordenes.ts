import { type Command, Option } from 'commander';
import { v7 as uuid } from 'uuid';
import { correo as direccion, esRuc } from '../../machines/base/campos.js';
import { ROLES, type Rol } from '../../machines/base/evento.js';
import { relojReal } from '../clock.js';
import { ConfigInvalida } from '../config.js';
import type { UsuarioConCuenta } from '../store/identidades.js';
import type { Store } from '../store/puerto.js';
import { cuenta as nombreDeCuenta, plegarCuenta } from './cuenta.js';
import { ClaveRechazada } from './errores.js';
import { frenoDeCuenta } from './frenos.js';
import { Identidades } from './identidades.js';
import { leerClaveEscrita } from './leer-clave.js';
import { huellaDeFicha, nuevaFicha } from './secreto.js';

type Decir = (linea: string) => void;
type ConStore = <T>(trabajo: (store: Store) => Promise<T>) => Promise<T>;

async function hallar(store: Store, quien: string): Promise<UsuarioConCuenta> {
  const id = (await store.porCuenta(plegarCuenta(quien)))?.usuario.id ?? quien;
  const usuario = await store.usuarioConCuenta(id);
  if (usuario === null) throw new ConfigInvalida('Ese usuario no existe.');
  return usuario;
}

interface Nuevo {
  readonly nombre: string;
  readonly rol: Rol[];
  readonly correo?: string;
  readonly entidad?: string;
  readonly cuenta?: string;
}

function leerCuenta(escrita: string): string {
  const leida = nombreDeCuenta().safeParse(escrita);
  if (!leida.success) throw new ConfigInvalida(leida.error.issues[0]?.message ?? 'Esa cuenta no sirve.');
  return leida.data;
}

async function crear(
  store: Store,
  decir: Decir,
  { nombre, rol, correo, entidad, cuenta }: Nuevo,
): Promise<void> {
  if (nombre.trim() === '') throw new ConfigInvalida('Indique un nombre que no esté en blanco.');
  if (correo !== undefined && !direccion().safeParse(correo).success)
    throw new ConfigInvalida('El correo no es una dirección que se pueda leer.');
  if (entidad !== undefined && !esRuc(entidad))
    throw new ConfigInvalida('El RUC tiene 11 dígitos y su dígito verificador no corresponde.');
  if (rol.includes('entidad') && entidad === undefined)
    throw new ConfigInvalida('Un usuario de entidad necesita --entidad <ruc>.');
  const suya = cuenta === undefined ? null : leerCuenta(cuenta);
  if (suya !== null && (await store.porCuenta(suya)) !== null)
    throw new ConfigInvalida('Ese nombre de cuenta ya es de otra persona.');
  const ficha = nuevaFicha();
  const id = uuid();
  await store.crearUsuario(
    { id, nombre, correo: correo ?? null, roles: rol, entidad: entidad ?? null, cuenta: suya },
    huellaDeFicha(ficha),
    relojReal.ahora(),
  );
  decir(JSON.stringify({ id, token: ficha }));
}

async function ponerClave(store: Store, decir: Decir, quien: string, invitar: boolean): Promise<void> {
  const usuario = await hallar(store, quien);
  if (usuario.revocado !== null) throw new ConfigInvalida('Ese usuario está revocado.');
  if (usuario.cuenta === null) throw new ConfigInvalida('Ese usuario no tiene un nombre de cuenta.');
  const identidades = new Identidades(store, relojReal);
  if (invitar) {
    decir(JSON.stringify(await identidades.invitar(usuario.id, 'orden', '')));
    return;
  }
  try {
    await identidades.ponerClave(usuario, await leerClaveEscrita(`Clave nueva de ${usuario.cuenta}: `));
  } catch (error) {
    throw error instanceof ClaveRechazada ? new ConfigInvalida(error.message) : error;
  }
  await store.soltarFreno(frenoDeCuenta(usuario.cuenta));
  decir('La clave quedó puesta; las sesiones que tenía abiertas se cerraron.');
}

async function listar(store: Store, decir: Decir): Promise<void> {
  const identidades = new Identidades(store, relojReal);
  for (const u of await store.usuarios({ limite: 100_000 })) {
    const { id, nombre, roles, cuenta, revocado, claveDesde, ultimoIngreso } = u;
    const bloqueadaHasta = await identidades.bloqueadaHasta(cuenta);
    decir(JSON.stringify({ id, nombre, cuenta, roles, revocado, claveDesde, ultimoIngreso, bloqueadaHasta }));
  }
}

/** Puts the orders over users in the program. They write with the server running: it notices. @param decir writes a line */
export function ponerOrdenesDeUsuarios(programa: Command, conStore: ConStore, decir: Decir): void {
  const usuarios = programa.command('usuarios').description('Usuarios, sus cuentas, claves y fichas.');
  usuarios
    .command('listar')
    .description('Muestra los usuarios, uno por línea.')
    .action(() => conStore((store) => listar(store, decir)));
  usuarios
    .command('crear')
    .description('Crea un usuario y muestra su ficha una sola vez.')
    .requiredOption('--nombre <nombre>', 'nombre del usuario')
    .addOption(new Option('--rol <rol...>', 'uno o más roles').choices([...ROLES]).makeOptionMandatory())
    .option('--correo <correo>', 'correo del usuario')
    .option('--entidad <ruc>', 'RUC de la entidad por la que actúa')
    .option('--cuenta <cuenta>', 'nombre con el que ingresa, además de su clave')
    .action((nuevo: Nuevo) => conStore((store) => crear(store, decir, nuevo)));
  usuarios
    .command('clave <usuario>')
    .description('Pone la clave de un usuario (su cuenta o su id): la pregunta, o la lee de la entrada.')
    .option('--invitar', 'en vez de ponerla, da un código de invitación para que la ponga su dueño')
    .action((quien: string, { invitar }: { invitar?: true }) =>
      conStore((store) => ponerClave(store, decir, quien, invitar === true)),
    );
  usuarios
    .command('desbloquear <usuario>')
    .description('Deja ingresar de nuevo a quien falló demasiadas veces.')
    .action((quien: string) =>
      conStore(async (store) => {
        const { id, cuenta } = await hallar(store, quien);
        const estaba = cuenta !== null && (await store.soltarFreno(frenoDeCuenta(cuenta)));
        if (estaba) await new Identidades(store, relojReal).anotar('desbloqueado', id, 'orden', '');
        decir(estaba ? 'Desbloqueado.' : 'No tenía intentos fallidos.');
      }),
    );
  usuarios
    .command('ficha <usuario>')
    .description('Da una ficha nueva; la anterior deja de servir.')
    .action((quien: string) =>
      conStore(async (store) => {
        const { id } = await hallar(store, quien);
        const ficha = nuevaFicha();
        if (!(await store.renovarFicha(id, huellaDeFicha(ficha))))
          throw new ConfigInvalida('Ese usuario está revocado.');
        await new Identidades(store, relojReal).anotar('ficha_nueva', id, 'orden', '');
        decir(JSON.stringify({ id, token: ficha }));
      }),
    );
  usuarios
    .command('revocar <usuario>')
    .description('Revoca a un usuario de inmediato.')
    .action((quien: string) =>
      conStore(async (store) => {
        const { id } = await hallar(store, quien);
        const hecho = await store.revocarSalvoUltimo(id, relojReal.ahora());
        if (hecho === 'ultimo') throw new ConfigInvalida('Es el único administrador en vigor.');
        if (!hecho) throw new ConfigInvalida('Ese usuario ya estaba revocado.');
        await new Identidades(store, relojReal).anotar('revocado', id, 'orden', '');
        decir('Revocado.');
      }),
    );
}
