import { type CaseTypes, casesNowOf } from '@mingcha/casework/besides';
import { type PublishedView, publishedOnes, valuesOf } from '@mingcha/casework/reading';
import { type Clock, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { publicRecordsOf } from '../records/public/publicRecords.ts';
import { publicObjections, publicRecord } from '../records/public/publicView.ts';
import { loadRules } from '../records/publication/rules.ts';
import { listTypes } from '../repair/repair.ts';

export type ReportDeps = { clock: Clock; types: CaseTypes };

/** An entry of a list of the dishonest that is public. */
export type ReportListing = {
  list: string;
  organ: string;
  reason: string;
  penalty: string;
  since: string;
  disputed?: true;
};

/** What everybody may read of an enterprise's credit on a day: never a class. */
export type Report = {
  subject: string;
  /** `YYYY-MM-DD` on which it says so. */
  on: string;
  records: ReturnType<typeof publicRecord>[];
  listings: ReportListing[];
};

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

function listingOf(view: PublishedView): ReportListing {
  const values = valuesOf(view);
  const dept = textIn(values.get('dept'));
  return {
    list: values.get('kind') === '个体工商户' ? '经营异常状态标记' : view.typeTitle,
    organ: view.names[dept] ?? dept,
    reason: textIn(values.get('reason')),
    penalty: textIn(values.get('penalty')),
    since: shanghaiDate(new Date(view.publishedAt)),
    ...(textIn(values.get('objection')) !== '' && { disputed: true }),
  };
}

async function publicListings(
  store: TenantStore,
  deps: ReportDeps,
  subject: string,
): Promise<ReportListing[]> {
  const found = await Promise.all(
    listTypes.map(async (type) => {
      const current = await deps.types.current(store, type);
      if (!current) return [];
      const ids = (await casesNowOf(store, type, subject)).map(({ id }) => id);
      return [...(await publishedOnes(store, deps, current, ids)).values()].map(listingOf);
    }),
  );
  return found.flat();
}

/**
 * The public part of what is known of an enterprise now: permits and penalties in their period, the newest first, and listings.
 * Nothing says that something was repaired: whose record is repaired has none.
 */
export async function composeReport(store: TenantStore, deps: ReportDeps, subject: string): Promise<Report> {
  const on = shanghaiDate(deps.clock());
  const [{ rules }, listings] = await Promise.all([loadRules(store), publicListings(store, deps, subject)]);
  const records = await publicRecordsOf(store, subject, { rules, day: on });
  const viewing = { rules, objectionTo: await publicObjections(store) };
  return { subject, on, records: records.map((one) => publicRecord(one, viewing)), listings };
}
