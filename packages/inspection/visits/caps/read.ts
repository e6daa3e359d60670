import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { TenantSettings } from '@mingcha/tenancy';
import { listed } from '../decide.ts';
import type { CountedVisit } from './count.ts';
import { type CapRow, capKind } from './kind.ts';

/** The caps that the city has published; none where it has published none. */
export async function publishedCaps(store: TenantStore): Promise<CapRow[]> {
  const register = openRegister(store, capKind);
  const { published } = await register.heads();
  const caps: CapRow[] = [];
  if (published) await register.scan(published.id, (row) => caps.push(row));
  return caps.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A visit as caps count it, by its fields. */
export const countedVisit = (fields: Readonly<Record<string, unknown>>): CountedVisit => ({
  kind: String(fields.kind),
  depts: [...(typeof fields.dept === 'string' ? [fields.dept] : []), ...listed(fields.codepts)],
  items: listed(fields.items),
  year: String(fields.from).slice(0, 4),
});

/**
 * How often a year an enterprise is inspected at most, for pages: by the strictest published cap of all departments together; where
 * none is published, by the city's setting.
 */
export async function cityCap(
  store: TenantStore,
  { visitCap }: Pick<TenantSettings, 'visitCap'>,
): Promise<number> {
  const whole = (await publishedCaps(store)).filter(({ dept }) => dept === undefined);
  return whole.length > 0 ? Math.min(...whole.map(({ most }) => most)) : visitCap;
}
