import { kindOf } from '@mingcha/catalogue';
import type { TenantStore } from '@mingcha/store';
import { describe, expect, it } from 'vitest';
import { shippedLists } from './index.ts';

/** The check of a list's rules and codes. No list asks the store for them. */
const storeless = { tenant: '620300' } as TenantStore;

it('each list has a name of its own', () => {
  const names = shippedLists.map(({ list }) => list.id);
  expect(names).toEqual([...new Set(names)]);
});

describe.each(shippedLists.map((one) => [one.list.title, one] as const))(
  '%s',
  (_, { list, samples, broken }) => {
    it('has five rows that fit it, of which one breaks a rule', async () => {
      expect(samples).toHaveLength(5);
      const empty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);
      // Nothing is left out: an import takes an empty list for a missing one.
      expect(samples.filter((row) => Object.values(row).some(empty))).toEqual([]);
      const withoutPlaces = {
        ...list,
        elements: list.elements.map((element) =>
          element.type === 'department' || element.type === 'division'
            ? { ...element, type: 'text' as const }
            : element,
        ),
      };
      const kind = kindOf(withoutPlaces);
      const { check } = await kind.prepare!({ store: storeless, today: '2026-11-20' });
      const found = samples.flatMap((row) =>
        check!(kind.schema.parse(row) as (typeof samples)[number]).map(({ code }) => ({
          id: row.id,
          rule: code,
        })),
      );
      expect(found).toEqual([broken]);
    });

    it('says to the public what it means, and shows columns at first', () => {
      expect(kindOf(list).open?.note ?? '内部').not.toBe('');
      expect(list.elements.filter(({ shown }) => shown).length).toBeGreaterThan(2);
    });
  },
);
