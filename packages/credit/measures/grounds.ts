import { casesNowOf } from '@mingcha/casework/besides';
import type { TenantStore } from '@mingcha/store';
import { loadRules } from '../records/publication/rules.ts';
import { recordsOf } from '../records/reading/read.ts';
import { listTypes } from '../repair/repair.ts';
import { type Ground, groundOf } from './ground.ts';
import type { MeasureUse } from './measureLists.ts';

/** Finds what uses about a subject rest on, as it stands on a day; `unchanged` refuses a write where a listing has changed. */
export async function groundsOf(store: TenantStore, subject: string, today: string) {
  const [found, { rules }, ...listed] = await Promise.all([
    recordsOf(store, subject),
    loadRules(store),
    ...listTypes.map((type) => casesNowOf(store, type, subject)),
  ]);
  const listings = listed.flat();
  return {
    find: (use: MeasureUse, number: string): Ground | undefined =>
      groundOf(use, { listings, found, rules }, { number, today }),
    unchanged: listings.map(({ unchanged }) => unchanged),
  };
}
