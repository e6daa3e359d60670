import { atOnce, defineEntity } from '@mingcha/store';
import { folding } from './tiers.ts';

/** A page of a run: the subjects between which its rows lie, the hash that names it, and how many rows it has. */
export type PageName = { from: string; to: string; hash: string; count: number };

/** Versions of records in order, written at once: the hash of its list of pages, and how many rows and pages it has. */
export type Run = { list: string; count: number; pages: number };

/** All runs, the latest first. It moves by its lock: so no two writers decide upon the same state. */
export const headEntity = defineEntity<{ runs: readonly Run[] }>()({
  name: 'CREDITHEAD',
  key: () => ({ partition: [], sort: ['head'] }),
  due: ({ runs }) => (folding(runs) > 1 ? atOnce : undefined),
});

type Bytes = { hash: string; bytes: Uint8Array };
const key = (of: { hash: string }) => ({ partition: [of.hash], sort: ['bytes'] });

/** A page, packed: JSON lines. It never changes, and goes when no run names it any more. */
export const pageEntity = defineEntity<Bytes>()({ name: 'CREDITPAGE', key });

/** The list of a run's pages, packed. */
export const listEntity = defineEntity<Bytes>()({ name: 'CREDITRUN', key });
