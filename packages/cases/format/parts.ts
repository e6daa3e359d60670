import type { FileType } from '@mingcha/kernel';

/** The parts of a case type that name no actions, tasks or clocks. Plain JSON: no functions, no dates, no undefined. */

/** A condition over this case's fields, see `@mingcha/rules`. At most 300 characters. */
export type Cel = string;

/** A length of time. A working day ends at 24:00; office hours run in the tenant's office hours. */
export type Span = { workingDays: number } | { days: number } | { months: number } | { officeHours: number };

/**
 * How long, or until when: a span; a number of working days that somebody entered; a column of the register row that
 * a field names; a date field; a date of the year that a field names; or the first rule that holds (the last has no `when`).
 */
export type Limit<F extends string = string> =
  | Span
  | { workingDaysIn: F; max: number }
  | { row: F; column: string }
  | { date: F }
  | { yearly: string; year: F; plus?: number }
  | { rules: readonly { when?: Cel; limit: Span }[] };

export type FieldType =
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'yesNo'
  | 'choice'
  | 'department'
  | 'person'
  | 'division'
  | 'row'
  | 'file'
  | 'table';

type FieldBase<T extends string> = {
  title: string;
  type: T;
  many?: true;
  /** Of a choice. */
  choices?: readonly string[];
  /** Of a row: the register that it is in; `case:` and the name of a type where it is a case. */
  register?: string;
  /** Of a text: the most characters; of a number: the largest value. */
  max?: number;
  /** Of a file: the types that are taken; papers and pictures where it is missing. */
  accepts?: readonly FileType[];
  help?: string;
  /** Personal data: masked until asked for, never on list pages, never published, erased when its time is over. */
  personal?: true;
};

/** What a form of a task asks, and a column of a table. */
export type Column = FieldBase<Exclude<FieldType, 'table'>>;

export type Field<F extends string = string> = FieldBase<FieldType> & {
  columns?: Readonly<Record<string, Column>>;
  /** Not for parties from outside. */
  internal?: true;
  /** A column of list pages. */
  list?: true;
  /** The hook that fills it. */
  computed?: string;
  /** Copied from a column of the row that another field names, when that field is filled. */
  from?: { row: F; column: string };
};

/** Who may act. Of a right: all keys given must hold; `dept`, `person`, `division` name a field that must be the caller's own, `notDept` and `notPerson` one that must not. */
export type Party<F extends string = string> = { title: string } & (
  | { right: string; dept?: F; person?: F; division?: F; notDept?: F; notPerson?: F }
  /** Whoever holds the case's receipt code. */
  | { receipt: true }
  /** Anybody, throttled. */
  | { public: true }
  /** A client of the API with this scope. */
  | { client: string }
);

/** `for` says whose inbox the state is work for. `done` is an end; nothing leaves it. */
export type State<P extends string = string, R extends string = string> = {
  title: string;
  /** How it is called towards parties from outside; several that are called the same are one to them. Without it by its title. */
  outside?: string;
} & (
  | { kind: 'open' | 'waiting'; for: readonly P[]; noClock?: string }
  | { kind: 'done'; results?: readonly R[] }
);

/** A numbered or plain paper to a party. */
export type Paper<P extends string = string> = {
  title: string;
  to: P;
  number?: string;
  template: string;
  /** The id of the city's own .docx, from which the paper is made instead. */
  own?: string;
  public?: true;
  needsSeal?: true;
};

export type Figure<C extends string = string, R extends string = string, F extends string = string> = {
  title: string;
  by?: readonly F[];
  when?: Cel;
  /** Shown only from this many cases on. */
  atLeast?: number;
} & (
  | { count: 'opened' | 'open' | 'done' }
  | { onTime: C }
  | { mean: C; days: 'net' | 'gross' | 'held' }
  | { share: readonly R[] }
  | { satisfaction: true }
);
