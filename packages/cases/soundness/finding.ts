/** How grave: an `error` keeps a definition from being published, a `warning` does not, `info` is shown on the chart. */
export type Level = 'error' | 'warning' | 'info';

export type FindingCode =
  /** No end can be reached from here. */
  | 'no-end'
  /** Officials and clocks alone cannot end it. */
  | 'needs-outsider'
  /** The end is reached only if a condition allows it. */
  | 'needs-guard'
  /** A loop that only the other side can end. */
  | 'loop'
  | 'never'
  | 'unreached'
  | 'expiry-refused'
  | 'nobody'
  | 'no-clock'
  | 'idle-inbox'
  | 'no-limit'
  | 'no-release'
  | 'outside-approver'
  | 'never-filled'
  | 'publishes-personal'
  | 'promise-too-long'
  | 'silent-end'
  | 'cancelled-at-end'
  | 'unknown-name'
  | 'waits-in-circle'
  | 'too-large'
  | 'own-template'
  /** Of an import. */
  | 'several-starts'
  | 'leaves-end'
  | 'leads-nowhere';

/** One step of the way to a finding: what happened, and the title of the state after it. */
export type PathStep = { what: string; state: string };

export type Finding = {
  code: FindingCode;
  level: Level;
  /** A Chinese sentence. */
  message: string;
  /** Names of the states and actions on the chart that it is about. */
  states: readonly string[];
  actions: readonly string[];
  /** From the opening to where it shows; empty where no way matters. */
  path: readonly PathStep[];
};

export const finding = (
  code: FindingCode,
  level: Level,
  message: string,
  about: { states?: readonly string[]; actions?: readonly string[]; path?: readonly PathStep[] } = {},
): Finding => ({
  code,
  level,
  message,
  states: about.states ?? [],
  actions: about.actions ?? [],
  path: about.path ?? [],
});

/** The way as one line: 受理（已登记）→ 要求补正（待补正）. */
export const pathText = (path: readonly PathStep[]): string =>
  path.map((step) => `${step.what}（${step.state}）`).join(' → ');
