import { MultiSelect, Stack, TextInput } from '@mantine/core';
import { ROLES } from '../formato/nombres';

/** What is written of a user. */
export interface DatosDeUsuario {
  readonly nombre: string;
  readonly cuenta: string;
  readonly correo: string;
  readonly roles: string[];
  readonly entidad: string;
}

/** A user nobody has described yet. */
export const SIN_DATOS: DatosDeUsuario = { nombre: '', cuenta: '', correo: '', roles: [], entidad: '' };

/** Roles to choose from, by their names. */
export const OPCIONES_DE_ROL = Object.entries(ROLES).map(([value, label]) => ({ value, label }));

interface Props {
  readonly datos: DatosDeUsuario;
  readonly errores: Readonly<Record<string, string>>;
  readonly alCambiar: (datos: DatosDeUsuario) => void;
}

/** The fields of a user. */
export function CamposDeUsuario({ datos, errores, alCambiar }: Props) {
  const campo = (nombre: Exclude<keyof DatosDeUsuario, 'roles'>) => ({
    value: datos[nombre],
    error: errores[nombre],
    onChange: (e: { currentTarget: { value: string } }) =>
      alCambiar({ ...datos, [nombre]: e.currentTarget.value }),
  });
  return (
    <Stack>
      <TextInput label="Nombre" maxLength={200} required data-autofocus {...campo('nombre')} />
      <MultiSelect
        label="Roles"
        description="Lo que podrá ver y hacer. Administración puede todo, salvo leer montos sellados."
        data={OPCIONES_DE_ROL}
        value={datos.roles}
        onChange={(roles) => alCambiar({ ...datos, roles })}
        error={errores['roles']}
        required
        searchable
        hidePickedOptions
        nothingFoundMessage="Ningún rol se llama así."
      />
      <TextInput
        label="RUC de la entidad"
        description="Si actúa por una entidad: verá solo los expedientes de ella."
        inputMode="numeric"
        maxLength={11}
        {...campo('entidad')}
      />
      <TextInput
        label="Cuenta"
        description="El nombre con que ingresa, con su clave. Sin tildes ni espacios; las mayúsculas no cuentan."
        maxLength={60}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        {...campo('cuenta')}
      />
      <TextInput
        label="Correo"
        description="Con él lo reconoce el ingreso institucional."
        type="email"
        maxLength={254}
        autoComplete="off"
        {...campo('correo')}
      />
    </Stack>
  );
}
