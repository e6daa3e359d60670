import {
  type Beacon,
  frameRoots,
  hashOf,
  type ListRoot,
  type Plan,
  type Plan2,
  partsOf,
  type Result,
  type Result2,
  type Reveal2,
  type Rows2,
  draw as runDraw,
  SPEC_2,
  type Tools,
} from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { canonicalJson } from '@mingcha/kernel';
import { nextState } from '@mingcha/lifecycle';
import { openRegister } from '@mingcha/register';
import { putBlob, type Stored, type TenantStore } from '@mingcha/store';
import { inspectorKind } from '../../rosters/inspectorKind.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import type { DrawDeps } from '../deps.ts';
import { countyOf } from '../frame/frame.ts';
import type { Frame } from '../frame/lists.ts';
import { withAssignments } from '../frame/loads.ts';
import { auditedDraw, type Draw, type Outcome } from '../kept/draw.ts';
import { type Change, ofDraw, saveLogged } from '../kept/logged.ts';
import { drawLife } from '../kept/states.ts';
import { revealSeed } from '../seed/seed.ts';
import { sha256 } from '../sha256.ts';
import { toolsFor } from '../tools.ts';
import { pinnedFrame } from './proof.ts';
import type { Names } from './result.ts';

/**
 * Draws. Three writes, each of which may be the last before a crash: the reveal, the result under its own hash, the
 * state. A second run computes the same result, because nothing but the plan, the frame and the reveal goes into it.
 */
export async function executeDraw(
  store: TenantStore,
  planned: Stored<Draw>,
  input: { by: Actor; beacon?: Beacon | undefined },
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  nextState(drawLife, planned.state, 'execute');
  const draw = await revealSeed(store, planned, deps, input.beacon);
  const { after, entry } = drawnAs(draw, await drawOnce(store, draw, deps), input.by, deps);
  const { seed, result, selected, assignments } = after.outcome!;
  const step = {
    entry,
    assignments,
    alongside: audit(deps.clock, input.by, 'draw.execute', auditedDraw(draw), {
      detail: { seed, result, selected },
    }),
  };
  return saveLogged(store, draw, after, 'execute', step, deps);
}

/** What came of a draw, but for who drew it and when; `hash` is that of the outcome for the log. */
export type DrawnOutcome = { outcome: Omit<Outcome, 'at' | 'by'>; hash: string };

/** An executed draw's next form with its entry in the log. */
export function drawnAs(
  draw: Stored<Draw>,
  { outcome, hash }: DrawnOutcome,
  by: Actor,
  { clock }: Pick<DrawDeps, 'clock'>,
): Change & { after: Draw } {
  const state = nextState(drawLife, draw.state, 'execute');
  const after: Draw = { ...draw, state, outcome: { at: clock().toISOString(), by, ...outcome } };
  return { before: draw, after, entry: { type: 'draw.executed', ...ofDraw(draw), outcome: hash } };
}

/** Draws by a reveal that is there, and keeps the result and the names under their hashes. */
export async function drawOnce(store: TenantStore, draw: Draw, deps: DrawDeps): Promise<DrawnOutcome> {
  const { plan } = draw.committed!;
  const frame = await pinnedFrame(store, draw);
  assertRoots(plan, frame);
  const result = resultOf(draw, frame, await toolsFor(plan, deps));
  const [resultHash, namesHash] = await Promise.all([
    putBlob(store, Buffer.from(canonicalJson(result))),
    putBlob(store, Buffer.from(canonicalJson(await namesOf(store, draw, result, frame)))),
  ]);
  return {
    hash: hashOf(result, sha256),
    outcome: {
      seed: result.seed,
      selected: result.selected.length,
      reserves: result.reserves.length,
      result: resultHash,
      names: namesHash,
      assignments: withAssignments({}, result.selected),
    },
  };
}

function resultOf(draw: Draw, { objects, inspectors, recusals }: Frame, tools: Tools): Result | Result2 {
  const { plan, strata } = draw.committed!;
  const rows = { objects, inspectors, recusals };
  if (plan.spec !== SPEC_2) return runDraw({ plan, ...rows, reveal: draw.reveal! }, tools);
  const reveal = draw.reveal as Reveal2;
  return runDraw({ plan, ...rows, reveal, ...(strata && { strata }) }, tools);
}

/** A frame that is not the committed one would make a result nobody can verify; better none. */
function assertRoots(plan: Plan | Plan2, frame: Frame): void {
  const roots = plan.spec === SPEC_2 ? partsOf(frame, sha256) : frameRoots(frame, sha256);
  for (const list of ['objects', 'inspectors', 'recusals', 'excluded', 'benched'] as const) {
    const [built, committed] = [rootIn(roots, list), rootIn(plan, list)];
    if (built?.count !== committed?.count || built?.root !== committed?.root) {
      throw new Error(`the ${list} of draw ${plan.draw} are not those it committed to`);
    }
  }
}

/** The first specification has no root of what is not in the frame. */
const rootIn = (of: Partial<Record<keyof Rows2, ListRoot>>, list: keyof Rows2) => of[list];

/** Names for what the result shows, from the lists the draw is pinned to. */
async function namesOf(
  store: TenantStore,
  draw: Draw,
  result: Pick<Result, 'selected' | 'reserves'>,
  frame: Frame,
): Promise<Names> {
  const { objects, inspectors } = draw.committed!.pinned;
  const shown = [...result.selected, ...result.reserves].map((row) => row.id);
  const named = await openRegister(store, objectKind).rowsOf(objects, shown);
  const people = await openRegister(store, inspectorKind).rowsOf(
    inspectors,
    frame.inspectors.map((row) => row.id),
  );
  return {
    objects: Object.fromEntries(
      named.flatMap((row) => (row ? [[row.id, { name: row.name, region: countyOf(row.division) }]] : [])),
    ),
    inspectors: Object.fromEntries(
      people.flatMap((row) => (row ? [[row.id, { name: row.name, dept: row.dept }]] : [])),
    ),
  };
}
