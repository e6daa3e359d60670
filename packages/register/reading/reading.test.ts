import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCache } from '../pages/cache.ts';
import { sha256 } from '../pages/hash.ts';
import { type InclusionProof, verifyInclusion } from '../proof.ts';
import { openRegister } from '../register.ts';
import { byTester, type Shop, shops } from '../testing/shops.ts';
import type { Register, RowChange, Version } from '../types.ts';
import { versionsAfter } from './versionsAfter.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

let made = 0;
const fresh = async (): Promise<Register<Shop>> =>
  openRegister(await test.store.forTenant(testTenants.a), { ...shops, name: `read${++made}` });

const shop = fc.record(
  {
    name: fc.constantFrom('甲店', '乙店', '丙铺', 'Abc', 'abd'),
    kind: fc.constantFrom('店铺' as const, '摊位' as const),
    labels: fc.subarray(['食品', '烟草', '药品'], { minLength: 1 }),
    staff: fc.nat(3),
    open: fc.boolean(),
    phone: fc.constantFrom('13800000001', '13800000002'),
  },
  { requiredKeys: ['name'] },
);
const shopsOf = (maxLength: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(400), shop), { selector: ([n]) => n, maxLength })
    .map((all): Shop[] => all.map(([n, rest]) => ({ id: `s${n}`, ...rest })));

async function pagesOf<T>(
  ask: (cursor?: string) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask(cursor);
    all.push(...page.items);
    if (page.next === null) return all;
    cursor = page.next;
  }
}

describe('a listing', () => {
  it('is what filtering and sorting all rows gives, page after page', async () => {
    const question = fc.record({
      filter: fc.record(
        {
          kind: fc.subarray(['店铺', '摊位'], { minLength: 1 }),
          labels: fc.subarray(['食品', '烟草'], { minLength: 1 }),
          open: fc.constantFrom(['true'], ['false']),
        },
        { requiredKeys: [] },
      ),
      q: fc.constantFrom(undefined, '店', 'AB', '138', '药'),
      sort: fc.constantFrom(undefined, 'name', '-staff', 'staff', '-opened', 'open'),
      limit: fc.integer({ min: 1, max: 20 }),
      personal: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shopsOf(40), question, async (rows, asked) => {
        const register = await fresh();
        await register.replaceAll(rows, byTester);
        const { q, filter, sort = 'id', personal } = asked;
        const expected = rows.filter(
          (row) =>
            (!filter.kind || filter.kind.includes(row.kind!)) &&
            (!filter.labels || filter.labels.some((label) => row.labels?.includes(label))) &&
            (!filter.open || filter.open[0] === String(row.open)) &&
            (!q ||
              [row.name, ...(row.labels ?? []), ...(personal ? [row.phone ?? ''] : [])].some((text) =>
                text.toLowerCase().includes(q.toLowerCase()),
              )),
        );
        const field = sort.replace('-', '') as keyof Shop;
        const collator = new Intl.Collator('zh-CN');
        expected.sort((a, b) => {
          const [x, y] = [a[field], b[field]];
          const byId = a.id < b.id ? -1 : 1;
          if (x === undefined || y === undefined) return x === y ? byId : x === undefined ? 1 : -1;
          const order = field === 'name' ? collator.compare(a.name, b.name) : Number(x > y) - Number(x < y);
          return (sort.startsWith('-') ? -order : order) || byId;
        });
        const got = await pagesOf(async (cursor) => {
          const page = await register.list({ ...asked, cursor });
          expect(page.total).toBe(expected.length);
          expect(page.items.length).toBeLessThanOrEqual(asked.limit);
          return page;
        });
        expect(got).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on in its own version when the draft moves, and refuses a cursor of another question', async () => {
    const register = await fresh();
    const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: '店' }));
    const { version } = await register.replaceAll(rows, byTester);
    const first = await register.list({ limit: 2 });
    await register.replaceAll([{ id: 'z', name: '新' }], byTester);
    const second = await register.list({ limit: 2, cursor: first.next! });
    expect(second).toEqual({ items: rows.slice(2), next: null, total: 4, version });
    const cursor = first.next!;
    const other = await fresh();
    const forged = `${Buffer.from(JSON.stringify({ version: version!.id, id: 'c' })).toString('base64url')}.x`;
    for (const ask of [
      () => register.list({ limit: 2, cursor, sort: 'name' }),
      () => register.list({ limit: 2, cursor, q: '店' }),
      () => other.list({ limit: 2, cursor }),
      () => register.list({ limit: 2, cursor: forged }),
      () => register.list({ limit: 2, cursor: 'x' }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ status: 400, code: 'bad-cursor' });
    }
    expect((await register.list({ limit: 3, cursor })).items).toHaveLength(2);
  });

  it('refuses to filter or sort by what cannot be', async () => {
    const register = await fresh();
    for (const input of [
      { filter: { name: ['x'] } },
      { filter: { nope: ['x'] } },
      { sort: 'labels' },
      { sort: 'nope' },
    ]) {
      await expect(register.list(input)).rejects.toMatchObject({ status: 400, code: 'bad-query' });
    }
    await expect(register.list({ sort: '-phone' })).rejects.toMatchObject({ status: 403 });
  });
});

describe('differences', () => {
  it('are those of the rows, page after page, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(
        shopsOf(30),
        shopsOf(30),
        fc.integer({ min: 1, max: 9 }),
        async (before, after, limit) => {
          const register = await fresh();
          // Ballast that splits pages, on one side only, so that regions of different depth meet.
          const ballast = Array.from({ length: 600 }, (_, i) => ({ id: `x${i}`, name: '压舱' }));
          const { version: from } = await register.replaceAll([...before, ...ballast], byTester);
          const { version: to } = await register.replaceAll(after, byTester);
          if (!from || !to) throw new Error('there are versions');
          const old = new Map([...before, ...ballast].map((row) => [row.id, row]));
          const now = new Map(after.map((row) => [row.id, row]));
          const expected: RowChange<Shop>[] = [];
          for (const id of new Set([...old.keys(), ...now.keys()])) {
            const [a, b] = [old.get(id), now.get(id)];
            if (a && !b) expected.push({ id, action: 'removed', before: a });
            else if (!a && b) expected.push({ id, action: 'added', after: b });
            else if (a && b && sorted(a) !== sorted(b))
              expected.push({ id, action: 'changed', before: a, after: b });
          }
          const summaries = new Set<string>();
          const got = await pagesOf(async (cursor) => {
            const page = await register.diff(from.id, to.id, { limit: limit * 20, cursor });
            summaries.add(JSON.stringify(page.summary));
            return page;
          });
          const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
          expect([...got].sort(byId)).toEqual(expected.sort(byId));
          const count = (action: string) => expected.filter((change) => change.action === action).length;
          const summary = { added: count('added'), changed: count('changed'), removed: count('removed') };
          expect([...summaries]).toEqual([JSON.stringify(summary)]);
          expect((await register.diff(to.id, from.id)).summary).toEqual({
            added: summary.removed,
            changed: summary.changed,
            removed: summary.added,
          });
          expect((await register.diff(to.id, to.id)).items).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  const sorted = (row: object) => JSON.stringify(Object.entries(row).sort());
});

it('the history of a row is complete, over edits and imports', async () => {
  const register = await fresh();
  const many = (name: string) => Array.from({ length: 150 }, (_, i) => ({ id: `m${i}`, name }));
  await register.replaceAll(many('一'), byTester);
  await register.change({ ...byTester, ops: [{ type: 'put', row: { id: 'other', name: '别的' } }] });
  await register.change({ ...byTester, ops: [{ type: 'put', row: { id: 'm7', name: '二' } }] });
  await register.replaceAll([...many('三'), { id: 'other', name: '别的' }], byTester);
  await register.change({ ...byTester, ops: [{ type: 'remove', id: 'm7' }] });
  const entries = await pagesOf((cursor) => register.history('m7', { limit: 2, cursor }));
  expect(entries.map(({ number, action, row }) => [number, action, row.name])).toEqual([
    [5, 'removed', '三'],
    [4, 'changed', '三'],
    [3, 'changed', '二'],
    [1, 'added', '一'],
  ]);
  expect((await register.history('other')).items).toHaveLength(1);
  expect((await register.history('nobody')).items).toEqual([]);
});

describe('an inclusion proof', () => {
  const leavesOf = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]))
      : [path];

  /** The value changed a little, so that it stays of its kind. */
  const altered = (value: unknown): unknown => {
    if (typeof value === 'number') return value + 1;
    if (typeof value !== 'string') return null;
    const last = value.at(-1);
    return value === '' ? '0' : value.slice(0, -1) + (last === '0' ? '1' : '0');
  };

  function alter(proof: InclusionProof, path: (string | number)[]): InclusionProof {
    const copy = structuredClone(proof);
    let at = copy as unknown as Record<string, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[path.at(-1)!] = altered(at[path.at(-1)!]);
    return copy;
  }

  it('holds for every row, and for nothing else', async () => {
    const register = await fresh();
    const rows = Array.from(
      { length: 1_100 },
      (_, i): Shop => ({ id: `p${i}`, name: `店${i}`, risk: i % 2 ? 'A' : 'B' }),
    );
    const { version } = await register.replaceAll(rows, byTester);
    const stated = new Set(['version.id', 'version.number', 'version.count']);
    for (const closed of [true, false]) {
      for (const i of [0, 1, 549, 1_099]) {
        const proof = await register.inclusion(version!.id, `p${i}`, { closed });
        expect(verifyInclusion(proof, sha256)).toBe(true);
        expect(JSON.stringify(proof).includes('"risk"')).toBe(closed);
        for (const path of leavesOf(proof)) {
          if (stated.has(path.join('.'))) continue;
          expect(verifyInclusion(alter(proof, path), sha256), path.join('.')).toBe(false);
        }
      }
    }
    await expect(register.inclusion(version!.id, 'nobody')).rejects.toMatchObject({ status: 404 });
    expect(verifyInclusion({} as InclusionProof, sha256)).toBe(false);
  });
});

describe('what is asked of the table', () => {
  const commands = ['get', 'batchGet', 'query', 'transact', 'put'] as const;

  /** The commands that a tenant's client sends from now on. */
  async function watch(): Promise<string[]> {
    const sent: string[] = [];
    const client = await test.clientFor(testTenants.a);
    for (const name of commands) {
      const send = client[name] as (input: unknown) => Promise<unknown>;
      Object.assign(client, {
        [name]: (input: unknown) => {
          sent.push(name);
          return send(input);
        },
      });
    }
    return sent;
  }

  it('by many who list at once is two reads of the head, which see what was written before', async () => {
    const register = await fresh();
    const rows = Array.from({ length: 20 }, (_, i): Shop => ({ id: `h${i}`, name: `店${i}` }));
    await register.replaceAll(rows, byTester);
    await register.list({});
    const sent = await watch();
    const early = register.list({});
    const changed = register.change({ ...byTester, ops: [{ type: 'remove', id: 'h0' }] });
    await changed;
    const late = await Promise.all(Array.from({ length: 8 }, () => register.list({})));
    await early;
    expect(late.map(({ total }) => total)).toEqual(Array.from({ length: 8 }, () => 19));
    const reads = sent.filter((name) => name === 'get').length;
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(4);
  });

  it('after an edit by whoever reads the row is nothing: its version and page are at hand', async () => {
    const register = await fresh();
    const rows = Array.from({ length: 1_200 }, (_, i): Shop => ({ id: `e${i}`, name: `店${i}` }));
    await register.replaceAll(rows, byTester);
    const edited: Shop = { id: 'e7', name: '新店' };
    const { version } = await register.change({ ...byTester, ops: [{ type: 'put', row: edited }] });
    const sent = await watch();
    expect(await register.row(version!.id, 'e7')).toEqual(edited);
    expect(sent).toEqual([]);
  });
});

it('reads the same from cold as from the cache, in order of the trie or not', async () => {
  const store = await test.store.forTenant(testTenants.a);
  const kind = { ...shops, name: 'cold' };
  const rows = Array.from({ length: 1_700 }, (_, i): Shop => ({ id: `c${i}`, name: `店${i}` }));
  const { version } = await openRegister(store, kind).replaceAll(rows, byTester);
  for (const bytes of [1, 2 ** 26]) {
    const register = openRegister(store, kind, { cache: createCache(bytes) });
    for (let round = 0; round < 2; round++) {
      const seen: string[] = [];
      await register.scan(version!.id, (row) => seen.push(row.id));
      expect(new Set(seen)).toEqual(new Set(rows.map((row) => row.id)));
      const streamed: string[] = [];
      for await (const row of register.rows(version!.id)) streamed.push(row.id);
      expect(streamed.length).toBe(1_700);
      expect(await register.rowsOf(version!.id, ['c9', 'x'])).toEqual([rows[9], undefined]);
    }
  }
});

it('reads some fields and some rows the same, whether its pages are cold, held or made into rows', async () => {
  const store = await test.store.forTenant(testTenants.a);
  const kind = { ...shops, name: 'parts' };
  const rows = Array.from({ length: 1_700 }, (_, i): Shop => ({ id: `c${i}`, name: `店${i}`, staff: i }));
  const { version } = await openRegister(store, kind).replaceAll(rows, byTester);
  const few = [rows[3], undefined, rows[1_699]];
  for (const bytes of [1, 2 ** 26]) {
    const register = openRegister(store, kind, { cache: createCache(bytes) });
    for (let round = 0; round < 3; round++) {
      const seen = new Map<string, unknown>();
      await register.scanFields(version!.id, ['id', 'staff'], ({ id, staff }) => seen.set(id, staff));
      expect(seen).toEqual(new Map(rows.map(({ id, staff }) => [id, staff])));
      expect(await register.rowsOf(version!.id, ['c3', 'x', 'c1699'])).toEqual(few);
      // By the second round whole rows are in the cache, by two readers at once.
      const ids = rows.map((row) => row.id);
      if (round > 0)
        expect(
          await Promise.all([register.rowsOf(version!.id, ids), register.rowsOf(version!.id, ids)]),
        ).toEqual([rows, rows]);
    }
  }
});

describe('the versions between two', () => {
  /** A register of so many versions, of which a page is read at a time. */
  const paged = (most: number) => {
    const asked: number[] = [];
    const versions: Register<Shop>['versions'] = async ({ limit = 0, cursor } = {}) => {
      const first = Number(cursor ?? most);
      asked.push(first);
      const last = Math.max(first - limit, 0);
      const items = Array.from({ length: first - last }, (_, i) => ({ number: first - i }) as Version);
      return { items, next: last > 0 ? String(last) : null };
    };
    return { asked, versions };
  };
  const numbers = async (register: ReturnType<typeof paged>, since: number, until: number) => {
    const found: number[] = [];
    for await (const { number } of versionsAfter(register, since, until)) found.push(number);
    return found;
  };

  it('come newest first over pages, and no page is read where nothing older is wanted', async () => {
    const register = paged(250);
    expect(await numbers(register, 148, 152)).toEqual([152, 151, 150, 149]);
    expect(register.asked).toEqual([250, 150]);
    const whole = paged(250);
    expect(await numbers(whole, 150, 250)).toHaveLength(100);
    expect(whole.asked).toEqual([250]);
    expect(await numbers(paged(250), 0, 250)).toHaveLength(250);
    expect(await numbers(paged(0), 0, 0)).toEqual([]);
  });
});
