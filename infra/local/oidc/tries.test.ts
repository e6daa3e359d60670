import { beforeEach, describe, expect, it } from 'vitest';
import { createTries, signInKeys, type Tries } from './tries.ts';

let time = 0;
let tries: Tries;
beforeEach(() => {
  time = 1_000_000;
  tries = createTries({ now: () => time });
});

const minute = 60_000;
const owner = 'zhaoming';
const begin = (login: string, address: string, device?: string) =>
  tries.begin(...signInKeys(login, address, device));
/** Seconds to wait; 0 where the try was looked at, and failed. */
function fail(login: string, address: string, device?: string): number {
  const begun = begin(login, address, device);
  return 'wait' in begun ? begun.wait : 0;
}
function succeed(login: string, address: string, device?: string): void {
  const begun = begin(login, address, device);
  if ('wait' in begun) throw new Error(`waits ${begun.wait}`);
  begun.succeeded();
}
const times = <T>(n: number, run: (i: number) => T) => Array.from({ length: n }, (_, i) => run(i));

describe('wrong tries', () => {
  it('by others locked the owner out, whose own address and browser are free', () => {
    expect(times(6, () => fail(owner, '203.0.113.1')).at(-1)).toBe(30);
    succeed(owner, '198.51.100.7');
    succeed(owner, '203.0.113.1', 'device-of-owner');
  });

  it('double the wait, up to a quarter of an hour, and do not count while one waits', () => {
    times(5, () => fail(owner, '203.0.113.1'));
    const waits = times(8, () => {
      const wait = fail(owner, '203.0.113.1');
      expect(fail(owner, '203.0.113.1')).toBe(wait);
      time += wait * 1000;
      expect(fail(owner, '203.0.113.1')).toBe(0);
      return wait;
    });
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('are forgotten one by one', () => {
    times(5, () => fail(owner, '203.0.113.1'));
    time += 15 * minute;
    expect(times(2, () => fail(owner, '203.0.113.1'))).toEqual([0, 30]);
    time += 20 * 15 * minute;
    expect(times(6, () => fail(owner, '203.0.113.1'))).toEqual([0, 0, 0, 0, 0, 30]);
  });

  it('of many accounts from one address were free, and now end at twenty', () => {
    const waits = times(21, (i) => fail(`person-${i}`, '203.0.113.1'));
    expect(waits.filter((wait) => wait > 0)).toEqual([30]);
    expect(fail(owner, '203.0.113.2')).toBe(0);
  });

  it('of others at the same address stay when somebody signs in', () => {
    times(3, () => fail(owner, '203.0.113.1'));
    times(15, (i) => fail(`person-${i}`, '203.0.113.1'));
    succeed(owner, '203.0.113.1');
    const waits = times(6, (i) => fail(`other-${i}`, '203.0.113.1'));
    expect(waits).toEqual([0, 0, 0, 0, 0, 30]);
  });

  it('that end well leave an office with one address as it was', () => {
    times(50, (i) => {
      fail(`person-${i}`, '203.0.113.1');
      succeed(`person-${i}`, '203.0.113.1');
    });
    expect(fail(owner, '203.0.113.1')).toBe(0);
  });

  it('behind a shared address do not count for the owner’s browser, but its own do', () => {
    times(30, (i) => fail(`person-${i}`, '203.0.113.1'));
    times(9, () => fail(owner, '203.0.113.1'));
    expect(times(6, () => fail(owner, '203.0.113.1', 'device'))).toEqual([0, 0, 0, 0, 0, 30]);
    time += 30_000;
    succeed(owner, '203.0.113.1', 'device');
    expect(times(6, () => fail(owner, '203.0.113.1', 'device'))).toEqual([0, 0, 0, 0, 0, 30]);
  });

  it('at the same moment count before any of them is looked at', () => {
    const begun = times(9, () => begin(owner, '203.0.113.1'));
    expect(begun.filter((one) => 'wait' in one)).toHaveLength(4);
  });

  it('of logins that nobody has push out the oldest, and never the address that tries them', () => {
    tries = createTries({ now: () => time, remembered: 3 });
    times(10, (i) => fail(`person-${i}`, '203.0.113.1'));
    times(10, (i) => fail(`person-${i}`, '203.0.113.1'));
    expect(fail('person-0'.padEnd(5_000, 'x'), '203.0.113.1')).toBe(30);
  });
});
