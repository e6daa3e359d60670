import { defineEntity } from '@mingcha/store';
import type { CasePointer } from './pointer.ts';

/** Working days that a clock ran until it stood still: all of them, those taken out, and the difference. */
export type Spent = { gross: number; held: number; net: number; isLate: boolean };

/** A case as a row of all cases of its type: what figures count, and lists filter and sort by. Nothing personal. */
export type CaseRow = Omit<CasePointer, 'place' | 'order' | 'waiting' | 'type'> & {
  /** The case's lock when it was so. */
  version: number;
  /** The days, in Asia/Shanghai, on which it was opened, and on which it came to an end. */
  openedOn: string;
  endedOn?: string;
  isArchived?: true;
  /** The people to whom fields bind it. */
  people?: readonly string[];
  /** Whether who was served is satisfied; missing where nobody has rated it. */
  isSatisfied?: boolean;
  /** Fields that figures read and lists do not show. */
  read?: Readonly<Record<string, unknown>>;
  /** By clock, of those that ran and stand still. */
  spent: Readonly<Record<string, Spent>>;
};

/**
 * A row that is not in the pages of its type yet. It follows from the case and is written with it. Hundreds are read with
 * every list: as one text each they take a fifth of the time that their members would.
 */
export type NewRow = { type: string; id: string; version: number; row: string; foldAt: string };

export const newRow = (type: string, row: CaseRow, foldAt: string): NewRow => ({
  ...{ type, id: row.id, version: row.version, foldAt },
  row: JSON.stringify(row),
});

export const rowIn = ({ row }: NewRow): CaseRow => JSON.parse(row) as CaseRow;

export const newRowEntity = defineEntity<NewRow>()({
  name: 'CASEROW',
  key: ({ type, id, version }: Pick<NewRow, 'type' | 'id' | 'version'>) => ({
    partition: [],
    sort: [type, id, version],
  }),
  due: ({ foldAt }) => foldAt,
  readsShared: true,
});

/** Where a page of rows begins, the hash that names it, and how many rows it has. */
export type PageName = { from: string; hash: string; count: number };

/** The pages of all rows of a type, in the order of ids: what is older than the first stands in the first. */
export const rowPagesEntity = defineEntity<{ type: string; pages: readonly PageName[] }>()({
  name: 'CASEROWPAGES',
  key: (of: { type: string }) => ({ partition: [], sort: [of.type] }),
});

/** A page of rows, packed. It never changes; it goes when no head names it any more. */
export const rowPageEntity = defineEntity<{ type: string; hash: string; bytes: Uint8Array }>()({
  name: 'CASEROWPAGE',
  key: (of: { type: string; hash: string }) => ({ partition: [of.type], sort: [of.hash] }),
});
