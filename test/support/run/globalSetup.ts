import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '@mingcha/local/site';
import { setRunFolder } from './runFolder.ts';

/** Builds the pages once before any test, so that two that need them do not build into the same folder. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-run-'));
  setRunFolder(folder);
  await buildSite(() => undefined);
  return () => rm(folder, { recursive: true, force: true });
}
