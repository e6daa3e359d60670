/**
 * Tasks and children in one form. What matters of an answer is which needs it passes and which action it sets off, so
 * answers that no need and no `on` tells apart are one class. Of many instances only their common class is kept.
 */
import type { Children, Need, Task } from '../format/acts.ts';
import type { CaseType } from '../format/caseType.ts';
import { needsOfAnswer } from '../format/needs.ts';

/** Values of a kind's slot: nothing asked, one open, several open (or any number), then 3 + class. */
export const KIND = { none: 0, one: 1, many: 2, closed: 3 } as const;

export type KindOutcome = {
  /** Index into `classes`. */
  class: number;
  /** The action that it sets off, or -1. */
  on: number;
  /** It comes without anybody outside: an official answers, with nothing to hold before, silence counts, or a child ends. */
  sure: boolean;
  title: string;
};

export type Kind = {
  name: string;
  title: string;
  isTask: boolean;
  /** Always counted as many: one for each of a list. */
  many: boolean;
  /** The register that is asked may be empty, or the field that the system fills. */
  mayBeEmpty: boolean;
  holds: string | undefined;
  atEnd: 'required' | 'cancelled' | 'livesOn' | 'withdrawn';
  /** One bit for each need that tells answers apart; of several answers the bits are joined by AND. */
  classes: readonly number[];
  outcomes: readonly KindOutcome[];
  /** The action once all have ended, or -1. */
  joined: number;
  /** Which classes pass a need; undefined: every one does. */
  passes(need: Need): readonly boolean[] | undefined;
  /** The class of instances that have all ended so; -1 where there is none. */
  classOf(ends: readonly string[]): number;
};

type Inside = (party: string) => boolean;

export function kindsOf(type: CaseType, actions: ReadonlyMap<string, number>, inside: Inside): Kind[] {
  const tasks = Object.entries(type.tasks ?? {}).map(([name, task]) =>
    taskKind(type, name, task, actions, inside),
  );
  const children = Object.entries(type.children ?? {}).map(([name, child]) =>
    childKind(type, name, child, actions),
  );
  return [...tasks, ...children];
}

/** The sets of answers that needs ask for, each once. */
function askedSets(type: CaseType, name: string, isTask: boolean): string[][] {
  const sets = new Map<string, string[]>();
  for (const action of Object.values(type.actions)) {
    for (const need of action.needs ?? []) {
      const set = setOf(need, name, isTask);
      if (set !== undefined) sets.set(JSON.stringify([...set].sort()), [...set]);
    }
  }
  return [...sets.values()];
}

function setOf(need: Need, name: string, isTask: boolean): readonly string[] | undefined {
  if (isTask) return 'tasks' in need && need.tasks === name ? need.answers : undefined;
  return 'children' in need && need.children === name ? need.results : undefined;
}

const bitsOf = (answer: string, sets: readonly (readonly string[])[]): number =>
  sets.reduce((bits, set, i) => (set.includes(answer) ? bits | (1 << i) : bits), 0);

/** The bits of several answers together. */
const joined = (ends: readonly string[], sets: readonly (readonly string[])[]): number =>
  ends.map((end) => bitsOf(end, sets)).reduce((a, b) => a & b);

type Answer = { name: string; title: string; on: number; sure: boolean };

/** Classes closed under AND, and the outcomes that differ. A single instance never needs the joined classes. */
function classify(answers: readonly Answer[], sets: readonly (readonly string[])[], joins: boolean) {
  const classes = [...new Set(answers.map((answer) => bitsOf(answer.name, sets)))];
  if (joins) {
    for (let i = 0; i < classes.length; i++) {
      for (let j = 0; j < i; j++) {
        const both = classes[i]! & classes[j]!;
        if (!classes.includes(both)) classes.push(both);
      }
    }
  }
  const outcomes = new Map<string, KindOutcome>();
  for (const { name, title, on, sure } of answers) {
    const bits = classes.indexOf(bitsOf(name, sets));
    const key = `${bits},${on}`;
    const seen = outcomes.get(key);
    if (seen === undefined) outcomes.set(key, { class: bits, on, sure, title });
    else outcomes.set(key, { ...seen, sure: seen.sure || sure, title: `${seen.title}、${title}` });
  }
  return { classes, outcomes: [...outcomes.values()] };
}

function taskKind(
  type: CaseType,
  name: string,
  task: Task,
  actions: ReadonlyMap<string, number>,
  inside: Inside,
): Kind {
  const sets = askedSets(type, name, true);
  const byOfficials = typeof task.to === 'string' ? inside(task.to) : 'each' in task.to;
  const silent = task.silence !== undefined && 'counts' in task.silence ? task.silence.counts : undefined;
  const answers = Object.entries(task.answers).map(([answer, title]): Answer => {
    const on = task.on !== undefined && Object.hasOwn(task.on, answer) ? task.on[answer] : undefined;
    return {
      name: answer,
      title,
      on: on === undefined ? -1 : actions.get(on)!,
      sure: (byOfficials && needsOfAnswer(task, answer).length === 0) || answer === silent,
    };
  });
  const many = typeof task.to !== 'string';
  return {
    name,
    title: task.title,
    isTask: true,
    many,
    mayBeEmpty: typeof task.to === 'object' && 'register' in task.to,
    holds: task.holds?.clock,
    atEnd: task.atEnd,
    ...classify(answers, sets, true),
    joined: -1,
    passes: (need) => passing(setOf(need, name, true), sets, classify(answers, sets, true).classes),
    classOf: (ends) => classify(answers, sets, true).classes.indexOf(joined(ends, sets)),
  };
}

function childKind(
  type: CaseType,
  name: string,
  child: Children,
  actions: ReadonlyMap<string, number>,
): Kind {
  const sets = askedSets(type, name, false);
  const named = [...new Set(sets.flat())];
  const answers = [...named, ''].map(
    (result): Answer => ({ name: result, title: result === '' ? '其他结果' : result, on: -1, sure: true }),
  );
  return {
    name,
    title: child.title,
    isTask: false,
    many: true,
    mayBeEmpty:
      child.one !== 'asked' &&
      ('register' in child.one || type.fields[child.one.each]?.computed !== undefined),
    holds: undefined,
    atEnd: child.atEnd,
    ...classify(answers, sets, true),
    joined: child.joined === undefined ? -1 : actions.get(child.joined)!,
    passes: (need) => passing(setOf(need, name, false), sets, classify(answers, sets, true).classes),
    classOf: (ends) => classify(answers, sets, true).classes.indexOf(joined(ends, sets)),
  };
}

function passing(
  set: readonly string[] | undefined,
  sets: readonly (readonly string[])[],
  classes: readonly number[],
): readonly boolean[] | undefined {
  if (set === undefined) return undefined;
  const wanted = JSON.stringify([...set].sort());
  const i = sets.findIndex((one) => JSON.stringify([...one].sort()) === wanted);
  return classes.map((bits) => (bits & (1 << i)) !== 0);
}
