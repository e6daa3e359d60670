import { type Actor, audit } from '@mingcha/http';
import { type DueDay, dueText, isKnownDay, isOver, sameDueDay, shanghaiDate } from '@mingcha/kernel';
import { boardNames } from '@mingcha/kernel/labels';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { moveDay, workingDayNear } from '@mingcha/lifecycle/clocks';
import { type Operation, queryAll, replace, type Stored, type TenantStore } from '@mingcha/store';
import type { DateMove } from '@mingcha/tenancy';
import { auditedChase, auditedDepartment, auditedNotice, auditedRound } from '../audited.ts';
import { appealTerm } from '../boards/act.ts';
import { type BoardEntry, boardEntryEntity, entriesOf } from '../boards/boardEntry.ts';
import { type Chase, chaseEntity } from '../chase/chase.ts';
import type { Notice } from '../notice/notice.ts';
import { followedMeasures } from '../reports/forms.ts';
import { type Report, reportEntity, reportsOfRound } from '../reports/report.ts';
import { planRounds } from '../rounds/plan.ts';
import { type Round, roundEntity, roundsOfNotice } from '../rounds/round.ts';

/** Who is named where a calendar moves a day. */
const byCalendar: Actor = { sub: 'clock', name: '系统（按工作日历）' };

/** A day that a calendar moves, with the writes that move it, each of its own. */
export type Change = DateMove & { writes: Operation[][] };

type At = { calendar: Calendar; now: Date };

/** All that a calendar moves of some notices and of all chases: rounds, terms to answer, terms to appeal. */
export async function calendarChanges(
  store: TenantStore,
  notices: readonly Notice[],
  at: At,
): Promise<Change[]> {
  const [ofNotices, ofChases] = await Promise.all([
    Promise.all(notices.map((notice) => noticeChanges(store, notice, at))),
    chaseChanges(store, at),
  ]);
  return [...ofNotices.flat(), ...ofChases];
}

async function noticeChanges(store: TenantStore, notice: Notice, at: At): Promise<Change[]> {
  const [rounds, entries] = await Promise.all([
    roundsOfNotice(store, notice.id),
    entriesOf(store, notice.id),
  ]);
  const begun = await Promise.all(rounds.map((round) => begunRound(store, notice, round, at)));
  const boards = await Promise.all(entries.map((entry) => boardChange(store, notice, entry, at)));
  const planned = notice.state === 'active' ? await plannedRounds(store, notice, rounds, at) : [];
  return [...begun.flat(), ...planned, ...boards.flat()];
}

const titleOf = ({ docNo }: Notice, { title }: Round): string => `${docNo} ${title}`;
const ofRound = ({ notice, id }: Round): DateMove['of'] => ({ kind: 'round', id, notice });

async function plannedRounds(
  store: TenantStore,
  notice: Notice,
  there: Stored<Round>[],
  { calendar, now }: At,
): Promise<Change[]> {
  const followed = await followedMeasures(store, notice.id);
  const { moved } = planRounds({ notice, there, followed, calendar, today: shanghaiDate(now) });
  return moved.flatMap(({ before, after }) => {
    const days = (['due', 'opensAt'] as const).filter((day) => !sameDueDay(before[day], after[day]));
    return days.map((day, i) => ({
      what: day === 'due' ? '报送截止日' : '报送开启日',
      title: titleOf(notice, before),
      of: ofRound(before),
      from: before[day],
      to: after[day],
      writes: i === 0 ? [[replace(roundEntity, after, before.lock)]] : [],
    }));
  });
}

/** A round that was opened while nobody could say when it is due. What was announced with a day keeps it. */
async function begunRound(
  store: TenantStore,
  notice: Notice,
  { lock, ...round }: Stored<Round>,
  { calendar, now }: At,
): Promise<Change[]> {
  const { shift } = notice.schedule;
  if (round.state === 'planned' || isKnownDay(round.due) || shift === 'none') return [];
  const due = workingDayNear(round.id, shift, calendar);
  if (!isKnownDay(due)) return [];
  const reports = await reportsOfRound(store, { notice: notice.id, round: round.id });
  return [
    {
      what: '报送截止日',
      title: titleOf(notice, round),
      of: ofRound(round),
      from: round.due,
      to: due,
      // The round comes last: while it waits, what was cut off is found again.
      writes: [
        ...reports.flatMap((report) => lateness(report, due)),
        [
          replace(roundEntity, { ...round, due }, lock),
          ...audit(() => now, byCalendar, 'round.redate', auditedRound(round), {
            others: { notice: auditedNotice(notice) },
            detail: { from: dueText(round.due), to: due },
          }),
        ],
      ],
    },
  ];
}

function lateness({ lock, firstSubmittedOn, ...report }: Stored<Report>, due: string): Operation[][] {
  if (firstSubmittedOn === undefined) return [];
  return [[replace(reportEntity, { ...report, late: isOver(due, firstSubmittedOn) }, lock)]];
}

/** A term that was announced with a day is never cut: it moves only to a later one. */
function movedTerm(announced: DueDay, next: DueDay, isRunning: boolean): boolean {
  if (!isKnownDay(next)) return false;
  return isKnownDay(announced) ? isRunning && announced < next : true;
}

async function chaseChanges(store: TenantStore, { calendar, now }: At): Promise<Change[]> {
  return (await queryAll(store, chaseEntity, [])).flatMap(({ lock, ...chase }) => {
    const from = chase.rejections.at(-1)?.at ?? chase.issuedAt;
    const answerDue = moveDay(shanghaiDate(new Date(from)), { workingDays: chase.answerWithin }, calendar);
    if (!movedTerm(chase.answerDue, answerDue, chase.state === 'issued')) return [];
    const after: Chase = { ...chase, answerDue };
    return [
      {
        what: '督办答复期限',
        title: chase.number,
        of: { kind: 'chase' as const, id: chase.id, notice: chase.notice },
        from: chase.answerDue,
        to: answerDue,
        writes: [
          [
            replace(chaseEntity, after, lock),
            ...audit(() => now, byCalendar, 'chase.redate', auditedChase(chase), {
              detail: { from: dueText(chase.answerDue), to: dueText(answerDue) },
            }),
          ],
        ],
      },
    ];
  });
}

async function boardChange(
  store: TenantStore,
  notice: Notice,
  { lock, ...entry }: Stored<BoardEntry>,
  { calendar, now }: At,
): Promise<Change[]> {
  const { id, appealDue: announced, publishedAt, state } = entry;
  if (announced === undefined || publishedAt === undefined) return [];
  const appealDue = appealTerm(calendar, new Date(publishedAt));
  if (!movedTerm(announced, appealDue, state === 'published')) return [];
  const dept = await auditedDepartment(store, entry.dept);
  const board = boardNames[entry.board];
  return [
    {
      what: '申诉期限',
      title: `${notice.docNo} ${board} ${dept.name}`,
      of: { kind: 'board', id, notice: notice.id },
      from: announced,
      to: appealDue,
      writes: [
        [
          replace(boardEntryEntity, { ...entry, appealDue }, lock),
          ...audit(
            () => now,
            byCalendar,
            'board.redate',
            { id, name: board, in: notice.id },
            {
              others: { dept, notice: auditedNotice(notice) },
              detail: { board, from: dueText(announced), to: dueText(appealDue) },
            },
          ),
        ],
      ],
    },
  ];
}
