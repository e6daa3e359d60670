import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DraftsApi, Kept } from '../api/draws/drafts.ts';
import { ApiProblem, networkProblem } from '../api/problem.ts';
import { createKeeper } from './keeper.ts';
import type { Unsent } from './local.ts';

type Content = { text: string };

/** A server of one draft, as the API behaves, and a tab's storage. */
function place() {
  let there: Kept<Content> | undefined;
  let lock = 0;
  let reached = true;
  const ask = async () => {
    if (!reached) throw networkProblem();
  };
  const match = (etag: string | undefined) => {
    if (etag !== there?.etag) throw new ApiProblem(etag && !there ? 404 : 412, {});
  };
  const api = {
    async find() {
      await ask();
      return there;
    },
    async keep(_key: string, content: Content, etag: string | undefined) {
      await ask();
      match(etag);
      there = { content, etag: `"${++lock}"`, keptAt: `2026-11-28T01:00:${10 + lock}.000Z` };
      return there;
    },
    async remove(_key: string, etag: string) {
      await ask();
      match(etag);
      there = undefined;
    },
  } as unknown as DraftsApi;
  const open = (found = there) => {
    let unsent: Unsent<Content> | undefined;
    const local = {
      read: () => unsent,
      write: (next: Unsent<Content> | undefined) => {
        unsent = next;
      },
    };
    return { ...createKeeper<Content>({ key: 'draw:new', found, local, api }), local };
  };
  return {
    open,
    text: () => there?.content.text,
    reach: (next: boolean) => {
      reached = next;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('keeps what is typed once nothing is typed for a while, and removes what is discarded', async () => {
  const server = place();
  const tab = server.open();
  tab.set({ text: '春' });
  tab.set({ text: '春季' });
  expect([tab.state().is, tab.local.read()?.content.text, server.text()]).toEqual([
    'unsent',
    '春季',
    undefined,
  ]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([tab.state().is, tab.local.read(), server.text()]).toEqual(['kept', undefined, '春季']);
  tab.set(undefined);
  await tab.flush();
  expect([tab.state(), server.text()]).toEqual([{ is: 'none' }, undefined]);
});

test('keeps in the page what the server cannot take, and sends it when it is back', async () => {
  const server = place();
  const tab = server.open();
  server.reach(false);
  tab.set({ text: '断网' });
  await tab.flush();
  expect([tab.state().is, tab.local.read()?.content.text]).toEqual(['offline', '断网']);
  server.reach(true);
  await vi.advanceTimersByTimeAsync(11_000);
  expect([tab.state().is, server.text()]).toEqual(['kept', '断网']);
});

test('never writes over what another tab has kept: the person chooses', async () => {
  const server = place();
  const [one, two] = [server.open(), server.open()];
  one.set({ text: '甲' });
  await one.flush();
  two.set({ text: '乙' });
  await two.flush();
  const state = two.state();
  expect([state, server.text()]).toMatchObject([
    { is: 'changed', theirs: { content: { text: '甲' } } },
    '甲',
  ]);
  if (state.is === 'changed') two.resolve(state.theirs, { text: '乙' });
  await two.flush();
  expect([two.state().is, server.text()]).toEqual(['kept', '乙']);
  one.set({ text: '甲二' });
  await one.flush();
  expect(one.state()).toMatchObject({
    is: 'changed',
    base: { text: '甲' },
    theirs: { content: { text: '乙' } },
  });
});

test('keeps anew what another tab has discarded, and leaves alone what it has kept since', async () => {
  const server = place();
  const one = server.open();
  one.set({ text: '甲' });
  await one.flush();
  const two = server.open();
  one.set(undefined);
  await one.flush();
  two.set({ text: '甲乙' });
  await vi.advanceTimersByTimeAsync(6_000);
  expect([two.state().is, server.text()]).toEqual(['kept', '甲乙']);
  const three = server.open();
  two.set({ text: '乙' });
  await two.flush();
  three.set(undefined);
  await three.flush();
  expect([three.state().is, server.text()]).toEqual(['none', '乙']);
});

test('says why a draft is refused, and does not ask again until it is changed', async () => {
  const server = place();
  const api = { keep: vi.fn(async () => Promise.reject(new ApiProblem(422, { detail: '草稿过大' }))) };
  const tab = createKeeper<Content>({
    key: 'draw:new',
    found: undefined,
    local: server.open().local,
    api: api as unknown as DraftsApi,
  });
  tab.set({ text: '长' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([tab.state(), api.keep.mock.calls.length]).toEqual([{ is: 'refused', why: '草稿过大' }, 1]);
});

test('what the server gives back in another order is the same draft: it was saved again at each opening', async () => {
  const content = { text: '甲', more: { b: 1, a: 2 } };
  const found = { content, etag: '"1"', keptAt: '2026-11-28T01:00:00.000Z' };
  const tab = place().open(found);
  tab.set({ more: { a: 2, b: 1 }, text: '甲' } as Content);
  expect(tab.state()).toEqual({ is: 'kept', at: found.keptAt });
});

test('keeps nothing while what is typed is saved, and goes on where the save was refused', async () => {
  const server = place();
  const tab = server.open();
  tab.set({ text: '甲' });
  await tab.flush();
  tab.set({ text: '甲乙' });
  const named = await tab.ending(async (done) => {
    await tab.flush(true);
    return done;
  });
  // The save removes the draft on the server: a page that is left meanwhile must not keep it anew.
  expect([named, server.text()]).toEqual([{ 'mingcha-draft': 'draw:new "1"' }, '甲']);
  tab.set(undefined);
  await tab.flush(true);
  expect([tab.state(), server.text()]).toEqual([{ is: 'none' }, '甲']);

  const again = server.open();
  again.set({ text: '丙' });
  await expect(again.ending(() => Promise.reject(new ApiProblem(422, {})))).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(server.text()).toBe('丙');
});
