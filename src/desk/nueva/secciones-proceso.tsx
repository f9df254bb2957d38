import { Checkbox, Group, Radio, Select, SimpleGrid, Stack, TagsInput } from '@mantine/core';
import { OBJETOS } from '../formato/nombres';
import { BuscadorDeCaso } from './buscador-de-caso';
import { Fecha, idDe, Linea, Monto, Parrafo, Ruc, useFormulario } from './campos';
import { type DatosDeProceso, EXCEPCIONES } from './datos-proceso';
import { Seccion } from './seccion';

interface Props {
  readonly datos: DatosDeProceso;
  readonly cambiar: (cambio: Partial<DatosDeProceso>) => void;
}

const DOS = { base: 1, sm: 2 } as const;

/** What decides the type: object, amount and year. */
export function QueSeContrata({ datos, cambiar }: Props) {
  const { error, tocar } = useFormulario();
  return (
    <Seccion
      titulo="Qué se contrata y por cuánto"
      ayuda="El objeto, el valor referencial y el ejercicio determinan el tipo de proceso."
      norma={{ texto: 'Reglamento, art. 10', regla: 'AP-10-2' }}
    >
      <Radio.Group
        label="Objeto"
        required
        value={datos.objeto}
        onChange={(objeto) => {
          tocar('objeto');
          cambiar({ objeto });
        }}
        error={error('objeto')}
      >
        <Group gap="lg" mt={6}>
          {OBJETOS.map((o, i) => (
            <Radio
              key={o.value}
              {...(i === 0 ? { id: idDe('objeto') } : {})}
              value={o.value}
              label={o.label}
            />
          ))}
        </Group>
      </Radio.Group>
      <Parrafo ruta="descripcion" label="Descripción de lo que se contrata" required maxLength={4000} />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Monto ruta="valorReferencial" label="Valor referencial" required />
        <Fecha ruta="fechaValorReferencial" label="Fecha del valor referencial" required />
        <Linea ruta="ejercicio" label="Ejercicio" inputMode="numeric" maxLength={4} required />
      </SimpleGrid>
      <Checkbox
        label="El valor referencial es reservado"
        description="Se sella hasta su apertura; el expediente debe tener el informe del OEC y la aprobación del Titular (art. 17)."
        checked={datos.reservado}
        onChange={(e) => cambiar({ reservado: e.currentTarget.checked })}
      />
    </Seccion>
  );
}

/** Whose it is. */
export function DeQuienEs() {
  return (
    <Seccion titulo="Entidad">
      <Linea ruta="entidad.nombre" label="Nombre de la entidad" required maxLength={300} />
      <SimpleGrid cols={DOS}>
        <Ruc ruta="entidad.ruc" required />
        <Linea ruta="entidad.provincia" label="Provincia de la entidad" maxLength={100} />
      </SimpleGrid>
      <Linea ruta="entidad.domicilio" label="Domicilio de la entidad" required maxLength={500} />
    </Seccion>
  );
}

/** How and where. */
export function ComoYDonde({ datos, cambiar }: Props) {
  const { error, tocar } = useFormulario();
  return (
    <Seccion titulo="Cómo y dónde">
      <SimpleGrid cols={DOS}>
        <Linea ruta="nomenclatura" label="Nomenclatura" placeholder="LP-1-2011-ENTIDAD" maxLength={200} />
        <Linea ruta="modalidad" label="Modalidad" maxLength={200} />
        <Linea ruta="provinciaEjecucion" label="Provincia de ejecución" maxLength={100} />
        <TagsInput
          id={idDe('provinciasColindantes')}
          label="Provincias colindantes"
          description="Escriba cada una y pulse Entrar."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={[...datos.colindantes]}
          onChange={(colindantes) => cambiar({ colindantes })}
          onBlur={() => tocar('provinciasColindantes')}
          maxTags={50}
          error={error('provinciasColindantes')}
        />
      </SimpleGrid>
      <Stack gap="xs">
        <Checkbox
          label="La contratación está en el Plan Anual de Contrataciones"
          description="Solo la menor cuantía no programable puede convocarse sin estarlo (art. 12 de la Ley)."
          checked={datos.programable}
          onChange={(e) => cambiar({ programable: e.currentTarget.checked })}
        />
        <Checkbox
          label="Según el estudio de mercado, la oferta no alcanza para toda la cantidad"
          checked={datos.mercadoInsuficiente}
          onChange={(e) => cambiar({ mercadoInsuficiente: e.currentTarget.checked })}
        />
      </Stack>
    </Seccion>
  );
}

/** Where it comes from, and why it is not a purchase divided. */
export function OrigenYFraccionamiento({ datos, cambiar }: Props) {
  const { error, tocar } = useFormulario();
  return (
    <Seccion
      titulo="Origen, paquete y fraccionamiento"
      ayuda="Dividir una contratación para cambiar su tipo está prohibido, salvo las excepciones del artículo 20."
      norma={{ texto: 'Reglamento, art. 20', regla: 'RS-20-ex' }}
    >
      <BuscadorDeCaso
        ruta="origen.desierto"
        coleccion="procesos"
        label="Proceso desierto del que viene"
        description="Si convoca de nuevo lo que se declaró desierto, procede la menor cuantía (art. 32 de la Ley)."
      />
      <Select
        id={idDe('excepcionFraccionamiento')}
        label="Excepción al fraccionamiento que se declara"
        placeholder="Ninguna"
        data={EXCEPCIONES}
        clearable
        clearButtonProps={{ 'aria-label': 'Quitar la excepción' }}
        value={datos.excepcion === '' ? null : datos.excepcion}
        onChange={(v) => cambiar({ excepcion: v ?? '' })}
        onBlur={() => tocar('excepcionFraccionamiento')}
        error={error('excepcionFraccionamiento')}
      />
      <Parrafo
        ruta="paquete.sustento"
        label="Sustento del paquete"
        description="Si agrupa en un solo proceso bienes o servicios distintos pero vinculados."
        maxLength={20_000}
      />
    </Seccion>
  );
}
