import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** Reads that end when they are told to. */
function reads() {
  const begun: { end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const read = () => new Promise<string>((end, fail) => begun.push({ end, fail }));
  return { begun, read };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('gives who asks during a read the next one, never the one that began before they asked', async () => {
  const turns = createTurns();
  const { begun, read } = reads();
  const first = turns('a', read);
  const others = [turns('a', read), turns('a', read)];
  expect(begun).toHaveLength(1);
  begun[0]!.end('old');
  expect(await first).toBe('old');
  await settled();
  expect(begun).toHaveLength(2);
  const last = turns('a', read);
  begun[1]!.end('new');
  expect(await Promise.all(others)).toEqual(['new', 'new']);
  await settled();
  begun[2]!.end('newest');
  expect(await last).toBe('newest');
});

it('goes on after a read that failed, and forgets what nobody waits for', async () => {
  const turns = createTurns();
  const { begun, read } = reads();
  const first = turns('a', read);
  const second = turns('a', read);
  begun[0]!.fail(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  await settled();
  begun[1]!.fail(new Error('lost again'));
  await expect(second).rejects.toThrow('lost again');
  const third = turns('a', read);
  expect(begun).toHaveLength(3);
  begun[2]!.end('found');
  expect(await third).toBe('found');
});

it('lets other things be read at the same time', async () => {
  const turns = createTurns();
  const { begun, read } = reads();
  const both = [turns('a', read), turns('b', read)];
  expect(begun).toHaveLength(2);
  for (const { end } of begun) end('read');
  expect(await Promise.all(both)).toEqual(['read', 'read']);
});
