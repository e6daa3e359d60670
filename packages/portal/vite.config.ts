import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  plugins: [preact()],
  build: {
    assetsDir: 'assets/portal',
    assetsInlineLimit: 0,
    target: ['chrome87', 'safari14', 'firefox78'],
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
