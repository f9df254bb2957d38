import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const raiz = fileURLToPath(new URL('.', import.meta.url));
const api = process.env['API'] ?? 'http://127.0.0.1:3000';

/** The desk and the inspector: one client in pages that load when they are opened. `npm run mesa` serves it while one edits it. */
export default defineConfig({
  root: raiz,
  plugins: [react()],
  resolve: {
    // The form generator's own test helper asks for a validator that compiles code, which our pages forbid.
    alias: { '@rjsf/validator-ajv8': fileURLToPath(new URL('./formularios/validador.ts', import.meta.url)) },
  },
  build: {
    outDir: fileURLToPath(new URL('../../.build/desk', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Every page's chunk is named in the manifest, so that a test can add up what the first load costs.
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    // The client has folders of the same names: what ends like a module of it is not the server's.
    proxy: Object.fromEntries(
      ['^/api/(?!.*\\.tsx?)', '^/docs', '^/openapi.json', '^/inspector/ws'].map((ruta) => [
        ruta,
        { target: api, ws: true },
      ]),
    ),
  },
});
