import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';

/** Writes a file that only its owner may read, whole or not at all. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(fresh, text, { mode: 0o600, flag: 'wx' });
  await rename(fresh, file);
}
