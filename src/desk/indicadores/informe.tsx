import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Norma } from '../componentes/norma';
import { fechaLarga, mesLargo } from '../formato/fechas';
import { IconoImprimir } from '../iconos';
import { Cifras, type Cuadro } from './figura';
import { mesCorto, parte } from './periodo';
import { PorEntidad } from './tablas';
import type { DatosDeIndicadores, InformeAnual } from './tipos';

type Clave = { [K in keyof InformeAnual]: InformeAnual[K] extends number ? K : never }[keyof InformeAnual];

const GRUPOS: readonly { titulo: string; cifras: readonly (readonly [Clave, string])[] }[] = [
  {
    titulo: 'Solicitudes',
    cifras: [
      ['recibidas', 'Recibidas'],
      ['entidades', 'Entidades que las presentaron'],
      ['rechazadas', 'Rechazadas'],
      ['noProcede', 'No procedían'],
      ['atendidas', 'Atendidas'],
      ['culminadas', 'Culminadas'],
      ['archivadas', 'Archivadas'],
      ['desistidas', 'Desistidas'],
      ['enTramite', 'En trámite al cierre del periodo'],
    ],
  },
  {
    titulo: 'Asistencia brindada',
    cifras: [
      ['reuniones', 'Reuniones'],
      ['respuestas', 'Respuestas remitidas'],
      ['requerimientos', 'Requerimientos de documentación'],
      ['informes', 'Informes de revisión'],
      ['exposiciones', 'Exposiciones'],
      ['informesDeSeguimiento', 'Informes de seguimiento'],
      ['acompanamientosConcluidos', 'Acompañamientos concluidos'],
      ['seguimientosDeAcompanamiento', 'Seguimientos de acompañamiento'],
      ['visitas', 'Visitas'],
      ['derivaciones', 'Derivaciones a otro órgano'],
      ['improcedencias', 'Improcedencias declaradas'],
    ],
  },
];
const NOMBRES: Readonly<Record<string, string>> = {
  error: 'Errores',
  omision: 'Omisiones',
  vulneracion: 'Vulneraciones',
  criterio: 'Atendidas con un criterio',
  recomendacion: 'Atendidas con una recomendación',
  evaluada: 'Evaluadas',
  implementada: 'Implementadas',
  no_atendida: 'No atendidas',
  no_aplicable: 'No aplicables',
};

function conteo(nombre: string, total: number, ...partes: Readonly<Record<string, number>>[]): Cuadro {
  const filas = partes.flatMap((p) => Object.entries(p));
  return {
    nombre,
    columnas: [nombre, 'Cantidad'],
    filas: [
      ['total', <strong key="total">Total</strong>, total],
      ...filas.map(([clave, n]) => [clave, NOMBRES[clave] ?? clave, n] as const),
    ],
  };
}

function cuadrosDe({ informeAnual: i, plazos }: DatosDeIndicadores): Cuadro[] {
  if (i === null) return [];
  const s = plazos.resumen;
  return [
    ...GRUPOS.map(
      ({ titulo, cifras }): Cuadro => ({
        nombre: titulo,
        columnas: [titulo, 'Cantidad'],
        filas: cifras.map(([clave, dice]) => [clave, dice, i[clave]]),
      }),
    ),
    conteo(
      'Deficiencias advertidas',
      i.deficiencias.total,
      i.deficiencias.porTipo,
      i.deficiencias.porTratamiento,
    ),
    conteo('Verificación de lo advertido', i.verificaciones.total, i.verificaciones.porResultado),
    {
      nombre: 'Plazos de la oficina',
      columnas: ['Plazos de la oficina', 'Cantidad', 'Parte'],
      filas: [
        ['cumplidos', 'Cumplidos en término', s.cumplidos, parte(s.cumplidos, s.total)],
        ['tardios', 'Cumplidos fuera de término', s.tardios, parte(s.tardios, s.total)],
        ['vencidos', 'Vencidos sin cumplir', s.vencidos, parte(s.vencidos, s.total)],
        ['corriendo', 'Que corren', s.corriendo, parte(s.corriendo, s.total)],
      ],
    },
  ];
}

/** The annual report of numeral 8.3, as one prints it. */
export function Informe({ datos }: { datos: DatosDeIndicadores }) {
  const { informeAnual, desde, hasta, hoy, entidad, volumen, tiempos } = datos;
  if (informeAnual === null) return null;
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text>
            De {mesLargo(desde)} a {mesLargo(hasta)}
            {entidad === null ? ', todas las entidades' : `, solo la entidad con RUC ${entidad}`}. Cifras al{' '}
            {fechaLarga(hoy)}.
          </Text>
          <Norma texto={informeAnual.norma} regla={informeAnual.regla} />
        </div>
        <Button
          className="no-imprimir"
          leftSection={<IconoImprimir size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Imprimir el informe
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        {cuadrosDe(datos).map((c) => (
          <section key={c.nombre} aria-label={c.nombre}>
            <Cifras {...c} />
          </section>
        ))}
      </SimpleGrid>
      <Title order={2} size="h4">
        Mes a mes
      </Title>
      <Cifras
        nombre="Mes a mes"
        columnas={['Mes', 'Ingresadas', 'Terminadas', 'En trámite al cierre']}
        filas={volumen.porMes.map((m) => [m.mes, mesCorto(m.mes), m.nacidos, m.terminados, m.vivosAlCierre])}
      />
      <Title order={2} size="h4">
        Tiempo en cada etapa, en días hábiles
      </Title>
      <Cifras
        nombre="Tiempo en cada etapa"
        columnas={['Etapa', 'Casos', 'Mediana', 'Percentil 90']}
        filas={tiempos.etapas.map((e) => [e.etapa, e.titulo, e.casos, e.mediana ?? '—', e.p90 ?? '—'])}
      />
      <PorEntidad datos={datos} />
    </Stack>
  );
}
