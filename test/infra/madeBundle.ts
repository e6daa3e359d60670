import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, bundle, type FunctionName } from '../../infra/aws/bundle.ts';
import { onceInRun } from '../support/run/onceInRun.ts';

export type MadeBundle = Bundle & {
  /** The folder that the bundle's own folder and its maps lie in. */
  out: string;
};

/** A function's bundle, which is made once in a run. */
export async function madeBundle(name: FunctionName | 'token'): Promise<MadeBundle> {
  const sizes = (out: string) => join(out, 'bundle.json');
  const out = await onceInRun(`bundle-${name}`, async (folder) => {
    await writeFile(sizes(folder), JSON.stringify(await bundle(name, folder)));
  });
  return { ...(JSON.parse(await readFile(sizes(out), 'utf8')) as Bundle), out };
}
