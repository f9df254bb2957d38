import { ActionIcon, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import { Esperando } from '../desk/componentes/esperando';
import { ProblemaVisible } from '../desk/componentes/problema';
import { IconoAcercar, IconoAlejar, IconoCentrar } from '../desk/iconos';
import { useDibujo } from './consultas';
import estilos from './dibujo.module.css';

interface Props {
  /** Address of the picture. */
  readonly ruta: string;
  readonly nombre: string;
  /** Dot paths of the states to light. */
  readonly activos?: readonly string[];
  readonly elegido?: string | null;
  readonly alElegir?: (estado: string) => void;
  readonly alto?: number | string;
  /** States the picture moves to, the first of them; where there is none, nothing moves it. */
  readonly foco?: readonly string[];
}

const NINGUNO: readonly string[] = [];

function leer(svg: string): SVGSVGElement | null {
  const raiz = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return raiz.nodeName === 'svg' ? (document.importNode(raiz, true) as unknown as SVGSVGElement) : null;
}

const FOCO = 0.8;

/** The picture whole, centred. */
function verEntero(vista: ReactZoomPanPinchRef | null): void {
  const { wrapperComponent: marco, contentComponent: dentro } = vista?.instance ?? {};
  const svg = dentro?.querySelector('svg');
  if (!marco || !svg) return;
  const { width, height } = svg.viewBox.baseVal;
  const escala = Math.min(marco.clientWidth / width, marco.clientHeight / height);
  const x = (marco.clientWidth - width * escala) / 2;
  const y = (marco.clientHeight - height * escala) / 2;
  void vista?.setTransform(x, y, escala, 0);
}

/** A state in the middle, large enough to be read. */
function irA(vista: ReactZoomPanPinchRef | null, grupo: SVGGElement): void {
  const { wrapperComponent: marco, contentComponent: dentro } = vista?.instance ?? {};
  const caja = grupo.querySelector('.caja')?.getBoundingClientRect();
  const todo = dentro?.querySelector('svg')?.getBoundingClientRect();
  if (!marco || !caja || !todo || !vista) return;
  const { scale } = vista.state;
  const x = marco.clientWidth / 2 - ((caja.left + caja.width / 2 - todo.left) / scale) * FOCO;
  const y = marco.clientHeight / 2 - ((caja.top + caja.height / 2 - todo.top) / scale) * FOCO;
  void vista.setTransform(x, y, FOCO, 0);
}

const grupoDe = (donde: EventTarget | null) =>
  donde instanceof Element ? donde.closest<SVGGElement>('.estado[data-estado]') : null;

/** A statechart one can zoom, move about and ask: its states lit, chosen by pointing at them. */
export function Dibujo(p: Props) {
  const { ruta, nombre, activos = NINGUNO, elegido = null, alElegir, alto = 560, foco = NINGUNO } = p;
  const dibujo = useDibujo(ruta);
  const lienzo = useRef<HTMLDivElement>(null);
  const vista = useRef<ReactZoomPanPinchRef>(null);
  const [senalado, setSenalado] = useState('');
  const puesto = useRef<string | null>(null);

  useEffect(() => {
    if (!lienzo.current || dibujo.data === undefined || puesto.current === dibujo.data) return;
    const svg = leer(dibujo.data);
    if (svg === null) return;
    lienzo.current.replaceChildren(svg);
    puesto.current = dibujo.data;
    verEntero(vista.current);
  }, [dibujo.data]);

  const llave = activos.join(' ');
  const [enFoco] = foco;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture, once there, is lit too
  useEffect(() => {
    const lit = new Set(llave.split(' '));
    const grupos = lienzo.current?.querySelectorAll<SVGGElement>('.estado[data-estado]') ?? [];
    for (const grupo of grupos) {
      const suyo = grupo.dataset['estado'] ?? '';
      grupo.classList.toggle('activo', lit.has(suyo));
      grupo.classList.toggle('elegido', suyo === elegido);
    }
    const meta = elegido ?? enFoco;
    const grupo = [...grupos].find((g) => g.dataset['estado'] === meta);
    if (grupo) irA(vista.current, grupo);
  }, [llave, elegido, enFoco, dibujo.data]);

  if (dibujo.isPending) return <Esperando filas={3} alto={160} />;
  if (dibujo.isError)
    return <ProblemaVisible error={dibujo.error} alReintentar={() => void dibujo.refetch()} />;
  return (
    <div className={estilos['marco']} style={{ height: alto }}>
      <TransformWrapper
        ref={vista}
        minScale={0.1}
        maxScale={3}
        limitToBounds={false}
        wheel={{ activationKeys: ['Control', 'Meta'] }}
        keyboard={{ disabled: false }}
        doubleClick={{ step: 0.7 }}
      >
        <Group gap={4} className={estilos['mandos']}>
          <ActionIcon variant="default" aria-label="Acercar" onClick={() => vista.current?.zoomIn(0.4)}>
            <IconoAcercar size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" aria-label="Alejar" onClick={() => vista.current?.zoomOut(0.4)}>
            <IconoAlejar size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label="Ver el diagrama entero"
            onClick={() => verEntero(vista.current)}
          >
            <IconoCentrar size={16} aria-hidden />
          </ActionIcon>
        </Group>
        <TransformComponent wrapperStyle={{ width: '100%', height: '100%' }}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list of states beside the picture does the same from the keyboard */}
          <div
            ref={lienzo}
            role="img"
            aria-label={nombre}
            onClick={(e) => {
              const grupo = grupoDe(e.target);
              if (grupo) alElegir?.(grupo.dataset['estado'] ?? '');
            }}
            onPointerOver={(e) => setSenalado(grupoDe(e.target)?.querySelector('title')?.textContent ?? '')}
          />
        </TransformComponent>
      </TransformWrapper>
      {senalado === '' ? null : <div className={estilos['pie']}>{senalado}</div>}
    </div>
  );
}
