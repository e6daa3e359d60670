import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/problem.ts';
import { createSaver, type SaveState } from './saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function scene(answers: (string | ApiProblem)[]) {
  const sent: [string, string][] = [];
  const states: SaveState['at'][] = [];
  const saver = createSaver<string>({
    etag: '"0"',
    onState: ({ at }) => states.push(at),
    save: async (content, etag) => {
      sent.push([content, etag]);
      const answer = answers.shift()!;
      if (answer instanceof ApiProblem) throw answer;
      return answer;
    },
  });
  return { saver, sent, states };
}

test('many changes in a row are one save, and the next save goes on from its ETag', async () => {
  const { saver, sent, states } = scene(['"1"', '"2"']);
  saver.change('a');
  saver.change('ab');
  await vi.advanceTimersByTimeAsync(1199);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  saver.change('abc');
  await expect(saver.flush()).resolves.toBe('"2"');
  expect(sent).toEqual([
    ['ab', '"0"'],
    ['abc', '"1"'],
  ]);
  expect(states.at(-1)).toBe('saved');
});

test('a flush without changes asks nothing', async () => {
  const { saver, sent } = scene([]);
  await expect(saver.flush()).resolves.toBe('"0"');
  expect(sent).toEqual([]);
});

test('what was refused is not lost: it is sent again over the state that somebody else left', async () => {
  const { saver, sent, states } = scene([new ApiProblem(412, {}), '"8"']);
  saver.change('mine');
  await expect(saver.flush()).rejects.toMatchObject({ status: 412 });
  expect(states.at(-1)).toBe('failed');
  saver.rebase('"7"');
  await expect(saver.flush()).resolves.toBe('"8"');
  expect(sent[1]).toEqual(['mine', '"7"']);
});
