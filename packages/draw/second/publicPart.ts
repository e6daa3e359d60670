import { DrawError } from '../base/errors.ts';
import { commitmentOf, seedOf } from '../base/seed.ts';
import type { Tools } from '../base/tools.ts';
import { fail } from '../first/check.ts';
import {
  drain,
  runSteps,
  type Step,
  type StepRun,
  same,
  seedDetail,
  type Verdict,
} from '../first/verdict.ts';
import { hashOf } from './batch.ts';
import { notShownByPart } from './notShown.ts';
import { attestationsOver } from './parties.ts';
import { checkPublicPart2 } from './shape.ts';
import { type Found, placeSteps } from './steps.ts';
import type { Attestation, Plan2, Proof2, Reveal2 } from './types.ts';

/** A drawn object as everybody may know it: with the number of candidates that each team chose from. */
export interface PublicRow2 {
  readonly id: string;
  readonly pool: readonly number[];
}

/**
 * What everybody may know of a draw of the second specification: the drawn in the order of ids, without tickets, order or
 * strata, since the size of a ticket would tell the class.
 */
export interface PublicPart2 {
  readonly plan: Plan2;
  readonly commitment: string;
  readonly reveal: Reveal2;
  readonly seed: string;
  /** H(JCS(result)) as hex: what the log and the witnesses' attestations say of the outcome. */
  readonly outcome: string;
  readonly selected: readonly PublicRow2[];
  readonly attestations?: readonly Attestation[];
  /** A tlog-proof of the commitment, as text. */
  readonly log?: string;
}

/** The public part of a proof. */
export function publicPartOf2(
  {
    plan,
    reveal,
    result,
    attestations,
    log,
  }: Pick<Proof2, 'plan' | 'reveal' | 'result' | 'attestations' | 'log'>,
  hash: Tools['hash'],
): PublicPart2 {
  const rows = result.selected.map(({ id, pool }) => ({ id, pool }));
  return {
    plan,
    commitment: result.commitment,
    reveal,
    seed: result.seed,
    outcome: hashOf(result, hash),
    selected: rows.sort((left, right) => (left.id < right.id ? -1 : 1)),
    ...(attestations && { attestations }),
    ...(log !== undefined && { log }),
  };
}

/**
 * Recomputes what can be recomputed without the frame: commitment, seed with the witnesses' signatures, that the drawn are
 * named once and are no more than planned, and the attestations over the outcome. Whether the right ones were drawn takes
 * the whole proof: `notShown` says so.
 */
export function verifyPublic2(value: unknown, tools: Tools, onStep?: (step: Step) => void): Verdict {
  const found: Found = {};
  const verdict = drain(runSteps(publicSteps(value, tools, found)), onStep);
  return verdict.ok ? { ...verdict, notShown: notShownByPart(value as PublicPart2, found.order) } : verdict;
}

function* publicSteps(value: unknown, tools: Tools, found: Found): Generator<StepRun, void, void> {
  yield {
    step: 'shape',
    run: () => `公开抽中对象 ${checkPublicPart2(value).selected.length} 户，字段齐全，按编号排列`,
  };
  const part = value as PublicPart2;
  const { plan, selected } = part;
  yield {
    step: 'commitment',
    run: () => {
      same('commitment-differs', '/commitment', commitmentOf(plan, tools.hash), part.commitment);
      return `方案的承诺值为 ${part.commitment}`;
    },
  };
  yield {
    step: 'seed',
    run: () => {
      same('seed-differs', '/seed', seedOf(plan, part.reveal, tools), part.seed);
      return seedDetail(plan);
    },
  };
  yield* placeSteps(part, tools, found);
  yield {
    step: 'selection',
    run: () => {
      const planned =
        'hash' in plan.strata ? plan.strata.take : plan.strata.reduce((sum, { take }) => sum + take, 0);
      const at = selected.findIndex(({ pool }) => pool.length !== plan.teams.length);
      if (at >= 0) fail('bad-shape', `/selected/${at}/pool`);
      if (selected.length > planned) {
        const difference = { expected: `≤ ${planned}`, found: String(selected.length) };
        throw new DrawError('more-than-planned', '/selected', difference);
      }
      return `${selected.length} 户各列一次，不超过方案规定的 ${planned} 户`;
    },
  };
  if (plan.seed.source !== 'witness' && !part.attestations?.length) return;
  yield {
    step: 'attestations',
    run: () => {
      const given = attestationsOver(plan, part.outcome, part.attestations, tools);
      const parties = plan.seed.source === 'witness' ? plan.seed.parties.length : 0;
      return `${parties} 个见证方中有 ${given} 个为结果作证，签名有效`;
    },
  };
}
