import { canonicalJson } from '@mingcha/kernel/canonical';
import { compareText, toHex } from './bytes.ts';
import { outcome } from './draw.ts';
import { DrawError, type DrawErrorCode } from './errors.ts';
import { frameRoots } from './frame.ts';
import { commitmentOf, seedOf } from './seed.ts';
import { checkProof } from './shape.ts';
import { ticketsOf } from './tickets.ts';
import type { Tools } from './tools.ts';
import type { Frame, ObjectRow, Plan, Proof, Result, TicketRow } from './types.ts';
import { drain, runSteps, type Step, type StepRun, type Verdict } from './verdict.ts';

/**
 * Recomputes a whole proof and compares: its shape, the lists' counts and roots, the commitment, the seed with the
 * reveal it comes from, the tickets, the selection, the inspectors, the reserves. The verdict names the first thing
 * that differs. Takes any value, however ill-formed; `onStep` gets each step that came out right.
 */
export function verifyProof(value: unknown, tools: Tools, onStep?: (step: Step) => void): Verdict {
  return drain(verifyingSteps(value, tools), onStep);
}

/** The same step by step, for a page that shows its progress: each `next()` does one step. */
export function verifyingSteps(value: unknown, tools: Tools): Generator<Step, Verdict, void> {
  return runSteps(proofSteps(value, tools));
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
  yield {
    step: 'tickets',
    run: () => {
      for (const list of ['selected', 'reserves'] as const) {
        for (const [i, row] of result[list].entries()) {
          checkTicket(row, objects, tickets, `/result/${list}/${i}`);
        }
      }
      return `${result.selected.length + result.reserves.length} 个随机值与种子重新计算的一致`;
    },
  };
  const expected = outcome(plan, proof, result.seed, tickets, hash);
  yield {
    step: 'selection',
    run: () => {
      compareRows('selection-differs', '/result/selected', expected.selected, result.selected);
      return `各组随机值最小的对象共 ${expected.selected.length} 户，与抽中名单一致`;
    },
  };
  yield {
    step: 'inspectors',
    run: () => {
      compareTeams(expected, result);
      return '检查人员的选派符合负荷、专业、区域和回避规则';
    },
  };
  yield {
    step: 'reserves',
    run: () => {
      compareRows('reserves-differ', '/result/reserves', expected.reserves, result.reserves);
      return `候补对象 ${expected.reserves.length} 户及其次序一致`;
    },
  };
}

/** In words, where the seed came from. */
export function seedDetail({ seed }: Plan): string {
  switch (seed.source) {
    case 'drand':
      return `由公共随机信标第 ${seed.round} 轮产生，信标签名有效`;
    case 'witness':
      return `由 ${seed.parties.length} 个见证方的随机数产生，全部与其承诺相符`;
    case 'local':
      return '由服务器本地随机数产生：仅供演练，外界无法核验其随机性';
  }
}

/** Throws a DrawError unless the two are equal. */
export function same(code: DrawErrorCode, path: string, expected: string, found: string): void {
  if (expected !== found) throw new DrawError(code, path, { expected, found });
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

function checkTicket(row: TicketRow, objects: readonly ObjectRow[], tickets: Uint8Array, path: string): void {
  let [low, high] = [0, objects.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareText(objects[middle]!.id, row.id) < 0) low = middle + 1;
    else high = middle;
  }
  if (objects[low]?.id !== row.id) throw new DrawError('not-in-frame', `${path}/id`, { found: row.id });
  same('ticket-differs', `${path}/ticket`, toHex(tickets, low * 32, low * 32 + 32), row.ticket);
}

function compareRows(
  code: DrawErrorCode,
  path: string,
  expected: readonly TicketRow[],
  found: readonly TicketRow[],
): void {
  for (let i = 0; i < Math.max(expected.length, found.length); i++) {
    const [want, got] = [expected[i], found[i]];
    if (!want || !got) throw new DrawError(code, `${path}/${i}`, { expected: want?.id, found: got?.id });
    same(code, `${path}/${i}/id`, want.id, got.id);
    same(code, `${path}/${i}/stratum`, want.stratum, got.stratum);
  }
}

function compareTeams(expected: Pick<Result, 'selected'>, found: Pick<Result, 'selected'>): void {
  for (const [i, want] of expected.selected.entries()) {
    const got = found.selected[i]!;
    for (const field of ['inspectors', 'short'] as const) {
      const path = `/result/selected/${i}/${field}`;
      same('inspectors-differ', path, canonicalJson(want[field] ?? []), canonicalJson(got[field] ?? []));
    }
  }
}
