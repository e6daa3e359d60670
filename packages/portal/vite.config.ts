import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

// Who builds from a test must not get pages that behave as under test: libraries ask for this.
process.env.NODE_ENV = 'production';

export default defineConfig({
  base: '/',
  plugins: [preact()],
  build: {
    assetsDir: 'assets/portal',
    assetsInlineLimit: 0,
    target: ['chrome87', 'safari14', 'firefox78'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // A first page is one file and not fourteen.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
  worker: { format: 'es' },
});
