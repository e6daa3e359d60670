import type { Adapter, AdapterPayload } from 'oidc-provider';

type Entry = { payload: AdapterPayload; until: number };

const maxEntries = 20_000;

/** Sessions, grants and codes in memory: after a restart of the program everybody signs in again. */
export function createMemoryAdapter(
  findClient: (id: string) => Promise<AdapterPayload | undefined>,
  now: () => number = Date.now,
): (model: string) => Adapter {
  const entries = new Map<string, Entry>();

  function live(key: string): AdapterPayload | undefined {
    const entry = entries.get(key);
    if (entry && entry.until > now()) return entry.payload;
    entries.delete(key);
    return undefined;
  }
  const findBy = (model: string, field: 'uid' | 'userCode', value: string) => {
    for (const [key, { payload }] of entries)
      if (key.startsWith(`${model}:`) && payload[field] === value) return live(key);
    return undefined;
  };

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      const until = expiresIn ? now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
      entries.delete(`${model}:${id}`);
      entries.set(`${model}:${id}`, { payload, until });
      while (entries.size > maxEntries) entries.delete(entries.keys().next().value!);
    },
    find: async (id) => (model === 'Client' ? findClient(id) : live(`${model}:${id}`)),
    findByUid: async (uid) => findBy(model, 'uid', uid),
    findByUserCode: async (code) => findBy(model, 'userCode', code),
    async consume(id) {
      const payload = live(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(now() / 1000);
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });
}
