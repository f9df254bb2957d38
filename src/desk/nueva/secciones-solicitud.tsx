import { Checkbox, Group, Radio, SimpleGrid, Stack, Switch, TagsInput } from '@mantine/core';
import { useSesion } from '../api/sesion';
import { BuscadorDeCaso } from './buscador-de-caso';
import { Instante, idDe, Linea, Parrafo, Ruc, useFormulario } from './campos';
import { CANALES_DE_RECEPCION, CRITERIOS, type DatosDeSolicitud, FASES, MATERIAS } from './datos-solicitud';
import { Seccion } from './seccion';

interface Props {
  readonly datos: DatosDeSolicitud;
  readonly cambiar: (cambio: Partial<DatosDeSolicitud>) => void;
}

interface Opcion {
  readonly value: string;
  readonly label: string;
}

const DOS = { base: 1, sm: 2 } as const;
const literal = (letra: string) => ({ texto: `num. 9.1.1.${letra}`, regla: `AT-8.1.1.${letra}` });

/** The first choice carries the identifier its errors lead to. */
function Radios({ ruta, opciones }: { ruta: string; opciones: readonly Opcion[] }) {
  return (
    <Group gap="lg" mt={6}>
      {opciones.map((o, i) => (
        <Radio key={o.value} {...(i === 0 ? { id: idDe(ruta) } : {})} value={o.value} label={o.label} />
      ))}
    </Group>
  );
}

function Casillas({ ruta, opciones }: { ruta: string; opciones: readonly Opcion[] }) {
  return (
    <Stack gap="xs" mt={6}>
      {opciones.map((o, i) => (
        <Checkbox key={o.value} {...(i === 0 ? { id: idDe(ruta) } : {})} value={o.value} label={o.label} />
      ))}
    </Stack>
  );
}

/** How and when it arrived, and who signs it. */
export function Recepcion({ datos, cambiar }: Props) {
  const { usuario } = useSesion();
  const soloEntidad =
    usuario.entidad !== null && !usuario.roles.some((r) => r === 'mesa_partes' || r === 'admin');
  const { error } = useFormulario();
  return (
    <Seccion
      titulo="Recepción"
      ayuda="La presenta el responsable de la dependencia encargada de las contrataciones (DEC)."
      norma={{ texto: 'num. 9.1.1', regla: 'AT-8.1.1-rol' }}
    >
      <Radio.Group
        label="Canal de recepción"
        value={datos.canal}
        onChange={(canal) => cambiar({ canal })}
        error={error('canal')}
      >
        <Radios ruta="canal" opciones={CANALES_DE_RECEPCION} />
      </Radio.Group>
      <SimpleGrid cols={DOS}>
        {soloEntidad ? null : (
          <Instante
            ruta="recibida"
            label="Recibida"
            description="Si llegó antes de hoy. En blanco, ahora mismo."
          />
        )}
      </SimpleGrid>
      <SimpleGrid cols={DOS}>
        <Linea
          ruta="responsableDec.nombre"
          label="Nombre del responsable de la DEC"
          required
          maxLength={200}
        />
        <Linea
          ruta="responsableDec.correo"
          label="Correo del responsable de la DEC"
          type="email"
          required
          maxLength={254}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Linea ruta="titular.nombre" label="Nombre del titular" maxLength={200} />
        <Linea ruta="titular.cargo" label="Cargo del titular" maxLength={200} />
        <Linea ruta="titular.correo" label="Correo del titular" type="email" maxLength={254} />
      </SimpleGrid>
    </Seccion>
  );
}

/** Letters a) and b). */
export function EntidadYContacto() {
  const { usuario } = useSesion();
  return (
    <>
      <Seccion titulo="a) Entidad y objeto de la contratación" norma={literal('a')}>
        <Linea ruta="entidad.nombre" label="Nombre de la entidad" maxLength={300} />
        <SimpleGrid cols={DOS}>
          <Ruc ruta="entidad.ruc" {...(usuario.entidad === null ? {} : { placeholder: usuario.entidad })} />
          <Linea
            ruta="entidad.provincia"
            label="Provincia de la entidad"
            description="Si tiene días no laborables propios, cuentan en sus plazos."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={100}
          />
        </SimpleGrid>
        <Parrafo ruta="objeto" label="Objeto de la contratación" maxLength={2000} />
      </Seccion>
      <Seccion titulo="b) Punto de contacto" norma={literal('b')}>
        <SimpleGrid cols={DOS}>
          <Linea ruta="contacto.nombre" label="Nombre completo" maxLength={200} />
          <Linea ruta="contacto.cargo" label="Cargo" maxLength={200} />
          <Linea ruta="contacto.correo" label="Correo institucional" type="email" maxLength={254} />
          <Linea ruta="contacto.telefono" label="Teléfono" type="tel" maxLength={60} />
        </SimpleGrid>
      </Seccion>
    </>
  );
}

/** Letter c), and what is asked. */
export function SustentoYPedido({ datos, cambiar }: Props) {
  const { error, tocar } = useFormulario();
  return (
    <>
      <Seccion titulo="c) Sustento del carácter estratégico y prioritario" norma={literal('c')}>
        <Parrafo ruta="sustentoEstrategico" label="Sustento" minRows={4} maxLength={20_000} />
        <Checkbox.Group
          label="Criterios en que se apoya"
          description="Orientan la lectura; lo exigible es el sustento."
          value={[...datos.criterios]}
          onChange={(criterios) => cambiar({ criterios })}
          error={error('criterios')}
        >
          <Casillas ruta="criterios" opciones={CRITERIOS} />
        </Checkbox.Group>
      </Seccion>
      <Seccion titulo="Qué se pide" norma={{ texto: 'num. 8.3', regla: 'AT-7.3' }}>
        <Radio.Group
          label="Fase de la contratación"
          required
          value={datos.fase}
          onChange={(fase) => cambiar({ fase })}
          onBlur={() => tocar('fase')}
          error={error('fase')}
        >
          <Radios ruta="fase" opciones={FASES} />
        </Radio.Group>
        <Checkbox.Group
          label="Materias de la asistencia"
          required
          value={[...datos.materias]}
          onChange={(materias) => {
            tocar('materias');
            cambiar({ materias });
          }}
          error={error('materias')}
        >
          <Casillas ruta="materias" opciones={MATERIAS} />
        </Checkbox.Group>
        <BuscadorDeCaso
          ruta="procesoVinculado"
          coleccion="procesos"
          label="Proceso vinculado"
          description="Si la asistencia es sobre un proceso que ya consta aquí."
        />
      </Seccion>
    </>
  );
}

/** Letters d) and e), asked only when what they sustain is asked. */
export function AcompanamientoYDocumentos({ datos, cambiar }: Props) {
  const { error, tocar } = useFormulario();
  return (
    <>
      <Seccion
        titulo="d) Sustento del acompañamiento"
        ayuda="Solo si la entidad pide acompañamiento. Su falta no es causal de rechazo."
        norma={literal('d')}
      >
        <Switch
          label="La entidad pide acompañamiento"
          checked={datos.acompanamiento}
          onChange={(e) => cambiar({ acompanamiento: e.currentTarget.checked })}
        />
        {datos.acompanamiento ? (
          <Parrafo ruta="sustentoAcompanamiento" label="Por qué lo necesita" minRows={3} maxLength={20_000} />
        ) : null}
      </Seccion>
      <Seccion
        titulo="e) Documentos a revisar"
        ayuda="Solo si pide que se revisen documentos. Su falta no es causal de rechazo: se requieren después."
        norma={literal('e')}
      >
        <TagsInput
          id={idDe('documentosARevisar')}
          label="Documentos que acompaña"
          description="Escriba el nombre de cada uno y pulse Entrar."
          placeholder={datos.documentos.length === 0 ? 'Por ejemplo: Términos de referencia' : ''}
          value={[...datos.documentos]}
          onChange={(documentos) => cambiar({ documentos })}
          onBlur={() => tocar('documentosARevisar')}
          // A comma belongs to the name of a document.
          splitChars={[]}
          maxTags={200}
          maxLength={500}
          error={error('documentosARevisar')}
        />
      </Seccion>
    </>
  );
}
