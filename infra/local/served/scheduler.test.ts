import { expect, it } from 'vitest';
import { startScheduler } from './scheduler.ts';

const hanging = () => new Promise<void>(() => {});
const settings = { interval: 1, patience: 20, lingering: 5 };

it('one tick that hangs does not stop the clock for good', async () => {
  const reported: unknown[] = [];
  let went: () => void = () => {};
  const second = new Promise<void>((resolve) => {
    went = resolve;
  });
  let ticks = 0;
  const tick = () => {
    if (ticks++ === 0) return hanging();
    went();
    return Promise.resolve();
  };
  const scheduler = startScheduler({ tick, ...settings, report: (error) => reported.push(error) });
  await second;
  await scheduler.stop();
  expect(reported).toEqual([expect.objectContaining({ message: 'a tick did not end within 20 ms' })]);
});

it('stopping does not wait for a tick that hangs, and none comes after it', async () => {
  let ticks = 0;
  const tick = () => {
    ticks++;
    return hanging();
  };
  const scheduler = startScheduler({ tick, ...settings, patience: 60_000, report: () => undefined });
  await scheduler.stop();
  expect(ticks).toBe(1);
});

it('a tick that fails is reported, and the next one comes', async () => {
  const reported: unknown[] = [];
  let went: () => void = () => {};
  const third = new Promise<void>((resolve) => {
    went = resolve;
  });
  let ticks = 0;
  const tick = async () => {
    if (++ticks === 3) went();
    throw new Error('broken');
  };
  const scheduler = startScheduler({ tick, ...settings, report: (error) => reported.push(error) });
  await third;
  await scheduler.stop();
  expect(reported.length).toBeGreaterThanOrEqual(2);
});
