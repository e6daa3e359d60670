import type { DoneDraft, DraftsApi, Kept } from '../api/draws/drafts.ts';
import { asProblem } from '../api/problem.ts';
import type { LocalDraft } from './local.ts';
import { sameJson } from './sameJson.ts';

/** How the draft on screen stands to the one on the server. */
export type DraftState<T> =
  | { is: 'none' }
  | { is: 'unsent' }
  | { is: 'kept'; at: string }
  /** The server is not reached: kept in this page and tried again. */
  | { is: 'offline' }
  | { is: 'refused'; why: string }
  /** Another tab or device has kept something else; `base` is what both began from. */
  | { is: 'changed'; theirs: Kept<T>; base: T | undefined };

export interface Keeper<T> {
  state(): DraftState<T>;
  subscribe(listener: () => void): () => void;
  /** What is on screen now; undefined where there is nothing to keep. Sent some seconds after the last change. */
  set(content: T | undefined): void;
  /** Sends what is unsent at once. `leaving` when the page may end before the answer. */
  flush(leaving?: boolean): Promise<void>;
  /**
   * Does a save of what is on screen, which removes the draft on the server: `save` gets the header that names it. Until it
   * has ended nothing is kept, so that a page that is closed meanwhile leaves no draft behind.
   */
  ending<R>(save: (done: DoneDraft) => Promise<R>): Promise<R>;
  /** Goes on from what another has kept, with this content. */
  resolve(theirs: Kept<T>, content: T): void;
}

interface KeeperInit<T> {
  key: string;
  /** What the server has when the page opens. */
  found: Kept<T> | undefined;
  local: LocalDraft<T>;
  api: DraftsApi;
  /** Milliseconds from the last change to the save, and from a failed save to the next try. */
  waits?: { change: number; again: number };
}

/** Keeps what a person types on the server, one save at a time, never over what another tab or device has kept. */
export function createKeeper<T extends object>(init: KeeperInit<T>): Keeper<T> {
  const { key, found, local, api, waits = { change: 2_000, again: 10_000 } } = init;
  const listeners = new Set<() => void>();
  let synced = found;
  let mine: T | undefined = found?.content;
  let state: DraftState<T> = found ? { is: 'kept', at: found.keptAt } : { is: 'none' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;
  let saving = false;

  const show = (next: DraftState<T>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const isSent = () => sameJson(mine, synced?.content);
  const settled = (): DraftState<T> => (synced ? { is: 'kept', at: synced.keptAt } : { is: 'none' });
  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  };

  async function send(leaving: boolean): Promise<void> {
    const content = mine;
    if (content !== undefined) synced = await api.keep(key, content, synced?.etag, leaving);
    else if (synced) {
      await api.remove(key, synced.etag);
      synced = undefined;
    }
  }

  /** Another was faster. What they discarded is kept anew; what they kept is neither written over nor removed. */
  async function meet(): Promise<void> {
    const theirs = await api.find<T>(key);
    const base = synced?.content;
    if (mine === undefined) {
      synced = undefined;
      return;
    }
    if (!theirs || sameJson(theirs.content, mine) || sameJson(theirs.content, base)) {
      synced = theirs;
      return;
    }
    show({ is: 'changed', theirs, base });
  }

  async function attempt(leaving: boolean): Promise<void> {
    try {
      await send(leaving).catch(async (error: unknown) => {
        if (![404, 412].includes(asProblem(error).status)) throw error;
        await meet();
      });
    } catch (error) {
      const { status, title, detail } = asProblem(error);
      const passing = status === 0 || status === 401 || status === 429 || status >= 500;
      if (passing) later(waits.again);
      return show(passing ? { is: 'offline' } : { is: 'refused', why: detail || title });
    }
    if (state.is === 'changed') return;
    if (isSent()) {
      local.write(undefined);
      return show(settled());
    }
    later(waits.change);
  }

  async function flush(leaving = false): Promise<void> {
    clearTimeout(timer);
    if (sending) await sending;
    if (saving || state.is === 'changed' || isSent()) return;
    sending = attempt(leaving).finally(() => {
      sending = undefined;
    });
    await sending;
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(content) {
      if (sameJson(content, mine)) return;
      mine = content;
      local.write(content && { content, etag: synced?.etag });
      if (state.is === 'changed') return;
      if (isSent()) return show(settled());
      show({ is: content === undefined ? 'none' : 'unsent' });
      later(waits.change);
    },
    flush,
    async ending(save) {
      clearTimeout(timer);
      if (sending) await sending;
      saving = true;
      try {
        const result = await save(synced ? { 'mingcha-draft': `${key} ${synced.etag}` } : {});
        synced = undefined;
        return result;
      } finally {
        saving = false;
        if (!isSent()) later(waits.change);
      }
    },
    resolve(theirs, content) {
      synced = theirs;
      mine = content;
      if (isSent()) {
        local.write(undefined);
        return show(settled());
      }
      local.write({ content, etag: theirs.etag });
      show({ is: 'unsent' });
      void flush();
    },
  };
}
