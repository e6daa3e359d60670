import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create, defineEntity, pageRows, queryAll, queryWanted, type TenantStore } from './index.ts';

type Note = { group: string; id: number; text: string };
const note = defineEntity<Note>()({
  name: 'NOTE',
  key: (of: { group: string; id: number }) => ({ partition: [of.group], sort: [of.id] }),
});

let test: TestStore;
let store: TenantStore;
beforeAll(async () => {
  test = await startTestStore();
  store = await test.store.forTenant(testTenants.a);
  // More than one answer of the store holds.
  const text = '字'.repeat(20_000);
  for (let from = 0; from < 60; from += 20) {
    const notes = Array.from({ length: 20 }, (_, i) => create(note, { group: 'long', id: from + i, text }));
    await store.write(...notes);
  }
});
afterAll(() => test.stop());

const ids = (items: readonly { id: number }[]) => items.map(({ id }) => id);
const all = Array.from({ length: 60 }, (_, i) => i);

describe('lists', () => {
  it('are read to their end, however many answers that takes', async () => {
    expect((await store.query(note, ['long'], { limit: 1_000 })).next).not.toBeNull();
    expect(ids(await queryAll(store, note, ['long']))).toEqual(all);
    expect(ids(await queryAll(store, note, ['long'], { newestFirst: true }))).toEqual(all.toReversed());
    expect(await queryAll(store, note, ['nothing'])).toEqual([]);
  });

  it('come by pages of what is wanted, none left out and none twice', async () => {
    const wanted = ({ id }: Note) => id % 7 === 0;
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await queryWanted(store, note, ['long'], { wanted }, { limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...ids(page.items));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.filter((id) => id % 7 === 0));
  });

  it('that are at hand come by pages with cursors of their own', () => {
    const first = pageRows(store, 'numbers', all, { limit: 40 });
    const second = pageRows(store, 'numbers', all, { limit: 40, cursor: first.next! });
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.next).toBeNull();
    expect(() => pageRows(store, 'others', all, { cursor: first.next! })).toThrow();
  });
});
