import type {
  DrandReveal,
  DrandSource,
  InspectorRow,
  ListRoot,
  LocalReveal,
  LocalSource,
  ObjectRow,
  Plan,
  RecusalRow,
  Result,
  SelectedRow,
  StratumTake,
  WitnessReveal,
} from '../first/types.ts';

/** The name of the second specification, as plans carry it. */
export const SPEC_2 = 'mingcha-draw/2';

/** Why an object is not in the frame: the first that applies. */
export const EXCLUSIONS = ['scope', 'status', 'frequency', 'cap', 'exempt'] as const;
/** Why an inspector is not in the frame. */
export const BENCHINGS = ['dept', 'leave', 'left', 'certificate', 'duty', 'other'] as const;
/** Why a load was adjusted by a person. */
export const ADJUSTMENTS = ['leave', 'part-time', 'duty', 'other'] as const;
/** Why an inspector may not inspect an object. */
export const RECUSALS = ['kin', 'interest', 'request', 'rotation', 'other'] as const;

/** Why an inspector who was drawn cannot go. */
export const UNABLES = ['illness', 'leave', 'conflict', 'certificate', 'left', 'other'] as const;

export type Exclusion = (typeof EXCLUSIONS)[number];
export type Benching = (typeof BENCHINGS)[number];

/** An inspector of the frame. `adjust` and `ground` come together or not at all. */
export interface InspectorRow2 extends InspectorRow {
  /** Assignments that a person added to the load, ≥ 1. */
  readonly adjust?: number;
  readonly ground?: (typeof ADJUSTMENTS)[number];
}

/** This inspector may not inspect this object, and on what ground. Both are in the frame. */
export interface RecusalRow2 extends RecusalRow {
  readonly ground: (typeof RECUSALS)[number];
}

/** An object of the pinned list that is not in the frame. */
export interface ExcludedRow {
  /** Names the exemption; only where the reason is `exempt`. */
  readonly note?: string;
  readonly object: string;
  readonly reason: Exclusion;
  readonly salt: string;
}

/** An inspector of the pinned list who is not in the frame. */
export interface BenchedRow {
  readonly inspector: string;
  readonly reason: Benching;
  readonly salt: string;
}

/** A published version of a list, as logged. */
export interface ListVersion extends ListRoot {
  readonly version: string;
}

/** The same with the hash over all its ids: H(each id followed by 0x0A, in order of bytes). */
export interface AccountedList extends ListVersion {
  readonly ids: string;
}

/** What a sealed plan says of its strata: totals, and a hash that the proof opens. */
export interface SealedStrata {
  readonly take: number;
  readonly reserve: number;
  readonly hash: string;
}

/** Opens a sealed plan's strata: its hash is H(JCS of this). */
export interface StrataOpening {
  readonly salt: string;
  readonly strata: readonly StratumTake[];
}

/** Draws under one seed: they meet in the same enterprises (`together`) or keep away from each other (`apart`). */
export interface Batch {
  readonly draws: readonly string[];
  readonly mode: 'together' | 'apart';
}

/** A witness with an Ed25519 key of the standing list, and its signature over its commitment. */
export interface Party {
  readonly id: string;
  readonly key: string;
  readonly commitment: string;
  readonly signature: string;
}

export interface WitnessSource2 {
  readonly source: 'witness';
  /** The party that reveals last. */
  readonly last: string;
  readonly parties: readonly Party[];
}

/** A list of rows with its root and how many rows have each reason. Reasons that no row has are not named. */
export type Reasoned<Reason extends string> = ListRoot & {
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
};

/** What is frozen and committed before the seed exists. */
export interface Plan2 extends Omit<Plan, 'spec' | 'strata' | 'seed'> {
  readonly spec: typeof SPEC_2;
  readonly strata: readonly StratumTake[] | SealedStrata;
  readonly seed: DrandSource | WitnessSource2 | LocalSource;
  readonly lists: {
    readonly objects: AccountedList;
    readonly inspectors: AccountedList;
    readonly items: ListVersion;
  };
  /** The filter exactly as applied. */
  readonly scope: Readonly<Record<string, unknown>>;
  readonly excluded: Reasoned<Exclusion>;
  readonly benched: Reasoned<Benching>;
  /** The loads are those of this Beijing year, by the first `size` entries of the log. */
  readonly loads: { readonly year: number; readonly size: number };
  /** How many inspectors' loads a person adjusted. */
  readonly adjusted: number;
  /** The reasons of exclusion that depend on class or score. */
  readonly classed: readonly Exclusion[];
  readonly redraws: readonly string[];
  readonly batch?: Batch;
}

/** What is known only after the commitment. That of a batch carries all its commitments, in order. */
export type Reveal2 = (
  | DrandReveal
  | (WitnessReveal & { readonly signatures: Readonly<Record<string, string>> })
  | LocalReveal
) & { readonly commitments?: readonly string[] };

/** A selected object as in the first specification, with the number of candidates that each team chose from. */
export interface SelectedRow2 extends SelectedRow {
  readonly pool: readonly number[];
}

export interface Result2 extends Omit<Result, 'selected'> {
  readonly selected: readonly SelectedRow2[];
}

/** The rows of the lists that a draw goes by. */
export interface Frame2 {
  readonly objects: readonly ObjectRow[];
  readonly inspectors: readonly InspectorRow2[];
  readonly recusals: readonly RecusalRow2[];
}

/** Every row of both registers, and the recusals. */
export interface Rows2 extends Frame2 {
  readonly excluded: readonly ExcludedRow[];
  readonly benched: readonly BenchedRow[];
}

/** A party's signature over the outcome. */
export interface Attestation {
  readonly id: string;
  readonly signature: string;
}

/** A selected object that was replaced by a reserve. */
export interface SubstitutedObject {
  readonly object: string;
  readonly reserve: SelectedRow2;
}

/** An inspector of an object who was replaced by the next candidate. */
export interface SubstitutedInspector {
  readonly object: string;
  readonly inspector: string;
  readonly by: string;
  readonly ground: (typeof UNABLES)[number];
  /** Of the text that says why. */
  readonly reason: string;
  /** So that nobody guesses the row from its hash in the log. */
  readonly salt: string;
}

/** What came after an outcome. The log has its hash, H(JCS of this). */
export type Substituted = SubstitutedObject | SubstitutedInspector;

/** A proof without the rows of its lists. */
export interface Head {
  readonly plan: Plan2;
  /** Only where the draw is sealed. */
  readonly strata?: StrataOpening;
  readonly reveal: Reveal2;
  readonly result: Result2;
  readonly attestations?: readonly Attestation[];
  /** In the order of the log. */
  readonly substitutions?: readonly Substituted[];
  /** A tlog-proof of the commitment, as text. */
  readonly log?: string;
}

/** Everything that somebody needs to recompute a draw. Excluded and benched rows may be fetched apart. */
export interface Proof2 extends Head, Frame2 {
  readonly excluded?: readonly ExcludedRow[];
  readonly benched?: readonly BenchedRow[];
}
