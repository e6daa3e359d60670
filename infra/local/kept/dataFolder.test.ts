import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAccounts } from '../oidc/accounts.ts';
import { dataPaths, requireTable } from './dataFolder.ts';
import { openSecrets } from './secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-data-'));
});
afterEach(() => rm(folder, { recursive: true }));

it.each([
  ['secrets.json', openSecrets],
  ['accounts.json', openAccounts],
] as const)('a damaged %s is named, and what to do', async (name, open) => {
  const file = join(folder, name);
  for (const text of ['', '{"half":', '{"other":1}']) {
    await writeFile(file, text);
    await expect(open(file)).rejects.toThrow(`${file} is damaged: restore it from a backup`);
  }
});

it('a lost table is not replaced by an empty one beside other data', async () => {
  const paths = dataPaths(folder);
  requireTable(paths);
  await openSecrets(paths.secrets);
  expect(() => requireTable(paths)).toThrow(`${paths.table} is missing beside other data`);
  await writeFile(paths.table, '');
  requireTable(paths);
});

it('secrets stay the same over restarts', async () => {
  const { secrets } = dataPaths(folder);
  const first = await openSecrets(secrets);
  expect(await openSecrets(secrets)).toEqual(first);
  const { deviceKey, ...earlier } = JSON.parse(await readFile(secrets, 'utf8'));
  expect(Buffer.from(deviceKey, 'base64url')).toHaveLength(32);
  await writeFile(secrets, JSON.stringify(earlier));
  const later = await openSecrets(secrets);
  expect({ ...later, deviceKey: first.deviceKey }).toEqual(first);
  expect(await openSecrets(secrets)).toEqual(later);
});
