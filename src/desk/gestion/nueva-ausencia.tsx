import { Button, Group, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { claveNueva } from '../api/client';
import { useSesion, useTieneRol } from '../api/sesion';
import { erroresPorCampo } from '../calendario/errores';
import { CampoDeFecha } from '../componentes/fecha';
import { ProblemaVisible } from '../componentes/problema';
import { diaCivil } from '../formato/fechas';
import { useEquipo, useRegistrarAusencia } from './consultas';

/** Recording an absence, in a window. */
export function NuevaAusencia({ abierta, alCerrar }: { abierta: boolean; alCerrar: () => void }) {
  return (
    <Modal
      opened={abierta}
      onClose={alCerrar}
      size="lg"
      title="Registrar una ausencia"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      <Formulario alCerrar={alCerrar} />
    </Modal>
  );
}

function Formulario({ alCerrar }: { alCerrar: () => void }) {
  const { ahora, usuario } = useSesion();
  const coordina = useTieneRol('coordinador');
  const hoy = diaCivil(ahora);
  const equipo = useEquipo();
  const registrar = useRegistrarAusencia();
  const [datos, setDatos] = useState({
    usuario: coordina ? '' : usuario.id,
    sustituto: '',
    desde: hoy,
    hasta: hoy,
    motivo: '',
  });
  const poner = (nombre: keyof typeof datos, valor: string) => {
    setDatos((d) => ({ ...d, [nombre]: valor }));
    registrar.reset();
  };
  const errores = erroresPorCampo(registrar.error);
  const personas = (equipo.data?.personas ?? []).map((p) => ({ value: p.id, label: p.nombre }));
  const completo = Object.values(datos).every((v) => v.trim() !== '');
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    registrar.mutate({ datos, clave: claveNueva() }, { onSuccess: alCerrar });
  };
  return (
    <form onSubmit={enviar} noValidate>
      <Stack>
        {coordina ? (
          <Select
            label="Quién se ausenta"
            data={personas}
            value={datos.usuario || null}
            onChange={(v) => poner('usuario', v ?? '')}
            error={errores['usuario']}
            searchable
            nothingFoundMessage="No hay nadie con ese nombre."
            data-autofocus
          />
        ) : null}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <CampoDeFecha
            label="Primer día"
            value={datos.desde}
            onChange={(v) => poner('desde', v)}
            error={errores['desde']}
          />
          <CampoDeFecha
            label="Último día"
            value={datos.hasta}
            onChange={(v) => poner('hasta', v)}
            error={errores['hasta']}
          />
        </SimpleGrid>
        <Select
          label="Quién sustituye"
          data={personas.filter((p) => p.value !== datos.usuario)}
          value={datos.sustituto || null}
          onChange={(v) => poner('sustituto', v ?? '')}
          error={errores['sustituto']}
          searchable
          nothingFoundMessage="No hay nadie con ese nombre."
        />
        <TextInput
          label="Motivo"
          description="Solo lo leen la coordinación, quien se ausenta y quien sustituye."
          value={datos.motivo}
          onChange={(e) => poner('motivo', e.currentTarget.value)}
          error={errores['motivo']}
        />
        {registrar.error && Object.keys(errores).length === 0 ? (
          <ProblemaVisible error={registrar.error} />
        ) : null}
        <Group justify="end">
          <Button variant="default" onClick={alCerrar}>
            Cancelar
          </Button>
          <Button type="submit" disabled={!completo} loading={registrar.isPending}>
            Registrar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
