import { byCode } from '@mingcha/kernel/arrange';
import type { TenantStore } from '@mingcha/store';
import { isPublicOn } from '../publication/period.ts';
import type { PublicationRules } from '../publication/rules.ts';
import { recordsOf } from '../reading/read.ts';
import type { CreditRecord } from '../record.ts';

/** The records of a subject that are public on a day (`YYYY-MM-DD`), the newest first. */
export async function publicRecordsOf(
  store: TenantStore,
  subject: string,
  { rules, day }: { rules: PublicationRules; day: string },
): Promise<CreditRecord[]> {
  const found = (await recordsOf(store, subject)).filter((one) => isPublicOn(one, rules, day));
  return found.sort((a, b) => byCode(b.date, a.date));
}
