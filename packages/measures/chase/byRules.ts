import { type Clock, type DueDay, shanghaiDate } from '@mingcha/kernel';
import { create, type TenantStore } from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';
import { draftLetter } from '../letters/write.ts';
import type { Notice } from '../notice/notice.ts';
import { followedMeasures } from '../reports/forms.ts';
import { formsOfRounds } from '../reports/place.ts';
import type { Round } from '../rounds/round.ts';
import { type ChaseMark, chaseMarkEntity } from './chase.ts';
import { dueChases, type Issued } from './dueChases.ts';
import { byRule, issueChase } from './issue.ts';
import { chasesOf } from './list.ts';
import { owedMeasures, owedReports } from './owed.ts';
import { closeReminders, matterOfChase } from './settle.ts';
import { chaseText } from './texts.ts';

/**
 * Issues what a notice's rules say is to be chased today, or drafts its letter where the rule says so, and closes reminders that have had their time. Safe to run again
 * after a crash at any point: a rule chases a department once for a round or deadline. Returns how many were issued.
 */
export async function chaseByRules(
  store: TenantStore,
  notice: Notice,
  rounds: readonly Round[],
  { clock }: { clock: () => Date },
): Promise<number> {
  if (notice.chase.length === 0) return 0;
  const today = shanghaiDate(clock());
  const open = rounds.filter(({ state }) => state === 'open');
  const [calendar, { rows, progress }, groups, before] = await Promise.all([
    loadCalendar(store),
    followedMeasures(store, notice.id),
    formsOfRounds(store, notice, open),
    issuedOf(store, notice.id),
  ]);
  const owed = [...groups.flatMap(owedReports), ...owedMeasures(rows, progress)];
  const nos = new Map(rows.map(({ id, no }) => [id, no]));
  let issued = 0;
  for (const due of dueChases(notice.chase, owed, today, calendar, before)) {
    const { of: cause, about, since, dept, level, answerWithin, rule, drafted, measures } = due;
    const round = cause === 'report' ? open.find(({ id }) => id === about) : undefined;
    const { id, docNo, title } = notice;
    const mark = { notice: id, rule, about, dept };
    const chase = {
      level,
      notice: id,
      docNo,
      measures,
      dept,
      ...(round && { round: round.id }),
      cause,
      since,
      answerWithin,
    };
    const text = (answerDue?: DueDay) =>
      chaseText({
        ...chase,
        answerDue,
        title,
        roundTitle: round?.title,
        nos: measures.map((measure) => nos.get(measure) ?? measure),
        today,
      });
    if (drafted) await draftOnce(store, { ...chase, text: text() }, mark, clock);
    else if (await issueChase(store, { ...chase, mark, text }, { by: byRule, clock })) issued++;
  }
  await closeReminders(store, notice.id, owed, clock);
  return issued;
}

/** Drafts the letter of a rule, which waits for people; once for a matter, also where they took it away. */
async function draftOnce(
  store: TenantStore,
  letter: Parameters<typeof draftLetter>[1],
  mark: Omit<ChaseMark, 'chase' | 'letter'>,
  clock: Clock,
): Promise<void> {
  if (await store.get(chaseMarkEntity, mark)) return;
  const {
    letter: { id },
    operations,
  } = await draftLetter(store, letter, { by: byRule, clock });
  await store.write(create(chaseMarkEntity, { ...mark, letter: id }), ...operations);
}

/** What has gone out about each matter of a notice, the oldest first. */
async function issuedOf(store: TenantStore, notice: string): Promise<Map<string, Issued[]>> {
  const issued = new Map<string, Issued[]>();
  for (const chase of (await chasesOf(store, notice)).toReversed()) {
    const matter = matterOfChase(chase);
    const on = shanghaiDate(new Date(chase.issuedAt));
    issued.set(matter, [...(issued.get(matter) ?? []), { level: chase.level, on }]);
  }
  return issued;
}
