import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleWitnessProgram } from './witnessProgram.ts';

const root = join(import.meta.dirname, '../..');
const sources = ['draw', 'kernel', 'log', 'witness'];
let elsewhere: string;
beforeAll(async () => {
  elsewhere = await realpath(await mkdtemp(join(tmpdir(), 'mingcha-elsewhere-')));
});
afterAll(() => rm(elsewhere, { recursive: true }));

/** The repository's packages that the program is made of, and what is installed of others, as in another clone. */
async function clone(): Promise<void> {
  for (const name of sources)
    await cp(join(root, 'packages', name), join(elsewhere, 'packages', name), {
      recursive: true,
      filter: (path) => !/\/(node_modules|dist|vectors)$/.test(path),
    });
  await mkdir(join(elsewhere, 'node_modules/@mingcha'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules/@mingcha'))) {
    const target = await realpath(join(root, 'node_modules/@mingcha', name));
    await symlink(join(elsewhere, relative(root, target)), join(elsewhere, 'node_modules/@mingcha', name));
  }
  for (const name of ['zod', 'ulid', '@noble']) {
    const to = join(elsewhere, 'node_modules', name);
    await mkdir(dirname(to), { recursive: true });
    await cp(join(root, 'node_modules', name), to, { recursive: true });
  }
}

it('is the same to the byte in another folder, runs there alone and says its own hash', async () => {
  const program = await bundleWitnessProgram();
  await clone();
  expect(Buffer.from(await bundleWitnessProgram(elsewhere)).equals(program)).toBe(true);
  expect(Buffer.from(program).includes(root)).toBe(false);

  const alone = join(elsewhere, 'alone', 'program.mjs');
  await mkdir(dirname(alone));
  await writeFile(alone, program);
  const hash = createHash('sha256')
    .update(await readFile(alone))
    .digest('hex');
  const { stdout } = await promisify(execFile)(process.execPath, [alone, 'hash']);
  expect(stdout).toBe(`${hash}  ${alone}\n`);
});
