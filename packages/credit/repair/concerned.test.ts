import { answerOf } from '@mingcha/casework/besides';
import { expect, it } from 'vitest';
import type { CreditRecord } from '../records/record.ts';
import { type Listing, repairFaults } from './concerned.ts';

const today = '2026-06-01';
const record = { values: { published: '2026-03-02' } } as unknown as CreditRecord;
const listing: Listing = { state: 'listed', fields: {} };
const faults = (asked: object, of: { record?: CreditRecord; listings?: Listing[] }) =>
  repairFaults(asked, { record: undefined, listings: [], today, ...of });
const pointersOf = (found: { pointer: string }[]) => found.map(({ pointer }) => pointer);

it('weight and day of a repair were refused above the button: each is at its field', () => {
  const both = faults({ weight: '一般', publishedOn: '2026-02-01' }, { record, listings: [listing] });
  expect(pointersOf(both)).toEqual(['/values/weight', '/values/publishedOn']);
  expect(both[1]?.message).toContain('2026-03-02');
  expect(faults({ weight: '严重', publishedOn: '2026-03-02' }, { record, listings: [listing] })).toEqual([]);
  expect(faults({ weight: '一般', publishedOn: '2026-03-02' }, { record })).toEqual([]);
});

it('a day to come begins no publication, also where no record says its own', () => {
  const later = faults({ weight: '严重', publishedOn: '2026-06-02' }, { listings: [listing] });
  expect(pointersOf(later)).toEqual(['/values/publishedOn']);
  expect(faults({ weight: '严重', publishedOn: today }, { listings: [listing] })).toEqual([]);
});

it('what an earlier step gave has no field in the form: it is said as the reason', () => {
  const both = faults({ weight: '一般', publishedOn: '2026-02-01' }, { record, listings: [listing] });
  expect(answerOf({ given: ['weight', 'publishedOn'] }, both)).toEqual({ errors: both });
  const { errors, refusal } = answerOf({ given: ['publishedOn'] }, both);
  expect(errors).toEqual([both[1]]);
  expect(refusal).toBe(both[0]?.message);
});
