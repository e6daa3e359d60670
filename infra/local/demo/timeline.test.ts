import { expect, test } from 'vitest';
import { createTimeline } from './timeline.ts';
import { createWalkingClock } from './walkingClock.ts';

test('things happen in the order of their days, those added on the way too, and none after the last day', async () => {
  const timeline = createTimeline();
  const happened: string[] = [];
  const note = (what: string) => async () => void happened.push(what);
  timeline.at('2026-03-02', async () => {
    happened.push('b');
    timeline.at('2026-03-03', note('d'));
    timeline.at('2026-03-02', note('c'));
  });
  timeline.at('2026-03-05', note('never'));
  timeline.at('2026-03-01', note('a'));
  timeline.at('2026-03-04', note('e'));
  await timeline.run('2026-03-04', (day) => happened.push(day));
  expect(happened).toEqual(['2026-03-01', 'a', '2026-03-02', 'b', 'c', '2026-03-03', 'd', '2026-03-04', 'e']);
});

test('what failed ends all of it', async () => {
  const timeline = createTimeline();
  timeline.at('2026-03-01', async () => {
    throw new Error('refused');
  });
  await expect(timeline.run('2026-03-02', async () => undefined)).rejects.toThrow('refused');
});

test('the walking clock goes on from where it was set, and back to the real time', () => {
  let at = Date.parse('2026-11-23T08:00:00.000Z');
  const { now, set, release } = createWalkingClock(() => new Date(at));
  set('2026-03-02T01:00:00.000Z');
  at += 5_000;
  expect(now().toISOString()).toBe('2026-03-02T01:00:05.000Z');
  release();
  expect(now().toISOString()).toBe('2026-11-23T08:00:05.000Z');
});
