import type { Amendment, Course, HookShape, Values } from '@mingcha/cases';
import type { Actor } from '@mingcha/http';
import type { FieldError } from '@mingcha/kernel';
import type { Operation, TenantStore } from '@mingcha/store';

/** A case as a hook sees it. */
export type HookCase = {
  type: string;
  /** Missing while it is being opened. */
  id?: string;
  /** The id that it gets, while it is being opened: of what is opened beside something, it follows from that (`idBeside`). */
  newId?: string;
  /** The fields that the hook says it reads. */
  fields: Values;
  /** The answer to a task that is being given; missing while it is not one. */
  answering?: HookAnswer;
};

/** A case that a hook of a need judges, with the names of the fields that the step gives. */
export type HookAsked = HookCase & { given: readonly string[] };

/** An answer to a task, its name, what its form says, and who is asked: the party, department or row. */
export type HookAnswer = { kind: string; to: string; answer: string; values: Values };

/** What happened, for a hook that writes beside it; `name` is the action or the clock. */
export type HookEvent = {
  name: string;
  /** Who did it, or proposed what others had to approve. */
  by: Actor;
  /** Those who approved it, in their order. */
  approvedBy: readonly Actor[];
  at: string;
  values: Values;
};

/** A case as a hook sees it that writes beside it, with what happened and what was amended so far, this included. */
export type HookWritten = HookCase & { event: HookEvent; amended: readonly Amendment[] };

/** Another case, and the operation that refuses the write where it has changed meanwhile. */
export type OtherCase = {
  id: string;
  number?: string;
  state: string;
  fields: Values;
  /** By the name of the clock, of those that have ever run. */
  clocks: Course['clocks'];
  unchanged: Operation;
};

/** What a hook may use: the tenant's data, to read, and the time. */
export type HookTools = {
  store: TenantStore;
  now: Date;
  /** The cases of a type that are about a subject, the oldest first. */
  casesOf(type: string, subject: string): Promise<readonly OtherCase[]>;
  /** One case of a type; undefined where there is none. */
  caseOf(type: string, id: string): Promise<OtherCase | undefined>;
};

/**
 * Whether a need holds: the reason why not, if it does not; what is wrong with single values, by their place in what was sent
 * (`/values/batches/0/until`); what must still be so when the case is written; and what is written with it, so that two who are
 * judged at one moment are not both let through.
 */
export type Answer = {
  refusal?: string | undefined;
  errors?: readonly FieldError[];
  checks?: readonly Operation[];
  writes?: readonly Operation[];
};

/**
 * What is wrong with values, as an answer: at its field where the step gives it; of what was given before, whose field is in no form
 * now, as the reason why not. Pure.
 */
export function answerOf(
  { given }: Pick<HookAsked, 'given'>,
  faults: readonly FieldError[],
): Pick<Answer, 'errors' | 'refusal'> {
  const isGiven = ({ pointer }: FieldError) => given.includes(pointer.split('/')[2] ?? '');
  const other = faults.filter((fault) => !isGiven(fault));
  return {
    errors: faults.filter(isGiven),
    ...(other.length > 0 && { refusal: other.map(({ message }) => message).join('') }),
  };
}

/** Code that a definition names, and the fields that it reads. It writes nothing by itself and calls nobody. */
export type Hook = { reads: readonly string[] } & (
  | { refuses: (of: HookAsked, tools: HookTools) => Promise<Answer> }
  /** Pure: the value of the field, undefined where there is none. */
  | { computes: (fields: Values) => unknown }
  /** The same where it has to be looked up; asked when an action gives one of the fields that it reads. */
  | { looks: (of: HookCase, tools: HookTools) => Promise<unknown> }
  /** Operations that are written with the action, all or none. */
  | {
      alongside: (of: HookWritten, tools: HookTools) => Promise<readonly Operation[]>;
    }
);

/** All hooks by their name, `package.name`. One stays for as long as an open case is pinned to a definition that names it. */
export type Hooks = ReadonlyMap<string, Hook>;

/** What the proof of a definition looks at. */
export const shapesOf = (hooks: Hooks): ReadonlyMap<string, HookShape> =>
  new Map(
    [...hooks].map(([name, hook]) => [
      name,
      {
        is: 'refuses' in hook ? 'refuses' : 'alongside' in hook ? 'alongside' : 'computes',
        reads: hook.reads,
      },
    ]),
  );
