import type { Entity, Stored, TenantStore } from '@mingcha/store';
import { put as putItem, remove } from '@mingcha/store';
import type { CallOptions, TestSystem } from '../../../support/system.ts';
import { cityA } from '../../../support/system.ts';

/** Somebody who tries: a role, in a department where it has one. */
export type Caller = { role: string; dept?: string };

export type Try = {
  action: string;
  method: string;
  path: string;
  body?: unknown;
  /** Who may do it, for what is asked of If-Match. */
  by: string;
};

// biome-ignore lint/suspicious/noExplicitAny: items of any kind
type Item = any;

/** A life to be driven through: its item in each state, and what can be tried on it. */
export type Driven = {
  name: string;
  entity: Entity<Item, Item>;
  key: object;
  /** Where it is read with what its caller may do. */
  read: string;
  canOf?: (body: Item) => unknown;
  /** Undefined where nothing is stored; `also` makes what stands around it so. */
  states: Record<string, { item: Item | undefined; also?: () => Promise<void>; after?: () => Promise<void> }>;
  tries: Try[];
  callers: Record<string, Caller>;
};

const bare = ({ lock: _, ...item }: Stored<object>) => item;

/** An item as it is stored, for a state to come back to. */
export async function kept(store: TenantStore, { entity, key }: Pick<Driven, 'entity' | 'key'>) {
  const item = await store.get(entity, key);
  return item && bare(item);
}

/** Makes the stored item this one, whatever it is. Gives its ETag. */
async function put(store: TenantStore, { entity, key }: Driven, item: Item | undefined): Promise<string> {
  const now = await store.get(entity, key);
  if (!item) {
    if (now) await store.write(remove(entity, key, now.lock));
    return '"0"';
  }
  await store.write(putItem(entity, item, now));
  return `"${(now?.lock ?? 0) + 1}"`;
}

async function told(response: Response): Promise<string> {
  const text = await response.text();
  if (response.ok) return String(response.status);
  const { code, detail, state } = JSON.parse(text);
  return [response.status, code, detail, ...(code.endsWith('-state') ? [`(${state})`] : [])].join(' ');
}

/**
 * Everybody tries everything in every state, with the ETag of now; then those who may try without one and with an old
 * one. One line for each: what was answered, and the state afterwards.
 */
export async function drive({ call }: Pick<TestSystem, 'call'>, store: TenantStore, life: Driven) {
  const lines: string[] = [];
  const ask = ({ role, dept }: Caller, method: string, path: string, options: CallOptions = {}) =>
    call(cityA, role, method, path, { ...options, ...(dept !== undefined && { dept }) });
  const { canOf = (body) => body.can } = life;
  const press = async (who: Caller, { method, path, body }: Try, etag?: string) => {
    const headers = etag === undefined ? {} : { 'if-match': etag };
    const answer = await told(await ask(who, method, path, { ...(body !== undefined && { body }), headers }));
    if (!answer.startsWith('2')) return answer;
    const now = await store.get(life.entity, life.key);
    return `${answer} → ${now ? now.state : 'gone'}`;
  };

  for (const [state, { item, also, after }] of Object.entries(life.states)) {
    await also?.();
    let etag = await put(store, life, item);
    for (const [name, who] of Object.entries(life.callers)) {
      const seen = await ask(who, 'GET', life.read);
      const can = seen.ok ? JSON.stringify(canOf(await seen.json())) : await told(seen);
      lines.push(`${life.name} | ${state} | ${name} | can | ${can}`);
    }
    for (const one of life.tries) {
      for (const [name, who] of Object.entries(life.callers)) {
        const answer = await press(who, one, etag);
        lines.push(`${life.name} | ${state} | ${name} | ${one.action} | ${answer}`);
        if (answer.startsWith('2')) etag = await put(store, life, item);
      }
      const who = life.callers[one.by]!;
      for (const [which, old] of [
        ['no ETag', undefined],
        ['an old ETag', '"9999"'],
      ] as const)
        lines.push(`${life.name} | ${state} | ${which} | ${one.action} | ${await press(who, one, old)}`);
    }
    await after?.();
  }
  return lines;
}
