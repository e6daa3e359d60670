/** Findings that need the explored configurations: can a case end, by whom, and does everything ever happen. */
import { ALLOWED, allowed, needStatus } from './act.ts';
import { type Exploration, MOVER } from './explore.ts';
import { type Finding, finding } from './finding.ts';
import { KIND } from './kinds.ts';
import type { Solution } from './solve.ts';
import { pathTo, stateTitle } from './words.ts';

export function reachFindings(exploration: Exploration, solution: Solution): Finding[] {
  return [
    ...endless(exploration, solution),
    ...guarded(exploration, solution),
    ...loops(exploration, solution),
    ...never(exploration),
    ...refusedExpiries(exploration),
    ...cancelledAtEnd(exploration),
  ];
}

const titles = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');

function reader(exploration: Exploration) {
  const slots = new Int32Array(exploration.model.slotSizes.length);
  return (c: number): Int32Array => {
    exploration.configurations.read(c, slots);
    return slots;
  };
}

/** The first configuration of each state that passes a test, in order of distance. */
function firstByState(exploration: Exploration, test: (c: number) => boolean): Map<number, number> {
  const read = reader(exploration);
  const first = new Map<number, number>();
  for (let c = 0; c < exploration.configurations.size; c++) {
    if (!test(c)) continue;
    const state = read(c)[0]!;
    if (!first.has(state)) first.set(state, c);
  }
  return first;
}

/** No end at all, or none without people from outside. */
function endless(exploration: Exploration, { any, inside }: Solution): Finding[] {
  const { model } = exploration;
  const ends = titles(
    model.stateNames.flatMap((name, i) => (model.done[i] ? [model.type.states[name]!.title] : [])),
  );
  const stuck = [...firstByState(exploration, (c) => any[c] === 0)].map(([state, c]) =>
    finding(
      'no-end',
      'error',
      `从“${stateTitle(model, state)}”无法到达${ends || '任何终点'}。${why(exploration, c)}`,
      {
        states: [model.stateNames[state]!],
        path: pathTo(exploration, c),
      },
    ),
  );
  const waits = [...firstByState(exploration, (c) => any[c] === 1 && inside[c] === 0)].map(([state, c]) =>
    finding(
      'needs-outsider',
      'error',
      `从“${stateTitle(model, state)}”只靠工作人员和时限无法办结：对方不作为，或答复不利，就一直停在这里。${why(exploration, c)}`,
      { states: [model.stateNames[state]!], path: pathTo(exploration, c) },
    ),
  );
  return [...stuck, ...waits];
}

/** Which of the officials' actions there are from this state, and what keeps each from being done. */
function why(exploration: Exploration, c: number): string {
  const { model } = exploration;
  const slots = reader(exploration)(c);
  const open = model.kinds.flatMap((kind, i) =>
    slots[1 + i] === KIND.one || slots[1 + i] === KIND.many ? [kind.title] : [],
  );
  const refused = model.actions.flatMap((action) => {
    if (!action.inside || !action.from[slots[0]!] || allowed(model, slots, action) !== ALLOWED.no) return [];
    const need = action.needs.find((one) => needStatus(model, slots, one) === ALLOWED.no);
    return [`“${action.title}”不能办理${need === undefined ? '' : `（${need.words.replace(/。$/, '')}）`}`];
  });
  const parts = [...(open.length > 0 ? [`${titles(open)}尚未完成`] : []), ...refused.slice(0, 4)];
  return parts.length === 0 ? '' : `此时${parts.join('，')}。`;
}

/** Where the end depends on a condition: the moves out of the doubtful part. */
function guarded(exploration: Exploration, { inside, unguarded }: Solution): Finding[] {
  const { model, moveStart, edgeStart, edgeTo, edgeLabel, labels, configurations } = exploration;
  const read = reader(exploration);
  const seen = new Map<string, Finding>();
  for (let c = 0; c < configurations.size; c++) {
    if (inside[c] === 0 || unguarded[c] === 1) continue;
    for (let m = moveStart.at(c); m < moveStart.at(c + 1); m++) {
      for (let e = edgeStart.at(m); e < edgeStart.at(m + 1); e++) {
        const label = labels[edgeLabel.at(e)]!;
        if (label.action < 0 || unguarded[edgeTo.at(e)] === 0) continue;
        const action = model.actions[label.action]!;
        const slots = read(c);
        const key = `${slots[0]},${label.action}`;
        if (seen.has(key)) continue;
        const need = action.needs.find((one) => needStatus(model, slots, one) === ALLOWED.maybe);
        const guard = need === undefined ? '取决于去向的条件' : `条件：${need.words.replace(/。$/, '')}`;
        const state = model.stateNames[slots[0]!]!;
        seen.set(
          key,
          finding(
            'needs-guard',
            'warning',
            `从“${model.type.states[state]!.title}”能否办结，取决于“${action.title}”的条件是否满足（${guard}）。条件不满足时没有别的出路。`,
            { states: [state], actions: [action.name], path: pathTo(exploration, c) },
          ),
        );
      }
    }
  }
  return [...seen.values()];
}

/** Loops in which officials stay for as long as answers or outsiders want it. */
function loops(exploration: Exploration, { unguarded, forced }: Solution): Finding[] {
  const within = (c: number): boolean => unguarded[c] === 1 && forced[c] === 0;
  const { model } = exploration;
  const found: Finding[] = [];
  const told = new Set<number>();
  for (const [state, c] of firstByState(exploration, within)) {
    if (told.has(state)) continue;
    const states = cycleStates(exploration, c, within);
    if (states === undefined) continue;
    for (const one of states) told.add(one);
    const names = [...states].sort((a, b) => a - b).map((one) => stateTitle(model, one));
    found.push(
      finding(
        'loop',
        'warning',
        `${titles(names)}可以循环而没有次数限制，只有对方能使它停止。请限制次数（times），或增加工作人员可以直接办结的操作。`,
        { states: [...states].map((one) => model.stateNames[one]!), path: pathTo(exploration, c) },
      ),
    );
  }
  return found;
}

/** The states on a shortest way from a configuration back to itself within a part; undefined if there is none. */
function cycleStates(
  exploration: Exploration,
  start: number,
  within: (c: number) => boolean,
): Set<number> | undefined {
  const { moveStart, edgeStart, edgeTo } = exploration;
  const before = new Map<number, number>();
  const queue = [start];
  for (let i = 0; i < queue.length; i++) {
    const c = queue[i]!;
    for (let e = edgeStart.at(moveStart.at(c)); e < edgeStart.at(moveStart.at(c + 1)); e++) {
      const to = edgeTo.at(e);
      if (to === start && c !== start) return statesOf(exploration, start, c, before);
      if (to === start || before.has(to) || !within(to)) continue;
      before.set(to, c);
      queue.push(to);
    }
  }
  return undefined;
}

function statesOf(
  exploration: Exploration,
  start: number,
  last: number,
  before: ReadonlyMap<number, number>,
): Set<number> {
  const read = reader(exploration);
  const states = new Set<number>();
  for (let c: number | undefined = last; c !== undefined && c !== start; c = before.get(c))
    states.add(read(c)[0]!);
  return states.add(read(start)[0]!);
}

function never(exploration: Exploration): Finding[] {
  const { model, edgeLabel, labels, configurations } = exploration;
  const read = reader(exploration);
  const happened = new Set<number>();
  for (let e = 0; e < edgeLabel.length; e++) happened.add(labels[edgeLabel.at(e)]!.action);
  const reached = new Set<number>();
  for (let c = 0; c < configurations.size; c++) reached.add(read(c)[0]!);
  const actions = model.actions.flatMap((action, i) =>
    happened.has(i)
      ? []
      : [finding('never', 'error', `“${action.title}”在任何情况下都不会发生。`, { actions: [action.name] })],
  );
  const states = model.stateNames.flatMap((name, i) =>
    reached.has(i)
      ? []
      : [
          finding('unreached', 'error', `任何事项都到不了“${model.type.states[name]!.title}”。`, {
            states: [name],
          }),
        ],
  );
  return [...actions, ...states];
}

const refusedExpiries = (exploration: Exploration): Finding[] =>
  exploration.refusedExpiries.map(([c, index]) => {
    const { model } = exploration;
    const clock = model.clocks[index]!;
    const state = reader(exploration)(c)[0]!;
    const action = model.actions[clock.action]!;
    return finding(
      'expiry-refused',
      'error',
      `在“${stateTitle(model, state)}”时“${clock.title}”时限届满，但“${action.title}”在此时不能执行。`,
      { states: [model.stateNames[state]!], actions: [action.name], path: pathTo(exploration, c) },
    );
  });

/** Tasks that may be open when an action ends the case, and are cancelled then. */
function cancelledAtEnd(exploration: Exploration): Finding[] {
  const { model, moveStart, mover, edgeStart, edgeTo, edgeLabel, labels, configurations } = exploration;
  const read = reader(exploration);
  const seen = new Map<string, Finding>();
  for (let c = 0; c < configurations.size; c++) {
    for (let m = moveStart.at(c); m < moveStart.at(c + 1); m++) {
      if (mover.at(m) === MOVER.sure && model.kinds.length === 0) continue;
      for (let e = edgeStart.at(m); e < edgeStart.at(m + 1); e++) {
        const label = labels[edgeLabel.at(e)]!;
        if (label.action < 0 || !model.done[read(edgeTo.at(e))[0]!]) continue;
        const slots = read(c);
        model.kinds.forEach((kind, i) => {
          const open = slots[1 + i] === KIND.one || slots[1 + i] === KIND.many;
          const key = `${label.action},${i}`;
          if (
            !open ||
            label.kind === i ||
            kind.atEnd === 'livesOn' ||
            kind.atEnd === 'required' ||
            seen.has(key)
          )
            return;
          const action = model.actions[label.action]!;
          const words = kind.isTask ? '会被取消' : '会被撤回';
          seen.set(
            key,
            finding(
              'cancelled-at-end',
              'info',
              `“${action.title}”办结时，未完成的“${kind.title}”${words}。`,
              {
                actions: [action.name],
              },
            ),
          );
        });
      }
    }
  }
  return [...seen.values()];
}
