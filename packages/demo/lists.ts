import { shippedLists } from '@mingcha/systems/lists';
import type { CityFacts } from './cities.ts';

/** A list that a city has as data: its name, its title and its rows. */
export type CityList = { name: string; title: string; rows: readonly { readonly id: string }[] };

/**
 * The rows of the lists that are shipped, in the city whose code is given. Departments stand in samples by the letters of
 * their ids. A row that breaks a rule is there where that is only a hint.
 */
export const cityLists = ({ code }: Pick<CityFacts, 'code'>): CityList[] =>
  shippedLists.map(({ list: { id, title, elements, rules = [] }, samples, broken }) => {
    const isRefused = rules.find(({ name }) => name === broken.rule)?.severity === 'error';
    const departments = elements.filter(({ type }) => type === 'department').map(({ field }) => field);
    const rows = samples
      .filter((row) => !isRefused || row.id !== broken.id)
      .map((row) => ({
        ...row,
        ...Object.fromEntries(
          departments.flatMap((field) =>
            row[field] === undefined ? [] : [[field, `${code}-${row[field]}`]],
          ),
        ),
      }));
    return { name: id, title, rows };
  });
