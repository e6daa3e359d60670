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

/** A row that is not in the pages of its type yet. It follows from the case and is written with it. */
export type NewRow = { type: string; row: CaseRow; foldAt: string };

type RowKey = { type: string; row: Pick<CaseRow, 'id' | 'version'> };

export const newRowEntity = defineEntity<NewRow>()({
  name: 'CASEROW',
  key: ({ type, row }: RowKey) => ({ partition: [], sort: [type, row.id, row.version] }),
  due: ({ foldAt }) => foldAt,
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
