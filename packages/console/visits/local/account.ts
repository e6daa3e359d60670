import type { Me } from '../../api/types.ts';
import { accountOf, lastAccount, unmarkAccount } from '../../session/lastAccount.ts';
import { type AccountRecord, below, type Database, openDatabase } from './db.ts';
import { newKey, sealJson, unsealJson } from './seal.ts';

/** So long somebody may go on without having reached the system, in milliseconds. */
const openableFor = 7 * 86_400_000;

/** Takes up what an account keeps in this browser; makes its key at its first use. */
export async function takeUpAccount(me: Me): Promise<AccountRecord> {
  const db = await openDatabase();
  const account = accountOf(me);
  const known = await db.get('accounts', account);
  const key = known?.key ?? (await newKey());
  const record: AccountRecord = {
    account,
    key,
    me: await sealJson(key, me, `me/${account}`),
    seenAt: known?.seenAt ?? Date.now(),
    offset: known?.offset ?? 0,
  };
  // Of two tabs the first has made the key.
  const transaction = db.transaction('accounts', 'readwrite');
  const first = await transaction.store.get(account);
  if (known || !first) await transaction.store.put(record);
  await transaction.done;
  return known || !first ? record : first;
}

/** Notes that the system was reached, and by how much the phone's clock differs from its. */
export async function reached(account: string, offset: number): Promise<void> {
  const db = await openDatabase();
  const transaction = db.transaction('accounts', 'readwrite');
  const record = await transaction.store.get(account);
  if (record) await transaction.store.put({ ...record, offset, seenAt: Date.now() + offset });
  await transaction.done;
}

/** Who used this browser last, without asking the system; undefined where nobody did or it is too long ago. */
export async function whoWasHere(): Promise<Me | undefined> {
  const account = lastAccount();
  const record = account === null ? undefined : await (await openDatabase()).get('accounts', account);
  if (!record || Date.now() + record.offset - record.seenAt > openableFor) return undefined;
  return unsealJson<Me>(record.key, record.me, `me/${record.account}`);
}

/** How many visits the system does not have yet: of the account, or of all the others. */
export async function countOpen(account: string): Promise<{ own: number; others: number }> {
  const db = await openDatabase();
  const count = { own: 0, others: 0 };
  for (let at = await db.transaction('works').store.openCursor(); at; at = await at.continue())
    if (at.value.open) count[at.key[0] === account ? 'own' : 'others']++;
  return count;
}

/** Removes everything of an account, its key first. */
export async function forgetAccount(account: string): Promise<void> {
  const db = await openDatabase();
  await db.delete('accounts', account);
  await wipe(db, account);
  unmarkAccount(account);
}

async function wipe(db: Database, account: string): Promise<void> {
  const transaction = db.transaction(['downloads', 'works', 'files'], 'readwrite');
  await Promise.all([
    ...(['downloads', 'works', 'files'] as const).map((name) =>
      transaction.objectStore(name).delete(below(account)),
    ),
    transaction.done,
  ]);
}
