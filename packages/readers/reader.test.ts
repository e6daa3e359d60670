import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Problem } from '@mingcha/kernel';
import { expect, it } from 'vitest';
import { createReader, type ReaderSettings } from './reader.ts';

/** A process that does what each task asks for. */
const script = `
  const fail = (error) => process.send({ error }, () => process.exit(1));
  process.on('uncaughtException', fail);
  process.on('disconnect', () => process.exit());
  process.on('message', (task) => {
    const held = [];
    if (task === 'loop') for (;;);
    if (task === 'fill') for (;;) held.push(Array(1000).fill(held.length));
    if (task === 'at once') held.push(Array(1e8).fill(1));
    if (task === 'grow') for (;;) held.push(held.length);
    if (task === 'throw') throw new Error('broken');
    if (task === 'later') setImmediate(() => { throw new Error('broken after the response'); });
    if (task === 'worn') process.send({ problem: { status: 422, code: 'worn' }, worn: true });
    else if (task !== 'sleep') process.send({ result: task });
  });
  process.send('ready');`;

function reader(changes: Partial<ReaderSettings> = {}) {
  const started: ChildProcess[] = [];
  const read = createReader<string, string>({
    start() {
      const child = spawn(process.execPath, ['--max-old-space-size=32', '-e', script], {
        env: {},
        serialization: 'advanced',
        // V8 tells at length how it ran out of memory.
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      started.push(child);
      return child;
    },
    tooComplex: () =>
      new Problem({ status: 422, code: 'too-complex', title: '过于复杂', detail: '过于复杂' }),
    mostCpu: 1_000,
    mostTime: 60_000,
    mostWaiting: 3,
    longestWait: 60_000,
    idleTime: 60_000,
    ...changes,
  });
  return { read, started };
}

it('one process runs tasks in turn', async () => {
  const { read, started } = reader();
  expect(await Promise.all(['a', 'b', 'c'].map(read))).toEqual(['a', 'b', 'c']);
  expect(started).toHaveLength(1);
});

it.each(['loop', 'fill', 'at once', 'grow'])(
  'a task that takes too much (%s) is refused, and the next one is run: as a thread it took the whole process along',
  async (task) => {
    const { read, started } = reader();
    const [refused, next] = await Promise.allSettled([read(task), read('a')]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'too-complex' } });
    expect(next).toEqual({ status: 'fulfilled', value: 'a' });
    expect(started).toHaveLength(2);
  },
);

it('a task that never ends is refused though it does nothing', async () => {
  const { read } = reader({ mostTime: 200 });
  await expect(read('sleep')).rejects.toMatchObject({ code: 'too-complex' });
});

it('an error in a task reaches its caller; an error after its response harms nobody', async () => {
  const { read } = reader();
  await expect(read('throw')).rejects.toThrow('broken');
  // The next task was given to the process that was about to end, and refused with the error of the one before.
  for (let i = 0; i < 5; i++)
    expect(await Promise.all(['later', 'a'].map(read)), `${i}`).toEqual(['later', 'a']);
  await expect(read('throw')).rejects.toThrow('broken');
});

it('a process that may hold what it read before is not used again', async () => {
  const { read, started } = reader();
  await expect(read('worn')).rejects.toMatchObject({ code: 'worn' });
  expect(await read('a')).toBe('a');
  expect(started).toHaveLength(2);
});

it('more than may wait are refused with when to come back, and so is who has waited too long', async () => {
  const busy = {
    status: 'rejected',
    reason: { status: 503, code: 'reader-busy', headers: { 'retry-after': '10' } },
  };
  const { read } = reader({ mostTime: 300 });
  const results = await Promise.allSettled(['sleep', 'a', 'b', 'c', 'd'].map(read));
  expect(results.map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
  expect(results[4]).toMatchObject(busy);
  const impatient = reader({ mostTime: 2_000, longestWait: 50 });
  const [, waited] = await Promise.allSettled(['sleep', 'a'].map(impatient.read));
  expect(waited).toMatchObject(busy);
});

it('a process without work ends', async () => {
  const { read, started } = reader({ idleTime: 1 });
  await read('a');
  await once(started[0]!, 'exit');
  expect(await read('b')).toBe('b');
});
