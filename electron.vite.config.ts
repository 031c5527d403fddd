// How the program is built: the core twice entered (Electron, Node), the preload, and the window.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);
const alias = { '#shared': at('src/shared') };

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: at('out/main'),
      minify: false,
      rolldownOptions: {
        input: {
          electron: at('src/main/hosts/electron/main.ts'),
          node: at('src/main/hosts/node/main.ts'),
          'sample-worker': at('src/main/sample/sample-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: at('out/preload'),
      minify: false,
      rolldownOptions: {
        input: { preload: at('src/main/hosts/electron/preload.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      // The content security policy allows no inlined scripts or fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
  },
});
