import type { DueDay } from '@mingcha/kernel';
import type { MeasureRow } from '../register/measureRow.ts';
import { daysBetween } from '../reports/view.ts';
import { orderDay, type Round } from '../rounds/round.ts';
import { factsOf, isOverdue, standingOf } from '../score/facts.ts';
import { type LeagueLine, league } from '../score/league.ts';
import type { NoticeRecord } from '../score/record.ts';
import type { ScoreRules } from '../score/rules.ts';
import { isReached } from '../work/indicators.ts';
import { type Light, measureStanding, type Standing } from '../work/light.ts';
import { type Progress, progressOf } from '../work/progress.ts';

/** Measures by where they stand. */
export type Standings = Record<Standing, number>;
/** Reports by how they came; `forms` is how many were asked for. */
export type Reporting = { forms: number; onTime: number; late: number; missing: number; awaited: number };

/** The numbers that a briefing is written from, as they were on a day. Dates are `YYYY-MM-DD`. */
export type Facts = {
  asOf: string;
  notice: { docNo: string; title: string };
  round: { id: string; title: string; due: DueDay };
  /** The round after this one, if there is one to come. */
  next?: { title: string; due: DueDay };
  measures: { total: number } & Standings;
  indicators: { total: number; reached: number };
  /** The rounds up to this one. */
  rounds: ({ id: string; title: string } & Reporting)[];
  /** Departments with what they lead, and their reports of this round. */
  units: { dept: string; name: string; leads: Standings; reports: Reporting }[];
  done: { no: string; title: string }[];
  overdue: { no: string; title: string; deadline: string; days: number; units: string[] }[];
  /** What units themselves wrote of problems in this round. */
  problems: { no: string; unit: string; text: string }[];
  chases: { reminders: number; supervisions: number; interviews: number; open: number };
  league: Pick<LeagueLine, 'rank' | 'name' | 'score' | 'parts'>[];
};

const noStandings = (): Standings => ({ blue: 0, green: 0, yellow: 0, red: 0, grey: 0, stopped: 0 });
const noReports = (): Reporting => ({ forms: 0, onTime: 0, late: 0, missing: 0, awaited: 0 });
const reportKeys = { 'on-time': 'onTime', late: 'late', missing: 'missing', awaited: 'awaited' } as const;

export type FactsInput = {
  record: NoticeRecord;
  round: Round;
  /** All rounds of the notice by day. */
  schedule: readonly Round[];
  lightOf: (row: MeasureRow, progress: Progress) => Light;
  rules: ScoreRules;
};

/** Counts what a briefing reports. Pure. */
export function briefingFacts({ record, round, schedule, lightOf, rules }: FactsInput): Facts {
  const { rows, today, departments } = record;
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const nameOf = (dept: string) => names.get(dept) ?? dept;
  const units = new Map<string, Facts['units'][number]>();
  const unit = (dept: string) => {
    const known = units.get(dept) ?? {
      dept,
      name: nameOf(dept),
      leads: noStandings(),
      reports: noReports(),
    };
    units.set(dept, known);
    return known;
  };
  const measures = { total: rows.length, ...noStandings() };
  const indicators = { total: 0, reached: 0 };
  const done: Facts['done'] = [];
  const overdue: Facts['overdue'] = [];
  for (const row of rows) {
    const { no, title, deadline, leads } = row;
    const progress = progressOf(row, record.progress.get(row.id));
    const standing = measureStanding(progress.state, lightOf(row, progress));
    measures[standing]++;
    for (const dept of leads) unit(dept).leads[standing]++;
    indicators.total += progress.indicators.length;
    indicators.reached += progress.indicators.filter(isReached).length;
    if (standing === 'blue') done.push({ no, title });
    if (deadline !== undefined && isOverdue(deadline, progress, today))
      overdue.push({ no, title, deadline, days: daysBetween(deadline, today), units: leads.map(nameOf) });
  }
  const upTo = record.rounds.filter(({ round: one }) => orderDay(one) <= orderDay(round));
  const problems: Facts['problems'] = [];
  const rounds = upTo.map(({ round: one, forms }) => {
    const all = noReports();
    for (const form of forms) {
      const standing = reportKeys[standingOf(form, one, today)];
      const counted = one.id === round.id ? [all, unit(form.dept).reports] : [all];
      for (const each of counted) {
        each.forms++;
        each[standing]++;
      }
      const { report } = form;
      if (one.id === round.id && report?.problems && report.state !== 'draft')
        problems.push({ no: form.measure.no, unit: nameOf(form.dept), text: report.problems });
    }
    return { id: one.id, title: one.title, ...all };
  });
  const next = schedule.find((other) => orderDay(other) > orderDay(round));
  const ofLevel = (...levels: number[]) => record.chases.filter(({ level }) => levels.includes(level)).length;
  return {
    asOf: today,
    notice: { docNo: record.notice.docNo, title: record.notice.title },
    round: { id: round.id, title: round.title, due: round.due },
    ...(next && { next: { title: next.title, due: next.due } }),
    measures,
    indicators,
    rounds,
    units: [...units.values()],
    done,
    overdue: overdue.sort((a, b) => b.days - a.days),
    problems,
    chases: {
      reminders: ofLevel(0),
      supervisions: ofLevel(1, 2),
      interviews: ofLevel(3),
      open: record.chases.filter(({ state }) => state !== 'closed').length,
    },
    league: league(factsOf(record), rules).map(({ rank, name, score, parts }) => ({
      rank,
      name,
      score,
      parts: parts.filter(({ count }) => count > 0),
    })),
  };
}

/** Reports in on time for each hundred that were due, to a tenth; undefined where none was due yet. */
export function onTimeRate({ onTime, late, missing }: Reporting): number | undefined {
  const due = onTime + late + missing;
  return due === 0 ? undefined : Math.round((onTime / due) * 1_000) / 10;
}
