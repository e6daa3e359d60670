import { shippedLists } from '@mingcha/systems/lists';
import { countyRows, countyWindow, handledRows } from './catalogue/handledRows.ts';
import type { CityFacts } from './cities.ts';
import { furtherRows, type ListRow, plantedFaults } from './listRows.ts';

/** A list that a city has as data: its name, its title, its rows, and the rows with faults that its draft has besides. */
export type CityList = {
  name: string;
  title: string;
  rows: readonly ListRow[];
  planted: readonly ListRow[];
};

/**
 * The lists that are shipped, in the city whose code is given. What is published breaks no rule: the sample of each list that
 * breaks one is in the draft of some. Departments stand in samples by the letters of their ids.
 */
export const cityLists = ({ code, counties }: Pick<CityFacts, 'code' | 'counties'>): CityList[] =>
  shippedLists.map(({ list: { id: name, title, elements }, samples, broken }) => {
    const departments = elements.filter(({ type }) => type === 'department').map(({ field }) => field);
    const inCity = (row: ListRow): ListRow => ({
      ...row,
      ...(name === 'service-items' &&
        Array.isArray(row.windows) &&
        row.level !== '县级' && {
          windows: [...row.windows, ...counties.map(countyWindow)],
        }),
      ...Object.fromEntries(
        departments.flatMap((field) => (row[field] === undefined ? [] : [[field, `${code}-${row[field]}`]])),
      ),
    });
    const rows = [
      ...samples.filter(({ id }) => id !== broken.id),
      ...(furtherRows[name] ?? []),
      ...(name === 'service-items' ? [...handledRows(), ...countyRows(counties)] : []),
    ];
    const planted = plantedFaults
      .filter(({ list }) => list === name)
      .map(({ row }) => ('sample' in row ? samples.find(({ id }) => id === row.sample)! : row));
    return { name, title, rows: rows.map(inCity), planted: planted.map(inCity) };
  });
