import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { offlineShell } from './offlineShell.ts';
import { spokenNames } from './spokenNames.ts';

// Who builds from a test must not get pages that behave as under test: libraries ask for this.
process.env.NODE_ENV = 'production';

const shortName = (name = 'asset') => name.split(/[~.]/)[0];

/** The service worker is one file: the browser takes it up as a whole. */
const ofWorker = /\/packages\/console\/worker\//;

/** Builds the console into `dist/`, hashed files under `dist/assets`, served below `/console/`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), spokenNames(), offlineShell()],
  build: {
    target: 'es2022',
    // elkjs, which lays charts out, is one file that is loaded with the first chart
    chunkSizeWarningLimit: 1500,
    // only /console/assets is served as files, so nothing may lie beside it and nothing needs data: addresses
    assetsInlineLimit: 0,
    // One style sheet: what a page looks like does not depend on which pages were there before, and one file is fetched.
    cssCodeSplit: false,
    rolldownOptions: {
      input: [`${import.meta.dirname}/index.html`, `${import.meta.dirname}/worker/sw.ts`],
      output: {
        // A worker's address decides which pages are its own, and stays the same in each version.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // What four pages or more share is one file, what fewer share lies together: a page is some seven files and not eighty.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], test: (id) => !ofWorker.test(id), priority: 2 },
            { name: 'widely', minShareCount: 4, priority: 1 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 30_000 },
          ],
        },
        // A shared file would be called after every page that loads it.
        chunkFileNames: ({ name }) => `assets/${shortName(name)}-[hash].js`,
        assetFileNames: ({ names: [name] }) => `assets/${shortName(name)}-[hash][extname]`,
      },
      // antd marks each file with "use client", which means nothing in a browser bundle
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
});
