import { TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type FormEvent, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { IconoBuscar } from '../iconos';

/** Search from anywhere: a number, an entity, what is bought. `/` goes to it. */
export function Buscador() {
  const [texto, setTexto] = useState('');
  const caja = useRef<HTMLInputElement>(null);
  const ir = useNavigate();
  const { pathname } = useLocation();
  useHotkeys([['/', () => caja.current?.focus()]]);
  const buscar = (e: FormEvent) => {
    e.preventDefault();
    const limpio = texto.trim();
    if (limpio === '') return;
    const enProcesos = /^PS-/i.test(limpio) || (pathname.startsWith('/procesos') && !/^AT-/i.test(limpio));
    ir(`/${enProcesos ? 'procesos' : 'solicitudes'}?texto=${encodeURIComponent(limpio)}`);
  };
  return (
    <search>
      <form onSubmit={buscar}>
        <TextInput
          ref={caja}
          value={texto}
          onChange={(e) => setTexto(e.currentTarget.value)}
          placeholder="Buscar expediente"
          aria-label="Buscar un expediente por número, entidad u objeto (tecla /)"
          type="search"
          maxLength={200}
          leftSection={<IconoBuscar size={16} aria-hidden />}
        />
      </form>
    </search>
  );
}
