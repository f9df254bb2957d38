import '@fontsource-variable/public-sans/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './estilos.css';
import { createRoot } from 'react-dom/client';
import { Aplicacion } from './aplicacion';

const raiz = document.getElementById('raiz');
if (raiz) createRoot(raiz).render(<Aplicacion />);
