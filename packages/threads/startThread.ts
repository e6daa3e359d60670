import { Worker, type WorkerOptions } from 'node:worker_threads';
import { heapLimits } from './limits.ts';

/**
 * Starts a thread that reads: in a bundle the module of this name beside the bundle (`reader` is `reader.mjs`), from sources
 * `source` by the loader of TypeScript. It gets none of the environment, where credentials stand. `more` changes its limits,
 * which are those of a reader of strangers' files, or adds to its environment.
 */
export function startThread(
  name: string,
  source: URL,
  more: Pick<WorkerOptions, 'workerData' | 'resourceLimits' | 'env'> = {},
): Worker {
  return new Worker(entry(name, source), { env: {}, execArgv: [], resourceLimits: heapLimits, ...more });
}

function entry(name: string, source: URL): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL(`./${name}.mjs`, import.meta.url);
  const loader = import.meta.resolve('tsx/esm/api');
  const code = `import { register } from '${loader}'; register(); await import('${source.href}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
