import {
  type Attestation,
  type Plan,
  type Plan2,
  publiclyVerifiable,
  type Reveal,
  type Reveal2,
  type SelectedRow,
  type StrataOpening,
} from '@mingcha/draw';
import type { Actor } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type unableNames, voidGroundNames } from '@mingcha/kernel/labels';
import { atOnce, defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import type { DrawTask } from '../../plans/drawTask.ts';
import type { Witness } from '../../witnesses/witness.ts';
import type { Compose } from '../composing/compose.ts';
import type { AppliedPolicy } from '../frame/strata.ts';
import type { Agreed, Proposal } from '../secondPerson/seconding.ts';
import { type Missing, nextLook } from '../seed/reveals.ts';
import { drawNumber } from './numbers.ts';
import type { DrawState } from './states.ts';

/** A witness party (见证方) and what it has said so far, in hex. */
export type Party = {
  id: string;
  name: string;
  /** Of the standing list, as are the next two; absent in draws of the first specification. */
  key?: string;
  held?: Witness['held'];
  outside?: boolean;
  commitment?: string;
  /** Over the commitment. */
  signature?: string;
  nonce?: string;
  /** Over nonce and anchor. */
  revealed?: string;
  /** When the nonce came. */
  revealedAt?: string;
};

type Replaced = { at: string; by: Actor; reason: string };
export type ObjectSubstitution = Replaced & { object: string; reserve: SelectedRow };
/** Why an inspector who was drawn cannot go. */
export type UnableGround = keyof typeof unableNames;
export type InspectorSubstitution = Replaced & {
  object: string;
  inspector: string;
  /** Who goes in the place of the inspector. */
  substitute: string;
  ground: UnableGround;
  /** Of its row in the proof, in hex. */
  salt: string;
  /** Who agreed to it, where the tenant wants two persons. */
  second?: Actor;
};
export type Substitution = ObjectSubstitution | InspectorSubstitution;

/** The register versions a draw is pinned to, by their ids. */
export type Pinned = { objects: string; inspectors: string; items: string };

/** What is fixed when the draw is committed. */
export type Commitment = {
  year: number;
  /** Without gaps in its series: of official draws per tenant and year, of rehearsals per tenant. */
  sequence: number;
  /** Absent where the number is an official one, as that of every draw committed before rehearsals had their own. */
  series?: 'rehearsal';
  plan: Plan | Plan2;
  commitment: string;
  /** Those of the whole batch, in its order. */
  commitments?: string[];
  at: string;
  by: Actor;
  pinned: Pinned;
  /** Assignments of each inspector in this year's earlier draws. */
  loads: Record<string, number>;
  /** Strata of which nothing is taken. */
  idle?: string[];
  /** Opens the strata of a sealed plan of the second specification. */
  strata?: StrataOpening;
  /** The tenant's policy of that day, where it was drawn by class. */
  policy?: AppliedPolicy;
  /** When the seed can be there; drand only. */
  seedDueAt?: string;
  /** SHA-256 (hex) of the witness's program that the public log named then; witnesses only. */
  witnessProgram?: string;
};

export type Outcome = {
  at: string;
  by: Actor;
  seed: string;
  selected: number;
  reserves: number;
  /** Content-named blobs: the spec's result, and the names that go with its ids. */
  result: string;
  names: string;
  assignments: Record<string, number>;
};

/** Why an official draw may be ended without an outcome that counts. */
export const voidGrounds = Object.keys(voidGroundNames) as VoidGround[];
export type VoidGround = keyof typeof voidGroundNames;
export type Voiding = { at: string; by: Actor; reason: string; ground?: VoidGround };

export type Draw = {
  id: string;
  state: DrawState;
  compose: Compose;
  /** What it carries out. */
  task?: DrawTask;
  /** 32 bytes in hex from which the rows' salts and the parties' link tokens come; never leaves the server. */
  secret: string;
  createdAt: string;
  createdBy: Actor;
  /** The batch that it is in, whose secret salts the objects of all its draws alike, and the first of them. */
  batch?: { id: string; secret: string; first: string };
  parties: Party[];
  committed?: Commitment;
  reveal?: Reveal | Reveal2;
  outcome?: Outcome;
  /** Parties that were logged because their time to reveal was over. */
  missing?: Missing[];
  /** The parties' signatures over the outcome, in the order of ids. */
  attestations?: Attestation[];
  publishedAt?: string;
  /** When the names became public that waited for the results of the inspections. */
  namedAt?: string;
  /** Its visits were dispatched, alone or with its batch, whose dispatch it then is. */
  visits?: { dispatch: string; at: string };
  /** Its whole proof lies in the file store, being too large for an answer. */
  proofKept?: boolean;
  /** The substitutions that the kept proof has; absent where it is as it was published. */
  proofOf?: string;
  /** What somebody wants to do, and a second person has not agreed to. */
  proposal?: Proposal;
  /** What two persons did to it. What was done to its batch stands there. */
  agreed?: Agreed[];
  /** Somebody wants to void it, and a second person has not decided. */
  voiding?: Voiding;
  voided?: Voiding & {
    second?: Actor;
    /** When it was proposed, where a second person agreed. */
    proposedAt?: string;
    /** Parties that withheld their nonces. */
    withheld?: string[];
  };
  /** Blob of the `Substitution`s, which in a large draw are more than an item holds; null where there are none. */
  substitutions: string | null;
};

export const drawEntity = defineEntity<Draw>()({
  name: 'DRAW',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  index: ({ committed }) =>
    committed && { partition: [committed.series ?? committed.year], sort: [committed.sequence] },
  due: (draw) => {
    if (draw.state !== 'committed' || isFollower(draw)) return undefined;
    return seedIsSaid(draw) ? atOnce : (draw.committed?.seedDueAt ?? nextLook(draw));
  },
});

/** Whether outsiders can be sure that nobody chose its seed; of a plan, whether they will, unless the beacon is the demo's. */
export const isVerifiable = ({ compose, committed }: Pick<Draw, 'compose' | 'committed'>): boolean =>
  committed ? publiclyVerifiable(committed.plan) : compose.seed.source !== 'local';

/** Whether it is drawn with the first draw of its batch, which has the witnesses and the clock of all. */
export const isFollower = ({ id, batch }: Pick<Draw, 'id' | 'batch'>): boolean =>
  batch !== undefined && batch.first !== id;

/** From what the salts of a draw's objects come: one for a whole batch, so that an object has one salt in all of it. */
export const objectSecretOf = ({ secret, batch }: Pick<Draw, 'secret' | 'batch'>): string =>
  batch?.secret ?? secret;

/** Whether all of a seed's material is there: nothing but the execution is missing. A rehearsal's comes with it. */
export function seedIsSaid({ committed, reveal, parties }: Draw): boolean {
  if (!committed) return false;
  if (reveal !== undefined) return true;
  return committed.plan.seed.source === 'witness' && parties.every((party) => party.nonce !== undefined);
}

export const noDraw = () => problems.notFound('该抽取任务');

export async function loadDraw(store: TenantStore, id: string): Promise<Stored<Draw>> {
  const draw = await store.get(drawEntity, { id });
  if (!draw) throw noDraw();
  return draw;
}

/** A draw as the audit log names it. */
export const auditedDraw = ({ id, compose, committed }: Pick<Draw, 'id' | 'compose' | 'committed'>) => ({
  id,
  name: committed ? `${compose.title}（${drawNumber(committed)}）` : compose.title,
});
