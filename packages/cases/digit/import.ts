import type { Action } from '../format/acts.ts';
import type { CaseType } from '../format/caseType.ts';
import type { Party, Span, State } from '../format/parts.ts';
import { type Finding, finding } from '../soundness/finding.ts';
import { NewNames } from './names.ts';
import type { BusinessService, DigitState } from './schema.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A business service as a case type of ours, with what its form lets go wrong: several starts, an end that is left, a
 * state that is not there, a state without a limit. States keep their names as titles.
 */
export function importBusinessService(service: BusinessService): { type: CaseType; findings: Finding[] } {
  const findings: Finding[] = [];
  const { states, named } = statesOf(service, findings);
  const parties = partiesOf(service);
  const open = firstState(service, named, findings);
  const actions = actionsOf(service, named, parties.named, findings);
  const openers = rolesOf(service.states.find((one) => named.get(one) === open)).map(
    (role) => parties.named.get(role)!,
  );
  for (const [name, state] of Object.entries(states)) {
    if (state.kind === 'done') continue;
    const own = Object.values(actions).filter((action) => action.from.includes(name));
    states[name] = { ...state, for: [...new Set(own.flatMap((action) => action.by as string[]))] };
  }
  const type: CaseType = {
    format: 1,
    name: slugOf(service.businessService),
    title: service.businessService.slice(0, 60),
    group: 'imported',
    basis: [],
    number: { pattern: '{year}{seq:6}' },
    open: { by: openers, fills: [], to: open },
    fields: {},
    parties: parties.all,
    states,
    actions,
    clocks: clocksOf(service, named, states),
    retention: [{ months: 120, do: 'archive' }],
  };
  return { type, findings };
}

const slugOf = (name: string): string => {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
  return slug === '' ? 'imported' : slug;
};

const titleOf = (state: DigitState): string => (state.state ?? '新建').slice(0, 60) || '新建';

function statesOf(service: BusinessService, findings: Finding[]) {
  const names = new NewNames();
  const states: Record<string, State> = {};
  const named = new Map<DigitState, string>();
  for (const state of service.states) {
    const name = names.give(state.state ?? 'start');
    named.set(state, name);
    const title = titleOf(state);
    if (state.isTerminateState) {
      states[name] = { title, kind: 'done' };
      continue;
    }
    states[name] = { title, kind: 'open', for: [], noClock: '来源没有写时限' };
    if (!state.sla && state.state) {
      findings.push(finding('no-clock', 'warning', `“${title}”没有自己的时限。`, { states: [name] }));
    }
  }
  return { states, named };
}

function firstState(
  service: BusinessService,
  named: ReadonlyMap<DigitState, string>,
  findings: Finding[],
): string {
  const starts = service.states.filter((state) => state.isStartState);
  const [first = service.states[0]!] = starts;
  if (starts.length !== 1) {
    const words =
      starts.length === 0
        ? '没有起点'
        : `有 ${starts.length} 个起点：${starts.map((one) => `“${titleOf(one)}”`).join('、')}`;
    findings.push(
      finding('several-starts', 'error', `${words}。须恰有一个。`, {
        states: starts.map((one) => named.get(one)!),
      }),
    );
  }
  return named.get(first)!;
}

const rolesOf = (state: DigitState | undefined): string[] => [
  ...new Set((state?.actions ?? []).flatMap((action) => action.roles ?? [])),
];

function partiesOf(service: BusinessService) {
  const names = new NewNames();
  const all: Record<string, Party> = {};
  const named = new Map<string, string>();
  for (const role of new Set(service.states.flatMap(rolesOf))) {
    const name = names.give(`role_${role}`);
    named.set(role, name);
    const title = role.slice(0, 60) || '（无名）';
    // Citizens have a receipt, other systems a scope; all others are officials.
    if (/CITIZEN/.test(role)) all[name] = { title, receipt: true };
    else if (/^(SYSTEM|AUTO)/.test(role)) all[name] = { title, client: 'cases:imported:sync' };
    else all[name] = { title, right: 'cases:imported:write' };
  }
  return { all, named };
}

function actionsOf(
  service: BusinessService,
  named: ReadonlyMap<DigitState, string>,
  parties: ReadonlyMap<string, string>,
  findings: Finding[],
): Record<string, Action> {
  const names = new NewNames();
  const merged = new Map<string, { name: string; action: Mutable<Action> & { from: string[] } }>();
  for (const state of service.states) {
    const from = named.get(state)!;
    for (const { action, nextState, roles, active } of state.actions ?? []) {
      if (active === false) continue;
      const title = action.slice(0, 60);
      // Without a next state the state stays.
      const target = nextState
        ? service.states.find((one) => one.state === nextState || one.uuid === nextState)
        : undefined;
      if (nextState && target === undefined) {
        const words = `“${titleOf(state)}”的“${title}”通向不存在的状态“${nextState.slice(0, 60)}”。`;
        findings.push(finding('leads-nowhere', 'error', words, { states: [from] }));
        continue;
      }
      if (state.isTerminateState) {
        findings.push(
          finding('leaves-end', 'error', `“${titleOf(state)}”是终点，却还能“${title}”。`, { states: [from] }),
        );
        continue;
      }
      const by = [...new Set((roles ?? []).map((role) => parties.get(role)!))];
      const to = target === undefined ? undefined : named.get(target)!;
      const key = JSON.stringify([action, to, by]);
      const known = merged.get(key);
      if (known !== undefined) {
        if (!known.action.from.includes(from)) known.action.from.push(from);
        continue;
      }
      merged.set(key, {
        name: names.give(action),
        action: { title, from: [from], by, ...(to !== undefined && { to }) },
      });
    }
  }
  return Object.fromEntries([...merged.values()].map(({ name, action }) => [name, action]));
}

const DAY = 86_400_000;

/** A limit in milliseconds as days, or as office hours where it is less than a day. */
const spanOf = (milliseconds: number): Span =>
  milliseconds < DAY
    ? { officeHours: Math.max(1, Math.round(milliseconds / 3_600_000)) }
    : { days: Math.min(4_000, Math.ceil(milliseconds / DAY)) };

function clocksOf(
  service: BusinessService,
  named: ReadonlyMap<DigitState, string>,
  states: Readonly<Record<string, State>>,
): NonNullable<CaseType['clocks']> {
  const expires = { nothing: '来源没有写逾期的后果' };
  const clocks: Record<string, NonNullable<CaseType['clocks']>[string]> = {};
  const open = Object.keys(states).filter((name) => states[name]!.kind !== 'done');
  if (service.businessServiceSla && service.businessServiceSla > 0 && open.length > 0) {
    clocks.whole = {
      title: '全程',
      while: open,
      again: 'resume',
      limit: spanOf(service.businessServiceSla),
      expires,
    };
  }
  const timed = service.states
    .filter((state) => state.sla && state.sla > 0 && !state.isTerminateState)
    .slice(0, 19);
  timed.forEach((state, i) => {
    const title = titleOf(state);
    clocks[`limit${i + 1}`] = {
      title,
      while: [named.get(state)!],
      again: 'restart',
      limit: spanOf(state.sla!),
      expires,
    };
  });
  return clocks;
}
