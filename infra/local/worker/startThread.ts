import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts the thread of a module by the loader of TypeScript. */
export function startThread(source: URL, options: Pick<WorkerOptions, 'workerData' | 'env'>): Worker {
  const loader = import.meta.resolve('tsx/esm/api');
  const code = `import { register } from '${loader}'; register(); await import('${source.href}');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    execArgv: [],
    ...options,
  });
}
