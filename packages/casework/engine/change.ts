import { type CompiledCaseType, type Course, type Effects, holderOf } from '@mingcha/cases';
import { type Actor, theClock } from '@mingcha/http';
import type { Beside } from '../hooks/beside.ts';
import type { Case } from '../kept/case.ts';
import type { CaseEvent } from '../kept/event.ts';
import { periodOf } from '../kept/number.ts';
import type { CaseOut } from '../kept/out.ts';
import type { CasePaper } from '../kept/paper.ts';
import { outOf } from './family/family.ts';
import type { Late } from './late.ts';

/** A number to be taken: in which series, and by which pattern. */
export type NumberWanted = { of: string; period: string; pattern: string; at: string };

/** What a command makes of a case, before numbers are given. */
export type Change = {
  after: Case;
  /** When it is written. */
  recordedAt: string;
  events: readonly CaseEvent[];
  papers: readonly (CasePaper & { wants?: NumberWanted })[];
  /** The case gets its number now. */
  wants?: NumberWanted;
  /** Hooks that write with it. */
  beside?: readonly Beside[];
  /** What follows in other cases. */
  out?: CaseOut | undefined;
};

/** Who acts when nobody does and other cases set it off. */
export const theEngine: Actor = { sub: 'engine', name: '系统' };
const machines = [theClock.sub, theEngine.sub];

/** The person who made a change, whatever the system did after it; undefined where nobody did. */
export const doerOf = ({ events }: Pick<Change, 'events'>): string | undefined =>
  events.findLast(({ by }) => !machines.includes(by.sub))?.by.sub;

type Done = {
  course: Course;
  effects: readonly Effects[];
  by: Actor;
  recordedAt: string;
  /** Rows that the case keeps from now on. */
  rows: Case['rows'];
  /** What was done is recorded only now. */
  late?: Late | undefined;
};

/** A case after what happened to it, with its events and papers. Pure. */
export function changeOf(compiled: CompiledCaseType, before: Case, done: Done): Change {
  const { course, effects, by, recordedAt, rows, late } = done;
  const { type } = compiled;
  const names = { ...before.names, [by.sub]: by.name };
  const actorOf = (sub: string): Actor => (sub === by.sub ? by : { sub, name: names[sub] ?? theClock.name });
  const papers: Change['papers'][number][] = [];
  const events = effects.map((effect, i): CaseEvent => {
    const { values, by: sub, ...event } = effect.event;
    const made = effect.papers.map((name) => {
      const id = `p${before.kept.papers + papers.length + 1}`;
      const pattern = type.papers?.[name]?.number;
      const wants =
        pattern === undefined ? undefined : wantedNumber(`${type.name}/${name}`, pattern, event.at);
      papers.push({
        case: before.id,
        id,
        name,
        at: event.at,
        by: actorOf(sub),
        ...(by.sub !== theClock.sub && { signer: by }),
        fields: course.record.fields,
        ...(wants && { wants }),
      });
      return id;
    });
    const task = course.record.tasks.find(({ id }) => event.kind === 'answered' && id === event.name);
    return {
      ...event,
      ...(late?.at === event.at && { text: late.reason }),
      by: actorOf(sub),
      case: before.id,
      seq: before.events + i + 1,
      recordedAt,
      ...(values !== undefined && { values }),
      ...(task?.answer !== undefined && { answer: task.answer }),
      ...(task?.values !== undefined && { values: task.values }),
      ...(effect.tell.length > 0 && { notified: effect.tell }),
      ...(made.length > 0 && { papers: made }),
    };
  });
  const moved = course.record.state !== before.course.record.state;
  const links = effects.flatMap(({ link }) => (link ? [link] : []));
  const needsNames = new Set(
    course.record.pending.flatMap((one) => [one.by, holderOf(one), ...one.approvedBy]),
  );
  const approversOf = (action: string, until: readonly CaseEvent[]): Actor[] => [
    ...(before.course.record.pending.find((one) => one.action === action)?.approvedBy ?? []).map(actorOf),
    ...until.filter(({ kind, name }) => kind === 'approved' && name === action).map(({ by: one }) => one),
  ];
  const numberedAt = effects.find(({ numbered }) => numbered)?.event.at;
  const after: Case = {
    ...before,
    course,
    rows,
    stateSince: moved ? (events.at(-1)?.at ?? recordedAt) : before.stateSince,
    links: [...before.links, ...links],
    events: before.events + events.length,
    names: Object.fromEntries(Object.entries(names).filter(([sub]) => needsNames.has(sub))),
    kept: { ...before.kept, papers: before.kept.papers + papers.length },
  };
  return {
    after,
    recordedAt,
    events,
    papers,
    beside: effects.flatMap(({ hooks }, i) => {
      const { name, by, at, values = {} } = events[i]!;
      const approvedBy = approversOf(name, events.slice(0, i));
      return hooks.map((hook) => ({ hook, event: { name, by, approvedBy, at, values } }));
    }),
    out: outOf(compiled, { before, after, effects, recordedAt }),
    ...(numberedAt !== undefined &&
      before.number === undefined && { wants: wantedNumber(type.name, type.number.pattern, numberedAt) }),
  };
}

/** A number by a pattern, in the series of a type or of a paper. */
export const wantedNumber = (of: string, pattern: string, at: string): NumberWanted => ({
  of,
  pattern,
  at,
  period: periodOf(pattern, at),
});
