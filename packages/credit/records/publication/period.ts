import { addDays, shanghaiDate } from '@mingcha/kernel';
import { addMonths } from '@mingcha/lifecycle/clocks';
import { creditKind } from '../kinds/index.ts';
import type { CreditRecord } from '../record.ts';
import type { PeriodRule, PublicationRules } from './rules.ts';

type Fact = Pick<CreditRecord, 'kind' | 'date' | 'values' | 'state' | 'received'>;

const dayIn = ({ values }: Fact, field: string): string | undefined => {
  const value = values[field];
  return typeof value === 'string' ? value : undefined;
};
const categoriesOf = (of: Fact): string[] => (dayIn(of, 'category') ?? '').split('、');
const amountOf = ({ values }: Fact): number =>
  ['fine', 'confiscated'].reduce((sum, field) => sum + (Number(values[field]) || 0), 0);

/** Whether it is to be published at all: a penalty by ordinary procedure that is more than a mere warning. */
export function isPublishable(of: Fact): boolean {
  const publication = creditKind(of.kind)?.publication;
  if (publication !== 'penalty') return publication === 'permit';
  return of.values.procedure !== '简易程序' && categoriesOf(of).some((category) => category !== '警告');
}

/** The rule of a penalty's period: the first that holds. Where the authority has said its weight, that decides. */
export const periodRule = (
  of: Fact,
  { periods }: Pick<PublicationRules, 'periods'>,
): PeriodRule | undefined =>
  periods.find(({ from, until, weight, only, some, below, atLeast }) => {
    if (of.date < from || (until !== undefined && of.date >= until)) return false;
    const said = of.values.weight;
    if (said !== undefined) return said === weight;
    const categories = categoriesOf(of);
    return (
      (!only || categories.every((one) => (only as readonly string[]).includes(one))) &&
      (!some || categories.some((one) => (some as readonly string[]).includes(one))) &&
      (below === undefined || amountOf(of) < below) &&
      (atLeast === undefined || amountOf(of) >= atLeast)
    );
  });

/** The day on which it was published; of a permit that says none, the day on which it came. */
export const publishedOn = (of: Fact): string | undefined =>
  dayIn(of, 'published') ?? (creditKind(of.kind)?.publication === 'permit' ? of.received : undefined);

/** The day from which what was changed or annulled is to be withdrawn. */
export type Change = {
  day: string;
  /** A withdrawal that names no day of the change: that on which it was received counts. */
  undated?: true;
};

/** When a penalty was changed or annulled; undefined where it was not. */
export function changeOf({
  kind,
  state,
  at,
  values,
}: Pick<CreditRecord, 'kind' | 'state' | 'at' | 'values'>): Change | undefined {
  if (creditKind(kind)?.publication !== 'penalty') return undefined;
  if (typeof values.annulled === 'string') return { day: values.annulled };
  return state === 'withdrawn' ? { day: shanghaiDate(new Date(at)), undated: true } : undefined;
}

/** When it is public: from a day on, and up to another, which no longer counts; without an end it stays. */
export type Period = { from: string; to?: string };

/** The period in which a record is public; undefined where it never is, or not yet. */
export function publicPeriod(of: Fact, rules: Pick<PublicationRules, 'periods'>): Period | undefined {
  const from = publishedOn(of);
  if (of.state !== 'in-force' || from === undefined || !isPublishable(of)) return undefined;
  const last = dayIn(of, creditKind(of.kind)?.publication === 'permit' ? 'validTo' : 'publicUntil');
  const ends = last === undefined ? [] : [addDays(last, 1)];
  if (of.kind === 'penalty') {
    const rule = periodRule(of, rules);
    // What no rule speaks of is not public: a city that leaves a gap publishes nothing by accident.
    if (!rule || rule.months === 0) return undefined;
    ends.push(addMonths(from, rule.months));
    // What is known to be changed or annulled is shown to nobody, even before somebody withdraws it.
    const annulled = dayIn(of, 'annulled');
    if (annulled !== undefined) ends.push(annulled);
  }
  const to = ends.sort()[0];
  if (to === undefined) return { from };
  return to > from ? { from, to } : undefined;
}

/** Whether a record is public on a day. */
export function isPublicOn(of: Fact, rules: Pick<PublicationRules, 'periods'>, day: string): boolean {
  const period = publicPeriod(of, rules);
  return period !== undefined && period.from <= day && (period.to === undefined || day < period.to);
}
