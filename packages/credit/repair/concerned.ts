import { type FieldError, spokenDate } from '@mingcha/kernel';
import { creditKind } from '../records/kinds/index.ts';
import type { CreditRecord } from '../records/record.ts';

/** A listing as a repair sees it. */
export type Listing = {
  number?: string | undefined;
  state: string;
  fields: Readonly<Record<string, unknown>>;
};

/** What a repair is about: the record and the listings that bear its number. */
export const recordConcerned = (
  records: readonly CreditRecord[],
  { number, authority }: { number: string; authority: string },
): CreditRecord | undefined => {
  const named = records.filter((one) => one.number === number);
  return named.find(({ department }) => department === authority) ?? named[0];
};

/** The states in which an entry stands. */
const standing: readonly string[] = ['listed', 'removing', 'marked'];

/** Those that are in some states, by the listing's own number or by that of the penalty that it rests on. */
const listingsIn = <L extends Listing>(
  listings: readonly L[],
  number: string,
  states: readonly string[],
): L[] =>
  listings.filter(
    (one) => states.includes(one.state) && (one.number === number || one.fields.penalty === number),
  );

/** Those that stand on a list. */
export const listingsConcerned = <L extends Listing>(listings: readonly L[], number: string): L[] =>
  listingsIn(listings, number, standing);

/** Those that are not public for the time of a plan. */
export const listingsSuspended = <L extends Listing>(listings: readonly L[], number: string): L[] =>
  listingsIn(listings, number, ['suspended']);

/** Why a repair cannot be accepted or decided, whatever its weight and day; undefined where nothing stands against it. */
export function repairRefusal(
  { number, authority }: { number: string; authority: string },
  record: CreditRecord | undefined,
  listings: readonly Listing[],
): string | undefined {
  const ours = listings.filter(({ fields }) => fields.dept === authority);
  if (!record && listings.length === 0)
    return `本市没有文号为“${number}”的信用记录，请与申请人核对文号；文号有误的，不予受理，请其重新申请。`;
  if (record && record.department !== authority)
    return `这条记录由${record.authority}作出，谁认定、谁修复，请退回窗口转其办理。`;
  if (!record && ours.length === 0) return '该名单由其他机关列入，谁认定、谁修复，请退回窗口转其办理。';
  if (record && record.state !== 'in-force')
    return `这条记录已${record.state === 'repaired' ? '修复' : '撤下'}，不必再修复。`;
  return undefined;
}

/** What is wrong with the weight and the day of a repair, at their fields. `today` is `YYYY-MM-DD`. */
export function repairFaults(
  { weight, publishedOn }: { weight?: unknown; publishedOn?: unknown },
  {
    record,
    listings,
    today,
  }: { record: CreditRecord | undefined; listings: readonly Listing[]; today: string },
): FieldError[] {
  const faults: FieldError[] = [];
  if (listings.length > 0 && weight !== '严重')
    faults.push({
      pointer: '/values/weight',
      message: '该主体因此列入严重违法失信名单，失信程度应为“严重”。',
    });
  if (typeof publishedOn !== 'string') return faults;
  const published = record?.values.published;
  const wrong =
    typeof published === 'string' && publishedOn !== published
      ? `开始公示日期应与记录一致，为 ${published}。`
      : publishedOn > today
        ? `开始公示日期不能晚于今天（${today}）。`
        : undefined;
  if (wrong !== undefined) faults.push({ pointer: '/values/publishedOn', message: wrong });
  return faults;
}

/** A record in words: its kind and number, its authority and day. */
export const recordText = ({ kind, number, authority, date }: CreditRecord): string =>
  `${creditKind(kind)?.title ?? kind}“${number}”（${authority}，${spokenDate(date)}）`;
