import { atOnce, defineEntity, type Entity } from '@mingcha/store';
import { folding } from './tiers.ts';

/**
 * A page of a run: the places between which its rows lie, the hash that names it, and how many rows it has. `sum` names what of
 * its rows is compared with something else, where the kind has that.
 */
export type PageName = { from: string; to: string; hash: string; count: number; sum?: string };

/** Rows in order, written at once: the hash of its list of pages, and how many rows and pages it has. */
export type Run = { list: string; count: number; pages: number };

/** All runs, the latest first. It moves by its lock: so no two writers decide upon the same state. */
type Head = { runs: readonly Run[] };
type Bytes = { hash: string; bytes: Uint8Array };

/** What lies in runs: its entities, and in which order rows lie. */
export type RunKind<T, K extends object> = {
  readonly head: Entity<Head & K, K>;
  /** Pages, packed: JSON. One never changes, and goes when no run names it any more. */
  readonly page: Entity<Bytes, { hash: string }>;
  /** The lists of runs' pages, packed. */
  readonly list: Entity<Bytes, { hash: string }>;
  /** By which rows lie in order, and are found. */
  readonly placeOf: (row: T) => string;
  /** By place, then by what comes later. */
  readonly inOrder: (a: T, b: T) => number;
  /** What stays of the rows of a place, in order, once runs are folded; all where it is missing. `isWhole` where no older run has more of them. */
  readonly kept?: (rows: readonly T[], isWhole: boolean) => readonly T[];
  readonly sumOf?: (rows: readonly T[]) => string;
};

type Given<T, K extends object> = Omit<RunKind<T, K>, 'head' | 'page' | 'list'> & {
  /** Begins the names of its entities. */
  name: string;
  /** What names a head: its place among those of the tenant. */
  headAt: (of: K) => readonly string[];
};

/** Declares what lies in runs; the type of its rows is given, that of the key of its heads is inferred. */
export const defineRuns =
  <T>() =>
  <K extends object>({ name, headAt, ...kind }: Given<T, K>): RunKind<T, K> => {
    const key = (of: { hash: string }) => ({ partition: [of.hash], sort: ['bytes'] });
    return {
      ...kind,
      head: defineEntity<Head & K>()({
        name: `${name}HEAD`,
        key: (of: K) => ({ partition: [], sort: [...headAt(of), 'head'] }),
        due: ({ runs }) => (folding(runs) > 1 ? atOnce : undefined),
      }),
      page: defineEntity<Bytes>()({ name: `${name}PAGE`, key }),
      list: defineEntity<Bytes>()({ name: `${name}RUN`, key }),
    };
  };
