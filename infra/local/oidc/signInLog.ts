import { type AuditAction, audit } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import type { ApiClient } from '@mingcha/tenancy';
import type { Account } from './accounts.ts';

type Machine = Pick<ApiClient, 'id' | 'name'> & { tenant: string };

/**
 * Records sign-ins in the audit log of the city whose account or client it is; a login or an id that there is not belongs
 * to no city. Who cannot be recorded is not let in: the writes reject where the store does.
 */
export type SignInLog = {
  person(account: Account): Promise<void>;
  /** `why` in Chinese. The number of tries is limited before they come here. */
  personFailed(account: Account, why: string): Promise<void>;
  machine(client: Machine): Promise<void>;
  machineFailed(client: Machine): Promise<void>;
};

/** Whoever failed to sign in is not the one whose login they gave. */
const nobody = { sub: 'anonymous', name: '未登录者' };

export function createSignInLog(store: Store, clock: Clock): SignInLog {
  async function record(
    action: AuditAction,
    { id, name, tenant }: Pick<Account, 'id' | 'name' | 'tenant'>,
    { own, why }: { own: boolean; why?: string },
  ): Promise<void> {
    const by = own ? { sub: id, name } : nobody;
    const operations = audit(
      clock,
      by,
      action,
      { id, name },
      { detail: why === undefined ? undefined : { why } },
    );
    await (await store.forTenant(tenant)).write(...operations);
  }
  return {
    person: (account) => record('person.sign-in', account, { own: true }),
    personFailed: (account, why) => record('person.sign-in-failed', account, { own: false, why }),
    machine: (client) => record('client.sign-in', client, { own: true }),
    machineFailed: (client) => record('client.sign-in-failed', client, { own: false }),
  };
}
