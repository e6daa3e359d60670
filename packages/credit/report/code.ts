import { canonicalJson, problems } from '@mingcha/kernel';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import type { Report } from './compose.ts';

/** What a code says of the report that bears it: whose, of which instant (ISO, UTC), and the hash of what it said. */
export type Issued = { subject: string; at: string; hash: string };

/** Names what a report says, whenever it says so. */
export const hashOfReport = ({ subject, records, listings }: Report): string =>
  sha256Hex(canonicalJson({ subject, records, listings })).slice(0, 16);

const scopeOf = ({ tenant }: TenantStore): string => `${tenant} credit-report`;

/** A code that this city alone can have made. Nothing is stored: it says itself which report it is of. */
export const reportCode = (store: TenantStore, { subject, at, hash }: Issued): string =>
  store.cursors.sign(scopeOf(store), [subject, at, hash]);

/** The report that a code names. Throws `not-found` (404) for one that this city has not made. */
export function openReportCode(store: TenantStore, code: string): Issued {
  try {
    const [subject, at, hash] = store.cursors.open(scopeOf(store), code) as [string, string, string];
    return { subject, at, hash };
  } catch {
    throw problems.notFound('这份信用报告');
  }
}
