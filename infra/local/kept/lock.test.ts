import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('keeps a second start out until it is released', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
  await lock.release();
  await (await lockFolder(folder)).release();
});

it.each([
  ['a process that is gone', '{"pid":2147483646,"started":"1"}'],
  ['a process whose number another one has now', `{"pid":${process.pid},"started":"1"}`],
  ['a write that was cut off', '{"pi'],
  ['nothing at all', ''],
])('gives way to a start after %s', async (_, text) => {
  await writeFile(join(folder, 'lock'), text);
  const lock = await lockFolder(folder);
  expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});
