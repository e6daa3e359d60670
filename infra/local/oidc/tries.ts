/** A try that may be looked at. It counts as failed until it is said to have succeeded. */
export type Try = { succeeded(): void };

/** Limits failed tries, so that passwords and secrets cannot be guessed by trying. */
export type Tries = {
  /**
   * Counts a try under each of the keys, before the slow check, so that many tries at once count too. Returns the
   * seconds to wait where one of the keys has to; such a try does not count.
   */
  begin(...keys: readonly TryKey[]): Try | { wait: number };
};

/** What tries are counted by, and after how many failures it has to wait. */
export type TryKey = { scope: 'login' | 'address' | 'device' | 'client'; of: string; limit: number };

type Count = { level: number; at: number };

const second = 1_000;
const firstWait = 30 * second;
const longestWait = 900 * second;
/** One failure is forgotten in so long. */
const forgetting = 900 * second;
/** Doublings from the first wait to the longest, and where counting stops so that a key can come back. */
const doublings = Math.ceil(Math.log2(longestWait / firstWait));

function waitAfter({ level }: Count, limit: number): number {
  const beyond = Math.round(level) - limit;
  return beyond < 0 ? 0 : Math.min(longestWait, firstWait * 2 ** beyond);
}

export type TriesInit = {
  /** Milliseconds since 1970. */
  now?: () => number;
  /** How many keys of each scope are remembered; the ones that failed longest ago go first. */
  remembered?: number;
};

/** Counts in memory. From the limit on each failure doubles the wait, from half a minute to a quarter of an hour. */
export function createTries({ now = Date.now, remembered = 10_000 }: TriesInit = {}): Tries {
  // A map for each scope: a flood of one kind of keys must not push out the other kinds.
  const scopes = new Map<TryKey['scope'], Map<string, Count>>();
  const countsOf = ({ scope }: TryKey) => {
    const counts = scopes.get(scope) ?? new Map<string, Count>();
    scopes.set(scope, counts);
    return counts;
  };
  /** What is left of a count; nothing is forgotten while it has to wait. */
  const left = (count: Count, limit: number) =>
    Math.max(0, count.level - Math.max(0, now() - count.at - waitAfter(count, limit)) / forgetting);

  function waitOf(key: TryKey): number {
    const count = countsOf(key).get(key.of);
    return count ? Math.max(0, count.at + waitAfter(count, key.limit) - now()) : 0;
  }

  function add(key: TryKey): void {
    const counts = countsOf(key);
    const known = counts.get(key.of);
    const level = Math.min((known ? left(known, key.limit) : 0) + 1, key.limit + doublings);
    counts.delete(key.of);
    counts.set(key.of, { level, at: now() });
    if (counts.size > remembered) counts.delete(counts.keys().next().value!);
  }

  /** Takes `level` back from a key. */
  function takeBack(key: TryKey, level: number): void {
    const counts = countsOf(key);
    const count = counts.get(key.of);
    if (!count) return;
    if (count.level > level) counts.set(key.of, { ...count, level: count.level - level });
    else counts.delete(key.of);
  }

  return {
    begin(...keys) {
      const wait = Math.max(...keys.map(waitOf));
      if (wait > 0) return { wait: Math.ceil(wait / second) };
      for (const key of keys) add(key);
      return {
        succeeded() {
          // What the first key has is a part of what the wider ones have.
          const own = countsOf(keys[0]!).get(keys[0]!.of)?.level ?? 1;
          for (const key of keys) takeBack(key, own);
        },
      };
    },
  };
}

const perPair = 5;
const perAddress = 20;
/** No login is longer; what is beyond it is not kept. */
const longestLogin = 41;

/**
 * A try to sign in. A browser in which this login has signed in before counts for itself alone, so that others can
 * neither lock it out nor are helped by it; any other by login and address, and by address over all logins.
 */
export function signInKeys(login: string, address: string, device: string | undefined): TryKey[] {
  if (device !== undefined) return [{ scope: 'device', of: device, limit: perPair }];
  return [
    { scope: 'login', of: `${login.slice(0, longestLogin)}@${address}`, limit: perPair },
    { scope: 'address', of: address, limit: perAddress },
  ];
}

/**
 * A try with a client's secret, by client and address. Not by address over all clients: secrets are too long to guess,
 * and one system with an old secret would shut out the others behind the same address.
 */
export const clientKeys = (id: string, address: string): TryKey[] => [
  { scope: 'client', of: `${id}@${address}`, limit: perPair },
];
