import { compareText, toHex } from '../base/bytes.ts';
import { commitmentOf, seedOf } from '../base/seed.ts';
import type { Tools } from '../base/tools.ts';
import { notShownBy } from '../second/notShown.ts';
import { type Found, proofSteps2 } from '../second/steps.ts';
import { type Proof2, SPEC_2 } from '../second/types.ts';
import { outcome } from './draw.ts';
import { frameRoots } from './frame.ts';
import { outcomeSteps } from './outcomeSteps.ts';
import { checkProof } from './shape.ts';
import { ticketsOf } from './tickets.ts';
import type { Frame, ObjectRow, Plan, Proof } from './types.ts';
import { drain, runSteps, type Step, type StepRun, same, seedDetail, type Verdict } from './verdict.ts';

/**
 * Recomputes a whole proof of either specification and compares: its shape, the lists' counts and roots, the commitment,
 * the seed with the reveal it comes from, the tickets, the selection, the inspectors, the reserves; by the second also
 * that every id of both registers is accounted for, and the witnesses' signatures. The verdict names the first thing
 * that differs. Takes any value, however ill-formed; `onStep` gets each step that came out right.
 */
export function verifyProof(value: unknown, tools: Tools, onStep?: (step: Step) => void): Verdict {
  return drain(verifyingSteps(value, tools), onStep);
}

/** The same step by step, for a page that shows its progress: each `next()` does one step. */
export function verifyingSteps(value: unknown, tools: Tools): Generator<Step, Verdict, void> {
  return isSecond(value) ? verifyingSecond(value, tools) : runSteps(proofSteps(value, tools));
}

/** Whether a value says of itself that it is of the second specification. */
export const isSecond = (value: unknown): boolean =>
  (value as { plan?: { spec?: unknown } } | null | undefined)?.plan?.spec === SPEC_2;

function* verifyingSecond(value: unknown, tools: Tools): Generator<Step, Verdict, void> {
  const found: Found = {};
  const verdict = yield* runSteps(proofSteps2(value, tools, found));
  return verdict.ok ? { ...verdict, notShown: notShownBy(value as Proof2, found.order) } : verdict;
}

function* proofSteps(value: unknown, tools: Tools): Generator<StepRun, void, void> {
  const { hash } = tools;
  yield {
    step: 'shape',
    run: () => {
      const { objects, inspectors, recusals } = checkProof(value);
      return `对象 ${objects.length} 户，检查人员 ${inspectors.length} 人，回避 ${recusals.length} 条，字段齐全、排序正确`;
    },
  };
  const proof = value as Proof;
  const { plan, objects, result } = proof;
  yield {
    step: 'frame',
    run: () => {
      compareRoots(plan, proof, frameRoots(proof, hash));
      return '三份名单的行数和默克尔根与方案承诺一致';
    },
  };
  yield {
    step: 'commitment',
    run: () => {
      same('commitment-differs', '/result/commitment', commitmentOf(plan, hash), result.commitment);
      return `方案的承诺值为 ${result.commitment}`;
    },
  };
  yield {
    step: 'seed',
    run: () => {
      same('seed-differs', '/result/seed', seedOf(plan, proof.reveal, tools), result.seed);
      return seedDetail(plan);
    },
  };
  const tickets = ticketsOf(result.seed, objects, hash);
  const expected = outcome(plan, proof, { seed: result.seed, tickets }, hash);
  yield* outcomeSteps(result, (id) => ticketFor(id, objects, tickets), expected);
}

function compareRoots(
  plan: Plan,
  frame: Frame,
  roots: Pick<Plan, 'objects' | 'inspectors' | 'recusals'>,
): void {
  for (const name of ['objects', 'inspectors', 'recusals'] as const) {
    same('count-differs', `/plan/${name}/count`, String(frame[name].length), String(plan[name].count));
    same('root-differs', `/plan/${name}/root`, roots[name].root, plan[name].root);
  }
}

/** An object's ticket as hex, if it is in the frame. */
function ticketFor(id: string, objects: readonly ObjectRow[], tickets: Uint8Array): string | undefined {
  let [low, high] = [0, objects.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareText(objects[middle]!.id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return objects[low]?.id === id ? toHex(tickets, low * 32, low * 32 + 32) : undefined;
}
