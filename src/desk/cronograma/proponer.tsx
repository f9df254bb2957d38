import { Button, Group, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSesion } from '../api/sesion';
import { erroresPorCampo } from '../calendario/errores';
import { OPCIONES_DE_PROVINCIA } from '../calendario/lugares';
import { CampoDeFecha } from '../componentes/fecha';
import { ProblemaVisible } from '../componentes/problema';
import { diaCivil } from '../formato/fechas';
import { OBJETOS, TIPOS_DE_PROCESO } from '../formato/nombres';
import { useProponer } from './consultas';
import { MODOS } from './nombres';
import type { Proceso, Propuesta } from './tipos';

const TIPOS_A_ELEGIR = Object.entries(TIPOS_DE_PROCESO).map(([value, label]) => ({ value, label }));

interface Props {
  /** What the case already says; missing in the free tool, where one chooses. */
  readonly fijo?: Proceso;
  readonly alProponer: (propuesta: Propuesta, proceso: Proceso) => void;
}

const DE_SERVICIOS = ['servicios', 'consultoria', 'consultoria_obras'];

/** Asks for a calendar: what is bought, by which procedure, from which day and how fast. */
export function FormularioDePropuesta({ fijo, alProponer }: Props) {
  const [tipo, setTipo] = useState(fijo?.tipo ?? 'LP');
  const [objeto, setObjeto] = useState(fijo?.objeto ?? 'bienes');
  const [provincia, setProvincia] = useState(fijo?.provincia ?? null);
  const [convocatoria, setConvocatoria] = useState(diaCivil(useSesion().ahora));
  const [modo, setModo] = useState('ordinario');
  const proponer = useProponer();
  const errores = erroresPorCampo(proponer.error);
  const enviar = (e: FormEvent) => {
    e.preventDefault();
    const proceso = { tipo, objeto, provincia };
    proponer.mutate(
      { proceso, convocatoria, modo },
      { onSuccess: (propuesta) => alProponer(propuesta, proceso) },
    );
  };
  // Each object has its own great procedure: changing one brings the other along.
  const elegirObjeto = (nuevo: string) => {
    setObjeto(nuevo);
    if (tipo === 'LP' || tipo === 'CP') setTipo(DE_SERVICIOS.includes(nuevo) ? 'CP' : 'LP');
  };
  const elegirTipo = (nuevo: string) => {
    setTipo(nuevo);
    if (nuevo === 'LP' && DE_SERVICIOS.includes(objeto)) setObjeto('bienes');
    if (nuevo === 'CP' && !DE_SERVICIOS.includes(objeto)) setObjeto('servicios');
  };
  return (
    <form onSubmit={enviar} noValidate className="no-imprimir">
      <Group align="start">
        {fijo ? null : (
          <>
            <Select
              label="Tipo de proceso"
              data={TIPOS_A_ELEGIR}
              value={tipo}
              onChange={(v) => elegirTipo(v ?? tipo)}
              error={errores['tipo']}
              allowDeselect={false}
              w={250}
              maw="100%"
            />
            <Select
              label="Objeto"
              data={OBJETOS}
              value={objeto}
              onChange={(v) => elegirObjeto(v ?? objeto)}
              error={errores['objeto']}
              allowDeselect={false}
              w={190}
            />
            <Select
              label="Provincia de la entidad"
              placeholder="Lima, sede del OECE"
              data={OPCIONES_DE_PROVINCIA}
              value={provincia}
              onChange={setProvincia}
              error={errores['provincia']}
              nothingFoundMessage="No hay ninguna provincia con ese nombre."
              clearable
              clearButtonProps={{ 'aria-label': 'Quitar la provincia' }}
              searchable
              w={210}
            />
          </>
        )}
        <CampoDeFecha
          label="Fecha de convocatoria"
          value={convocatoria}
          onChange={setConvocatoria}
          error={errores['convocatoria']}
          style={{ width: 190 }}
        />
        <Select
          label="Modo"
          data={MODOS}
          value={modo}
          onChange={(v) => setModo(v ?? modo)}
          allowDeselect={false}
          w={290}
          maw="100%"
        />
        <Button type="submit" mt={25} loading={proponer.isPending}>
          Proponer el cronograma
        </Button>
      </Group>
      {proponer.error && Object.keys(errores).length === 0 ? (
        <ProblemaVisible error={proponer.error} />
      ) : null}
    </form>
  );
}
