import type { TenantStore } from '@mingcha/store';
import type { CreditRecord } from '../records/record.ts';
import { publishedRules } from './published.ts';
import { nextExpiry, warningsOf } from './warnings.ts';

/**
 * Tells of which records a published rule says that they end soon, or have begun to. Records that end later are noticed by the
 * evaluations in between. Rules are read only where a record has an end at all.
 */
export async function expiringSoon(
  store: TenantStore,
  records: readonly CreditRecord[],
  today: string,
): Promise<(record: CreditRecord) => boolean> {
  const hasEnd = ({ values: { validTo } }: CreditRecord) => typeof validTo === 'string' && validTo >= today;
  if (!records.some(hasEnd)) return () => false;
  const rules = (await publishedRules(store)).filter(({ rule }) => rule.about === 'expiry');
  return (record) =>
    hasEnd(record) &&
    (nextExpiry(rules, [record], today) !== undefined ||
      warningsOf(rules, { records: [record], classes: [] }, today).length > 0);
}
