import { problems } from '@mingcha/kernel';
import { defineEntity, drop, type Operation, place, queryAll, type TenantStore } from '@mingcha/store';
import type { Commitment, Draw } from '../kept/draw.ts';
import { drawNumber } from '../kept/numbers.ts';

/** A draw that was committed and is not published: open, or voided. Rehearsals are not among them. */
export type Unpublished = {
  id: string;
  items: readonly string[];
  number: string;
  title: string;
  committedAt: string;
  voided?: true;
};

const unpublishedEntity = defineEntity<Unpublished>()({
  name: 'UNPUBLISHEDDRAW',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

/** How a draw of this commitment stands among the unpublished. */
const markOf = ({ id, compose: { title, items } }: Draw, committed: Commitment): Unpublished => ({
  id,
  title,
  items,
  number: drawNumber(committed),
  committedAt: committed.at,
});

export const markCommitted = (draw: Draw, committed: Commitment): Operation =>
  place(unpublishedEntity, markOf(draw, committed));
export const markVoided = (draw: Draw): Operation =>
  place(unpublishedEntity, { ...markOf(draw, draw.committed!), voided: true });
export const markPublished = ({ id }: Pick<Draw, 'id'>): Operation => drop(unpublishedEntity, { id });

const yearMs = 365 * 86_400_000;

/**
 * Unpublished draws that were committed in the 365 days before `now`, in order of their ids. Read consistently, so that
 * none is missed that is committed a moment before.
 */
export async function recentUnpublished(store: TenantStore, now: Date): Promise<Unpublished[]> {
  const since = new Date(now.getTime() - yearMs).toISOString();
  const all = await queryAll(store, unpublishedEntity, []);
  return all.filter(({ committedAt }) => committedAt >= since);
}

/** Those of them that share an item with these: what a new draw would repeat. */
export const sharingItems = (recent: readonly Unpublished[], items: readonly string[]): Unpublished[] =>
  recent.filter((mark) => mark.items.some((item) => items.includes(item)));

/**
 * Refuses to draw again what is still open: where an open draw shares an item and more than half of the smaller frame, so
 * that nobody draws several times and keeps the best. Throws `draw-overlaps` (409).
 */
export function refuseOverlap(
  objects: readonly { id: string }[],
  { id, number, title }: Unpublished,
  others: ReadonlySet<string>,
): void {
  const shared = objects.reduce((count, row) => count + (others.has(row.id) ? 1 : 0), 0);
  if (2 * shared <= Math.min(objects.length, others.size)) return;
  throw problems.conflict(
    'draw-overlaps',
    `抽查任务“${title}”（${number}）的事项和对象与本次大部分相同，并且尚未公示。请先公示或作废该任务，再提交本次承诺。`,
    { draw: id, shared },
  );
}
