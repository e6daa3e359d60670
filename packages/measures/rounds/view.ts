import { hasRight, includesDept, type Principal } from '@mingcha/http';
import { isOver, shanghaiDate } from '@mingcha/kernel';
import { actionsIn } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import type { Notice } from '../notice/notice.ts';
import { askedDepts } from '../reports/access.ts';
import { concerning, type Form, followedMeasures, formsOfRound, isIn } from '../reports/forms.ts';
import type { Round } from './round.ts';
import { roundLife } from './states.ts';

/** How a round's forms stand; `late` counts what came late and what is overdue. */
export function countsOf(forms: readonly Form[], { state, due }: Round, today: string) {
  const inState = (wanted: string) => forms.filter(({ report }) => report?.state === wanted).length;
  const overdue = state !== 'planned' && isOver(due, today);
  return {
    forms: forms.length,
    submitted: inState('submitted'),
    accepted: inState('accepted'),
    returned: inState('returned'),
    late: forms.filter(({ report }) => report?.late === true || (overdue && !isIn(report))).length,
  };
}

/** What a caller is to the rounds of any notice. */
export const roundParties = (principal: Principal) => [
  ...(hasRight(principal, 'measures:write') ? (['office'] as const) : []),
  ...(hasRight(principal, 'reports:write') ? (['units'] as const) : []),
];

/** Rounds as a caller sees them: a department has the counts of its own forms. */
export async function roundViews(
  store: TenantStore,
  notice: Notice,
  rounds: readonly Stored<Round>[],
  principal: Principal,
  now: Date,
) {
  const depts = askedDepts(principal);
  const followed = concerning(await followedMeasures(store, notice.id), depts);
  const parties = notice.state === 'active' ? roundParties(principal) : [];
  return Promise.all(
    rounds.map(async ({ told: _, ...round }) => {
      const all = await formsOfRound(store, round, followed);
      const forms = all.filter((form) => includesDept(depts, form.dept));
      const can = actionsIn(roundLife, round.state, parties);
      return { ...round, counts: countsOf(forms, round, shanghaiDate(now)), can };
    }),
  );
}
