import { readFile } from 'node:fs/promises';
import type * as z from 'zod';

/**
 * What a JSON file of the data folder holds; undefined where there is none. Throws an error in words that names the
 * file when it is damaged.
 */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is damaged: restore it from a backup, or start anew with --fresh`, { cause });
  }
}
