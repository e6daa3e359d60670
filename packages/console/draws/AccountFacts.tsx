import { benchingNames, exclusionNames, reasonCounts } from '@mingcha/kernel/labels';
import type { Draw } from '../api/types.ts';
import { count } from '../ui/show/format.ts';
import { DrawLink } from './DrawLink.tsx';

type Plan = NonNullable<Draw['plan']>;
type Accounted = Extract<Plan, { spec: 'mingcha-draw/2' }>;

const counted = (rows: readonly [string, number][]) =>
  rows.map(([name, amount]) => `${name} ${count(amount)}`).join('，');

/** A plan of the second specification; undefined of the first, which accounts for nobody outside of its frame. */
export const accountedPlan = (plan: Plan | undefined): Accounted | undefined =>
  plan?.spec === 'mingcha-draw/2' ? (plan as Accounted) : undefined;

/** "范围内 400 户，另 100 户不参加（不在抽查范围 90，周期内已查 10）" */
export const objectsText = ({ objects, excluded }: Accounted): string =>
  `范围内 ${count(objects.count)} 户${outText(excluded.count, '户', counted(reasonCounts(exclusionNames, excluded.reasons)))}`;
export const inspectorsText = ({ inspectors, benched, adjusted }: Accounted): string =>
  `可派 ${count(inspectors.count)} 名${outText(benched.count, '名', counted(reasonCounts(benchingNames, benched.reasons)))}${
    adjusted > 0 ? `；${count(adjusted)} 人调整了负荷` : ''
  }`;
const outText = (out: number, unit: string, why: string) =>
  out > 0 ? `，另 ${count(out)} ${unit}不参加（${why}）` : '，名录中全部参加';

/** What a committed plan says of every row of both rosters, and what it repeats. */
export function AccountFacts({ plan }: { plan: Accounted }) {
  return (
    <dl className="facts">
      <dt>检查对象</dt>
      <dd>{objectsText(plan)}</dd>
      <dt>执法人员</dt>
      <dd>{inspectorsText(plan)}</dd>
      <dt>一年内未公示的同类抽查</dt>
      <dd>
        {plan.redraws.length === 0 ? '无' : plan.redraws.map((id) => <DrawLink key={id} id={id} chip />)}
      </dd>
    </dl>
  );
}
