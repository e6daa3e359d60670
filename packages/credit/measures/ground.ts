import { addDays, shanghaiDate } from '@mingcha/kernel';
import { addMonths } from '@mingcha/lifecycle/clocks';
import { isPublishable, publicPeriod } from '../records/publication/period.ts';
import type { PublicationRules } from '../records/publication/rules.ts';
import type { CreditRecord } from '../records/record.ts';
import { type Listing, listingsConcerned, recordText } from '../repair/concerned.ts';
import type { MeasureUse } from './measureLists.ts';

/** A listing with the clock that ends it, where it has one. */
export type TimedListing = Listing & {
  clocks: Readonly<Record<string, { since: string; limit?: object | undefined }>>;
};

/** What a use rests on, in words, and its last day (`YYYY-MM-DD`) where it has one. */
export type Ground = { text: string; until?: string };

type Test = (values: CreditRecord['values']) => boolean;

/** The records on which a use can rest, by their kind. */
const records: Readonly<Record<MeasureUse, Readonly<Record<string, Test>>>> = {
  punishment: {
    penalty: () => true,
    'court-enforcement': ({ performed }) => performed !== true,
    commitment: ({ status }) => status === '未履行',
  },
  incentive: {
    award: () => true,
    'tax-mark': ({ grade }) => grade === 'A',
    commitment: ({ status }) => status === '已履行',
  },
};

/** The last day of a listing by its clock `term`; undefined where it has none. */
function listedUntil({ clocks: { term } }: TimedListing): string | undefined {
  const limit = term?.limit;
  if (!term || !limit) return undefined;
  const from = shanghaiDate(new Date(term.since));
  if ('months' in limit) return addMonths(from, Number(limit.months));
  if ('days' in limit) return addDays(from, Number(limit.days));
  return 'date' in limit ? String(limit.date) : undefined;
}

/** The last day of a record: of its publication, or as it says itself. Null for one whose time is over. */
function recordUntil(of: CreditRecord, rules: PublicationRules, today: string): string | undefined | null {
  const { validTo } = of.values;
  const period = isPublishable(of) ? publicPeriod(of, rules) : undefined;
  if (of.kind === 'penalty' && !period) return null;
  const last = period?.to !== undefined ? addDays(period.to, -1) : undefined;
  const until = last ?? (typeof validTo === 'string' ? validTo : undefined);
  return until !== undefined && until < today ? null : until;
}

/**
 * What a use rests on by a 文书号: a listing that stands, or a record in force of a kind that can bear it, in its period.
 * Undefined where there is none.
 */
export function groundOf(
  use: MeasureUse,
  {
    listings,
    found,
    rules,
  }: { listings: readonly TimedListing[]; found: readonly CreditRecord[]; rules: PublicationRules },
  { number, today }: { number: string; today: string },
): Ground | undefined {
  const [listing] = use === 'punishment' ? listingsConcerned(listings, number) : [];
  if (listing) {
    const until = listedUntil(listing);
    const text = `失信名单“${listing.number ?? number}”（${String(listing.fields.reason ?? '')}）`;
    return { text, ...(until !== undefined && { until }) };
  }
  for (const one of found) {
    if (one.number !== number || one.state !== 'in-force' || !records[use][one.kind]?.(one.values)) continue;
    const until = recordUntil(one, rules, today);
    if (until !== null) return { text: recordText(one), ...(until !== undefined && { until }) };
  }
  return undefined;
}
