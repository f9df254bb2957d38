import { Badge, List, Text } from '@mantine/core';
import type { Notificacion } from '../api/tipos';
import { Norma } from '../componentes/norma';
import { Vacio } from '../componentes/vacio';
import { momento } from '../formato/fechas';
import { CANALES, nombreDe } from '../formato/nombres';
import { Constancia } from '../notificaciones/constancia';
import { Envios } from '../notificaciones/envios';
import { SinCorreo } from '../notificaciones/sin-correo';
import { Oficio } from '../papeles/oficio';

const ESTADOS: Readonly<Record<Notificacion['estado'], string>> = {
  pendiente: 'Por salir',
  enviada: 'Enviada',
  fallida: 'No salió',
  rebotada: 'Rebotada',
  por_registrar: 'Por registrar',
  registrada: 'Registrada',
};

// What the system itself notes, in words; any other code is that of a record.
const PROPIOS: Readonly<Record<string, string>> = {
  SMTP_AGOTADO: ' No salió después de todos los intentos.',
  SIN_DIRECCION: ' No tiene a quién enviarse por correo.',
  YA_NO_CORRESPONDE: ' Dejó de corresponder antes de salir.',
  NO_ADMITIDO: ' El expediente no la admitió; vea las incidencias.',
  APARTADO: ' El expediente está apartado; vea las incidencias.',
};
const codigo = (texto: string | null) => (texto === null ? '' : (PROPIOS[texto] ?? ` Código: ${texto}.`));

const quienes = ({ destinatarios }: Notificacion) =>
  destinatarios
    .map((d) => String(d['nombre'] ?? d['correo'] ?? d['rol'] ?? ''))
    .filter((n) => n !== '')
    .join(', ');

/** The notices a case ordered, and how each left. */
export function Notificaciones({
  avisos,
  ruta,
  registra,
}: {
  avisos: readonly Notificacion[];
  ruta: string;
  registra: boolean;
}) {
  if (avisos.length === 0) return <Vacio titulo="Este expediente aún no ha ordenado ninguna notificación." />;
  return (
    <>
      <SinCorreo ruta={ruta} avisos={avisos} />
      <List listStyleType="none" spacing="md">
        {avisos.toReversed().map((a) => (
          <List.Item key={a.id}>
            <Text size="sm" fw={600}>
              {a.asunto}{' '}
              <Badge
                size="sm"
                variant="light"
                tt="none"
                color={a.estado === 'rebotada' || a.estado === 'fallida' ? 'yellow' : 'gray'}
              >
                {ESTADOS[a.estado]}
              </Badge>
            </Text>
            <Text size="sm" className="tenue">
              Por {nombreDe(CANALES, a.canal)}
              {quienes(a) === '' ? '' : `, a ${quienes(a)}`}.{' '}
              {a.enviada ? `Salió el ${momento(a.enviada)}.` : `Se ordenó el ${momento(a.creada)}.`}
              {codigo(a.codigo)}
            </Text>
            <Norma texto={a.norma} />
            <Envios ruta={ruta} aviso={a} registra={registra} />
            {a.canal === 'oficio' ? <Oficio ruta={ruta} aviso={a.id} /> : null}
            {registra && ['pendiente', 'por_registrar', 'enviada', 'fallida'].includes(a.estado) ? (
              <Constancia ruta={ruta} aviso={a} />
            ) : null}
          </List.Item>
        ))}
      </List>
    </>
  );
}
