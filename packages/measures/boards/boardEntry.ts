import type { Actor } from '@mingcha/http';
import { type DueDay, problems } from '@mingcha/kernel';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import { partKey } from '../parts.ts';
import { type BoardState, shownStates } from './states.ts';

/** A department on the red or the black board (红黑榜) of a notice, and why. */
export type BoardEntry = {
  /** `<notice>.<ulid>`. */
  id: string;
  notice: string;
  round?: string | undefined;
  board: 'red' | 'black';
  dept: string;
  reason: string;
  state: BoardState;
  createdAt: string;
  by: Actor;
  publishedAt?: string | undefined;
  /** The last day on which the department may appeal. */
  appealDue?: DueDay | undefined;
  appeal?: { at: string; by: Actor; text: string } | undefined;
  ruling?: { at: string; by: Actor; reason: string } | undefined;
};

export const boardEntryEntity = defineEntity<BoardEntry>()({
  name: 'BOARDENTRY',
  key: (of: { notice: string; id: string }) => ({ partition: [of.notice], sort: [of.id] }),
});

/** That a department was put on a board for a round; its lock makes two proposals at once unable to both be written. */
export const boardPlaceEntity = defineEntity<Pick<BoardEntry, 'notice' | 'board' | 'dept' | 'round'>>()({
  name: 'BOARDPLACE',
  key: (of: Pick<BoardEntry, 'notice' | 'board' | 'dept' | 'round'>) => ({
    partition: [of.notice],
    sort: [of.board, of.dept, of.round ?? ''],
  }),
});

/** Throws `not-found` (404) where the tenant has no such entry. */
export async function loadEntry(store: TenantStore, id: string): Promise<Stored<BoardEntry>> {
  const entry = await store.get(boardEntryEntity, partKey(id, '该榜单条目'));
  if (!entry) throw problems.notFound('该榜单条目');
  return entry;
}

/** All entries of a notice, oldest first; a year has some dozen. */
export async function entriesOf(store: TenantStore, notice: string): Promise<Stored<BoardEntry>[]> {
  return queryAll(store, boardEntryEntity, [notice]);
}

/** Those that everybody may see: published, and not taken down. */
export const shownEntries = async (store: TenantStore, notice: string): Promise<Stored<BoardEntry>[]> =>
  (await entriesOf(store, notice)).filter(({ state }) => shownStates.includes(state));

/** How many appeals wait for a ruling in a notice. */
export const countAppeals = async (store: TenantStore, notice: string): Promise<number> =>
  (await entriesOf(store, notice)).filter(({ state }) => state === 'appealed').length;
