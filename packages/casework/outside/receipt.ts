import type { Principal } from '@mingcha/http';
import { problems, readReceiptCode } from '@mingcha/kernel';
import { defineEntity, type Stored, sha256Hex, type TenantStore } from '@mingcha/store';
import { count, limits } from './tally.ts';

/**
 * A receipt: which case a code opens. Of the code only the SHA-256 is kept. Passwords want salt and slow hashing because
 * people choose few of them; a code has 100 random bits, so that who has the table, with all the hashes at once, has to try
 * 2^100 divided by the number of cases. Nothing that slows the hash adds to that.
 */
export type Receipt = {
  hash: string;
  type: string;
  id: string;
  at: string /** SHA-256 of what was sent. */;
  request: string;
};

export const receiptEntity = defineEntity<Receipt>()({
  name: 'CASERECEIPT',
  key: (of: Pick<Receipt, 'hash'>) => ({ partition: [of.hash], sort: ['receipt'] }),
});

/** Where a request from outside comes from: the hash of its address; undefined where nobody says. */
export type Origin = string | undefined;

export const originOf = (address: string | undefined): Origin =>
  address === undefined ? undefined : sha256Hex(`address ${address}`).slice(0, 32);

/** The hash of a code as it was sent. Throws `invalid` (422) where it is none, which is never counted: somebody mistyped. */
export function hashOfCode(sent: string | undefined): string {
  const code = readReceiptCode(sent ?? '');
  if (code === undefined) {
    const message = sent ? '回执码有误：共 21 位字母和数字，请逐位核对。' : '请填写回执码。';
    throw problems.invalid([{ pointer: '/receipt-code', message }], message);
  }
  return sha256Hex(`receipt ${code}`);
}

/** Somebody from outside by the hash of a code, under the name of the party that they are. */
export const outsider = (
  { tenant }: TenantStore,
  { hash, name, outside }: { hash: string; name: string; outside: NonNullable<Principal['outside']> },
): Principal => ({
  tenant,
  // Files that were sent under a code are handed in under the same one, also before there is a case.
  sub: `receipt:${hash.slice(0, 32)}`,
  name,
  kind: 'person',
  roles: [],
  rights: new Map(),
  outside,
});

/**
 * The receipt of a code. Throws `not-found` (404) where there is none in this city, and after five such from an address
 * `too-many-requests` (429) until the wait is over. Who has a code that is right passes meanwhile: at 100 bits no wait is
 * needed against guessing, and one person must not lock out all who come from the same network.
 */
export async function findReceipt(
  store: TenantStore,
  hash: string,
  { origin, clock }: { origin: Origin; clock: () => Date },
): Promise<Stored<Receipt>> {
  const found = await store.get(receiptEntity, { hash });
  if (found) return found;
  if (origin !== undefined) await count(store, limits.wrongCodes, origin, clock);
  throw problems.notFound('这个回执码对应的事项');
}
