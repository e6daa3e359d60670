import { DrawError } from '../base/errors.ts';
import { commitmentOf, seedOf } from '../base/seed.ts';
import type { Tools } from '../base/tools.ts';
import { outcomeSteps } from '../first/outcomeSteps.ts';
import { type StepRun, same, seedDetail } from '../first/verdict.ts';
import { checkAttestations } from './parties.ts';
import { checkPlace, type Order, orderBy, placeDetail } from './place.ts';
import { Recount } from './recount.ts';
import { checkProof2 } from './shape.ts';
import { strataOf } from './strata.ts';
import { checkSubstitutions } from './substituted.ts';
import type { Head, Plan2, Proof2 } from './types.ts';

/** What steps find out that a verdict says besides them. */
export type Found = { order?: Order };

/** The steps of a whole proof. */
export function* proofSteps2(value: unknown, tools: Tools, found: Found): Generator<StepRun, void, void> {
  yield {
    step: 'shape',
    run: () => {
      const { objects, inspectors, recusals } = checkProof2(value);
      return `对象 ${objects.length} 户，检查人员 ${inspectors.length} 人，回避 ${recusals.length} 条，字段齐全、排序正确`;
    },
  };
  const proof = value as Proof2;
  yield* headSteps(proof, tools, found);
  const recount = new Recount(proof, tools.hash);
  const { excluded, benched } = proof;
  const checked = { objects: excluded !== undefined, inspectors: benched !== undefined };
  yield {
    step: 'frame',
    run: () => {
      recount.add({ ...proof, excluded: excluded ?? [], benched: benched ?? [] });
      return compareRoots(proof.plan, recount, checked);
    },
  };
  yield* closingSteps(proof, recount, tools, checked);
}

/** Of which registers all rows are at hand. */
export interface Accounted {
  readonly objects: boolean;
  readonly inspectors: boolean;
}

/** What can be checked without the rows: commitment, opened strata, seed, place in the log. */
export function* headSteps(head: Head, tools: Tools, found: Found): Generator<StepRun, void, void> {
  const { plan, result } = head;
  const { hash } = tools;
  yield {
    step: 'commitment',
    run: () => {
      same('commitment-differs', '/result/commitment', commitmentOf(plan, hash), result.commitment);
      strataOf(plan, head.strata, hash);
      return `方案的承诺值为 ${result.commitment}`;
    },
  };
  yield {
    step: 'seed',
    run: () => {
      same('seed-differs', '/result/seed', seedOf(plan, head.reveal, tools), result.seed);
      return seedDetail(plan);
    },
  };
  yield* placeSteps({ ...head, commitment: result.commitment }, tools, found);
}

/** Where the commitment stands in the log, if the material says so and there is who reads it. */
export function* placeSteps(
  head: Pick<Head, 'plan' | 'reveal' | 'log'> & { readonly commitment: string },
  tools: Tools,
  found: Found,
): Generator<StepRun, void, void> {
  const { log, plan } = head;
  const { readPlace } = tools;
  if (log === undefined) return;
  if (!readPlace) {
    found.order = { shown: false, why: '材料中有日志证明，但没有核对' };
    return;
  }
  yield {
    step: 'log',
    run: () => {
      const place = readPlace(log);
      checkPlace(head, place);
      found.order = orderBy(plan, place, tools);
      return placeDetail(place);
    },
  };
}

const REGISTERS = [
  { list: 'objects', others: 'excluded' },
  { list: 'inspectors', others: 'benched' },
] as const;

/** Compares the lists' counts and roots with the plan's, and says so in words. Throws a DrawError. */
export function compareRoots(plan: Plan2, recount: Recount, checked: Accounted): string {
  const parts = recount.parts();
  const lists = REGISTERS.flatMap(({ list, others }) => (checked[list] ? [list, others] : [list]));
  for (const list of [...lists, 'recusals'] as const) {
    same('count-differs', `/plan/${list}/count`, String(parts[list].count), String(plan[list].count));
    same('root-differs', `/plan/${list}/root`, parts[list].root, plan[list].root);
  }
  return `${lists.length + 1} 份名单的行数和默克尔根与方案承诺一致`;
}

/** What is checked once all rows have been taken. */
export function* closingSteps(
  head: Head,
  recount: Recount,
  tools: Tools,
  checked: Accounted,
): Generator<StepRun, void, void> {
  yield { step: 'accounting', run: () => compareAccounts(head.plan, recount, checked) };
  yield* outcomeSteps(head.result, (id) => recount.ticketFor(id), recount.outcome());
  const { substitutions } = head;
  if (substitutions)
    yield {
      step: 'substitutions',
      run: () => checkSubstitutions(recount.drawn(), substitutions, tools.hash),
    };
  const { seed } = head.plan;
  if (seed.source !== 'witness' && !head.attestations?.length) return;
  yield {
    step: 'attestations',
    run: () => {
      const given = checkAttestations(head, tools);
      const parties = seed.source === 'witness' ? seed.parties.length : 0;
      return `${parties} 个见证方中有 ${given} 个为结果作证，签名有效`;
    },
  };
}

function compareAccounts(plan: Plan2, recount: Recount, checked: Accounted): string {
  const { ids, counts, adjusted, ...parts } = recount.parts();
  const said: string[] = [];
  for (const { list, others } of REGISTERS) {
    const { count, reasons } = plan[others];
    const path = `/plan/${others}/reasons`;
    const total = Object.values(reasons).reduce((sum, own) => sum + own, 0);
    same('reasons-differ', path, String(count), String(total));
    const all = String(plan.lists[list].count);
    same('ids-differ', `/plan/lists/${list}/count`, String(plan[list].count + count), all);
    if (!checked[list]) continue;
    for (const reason of Object.keys({ ...parts[others].reasons, ...reasons }) as (keyof typeof reasons)[]) {
      const [found, expected] = [
        reasons[reason] ?? 0,
        (parts[others].reasons as typeof reasons)[reason] ?? 0,
      ];
      same('reasons-differ', `${path}/${reason}`, String(expected), String(found));
    }
    same('ids-differ', `/plan/lists/${list}/ids`, ids[list], plan.lists[list].ids);
    said.push(`${list === 'objects' ? '对象' : '检查人员'} ${counts[list]}`);
  }
  if (plan.adjusted !== adjusted) {
    throw new DrawError('adjusted-differs', '/plan/adjusted', {
      expected: String(adjusted),
      found: String(plan.adjusted),
    });
  }
  if (said.length === 0) return '没有核对全部编号，各项数量合计相符';
  return `库中全部编号都有着落：${said.join('、')}；盐值没有重复`;
}
