import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Site, startSite } from '../browser/site.ts';
import { loadedDemo } from '../support/run/loadedDemo.ts';

const root = join(import.meta.dirname, '../..');

/** The blocks of commands of a page, in its order. */
async function blocksOf(page: string): Promise<string[]> {
  const text = await readFile(join(root, page), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block!);
}

let folder: string;
let site: Site;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-docs-'));
  site = await startSite({ from: await loadedDemo(), keepIn: folder });
}, 240_000);
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

it('the lines of docs/inspection-by-api.md take an inspection from its plan to the public result', async () => {
  const { port } = new URL(site.url);
  const env = { ...process.env, PORT: port, MINGCHA_DATA: folder, AWS_PROFILE: 'must-not-be-read' };
  const shell = spawn('bash', ['-eu'], { cwd: root, env });
  let errors = '';
  shell.stderr.on('data', (part) => (errors += part));
  const ended = once(shell, 'exit');
  const lines = createInterface(shell.stdout)[Symbol.asyncIterator]();
  /** What a block prints, the last word of a step before the next. */
  async function run(block: string): Promise<string[]> {
    shell.stdin.write(`${block}\necho done-with-this\n`);
    const said: string[] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`ended: ${errors}\n${said.join('\n')}`);
      if (value.endsWith('done-with-this')) return [...said, value.slice(0, -'done-with-this'.length)];
      said.push(value);
    }
  }
  const blocks = await blocksOf('docs/inspection-by-api.md');
  expect(blocks).toHaveLength(6);
  const said: string[][] = [];
  for (const block of blocks) {
    // The page waits for the beacon here.
    if (block.includes('until [')) await site.pass(1 / 24);
    said.push(await run(block));
  }
  shell.stdin.end();
  expect(await ended).toEqual([0, null]);
  const { published, items } = JSON.parse(said.at(-1)!.join(''));
  expect([published, items]).toMatchObject([1, [{ state: 'published', results: ['未发现问题'] }]]);
}, 180_000);
