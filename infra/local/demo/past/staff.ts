import type { DemoCity } from '@mingcha/demo';
import type { Principal } from '@mingcha/http';
import { queryAll, type TenantStore } from '@mingcha/store';
import { loadPrincipals, personEntity } from '@mingcha/tenancy';

/** The people of a city as callers. */
export type Staff = {
  /** By the end of the login, or by what the demo calls them. Throws where there is nobody. */
  by(name: string): Principal;
  /** By the id of the account. */
  account(id: string): Principal;
};

const called: Record<string, string> = { office: 'admin', second: 'zfb', 'scjg-head': 'head' };

export async function staffOf(
  store: TenantStore,
  { latin }: Pick<DemoCity, 'latin'>,
  now: Date,
): Promise<Staff> {
  const [principals, people] = await Promise.all([
    loadPrincipals(store, now),
    queryAll(store, personEntity, []),
  ]);
  const bySub = new Map(principals.map((one) => [one.sub, one]));
  const byLogin = new Map(people.map(({ login, id }) => [login, id]));
  const account = (id: string): Principal => {
    const found = bySub.get(id);
    if (!found) throw new Error(`no account ${id}`);
    return found;
  };
  return { account, by: (name) => account(byLogin.get(`${latin}-${called[name] ?? name}`) ?? name) };
}
