import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createQueue, type Message } from './queue.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-queue-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (run: (message: Message) => Promise<void>) => {
  const reported: unknown[] = [];
  const report = (error: unknown) => reported.push(error);
  return createQueue({ folder, run, report, pause: 1, maxTries: 3 }).then((queue) => ({ queue, reported }));
};
const job = (jobId: string) => ({ tenant: '620300', jobId });

it('runs what is sent, in order, one at a time', async () => {
  const seen: string[] = [];
  let running = 0;
  const { queue } = await open(async ({ jobId }) => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    seen.push(jobId);
  });
  for (const id of ['1', '2', '3']) await queue.send(job(id));
  await queue.idle();
  expect(seen).toEqual(['1', '2', '3']);
  expect(await readdir(folder)).toEqual(['dead']);
});

it('tries again what failed, and goes on with the next', async () => {
  const seen: string[] = [];
  const { queue, reported } = await open(async ({ jobId }) => {
    seen.push(jobId);
    if (jobId === 'flaky' && seen.length < 3) throw new Error('not yet');
  });
  await queue.send(job('flaky'));
  await queue.send(job('next'));
  await queue.idle();
  expect(seen).toEqual(['flaky', 'flaky', 'flaky', 'next']);
  expect(reported).toHaveLength(2);
});

it('sets aside what fails each time', async () => {
  const { queue, reported } = await open(async () => {
    throw new Error('never');
  });
  await queue.send(job('bad'));
  await queue.idle();
  expect(reported).toHaveLength(3);
  expect(await readdir(join(folder, 'dead'))).toHaveLength(1);
});

it('takes up after a restart what was not done when it stopped', async () => {
  let release = () => {};
  const first = await open(() => new Promise((resolve) => (release = resolve)));
  await first.queue.send(job('running'));
  await first.queue.send(job('waiting'));
  const stopped = first.queue.stop();
  await new Promise((resolve) => setImmediate(resolve));
  release();
  await stopped;
  const seen: string[] = [];
  const second = await open(async ({ jobId }) => void seen.push(jobId));
  await second.queue.idle();
  expect(seen).toContain('waiting');
});
