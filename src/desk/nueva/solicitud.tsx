import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useCaso } from '../api/consultas';
import { useSesion, useTieneRol } from '../api/sesion';
import { Esperando } from '../componentes/esperando';
import { Pagina } from '../componentes/pagina';
import { ProblemaVisible } from '../componentes/problema';
import { Vacio } from '../componentes/vacio';
import { useBorrador } from './borrador';
import { ContextoDeFormulario, irA } from './campos';
import { QuePasara } from './consecuencias';
import {
  cuerpoDeSolicitud,
  type DatosDeSolicitud,
  desdeAnterior,
  NOMBRES_DE_DATOS,
  SOLICITUD_VACIA,
} from './datos-solicitud';
import { Enviar } from './enviar';
import { useTextos } from './formulario';
import { letrasDe } from './letras';
import { ListaDeLetras } from './lista-de-letras';
import { Caja, DescartarBorrador, FormularioConLado } from './marco';
import clases from './nueva.module.css';
import {
  AcompanamientoYDocumentos,
  EntidadYContacto,
  Recepcion,
  SustentoYPedido,
} from './secciones-solicitud';
import { useEnvio, useSimulacion } from './simulacion';

const TITULO = 'Nueva solicitud';
const nombrar = (ruta: string) =>
  NOMBRES_DE_DATOS[ruta] ?? NOMBRES_DE_DATOS[ruta.split('.')[0] ?? ''] ?? 'Este dato';

interface PropsDeFormulario {
  readonly inicial: DatosDeSolicitud;
  readonly anterior: { readonly id: string; readonly numero: string } | null;
}

function FormularioDeSolicitud({ inicial, anterior }: PropsDeFormulario) {
  const ir = useNavigate();
  const [intentado, setIntentado] = useState(false);
  const borrador = useBorrador(anterior === null ? 'solicitud' : `solicitud:${anterior.id}`, inicial);
  const datos = borrador.valores;
  const cambiar = (cambio: Partial<DatosDeSolicitud>) => borrador.poner((antes) => ({ ...antes, ...cambio }));
  const cuerpo = cuerpoDeSolicitud(datos, anterior?.id ?? null);
  const simulacion = useSimulacion('solicitudes', cuerpo);
  const { formulario, mostrarTodo } = useTextos(
    datos.textos,
    (ruta, valor) => borrador.poner((antes) => ({ ...antes, textos: { ...antes.textos, [ruta]: valor } })),
    simulacion.errores,
  );
  const envio = useEnvio('solicitudes', borrador.clave, cuerpo, (caso) => {
    borrador.descartar();
    notifications.show({ message: `Se presentó la solicitud ${caso.numero}.` });
    ir(`/solicitudes/${caso.id}`);
  });
  const enviar = () => {
    if (envio.enviando) return;
    setIntentado(true);
    mostrarTodo();
    const primero = simulacion.errores[0];
    if (primero && !simulacion.revisando) irA(primero.ruta);
    else envio.enviar(cuerpo);
  };
  const rechazada = simulacion.caso?.situacion === 'rechazada';
  return (
    <Pagina
      titulo={TITULO}
      bajada={
        anterior === null ? (
          'Literales a) a e) del numeral 9.1.1 de la directiva. Lo escrito se guarda en este navegador hasta que la presente.'
        ) : (
          <>
            Viene con los datos de la solicitud{' '}
            <Anchor component={Link} to={`/solicitudes/${anterior.id}`}>
              {anterior.numero}
            </Anchor>
            : complete lo que faltó.
          </>
        )
      }
      acciones={<DescartarBorrador escrito={borrador.escrito} descartar={borrador.descartar} />}
    >
      <ContextoDeFormulario value={formulario}>
        <FormularioConLado
          alEnviar={enviar}
          lado={
            <>
              <Caja titulo="Literales del numeral 9.1.1">
                <ListaDeLetras letras={letrasDe(datos)} />
              </Caja>
              <Caja titulo="Qué pasará al presentarla">
                <QuePasara simulacion={simulacion} propio={rechazada ? <AvisoDeRechazo /> : null} />
              </Caja>
            </>
          }
          pie={
            <Enviar
              etiqueta={rechazada ? 'Registrar como rechazada' : 'Presentar la solicitud'}
              coleccion="solicitudes"
              enviando={envio.enviando}
              error={envio.error}
              pendientes={intentado ? simulacion.errores : []}
              nombrar={nombrar}
              alRenovar={() => {
                envio.olvidar();
                borrador.renovarClave();
              }}
            />
          }
        >
          <Recepcion datos={datos} cambiar={cambiar} />
          <EntidadYContacto />
          <SustentoYPedido datos={datos} cambiar={cambiar} />
          <AcompanamientoYDocumentos datos={datos} cambiar={cambiar} />
        </FormularioConLado>
      </ContextoDeFormulario>
    </Pagina>
  );
}

function AvisoDeRechazo() {
  return (
    <div className={clases['aviso']}>
      <Text size="sm" fw={600}>
        Nacería rechazada y archivada.
      </Text>
      <Text size="sm">
        Omite información de los literales a), b) o c). El rechazo se notifica al correo consignado, y la
        entidad puede presentarla de nuevo con lo que faltó (num. 9.1.2).
      </Text>
    </div>
  );
}

function DesdeAnterior({ id }: { id: string }) {
  const caso = useCaso('solicitudes', id);
  const inicial = caso.data ? desdeAnterior(caso.data.datos) : null;
  if (caso.isError)
    return (
      <Pagina titulo={TITULO}>
        <ProblemaVisible error={caso.error} alReintentar={() => caso.refetch()} />
      </Pagina>
    );
  if (!caso.data || inicial === null)
    return (
      <Pagina titulo={TITULO}>
        <Esperando />
      </Pagina>
    );
  return <FormularioDeSolicitud inicial={inicial} anterior={{ id, numero: caso.data.numero }} />;
}

/** Nueva solicitud: letters a) to e) on one page, checked as they are typed. */
export function NuevaSolicitud() {
  const [parametros] = useSearchParams();
  const anterior = parametros.get('anterior');
  const { usuario } = useSesion();
  const puede = useTieneRol('mesa_partes') || (usuario.roles.includes('entidad') && usuario.entidad !== null);
  if (!puede)
    return (
      <Pagina titulo={TITULO}>
        <Vacio titulo="Presentar una solicitud corresponde a la mesa de partes o a la entidad.">
          Pida a la mesa de partes que la registre (num. 9.1.1, AT-8.1.1-rol).
        </Vacio>
      </Pagina>
    );
  return anterior === null ? (
    <FormularioDeSolicitud key="nueva" inicial={SOLICITUD_VACIA} anterior={null} />
  ) : (
    <DesdeAnterior key={anterior} id={anterior} />
  );
}
