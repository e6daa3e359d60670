/**
 * Explores a definition by doing everything with the step function that the engine uses, on whole records, with every
 * value and every condition both ways. Slow, without reductions: what the explorer must agree with.
 */
import type { CaseType } from '../format/caseType.ts';
import { expressionsOf } from '../format/expressions.ts';
import {
  act,
  answerTask,
  type CaseRecord,
  type ClockStatus,
  childEnded,
  clockExpired,
  compileCaseType,
  type Facts,
  openCase,
  type StepResult,
  taskSilent,
} from '../index.ts';
import { movedStatuses, statusesNow } from '../samples/statuses.ts';

export type Concrete = { record: CaseRecord; clocks: Readonly<Record<string, ClockStatus>> };
export type NaiveEdge = { from: string; to: string; helps: boolean };
export type Naive = { nodes: Map<string, Concrete>; edges: NaiveEdge[]; first: string[] };

const keyOf = (one: Concrete): string => JSON.stringify(one);
const DONE = { id: 'clerk', parties: new Set(['clerk', 'outsider']) };

/** Every record that can come about. Undefined if there are more than `limit`. */
export function exploreNaively(type: CaseType, limit: number): Naive | undefined {
  const compiled = compileCaseType(type);
  const conditionsOf = (action: string): string[] =>
    expressionsOf(type).flatMap(([path, source]) =>
      path[0] === 'actions' && path[1] === action ? [source] : [],
    );
  const asksRegister = Object.values(type.actions).some((action) => action.opens?.includes('subscribers'));
  const rowsToTry = asksRegister ? [[], ['r1', 'r2']] : [[]];
  const isDone = (record: CaseRecord): boolean => compiled.states.get(record.state)?.kind === 'done';
  const nodes = new Map<string, Concrete>();
  const edges: NaiveEdge[] = [];
  const queue: string[] = [];
  const reach = (result: StepResult, before: Concrete['clocks']): string | undefined => {
    if (!result.ok) return undefined;
    const clocks = movedStatuses(
      before,
      result.effects.flatMap((one) => one.clocks),
    );
    const next = shorten(compiled.type, { record: result.record, clocks }, isDone(result.record));
    const key = keyOf(next);
    if (!nodes.has(key)) {
      nodes.set(key, next);
      queue.push(key);
    }
    return key;
  };
  const worlds = (one: Concrete | undefined, action: string): Facts[] =>
    subsets([...new Set(conditionsOf(action))]).flatMap((holding) =>
      rowsToTry.map((rows) => ({
        clocks: statusesNow(type, one?.record.tasks ?? [], one?.clocks ?? {}),
        holds: (source: string) => holding.includes(source),
        rows: new Map([['subscribers', new Map(rows.map((row) => [row, new Map<string, unknown>()]))]]),
      })),
    );
  const values = { kind: 'x', units: ['d1', 'd2'] };
  const optional = type.open.asks?.includes('note') ? [{}, { note: 'n' }] : [{}];
  const first = optional.flatMap((more) => {
    const key = reach(
      openCase(compiled, DONE, { ...values, ...more }, worlds(undefined, 'auto')[0]!, 'now'),
      {},
    );
    return key === undefined ? [] : [key];
  });
  for (let i = 0; i < queue.length; i++) {
    if (nodes.size > limit) return undefined;
    const from = queue[i]!;
    const one = nodes.get(from)!;
    if (isDone(one.record)) continue;
    const add = (result: StepResult, helps: boolean, clocks = one.clocks): void => {
      const to = reach(result, clocks);
      if (to !== undefined) edges.push({ from, to, helps });
    };
    for (const [name, action] of compiled.actions) {
      for (const facts of worlds(one, name)) {
        const when = { facts, at: 'now' };
        for (const party of ['clerk', 'outsider']) {
          const given =
            action.fills !== undefined
              ? [{ note: 'n' }]
              : action.asks !== undefined
                ? [{}, { note: 'n' }]
                : [{}];
          const actor = { id: party, parties: new Set([party]) };
          for (const some of given)
            add(act(compiled, one.record, name, { ...when, actor, values: some }), party === 'clerk');
        }
      }
    }
    // Whatever comes by itself sets off `auto` or nothing.
    for (const facts of worlds(one, 'auto')) {
      const when = { facts, at: 'now' };
      for (const task of one.record.tasks.filter((open) => open.status === 'open')) {
        const { to, answers, silence } = compiled.tasks.get(task.kind)!;
        const official = to === 'clerk' || (typeof to === 'object' && 'each' in to);
        for (const answer of Object.keys(answers)) {
          add(answerTask(compiled, one.record, task.id, answer, { ...when, actor: DONE }), official);
        }
        if (silence !== undefined && 'counts' in silence)
          add(taskSilent(compiled, one.record, task.id, when), true);
      }
      for (const child of one.record.children.filter((open) => open.status === 'open')) {
        for (const result of ['good', 'bad'])
          add(childEnded(compiled, one.record, child.id, result, when), true);
      }
      for (const [clock, status] of facts.clocks) {
        if (status !== 'running') continue;
        add(clockExpired(compiled, one.record, clock, when), true, { ...one.clocks, [clock]: 'expired' });
      }
    }
  }
  return { nodes, edges, first };
}

function subsets(all: readonly string[]): string[][] {
  let sets: string[][] = [[]];
  for (const one of all) sets = sets.concat(sets.map((set) => set.concat(one)));
  return sets;
}

/** Leaves out what no step reads: earlier rounds, and more than two tasks of one kind that are alike. */
function shorten(type: CaseType, one: Concrete, done: boolean): Concrete {
  const { state } = one.record;
  if (done) {
    return { record: { state, fields: {}, tasks: [], children: [], times: {}, pending: [] }, clocks: {} };
  }
  const last = <T extends { kind: string; round: number }>(all: readonly T[]): T[] =>
    all.filter((task) => !all.some((other) => other.kind === task.kind && other.round > task.round));
  const alike = new Map<string, number>();
  const tasks = last(one.record.tasks)
    .map(({ kind, to, status, answer }) => ({ kind, to, status, ...(answer !== undefined && { answer }) }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    .filter((task) => {
      const key = JSON.stringify(task);
      alike.set(key, (alike.get(key) ?? 0) + 1);
      return alike.get(key)! <= 2;
    })
    .map((task, i) => ({ ...task, id: `t${i + 1}`, round: 1 }));
  const kids = new Map<string, number>();
  const children = last(one.record.children)
    .map(({ kind, one: about, status, result }) => ({
      kind,
      one: about,
      status,
      ...(result !== undefined && { result }),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    .filter((child) => {
      const key = JSON.stringify(child);
      kids.set(key, (kids.get(key) ?? 0) + 1);
      return kids.get(key)! <= 2;
    })
    .map((child, i) => ({ ...child, id: `c${i + 1}`, round: 1 }));
  const times = Object.fromEntries(Object.entries(one.record.times).sort());
  const fields = Object.fromEntries(Object.entries(one.record.fields).sort());
  const clocks = Object.fromEntries(
    Object.keys(type.clocks ?? {}).map((name) => [name, one.clocks[name] ?? 'notStarted']),
  );
  return { record: { state, fields, tasks, children, times, pending: [] }, clocks };
}
