/** Findings that the definition alone shows, without exploring it. */
import type { Need } from '../format/acts.ts';
import type { CaseType } from '../format/caseType.ts';
import { compiledExpressions } from '../format/expressions.ts';
import type { Limit, Party } from '../format/parts.ts';
import { type Finding, finding } from './finding.ts';

export function staticFindings(type: CaseType): Finding[] {
  return [
    ...nobody(type),
    ...clocksAndInboxes(type),
    ...tasks(type),
    ...holds(type),
    ...neverFilled(type),
    ...publication(type),
    ...promises(type),
    ...silentEnds(type),
  ];
}

const isInside = (party: Party | undefined): boolean => party !== undefined && 'right' in party;
const fromOf = (type: CaseType, name: string): readonly string[] => {
  const { from } = type.actions[name]!;
  return from === 'open'
    ? Object.keys(type.states).filter((state) => type.states[state]!.kind !== 'done')
    : from;
};

function nobody(type: CaseType): Finding[] {
  const found: Finding[] = [];
  if (type.open.by.length === 0) found.push(finding('nobody', 'error', '没有人可以提出此类事项。'));
  for (const [name, action] of Object.entries(type.actions)) {
    if (action.by.length === 0) {
      found.push(finding('nobody', 'error', `没有人可以办理“${action.title}”。`, { actions: [name] }));
    }
    for (const party of action.approve ?? []) {
      if (isInside(type.parties[party])) continue;
      const { title } = type.parties[party]!;
      found.push(
        finding('outside-approver', 'error', `“${action.title}”的审批人“${title}”不是工作人员。`, {
          actions: [name],
        }),
      );
    }
  }
  return found;
}

function clocksAndInboxes(type: CaseType): Finding[] {
  const timed = new Set(Object.values(type.clocks ?? {}).flatMap((clock) => clock.while));
  const found: Finding[] = [];
  for (const [name, state] of Object.entries(type.states)) {
    if (state.kind === 'done') continue;
    if (!timed.has(name) && state.noClock === undefined) {
      found.push(
        finding('no-clock', 'error', `“${state.title}”没有任何时限。请设时限，或在 noClock 中说明理由。`, {
          states: [name],
        }),
      );
    }
    for (const party of state.for) {
      if (hasWork(type, name, party)) continue;
      const { title } = type.parties[party]!;
      found.push(
        finding(
          'idle-inbox',
          'error',
          `“${state.title}”列为“${title}”的待办，但其在此没有可办的操作或任务。`,
          { states: [name] },
        ),
      );
    }
  }
  return found;
}

function hasWork(type: CaseType, state: string, party: string): boolean {
  const asked = new Set(
    Object.values(type.tasks ?? {}).flatMap((task) => (typeof task.to === 'string' ? [task.to] : [])),
  );
  return (
    asked.has(party) ||
    Object.entries(type.actions).some(
      ([name, action]) =>
        fromOf(type, name).includes(state) &&
        (action.by.includes(party) || action.approve?.includes(party) === true),
    )
  );
}

function tasks(type: CaseType): Finding[] {
  const opened = new Set(Object.values(type.actions).flatMap((action) => action.opens ?? []));
  const found: Finding[] = [];
  for (const [name, task] of Object.entries(type.tasks ?? {})) {
    if (task.limit === undefined && task.atEnd !== 'cancelled') {
      found.push(finding('no-limit', 'error', `任务“${task.title}”没有时限。`));
    }
    if (!opened.has(name)) found.push(finding('never', 'error', `没有操作会交办任务“${task.title}”。`));
  }
  for (const [name, child] of Object.entries(type.children ?? {})) {
    if (!opened.has(name)) found.push(finding('never', 'error', `没有操作会开启子事项“${child.title}”。`));
  }
  return found;
}

/** A clock that an action holds must be let go again. */
function holds(type: CaseType): Finding[] {
  return Object.entries(type.actions).flatMap(([name, action]) =>
    Object.entries(action.clock ?? {}).flatMap(([clock, effect]) => {
      if (typeof effect !== 'object' || !('hold' in effect) || effect.until !== undefined) return [];
      const released = Object.values(type.actions).some((other) => other.clock?.[clock] === 'release');
      if (released) return [];
      const { title } = type.clocks![clock]!;
      return [
        finding(
          'no-release',
          'error',
          `“${action.title}”中止“${title}”时限后，没有操作恢复，也没有写明截止（until）。`,
          {
            actions: [name],
          },
        ),
      ];
    }),
  );
}

/** Needs that read a field which nothing before can have filled. */
function neverFilled(type: CaseType): Finding[] {
  const before = mayBeFilled(type);
  const expression = compiledExpressions(type);
  const found: Finding[] = [];
  const check = (
    where: string,
    needs: readonly Need[] | undefined,
    filled: ReadonlySet<string>,
    actions: string[],
  ): void => {
    for (const need of needs ?? []) {
      const reads = [
        ...(need.when === undefined ? [] : expression(need.when).reads),
        ...('test' in need ? expression(need.test).reads : []),
        ...('filled' in need ? need.filled : []),
        ...('by' in need ? [need.by] : []),
      ];
      for (const field of new Set(reads)) {
        if (filled.has(field)) continue;
        const { title } = type.fields[field]!;
        found.push(
          finding('never-filled', 'error', `“${where}”的条件要看“${title}”，但在此之前没有任何操作填写它。`, {
            actions,
          }),
        );
      }
    }
  };
  for (const [name, action] of Object.entries(type.actions)) {
    const filled = new Set(fromOf(type, name).flatMap((state) => [...(before.get(state) ?? [])]));
    for (const field of filledBy(type, name)) filled.add(field);
    check(action.title, action.needs, filled, [name]);
  }
  // A task may be open in any state.
  const anywhere = new Set([...before.values()].flatMap((fields) => [...fields]));
  for (const task of Object.values(type.tasks ?? {}))
    for (const [answer, needs] of Object.entries(task.needs ?? {}))
      check(`${task.title}：${task.answers[answer]}`, needs, anywhere, []);
  check(
    '提出',
    type.open.needs,
    new Set([...always(type), ...type.open.fills, ...(type.open.asks ?? [])]),
    [],
  );
  return found;
}

const always = (type: CaseType): string[] =>
  Object.entries(type.fields).flatMap(([name, field]) =>
    field.computed !== undefined || field.from !== undefined ? [name] : [],
  );

function filledBy(type: CaseType, name: string): string[] {
  const { fills = [], asks = [], transfer } = type.actions[name]!;
  return [...fills, ...asks, ...(transfer === undefined ? [] : [transfer])];
}

/** For each state the fields that some way to it may have filled. */
function mayBeFilled(type: CaseType): Map<string, Set<string>> {
  const filled = new Map<string, Set<string>>();
  filled.set(type.open.to, new Set([...always(type), ...type.open.fills, ...(type.open.asks ?? [])]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, action] of Object.entries(type.actions)) {
      const targets = typeof action.to === 'string' ? [action.to] : action.to?.map((one) => one.to);
      for (const from of fromOf(type, name)) {
        const known = filled.get(from);
        if (known === undefined) continue;
        for (const to of targets ?? [from]) {
          const there = filled.get(to) ?? new Set();
          const size = there.size;
          for (const field of [...known, ...filledBy(type, name)]) there.add(field);
          if (there.size > size || !filled.has(to)) changed = true;
          filled.set(to, there);
        }
      }
    }
  }
  return filled;
}

const publication = (type: CaseType): Finding[] =>
  (type.publication ?? []).flatMap((one) =>
    one.fields.flatMap((name) => {
      const field = type.fields[name]!;
      if (!field.personal && !field.internal) return [];
      const kind = field.personal ? '个人信息' : '内部信息';
      return [
        finding('publishes-personal', 'error', `公开内容中有${kind}“${field.title}”。`, {
          states: one.states,
        }),
      ];
    }),
  );

function promises(type: CaseType): Finding[] {
  return Object.values(type.clocks ?? {}).flatMap((clock) => {
    const [legal, promised] = [spanOf(clock.limit), spanOf(clock.promised)];
    if (legal === undefined || promised === undefined || legal[0] !== promised[0] || promised[1] <= legal[1])
      return [];
    return [
      finding('promise-too-long', 'error', `“${clock.title}”的承诺时限长于法定时限。`, {
        states: clock.while,
      }),
    ];
  });
}

function spanOf(limit: Limit | undefined): [unit: string, count: number] | undefined {
  for (const unit of ['workingDays', 'days', 'months', 'officeHours']) {
    const count: unknown = limit === undefined ? undefined : (limit as Record<string, unknown>)[unit];
    if (typeof count === 'number') return [unit, count];
  }
  return undefined;
}

/** Ends of which a party from outside hears nothing: no paper, nothing published, and nothing that it may see. */
function silentEnds(type: CaseType): Finding[] {
  const outsiders = Object.keys(type.parties).filter(
    (name) => !isInside(type.parties[name]) && !('client' in type.parties[name]!),
  );
  const opener = outsiders.filter((name) => type.open.by.includes(name));
  if (opener.length === 0) return [];
  const published = new Set((type.publication ?? []).flatMap((one) => one.states));
  const sees = opener.some((name) => {
    const seen = type.sees?.[name];
    return 'receipt' in type.parties[name]! && (seen === undefined || seen.length > 0);
  });
  return Object.entries(type.actions).flatMap(([name, action]) => {
    const targets = typeof action.to === 'string' ? [action.to] : (action.to?.map((one) => one.to) ?? []);
    const told = (action.papers ?? []).some((paper) => outsiders.includes(type.papers![paper]!.to));
    if (told || sees || action.by.some((party) => opener.includes(party))) return [];
    return targets.flatMap((to) => {
      const { kind, title } = type.states[to]!;
      if (kind !== 'done' || published.has(to)) return [];
      return [
        finding(
          'silent-end',
          'warning',
          `“${action.title}”使事项到“${title}”结束，但没有告知提出人：没有文书、公开或可查询的内容。`,
          {
            states: [to],
            actions: [name],
          },
        ),
      ];
    });
  });
}
