import { describe, expect, it } from 'vitest';
import { Salts } from './salts.ts';
import { saltNumber } from './testFrames.ts';

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ salt: saltNumber(from + i) }));

describe('Salts', () => {
  it('finds a salt that is used again, however far away, and names the later row', () => {
    const salts = new Salts();
    salts.add(rows(0, 1500), (i) => `/objects/${i}`);
    salts.add([], (i) => `/nothing/${i}`);
    salts.add(rows(1500, 5000), (i) => `/objects/${1500 + i}`);
    expect(salts.reused()).toBeUndefined();
    salts.add(rows(7, 8), (i) => `/excluded/${i}`);
    expect(salts.reused()).toBe('/excluded/0');
  });

  it('takes salts that share one half for different ones', () => {
    const salts = new Salts();
    const half = 'ab'.repeat(8);
    const all = Array.from({ length: 50 }, (_, i) => ({ salt: half + saltNumber(i).slice(16) }));
    salts.add(all, (i) => `/${i}`);
    salts.add(
      all.map(({ salt }) => ({ salt: salt.slice(16) + half })),
      (i) => `/${50 + i}`,
    );
    expect(salts.reused()).toBeUndefined();
    salts.add([all[31]!], () => '/last');
    expect(salts.reused()).toBe('/last');
  });
});
