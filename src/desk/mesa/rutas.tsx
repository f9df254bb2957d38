import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Esperando } from '../componentes/esperando';
import { NoHallada } from './no-hallada';

// Each page is fetched when it is opened: what nobody looks at costs nothing.
const pagina = <N extends string>(traer: () => Promise<Record<N, ComponentType>>, nombre: N) =>
  lazy(async () => ({ default: (await traer())[nombre] }));

const Hoy = pagina(() => import('../hoy/hoy'), 'Hoy');
const Bandeja = pagina(() => import('../bandeja/bandeja'), 'Bandeja');
const PaginaDeCaso = pagina(() => import('../caso/caso'), 'PaginaDeCaso');
const NuevaSolicitud = pagina(() => import('../nueva/solicitud'), 'NuevaSolicitud');
const NuevoProceso = pagina(() => import('../nueva/proceso'), 'NuevoProceso');
const Calendario = pagina(() => import('../calendario/calendario'), 'Calendario');
const Cronograma = pagina(() => import('../cronograma/cronograma'), 'Cronograma');
const InformesAnuales = pagina(() => import('../informes/informes'), 'InformesAnuales');
const Indicadores = pagina(() => import('../indicadores/indicadores'), 'Indicadores');
const Normas = pagina(() => import('../normas/normas'), 'Normas');
const NotificacionesPorRegistrar = pagina(
  () => import('../notificaciones/notificaciones'),
  'NotificacionesPorRegistrar',
);
const Plantillas = pagina(() => import('../plantillas/plantillas'), 'Plantillas');
const MiCuenta = pagina(() => import('../cuentas/mi-cuenta'), 'MiCuenta');
const Usuarios = pagina(() => import('../cuentas/usuarios'), 'Usuarios');
const PaginaDeUsuario = pagina(() => import('../cuentas/usuario'), 'PaginaDeUsuario');
const CargaDeTrabajo = pagina(() => import('../gestion/carga'), 'CargaDeTrabajo');
const ProteccionDeDatos = pagina(() => import('../proteccion/proteccion'), 'ProteccionDeDatos');
const Inspector = pagina(() => import('../../inspector/inspector'), 'Inspector');

/** What page each address shows. */
export function Rutas() {
  return (
    <Suspense fallback={<Esperando />}>
      <Routes>
        <Route path="/" element={<Hoy />} />
        <Route path="/solicitudes" element={<Bandeja key="solicitudes" />} />
        <Route path="/solicitudes/nueva" element={<NuevaSolicitud />} />
        <Route path="/procesos" element={<Bandeja key="procesos" />} />
        <Route path="/procesos/nuevo" element={<NuevoProceso />} />
        <Route path="/procesos/:id/cronograma" element={<Cronograma />} />
        <Route path="/informes" element={<InformesAnuales />} />
        <Route path="/cuenta" element={<MiCuenta />} />
        <Route path="/usuarios" element={<Usuarios />} />
        <Route path="/usuarios/:id" element={<PaginaDeUsuario />} />
        <Route path="/:coleccion/:id" element={<PaginaDeCaso />} />
        <Route path="/calendario" element={<Calendario />} />
        <Route path="/cronograma" element={<Cronograma />} />
        <Route path="/indicadores" element={<Indicadores />} />
        <Route path="/notificaciones" element={<NotificacionesPorRegistrar />} />
        <Route path="/plantillas" element={<Plantillas />} />
        <Route path="/plantillas/:plantilla" element={<Plantillas />} />
        <Route path="/normas" element={<Normas />} />
        <Route path="/normas/:regla" element={<Normas />} />
        <Route path="/carga" element={<CargaDeTrabajo />} />
        <Route path="/proteccion" element={<ProteccionDeDatos />} />
        <Route path="/inspector/*" element={<Inspector />} />
        <Route path="*" element={<NoHallada />} />
      </Routes>
    </Suspense>
  );
}
