import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Pagina } from '../componentes/pagina';
import { Lecturas } from './lecturas';
import { UnaPersona } from './persona';
import { Sellos } from './sellos';

/** Who read personal data, what is kept of a person, taking it out, and the daily seals. */
export function ProteccionDeDatos() {
  const [parametros, setParametros] = useSearchParams();
  const ver = parametros.get('ver') ?? 'lecturas';
  return (
    <Pagina
      titulo="Protección de datos"
      bajada="Quién leyó datos personales, qué se guarda de una persona y cómo se suprime (Ley 29733)."
    >
      <Tabs
        value={ver}
        onChange={(v) => setParametros(v === null || v === 'lecturas' ? {} : { ver: v }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="lecturas">Quién leyó</Tabs.Tab>
          <Tabs.Tab value="persona">Una persona</Tabs.Tab>
          <Tabs.Tab value="sellos">Sellos diarios</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="lecturas">
          <Lecturas />
        </Tabs.Panel>
        <Tabs.Panel value="persona">
          <UnaPersona />
        </Tabs.Panel>
        <Tabs.Panel value="sellos">
          <Sellos />
        </Tabs.Panel>
      </Tabs>
    </Pagina>
  );
}
