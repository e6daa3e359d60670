import type { Plan } from '@mingcha/draw';

export type { Plan } from '@mingcha/draw';

/** What `/public/…` and `/v1/witness/…` answer, as far as the pages use it. Instants are ISO 8601 in UTC. */

export type DrawState = 'planned' | 'committed' | 'executed' | 'published' | 'voided';
export type DrawSeries = 'official' | 'rehearsal';
export type SeedSource = 'drand' | 'witness' | 'local';

export type Page<T> = { items: T[]; next?: string | null };

export type CitySummary = { code: string; name: string; parent?: string };

export type City = {
  code: string;
  name: string;
  /** Newest first; `draws` counts the numbers given that year. */
  years: { year: number; draws: number }[];
  /** How many rehearsals have a number of their own. */
  rehearsals: number;
};

export type PublicDraw = {
  id: string;
  number: string;
  /** The series of its number. A rehearsal from before those had numbers of their own has an official one. */
  series: DrawSeries;
  sequence: number;
  year: number;
  title: string;
  state: DrawState;
  source: SeedSource;
  disclosure: 'full' | 'sealed';
  items: { code: string; name: string }[];
  departments: { id: string; name: string }[];
  commitment: string;
  committedAt: string;
  seedDueAt?: string;
  executedAt?: string;
  publishedAt?: string;
  voidedAt?: string;
  voidReason?: string;
  selected?: number;
  frame: { objects: number; inspectors: number };
  verifiable: boolean;
};

export type Drawn = { id: string; name?: string; ticket: string };

export type Substitution = {
  at: string;
  object: { id: string; name: string };
  reserve: { id: string; name: string; ticket: string };
  reason: string;
};

export type DrawPage = PublicDraw & {
  plan?: Plan;
  reveal?: unknown;
  parties?: { id: string; name: string; revealed: boolean }[];
  outcome?: { seed: string; count: number };
  substitutions?: Substitution[];
};

export type ObjectResponse = {
  /** Missing where it is not published, because the frame goes by what is internal to the regulator. */
  inFrame?: boolean;
  name?: string;
  ticket?: string;
  drawn: boolean;
  order?: number;
};

/** One enterprise in one published draw, with the substitutions that concern it. */
export type FoundIn = ObjectResponse & {
  id: string;
  draw: { id: string; number: string; title: string };
  substitutions: Substitution[];
};

export type WitnessView = {
  draw: { title: string; number: string | null; state: DrawState; commitment?: string | null };
  party: { id: string; name: string; commitment?: string | null; revealed: boolean };
  parties: { id: string; name: string; committed: boolean; revealed: boolean }[];
};
