import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSesion, useTieneRol } from '../api/sesion';
import { Pagina } from '../componentes/pagina';
import { Vacio } from '../componentes/vacio';
import { useBorrador } from './borrador';
import { ContextoDeFormulario, irA } from './campos';
import { QuePasara } from './consecuencias';
import {
  cuerpoDeProceso,
  type DatosDeProceso,
  nombreDelDato,
  PROCESO_VACIO,
  preguntaPorElTipo,
} from './datos-proceso';
import { Enviar } from './enviar';
import { useTextos } from './formulario';
import { Items } from './items';
import { Caja, DescartarBorrador, FormularioConLado } from './marco';
import { ComoYDonde, DeQuienEs, OrigenYFraccionamiento, QueSeContrata } from './secciones-proceso';
import { useEnvio, useSimulacion } from './simulacion';
import { TipoExplicado } from './tipo';

const TITULO = 'Nuevo proceso';
const DE_ITEM = /^items\.(\d+)\.valorReferencial$/;

/** The amount of an item lives in its row; every other text, by its path. */
function conTexto(d: DatosDeProceso, ruta: string, valor: string): DatosDeProceso {
  const indice = DE_ITEM.exec(ruta)?.[1];
  if (indice === undefined) return { ...d, textos: { ...d.textos, [ruta]: valor } };
  return {
    ...d,
    items: d.items.map((i, n) => (n === Number(indice) ? { ...i, valorReferencial: valor } : i)),
  };
}

function textosDe({ textos, items }: DatosDeProceso) {
  return {
    ...textos,
    ...Object.fromEntries(items.map((i, n) => [`items.${n}.valorReferencial`, i.valorReferencial])),
  };
}

function FormularioDeProceso() {
  const ir = useNavigate();
  const { usuario } = useSesion();
  const [intentado, setIntentado] = useState(false);
  const borrador = useBorrador('proceso', PROCESO_VACIO);
  const datos = borrador.valores;
  const cambiar = (cambio: Partial<DatosDeProceso>) => borrador.poner((antes) => ({ ...antes, ...cambio }));
  const cuerpo = cuerpoDeProceso(datos);
  const pregunta = preguntaPorElTipo(datos, usuario.entidad);
  const simulacion = useSimulacion('procesos', cuerpo);
  const tipo = useSimulacion('procesos', pregunta, pregunta !== null);
  const { formulario, mostrarTodo } = useTextos(
    textosDe(datos),
    (ruta, valor) => borrador.poner((antes) => conTexto(antes, ruta, valor)),
    simulacion.errores,
  );
  const envio = useEnvio('procesos', borrador.clave, cuerpo, (caso) => {
    borrador.descartar();
    notifications.show({ message: `Se registró el proceso ${caso.numero}.` });
    ir(`/procesos/${caso.id}`);
  });
  const enviar = () => {
    if (envio.enviando) return;
    setIntentado(true);
    mostrarTodo();
    const primero = simulacion.errores[0];
    if (primero && !simulacion.revisando) irA(primero.ruta);
    else envio.enviar(cuerpo);
  };
  return (
    <Pagina
      titulo={TITULO}
      bajada="Decreto Legislativo 1017. Lo escrito se guarda en este navegador hasta que lo registre."
      acciones={<DescartarBorrador escrito={borrador.escrito} descartar={borrador.descartar} />}
    >
      <ContextoDeFormulario value={formulario}>
        <FormularioConLado
          alEnviar={enviar}
          lado={
            <>
              <Caja titulo="Tipo de proceso">
                <TipoExplicado simulacion={tipo} preguntado={pregunta !== null} />
              </Caja>
              <Caja titulo="Qué pasará al registrarlo">
                {/* A refusal about the type is already said where the type is. */}
                <QuePasara
                  simulacion={tipo.negativa === null ? simulacion : { ...simulacion, negativa: null }}
                />
              </Caja>
            </>
          }
          pie={
            <Enviar
              etiqueta="Registrar el proceso"
              coleccion="procesos"
              enviando={envio.enviando}
              error={envio.error}
              pendientes={intentado ? simulacion.errores : []}
              nombrar={nombreDelDato}
              alRenovar={() => {
                envio.olvidar();
                borrador.renovarClave();
              }}
            />
          }
        >
          <QueSeContrata datos={datos} cambiar={cambiar} />
          <DeQuienEs />
          <Items datos={datos} cambiar={cambiar} />
          <ComoYDonde datos={datos} cambiar={cambiar} />
          <OrigenYFraccionamiento datos={datos} cambiar={cambiar} />
        </FormularioConLado>
      </ContextoDeFormulario>
    </Pagina>
  );
}

/** Nuevo proceso: the file it is born with, and the type explained as the amount is typed. */
export function NuevoProceso() {
  const puede = useTieneRol('oec', 'comite', 'aprobador', 'titular');
  if (puede) return <FormularioDeProceso />;
  return (
    <Pagina titulo={TITULO}>
      <Vacio titulo="Registrar un proceso corresponde a la entidad que contrata.">
        Lo hacen su órgano encargado de las contrataciones, el comité especial, quien aprueba las bases o el
        Titular (art. 10 del Reglamento, AP-10-2).
      </Vacio>
    </Pagina>
  );
}
