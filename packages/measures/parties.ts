import type { Principal } from '@mingcha/http';

/** Who may act: the office that runs the notice (督查室、政务公开办), or a lead unit of the measure in question. */
export type Party = 'office' | 'lead';

/** A step of a life as data; `to` is null where the thing is gone after it. */
export type Transition<State extends string, Action extends string> = {
  from: State;
  action: Action;
  to: State | null;
  roles: readonly Party[];
};

/** What a caller is in the work on a measure with these lead departments. */
export function partiesOf({ rights, dept }: Principal, leads: readonly string[] = []): Party[] {
  return [
    ...(rights.has('measures:write') ? (['office'] as const) : []),
    ...(rights.has('reports:sign') && dept !== undefined && leads.includes(dept) ? (['lead'] as const) : []),
  ];
}

/** The actions open from a state to somebody who is any of these. */
export const actionsFor = <State extends string, Action extends string>(
  transitions: readonly Transition<State, Action>[],
  state: State,
  parties: readonly Party[],
): Action[] =>
  transitions
    .filter((t) => t.from === state && t.roles.some((role) => parties.includes(role)))
    .map((t) => t.action);
