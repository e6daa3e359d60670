import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { heapLimits } from './limits.ts';

const memoryFlags = [
  `--max-old-space-size=${heapLimits.oldGenerationMb}`,
  `--max-semi-space-size=${heapLimits.semiSpaceMb}`,
];

/**
 * Starts a process that reads: in a bundle the module of this name beside the bundle (`reader` is `reader.mjs`), from sources
 * `source` by the loader of TypeScript. It gets none of the environment, where credentials stand, but where Node's own
 * libraries lie.
 */
export function startProcess(name: string, source: URL): ChildProcess {
  const { LD_LIBRARY_PATH } = process.env;
  const isBundled = !import.meta.url.endsWith('.ts');
  const file = isBundled ? new URL(`./${name}.mjs`, import.meta.url) : source;
  const loader = isBundled ? [] : ['--import', import.meta.resolve('tsx')];
  return fork(fileURLToPath(file), {
    execArgv: [...memoryFlags, ...loader],
    env: { NODE_NO_WARNINGS: '1', ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }) },
    // Keeps byte arrays and errors as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
