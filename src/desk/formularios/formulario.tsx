import Form from '@rjsf/mantine';
import type { ErrorSchema, RJSFSchema } from '@rjsf/utils';
import { useEffect, useMemo } from 'react';
import type { Errores, Esquema } from '../api/tipos';
import { erroresEnCampos } from './errores';
import { enCastellano } from './palabras-del-formulario';
import { Agregar, Grupo, Quitar } from './plantillas';
import { prepararFormulario, type Sugerencias } from './preparar';
import { SIN_JUICIO } from './validador';
import { Dia, Instante, Largo } from './widgets';

interface Props {
  readonly id: string;
  readonly esquema: Esquema;
  readonly sugerencias?: Sugerencias;
  readonly datos: unknown;
  readonly alEscribir: (datos: unknown) => void;
  readonly alEnviar: () => void;
  readonly errores: Errores;
  /** Told when the form can be written and sent. */
  readonly alMontar: () => void;
}

const PLANTILLAS = {
  ButtonTemplates: { AddButton: Agregar, RemoveButton: Quitar },
  ObjectFieldTemplate: Grupo,
};
const WIDGETS = { dia: Dia, instante: Instante, largo: Largo };

/** The form of an act, made of its schema. What is written lives outside: nothing that happens around it loses a letter. */
export default function Formulario({
  id,
  esquema,
  sugerencias,
  datos,
  alEscribir,
  alEnviar,
  errores,
  alMontar,
}: Props) {
  const listo = useMemo(() => prepararFormulario(esquema as RJSFSchema, sugerencias), [esquema, sugerencias]);
  const enCampos = useMemo<ErrorSchema>(() => erroresEnCampos(errores), [errores]);
  useEffect(() => {
    const primero = document
      .getElementById(id)
      ?.querySelector<HTMLElement>('input:not([type=hidden]), textarea');
    // A list or a calendar would open over the form nobody has read yet.
    if (!primero?.matches('[aria-haspopup], [data-despliega]')) primero?.focus();
    alMontar();
  }, [id, alMontar]);
  return (
    <Form
      id={id}
      schema={listo.esquema}
      uiSchema={{ ...listo.ui, 'ui:submitButtonOptions': { norender: true } }}
      formData={datos}
      validator={SIN_JUICIO as never}
      widgets={WIDGETS}
      templates={PLANTILLAS}
      translateString={enCastellano}
      extraErrors={enCampos}
      showErrorList={false}
      noHtml5Validate
      experimental_defaultFormStateBehavior={{
        emptyObjectFields: 'populateRequiredDefaults',
        // Nobody has chosen what is only first in a list.
        constAsDefaults: 'never',
      }}
      onChange={({ formData }) => alEscribir(formData)}
      onSubmit={() => {
        // A day or an hour that does not exist is no datum: sent, it would pass for a blank.
        const mal = document.getElementById(id)?.querySelector<HTMLElement>('[data-mal-escrito]');
        if (mal) mal.focus();
        else alEnviar();
      }}
    />
  );
}
