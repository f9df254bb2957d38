import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { claveNueva, pedir } from '../api/client';
import { erroresPorCampo } from '../calendario/errores';
import { ProblemaVisible } from '../componentes/problema';
import { CamposDeUsuario, type DatosDeUsuario, SIN_DATOS } from './datos-usuario';

const sinVacios = ({ nombre, roles, ...otros }: DatosDeUsuario) => ({
  nombre: nombre.trim(),
  roles,
  ...Object.fromEntries(Object.entries(otros).flatMap(([c, v]) => (v.trim() === '' ? [] : [[c, v.trim()]]))),
});

/** A new user, without a ficha: they enter with an invitation, from their page. */
export function NuevoUsuario({ alCerrar }: { alCerrar: () => void }) {
  const [datos, setDatos] = useState(SIN_DATOS);
  const [clave, setClave] = useState(claveNueva);
  const cliente = useQueryClient();
  const navegar = useNavigate();
  const crear = useMutation({
    mutationFn: () =>
      pedir<{ id: string }>('/api/usuarios', {
        metodo: 'POST',
        cuerpo: { ...sinVacios(datos), ficha: false },
        clave,
      }),
    onSuccess: async ({ id }) => {
      await cliente.invalidateQueries({ queryKey: ['usuarios'] });
      navegar(`/usuarios/${id}`);
    },
  });
  const errores = erroresPorCampo(crear.error);
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    crear.mutate();
  };
  return (
    <Modal
      opened
      onClose={alCerrar}
      title="Usuario nuevo"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      <form onSubmit={enviar} noValidate>
        <Stack>
          <CamposDeUsuario
            datos={datos}
            errores={errores}
            alCambiar={(d) => {
              setDatos(d);
              setClave(claveNueva());
              crear.reset();
            }}
          />
          <Text size="sm" className="tenue">
            Después podrá invitarlo a poner su clave, o darle una ficha si es un programa.
          </Text>
          {crear.error && Object.keys(errores).length === 0 ? <ProblemaVisible error={crear.error} /> : null}
          <Group justify="end">
            <Button variant="default" onClick={alCerrar}>
              Cancelar
            </Button>
            <Button type="submit" loading={crear.isPending}>
              Crear
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
