import { createHash } from 'node:crypto';
import type { Plugin, Rollup } from 'vite';

/** The pages that open without a network, by where their modules lie. */
const offline = /\/packages\/console\/visits\//;

/** Tells the service worker which files to keep: those of the first page and of the pages that work without a network. */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
        const files = [...neededFiles(bundle)].sort().map((file) => `/console/${file}`);
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
        worker.code = `const SHELL_FILES=${JSON.stringify(files)},SHELL_VERSION=${JSON.stringify(version)};${worker.code}`;
      },
    },
  };
}

function neededFiles(bundle: Rollup.OutputBundle): Set<string> {
  const needed = new Set<string>();
  const add = (file: string) => {
    const chunk = bundle[file];
    if (needed.has(file) || chunk === undefined) return;
    needed.add(file);
    if (chunk.type !== 'chunk') return;
    for (const one of [...chunk.imports, ...(chunk.viteMetadata?.importedAssets ?? [])]) add(one);
  };
  for (const [file, chunk] of Object.entries(bundle)) {
    if (chunk.type !== 'chunk' || file === 'sw.js') continue;
    const isOffline = chunk.moduleIds.some((id) => offline.test(id));
    if (chunk.isEntry || isOffline) add(file);
  }
  // One style sheet is that of all pages.
  const styles = Object.keys(bundle).filter((file) => file.endsWith('.css'));
  if (styles.length !== 1) throw new Error(`the pages have ${styles.length} style sheets`);
  for (const file of styles) add(file);
  return needed;
}
