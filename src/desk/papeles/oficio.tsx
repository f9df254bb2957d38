import { Button } from '@mantine/core';
import type { Coleccion } from '../api/tipos';
import { ProblemaVisible } from '../componentes/problema';
import { useEmitir, usePapeles } from './consultas';
import { Emitido } from './papeles';

/** The oficio of a notice: to download it ready to sign, or to prepare it without waiting. */
export function Oficio({ ruta, aviso }: { ruta: string; aviso: string }) {
  const [, , coleccion, caso = ''] = ruta.split('/') as [string, string, Coleccion, string];
  const papeles = usePapeles(coleccion, caso);
  const emitir = useEmitir(coleccion, caso);
  const suyo = papeles.data?.find((p) => p.aviso === aviso);
  if (suyo?.documento) return <Emitido documento={suyo.documento} />;
  return (
    <>
      {emitir.error ? <ProblemaVisible error={emitir.error} /> : null}
      {suyo?.puede ? (
        <Button
          variant="subtle"
          size="compact-xs"
          px={0}
          mr="sm"
          className="no-imprimir"
          loading={emitir.isPending}
          aria-label={`Preparar el oficio: ${suyo.titulo}`}
          onClick={() => emitir.mutate(suyo)}
        >
          Preparar el oficio
        </Button>
      ) : null}
    </>
  );
}
