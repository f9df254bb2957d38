import type { Destinatario } from '../base/efectos.js';
import type { Datos, Direccion } from '../base/maquina.js';

interface Participante {
  readonly id: string;
  readonly nombre: string;
  readonly correo?: string;
}

const OFICINAS: Readonly<Partial<Record<Destinatario, string>>> = {
  oec: 'Órgano encargado de las contrataciones',
  aprobador: 'Quien aprobó el expediente de contratación',
  osce: 'OSCE',
  tribunal: 'Tribunal de Contrataciones del Estado',
};

/** Participants an act speaks to: those of before, when it is the act that sends the process back to its preparation. */
function participantes(datos: Datos, acto: Datos): readonly Participante[] {
  const alPrincipio = [acto['etapa'], acto['retrotraeA']].includes('convocatoria');
  const suyos = datos['participantes'] ?? (alPrincipio ? datos['participantesAnteriores'] : undefined);
  return (suyos as readonly Participante[] | undefined) ?? [];
}

/** Id of the bidder an act or expiry is about: the term of a bidder is called `item/postor`. */
function postorDe(acto: Datos): string {
  const nombrado = acto['postor'] ?? acto['participante'] ?? acto['apelante'] ?? acto['id'];
  return String(
    nombrado ??
      String(acto['item'] ?? '')
        .split('/')
        .slice(1)
        .join('/'),
  );
}

/** Who a notice of a process goes to; to participants, those who gave an address when they registered (RS-25-2). */
export function dirigir(datos: Datos, rol: Destinatario, acto: Datos): Direccion | readonly Direccion[] {
  const registrados = participantes(datos, acto);
  if (rol === 'participantes') {
    const conCorreo = registrados.flatMap(({ nombre, correo }) =>
      correo === undefined ? [] : [{ rol, nombre, correo }],
    );
    return conCorreo.length > 0
      ? conCorreo
      : { rol, nombre: 'Participantes registrados en el SEACE', correo: null };
  }
  if (rol === 'postor') {
    const id = postorDe(acto);
    const suyo = registrados.find((p) => p.id === id);
    return { rol, nombre: suyo?.nombre ?? id, correo: suyo?.correo ?? null };
  }
  const entidad = (datos['entidad'] as { nombre: string }).nombre;
  if (rol === 'titular') return { rol, nombre: `Titular de ${entidad}`, correo: null };
  return { rol, nombre: OFICINAS[rol] ?? `Comité especial de ${entidad}`, correo: null };
}
