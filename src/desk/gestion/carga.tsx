import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useTieneRol } from '../api/sesion';
import { Pagina } from '../componentes/pagina';
import { Ausencias } from './ausencias';
import { EquipoConCarga } from './equipo';
import { Reparto } from './reparto';

/** Who has how much, what nobody has yet, and who is away. */
export function CargaDeTrabajo() {
  const [parametros, setParametros] = useSearchParams();
  const ver = parametros.get('ver') ?? 'equipo';
  const asigna = useTieneRol('coordinador');
  return (
    <Pagina
      titulo="Carga de trabajo"
      bajada="Los expedientes se reparten según los que están en trámite y lo que cada uno necesita (num. 9.1.4.B)."
    >
      <Tabs
        value={ver}
        onChange={(v) => setParametros(v === null || v === 'equipo' ? {} : { ver: v }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="equipo">El equipo</Tabs.Tab>
          <Tabs.Tab value="asignar">Por asignar</Tabs.Tab>
          <Tabs.Tab value="ausencias">Ausencias</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="equipo">
          <EquipoConCarga />
        </Tabs.Panel>
        <Tabs.Panel value="asignar">
          <Reparto asigna={asigna} />
        </Tabs.Panel>
        <Tabs.Panel value="ausencias">
          <Ausencias />
        </Tabs.Panel>
      </Tabs>
    </Pagina>
  );
}
