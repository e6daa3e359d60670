import type { Actor } from '@mingcha/http';
import type { Operation, Page, PageQuery } from '@mingcha/store';
import type { RegisterKind } from './kind.ts';
import type { PartOf } from './listing/pageIndex.ts';
import type { InclusionProof } from './proof.ts';
import type { Prepared } from './rows/prepare.ts';

/** A row of a register: any JSON object with an `id`. Rows that are read are shared with the cache: never change one. */
export type Row = { readonly id: string };

/** How many rows a change touched. */
export type ChangeCounts = { added: number; changed: number; unchanged: number; removed: number };

/** What a version came from. `sha256` is of the imported file, in hex. */
export type Source = {
  type: 'import' | 'edit' | 'seed' | 'restore';
  job?: string;
  fileName?: string;
  sha256?: string;
  /** The number of the version that was restored. */
  restored?: number;
};

/** Names a version. `root` (hex) is the Merkle root of the whole list; `number` runs 1, 2, 3 … without gaps. */
export type VersionRef = { id: string; number: number; root: string; count: number };

/** A version's record, without its page list. `at` is an ISO instant in UTC. */
export type Version = VersionRef & {
  parent: string | null;
  at: string;
  by: Actor;
  reason: string;
  source: Source;
  counts: ChangeCounts;
};

/** Where the heads point. `lock` is the ETag for `publish`; both are null before the first version. */
export type Heads = {
  draft: VersionRef | null;
  published: (VersionRef & { at: string; by: Actor }) | null;
  /** Fields that a part of the system has claimed, where there are any. */
  claimed?: readonly string[];
  lock: number;
};

export type RowOp<R extends Row> =
  | { type: 'put'; row: R }
  | { type: 'remove'; id: string }
  /** Makes of each stored row another one, or leaves it (undefined). Rows are made page by page, so that of many few are in memory. */
  | { type: 'amend'; ids: Iterable<string>; as: (row: R) => R | undefined };

/** The draft as one attempt of a change sees it. */
export type DraftView<R extends Row> = {
  version: VersionRef | null;
  /** The fields that are claimed. */
  claimed: readonly string[];
  row(id: string): Promise<R | undefined>;
  /** The row's ETag: a salted hash that reveals nothing of its content. */
  etag(row: R): string;
};

export type ChangeResult = {
  /** The version that holds the change; where nothing changed, the draft as it was (null if there is none). */
  version: VersionRef | null;
  counts: ChangeCounts;
};

export type ChangeInput = {
  by: Actor;
  reason: string;
  source: Source;
  /** Refuses with 409 `register-changed` unless the draft is this version (null: unless there is none). */
  expect?: string | null | undefined;
  /** Refuses with 409 `register-changed` unless the version will have this root, so that what was looked at is made. */
  expectRoot?: string | undefined;
  /** Further operations that are committed with the version or not at all. Called again on each attempt. */
  alongside?: (result: ChangeResult) => Operation[];
  /** Fields of the kind's `claimable` that nobody else changes from this change on, not even by publishing an earlier version. */
  claims?: readonly string[];
  /** Called with the number of rows written so far. */
  onProgress?: (rows: number) => void | Promise<void>;
};

/** Ops, or a function of the draft that is called again on each attempt. A put of a row that fails the schema is 422. */
export type EditInput<R extends Row> = ChangeInput & {
  /** What the kind knows of the tenant, where the caller has read it already. */
  prepared?: Prepared<R>;
  /** Ids of the rows that are edited, where they are known before: what can be made ready for them is. */
  about?: readonly string[];
  ops: readonly RowOp<R>[] | ((draft: DraftView<R>) => Promise<readonly RowOp<R>[]>);
};

export type ListInput = {
  /** A version's id; the draft where it is missing. Ignored when a cursor is given, which is pinned to its version. */
  version?: string | undefined;
  /** By field: any of the values. On lists, any element; on `prefix` columns, any beginning. */
  filter?: Readonly<Record<string, readonly string[]>>;
  /** Substring over the searchable columns, without regard to case. */
  q?: string | undefined;
  /** `field` or `-field`; by id where it is missing. */
  sort?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
  /** Whether personal columns may be searched, filtered and sorted by; false where it is missing. */
  personal?: boolean;
};

export type ListPage<R extends Row> = Page<R> & { total: number; version: VersionRef | null };

export type RowChange<R extends Row> =
  | { id: string; action: 'added'; after: R }
  | { id: string; action: 'changed'; before: R; after: R }
  | { id: string; action: 'removed'; before: R };

export type DiffSummary = { added: number; changed: number; removed: number };

export type HistoryEntry<R extends Row> = {
  version: string;
  number: number;
  at: string;
  by: Actor;
  action: 'added' | 'changed' | 'removed';
  /** As it was after the change; before it, where it was removed. */
  row: R;
};

/** One register of one tenant. Ids of versions that are not this register's are the problem `not-found`. */
export type Register<R extends Row> = {
  readonly kind: RegisterKind<R>;
  heads(): Promise<Heads>;
  /** For another write: refuses it where the heads have moved since they were read. */
  unchanged(heads: Pick<Heads, 'lock'>): Operation;
  /** The draft. Throws 409 `register-empty` before the first version. */
  current(): Promise<VersionRef>;
  /** Newest first. */
  versions(query?: PageQuery): Promise<Page<Version>>;
  version(id: string): Promise<Version>;
  /** One row; undefined where the version has none of that id. */
  row(version: string, id: string): Promise<R | undefined>;
  /** Many rows by id, in the order asked. */
  rowsOf(version: string, ids: readonly string[]): Promise<(R | undefined)[]>;
  /** All rows, in the order of SHA-256(id), which is fixed but looks random; holds a few pages at a time. */
  rows(version: string): AsyncGenerator<R, void, void>;
  /** Visits all rows as fast as it can, in no fixed order. */
  scan(version: string, visit: (row: R) => void): Promise<void>;
  /** As `scan`, in half the time, for callers that need a few fields of each row; the others may be there or not. */
  scanFields<F extends keyof R & string>(
    version: string,
    fields: readonly F[],
    visit: (row: Pick<R, F>) => void,
  ): Promise<void>;
  /**
   * A part of a version, counted from 1, of so many rows at the most, in order of id, and whether more follow. It reads its own
   * pages only; which rows are in which part follows from the version's content.
   */
  part(version: string, which: { most: number; number: number }): Promise<{ rows: R[]; more: boolean }>;
  list(input: ListInput): Promise<ListPage<R>>;
  /** What `part` makes of each page's rows, page by page: kept by the page's content, so that a new version makes few anew. */
  parts<T>(version: string, part: PartOf<T>): Promise<T[]>;
  diff(from: string, to: string, query?: PageQuery): Promise<Page<RowChange<R>> & { summary: DiffSummary }>;
  /** The same changes one after another. A reader who stops early reads no further page of either version. */
  changes(from: string, to: string): AsyncGenerator<RowChange<R>, void, void>;
  /** Changes of one row, newest first; a page may hold fewer than `limit` and still have a `next`. */
  history(id: string, query?: PageQuery): Promise<Page<HistoryEntry<R>>>;
  /** Shows that a row is in a version; `closed` opens its personal and internal fields too. Throws `not-found`. */
  inclusion(version: string, id: string, options?: { closed: boolean }): Promise<InclusionProof>;
  /** The row's ETag, from the row as stored (not masked). */
  etag(row: R): Promise<string>;
  /** Edits rows and moves the draft, atomically; tries again on a lost race, then 409 `busy`. */
  change(input: EditInput<R>): Promise<ChangeResult>;
  /** Makes the register hold exactly these rows. Throws 422 on an invalid row or an id given twice. */
  replaceAll(rows: Iterable<R> | AsyncIterable<R>, input: ChangeInput): Promise<ChangeResult>;
  /** Moves the head `published`; `lock` is that of the heads as read (412 when it moved). */
  publish(version: string, input: { by: Actor; lock?: number | undefined }): Promise<Heads>;
  /** For another write: what publishes a version, with its entry in the public log. It conflicts where others log faster. */
  publishing(version: string, input: { by: Actor }): Promise<Operation[]>;
};
