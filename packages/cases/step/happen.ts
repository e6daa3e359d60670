import type { CompiledCaseType } from '../compiled.ts';
import { needsOfAnswer } from '../format/needs.ts';
import { refusedByNeeds } from './needs.ts';
import { performIfPossible } from './perform.ts';
import {
  type Actor,
  type CaseRecord,
  type ClockChange,
  type Effects,
  type Facts,
  invalid,
  noEffects,
  refuse,
  type Stepped,
  type StepResult,
  type TaskRecord,
  type Values,
} from './record.ts';
import { formErrors } from './values.ts';

type When = { facts: Facts; at: string };

/** An answer to a task, by somebody whom the engine knows to be asked; refused while its needs do not hold. It sets its `on` action off, if that is possible then. */
export function answerTask(
  compiled: CompiledCaseType,
  record: CaseRecord,
  id: string,
  answer: string,
  input: When & { actor: Actor; values?: Values },
): StepResult {
  const found = openTask(compiled, record, id);
  if (found === undefined) return refuse('open', '此项任务已完成或已取消，请刷新。');
  const [task, kind] = found;
  if (typeof kind.to === 'string' && !input.actor.parties.has(kind.to))
    return refuse('forbidden', `“${kind.title}”不由您答复。`);
  if (!Object.hasOwn(kind.answers, answer)) {
    return refuse('invalid', '请选择一种答复。', {
      errors: [{ pointer: '/answer', message: `只能是：${Object.values(kind.answers).join('、')}。` }],
    });
  }
  const errors = formErrors(kind.form ?? {}, input.values ?? {});
  if (errors.length > 0) return { ok: false, refusal: invalid(errors) };
  // What the case itself lacks is nothing that the form of a task asks for.
  const needs = { needs: needsOfAnswer(kind, answer), form: [] };
  const refusal = refusedByNeeds(compiled, record, needs, input.facts);
  if (refusal) return { ok: false, refusal };
  const closed: TaskRecord = {
    ...task,
    status: 'answered',
    answer,
    by: input.actor.id,
    ...(input.values !== undefined && { values: input.values }),
  };
  return closeTask(
    compiled,
    record,
    closed,
    input,
    noEffects({ kind: 'answered', name: id, by: input.actor.id, at: input.at }),
  );
}

/** The limit of a task has passed. Silence that counts is an answer; else parties are told and the task stays open. */
export function taskSilent(
  compiled: CompiledCaseType,
  record: CaseRecord,
  id: string,
  when: When,
): StepResult {
  const found = openTask(compiled, record, id);
  if (found === undefined) return refuse('open', '此项任务已完成或已取消，请刷新。');
  const [task, { silence }] = found;
  const event = noEffects({ kind: 'silent', name: id, by: 'clock', at: when.at });
  if (silence === undefined || 'tell' in silence) {
    return { ok: true, record, effects: [{ ...event, tell: silence === undefined ? [] : silence.tell }] };
  }
  return closeTask(compiled, record, { ...task, status: 'silent', answer: silence.counts }, when, event);
}

function openTask(compiled: CompiledCaseType, record: CaseRecord, id: string) {
  const task = record.tasks.find((one) => one.id === id && one.status === 'open');
  const kind = task === undefined ? undefined : compiled.tasks.get(task.kind);
  return task === undefined || kind === undefined ? undefined : ([task, kind] as const);
}

function closeTask(
  compiled: CompiledCaseType,
  record: CaseRecord,
  closed: TaskRecord,
  when: When,
  event: Effects,
): StepResult {
  const kind = compiled.tasks.get(closed.kind)!;
  const tasks = record.tasks.map((one) => (one.id === closed.id ? closed : one));
  const released: ClockChange[] =
    kind.holds === undefined ? [] : [{ clock: kind.holds.clock, does: 'release' }];
  const answered: Stepped = {
    ok: true,
    record: { ...record, tasks },
    effects: [{ ...event, clocks: released }],
  };
  const answer = closed.answer ?? '';
  const action = kind.on !== undefined && Object.hasOwn(kind.on, answer) ? kind.on[answer] : undefined;
  return follow(compiled, answered, action, 'engine', when);
}

/** A child has ended. `joined` follows once none of its kind is open. */
export function childEnded(
  compiled: CompiledCaseType,
  record: CaseRecord,
  id: string,
  result: string | undefined,
  when: When,
): StepResult {
  const child = record.children.find((one) => one.id === id && one.status === 'open');
  if (child === undefined) return refuse('open', '此子事项已办结或已撤回，请刷新。');
  const done = { ...child, status: 'done' as const, ...(result !== undefined && { result }) };
  const children = record.children.map((one) => (one === child ? done : one));
  const ended: Stepped = {
    ok: true,
    record: { ...record, children },
    effects: [noEffects({ kind: 'childEnded', name: id, by: 'engine', at: when.at })],
  };
  const open = children.some((one) => one.kind === child.kind && one.status === 'open');
  return follow(
    compiled,
    ended,
    open ? undefined : compiled.children.get(child.kind)?.joined,
    'engine',
    when,
  );
}

/** A clock has run out, at its instant. Its action is done if it is possible; parties are told, papers made. */
export function clockExpired(
  compiled: CompiledCaseType,
  record: CaseRecord,
  clock: string,
  when: When,
): StepResult {
  const found = compiled.clocks.get(clock);
  if (found === undefined) return refuse('unknown', '没有这项时限。');
  const { expires } = found;
  const told =
    'tell' in expires ? { tell: expires.tell, papers: expires.papers ?? [], hooks: expires.does ?? [] } : {};
  const event: Effects = {
    ...noEffects({ kind: 'expired', name: clock, by: 'clock', at: when.at }),
    ...told,
  };
  const clocks = new Map(when.facts.clocks).set(clock, 'expired');
  const facts = { ...when.facts, clocks };
  const action = 'action' in expires ? expires.action : undefined;
  return follow(compiled, { ok: true, record, effects: [event] }, action, 'clock', { ...when, facts });
}

/** An action that something beside the case sets off, and that the engine may do. */
export const setOff = (
  compiled: CompiledCaseType,
  record: CaseRecord,
  action: string,
  when: When & { values?: Values | undefined },
): StepResult =>
  performIfPossible(compiled, record, action, 'engine', when) ??
  refuse('state', '当前不能自动办理这项操作。');

/** What an event sets off. If it is refused, the event stands alone. */
function follow(
  compiled: CompiledCaseType,
  stepped: Stepped,
  action: string | undefined,
  by: 'clock' | 'engine',
  when: When,
): Stepped {
  const done =
    action === undefined ? undefined : performIfPossible(compiled, stepped.record, action, by, when);
  return done === undefined ? stepped : { ...done, effects: [...stepped.effects, ...done.effects] };
}
