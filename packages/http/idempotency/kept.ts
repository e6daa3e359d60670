import { defineEntity, type Stored } from '@mingcha/store';

/** What is kept for an `Idempotency-Key` of a caller. */
export type Kept = {
  caller: string;
  key: string;
  /** SHA-256 of method, path and body. */
  request: string;
  /** Of the last try, in milliseconds since the epoch. */
  startedAt: number;
  /** ULID made at the first try; what a repeat creates under it is found there. */
  id: string;
  /** Id of the object that the request changed or created; put down in the very transaction that did it. */
  done?: string;
  answer?: { status: number; body: string; headers: Record<string, string> };
  /** The answer holds what is shown once and kept nowhere, such as a new client's secret. */
  shownOnce?: boolean;
};

const daySeconds = 86_400;
/** Milliseconds. A request that has not answered by then has died: the gateway gives up sooner. */
const lease = 30_000;

export const keptEntity = defineEntity<Kept>()({
  name: 'IDEMPOTENCY',
  key: (of: { caller: string; key: string }) => ({ partition: [of.caller], sort: [of.key] }),
  expires: (item) => Math.floor(item.startedAt / 1_000) + daySeconds,
});

/** Items outlive their end for a while: whether the key is still taken. */
export const isLive = ({ startedAt }: Kept, now: Date): boolean =>
  now.getTime() - startedAt < daySeconds * 1_000;

/** Milliseconds until a try that has not answered may be taken for dead; one from the future had a wrong clock. */
export function leaseLeft({ startedAt }: Stored<Kept>, now: Date): number {
  const age = now.getTime() - startedAt;
  return age < 0 ? 0 : lease - age;
}
