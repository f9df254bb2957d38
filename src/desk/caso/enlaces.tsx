import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pedir } from '../api/client';
import { useTieneRol } from '../api/sesion';
import type { Caso, Coleccion } from '../api/tipos';
import { plural } from '../formato/palabras';
import {
  IconoAgenda,
  IconoCronograma,
  IconoDescargar,
  IconoImprimir,
  IconoProteccion,
  IconoVisto,
} from '../iconos';

interface Verificacion {
  readonly integra: boolean;
  readonly eventos: number;
  readonly diferencias: readonly { readonly detalle: string }[];
  readonly suprimidos?: readonly number[];
}

/** What else one may do with a case: its calendar, its comparative table, its agenda, its proof. */
export function Enlaces({ coleccion, caso }: { coleccion: Coleccion; caso: Caso }) {
  const base = `/api/${coleccion}/${caso.id}`;
  const verificar = useMutation({
    mutationFn: () => pedir<Verificacion>(`${base}/verificacion`),
    onSuccess: ({ integra, eventos, diferencias, suprimidos = [] }) =>
      notifications.show({
        title: integra ? 'El expediente está íntegro' : 'El expediente no coincide con su historia',
        message: integra
          ? `La cadena y la repetición de sus ${plural(eventos, 'evento')} dan el mismo estado.${
              suprimidos.length === 0
                ? ''
                : ` De ${plural(suprimidos.length, 'evento')} se suprimieron datos personales (Ley 29733).`
            }`
          : diferencias.map((d) => d.detalle).join(' '),
        color: integra ? 'petroleo' : 'red',
      }),
  });
  const coordina = useTieneRol('coordinador');
  const esProceso = coleccion === 'procesos';
  const rechazada = caso.situacion === 'rechazada';
  return (
    <>
      {esProceso ? (
        <Button
          component={Link}
          to={`/procesos/${caso.id}/cronograma`}
          variant="default"
          leftSection={<IconoCronograma size={16} aria-hidden />}
        >
          Cronograma
        </Button>
      ) : null}
      {rechazada ? (
        <Button component={Link} to={`/solicitudes/nueva?anterior=${caso.id}`}>
          Presentar de nuevo
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">Más</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {esProceso ? (
            <>
              <Menu.Item component="a" href={`${base}/cuadro-comparativo.html`} target="_blank">
                Cuadro comparativo
              </Menu.Item>
              <Menu.Item
                component="a"
                href={`${base}/cuadro-comparativo.xlsx`}
                leftSection={<IconoDescargar size={16} aria-hidden />}
              >
                Cuadro comparativo en Excel
              </Menu.Item>
            </>
          ) : null}
          {coleccion === 'informes'
            ? Object.entries({ pdf: 'Informe en PDF', xlsx: 'Informe en Excel' }).map(([forma, titulo]) => (
                <Menu.Item
                  key={forma}
                  component="a"
                  href={`${base}/informe.${forma}`}
                  disabled={!caso.datos['cifras']}
                  leftSection={<IconoDescargar size={16} aria-hidden />}
                >
                  {titulo}
                </Menu.Item>
              ))
            : null}
          <Menu.Item
            component="a"
            href={`${base}/agenda.ics`}
            leftSection={<IconoAgenda size={16} aria-hidden />}
          >
            Agenda (.ics)
          </Menu.Item>
          <Menu.Item leftSection={<IconoImprimir size={16} aria-hidden />} onClick={() => window.print()}>
            Imprimir
          </Menu.Item>
          <Menu.Item
            leftSection={<IconoVisto size={16} aria-hidden />}
            onClick={() => verificar.mutate()}
            disabled={verificar.isPending}
          >
            Verificar la historia
          </Menu.Item>
          {coordina ? (
            <Menu.Item
              component={Link}
              to={`/proteccion?caso=${encodeURIComponent(caso.numero)}`}
              leftSection={<IconoProteccion size={16} aria-hidden />}
            >
              Quién lo leyó
            </Menu.Item>
          ) : null}
          <Menu.Label>
            <Text size="xs">
              {caso.maquina} {caso.version} · {caso.regimen}
            </Text>
          </Menu.Label>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
