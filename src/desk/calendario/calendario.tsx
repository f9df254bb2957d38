import { ActionIcon, Group, Select, Tabs, Text } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useSesion, useTieneRol } from '../api/sesion';
import { Pagina } from '../componentes/pagina';
import { diaCivil } from '../formato/fechas';
import { IconoAnterior, IconoSiguiente } from '../iconos';
import { SelectorDeAmbito } from './ambito';
import { AnioEntero } from './anio';
import { Calculadora } from './calculadora';
import { ANIOS } from './consultas';
import { Declarar } from './declarar';

const TODOS = Array.from({ length: ANIOS.ultimo - ANIOS.primero + 1 }, (_, i) => String(ANIOS.primero + i));

/** The calendar as law: the year, a calculator, and the declaration or revocation of days. */
export function Calendario() {
  const [parametros, setParametros] = useSearchParams();
  const hoy = diaCivil(useSesion().ahora);
  const declara = useTieneRol('coordinador');
  const escrito = parametros.get('anio') ?? '';
  const anio = Number(TODOS.includes(escrito) ? escrito : hoy.slice(0, 4));
  const ambito = parametros.get('ambito');
  const ver = parametros.get('ver') ?? 'anio';
  const poner = (nombre: string, valor: string | null) =>
    setParametros(
      (antes) => {
        const nuevos = new URLSearchParams(antes);
        if (valor === null) nuevos.delete(nombre);
        else nuevos.set(nombre, valor);
        return nuevos;
      },
      { replace: true },
    );
  return (
    <Pagina
      titulo="Calendario"
      bajada={<Text>Los días que no se cuentan, con la ley o el decreto que lo dice.</Text>}
    >
      <Tabs value={ver} onChange={(v) => poner('ver', v === 'anio' ? null : v)} keepMounted={false}>
        <Tabs.List className="no-imprimir" mb="lg">
          <Tabs.Tab value="anio">El año</Tabs.Tab>
          <Tabs.Tab value="contar">Contar un plazo</Tabs.Tab>
          {declara ? <Tabs.Tab value="declarar">Declarar un día</Tabs.Tab> : null}
        </Tabs.List>
        {ver === 'declarar' ? null : (
          <Group align="end" mb="lg" className="no-imprimir">
            {ver === 'anio' ? (
              <Group gap={4} align="end" wrap="nowrap">
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label="Año anterior"
                  disabled={anio <= ANIOS.primero}
                  onClick={() => poner('anio', String(anio - 1))}
                >
                  <IconoAnterior size={18} aria-hidden />
                </ActionIcon>
                <Select
                  label="Año"
                  data={TODOS}
                  value={String(anio)}
                  onChange={(v) => poner('anio', v)}
                  allowDeselect={false}
                  w={100}
                />
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label="Año siguiente"
                  disabled={anio >= ANIOS.ultimo}
                  onClick={() => poner('anio', String(anio + 1))}
                >
                  <IconoSiguiente size={18} aria-hidden />
                </ActionIcon>
              </Group>
            ) : null}
            <SelectorDeAmbito
              etiqueta="Días que no se cuentan en"
              valor={ambito}
              alCambiar={(a) => poner('ambito', a)}
            />
          </Group>
        )}
        <Tabs.Panel value="anio">
          <AnioEntero anio={anio} ambito={ambito} />
        </Tabs.Panel>
        <Tabs.Panel value="contar">
          <Calculadora ambito={ambito} />
        </Tabs.Panel>
        {declara ? (
          <Tabs.Panel value="declarar">
            <Declarar />
          </Tabs.Panel>
        ) : null}
      </Tabs>
    </Pagina>
  );
}
