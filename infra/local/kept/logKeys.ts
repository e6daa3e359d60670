import { randomBytes } from 'node:crypto';
import type { LogKeys } from '@mingcha/log/keeping';
import { openSeed } from '@mingcha/log/node';
import { serially } from '@mingcha/store';
import * as z from 'zod';
import { writePrivate } from './privateFile.ts';
import { readJson } from './readJson.ts';

const kept = z.record(z.string().regex(/^\d{6}$/), z.string());
/** The keys of logs in a file that only its owner may read: for demonstrations, since who runs the machine has them. */
export function createFileLogKeys(file: string): LogKeys {
  return {
    open: (tenant, origin) =>
      serially(`log keys ${file}`, async () => {
        const keys = (await readJson(file, kept)) ?? {};
        const seed = keys[tenant] ?? randomBytes(32).toString('base64');
        if (keys[tenant] === undefined) await writePrivate(file, JSON.stringify({ ...keys, [tenant]: seed }));
        return openSeed(Buffer.from(seed, 'base64'), origin, 'note');
      }),
  };
}
