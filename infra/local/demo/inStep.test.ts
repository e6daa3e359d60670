import { expect, test } from 'vitest';
import { playInStep } from './inStep.ts';

test('courses are on the same day, and a day comes only once all are done with the one before', async () => {
  const happened: string[] = [];
  const course = (name: string, days: string[]) => async (reach: (day: string) => Promise<void>) => {
    for (const day of days) {
      await reach(day);
      happened.push(`${day} ${name}`);
    }
  };
  await playInStep(
    [course('a', ['2026-03-01', '2026-03-04']), course('b', ['2026-03-02', '2026-03-02', '2026-03-05'])],
    (day) => happened.push(day),
  );
  expect(happened).toEqual([
    '2026-03-01',
    '2026-03-01 a',
    '2026-03-02',
    '2026-03-02 b',
    '2026-03-02 b',
    '2026-03-04',
    '2026-03-04 a',
    '2026-03-05',
    '2026-03-05 b',
  ]);
});

test('a day that has passed is today', async () => {
  const days: string[] = [];
  await playInStep(
    [
      async (reach) => {
        await reach('2026-03-04');
        await reach('2026-03-01');
      },
    ],
    (day) => days.push(day),
  );
  expect(days).toEqual(['2026-03-04']);
});

test('where one fails, the others come to their end, and the failure is told', async () => {
  let ended = false;
  const playing = playInStep(
    [
      async () => {
        throw new Error('refused');
      },
      async (reach) => {
        await reach('2026-03-01');
        ended = true;
      },
    ],
    () => undefined,
  );
  await expect(playing).rejects.toThrow('refused');
  expect(ended).toBe(true);
});
