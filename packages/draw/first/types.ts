/** The name that a plan carries and that is hashed into the seed. */
export const SPEC = 'mingcha-draw/1';

/** An inspection object of the frame. All hex is lower case. */
export interface ObjectRow {
  readonly id: string;
  readonly region: string;
  /** 16 random bytes as hex, one per row and draw. */
  readonly salt: string;
  /** What its inspection needs, sorted. */
  readonly skills: readonly string[];
  readonly stratum: string;
  /** An integer ≥ 1; absent means 1. */
  readonly weight?: number;
}

/** An inspector of the frame. */
export interface InspectorRow {
  readonly dept: string;
  readonly id: string;
  /** Assignments that count against the inspector already. */
  readonly load: number;
  /** Sorted; empty means everywhere. */
  readonly regions: readonly string[];
  readonly salt: string;
  /** Sorted. */
  readonly skills: readonly string[];
}

/** This inspector may not inspect this object. */
export interface RecusalRow {
  readonly inspector: string;
  readonly object: string;
  readonly salt: string;
}

/** How many rows a list has and the Merkle root over them, as hex. */
export interface ListRoot {
  readonly count: number;
  readonly root: string;
}

/** Of a stratum, so many are selected and so many more are reserves. */
export interface StratumTake {
  readonly stratum: string;
  readonly take: number;
  readonly reserve: number;
}

/** So many inspectors of this department join each object. */
export interface Team {
  readonly dept: string;
  readonly size: number;
}

export interface DrandSource {
  readonly source: 'drand';
  /** The chain's hash, as hex. */
  readonly chain: string;
  readonly round: number;
}

/** Two or more parties, sorted by id, each with the hash it committed its nonce by. */
export interface WitnessSource {
  readonly source: 'witness';
  readonly parties: readonly { readonly id: string; readonly commitment: string }[];
}

/** For rehearsal only. */
export interface LocalSource {
  readonly source: 'local';
}

export type SeedSource = DrandSource | WitnessSource | LocalSource;

/** What is frozen and committed before the seed exists. */
export interface Plan {
  readonly spec: typeof SPEC;
  readonly tenant: string;
  readonly draw: string;
  readonly sequence: number;
  readonly title: string;
  readonly items: readonly string[];
  readonly disclosure: 'full' | 'sealed';
  readonly strata: readonly StratumTake[];
  /** The lead department first. */
  readonly teams: readonly Team[];
  readonly match: readonly ('region' | 'skills')[];
  readonly seed: SeedSource;
  readonly objects: ListRoot;
  readonly inspectors: ListRoot;
  readonly recusals: ListRoot;
}

export interface DrandReveal {
  readonly round: number;
  readonly signature: string;
}

/** The nonces by party, 32 bytes each as hex. */
export interface WitnessReveal {
  readonly nonces: Readonly<Record<string, string>>;
}

/** 32 random bytes as hex. */
export interface LocalReveal {
  readonly random: string;
}

/** What is known only after the commitment; its shape goes with the plan's seed source. */
export type Reveal = DrandReveal | WitnessReveal | LocalReveal;

/** A row that a draw names, with its ticket as hex. */
export interface TicketRow {
  readonly id: string;
  readonly stratum: string;
  readonly ticket: string;
}

/** So many inspectors of this department could not be found. */
export interface Shortage {
  readonly dept: string;
  readonly missing: number;
}

/** A selected object and who inspects it; the first inspector named leads. */
export interface SelectedRow extends TicketRow {
  readonly inspectors: readonly string[];
  readonly short?: readonly Shortage[];
}

export interface Result {
  readonly commitment: string;
  readonly seed: string;
  /** In (ticket, id) order. */
  readonly selected: readonly SelectedRow[];
  /** By the plan's strata, then (ticket, id). */
  readonly reserves: readonly TicketRow[];
}

/** The rows of the three lists that a plan commits to. */
export interface Frame {
  readonly objects: readonly ObjectRow[];
  readonly inspectors: readonly InspectorRow[];
  readonly recusals: readonly RecusalRow[];
}

/** Everything that somebody needs to recompute a draw. */
export interface Proof extends Frame {
  readonly plan: Plan;
  readonly reveal: Reveal;
  readonly result: Result;
}

/** What everybody may know of a sealed draw. */
export interface PublicPart {
  readonly plan: Plan;
  readonly commitment: string;
  /** When the commitment was published, as an RFC 3339 instant. */
  readonly committedAt: string;
  readonly reveal: Reveal;
  readonly seed: string;
  /** In (ticket, id) order. */
  readonly selected: readonly { readonly id: string; readonly ticket: string }[];
}
