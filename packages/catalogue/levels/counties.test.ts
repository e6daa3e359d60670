import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byKey } from './compared.ts';
import { byCounty, standardOf } from './counties.ts';
import { wayOf } from './ways.ts';

const row = (id: string, key: string, dept?: string) => ({
  ...{ id, key, name: key, marks: [] },
  ...(dept !== undefined && { dept }),
});
/** A department is called by the county that it is of. */
const countyOf = ({ dept }: { dept?: string }) => dept;

describe('rows of counties', () => {
  it('leave the city’s own to be compared with the province, and are found where the city has none', () => {
    const pages = [
      [row('1', 'a'), row('2', 'a', '620302'), row('3', 'a', '620321'), row('4', 'b', '620321')],
      [
        row('5', 'b', '620302'),
        row('6', 'c', '620302'),
        row('7', 'c', '620302'),
        row('8', 'd'),
        row('9', 'd'),
      ],
    ];
    const { found, several, below } = byKey(pages, countyOf);
    expect([...found].map(([key, { id }]) => [key, id])).toEqual([
      ['a', '1'],
      ['b', '5'],
    ]);
    expect([[...several].sort(), [...below]]).toEqual([['c', 'd'], ['b']]);
    expect(
      [...byCounty(pages, countyOf)].map(([county, rows]) => [county, rows.map(({ id }) => id)]),
    ).toEqual([
      ['620302', ['2', '5', '6', '7']],
      ['620321', ['3', '4']],
    ]);
  });

  it('are found each once, whatever lies where: own, several or below', () => {
    const dept = fc.option(fc.constantFrom('1', '2'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), dept)), (rows) => {
        const all = rows.map(([key, of], i) => row(String(i), key, of));
        const { found, several, below } = byKey([all], countyOf);
        for (const { key } of all) expect(found.has(key)).toBe(!several.has(key));
        for (const key of below) expect(found.get(key)!.dept).toBeDefined();
        const own = all.filter(({ dept: of }) => of === undefined);
        for (const { key, id } of own)
          if (own.filter((one) => one.key === key).length === 1) expect(found.get(key)!.id).toBe(id);
      }),
    );
  });
});

const mark = fc.option(fc.constantFrom('', 'a', 'b'), { nil: undefined });
const marks = fc.array(mark, { maxLength: 5 });

describe('what counties are held against', () => {
  it('is the province, else the city, else what most of them say', () => {
    expect(standardOf(['p', 'c'], ['x', 'x'])).toEqual({ of: 'above', at: 0 });
    expect(standardOf([undefined, 'c'], ['x', 'x'])).toEqual({ of: 'above', at: 1 });
    expect(standardOf([undefined, undefined], ['x', 'y', undefined, 'y'])).toEqual({
      ...{ of: 'counties', at: 1, most: true },
    });
    expect(standardOf([undefined], ['x', 'y'])).toEqual({ of: 'counties', at: 0, most: false });
    expect(standardOf([], [undefined])).toBeUndefined();
  });

  it('is there where anybody has the item, and is said by no fewer counties than any other', () => {
    fc.assert(
      fc.property(marks, marks, (above, counties) => {
        const found = standardOf(above, counties);
        expect(found === undefined).toBe([...above, ...counties].every((one) => one === undefined));
        if (found?.of !== 'counties') return;
        const times = (one: string | undefined) => counties.filter((other) => other === one).length;
        for (const one of counties)
          if (one !== undefined) expect(times(counties[found.at])).toBeGreaterThanOrEqual(times(one));
      }),
    );
  });

  it('leaves nothing that differs once every county says it', () => {
    fc.assert(
      fc.property(marks, marks, (above, counties) => {
        const found = standardOf(above, counties);
        const standard = found && (found.of === 'above' ? above : counties)[found.at];
        const way = wayOf([standard, ...counties]);
        const evened = counties.map((one, i) => (way?.take.includes(i + 1) ? standard : one));
        expect(wayOf([standard, ...evened])).toBeUndefined();
      }),
    );
  });
});
