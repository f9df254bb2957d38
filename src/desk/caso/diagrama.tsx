import { Anchor, Group, List, Loader, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { conConsulta } from '../api/client';
import { useTieneRol } from '../api/sesion';
import type { Caso, FilaDeHistorial } from '../api/tipos';
import { Norma } from '../componentes/norma';
import { estadosActivos, useMaquina } from './estados';
import { itemsDe } from './partes-de-datos';

const MARGEN = 60;
const MAS_ANCHO = 520;

async function traerDibujo(ruta: string): Promise<string> {
  const respuesta = await fetch(ruta);
  if (!respuesta.ok) throw new Error('El dibujo no está disponible.');
  return respuesta.text();
}

/** Where a state is on the picture, which is moved to the middle when its legend is wider than it. */
function cajaDe(svg: SVGSVGElement, grupo: SVGGElement): DOMRect {
  const { x, y, width, height } = grupo.getBBox();
  const [lienzo, suyo] = [svg.getScreenCTM(), grupo.getScreenCTM()];
  const { e, f } = lienzo && suyo ? lienzo.inverse().multiply(suyo) : { e: 0, f: 0 };
  return new DOMRect(x + e, y + f, width, height);
}

// The whole picture does not fit beside a case: what is seen are the states it is in, as many as can be read.
function enfocar(svg: SVGSVGElement, rutas: readonly string[]): void {
  const cajas = rutas.flatMap((ruta) => {
    const grupo = svg.querySelector<SVGGElement>(`g[data-estado="${CSS.escape(ruta)}"]`);
    return grupo ? [cajaDe(svg, grupo)] : [];
  });
  const [primera, ...otras] = cajas;
  if (primera === undefined) return;
  let [x1, y1, x2, y2] = [primera.x, primera.y, primera.x + primera.width, primera.y + primera.height];
  for (const c of otras) {
    const ancho = Math.max(x2, c.x + c.width) - Math.min(x1, c.x);
    const alto = Math.max(y2, c.y + c.height) - Math.min(y1, c.y);
    if (ancho > MAS_ANCHO || alto > MAS_ANCHO) continue;
    [x1, y1, x2, y2] = [
      Math.min(x1, c.x),
      Math.min(y1, c.y),
      Math.max(x2, c.x + c.width),
      Math.max(y2, c.y + c.height),
    ];
  }
  const ancho = Math.max(420, x2 - x1 + 2 * MARGEN);
  const alto = Math.max(240, y2 - y1 + 2 * MARGEN);
  svg.setAttribute('viewBox', `${(x1 + x2 - ancho) / 2} ${(y1 + y2 - alto) / 2} ${ancho} ${alto}`);
  svg.setAttribute('width', '100%');
  svg.removeAttribute('height');
  svg.removeAttribute('style');
}

/** Where a case is on its statechart: in words with their articles, and the lit states with what is around them. */
export function DondeEsta({ caso, historia }: { caso: Caso; historia: readonly FilaDeHistorial[] }) {
  const items = itemsDe(caso);
  const [parte, setParte] = useState('proceso');
  const item = parte === 'proceso' ? null : parte;
  const inspecciona = useTieneRol('lectura');
  const maquina = useMaquina(caso);
  const activos = maquina.data ? estadosActivos(maquina.data, caso.estado, item, historia) : [];
  const ruta = conConsulta(`/api/maquinas/${caso.maquina}/${caso.version}/diagrama.svg`, {
    caso: caso.id,
    item,
  });
  const dibujo = useQuery({
    queryKey: ['caso', caso.id, 'dibujo', caso.secuencia, item],
    queryFn: () => traerDibujo(ruta),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const lienzo = useRef<HTMLDivElement>(null);
  const enFoco = activos.map((a) => a.ruta).join(' ');
  useEffect(() => {
    if (!lienzo.current || dibujo.data === undefined || enFoco === '') return;
    const leido = new DOMParser().parseFromString(dibujo.data, 'image/svg+xml').documentElement;
    if (leido.nodeName !== 'svg') return;
    lienzo.current.replaceChildren(document.importNode(leido, true));
    enfocar(lienzo.current.firstElementChild as SVGSVGElement, enFoco.split(' '));
  }, [dibujo.data, enFoco]);
  return (
    <div>
      {items.length > 0 ? (
        <SegmentedControl
          size="xs"
          mb="xs"
          aria-label="Qué diagrama"
          value={parte}
          onChange={setParte}
          data={[
            { value: 'proceso', label: 'Proceso' },
            ...items.slice(0, 6).map((i) => ({ value: i.numero, label: `Ítem ${i.numero}` })),
          ]}
        />
      ) : null}
      <List size="sm" spacing={4} mb="sm">
        {activos.map((a) => (
          <List.Item key={a.ruta}>
            {a.descripcion} {a.norma ? <Norma texto={a.norma} regla={a.regla ?? undefined} /> : null}
          </List.Item>
        ))}
      </List>
      <div
        className="lienzo"
        ref={lienzo}
        role="img"
        aria-label="Diagrama de estados con los estados actuales resaltados"
      />
      {dibujo.isPending ? <Loader size="sm" role="status" aria-label="Cargando el diagrama" /> : null}
      {dibujo.isError ? (
        <Text size="sm" className="tenue">
          {dibujo.error.message}
        </Text>
      ) : null}
      <Group gap="md" mt={4}>
        <Anchor href={ruta} target="_blank" size="xs">
          Ver el diagrama completo
        </Anchor>
        {inspecciona ? (
          <Anchor component={Link} to={`/inspector/caso/${caso.id}`} size="xs">
            Abrir en el inspector
          </Anchor>
        ) : null}
      </Group>
    </div>
  );
}
