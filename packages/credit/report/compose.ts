import { type CaseTypes, caseNow, casesNowOf } from '@mingcha/casework/besides';
import { type PublishedView, publishedOnes, valuesOf } from '@mingcha/casework/reading';
import { type Clock, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { publicRecord } from '../records/public/publicView.ts';
import { isPublicOn } from '../records/publication/period.ts';
import { loadRules } from '../records/publication/rules.ts';
import { recordsOf } from '../records/reading/read.ts';
import { isProved, listingType, repairsOf } from '../repair/repair.ts';

export type ReportDeps = { clock: Clock; types: CaseTypes };

/** An entry of a list of the dishonest that is public. */
export type ReportListing = { list: string; organ: string; reason: string; penalty: string; since: string };
/** A repair that was granted: by whom and when, and not of what. */
export type ReportRepair = { number: string; organ: string; on: string };

/** What everybody may read of an enterprise's credit on a day: never a class. */
export type Report = {
  subject: string;
  /** `YYYY-MM-DD` on which it says so. */
  on: string;
  records: ReturnType<typeof publicRecord>[];
  listings: ReportListing[];
  repairs: ReportRepair[];
};

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

function listingOf(view: PublishedView): ReportListing {
  const values = valuesOf(view);
  const dept = textIn(values.get('dept'));
  return {
    list: view.typeTitle,
    organ: view.names[dept] ?? dept,
    reason: textIn(values.get('reason')),
    penalty: textIn(values.get('penalty')),
    since: shanghaiDate(new Date(view.publishedAt)),
  };
}

async function publicListings(
  store: TenantStore,
  deps: ReportDeps,
  subject: string,
): Promise<ReportListing[]> {
  const current = await deps.types.current(store, listingType);
  if (!current) return [];
  const ids = (await casesNowOf(store, listingType, subject)).map(({ id }) => id);
  return [...(await publishedOnes(store, deps, current, ids)).values()].map(listingOf);
}

async function grantedRepairs(store: TenantStore, subject: string): Promise<ReportRepair[]> {
  const repairs = (await repairsOf(store, subject)).filter(isProved);
  if (repairs.length === 0) return [];
  const [departments, cases] = await Promise.all([
    allDepartments(store),
    Promise.all(repairs.map((one) => caseNow(store, one.case))),
  ]);
  return repairs.map(({ authority, decidedAt }, at) => ({
    number: cases[at]?.number ?? '',
    organ: departments.find(({ id }) => id === authority)?.name ?? authority,
    on: shanghaiDate(new Date(decidedAt)),
  }));
}

/**
 * The public part of what is known of an enterprise now: permits and penalties in their period, the newest first, listings,
 * and repairs that were granted.
 */
export async function composeReport(store: TenantStore, deps: ReportDeps, subject: string): Promise<Report> {
  const on = shanghaiDate(deps.clock());
  const [records, { rules }, listings, repairs] = await Promise.all([
    recordsOf(store, subject),
    loadRules(store),
    publicListings(store, deps, subject),
    grantedRepairs(store, subject),
  ]);
  const shown = records
    .filter((one) => isPublicOn(one, rules, on))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return { subject, on, records: shown.map((one) => publicRecord(one, rules)), listings, repairs };
}
