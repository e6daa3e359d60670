import { type CompiledCaseType, compileCaseType } from '../compiled.ts';
import type { CaseType } from '../format/caseType.ts';
import { act, approve } from '../step/act.ts';
import { answerTask, childEnded, clockExpired, taskSilent } from '../step/happen.ts';
import { openCase } from '../step/openCase.ts';
import type {
  Asked,
  CaseRecord,
  ClockStatus,
  Effects,
  Facts,
  Refusal,
  StepResult,
  Values,
} from '../step/record.ts';
import { movedStatuses, statusesNow } from './statuses.ts';

/** One step of a sample. `by` is a party; `as` tells two persons of one party apart. `state` is where the case stands then, `fields` what it says. */
export type SampleStep = { state: string; papers?: readonly string[]; fields?: Values } & (
  | { do: string; by: string; as?: string; values?: Values; linkTo?: string; asked?: Asked }
  | { approve: string; by: string; as?: string }
  | { refused: string; by: string; as?: string; values?: Values; code: Refusal['code'] }
  | { answer: string; with: string; by: string }
  | { silent: string }
  | { ends: string; result?: string }
  | { expires: string }
);

/** A case told step by step, with the state that each step leads to. */
export type Sample = {
  title: string;
  /** Rows by register, id and column, as a city might have them. */
  rows?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  /** Where the cases stand that its actions link to, by the name of the link. */
  linked?: Readonly<Record<string, { state: string; result?: string }>>;
  /** Why hooks of needs refuse, by their name; the others let everything through. */
  refuses?: Readonly<Record<string, string>>;
  open: { by: string; values: Values };
  steps: readonly SampleStep[];
  result?: string;
};

/** Runs a sample against its definition, with the fields that hooks fill. The problems, in order; none if all is as it says. */
export function runSample(type: CaseType, sample: Sample, computes: Facts['computes'] = new Map()): string[] {
  const run = new Run(compileCaseType(type), sample, computes);
  return run.problems();
}

const AT = '2026-03-02T01:00:00.000Z';

class Run {
  readonly #compiled: CompiledCaseType;
  readonly #sample: Sample;
  readonly #links = new Map<string, { state: string; result?: string }[]>();
  readonly #computes: NonNullable<Facts['computes']>;
  #clocks: Record<string, ClockStatus> = {};

  constructor(compiled: CompiledCaseType, sample: Sample, computes: NonNullable<Facts['computes']>) {
    this.#computes = computes;
    this.#compiled = compiled;
    this.#sample = sample;
  }

  problems(): string[] {
    const { open, steps, result } = this.#sample;
    const opened = openCase(this.#compiled, actor(open.by), open.values, this.#facts(undefined), AT);
    if (!opened.ok)
      return [`opening is refused: ${opened.refusal.message} ${JSON.stringify(opened.refusal.errors ?? [])}`];
    this.#follow(opened.effects);
    const problems: string[] = [];
    let record = opened.record;
    steps.forEach((step, i) => {
      const at = `step ${i + 1} (${Object.values(step)[0]})`;
      const done = this.#step(record, step);
      if ('refused' in step) {
        if (done.ok) problems.push(`${at} is not refused`);
        else if (done.refusal.code !== step.code) problems.push(`${at} is refused as ${done.refusal.code}`);
      } else if (!done.ok) {
        problems.push(
          `${at} is refused: ${done.refusal.message} ${JSON.stringify(done.refusal.errors ?? [])}`,
        );
      } else {
        record = done.record;
        this.#follow(done.effects);
        const papers = done.effects.flatMap((one) => one.papers);
        if (step.papers !== undefined && papers.join() !== step.papers.join())
          problems.push(`${at} makes the papers ${papers}`);
      }
      for (const [name, value] of Object.entries(step.fields ?? {}))
        if (record.fields[name] !== value) problems.push(`${at} makes ${name} ${record.fields[name]}`);
      if (record.state !== step.state)
        problems.push(`${at} leads to ${record.state} and not to ${step.state}`);
    });
    if (record.result !== result) problems.push(`the result is ${record.result} and not ${result}`);
    return problems;
  }

  #step(record: CaseRecord, step: SampleStep): StepResult {
    const compiled = this.#compiled;
    const when = { facts: this.#facts(record), at: AT };
    if ('do' in step || 'refused' in step) {
      const { values, by, as } = step;
      const linkTo = 'linkTo' in step ? { linkTo: step.linkTo! } : {};
      const asked = 'asked' in step ? { asked: new Map(Object.entries(step.asked!)) } : {};
      const name = 'do' in step ? step.do : step.refused;
      return act(compiled, record, name, {
        ...when,
        ...linkTo,
        ...asked,
        actor: actor(by, as),
        ...(values !== undefined && { values }),
      });
    }
    if ('approve' in step)
      return approve(compiled, record, step.approve, { ...when, actor: actor(step.by, step.as) });
    if ('expires' in step) {
      this.#clocks[step.expires] = 'expired';
      return clockExpired(compiled, record, step.expires, when);
    }
    if ('ends' in step) {
      const child = record.children.find((one) => one.kind === step.ends && one.status === 'open');
      return childEnded(compiled, record, child?.id ?? step.ends, step.result, when);
    }
    const kind = 'answer' in step ? step.answer : step.silent;
    const task = record.tasks.find((one) => one.kind === kind && one.status === 'open')?.id ?? kind;
    if ('silent' in step) return taskSilent(compiled, record, task, when);
    return answerTask(compiled, record, task, step.with, { ...when, actor: actor(step.by) });
  }

  #follow(effects: readonly Effects[]): void {
    for (const { link } of effects) {
      const linked = link && this.#sample.linked?.[link.link];
      if (linked) this.#links.set(link.link, [linked]);
    }
    this.#clocks = movedStatuses(
      this.#clocks,
      effects.flatMap((one) => one.clocks),
    );
  }

  #facts(record: CaseRecord | undefined): Facts {
    const rows = new Map(
      Object.entries(this.#sample.rows ?? {}).map(([register, all]) => [
        register,
        new Map(Object.entries(all).map(([id, row]) => [id, new Map(Object.entries(row))])),
      ]),
    );
    const clocks = statusesNow(this.#compiled.type, record?.tasks ?? [], this.#clocks);
    const names = Object.keys(this.#compiled.type.hooks ?? {});
    const hooks = new Map(names.map((name) => [name, this.#sample.refuses?.[name]]));
    return { clocks, rows, links: this.#links, hooks, computes: this.#computes };
  }
}

const actor = (party: string, as = party) => ({ id: as, parties: new Set([party]) });
