import { type Depts, hasRight, includesDept, type Principal, peopleOf } from '@mingcha/http';
import { isOver } from '@mingcha/kernel';
import { byCode, sum } from '@mingcha/kernel/arrange';
import type { TenantStore } from '@mingcha/store';
import { countAppeals } from '../boards/boardEntry.ts';
import { waitingBriefings } from '../briefing/briefing.ts';
import { briefingLife } from '../briefing/states.ts';
import { byRule } from '../chase/issue.ts';
import { openChases } from '../chase/list.ts';
import { owedReports } from '../chase/owed.ts';
import { waitingLetters } from '../letters/letter.ts';
import { letterLife } from '../letters/states.ts';
import { auditedLetter } from '../letters/write.ts';
import type { Notice } from '../notice/notice.ts';
import { deptsFor } from '../reports/access.ts';
import { formsOfRounds } from '../reports/place.ts';
import { allNotices } from '../rounds/notices.ts';
import { orderDay, roundsOfNotice } from '../rounds/round.ts';
import { isReturnedTo, type Signing, seesPapers, signingActions } from '../signing/signing.ts';

/** The reports of a notice that are waited for or to be looked at; of some departments or of all. */
async function reportsOf(store: TenantStore, notice: Notice, depts: Depts, today: string) {
  const rounds = (await roundsOfNotice(store, notice.id)).filter(({ state }) => state !== 'planned');
  const groups = await formsOfRounds(store, notice, rounds, depts);
  const due = groups.flatMap((group) => {
    const missing = owedReports(group).filter(({ dept }) => includesDept(depts, dept)).length;
    const { id: round, title, due } = group.round;
    const { id, docNo } = notice;
    if (missing === 0) return [];
    return [{ notice: id, docNo, round, title, due, missing, late: isOver(due, today) }];
  });
  const submitted = groups.flatMap(({ forms }) =>
    forms.filter(({ report }) => report?.state === 'submitted'),
  );
  return { due, submitted: submitted.length };
}

/** Papers that wait for a caller's review or signature, or that were returned to the caller. */
async function papersOf(store: TenantStore, principal: Principal) {
  const [briefings, letters] = await Promise.all([waitingBriefings(store), waitingLetters(store)]);
  const waits = (life: typeof briefingLife | typeof letterLife, paper: Signing) =>
    isReturnedTo(paper, principal) ||
    signingActions(life, paper, principal).some((action) => ['review', 'issue'].includes(action));
  return [
    ...briefings
      .filter((paper) => waits(briefingLife, paper))
      .map(({ id, title, state }) => ({ kind: 'briefing' as const, id, title, state })),
    ...letters
      .filter((paper) => waits(letterLife, paper) || isLeftToOffice(paper, principal))
      .map((paper) => {
        const { id, name: title } = auditedLetter(paper);
        return { kind: 'letter' as const, id, title, state: paper.state };
      }),
  ];
}

/** Whether a rule drafted a letter that nobody has taken up. */
const isLeftToOffice = ({ by, state }: Signing, principal: Principal): boolean =>
  state === 'draft' && by.sub === byRule.sub && hasRight(principal, 'measures:write');

/** What waits for a caller: for the office all there is to look at, for a department what it owes. */
export async function inboxOf(store: TenantStore, principal: Principal, today: string) {
  const office = hasRight(principal, 'measures:write');
  const depts = office ? 'all' : deptsFor(principal, 'reports:write');
  const unit = !office && depts.length > 0;
  const none: Awaited<ReturnType<typeof reportsOf>> = { due: [], submitted: 0 };
  const notices = office || unit ? await allNotices(store) : [];
  const drafts = office ? notices.filter(({ state }) => state === 'draft') : [];
  const reports = await Promise.all(
    notices.map((notice) => (notice.state === 'active' ? reportsOf(store, notice, depts, today) : none)),
  );
  const chases = office || unit ? await openChases(store, depts) : [];
  const papers = seesPapers(principal) ? await papersOf(store, principal) : [];
  const appeals = await Promise.all(
    (office ? notices : []).map(async ({ id: notice, docNo }) => ({
      notice,
      docNo,
      count: await countAppeals(store, notice),
    })),
  );
  const inState = (state: string) => chases.filter((chase) => chase.state === state).length;
  const dayOf = ({ round: id, due }: (typeof none.due)[number]) => orderDay({ id, due });
  const reportsDue = reports.flatMap(({ due }) => due).sort((a, b) => byCode(dayOf(a), dayOf(b)));
  return {
    drafts: drafts.length,
    unsure: sum(drafts.map(({ counts }) => counts.unsure)),
    reportsDue,
    toAccept: office ? sum(reports.map(({ submitted }) => submitted)) : 0,
    chasesToAnswer:
      unit && peopleOf(principal).some((one) => hasRight(one, 'reports:sign')) ? inState('issued') : 0,
    chasesAnswered: office ? inState('answered') : 0,
    papers,
    appeals: appeals.filter(({ count }) => count > 0),
  };
}
