import type { Limit } from '../format/parts.ts';

/** A case as the step function sees it. Plain JSON. */
export type Values = Readonly<Record<string, unknown>>;

export type TaskRecord = {
  /** `t1`, `t2` … in order of asking. */
  id: string;
  kind: string;
  /** Asked while none of its kind was open: the first of a round. */
  round: number;
  /** The party, department or row that is asked. */
  to: string;
  /** Of a row that is asked: its name, and the department that answers for it, if it says so. */
  name?: string;
  dept?: string;
  status: 'open' | 'answered' | 'silent' | 'cancelled';
  answer?: string;
  values?: Values;
  by?: string;
};

export type ChildRecord = {
  /** `c1`, `c2` … in order of opening. */
  id: string;
  kind: string;
  round: number;
  /** What it is about: a value of the field, or a row. */
  one: string;
  /** The name of the row. */
  name?: string;
  status: 'open' | 'done' | 'withdrawn';
  result?: string;
};

/** An action that waits for further persons, with all that was given when it was proposed. */
export type Pending = {
  action: string;
  values: Values;
  asked?: Asked;
  linkTo?: string;
  by: string;
  /** Who answers for it since the one who proposed it handed their work over. */
  heldBy?: string;
  approvedBy: readonly string[];
  /** The people in whose name others proposed or approved. */
  inNameOf?: readonly string[];
};

/** Of children that are `asked`, by kind: what each is about. */
export type Asked = Readonly<Record<string, readonly string[]>>;

/** What was published of a case that is done was put right. */
export type Amendment = {
  action: string;
  at: string;
  /** Who proposed it; the approval is an event of the case. */
  by: string;
  reason: string;
  /** Of the fields that it changed, those that hooks fill among them, what they said before; null where nothing. */
  before: Values;
};

export type CaseRecord = {
  state: string;
  result?: string;
  fields: Values;
  tasks: readonly TaskRecord[];
  children: readonly ChildRecord[];
  /** How often each bounded action happened. */
  times: Readonly<Record<string, number>>;
  pending: readonly Pending[];
  /** In their order. */
  amended?: readonly Amendment[];
};

/** How a clock stands now; the engine computes it from the clock's holds and the calendar. */
export type ClockStatus = 'notStarted' | 'running' | 'held' | 'stopped' | 'expired';

/** A field that a hook fills: again whenever something that it reads has changed. */
export type Computed = { reads: readonly string[]; value: (fields: Values) => unknown };

/** What was looked up before a step, since a step reads nothing. */
export type Facts = {
  clocks: ReadonlyMap<string, ClockStatus>;
  /** What each hook of a need says: undefined if it holds, else the reason. */
  hooks?: ReadonlyMap<string, string | undefined>;
  /** The fields that hooks fill, by their name. */
  computes?: ReadonlyMap<string, Computed>;
  /** The linked cases by link. */
  links?: ReadonlyMap<string, readonly { state: string; result?: string }[]>;
  /** Rows by register and id; a column's value by its name. */
  rows?: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, unknown>>>;
  /** Decides conditions in place of the compiled expressions; the explorer's tests use it. */
  holds?: (source: string) => boolean;
};

/** Who acts: an id, and the parties of this case that it is. */
export type Actor = {
  id: string;
  parties: ReadonlySet<string>;
  /** The person in whose name they act. */
  inNameOf?: string | undefined;
};

export type Refusal = {
  code: 'unknown' | 'forbidden' | 'state' | 'times' | 'invalid' | 'needs' | 'clock' | 'open' | 'pending';
  /** A Chinese text that says what to do. */
  message: string;
  /** The `else` of each need that does not hold. */
  needs?: readonly string[];
  /** Problems of values, at `/values/…`. */
  errors?: readonly { pointer: string; message: string }[];
};

/** What one action, answer or event does beside the record; the engine carries it out in the same transaction. */
export type Effects = {
  /** What it is for the case's history. */
  event: {
    kind:
      | 'opened'
      | 'action'
      | 'proposed'
      | 'approved'
      | 'returned'
      | 'answered'
      | 'silent'
      | 'childEnded'
      | 'expired'
      | 'corrected'
      | 'comment';
    name: string;
    by: string;
    from?: string;
    to?: string;
    values?: Values;
    /** A comment, or the reason given. */
    text?: string;
    at: string;
  };
  clocks: readonly ClockChange[];
  /** Ids of tasks and children in the record. */
  askedTasks: readonly string[];
  openedChildren: readonly string[];
  cancelledTasks: readonly string[];
  withdrawnChildren: readonly string[];
  papers: readonly string[];
  hooks: readonly string[];
  /** Parties that are told. */
  tell: readonly string[];
  link?: { link: string; to: string };
  /** The case gets its number now. */
  numbered: boolean;
};

export type ClockChange =
  | { clock: string; does: 'start' | 'resume' | 'stop' | 'release' }
  | { clock: string; does: 'extend'; by: Limit }
  | { clock: string; does: 'hold'; as: 'excluded' | 'suspended'; until?: Limit; task?: string };

/** A step that happened: the new record, and the effects of it and of what it set off, in order. */
export type Stepped = { ok: true; record: CaseRecord; effects: readonly Effects[] };
export type StepResult = Stepped | { ok: false; refusal: Refusal };

export const refuse = (code: Refusal['code'], message: string, more: Partial<Refusal> = {}): StepResult => ({
  ok: false,
  refusal: { code, message, ...more },
});

/** That values are refused where they are wrong. */
export const invalid = (errors: NonNullable<Refusal['errors']>): Refusal => ({
  code: 'invalid',
  message: '提交的内容有误，请按提示修改。',
  errors,
});

export const noEffects = (event: Effects['event']): Effects => ({
  event,
  clocks: [],
  askedTasks: [],
  openedChildren: [],
  cancelledTasks: [],
  withdrawnChildren: [],
  papers: [],
  hooks: [],
  tell: [],
  numbered: false,
});
