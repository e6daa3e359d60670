import { Worker } from 'node:worker_threads';
import { heapLimits } from './limits.ts';

/**
 * Starts the thread that reads: in a bundle the module `reader.mjs` beside it, from sources `worker.ts` by the loader of
 * TypeScript. It gets none of the environment, where credentials stand.
 */
export function startWorker(): Worker {
  return new Worker(entry(), { env: {}, execArgv: [], resourceLimits: heapLimits });
}

function entry(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./reader.mjs', import.meta.url);
  const source = new URL('./worker.ts', import.meta.url).href;
  const loader = import.meta.resolve('tsx/esm/api');
  const code = `import { register } from '${loader}'; register(); await import('${source}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
