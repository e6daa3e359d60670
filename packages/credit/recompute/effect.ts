import { planStrata } from '@mingcha/inspection';
import type { TenantSettings } from '@mingcha/tenancy';
import { type RiskClass, riskClasses } from '../models/format.ts';
import type { RunSummary } from './run.ts';

/** What a class holds, and what the general draws of a year take of it. */
type Taken = { subjects: number; taken: number };
export type ClassEffect = { class: RiskClass | 'U'; before: Taken; after: Taken };

const order = [...riskClasses, 'U'] as const;

/**
 * What the classes of a run do to the draws of a year by the tenant's general policy: of each class how many there are and
 * how many are taken, now and with them.
 */
export function effectOf(
  { classes, moves }: Pick<RunSummary, 'classes' | 'moves'>,
  policy: TenantSettings['drawPolicy'],
): ClassEffect[] {
  const before = new Map(
    order.map((one) => [one, Object.values(moves[one] ?? {}).reduce((sum, count) => sum + count, 0)]),
  );
  const after = new Map<string, number>(Object.entries(classes));
  const taken = (sizes: ReadonlyMap<string, number>) =>
    planStrata(
      order.map((stratum) => ({ stratum, permille: policy[stratum].permille, reserve: 0 })),
      sizes,
    );
  const [was, is] = [taken(before), taken(after)];
  return order.map((one, i) => {
    const times = policy[one].timesPerYear ?? 1;
    const side = ({ frame, take }: { frame: number; take: number }) => ({
      subjects: frame,
      taken: take * times,
    });
    return { class: one, before: side(was[i]!), after: side(is[i]!) };
  });
}
