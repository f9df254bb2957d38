import { Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly titulo: string;
  /** Beside the title: what one may do on this page. */
  readonly acciones?: ReactNode;
  /** Under the title. */
  readonly bajada?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title in the tab and as the heading a screen reader lands on, its actions and its content. */
export function Pagina({ titulo, acciones, bajada, children }: Props) {
  const encabezado = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${titulo} · Expediente Vivo`;
  }, [titulo]);
  useEffect(() => {
    // Only after moving between pages: on the first one the browser has its own place to begin.
    if (document.activeElement !== document.body) encabezado.current?.focus();
  }, []);
  return (
    <Stack gap="lg" maw={1280}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Title order={1} size="h2" ref={encabezado} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
            {titulo}
          </Title>
          {bajada ? <div className="tenue">{bajada}</div> : null}
        </div>
        {acciones ? (
          <Group gap="xs" className="no-imprimir">
            {acciones}
          </Group>
        ) : null}
      </Group>
      {children}
    </Stack>
  );
}
