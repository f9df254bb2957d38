import { Tabs } from '@mantine/core';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useTieneRol } from '../desk/api/sesion';
import { Pagina } from '../desk/componentes/pagina';
import { Vacio } from '../desk/componentes/vacio';
import { CasoInspeccionado } from './caso';
import { Galeria } from './galeria';
import { PaginaDeMaquina } from './maquina';
import { EnVivo } from './vivo';

/** The inspector: the machines as they are drawn, what happens in them as it happens, and each history step by step. */
export function Inspector() {
  const { pathname } = useLocation();
  const ir = useNavigate();
  if (!useTieneRol('lectura'))
    return (
      <Pagina titulo="Inspector">
        <Vacio titulo="El inspector es para quienes tienen el rol de lectura o administración.">
          Pida ese rol a la administración del sistema si lo necesita.
        </Vacio>
      </Pagina>
    );
  const pestana = pathname.includes('/vivo') || pathname.includes('/caso') ? 'vivo' : 'maquinas';
  return (
    <Tabs
      value={pestana}
      onChange={(valor) => ir(valor === 'vivo' ? '/inspector/vivo' : '/inspector')}
      mb="md"
    >
      <Tabs.List aria-label="Partes del inspector">
        <Tabs.Tab value="maquinas">Máquinas</Tabs.Tab>
        <Tabs.Tab value="vivo">En vivo</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value={pestana} pt="md">
        <Routes>
          <Route index element={<Galeria />} />
          <Route path="maquina/:id" element={<PaginaDeMaquina />} />
          <Route path="vivo" element={<EnVivo />} />
          <Route path="caso/:id" element={<CasoInspeccionado />} />
          <Route path="*" element={<Navigate to="/inspector" replace />} />
        </Routes>
      </Tabs.Panel>
    </Tabs>
  );
}
