import type { CompiledCaseType } from '../compiled.ts';
import { act, approve, takeBack } from '../step/act.ts';
import { comment } from '../step/comment.ts';
import { correct } from '../step/correct.ts';
import { answerTask, childEnded, setOff } from '../step/happen.ts';
import { openCase } from '../step/openCase.ts';
import type { Actor, Facts, Refusal, StepResult, Values } from '../step/record.ts';
import { carryOut } from './carryOut.ts';
import type { Course } from './course.ts';
import { type Moment, type Settled, settle } from './settle.ts';
import { statusesOf } from './status.ts';

/** What somebody does to a case, or what comes from another case. */
export type Command =
  | {
      do: 'act';
      action: string;
      actor: Actor;
      values?: Values;
      asked?: ReadonlyMap<string, readonly string[]>;
      linkTo?: string;
    }
  | { do: 'approve'; action: string; actor: Actor }
  | { do: 'takeBack'; action: string; actor: Actor; reason?: string | undefined }
  | { do: 'answer'; task: string; answer: string; actor: Actor; values?: Values }
  | { do: 'correct'; actor: Actor; values: Values; reason: string }
  | { do: 'comment'; actor: Actor; text: string }
  | { do: 'childEnded'; child: string; result?: string }
  /** An action that something beside the case sets off, such as the end of its parent, with what it says. */
  | { do: 'setOff'; action: string; values?: Values };

/**
 * The case after a command, or why it was refused. What ran out before it has happened either way; where that is more than
 * was to take effect (`isPart`), nothing came of the command.
 */
export type Ran = Settled & { refusal?: Refusal };

const nothing: Omit<Course, 'record'> = { clocks: {}, asked: {}, told: [] };

/** Opens a case; refused as `openCase` says. Its clocks start at the moment. `isCounted` where a clock of its parent counts it. */
export function openCourse(
  compiled: CompiledCaseType,
  { actor, values, isCounted = false }: { actor: Actor; values: Values; isCounted?: boolean },
  { at, office, lookups = {} }: Moment,
): { ok: true; opened: Settled } | { ok: false; refusal: Refusal } {
  const facts: Facts = { ...lookups, clocks: statusesOf(compiled, {}, at, office) };
  const stepped = openCase(compiled, actor, values, facts, at);
  if (!stepped.ok) return stepped;
  const course = carryOut(
    compiled,
    { record: { ...stepped.record, fields: {} }, ...nothing, ...(isCounted && { spells: [] }) },
    stepped,
    lookups.rows,
  );
  return { ok: true, opened: { course, effects: stepped.effects } };
}

/** Settles what ran out before, then does what the command says. */
export function run(compiled: CompiledCaseType, course: Course, command: Command, moment: Moment): Ran {
  const settled = settle(compiled, course, moment);
  if (settled.isPart) return settled;
  const stepped = stepOf(compiled, settled.course, command, moment);
  if (!stepped.ok) return { ...settled, refusal: stepped.refusal };
  return {
    course: carryOut(compiled, settled.course, stepped, moment.lookups?.rows),
    effects: [...settled.effects, ...stepped.effects],
  };
}

function stepOf(
  compiled: CompiledCaseType,
  { record, clocks }: Course,
  command: Command,
  { at, office, lookups = {} }: Moment,
): StepResult {
  const facts: Facts = { ...lookups, clocks: statusesOf(compiled, clocks, at, office) };
  const when = { facts, at };
  switch (command.do) {
    case 'act': {
      const { action, do: _, ...input } = command;
      return act(compiled, record, action, { ...input, ...when });
    }
    case 'approve':
      return approve(compiled, record, command.action, { actor: command.actor, ...when });
    case 'takeBack':
      return takeBack(compiled, record, command.action, { ...command, at });
    case 'correct':
      return correct(compiled, record, command.values, {
        by: command.actor.id,
        reason: command.reason,
        ...when,
      });
    case 'comment':
      return comment(record, command.text, { by: command.actor.id, at });
    case 'answer': {
      const { task, answer, do: _, ...input } = command;
      return answerTask(compiled, record, task, answer, { ...input, ...when });
    }
    case 'childEnded':
      return childEnded(compiled, record, command.child, command.result, when);
    case 'setOff':
      return setOff(compiled, record, command.action, { ...when, values: command.values });
  }
}
