import { type AuditAction, audit } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import type { ApiClient } from '@mingcha/tenancy';
import type { Account } from './accounts.ts';

type Machine = Pick<ApiClient, 'id' | 'name'> & { tenant: string };

/**
 * Records sign-ins in the audit log of the city whose account or client it is; a login or an id that there is not belongs
 * to no city. Who cannot be recorded is not let in: the writes reject where the store does. Of the failures of one
 * account or client within a minute the first few are recorded one by one, the others as one number.
 */
export type SignInLog = {
  person(account: Account): Promise<void>;
  /** `why` in Chinese. */
  personFailed(account: Account, why: string): Promise<void>;
  machine(client: Machine): Promise<void>;
  /** `why` in Chinese. */
  machineFailed(client: Machine, why: string): Promise<void>;
};

export type SignInLogInit = {
  store: Store;
  clock: Clock;
  /** Runs something after milliseconds. */
  later?: (run: () => void, milliseconds: number) => void;
  /** What becomes of an error in what runs later. */
  report: (error: unknown, about: Record<string, unknown>) => void;
};

/** A person who failed to sign in need not be the one whose login they gave. */
const nobody = { sub: 'anonymous', name: '未登录者' };

const minute = 60_000;
const oneByOne = 5;

type Whose = Pick<Account, 'id' | 'name' | 'tenant'>;
type Failure = { action: AuditAction; whose: Whose; why: string };

export function createSignInLog({ store, clock, later = unrefed, report }: SignInLogInit): SignInLog {
  /** Failures within the minute that began with the first of them; as many entries as there are accounts and clients. */
  const failures = new Map<string, number>();

  async function record(
    action: AuditAction,
    { id, name, tenant }: Whose,
    { own, detail }: { own: boolean; detail?: Record<string, unknown> },
  ): Promise<void> {
    const by = own ? { sub: id, name } : nobody;
    const operations = audit(clock, by, action, { id, name }, { detail });
    await (await store.forTenant(tenant)).write(...operations);
  }

  async function recordFailure(failure: Failure): Promise<void> {
    const { action, whose, why } = failure;
    const key = `${action} ${whose.tenant} ${whose.id}`;
    const before = failures.get(key) ?? 0;
    failures.set(key, before + 1);
    if (before === 0) later(() => void endMinute(key, failure), minute);
    if (before < oneByOne) await record(action, whose, { own: false, detail: { why } });
  }

  async function endMinute(key: string, { action, whose }: Failure): Promise<void> {
    const more = (failures.get(key) ?? 0) - oneByOne;
    failures.delete(key);
    if (more <= 0) return;
    const detail = { why: `一分钟内失败次数过多，另有 ${more} 次未逐条记录` };
    await record(action, whose, { own: false, detail }).catch((error) => report(error, { action }));
  }

  return {
    person: (account) => record('person.sign-in', account, { own: true }),
    personFailed: (whose, why) => recordFailure({ action: 'person.sign-in-failed', whose, why }),
    machine: (client) => record('client.sign-in', client, { own: true }),
    machineFailed: (whose, why) => recordFailure({ action: 'client.sign-in-failed', whose, why }),
  };
}

/** A timer that does not keep the process. */
const unrefed = (run: () => void, milliseconds: number): void => void setTimeout(run, milliseconds).unref();
