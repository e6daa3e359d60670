import type { Need } from './acts.ts';
import type { CaseType } from './caseType.ts';
import type { Limit } from './parts.ts';
import { type DefinitionProblem, pointerOf } from './pointers.ts';
import { nearest } from './suggest.ts';

type Path = readonly PropertyKey[];
type Kind =
  | 'field'
  | 'party'
  | 'state'
  | 'result'
  | 'action'
  | 'clock'
  | 'task'
  | 'child'
  | 'link'
  | 'paper'
  | 'hook';

const WORDS: Readonly<Record<Kind, string>> = {
  field: '字段',
  party: '办理角色',
  state: '状态',
  result: '办理结果',
  action: '操作',
  clock: '时限',
  task: '协办任务',
  child: '子事项',
  link: '关联',
  paper: '文书',
  hook: '扩展',
};

/** Looks each name up where it is used, and collects those that are not there. */
class Names {
  readonly problems: DefinitionProblem[] = [];
  readonly #sets: Readonly<Record<Kind, ReadonlySet<string>>>;

  constructor(type: CaseType) {
    const keys = (record: object | undefined) => new Set(Object.keys(record ?? {}));
    this.#sets = {
      field: keys(type.fields),
      party: keys(type.parties),
      state: keys(type.states),
      result: keys(type.results),
      action: keys(type.actions),
      clock: keys(type.clocks),
      task: keys(type.tasks),
      child: keys(type.children),
      link: keys(type.links),
      paper: keys(type.papers),
      hook: keys(type.hooks),
    };
  }

  one(path: Path, name: string | undefined, ...kinds: readonly Kind[]): void {
    if (name === undefined || kinds.some((kind) => this.#sets[kind].has(name))) return;
    const near = nearest(
      name,
      kinds.flatMap((kind) => [...this.#sets[kind]]),
    );
    const words = kinds.map((kind) => WORDS[kind]).join('或');
    const hint = near === undefined ? '' : `是否应为“${near}”？`;
    this.problems.push({ pointer: pointerOf(path), message: `没有名为“${name}”的${words}。${hint}` });
  }

  all(path: Path, names: readonly string[] | undefined, ...kinds: readonly Kind[]): void {
    names?.forEach((name, i) => {
      this.one([...path, i], name, ...kinds);
    });
  }

  limit(path: Path, limit: Limit | undefined): void {
    if (limit === undefined) return;
    for (const key of ['workingDaysIn', 'row', 'date', 'year'] as const) {
      if (key in limit) this.one([...path, key], (limit as Record<string, unknown>)[key] as string, 'field');
    }
  }

  needs(path: Path, needs: readonly Need[] | undefined): void {
    needs?.forEach((need, i) => {
      const at = [...path, i];
      if ('filled' in need) this.all([...at, 'filled'], need.filled, 'field');
      if ('hook' in need) this.one([...at, 'hook'], need.hook, 'hook');
      if ('after' in need) this.one([...at, 'after'], need.after, 'clock');
      if ('within' in need) this.one([...at, 'within'], need.within, 'clock');
      if ('tasks' in need) this.one([...at, 'tasks'], need.tasks, 'task');
      if ('children' in need) this.one([...at, 'children'], need.children, 'child');
      if ('link' in need) this.one([...at, 'link'], need.link, 'link');
      if ('by' in need) this.one([...at, 'by'], need.by, 'field');
    });
  }
}

const MACHINES = new Set(['clock', 'engine']);
const people = (by: readonly string[]): string[] => by.filter((one) => !MACHINES.has(one));

/** Every name that a definition uses and does not have, with the name that was probably meant. */
export function referenceProblems(type: CaseType): DefinitionProblem[] {
  const names = new Names(type);
  names.all(['open', 'by'], people(type.open.by), 'party');
  names.all(['open', 'fills'], type.open.fills, 'field');
  names.all(['open', 'asks'], type.open.asks, 'field');
  names.one(['open', 'to'], type.open.to, 'state');
  names.needs(['open', 'needs'], type.open.needs);
  names.one(['number', 'at'], type.number.at, 'action');
  names.one(['subject'], type.subject, 'field');
  type.unique?.forEach((one, i) => {
    names.all(['unique', i, 'by'], one.by, 'field');
  });
  inParts(type, names);
  inActions(type, names);
  inClocks(type, names);
  inTasks(type, names);
  inOutlook(type, names);
  return names.problems;
}

function inParts(type: CaseType, names: Names): void {
  for (const [name, field] of Object.entries(type.fields)) {
    names.one(['fields', name, 'computed'], field.computed, 'hook');
    names.one(['fields', name, 'from', 'row'], field.from?.row, 'field');
  }
  for (const [name, party] of Object.entries(type.parties)) {
    if (!('right' in party)) continue;
    for (const key of ['dept', 'person', 'division', 'notDept', 'notPerson'] as const) {
      names.one(['parties', name, key], party[key], 'field');
    }
  }
  for (const [name, state] of Object.entries(type.states)) {
    if (state.kind === 'done') names.all(['states', name, 'results'], state.results, 'result');
    else names.all(['states', name, 'for'], state.for, 'party');
  }
}

function inActions(type: CaseType, names: Names): void {
  for (const [name, action] of Object.entries(type.actions)) {
    const at = ['actions', name];
    if (action.from !== 'open') names.all([...at, 'from'], action.from, 'state');
    names.all([...at, 'by'], people(action.by), 'party');
    if (typeof action.to === 'string') names.one([...at, 'to'], action.to, 'state');
    else
      for (const [i, one] of action.to?.entries() ?? []) names.one([...at, 'to', i, 'to'], one.to, 'state');
    for (const key of ['fills', 'asks', 'clears'] as const) names.all([...at, key], action[key], 'field');
    names.needs([...at, 'needs'], action.needs);
    names.all([...at, 'approve'], action.approve, 'party');
    if (typeof action.result === 'string') names.one([...at, 'result'], action.result, 'result');
    else if (action.result !== undefined) {
      names.one([...at, 'result', 'field'], action.result.field, 'field');
      for (const [choice, result] of Object.entries(action.result.of)) {
        names.one([...at, 'result', 'of', choice], result, 'result');
      }
    }
    names.one([...at, 'links'], action.links, 'link');
    names.one([...at, 'transfer'], action.transfer, 'field');
    names.one([...at, 'amends'], action.amends, 'field');
    for (const [clock, effect] of Object.entries(action.clock ?? {})) {
      names.one([...at, 'clock', clock], clock, 'clock');
      if (typeof effect !== 'object') continue;
      if ('extend' in effect) names.limit([...at, 'clock', clock, 'extend'], effect.extend);
      else names.limit([...at, 'clock', clock, 'until'], effect.until);
    }
    names.all([...at, 'opens'], action.opens, 'task', 'child');
    names.all([...at, 'papers'], action.papers, 'paper');
    names.all([...at, 'does'], action.does, 'hook');
  }
}

function inClocks(type: CaseType, names: Names): void {
  for (const [name, clock] of Object.entries(type.clocks ?? {})) {
    const at = ['clocks', name];
    names.all([...at, 'while'], clock.while, 'state');
    names.one([...at, 'since'], clock.since, 'field');
    names.limit([...at, 'limit'], clock.limit);
    names.limit([...at, 'promised'], clock.promised);
    names.all([...at, 'children', 'of'], clock.children?.of, 'child');
    const { expires } = clock;
    if ('action' in expires) names.one([...at, 'expires', 'action'], expires.action, 'action');
    if ('tell' in expires) {
      names.all([...at, 'expires', 'tell'], expires.tell, 'party');
      names.all([...at, 'expires', 'papers'], expires.papers, 'paper');
      names.all([...at, 'expires', 'does'], expires.does, 'hook');
    }
  }
}

function inTasks(type: CaseType, names: Names): void {
  for (const [name, task] of Object.entries(type.tasks ?? {})) {
    const at = ['tasks', name];
    if (typeof task.to === 'string') names.one([...at, 'to'], task.to, 'party');
    else if ('each' in task.to) {
      names.one([...at, 'to', 'each'], task.to.each, 'field');
      names.one([...at, 'to', 'by'], task.to.by, 'party');
    }
    for (const [answer, needs] of Object.entries(task.needs ?? {}))
      names.needs([...at, 'needs', answer], needs);
    names.limit([...at, 'limit'], task.limit);
    if (task.silence !== undefined && 'tell' in task.silence) {
      names.all([...at, 'silence', 'tell'], task.silence.tell, 'party');
    }
    names.one([...at, 'holds', 'clock'], task.holds?.clock, 'clock');
    for (const [answer, action] of Object.entries(task.on ?? {}))
      names.one([...at, 'on', answer], action, 'action');
  }
  for (const [name, child] of Object.entries(type.children ?? {})) {
    const at = ['children', name];
    if (child.one !== 'asked' && 'each' in child.one)
      names.one([...at, 'one', 'each'], child.one.each, 'field');
    for (const [theirs, ours] of Object.entries(child.passes))
      names.one([...at, 'passes', theirs], ours, 'field');
    names.one([...at, 'joined'], child.joined, 'action');
  }
}

function inOutlook(type: CaseType, names: Names): void {
  for (const [name, paper] of Object.entries(type.papers ?? {}))
    names.one(['papers', name, 'to'], paper.to, 'party');
  for (const [party, seen] of Object.entries(type.sees ?? {})) {
    names.one(['sees', party], party, 'party');
    if (seen !== undefined && seen !== 'all') names.all(['sees', party], seen, 'field');
  }
  type.publication?.forEach((one, i) => {
    names.all(['publication', i, 'states'], one.states, 'state');
    names.all(['publication', i, 'fields'], one.fields, 'field');
  });
  names.one(['rating', 'by'], type.rating?.by, 'party');
  names.all(['rating', 'in'], type.rating?.in, 'state');
  for (const [theirs, ours] of Object.entries(type.rating?.bad.passes ?? {}))
    names.one(['rating', 'bad', 'passes', theirs], ours, 'field');
  for (const [name, figure] of Object.entries(type.figures ?? {})) {
    names.all(['figures', name, 'by'], figure.by, 'field');
    if ('onTime' in figure) names.one(['figures', name, 'onTime'], figure.onTime, 'clock');
    if ('mean' in figure) names.one(['figures', name, 'mean'], figure.mean, 'clock');
    if ('share' in figure) names.all(['figures', name, 'share'], figure.share, 'result');
  }
  type.retention.forEach((one, i) => {
    names.one(['retention', i, 'result'], one.result, 'result');
  });
}
